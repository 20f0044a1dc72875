"""Tank, obstacles, predator, leaders and paces: each acts as it says, and none acts unasked."""

import math

import numpy as np
import pytest

import explorer as ex
from explorer.engine.pool import Pool
from explorer.experiments.swarms import couzin, couzin_leaders, couzin_rules, couzin_tank
from explorer.model import wiring

EXPERIMENT = couzin.EXPERIMENT


def dials(preset=None, **values):
    return dict(EXPERIMENT.settings(values, preset))


def begin(params, seed=1):
    return wiring.call(couzin.begin, {**params, "seed": seed})


def advance(state, params, n=1, step=0, seed=3, pool=None):
    """The new state, the given one untouched."""
    new = {name: np.array(array, dtype=float) for name, array in state.items()}
    clock = {"dt": 0.1, "n": n, "step": step, "seed": seed, "pool": pool}
    wiring.call(couzin.advance, {**params, **clock, **new})
    return new


def course(head):
    """The mean heading, made of length one."""
    mean = head.mean(axis=0)
    return mean / np.linalg.norm(mean)


# --- tank and obstacles ---------------------------------------------------------------------

TANKS = {
    "sphere": lambda d, r, h: np.linalg.norm(d, axis=-1) - r,
    "box": lambda d, r, h: (abs(d) - (r, r, h / 2)).max(axis=-1),
    "cylinder": lambda d, r, h: np.maximum(
        np.hypot(d[..., 0], d[..., 1]) - r, abs(d[..., 2]) - h / 2
    ),
}


@pytest.mark.parametrize("tank", TANKS)
@pytest.mark.parametrize("box, reach", [(0.0, 2.0), (30.0, 0.1)])
def test_no_fish_leaves_the_tank(tank, box, reach):
    params = dict(tank=tank, tank_radius=8, tank_height=9, wall_reach=reach, box_size=box,
                  n_fish=120, speed=4.0, noise=0.3)  # fmt: skip
    run = ex.run("couzin", params, steps=300, seed=5)
    out = TANKS[tank](run["pos"] - box / 2, 8.0, 9.0)
    assert out.max() <= 1e-12
    assert (abs(out.max(axis=1)) < 1e-9).any()  # though a wall was met
    np.testing.assert_allclose(np.linalg.norm(run["head"], axis=2), 1.0, atol=1e-12)


@pytest.mark.parametrize("tank", TANKS)
def test_a_tank_is_filled_evenly_and_from_end_to_end(tank):
    params = dials(tank=tank, tank_radius=8, tank_height=9, n_fish=4000, box_size=30)
    d = begin(params)["pos"] - 15.0
    assert TANKS[tank](d, 8.0, 9.0).max() <= 0
    assert abs(d.mean(axis=0)).max() < 0.25
    inner = TANKS[tank](d / 0.8, 8.0, 9.0) <= 0  # 0.8**3 of the water
    assert inner.mean() == pytest.approx(0.512, abs=0.03)


def test_between_walls_nobody_is_seen_round_the_back_of_the_box():
    pos = np.array([[0.5, 10, 10], [19.5, 10, 10]])
    head = np.array([[0.0, 1, 0], [0.0, 1, 0]])
    start = {**begin(dials(n_fish=2)), "pos": pos, "head": head}
    p = dict(n_fish=2, box_size=20, noise=0.0, r_repulsion=2.0, wall_reach=0.1)
    wrapped = advance(start, dials(**p))
    walled = advance(start, dials(**p, tank="box", tank_radius=10, tank_height=20))
    assert abs(wrapped["head"][:, 0]).min() > 0.2  # they flee each other through the border
    np.testing.assert_allclose(walled["head"], head, atol=1e-9)


def test_walls_turn_fish_before_they_touch():
    params = dict(tank="sphere", tank_radius=10, n_fish=60, box_size=0, noise=0.05)
    held = {
        reach: ex.run("couzin", {**params, "wall_reach": reach}, steps=400, every=4, seed=2)["pos"]
        for reach in (0.1, 4.0)
    }
    near = {r: (np.linalg.norm(pos, axis=2) > 9.5).mean() for r, pos in held.items()}
    assert near[4.0] < 0.2 * near[0.1]


