"""The school: against dewi-kadita itself, against a plain loop, and what every run must obey."""

import math

import numpy as np
import pytest
from dewi_kadita.core.systems import CouzinSystem

import explorer as ex
from explorer.engine.pool import Pool
from explorer.experiments.swarms import couzin, couzin_motion, couzin_steps, kadita_peer
from explorer.experiments.swarms.couzin_golden import golden_school
from explorer.experiments.swarms.couzin_start import directed
from explorer.model import wiring

EXPERIMENT = couzin.EXPERIMENT
CANONICAL = ("swarm", "torus", "dynamic_parallel", "highly_parallel")


def dials(preset=None, **values):
    return dict(EXPERIMENT.settings(values, preset))


def advance(state, params, n=1, step=0, seed=3, dt=0.1, pool=None):
    """New pos and head, the given ones untouched."""
    pos, head = (np.array(array, dtype=float) for array in state)
    clock = {"dt": dt, "n": n, "step": step, "seed": seed, "pool": pool}
    school = {"pos": pos, "head": head, **couzin_motion.nobody()}
    wiring.call(couzin.advance, {**params, **clock, **school})
    return pos, head


def begin(params, seed=1):
    start = wiring.call(couzin.begin, {**params, "seed": seed})
    return start["pos"], start["head"]


def plain_step(pos, head, p):
    """One quiet step of the corrected rules, fish by fish and neighbour by neighbour."""
    new = head.copy()
    for i in range(len(pos)):
        flee, rest = np.zeros(3), np.zeros(3)
        for j in range(len(pos)):
            d = pos[j] - pos[i]
            if p["box_size"]:
                d = d - p["box_size"] * np.round(d / p["box_size"])
            r = np.linalg.norm(d)
            blind = p["blind_angle"] > 0 and r > 0
            if i == j or (blind and head[i] @ d / r <= -math.cos(math.radians(p["blind_angle"]))):
                continue
            if r < p["r_repulsion"]:
                flee -= d / r
            elif r < p["r_orientation"]:
                rest += p["orientation_weight"] * head[j]
            elif r < p["r_attraction"]:
                rest += d / r
        wish = flee if flee.any() else rest
        if wish.any():
            new[i] = turned(head[i], wish / np.linalg.norm(wish), p["max_turn"])
    moved = pos + 0.1 * p["speed"] * new
    return (np.mod(moved, p["box_size"]) if p["box_size"] else moved), new


def turned(u, v, most):
    angle = math.acos(np.clip(u @ v, -1, 1))
    if angle <= most:
        return v
    across = v - (u @ v) * u
    return math.cos(most) * u + math.sin(most) * across / np.linalg.norm(across)


# --- compat is the library ------------------------------------------------------------------


def test_one_compat_step_has_the_published_numbers():
    pos, head = advance((golden_school()), dials(variant="compat", noise=0.0))
    i = np.arange(60)
    assert np.sum(i * head[:, 0]) == pytest.approx(356.2148166641878, abs=1e-9)
    np.testing.assert_allclose(head[0], (0.95330212, -0.19593362, 0.22983710), atol=1e-8)
    np.testing.assert_allclose(head.mean(0), (0.20595899, 0.03903246, 0.03839687), atol=1e-8)


@pytest.mark.parametrize("preset", CANONICAL)
def test_a_quiet_compat_run_is_the_librarys_bit_for_bit(preset):
    p = dials(preset, variant="compat", noise=0.0)
    start = begin(p)
    there, course = kadita_peer.peer_steps(*start, 60, p, 0.1)
    pos, head = advance(start, p, n=60)
    assert np.array_equal(pos, there)
    assert np.array_equal(head * p["speed"], course * p["speed"])


@pytest.mark.parametrize("preset", CANONICAL)
def test_a_school_begins_as_the_librarys_for_the_same_seed(preset):
    p = dials(preset)
    names = ("n_fish", "box_size", "speed", "torus_init")
    peer = CouzinSystem(
        **{name: p[name] for name in names}, torus_radius=p["torus_radius"] or None, seed=42
    )
    pos, head = begin(p, seed=42)
    np.testing.assert_allclose(pos, peer.positions, rtol=0, atol=1e-13)
    np.testing.assert_allclose(head * p["speed"], peer.velocities, rtol=0, atol=1e-13)


# --- explorer is the corrected rules ----------------------------------------------------------


@pytest.mark.parametrize("preset", CANONICAL)
def test_an_explorer_step_is_that_of_a_plain_loop(preset):
    p = dials(preset, noise=0.0)
    state = begin(p)
    for _ in range(3):
        wanted, course = plain_step(*state, p)
        pos, head = advance(state, p)
        np.testing.assert_allclose(head, course, rtol=0, atol=1e-5)
        np.testing.assert_allclose(pos, wanted, rtol=0, atol=1e-5)
        state = pos, head


