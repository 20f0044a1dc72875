"""Tracks of four frames: linear motions, ghosts, and the trends that a tracker must show."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics.particle_shot import METHODS, Shot, judged, tracked
from explorer.numerics import tracks


def frames(n=300, move=(0.02, 0.01), ghosts=0, seed=1):
    """Particles that all move alike, the order of each frame shuffled."""
    chance = np.random.default_rng(seed)
    start = chance.uniform(0, 1, (n, 2))
    made, names = [], []
    for k in range(4):
        points = np.concatenate((start + k * np.array(move), chance.uniform(0, 1, (ghosts, 2))))
        order = chance.permutation(n + ghosts)
        made.append(points[order])
        names.append(np.where(order < n, order, -1))
    distance = 0.5 / np.sqrt(n)
    return Shot(tuple(made), tuple(names), distance, 1.0, 2 * np.hypot(*move), distance / 2, n)


@pytest.mark.parametrize("method", METHODS)
def test_slow_particles_are_tracked_by_every_method(method):
    taken = frames(move=(0.002, 0.001))
    verdict, shares = judged(taken, tracked(taken, method, 8))
    assert shares["true"] > 0.98
    assert (verdict == 1).mean() > 0.98
    assert shares["true"] + shares["untracked"] <= 1.0


def test_no_point_belongs_to_two_tracks():
    taken = frames(ghosts=150)
    for method in METHODS:
        found = tracked(taken, method, 8)
        for k in range(3):
            used = found[found[:, k] >= 0, k]
            assert len(np.unique(used)) == len(used), method
        assert ((found < 0).all(axis=1) | (found >= 0).all(axis=1)).all()


def test_a_common_motion_is_found_however_far_it_goes():
    taken = frames(move=(0.12, 0.05))
    assert judged(taken, tracked(taken, "nearest", 8))[1]["true"] < 0.1
    assert judged(taken, tracked(taken, "coherent", 8))[1]["true"] > 0.97


@pytest.mark.parametrize("s", [0.3, 1.2])
def test_ftle_from_neighbours_in_a_saddle_is_its_rate(s):
    before = np.random.default_rng(3).normal(size=(9, 2)) + 5.0
    after = before * np.exp((s * 0.5, -s * 0.5)) + 2.0
    assert tracks.stretching(before, after, 0.5) == pytest.approx(s, abs=1e-9)
    weights = np.linspace(1, 2, 9)
    assert tracks.stretching(before, after, 0.5, weights) == pytest.approx(s, abs=1e-9)


def test_local_deformation_of_a_field_of_motion_is_fitted():
    x = np.random.default_rng(5).uniform(-1, 1, (400, 2))
    s = 0.2
    points = [x * np.exp(k * np.array((s, -s))) for k in range(4)]
    _, ftle, kept = tracks.coherent(points, 0.3, 0.05, 10, 1.0)
    assert np.median(ftle) == pytest.approx(s, abs=1e-3)
    assert kept.mean() > 0.8


def shares(shots=2, **given):
    """Right and wrong shares by method, at one setting."""
    over = given.pop("over", "displacement")
    r = ex.measure("lcti_yield", "lcti_tracks", over=over, shots=shots, **given)
    return {m: (r.arrays[f"true_{m}"], r.arrays[f"wrong_{m}"]) for m in METHODS}


def test_lcti_leads_where_particles_move_far_and_pictures_are_noisy():
    found = shares(values=(0.5, 1.0), particles=1000, ghosts=0.5, blur=0.05)
    lead = found["coherent"][0] - found["best_estimate"][0]
    assert lead[1] > 0.1
    assert (found["coherent"][1] < found["nearest"][1]).all()


@pytest.mark.thorough
def test_trends_over_ten_seeds():
    clean = shares(10, values=(0.1, 0.15, 0.5, 1.0, 2.0, 3.0))
    for method in METHODS:
        assert clean[method][0][0] > 0.95, "slow particles are easy for all"
        assert (np.diff(clean[method][0]) < 0.005).all(), "further is harder"
    assert clean["coherent"][0][4:].min() > clean["best_estimate"][0][4:].min() + 0.1
    assert (clean["coherent"][1][2:] < clean["nearest"][1][2:]).all()
    noisy = shares(10, values=(0.5, 1.0, 2.0), ghosts=0.5, blur=0.05)
    assert (noisy["coherent"][0] >= noisy["best_estimate"][0] + 0.1).all()
    blurred = shares(10, over="blur", values=(0.0, 0.1, 0.2, 0.3))
    for method in METHODS:
        assert (np.diff(blurred[method][0]) < 0).all(), "noise makes it harder"
    dense = shares(10, over="particles", values=(250, 1000, 4000), ghosts=0.5, blur=0.05)
    lead = dense["coherent"][0] - dense["best_estimate"][0]
    assert (np.diff(lead) > 0).all(), "the lead grows with density"


def test_what_stands_still_has_no_tracks():
    still = ex.flow("x' = 0*x\ny' = 0*y", params={}, start={"x": 0.1, "y": 0.1},
                    domain=((0, 1), (0, 1)))  # fmt: skip
    with pytest.raises(ex.BadInput, match="nothing moves"):
        ex.measure("lcti", still)
