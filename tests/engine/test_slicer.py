"""Velocity slices that a running kernel leaves behind."""

import numpy as np
import pytest

from explorer import api
from explorer.engine.kernel_stepper import KernelStepper


@pytest.fixture
def live():
    experiment = api.catalogue()["navier_stokes"]
    params = experiment.settings({"size": 16})
    return KernelStepper(experiment, params, None, None, 0, carrying=True)


def test_a_slice_is_kept_each_tenth_step_however_steps_are_cut(live):
    for n in (3, 14, 1, 22):
        live.advance(n, 0)
    assert live.slices.times == pytest.approx([0.0, 0.1, 0.2, 0.3, 0.4])
    assert live.slices.take(0)[0].dtype == np.float32


def test_what_is_kept_reaches_back_as_far_as_declared_and_no_further(live):
    live.advance(1200, 0)
    first, last = live.slices.span
    assert last == pytest.approx(12.0)
    assert last - first == pytest.approx(live.motion.current.keep)
    assert live.slices.first > 0


def test_slices_never_change_once_given(live):
    live.advance(40, 0)
    held = live.slices
    before = held.take(0)[0].copy()
    live.advance(2000, 0)
    assert np.array_equal(held.take(0)[0], before)


def test_going_back_in_time_forgets_what_came_after(live):
    live.advance(40, 0)
    kept = live.keep()
    live.advance(60, 0)
    live.resume(kept)
    live.advance(10, 0)
    assert live.slices.times[-1] == pytest.approx(0.5)
    assert (np.diff(live.slices.times) > 0).all()


def test_nobody_pays_for_slices_that_nobody_wants():
    experiment = api.catalogue()["navier_stokes"]
    live = KernelStepper(experiment, experiment.settings({"size": 16}), None, None, 0)
    live.advance(40, 0)
    assert live.slices is None


def test_a_picture_of_the_state_is_a_copy_that_may_be_frozen(live):
    seen = live.snapshot()["vorticity"]
    seen.flags.writeable = False
    live.advance(1, 0)
    assert not np.array_equal(seen, live.snapshot()["vorticity"])