def test_open_water_is_a_plain_loop_too_however_far_from_the_origin():
    p = dials("true_mill", noise=0.0)
    pos, head = begin(p)
    wanted, course = plain_step(pos, head, p)
    moved, turned_to = advance((pos, head), p)
    np.testing.assert_allclose(moved, wanted, rtol=0, atol=1e-5)
    far = np.array((4e5, -3e5, 1e5))
    _, again = advance((pos + far, head), p)
    np.testing.assert_allclose(again, turned_to, rtol=0, atol=1e-5)
    assert abs(turned_to - head).max() > 0.01


@pytest.mark.parametrize("box", [0.0, 22.0])
def test_cells_and_all_pairs_give_the_same_step(box, monkeypatch):
    p = dials(n_fish=900, box_size=box, r_orientation=2.5, r_attraction=4.0, noise=0.0)
    chance = np.random.default_rng(1)
    state = chance.random((900, 3)) * 22, directed(chance.normal(size=(900, 3)))
    _, cells = advance(state, p)
    monkeypatch.setattr(couzin_steps, "SPARSE", 10**6)
    _, pairs = advance(state, p)
    np.testing.assert_allclose(cells, pairs, rtol=0, atol=1e-5)
    assert not np.array_equal(cells, pairs)  # they were two paths


def test_a_fish_that_faces_away_turns_as_far_as_any():
    pos = np.array([[5.0, 5, 5], [8.0, 5, 5]])
    head = np.array([[-1.0, 0, 0], [0, 0, 1.0]])
    p = dials(n_fish=2, blind_angle=0.0, noise=0.0, r_orientation=2.0, max_turn=0.3)
    _, new = advance((pos, head), p)
    assert math.acos(new[0] @ head[0]) == pytest.approx(0.3, abs=1e-6)
    _, other = advance((pos, head), p, seed=4)
    assert not np.allclose(new[0], other[0])  # about an axis drawn by lot
    _, stuck = advance((pos, head), dials(**{**p, "variant": "compat"}))
    np.testing.assert_allclose(stuck[0], head[0], atol=1e-12)


CHORDS = {10: 0.1745, 30: 0.1986, 60: 0.1809, 90: 0.1449, 120: 0.0962, 150: 0.0445, 170: 0.0135}


@pytest.mark.parametrize("angle", CHORDS)
def test_a_turn_is_as_far_as_allowed_and_compat_cuts_the_chord(angle):
    q = math.radians(angle)
    pos = np.array([[5.0, 5, 5], [8.0, 5, 5]])
    head = np.array([[math.cos(q), math.sin(q), 0], [1.0, 0, 0]])
    for variant, turn in (("explorer", min(q, 0.2)), ("compat", CHORDS[angle])):
        p = dials(variant=variant, n_fish=2, blind_angle=0.0, noise=0.0, r_orientation=2.0,
                  max_turn=0.2)  # fmt: skip
        _, new = advance((pos, head), p)
        assert math.acos(new[0] @ head[0]) == pytest.approx(turn, abs=6e-5)


def test_repulsion_outweighs_everyone_else():
    chance = np.random.default_rng(5)
    crowd = np.array([12.0, 12, 12]) + np.array([6.0, 0, 0]) + chance.random((300, 3))
    pos = np.vstack(([[12.0, 12, 12], [12.5, 12, 12]], crowd))
    head = np.tile([0.0, 1.0, 0.0], (302, 1))
    p = dials(n_fish=302, noise=0.0, max_turn=3.2)
    _, new = advance((pos, head), p)
    np.testing.assert_allclose(new[0], (-1, 0, 0), atol=1e-6)


def test_nobody_reacts_to_what_the_blind_cone_hides():
    pos, head = np.array([[5.0, 5, 5], [2.0, 5, 5]]), np.array([[1.0, 0, 0], [0, 1.0, 0]])
    for variant in ("explorer", "compat"):
        p = dials(variant=variant, n_fish=2, noise=0.0, r_orientation=4.0)
        _, blind = advance((pos, head), {**p, "blind_angle": 30.0})
        _, sees = advance((pos, head), {**p, "blind_angle": 0.0})
        np.testing.assert_allclose(blind[0], head[0], atol=1e-15)
        assert sees[0, 1] > 0.2


# --- noise ----------------------------------------------------------------------------------


def loners(n=4000):
    """Fish that see nobody."""
    head = directed(np.random.default_rng(0).normal(size=(n, 3)))
    side = 16
    grid = np.stack(np.meshgrid(*[np.arange(side) * 5.0] * 3), axis=-1).reshape(-1, 3)
    return grid[:n], head


