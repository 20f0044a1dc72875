"""Windows of flow maps in data: as asked, or moved and shortened to where data are."""

import numpy as np
import pytest

from explorer.diagnostics import flow_window
from explorer.experiments.fields.navier_stokes import EXPERIMENT
from explorer.model import BadInput, Moving
from explorer.model.slices import sliced

AXIS = np.arange(8.0)


def moving(t0, u=2.0, count=11):
    v = np.zeros((count, 8, 8))
    slices = sliced(np.arange(float(count)), AXIS, AXIS, v + u, v)
    return Moving(EXPERIMENT.motion, None, EXPERIMENT.settings(), np.zeros(0), 1.0, "rk4", t0,
                  slices=slices)  # fmt: skip


def test_a_window_within_the_data_stays_as_it_is():
    assert flow_window.window(moving(3.0), 4.0, "forward", 1.0, True) == ({"T": 4.0, "t0": 4.0}, "")
    assert flow_window.window(moving(9.0), 4.0, "backward", 0.0, True)[0] == {"T": -4.0, "t0": 9.0}


def test_a_live_window_is_moved_to_where_data_reach_over_it():
    found, said = flow_window.window(moving(9.0), 4.0, "forward", 0.0, True)
    assert found == {"T": 4.0, "t0": 6.0}
    assert "begins at t = 6" in said
    found, _ = flow_window.window(moving(0.0), 4.0, "backward", 0.0, True)
    assert found == {"T": -4.0, "t0": 4.0}


def test_a_time_below_zero_looks_back_in_data_too():
    assert flow_window.window(moving(9.0), -4.0, "forward", 0.0, True)[0] == {"T": -4.0, "t0": 9.0}


def test_a_live_window_is_no_longer_than_the_data():
    found, said = flow_window.window(moving(5.0), 40.0, "backward", 0.0, True)
    assert found == {"T": -10.0, "t0": 10.0}
    assert "10" in said
    assert "40" in said


def test_a_window_that_was_asked_for_by_a_script_is_left_to_be_refused():
    found, _ = flow_window.window(moving(9.0), 4.0, "forward", 0.0, False)
    assert found == {"T": 4.0, "t0": 9.0}


def test_too_few_slices_say_so():
    with pytest.raises(BadInput, match="too few slices"):
        flow_window.window(moving(0.0, count=2), 4.0, "backward", 0.0, True)


def test_steps_are_as_long_as_the_fastest_particle_allows():
    assert flow_window.step(moving(0.0, u=8.0), "float64", 0.0, 5.0) == pytest.approx(0.25)
    assert flow_window.step(moving(0.0, u=0.0), "float64", 0.0, 5.0) == 1.0
