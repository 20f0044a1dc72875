"""Long steps for the eye: as few as it bears, and what they leave is what is said."""

import numpy as np
import pytest

from explorer.diagnostics.ftle_field import field
from explorer.diagnostics.long_steps import long_steps
from explorer.numerics import transport
from tests.diagnostics.test_ftle import EXPERIMENT, SADDLE, SQUARE, moving, readings

SHAPE = (128, 256)


@pytest.mark.parametrize("T", [15.0, -15.0])
def test_the_error_that_is_said_is_the_error_there_is(T):
    domain = EXPERIMENT.motion.domain
    rule, steps, error = long_steps(moving(EXPERIMENT), T, 0.0, domain, SHAPE, 60)
    assert rule == "rk8" and 10 <= steps <= 20
    shown = field(moving(EXPERIMENT), T=T, shape=SHAPE, method=rule, steps=steps, dtype="float32")
    exact = field(moving(EXPERIMENT), T=T, shape=SHAPE, method="rk8", steps=80)
    found, *_ = transport.deviation(shown.arrays["ftle"], exact.arrays["ftle"])
    assert error / 3 < found < 3 * error and found < 3e-5


def test_a_linear_flow_needs_the_fewest_steps():
    rule, steps, error = long_steps(moving(SADDLE), 3.0, 0.0, SQUARE, (64, 64), 60)
    assert (rule, steps) == ("rk8", 4) and error < 2e-4


def test_short_windows_keep_their_plain_steps():
    assert long_steps(moving(SADDLE), 0.1, 0.0, SQUARE, (64, 64), 2)[:2] == ("rk4", 2)


def test_a_flow_that_jumps_is_not_given_more_work_than_before():
    flow = moving("x' = tanh(40*sin(3*t))*y\ny' = tanh(40*cos(3*t))*sin(x)")
    rule, steps, _ = long_steps(flow, 10.0, 0.0, SQUARE, (64, 64), 200)
    assert {"rk4": 4, "rk8": 11}[rule] * steps <= 4 * 200


def test_every_particle_lost_keeps_the_plain_steps():
    flow = moving("x' = x**2 + 10\ny' = 0*y")
    assert long_steps(flow, 30.0, 0.0, SQUARE, (16, 16), 50)[0] == "rk4"


def test_the_picture_on_screen_takes_long_steps_and_says_so():
    (live,) = readings(moving(EXPERIMENT), live=True, fresh=False)
    assert live.settings["method"] == "rk8" and "order 8" in live.notes[-1]
    (still,) = readings(moving(EXPERIMENT))
    assert still.settings["method"] == "rk4" and still.settings["steps"] == 300
    gap = np.abs(live.arrays["ftle"] - still.arrays["ftle"]).mean()
    assert gap < 3 * live.settings["error"]


def test_steps_or_a_rule_that_a_person_asks_for_are_taken():
    (reading,) = readings(moving(EXPERIMENT), live=True, options={"steps": 50})
    assert (reading.settings["method"], reading.settings["steps"]) == ("rk4", 50)
    (reading,) = readings(moving(EXPERIMENT), live=True, options={"method": "rk8", "steps": 12})
    assert (reading.settings["method"], reading.settings["steps"]) == ("rk8", 12)