@pytest.mark.parametrize("sigma, mean, rms", [(0.05, 0.0632, 0.0712), (0.20, 0.2507, 0.2850)])
def test_noise_turns_by_the_measured_angles(sigma, mean, rms):
    state = loners()
    p = {"n_fish": 4000, "box_size": 80.0, "r_orientation": 1.5, "r_attraction": 2.0}
    for variant in ("explorer", "compat"):
        _, new = advance(state, dials(**p, variant=variant, noise=sigma))
        off = np.arccos(np.clip((new * state[1]).sum(1), -1, 1))
        assert off.mean() == pytest.approx(mean, rel=0.02)
        assert np.sqrt((off**2).mean()) == pytest.approx(rms, rel=0.02)
    _, new = advance(state, dials(**p, variant="couzin2002", noise=sigma, noise_first=False))
    off = np.arccos(np.clip((new * state[1]).sum(1), -1, 1))
    assert np.sqrt((off**2).mean()) == pytest.approx(sigma, rel=0.03)


def test_noise_before_the_turn_never_exceeds_the_turn():
    state = loners()
    p = dials(n_fish=4000, box_size=80.0, r_orientation=1.5, r_attraction=2.0,
              variant="couzin2002", noise=0.2, max_turn=0.1)  # fmt: skip
    _, new = advance(state, p)
    off = np.arccos(np.clip((new * state[1]).sum(1), -1, 1))
    assert off.max() < 0.1 + 1e-7 and (off > 0.1 - 1e-7).mean() > 0.5
    _, last = advance(state, {**p, "noise_first": False})
    assert np.arccos(np.clip((last * state[1]).sum(1), -1, 1)).max() > 0.3


def test_the_time_step_does_not_change_the_model():
    state = loners()
    p = dials(n_fish=4000, box_size=80.0, r_orientation=1.5, r_attraction=2.0, noise=0.1)

    def wandered(dt, steps, **more):
        _, new = advance(state, {**p, **more}, n=steps, dt=dt)
        return np.sqrt((np.arccos(np.clip((new * state[1]).sum(1), -1, 1)) ** 2).mean())

    assert wandered(0.025, 4) == pytest.approx(wandered(0.1, 1), rel=0.04)
    assert wandered(0.025, 4, per_step=True) == pytest.approx(2 * wandered(0.1, 1), rel=0.06)


# --- what every run must obey -----------------------------------------------------------------

RUNS = (
    dials("highly_parallel"),
    dials("highly_parallel", variant="compat"),
    dials("true_mill"),
    dials(n_fish=1500, box_size=30.0, r_orientation=2.5, r_attraction=4.0),
    dials(n_fish=1100, variant="compat"),
    dials(n_fish=1100, variant="couzin2002", box_size=0.0, r_attraction=5.0),
)


@pytest.mark.parametrize("params", RUNS, ids=range(len(RUNS)))
def test_slices_and_threads_change_no_bit(params):
    state = begin(params)
    whole = advance(state, params, n=5)
    for threads in (1, 2, 3):
        pool = Pool(threads)
        half = advance(state, params, n=2, pool=pool)
        rest = advance(half, params, n=3, step=2, pool=pool)
        assert np.array_equal(rest[0], whole[0]) and np.array_equal(rest[1], whole[1])


@pytest.mark.parametrize("params", RUNS, ids=range(len(RUNS)))
def test_headings_stay_units_and_fish_stay_in_the_box(params):
    pos, head = advance(begin(params), params, n=10)
    np.testing.assert_allclose(np.linalg.norm(head, axis=1), 1.0, atol=1e-12)
    if params["box_size"]:
        assert (pos >= 0).all() and (pos < params["box_size"]).all()


@pytest.mark.parametrize("variant", ["explorer", "compat", "couzin2002"])
def test_fish_at_rest_turn_and_stay(variant):
    p = dials("swarm", variant=variant, speed=0.0)
    before = begin(p)
    pos, head = advance(before, p, n=5)
    assert np.array_equal(pos, before[0])
    np.testing.assert_allclose(np.linalg.norm(head, axis=1), 1.0, atol=1e-12)
    assert not np.allclose(head, before[1])


def test_another_seed_is_another_run():
    p = dials("swarm")
    state = begin(p)
    assert not np.allclose(advance(state, p, seed=1)[1], advance(state, p, seed=2)[1])


def test_velocities_may_stand_for_headings():
    pos, head = golden_school()
    p = dials(noise=0.0)
    a, b = advance((pos, head), p), advance((pos, 3.0 * head), p)
    np.testing.assert_allclose(a[1], b[1], atol=1e-6)


@pytest.mark.parametrize(
    "values",
    [
        {"r_orientation": 0.5},
        {"r_orientation": 1.0},
        {"r_attraction": 4.0},
        {"variant": "couzin2002", "r_orientation": 0.5},
    ],
)
def test_zones_out_of_order_are_refused_by_name(values):
    with pytest.raises(ex.BadInput, match=r"r_repulsion.*r_orientation.*r_attraction"):
        EXPERIMENT.settings(values)