@pytest.mark.parametrize("box", [0.0, 24.0])
@pytest.mark.parametrize("obstacles", [1, 3])
def test_no_fish_enters_an_obstacle(box, obstacles):
    params = dict(obstacles=obstacles, obstacle_radius=3.0, obstacle_ring=7.0, box_size=box,
                  n_fish=300, wall_reach=0.5, noise=0.2, speed=2.0)  # fmt: skip
    run = ex.run("couzin", params, steps=200, seed=1)
    balls = couzin_tank.places_of_balls(obstacles, 7.0, box)
    d = run["pos"][1:, :, None, :] - balls
    if box:
        d -= box * np.round(d / box)
    gap = np.linalg.norm(d, axis=3) - 3.0
    assert gap.min() >= -1e-9
    assert gap.min() < 1.0  # some came near
    free = ex.run("couzin", {**params, "obstacles": 0}, steps=200, seed=1)["pos"][1:]
    d = free[:, :, None, :] - balls
    if box:
        d -= box * np.round(d / box)
    assert np.linalg.norm(d, axis=3).min() < 2.9  # and would have gone through


def test_the_compiled_places_of_obstacles_are_those_that_are_drawn():
    for count in (1, 4):
        row = couzin_rules.rules_of(
            ("none", 1, 1, 1), (count, 1, 5), ("none", 0, 0, 0, 0, 0, 0), (0, 0, 0, 0), 20.0, 0.1
        )
        found = [couzin_tank.place_of_ball(row, k) for k in range(count)]
        np.testing.assert_allclose(found, couzin_tank.places_of_balls(count, 5.0, 20.0), atol=1e-12)


# --- predator -------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [0, 1])
def test_the_school_parts_around_the_predator(seed):
    """A predator dashes through a school that swims towards it: it is passed on either side."""
    chance = np.random.default_rng(seed)
    pos = chance.uniform(-1, 1, (200, 3)) * (5, 6, 3) + (-10, 0, 0)
    head = np.tile([1.0, 0, 0], (200, 1))
    p = dict(n_fish=200, box_size=0, r_repulsion=0.5, r_orientation=6, r_attraction=7, noise=0.02,
             speed=2.0, predator_speed=5.0, predator_x=-25.0, predator_reach=5.0)  # fmt: skip
    touched = {}
    for fear in (0.0, 10.0):
        params = dials(**p, predator="driven", predator_fear=fear)
        state = {"pos": pos, "head": head, "predator_at": np.array([3.0, 0, 0]),
                 "predator_toward": -np.eye(3)[0]}  # fmt: skip
        touched[fear] = left = right = 0
        for step in range(45):
            state = advance(state, params, step=step)
            d = state["pos"] - state["predator_at"]
            touched[fear] += (np.linalg.norm(d, axis=1) < 1.5).sum()
            abreast = d[abs(d[:, 0]) < 1, 1]
            left, right = left + (abreast > 0.5).sum(), right + (abreast < -0.5).sum()
    assert left > 100 and right > 100
    assert touched[0.0] > 50 and touched[10.0] < 0.4 * touched[0.0]


def test_a_chasing_predator_reaches_the_middle_and_comes_round_again():
    run = ex.run("couzin", preset="hunted", steps=600, seed=4)
    middle = np.angle(np.exp(2j * np.pi * run["pos"] / 40).mean(axis=1)) * 40 / (2 * np.pi)
    d = run["predator_at"] - middle
    d = np.linalg.norm(d - 40 * np.round(d / 40), axis=1)
    assert d[0] > 10 and d.min() < 2.0
    inside = d < 4.0
    assert (np.diff(inside.astype(int)) == 1).sum() >= 2  # more than one attack
    step = np.diff(run["predator_at"], axis=0)
    step -= 40 * np.round(step / 40)
    np.testing.assert_allclose(np.linalg.norm(step, axis=1), 0.25, atol=1e-9)
    turned = (run["predator_toward"][1:] * run["predator_toward"][:-1]).sum(axis=1)
    assert np.arccos(np.clip(turned, -1, 1)).max() <= couzin_rules.PREDATOR_TURN + 1e-6


