"""Staircases, fixed points and densities of maps that are known in closed form."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics.invariant_density import DIAGNOSTIC
from explorer.numerics import histogram
from tests.diagnostics.test_lyapunov import moving

TENT = ex.map("x' = 1.9999999*min(x, 1 - x)", start={"x": 0.3})


@pytest.mark.parametrize("r", (2.8, 3.2, 3.9))
def test_fixed_points_and_the_cycle_of_two_have_their_slopes(r):
    found = ex.measure("cobweb", "logistic", {"r": r})
    slopes = dict(zip(found.arrays["points"][:, 0].round(9), found.arrays["multipliers"],
                      strict=True))  # fmt: skip
    assert slopes[0.0] == pytest.approx(r)
    assert slopes[round(1 - 1 / r, 9)] == pytest.approx(2 - r)
    assert found.values["fixed_points"] == 2
    assert found.values["two_cycles"] == (r > 3)
    if r > 3:
        pair = found.arrays["points"][2:]
        root = np.sqrt((r - 3) * (r + 1))
        assert pair[:, 0] == pytest.approx([(r + 1 - root) / 2 / r, (r + 1 + root) / 2 / r])
        assert pair[:, 1] == pytest.approx(pair[::-1, 0])
        assert found.arrays["multipliers"][2:] == pytest.approx(4 + 2 * r - r * r)
    assert found.values["stable"] == (r < 1 + np.sqrt(6))
    assert "slope" in found.words["cycles"][0]


def test_stairs_go_from_the_graph_to_the_diagonal():
    found = ex.measure("cobweb", "logistic", {"r": 3.9}, own_start=False, begin=0.3, steps=20)
    x, y = found.arrays["stair_x"], found.arrays["stair_y"]
    assert (x[0], y[0]) == (0.3, 0.3)
    assert x[1::2] == pytest.approx(x[0:-1:2])  # up or down
    assert y[1::2] == pytest.approx(3.9 * x[1::2] * (1 - x[1::2]))
    assert y[2::2] == pytest.approx(x[2::2])  # across
    own = ex.measure("cobweb", "logistic", start={"x": 0.7})
    assert own.arrays["stair_x"][0] == 0.7


def test_a_power_of_the_map_has_its_own_graph():
    twice = ex.measure("cobweb", "logistic", {"r": 3.5}, power=2)
    x = twice.arrays["x"]
    once = 3.5 * x * (1 - x)
    assert twice.arrays["y"] == pytest.approx(3.5 * once * (1 - once))


def test_an_orbit_that_leaves_says_so():
    away = ex.map("x' = 3*x", start={"x": 1.0})
    found = ex.measure("cobweb", away)
    assert "leaves" in found.notes[0]
    assert found.values["fixed_points"] == 1


def test_maps_of_the_plane_and_flows_are_refused():
    for key in ("henon", "lorenz"):
        with pytest.raises(ex.BadInput):
            ex.measure("cobweb", key)


# -- densities ------------------------------------------------------------------------------------
def test_the_density_of_the_full_parabola_is_the_arcsine_law():
    found = ex.measure("invariant_density", "logistic", {"r": 4.0}, bars=50)
    height, exact = found.arrays["density"], found.arrays["exact"]
    assert (height * np.diff(found.arrays["x"])[0]).sum() == pytest.approx(1.0)
    inner = slice(2, -2)
    middle = found.arrays["x"][inner]
    law = 1 / (np.pi * np.sqrt(middle * (1 - middle)))
    assert exact[inner] == pytest.approx(law, rel=0.02)
    assert height == pytest.approx(exact, rel=0.04)
    error = 0.5 * (found.arrays["high_band"] - found.arrays["low_band"])
    assert (np.abs(height - exact) < 4 * error).mean() > 0.9


def test_a_typed_parabola_has_the_closed_form_too_and_another_has_not():
    typed = ex.map("y' = 4*y - 4*y**2", start={"y": 0.2})
    assert ex.measure("invariant_density", typed).values["distance"] < 0.02
    assert np.isnan(ex.measure("invariant_density", "logistic").values["distance"])


def test_the_tent_map_fills_its_interval_evenly():
    found = ex.measure("invariant_density", TENT, bars=20, low=0.0, high=1.0)
    assert found.arrays["density"] == pytest.approx(1.0, abs=0.02)
    assert found.values["entropy"] == pytest.approx(0.0, abs=1e-3)


def test_a_flow_is_counted_evenly_in_time():
    circle = ex.flow("x' = -y\ny' = x", start={"x": 1.0, "y": 0.0}, dt=0.01)
    found = ex.measure("invariant_density", circle, bars=20, samples=400_000, low=-1, high=1)
    edges = np.linspace(-1, 1, 21)
    wanted = np.diff(np.arcsin(edges)) / np.pi / 0.1
    assert found.arrays["density"][1:-1] == pytest.approx(wanted[1:-1], rel=0.01)


def test_the_error_of_a_bar_is_that_of_independent_numbers():
    x = np.random.default_rng(3).random(160_000)
    _, height, error = histogram.density(x, 0.0, 1.0, 10)
    assert error.mean() == pytest.approx(np.sqrt(0.1 * 0.9 / 160_000) / 0.1, rel=0.2)
    assert np.abs(height - 1.0).max() < 4 * error.mean()


def test_it_begins_with_a_part_and_stops_when_asked():
    scope = {**DIAGNOSTIC.options({"samples": 10_000}), "cancel": np.zeros(1, np.int32)}
    motion = moving(ex.catalogue()["logistic"])
    assert [r.done for r in DIAGNOSTIC.compute(motion, **scope)] == [0.25, 1.0]
    scope["cancel"][0] = 1
    assert not list(DIAGNOSTIC.compute(motion, **scope))


def test_an_orbit_that_leaves_has_no_density():
    with pytest.raises(ex.Diverged):
        ex.measure("invariant_density", ex.map("x' = 3*x", start={"x": 1.0}))
