"""Ridges of the double gyre against positions found by zooming on the jump of the flow map."""

import numpy as np
import pytest

from explorer.diagnostics.ftle_ridges import DIAGNOSTIC
from explorer.experiments.transport.double_gyre import RIDGE
from explorer.model import wiring
from tests.diagnostics.test_ftle import EXPERIMENT, moving

# x of the main ridge, the stable manifold of the saddle on the lower wall, at four heights
REPELLING, ATTRACTING = RIDGE, RIDGE[-15.0]
PIXEL = 2 / 511


def ridges(**options):
    """The reading of the double gyre at t0 = 0."""
    scope = {"motion": moving(EXPERIMENT), "pool": None, "cancel": None, "live": False}
    return wiring.call(DIAGNOSTIC.compute, {**scope, **DIAGNOSTIC.options(options)})


def curves(reading):
    """The curves one by one, longest first."""
    return np.split(reading.arrays["points"], reading.arrays["first"][1:-1])


def crossing(curve, height, near):
    """x where the curve passes the height, closest to `near`."""
    below, above = curve[:-1, 1] - height, curve[1:, 1] - height
    at = np.flatnonzero(below * above <= 0)
    x = curve[at, 0] + (curve[at + 1, 0] - curve[at, 0]) * below[at] / (below[at] - above[at])
    return x[np.argmin(np.abs(x - near))]


@pytest.mark.parametrize("T", [15, 10])
def test_the_main_repelling_ridge_is_one_curve_within_a_pixel(T):
    reading = ridges(T=float(T))
    for height, x in REPELLING[T].items():
        assert abs(crossing(curves(reading)[0], height, x) - x) < PIXEL
    assert reading.values["longest"] > 2.0


def test_the_main_attracting_ridge_is_its_mirror_image():
    reading = ridges(direction="backward")
    for height, x in ATTRACTING.items():
        assert abs(crossing(curves(reading)[0], height, x) - x) < PIXEL


def test_curves_come_longest_first_and_are_drawn_with_gaps():
    reading = ridges(resolution=256)
    lengths = [np.linalg.norm(np.diff(curve, axis=0), axis=1).sum() for curve in curves(reading)]
    assert lengths == sorted(lengths, reverse=True)
    assert len(lengths) == reading.values["curves"] > 3
    assert np.isnan(reading.arrays["x"]).sum() == len(lengths) - 1
    assert len(reading.arrays["ftle"]) == len(reading.arrays["points"])
    assert reading.arrays["ftle"].min() > reading.settings["floor"]


def test_a_flow_without_structure_has_no_ridge():
    scope = {"motion": moving("x' = x\ny' = -y"), "pool": None, "cancel": None, "live": False}
    reading = wiring.call(DIAGNOSTIC.compute, {**scope, **DIAGNOSTIC.options({"resolution": 64})})
    assert reading.values["curves"] == 0 and reading.arrays["points"].shape == (0, 2)