def test_a_driven_predator_goes_where_the_dials_say_and_stays():
    params = dials("be_the_predator", predator_x=3.0, predator_y=-4.0, predator_z=2.0)
    state = begin(params)
    way = []
    for step in range(60):
        before = state["predator_at"]
        state = advance(state, params, step=step)
        way.append(np.linalg.norm(state["predator_at"] - before))
    np.testing.assert_allclose(state["predator_at"], [3, -4, 2], atol=1e-9)
    assert max(way) == pytest.approx(0.6) and way[-1] == 0.0
    at_first = np.linalg.norm(begin(params)["pos"] - (3, -4, 2), axis=1)
    now = np.linalg.norm(state["pos"] - (3, -4, 2), axis=1)
    assert (at_first < 4).sum() > 20 and (now < 3).sum() == 0


def test_a_predator_beyond_its_reach_changes_nothing_but_itself():
    params = dials("be_the_predator", predator_x=500.0, predator_speed=0.0)
    start = {**begin(params), "predator_at": np.array([500.0, 0, 0])}
    quiet = advance(start, dials("be_the_predator", predator="none"))
    there = advance(start, params)
    np.testing.assert_allclose(there["pos"], quiet["pos"], rtol=0, atol=1e-8)


# --- leaders --------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.0, 0.02, 0.1, 1 / 3, 0.5, 1.0])
def test_exactly_the_stated_share_is_informed(share):
    for count in (1, 60, 150, 999):
        found = couzin_leaders.leaders(count, share)
        assert found.sum() == math.floor(count * share + 1e-9)
        told = [couzin_leaders.leads(share, fish) for fish in range(count)]
        assert np.array_equal(found, told)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_tenth_of_leaders_turns_the_group_either_way_and_nobody_does_without_them(seed):
    """A parallel school that swims along x; the informed would rather go along y, or against it."""
    chance = np.random.default_rng(seed)
    pos = chance.normal(size=(100, 3)) * 3
    head = np.array([1.0, 0, 0]) + 0.05 * chance.normal(size=(100, 3))
    p = dict(n_fish=100, box_size=0, r_orientation=9, r_attraction=14, noise=0.02, speed=1.0,
             leader_weight=0.5)  # fmt: skip
    start = {**begin(dials(**p)), "pos": pos, "head": head}
    for way in (1.0, -1.0):
        led = dials(**p, leader_share=0.1, leader_azimuth=90.0 * way)
        assert course(advance(start, led, n=250)["head"])[1] * way > 0.9
    left, right = (advance(start, dials(**p, leader_azimuth=a), n=20) for a in (90.0, -90.0))
    assert np.array_equal(left["head"], right["head"])


def test_the_informed_turn_as_the_published_rule_says():
    """A lone fish: unit wish u, informed of g: it wants (u + omega g) made of length one."""
    p = dials(n_fish=1, leader_share=1.0, leader_weight=0.8, leader_azimuth=60.0,
              leader_elevation=30.0, noise=0.0, max_turn=3.0)  # fmt: skip
    start = {**begin(p), "pos": np.full((1, 3), 5.0), "head": np.array([[1.0, 0, 0]])}
    g = np.array([math.cos(math.pi / 6) * 0.5, math.cos(math.pi / 6) * math.sin(math.pi / 3), 0.5])
    wanted = np.array([1.0, 0, 0]) + 0.8 * g
    found = advance(start, p)["head"][0]
    np.testing.assert_allclose(found, wanted / np.linalg.norm(wanted), atol=1e-12)


# --- paces ----------------------------------------------------------------------------------


