"""What a film sees is the run, at exactly the steps asked for, with its changes and its seeds."""

from dataclasses import replace

import numpy as np
import pytest

from explorer import api
from explorer.engine import reel
from explorer.engine.batch import begin_document, record
from explorer.model import Diverged


def lorenz(**how):
    experiment = api.catalogue()["lorenz"]
    return experiment, begin_document(experiment, steps=90, **how)


def test_a_schedule_has_every_frame_and_both_ends():
    assert reel.schedule(10, 20, 5) == [10, 12, 15, 18, 20]
    assert reel.schedule(7, 7, 3) == [7, 7, 7]
    assert len(reel.schedule(0, 10, 97)) == 97


def test_frames_are_the_run_with_the_changes_of_its_log():
    experiment, document = lorenz()
    document = replace(
        document, log=((20, "rho", 60.0), (33, "dt", 0.005), (33, "sigma", 12.0)),
        seeds=((1.0, 2.0, 20.0),),
    )  # fmt: skip
    steps = [0, 5, 33, 34, 90]
    seen = list(reel.frames(experiment, document, steps))
    whole = record(experiment, replace(document, seeds=()))
    assert [frame.step for frame in seen] == steps
    for frame in seen:
        assert frame.t == pytest.approx(whole.t[frame.step], abs=1e-12)
        np.testing.assert_array_equal(frame.arrays["path"], whole["path"][: frame.step + 1])
    assert seen[0].params["rho"] == 28.0
    assert seen[-1].params["rho"] == 60.0
    with_seed = [name for name in seen[-1].arrays if name not in whole.arrays]
    assert with_seed


def test_a_school_is_seen_as_it_is_at_each_step():
    school = api.catalogue()["couzin"]
    document = begin_document(school, {"n_fish": 8}, steps=12, seed=3)
    whole = record(school, document)
    for frame in reel.frames(school, document, [0, 4, 12]):
        np.testing.assert_array_equal(frame.arrays["pos"], whole["pos"][frame.step])


def test_a_run_that_leaves_every_bound_says_so():
    experiment, document = lorenz(dt=1.0)
    with pytest.raises(Diverged):
        list(reel.frames(experiment, document, [0, 50]))
