"""A saved run stands where it was saved, with its past, exactly as a fresh run from its log."""

from dataclasses import replace

import numpy as np
import pytest

from explorer import api
from explorer.engine.animation import Animation
from explorer.engine.batch import begin_document, record
from explorer.engine.run import Run
from explorer.model import BadInput
from tests.engine.test_run import until
from tests.engine.toys import DECAY


@pytest.fixture
def reopened():
    runs = []

    def make(document, experiment=DECAY, wait=True):
        run = Run(
            experiment, dict(document.params), dt=document.dt, method=document.method,
            seed=document.seed, rtol=document.rtol, animations=document.animations,
            t0=document.t0, replay=document,
        )  # fmt: skip
        runs.append(run)
        run.start()
        if wait:
            until(lambda: not run.status().until)
        return run

    yield make
    assert all(run.close() for run in runs)


def logged(**values):
    """A run of Lorenz with dials turned, an animation begun and ended, copies dropped."""
    wave = Animation("sigma", 8.0, 12.0, 3.0, "sine")
    log = (
        (100, "rho", 35.0),
        (100, "beta", 2.0),
        (250, "ensemble", "50 0.01"),
        (400, "animate", wave.word()),
        (900, "animate", "sigma off"),
        (900, "sigma", 11.0),
        (1000, "dt", 0.005),
    )
    begun = begin_document(api.catalogue()["lorenz"], steps=1500)
    now = {**begun.params, "rho": 35.0, "beta": 2.0, "sigma": 11.0}
    return replace(begun, begun=dict(begun.params), params=now, log=log, **values)


def states(document, experiment):
    """The state at every step of a run from its log alone."""
    return record(experiment, document)["state"]


def test_it_stands_where_it_was_saved_and_every_earlier_step_is_a_fresh_runs(reopened):
    lorenz, document = api.catalogue()["lorenz"], logged()
    run, fresh = reopened(document, lorenz), states(document, lorenz)
    status = run.status()
    assert (status.step, status.newest, status.playing) == (1500, 1500, False)
    assert status.t == pytest.approx(1000 * 0.01 + 500 * 0.005, rel=1e-12)
    seen = run.latest().arrays["state"]
    np.testing.assert_array_equal(seen, fresh[-len(seen) :])
    assert run.log == document.log
    assert run.latest().arrays["ensemble"].shape == (50, 3)
    assert dict(run.latest().params) == dict(document.params)
    for step in (1400, 950, 600, 401, 100, 7):
        run.seek(step)
        until(lambda step=step: run.latest().step == step)
        np.testing.assert_array_equal(run.latest().arrays["state"][-1], fresh[step])
    run.seek(1500)
    run.step(20)
    until(lambda: run.latest().step == 1520)
    on = states(replace(document, steps=1520), lorenz)
    np.testing.assert_array_equal(run.latest().arrays["state"][-1], on[-1])


def test_what_was_turned_after_the_step_where_it_was_saved_holds_from_there(reopened):
    run = reopened(logged(steps=950), api.catalogue()["lorenz"])  # somebody had gone back to 950
    assert run.log == logged().log[:6]
    run = reopened(logged(steps=150), api.catalogue()["lorenz"])
    assert run.log[-1] == (150, "sigma", 11.0)
    assert dict(run.latest().params) == dict(logged().params)


def test_a_long_way_can_be_ended_anywhere(reopened):
    document = replace(begin_document(DECAY, {"k": 1e-9}), steps=10**12)
    run = reopened(replace(document, log=((10**11, "k", 2.0),)), wait=False)
    until(lambda: run.status().step > 10_000)
    assert run.status().until == 10**12
    run.stay()
    until(lambda: not run.status().until)
    step = run.status().step
    assert step < 10**11
    run.step(5)
    until(lambda: run.latest().step == step + 5)
    run = reopened(document, wait=False)
    until(lambda: run.status().step > 10_000)
    run.restart()
    until(lambda: run.status().step == 0 and not run.status().until)


def test_a_log_that_cannot_be_is_refused_before_anything_runs():
    document = begin_document(DECAY, steps=100)
    for change in (
        (5, "kappa", 1.0),
        (5, "k", float("nan")),
        (5, "ensemble", "many"),
        (5, "dt", 0.0),
    ):
        with pytest.raises(BadInput):
            Run(DECAY, replay=replace(document, log=(change,)))
