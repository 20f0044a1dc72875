"""The error of the steps: orders on a plain decay, horizons in chaos."""

import math

import numpy as np
import pytest

from explorer import api
from explorer.diagnostics.step_error import DIAGNOSTIC, compute
from explorer.model import BadInput, Diverged, Moving
from explorer.model.typed import typed

DECAY = typed("x' = -x", start={"x": 1.0})
SWING = typed("x' = v\nv' = -x", start={"x": 1.0, "v": 0.0})


def errors(experiment, method, steps, **options):
    return [
        api.measure("step_error", experiment, until=10.0, dt=dt, method=method, **options)
        .values["error"] for dt in steps
    ]  # fmt: skip


@pytest.mark.parametrize("method, order", [("rk4", 4), ("heun", 2)])
def test_halving_the_step_divides_the_error_by_a_power(method, order):
    found = errors(DECAY, method, (0.05, 0.025, 0.0125))
    ratios = np.array(found[:-1]) / found[1:]
    assert ratios == pytest.approx([2.0**order] * 2, rel=0.1)


@pytest.mark.parametrize("method, order", [("verlet", 2), ("yoshida4", 4)])
def test_the_symplectic_rules_show_their_orders_too(method, order):
    found = errors(SWING, method, (0.05, 0.025))
    assert found[0] / found[1] == pytest.approx(2.0**order, rel=0.1)


def test_the_difference_is_the_error_of_the_coarser_run():
    """x' = -x: the finer run is exact to a sixteenth, so the difference is 15/16 of the error."""
    found = api.measure("step_error", DECAY, until=2.0, dt=0.1, method="rk4")
    growth = 1 - 0.1 + 0.1**2 / 2 - 0.1**3 / 6 + 0.1**4 / 24
    n = np.arange(1, 21)
    error = np.abs(growth**n - np.exp(-0.1 * n))
    size = math.exp(-0.1) - math.exp(-2.0)
    assert found.arrays["difference"] == pytest.approx(error / size * 15 / 16, rel=0.03)


@pytest.mark.parametrize("method", ["dp5", "dop853", "rodas4"])
def test_a_tighter_tolerance_reaches_farther(method):
    far, near = (
        api.measure("step_error", "lorenz", method=method, rtol=rtol).values["horizon"]
        for rtol in (1e-10, 1e-6)
    )
    # four decades at a growth of 0.9 per time are worth ten units, give or take the orbit
    assert 4.0 < far - near < 18.0


def test_a_delay_is_halved_below_its_own_grid():
    found = api.measure("step_error", "mackey_glass", dt=0.4, until=20.0)
    assert 1e-12 < found.values["one_step"] < 1e-6
    assert "stay together" in found.notes[0]
    assert math.isnan(found.values["horizon"])


def test_a_noisy_flow_has_no_finer_self():
    with pytest.raises(BadInput):
        api.measure("step_error", "kramers")


def test_it_stops_when_told_and_names_a_divergence():
    params = DECAY.settings()
    moving = Moving(DECAY.motion, DECAY.system, params, np.ones(1), 0.01, "rk4")
    assert compute(moving, 0.0, np.ones(1, np.int32)) is None
    runaway = typed("x' = x**2", start={"x": 1.0})
    with pytest.raises(Diverged, match="x diverged"):
        api.measure("step_error", runaway, until=2.0)
    assert DIAGNOSTIC.renews == "dials"


def test_a_state_at_rest_is_measured_in_shares_of_itself():
    still = typed("x' = 0*x", start={"x": 3.0})
    assert api.measure("step_error", still).values["error"] == 0.0