def test_each_fish_keeps_a_pace_of_its_own():
    p = dials(n_fish=2000, box_size=0, speed=2.0, speed_spread=0.2)
    state, moved = begin(p), []
    for step in range(3):
        after = advance(state, p, step=step)
        moved.append(np.linalg.norm(after["pos"] - state["pos"], axis=1) / 0.2)
        state = after
    np.testing.assert_allclose(moved[0], moved[2], atol=1e-9)
    assert moved[0].mean() == pytest.approx(1.0, abs=0.02)
    assert moved[0].std() == pytest.approx(0.2, abs=0.015)
    np.testing.assert_allclose(moved[0], couzin_leaders.paces_of(2000, 0.2, 3), atol=1e-9)
    wild = couzin_leaders.paces_of(5000, 0.5, 0)
    assert wild.min() == 0.2 and wild.max() == 2.0


# --- heed the nearest -----------------------------------------------------------------------


def test_a_fish_heeds_only_the_nearest_that_it_sees():
    """Fish at 2, 3, 4 and, unseen behind, at 1: the one at 2 counts, then the one at 3 too."""
    pos = np.array([[0.0, 0, 0], [2, 0.1, 0], [3, 0, 0.1], [0, 4, 0], [-1, 0, 0]])
    head = np.array([[1.0, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1], [1, 0, 0]])
    p = dict(n_fish=5, box_size=0, r_repulsion=0.5, r_orientation=5.0, noise=0.0, max_turn=3.2)
    start = {**begin(dials(**p)), "pos": pos, "head": head}
    wanted = {1: (0, 1, 0), 2: (0, 1, 1), 0: (0, 1, 1) + head[3] / math.sqrt(3)}
    for few, wish in wanted.items():
        found = advance(start, dials(**p, nearest_only=few))["head"][0]
        np.testing.assert_allclose(found, wish / np.linalg.norm(wish), atol=1e-6)


def test_heeding_more_than_there_are_is_heeding_all_and_cells_see_the_same_nearest():
    p = dict(n_fish=900, box_size=22.0, r_orientation=2.5, r_attraction=4.0, noise=0.0)
    start = begin(dials(**p))
    all_of_them = advance(start, dials(**p))["head"]
    np.testing.assert_array_equal(advance(start, dials(**p, nearest_only=64))["head"], all_of_them)
    few = advance(start, dials(**p, nearest_only=5))["head"]
    assert abs(few - all_of_them).max() > 0.1
    whole = advance(start, dials(**{**p, "r_attraction": 5.6}, nearest_only=5))["head"]
    np.testing.assert_allclose(whole, few, atol=1e-5)  # by all pairs: five are nearer than 4


# --- all of them ----------------------------------------------------------------------------

ALL = dict(tank="sphere", tank_radius=14, obstacles=2, predator="chasing", leader_share=0.05,
           speed_spread=0.1, nearest_only=9, r_orientation=2.5, r_attraction=4.0)  # fmt: skip


@pytest.mark.parametrize("count", [80, 1500])
def test_slices_and_threads_change_no_bit_with_every_rule_on(count):
    params = dials(**ALL, n_fish=count)
    start = begin(params)
    whole = advance(start, params, n=5)
    for threads in (1, 2):
        pool = Pool(threads)
        cut = advance(advance(start, params, n=2, pool=pool), params, n=3, step=2, pool=pool)
        for name in whole:
            assert np.array_equal(cut[name], whole[name]), name


@pytest.mark.parametrize(
    "rule", [{"tank": "box"}, {"obstacles": 1}, {"predator": "driven"}, {"leader_share": 0.1},
             {"speed_spread": 0.1}, {"nearest_only": 7}]
)  # fmt: skip
def test_compat_refuses_what_the_library_does_not_have(rule):
    with pytest.raises(ex.BadInput, match=next(iter(rule))):
        EXPERIMENT.settings({"variant": "compat", **rule})


def test_the_school_of_the_tank_goes_round_in_it():
    run = ex.run("couzin", preset="tank", steps=900, every=10, seed=1)
    middle = run["pos"][45:].mean(axis=1)
    assert run["polarisation"][45:].mean() > 0.7
    assert np.linalg.norm(middle, axis=1).mean() > 6
    swept = np.cross(middle[:-1], np.diff(middle, axis=0))[:, 2]
    assert abs(np.sign(swept).mean()) > 0.9  # one way round
