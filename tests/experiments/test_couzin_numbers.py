"""The published bands of the canonical presets, over ten seeds each: long, so `thorough`."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics.school_entropies import compute

pytestmark = pytest.mark.thorough
SEEDS = range(10)


def settled(preset, steps, seed):
    """Means over the second half of a compat run: P, M and the entropies."""
    run = ex.run("couzin", {"variant": "compat"}, preset=preset, steps=steps, every=25, seed=seed)
    half = len(run.t) // 2
    box = run.params["box_size"]
    frames = zip(run["pos"][half:], run["head"][half:], strict=True)
    read = [compute(pos, head, "compat", 0.0, box).values for pos, head in frames]
    found = {name: np.mean([values[name] for values in read]) for name in read[0]}
    return found | {"P": run["polarisation"][half:].mean(), "M": run["milling"][half:].mean()}


def test_ten_swarms_are_as_published():
    found = [settled("swarm", 1000, seed) for seed in SEEDS]
    assert abs(np.mean([f["P"] for f in found]) - 0.079) < 0.02
    assert abs(np.mean([f["osi"] for f in found]) - 0.694) < 0.03


def test_ten_rings_decay_as_measured():
    runs = [
        ex.run("couzin", {"variant": "compat"}, preset="torus", steps=100, every=50, seed=seed)
        for seed in SEEDS
    ]
    begun, fifty, hundred = np.mean([run["milling"] for run in runs], axis=0)
    assert begun == pytest.approx(0.956, abs=0.02)
    assert fifty == pytest.approx(0.28, abs=0.06)
    assert hundred == pytest.approx(0.13, abs=0.06)


def test_ten_dynamic_schools_swim_one_way():
    for seed in SEEDS:
        assert 0.97 < settled("dynamic_parallel", 1500, seed)["P"] < 0.99


def test_ten_highly_parallel_schools_are_a_ball_or_span_the_box():
    """Two branches, told apart by cohesion; each keeps to its own polarisation."""
    found = [settled("highly_parallel", 1000, seed) for seed in SEEDS]
    for f in found:
        assert 0.992 < f["P"] < 0.9985
        assert f["velocity_correlation"] < 0.04
        assert 0.18 < f["osi"] < 0.42
    ball = [f for f in found if f["cohesion"] < 0.05]
    wide = [f for f in found if f["cohesion"] >= 0.05]
    assert len(ball) >= 2 and len(wide) >= 2
    assert np.mean([f["P"] for f in ball]) == pytest.approx(0.994, abs=0.0015)
    assert np.mean([f["P"] for f in wide]) == pytest.approx(0.9972, abs=0.0008)
    assert max(f["velocity_correlation"] for f in wide) < 0.003


def test_ten_mills_form_from_nothing():
    found = []
    for seed in SEEDS:
        run = ex.run("couzin", preset="true_mill", steps=3000, every=10, seed=seed)
        half = len(run.t) // 2
        found.append((run["polarisation"][half:].mean(), run["milling"][half:].mean()))
    p, m = np.mean(found, axis=0)
    assert m == pytest.approx(0.667, abs=0.05) and p == pytest.approx(0.214, abs=0.05)
