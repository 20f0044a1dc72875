"""Tracers of an open flow: none in a wall, none missing, and the same whoever counts the steps."""

import numpy as np
import pytest

from explorer import api
from explorer.engine.stepper import stepper


def tracers(key, cuts, **params):
    """(count, d) after steps taken in these portions."""
    experiment = api.catalogue()[key]
    live = stepper(experiment, experiment.settings(params), None, None, None, 0, tracers=True)
    for n in cuts:
        live.advance(n, n)
    return live.snapshot()["tracers"], experiment


def test_no_tracer_begins_inside_the_cylinder():
    at, _ = tracers("cylinder_wake", ())
    assert np.hypot(*at.T).min() >= 1.0 and len(at) == 4000


def test_those_that_were_washed_out_come_back_somewhere_on_the_plane():
    at, experiment = tracers("cylinder_wake", (200,))
    low, high = np.array(experiment.motion.domain).T
    assert ((at >= low) & (at <= high)).all()
    ahead = (at[:, 0] > 3.0).mean()
    assert 0.3 < ahead < 0.6, "the wake is as full as the rest: 3 of 8 lengths"


@pytest.mark.parametrize("key", ["cylinder_wake", "linear_saddle"])
def test_portions_of_steps_make_no_difference(key):
    whole, _ = tracers(key, (57,))
    parts, _ = tracers(key, (3, 7, 10, 1, 36))
    assert np.array_equal(whole, parts)


def test_a_closed_flow_keeps_every_tracer():
    first, _ = tracers("double_gyre", ())
    after, _ = tracers("double_gyre", (40,))
    assert np.abs(after - first).max() < 1.5 and len(after) == len(first)
