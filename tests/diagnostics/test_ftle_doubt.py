"""How sure an FTLE picture is: what finer steps and a finer grid change."""

import numpy as np
import pytest

from explorer import api
from explorer.diagnostics.ftle_doubt import DIAGNOSTIC
from explorer.model import wiring
from tests.diagnostics.test_ftle import EXPERIMENT, moving


def readings(**options):
    scope = {"motion": moving(EXPERIMENT), "pool": None, "cancel": None}
    return list(wiring.call(DIAGNOSTIC.compute, {**scope, **DIAGNOSTIC.options(options)}))


def test_the_error_of_the_steps_is_found_without_knowing_the_truth():
    coarse, fine = (
        api.measure("ftle", EXPERIMENT, T=15.0, shape=(64, 128), steps=n).arrays["ftle"]
        for n in (40, 1200)
    )
    (*_, last) = readings(T=15.0, resolution=128, steps=40)
    true = np.abs(coarse - fine).mean()
    assert last.values["steps"] == pytest.approx(true, rel=0.15)


def test_twice_the_grid_is_compared_where_both_have_points():
    (*_, last) = readings(T=5.0, resolution=65)
    ny, nx = last.arrays["grid"].shape
    again = api.measure("ftle", EXPERIMENT, T=5.0, shape=(2 * ny - 1, 2 * nx - 1), steps=100)
    own = api.measure("ftle", EXPERIMENT, T=5.0, shape=(ny, nx), steps=100)
    gap = np.abs(again.arrays["ftle"][::2, ::2] - own.arrays["ftle"])
    assert np.allclose(last.arrays["grid"], gap, atol=1e-12) and gap.max() > 1e-4


def test_numbers_come_one_after_the_other():
    first, second, third = readings(T=5.0, resolution=64)
    assert [one.done for one in (first, second, third)] == pytest.approx([1 / 3, 2 / 3, 1])
    assert np.isnan(first.values["grid"]) and np.isfinite(third.values["both"])
    assert np.isnan(first.arrays["both"]).all() and np.isfinite(third.arrays["both"]).all()


def test_the_grid_limits_a_picture_by_differences_and_not_one_by_the_tangent():
    (*_, grid) = readings(T=10.0, resolution=128)
    assert any("grid limits" in note for note in grid.notes)
    (*_, tangent) = readings(T=10.0, resolution=64, gradient="tangent")
    assert tangent.values["grid"] == 0.0


def test_a_cancelled_one_gives_nothing_more():
    scope = {"motion": moving(EXPERIMENT), "pool": None, "cancel": np.ones(1, np.int32)}
    assert not list(wiring.call(DIAGNOSTIC.compute, {**scope, **DIAGNOSTIC.options({"T": 5.0})}))
