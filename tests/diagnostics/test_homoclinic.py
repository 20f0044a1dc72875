"""Homoclinic orbits against Melnikov's integral, published values, and the curve itself."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics.homoclinic import DIAGNOSTIC
from tests.diagnostics.test_lyapunov import moving


def loop(eps):
    return ex.flow(
        f"x' = y\ny' = x - x**2 + {eps}*y*(m + x)", params={"m": (-0.9, -1.2, -0.5)},
        start={"x": 0.5, "y": 0.0},
    )  # fmt: skip


def test_a_weakly_damped_loop_closes_where_melnikov_says():
    # int x y dx = -m int y dx round y^2 = x^2 - 2 x^3/3: m = -6/7 + O(eps^2)
    off = [ex.measure("homoclinic", loop(eps)).values["dial"] + 6 / 7 for eps in (0.01, 0.02)]
    assert abs(off[0]) < 2e-6
    assert off[1] / off[0] == pytest.approx(4.0, rel=0.02)


@pytest.mark.parametrize(
    "options",
    (
        {"low": 10.0, "high": 20.0},
        {"low": 2.0, "high": 40.0},
        {"low": 13.0, "high": 15.0, "side": "other", "looks": 7},
    ),
)
def test_the_origin_of_lorenz_is_met_again_at_13_926(options):
    found = ex.measure("homoclinic", "lorenz", over="rho", **options)
    assert found.values["dial"] == pytest.approx(13.92656, abs=1e-5)  # Sparrow 1982
    assert found.values["bracket_low"] <= found.values["bracket_high"]
    assert found.values["closest"] < 1e-4
    assert found.words["saddle"] == ("saddle (1 unstable)",)


def test_the_curves_on_both_sides_part_at_the_saddle():
    options = {"over": "rho", "low": 13.0, "high": 15.0}
    at = ex.measure("homoclinic", "lorenz", **options).values["dial"]
    for rho, sign in ((at - 1e-3, 1.0), (at + 1e-3, -1.0)):
        run = ex.run(
            "lorenz", {"rho": rho}, steps=3000, dt=0.005, method="dop853", rtol=1e-11,
            start={"x": 1e-6, "y": 1.7e-6, "z": 0.0},
        )  # fmt: skip
        path = np.asarray(run["path"])
        leaving = path[np.argmax(np.abs(path[:, 0])) :]
        later = leaving[np.linalg.norm(leaving, axis=1) > 5.0]
        assert np.sign(later[200, 0]) == sign


def test_a_curve_that_never_comes_back_says_so():
    found = ex.measure("homoclinic", "lorenz", over="rho", low=2.0, high=8.0)
    assert np.isnan(found.values["dial"])
    assert "same side" in found.notes[0]
    assert not found.uncertainty


def test_no_saddle_says_so():
    spiral = ex.flow("x' = -y - a*x\ny' = x", params={"a": 0.2}, start={"x": 1.0, "y": 0.0})
    assert "No saddle" in ex.measure("homoclinic", spiral).notes[0]


def test_backwards_a_stable_curve_is_followed_from_its_saddle():
    # the same loop with time reversed: what left the saddle now enters it
    back = ex.flow(
        "x' = -y\ny' = -(x - x**2 + 0.01*y*(m + x))", params={"m": (-0.9, -1.2, -0.5)},
        start={"x": 0.5, "y": 0.0},
    )  # fmt: skip
    forward = ex.measure("homoclinic", loop(0.01)).values["dial"]
    found = ex.measure("homoclinic", back, way="in").values["dial"]
    assert found == pytest.approx(forward, abs=1e-9)


def test_a_cancelled_hunt_gives_nothing():
    scope = {**DIAGNOSTIC.options({"over": "rho"}), "cancel": np.ones(1, np.int32)}
    assert not list(DIAGNOSTIC.compute(moving(ex.catalogue()["lorenz"]), **scope))