def test_couzin2002_allows_an_empty_orientation_zone():
    EXPERIMENT.settings({"variant": "couzin2002", "r_orientation": 1.0})


def test_presets_leave_the_variant_alone_but_for_the_mill():
    for name in CANONICAL:
        assert "variant" not in EXPERIMENT.preset(name).values
    assert dials("true_mill")["variant"] == "couzin2002"


def test_the_canonical_presets_say_that_their_bands_belong_to_compat():
    for name in CANONICAL:
        assert EXPERIMENT.preset(name).published == {"variant": "compat"}


# --- the smallest, the oddest -------------------------------------------------------------------


@pytest.mark.parametrize("variant", ["explorer", "compat", "couzin2002"])
@pytest.mark.parametrize("count", [1, 2])
def test_one_fish_or_two_swim_on(variant, count):
    run = ex.run("couzin", {"variant": variant, "n_fish": count}, steps=200, seed=2)
    assert run.diverged is None
    np.testing.assert_allclose(np.linalg.norm(run["head"], axis=2), 1.0, atol=1e-12)
    moved = np.diff(run["pos"], axis=0)
    moved -= 25 * np.round(moved / 25)
    np.testing.assert_allclose(np.linalg.norm(moved, axis=2), 0.1, atol=1e-9)


@pytest.mark.parametrize("variant", ["explorer", "compat"])
def test_a_box_smaller_than_a_zone_is_all_one_zone(variant):
    """In a box of 3 everyone is within the orientation zone of 5: all align, none follows."""
    p = dials(variant=variant, n_fish=40, box_size=3.0, r_repulsion=0.01, blind_angle=0.0,
              noise=0.0, max_turn=3.2)  # fmt: skip
    pos, head = begin(p)
    _, new = advance((pos, head), p)
    others = head.sum(axis=0) - head
    wanted = others / np.linalg.norm(others, axis=1, keepdims=True)
    np.testing.assert_allclose(new, wanted, atol=1e-6)


def test_a_state_with_a_hole_in_it_is_refused():
    pos, head = begin(dials())
    pos[3, 1] = np.nan
    with pytest.raises(ex.BadInput, match=r"couzin, pos: every value must be finite"):
        ex.run("couzin", start={"pos": pos, "head": head}, steps=1)


def test_single_precision_moves_no_heading_by_more_than_a_hundred_thousandth():
    """Scratch in float32 against the same sums in float64, fish by fish, where nobody is torn."""
    p = dials("highly_parallel", noise=0.0, max_turn=3.2)
    pos, head = begin(p)
    _, new = advance((pos, head), p)
    _, wanted = plain_step(pos, head, p)
    assert abs(new - wanted).max() < 1e-5


def test_a_run_may_begin_from_given_arrays():
    pos, head = golden_school()
    params = {"n_fish": 60, "variant": "compat", "noise": 0.0}
    run = ex.run("couzin", params, start={"pos": pos, "head": head}, steps=2)
    assert run["pos"].shape == (3, 60, 3)
    assert np.array_equal(run["pos"][0], pos)
    assert run["polarisation"][0] == pytest.approx(0.2062288328, abs=0.2)


# --- the states of the literature ---------------------------------------------------------------


def settled(preset, seed, steps, **values):
    """Mean P and M over the second half of a run."""
    run = ex.run("couzin", values, preset=preset, steps=steps, every=10, seed=seed)
    half = len(run.t) // 2
    return run["polarisation"][half:].mean(), run["milling"][half:].mean()


def test_a_compat_swarm_is_as_disordered_as_published():
    p = [settled("swarm", seed, 600, variant="compat")[0] for seed in range(3)]
    assert abs(np.mean(p) - 0.079) < 0.02


def test_the_published_ring_decays_as_measured():
    m = [ex.run("couzin", {"variant": "compat"}, preset="torus", steps=50, every=50,
                seed=seed)["milling"] for seed in range(6)]  # fmt: skip
    assert np.mean(m, axis=0)[0] > 0.9
    assert abs(np.mean(m, axis=0)[1] - 0.28) < 0.06


@pytest.mark.parametrize("variant", ["compat", "explorer"])
def test_parallel_presets_swim_one_way(variant):
    for seed in (1, 2):
        assert 0.992 < settled("highly_parallel", seed, 1000, variant=variant)[0] < 0.9985
    assert 0.97 < settled("dynamic_parallel", 1, 1000, variant=variant)[0] < 0.99


def test_a_mill_forms_in_open_water_and_lasts():
    p, m = np.mean([settled("true_mill", seed, 3000) for seed in (1, 2, 3)], axis=0)
    assert abs(m - 0.667) < 0.06 and abs(p - 0.214) < 0.08
