"""Order and entropies of a school: against dewi-kadita, closed forms, and what must not matter."""

import math

import numpy as np
import pytest
from dewi_kadita.core import metrics
from scipy.spatial.transform import Rotation

import explorer as ex
from explorer.diagnostics import school_counts, school_entropies, school_golden
from explorer.diagnostics.school_entropies import WEIGHTS, compute

THEIRS = {
    "cohesion": "school_cohesion_entropy",
    "polarization": "polarization_entropy",
    "depth": "depth_stratification_entropy",
    "angular_momentum": "angular_momentum_entropy",
    "nearest_neighbour": "nearest_neighbor_entropy",
    "velocity_correlation": "velocity_correlation_entropy",
    "shape": "school_shape_entropy",
    "osi": "oceanic_schooling_index",
}


def random_school(count, box=25.0, seed=0):
    chance = np.random.default_rng(seed)
    return chance.random((count, 3)) * box, chance.normal(size=(count, 3))


def tight_school(count=250, noise=0.05, way=(0.6, 0.5, 0.6), seed=0):
    chance = np.random.default_rng(seed)
    way = np.array(way) / np.linalg.norm(way)
    return chance.normal(size=(count, 3)) + 12.0, way + noise * chance.normal(size=(count, 3))


def entropies(pos, head, definition="explorer", box=25.0, r_attraction=10.0):
    return compute(pos, head, definition, r_attraction, box).values


@pytest.mark.parametrize("count, box", [(7, 25.0), (60, 9.0), (250, 35.0), (2500, 40.0)])
@pytest.mark.parametrize("school", ["random", "tight"])
def test_compat_entropies_are_those_of_dewi_kadita(count, box, school):
    pos, head = random_school(count, box) if school == "random" else tight_school(count)
    pos = np.mod(pos, box)
    theirs = metrics.compute_all_metrics(pos, head, box)
    ours = entropies(pos, head, "compat", box)
    for name, key in THEIRS.items():
        assert ours[name] == pytest.approx(theirs[key], abs=1e-9), name
    order = ex.measure("school_order", data={"pos": pos, "head": head}, box=box,
                       definition="compat")  # fmt: skip
    assert order.values["P"] == pytest.approx(theirs["polarization"], abs=1e-12)
    assert order.values["M"] == pytest.approx(theirs["rotation"], abs=1e-12)
    assert order.values["spread"] == pytest.approx(theirs["spread"], abs=1e-12)


@pytest.mark.parametrize("count", [1, 2, 3, 5])
@pytest.mark.parametrize("definition", ["explorer", "compat"])
def test_too_few_fish_give_one_half_and_nothing_infinite(count, definition):
    pos, head = random_school(count)
    values = entropies(pos, head, definition)
    assert all(math.isfinite(value) for value in values.values())
    assert values["nearest_neighbour"] == 0.5
    if count < 4:
        assert values["shape"] == 0.5


def test_the_golden_school_measures_as_published_through_the_interface():
    result = ex.measure(
        "school_entropies", data=school_golden.golden_school(), box=25.0, definition="compat"
    )
    for name, value in school_entropies.GOLDEN.items():
        assert result.values[name] == pytest.approx(value, abs=1e-9), name


def test_the_index_is_the_weighted_sum_and_its_weights_sum_to_one():
    values = entropies(*random_school(80))
    assert sum(WEIGHTS.values()) == pytest.approx(1.0)
    assert values["osi"] == pytest.approx(sum(w * values[n] for n, w in WEIGHTS.items()))


def test_a_shift_across_the_side_borders_changes_no_explorer_entropy():
    pos, head = tight_school(noise=0.3)
    before = entropies(np.mod(pos, 25.0), head)
    for shift in ((7.3, 0, 0), (13.0, -11.5, 0), (12.5, 12.5, 0)):
        after = entropies(np.mod(pos + shift, 25.0), head)
        for name in before:
            assert after[name] == pytest.approx(before[name], abs=1e-9), name
    torn = entropies(np.mod(pos + 13 * np.eye(3)[0], 25.0), head, "compat")
    assert abs(torn["shape"] - entropies(np.mod(pos, 25.0), head, "compat")["shape"]) > 0.1


@pytest.mark.parametrize("seed", range(4))
def test_a_rotation_of_the_whole_school_changes_no_heading_entropy(seed):
    turn = Rotation.random(random_state=seed).as_matrix()
    for pos, head in (tight_school(noise=0.2), random_school(250), tight_school(noise=2.0)):
        a = entropies(pos, head, box=0.0)
        b = entropies(pos @ turn.T, head @ turn.T, box=0.0)
        for name in ("polarization", "angular_momentum", "velocity_correlation", "cohesion"):
            assert b[name] == pytest.approx(a[name], abs=1e-9), name
        assert b["shape"] == pytest.approx(a["shape"], abs=1e-9)


def test_compat_polarization_depends_on_the_compass_as_measured():
    scores = [
        np.mean([entropies(*tight_school(way=way, seed=s), "compat")["polarization"]
                 for s in range(5)])
        for way in ((0.6, 0.5, 0.6), (0.95, 0.2, 0.3), (1, 0, 0), (0, 0, 1))
    ]  # fmt: skip
    np.testing.assert_allclose(scores, (0.06, 0.17, 0.24, 0.55), atol=0.03)


@pytest.mark.parametrize("noise, value", [(0.02, 0.0), (0.05, 0.085), (0.12, 0.377)])
def test_an_aligned_school_has_the_measured_heading_entropy(noise, value):
    found = [
        entropies(*tight_school(noise=noise, way=(0.3, -0.8, 0.2), seed=seed))["polarization"]
        for seed in range(12)
    ]
    assert np.mean(found) == pytest.approx(value, abs=0.02)


@pytest.mark.parametrize(
    "count, explorer, compat", [(150, 0.938, 0.803), (250, 0.914, 0.852), (1000, 0.971, 0.924)]
)
def test_isotropic_headings_have_the_measured_entropy(count, explorer, compat):
    for definition, value in (("explorer", explorer), ("compat", compat)):
        found = [
            entropies(*random_school(count, seed=seed), definition)["polarization"]
            for seed in range(6)
        ]
        assert np.mean(found) == pytest.approx(value, abs=0.012), definition


@pytest.mark.parametrize(
    "count, box, osi", [(150, 25.0, 0.804), (200, 25.0, 0.810), (250, 35.0, 0.812)]
)
def test_complete_disorder_scores_the_practical_maximum(count, box, osi):
    found = [
        entropies(*random_school(count, box, seed), "compat", box)["osi"] for seed in range(10)
    ]
    assert np.mean(found) == pytest.approx(osi, abs=0.006)


def test_large_random_schools_reach_the_limits():
    values = entropies(*random_school(20_000, 60.0), "compat", 60.0)
    assert values["polarization"] == pytest.approx(0.946, abs=2e-3)
    assert values["velocity_correlation"] == pytest.approx(1.0, abs=1e-3)
    assert values["angular_momentum"] == pytest.approx(0.802117, abs=3e-3)
    mended = entropies(*random_school(20_000, 60.0), box=60.0)
    assert mended["polarization"] == pytest.approx(0.9986, abs=1e-3)


def test_a_thin_mill_scores_as_measured():
    school = school_golden.flat_mill(2000)
    rng = np.random.default_rng(0)
    head = school["head"] + 0.05 * rng.normal(size=(2000, 1)) * [0.0, 0.0, 1.0]
    assert entropies(school["pos"], head, box=0.0)["polarization"] == pytest.approx(0.63, abs=0.02)


def test_the_box_alone_changes_no_explorer_entropy_of_a_tight_school():
    pos, head = tight_school()
    small, large = entropies(pos, head, box=30.0), entropies(pos, head, box=90.0)
    for name in ("cohesion", "nearest_neighbour", "shape"):
        assert small[name] == pytest.approx(large[name], abs=1e-9)
    compat = [entropies(pos, head, "compat", box)["cohesion"] for box in (30.0, 90.0)]
    assert compat[0] - compat[1] > 0.1


def test_a_mill_and_its_mirror_are_one_bin_and_a_half_mill_two():
    school = school_golden.flat_mill(200)
    head = school["head"].copy()
    head[:60] *= -1
    values = entropies(school["pos"], head, box=0.0)
    p = np.array((0.3, 0.7))
    assert values["angular_momentum"] == pytest.approx(-(p * np.log(p)).sum() / math.log(20))


@pytest.mark.parametrize("count", [3000, 5001, 8000])
@pytest.mark.parametrize("seed", [0, 1])
def test_sampled_pairs_agree_with_all_pairs_within_the_stated_error(count, seed):
    units = random_school(count, seed=seed)[1]
    units[: count // 2] += (3.0, 0, 0)  # two halves, and neighbours in the list are alike
    units /= np.linalg.norm(units, axis=1)[:, None]
    every = school_counts.pair_counts(units, 20)
    samples = school_counts.sampled_pair_counts(units, 20, 200_000 // count)
    assert every.sum() == count * (count - 1) / 2 and samples.sum() == 200_000 // count * count
    a, b = (school_counts.entropy(counts, 20) for counts in (every, samples.sum(axis=0)))
    assert abs(a - b) < 0.005
    assert abs(a - b) < 4 * school_counts.standard_error(samples, 20)


def test_a_large_school_says_how_its_pairs_were_sampled():
    values = compute(*random_school(6000, 60.0), "explorer", 10.0, 60.0)
    assert values.uncertainty["velocity_correlation"] < 0.005
    assert "198000 sampled pairs" in values.notes[0]
    assert not compute(*random_school(300), "explorer", 10.0, 25.0).notes


def test_the_weights_of_the_index_may_be_chosen():
    school = {"pos": random_school(80)[0], "head": random_school(80)[1]}
    plain = ex.measure("school_entropies", data=school, box=25.0)
    none = {f"w_{name}": 0.0 for name in WEIGHTS}
    for name in WEIGHTS:
        alone = ex.measure("school_entropies", data=school, box=25.0, **{**none, f"w_{name}": 0.3})
        assert alone.values["osi"] == pytest.approx(plain.values[name])
    nothing = ex.measure("school_entropies", data=school, box=25.0, **none)
    assert math.isnan(nothing.values["osi"]) and "weight" in nothing.notes[0]
    assert nothing.values["shape"] == plain.values["shape"]


@pytest.mark.parametrize("definition", ["explorer", "compat"])
@pytest.mark.parametrize("box", [0.0, 25.0])
def test_the_bars_beneath_an_entropy_are_what_it_is_computed_from(definition, box):
    pos, head = random_school(200)
    reading = compute(pos, head, definition, 10.0, box)
    for name in WEIGHTS:
        counts = reading.arrays[f"{name}_counts"]
        if name == "shape":
            h = -(counts * np.log(counts)).sum() / math.log(3)
        else:
            most = counts.size
            if definition == "explorer" and name != "velocity_correlation":
                most = min(most, 200)
            h = school_counts.entropy(counts, most)
        assert reading.values[name] == pytest.approx(h, abs=1e-12), name
        if name != "polarization":
            assert reading.arrays[f"{name}_bins"].shape == counts.shape
    nearest = np.linalg.norm(pos[:, None] - pos, axis=2) + 1e9 * np.eye(200)
    if box == 0:
        width = np.diff(reading.arrays["cohesion_bins"])[0]
        mean = (reading.arrays["cohesion_counts"] * reading.arrays["cohesion_bins"]).sum() / 200
        assert mean == pytest.approx(nearest.min(axis=1).mean(), abs=0.5 * width)


def test_every_picture_has_its_arrays():
    reading = compute(*random_school(60), "explorer", 10.0, 25.0)
    for picture in school_entropies.DIAGNOSTIC.pictures:
        assert set(picture.arrays()) <= set(reading.arrays)


def test_between_walls_the_box_is_not_periodic():
    pos = np.array([[0.5, 12, 12], [24.5, 12, 12]] * 10) + np.arange(20)[:, None] * 0.01
    head = random_school(20)[1]
    params = {"tank": "sphere", "variant": "explorer", "r_attraction": 10.0}
    walled = compute(pos, head, "auto", 0.0, 25.0, params).values
    open_water = compute(pos, head, "auto", 10.0, 0.0).values
    assert walled == open_water
    assert compute(pos, head, "auto", 10.0, 25.0).values["shape"] != open_water["shape"]


def test_random_headings_of_a_thousand_have_the_polarisation_of_chance():
    """Mean length of the mean of N unit vectors: sqrt(8 / (3 pi N))."""
    found = [
        ex.measure("school_order", data=dict(zip(("pos", "head"), random_school(1000, seed=s),
                                                 strict=True)), box=25.0).values["P"]
        for s in range(40)
    ]  # fmt: skip
    assert np.mean(found) == pytest.approx(math.sqrt(8 / (3 * math.pi * 1000)), abs=0.005)


@pytest.mark.parametrize("seed", range(3))
def test_order_is_the_same_from_wherever_and_however_turned_it_is_seen(seed):
    pos, head = tight_school(noise=0.3, seed=seed)
    turn = Rotation.random(random_state=seed).as_matrix()
    shift = np.random.default_rng(seed).random(3) * 25

    def order(pos, head, box):
        return ex.measure("school_order", data={"pos": pos, "head": head}, box=box).values

    before = order(np.mod(pos, 25.0), head, 25.0)
    moved = order(np.mod(pos + shift, 25.0), head, 25.0)
    turned = order(pos @ turn.T, head @ turn.T, 0.0)
    free = order(pos, head, 0.0)
    for name in ("P", "M", "spread"):
        assert moved[name] == pytest.approx(before[name], abs=1e-9), name
        assert turned[name] == pytest.approx(free[name], abs=1e-9), name


@pytest.mark.parametrize("low, high, bins", [(0.0, 1.0, 20), (0.0, math.pi, 12), (-1.0, 1.0, 25)])
def test_bins_are_those_of_numpy_down_to_the_edges(low, high, bins):
    edges = np.linspace(low, high, bins + 1)
    inside = np.random.default_rng(0).uniform(low - 0.2, high + 0.2, 2000)
    values = np.concatenate((inside, (edges[:-1] + edges[1:]) / 2, [low, high]))
    wanted = np.histogram(values, bins=bins, range=(low, high))[0]
    assert np.array_equal(school_counts.counted(values, low, high, bins, False), wanted)
    kept = school_counts.counted(values, low, high, bins, True)
    assert kept[-1] - wanted[-1] == (values > high).sum()


def test_an_experiments_run_is_read_with_its_own_box_and_zones():
    run = ex.run("couzin", {"variant": "compat", "r_attraction": 15}, steps=3, every=3, seed=2)
    last = {"pos": run["pos"][-1], "head": run["head"][-1]}
    read = ex.measure("school_entropies", run)
    plain = ex.measure("school_entropies", data=last, box=25.0, definition="compat")
    assert read.values == plain.values
    mended = ex.measure("school_entropies", run, definition="explorer")
    wide = ex.measure("school_entropies", data=last, box=25.0, r_attraction=15.0)
    assert mended.values == wide.values
    assert (
        mended.values["cohesion"]
        != ex.measure("school_entropies", data=last, box=25.0).values["cohesion"]
    )


@pytest.mark.parametrize(
    "data, options",
    [
        ({"pos": np.zeros((5, 2)), "head": np.zeros((5, 2))}, {}),
        ({"pos": np.zeros((5, 3)), "head": np.zeros((4, 3))}, {}),
        ({"pos": np.full((5, 3), np.nan), "head": np.ones((5, 3))}, {}),
        ({"pos": np.zeros((0, 3)), "head": np.zeros((0, 3))}, {}),
        ({"pos": np.zeros((5, 3)), "head": np.ones((5, 3))}, {"box": -1.0}),
        ({"pos": np.zeros((5, 3)), "head": np.ones((5, 3))}, {"definition": "none"}),
    ],
)
@pytest.mark.parametrize("key", ["school_order", "school_entropies"])
def test_what_is_no_school_is_refused(key, data, options):
    with pytest.raises(ex.BadInput):
        ex.measure(key, data=data, **options)


def settled(preset, seed, steps=1000):
    """Mean compat entropies over the second half of a compat run."""
    run = ex.run("couzin", {"variant": "compat"}, preset=preset, steps=steps, every=25, seed=seed)
    box = run.params["box_size"]
    half = zip(run["pos"][len(run.t) // 2 :], run["head"][len(run.t) // 2 :], strict=True)
    readings = [entropies(pos, head, "compat", box) for pos, head in half]
    return {name: np.mean([r[name] for r in readings]) for name in readings[0]}


def test_a_compat_swarm_has_the_measured_index():
    found = [settled("swarm", seed) for seed in range(6)]
    assert np.mean([f["osi"] for f in found]) == pytest.approx(0.694, abs=0.03)
    assert np.mean([f["cohesion"] for f in found]) == pytest.approx(0.322, abs=0.02)
    assert np.mean([f["nearest_neighbour"] for f in found]) == pytest.approx(0.328, abs=0.02)


@pytest.mark.parametrize("seed", range(4))
def test_a_highly_parallel_school_has_the_measured_index(seed):
    found = settled("highly_parallel", seed)
    assert 0.18 < found["osi"] < 0.42
    assert found["velocity_correlation"] < 0.04
