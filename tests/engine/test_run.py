"""A live run answers dials, pauses, steps, restarts, reports, and equals a batch replay."""

import gc
import threading
import time
from dataclasses import replace

import numpy as np
import pytest

from explorer.engine.batch import begin_document, record
from explorer.engine.recorder import Recorder
from explorer.engine.run import Run
from explorer.model import BadInput
from tests.engine.toys import DECAY, DOUBLING, WALKERS


def until(condition, seconds=10.0):
    """Wait for a condition; fail when it does not come true."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.002)


def goes_uncollected(make):
    """Whatever weak references to it `make` gives, all of it goes without a search for cycles."""
    gc.disable()
    try:
        left = make()
        until(lambda: [ref() for ref in left] == [None] * len(left))
    finally:
        gc.enable()


@pytest.fixture
def live():
    runs = []

    def make(experiment, **options):
        run = Run(experiment, **options)
        run.start()
        runs.append(run)
        until(lambda: run.latest() is not None or run.status().state == "failed")
        return run

    yield make
    assert all(run.close() for run in runs)


def test_time_passes_and_frames_come(live):
    run = live(DECAY)
    until(lambda: run.latest().step > 20)
    frame = run.latest()
    assert np.allclose(frame.arrays["path"][-1, 0], np.exp(-frame.t), rtol=1e-9)
    assert frame.arrays["tracers"].shape == (3000, 2)
    assert not frame.arrays["path"].flags.writeable


def test_a_closed_run_lets_its_past_go(live):
    run = live(WALKERS)
    until(lambda: run.latest().step > 20)
    assert run._timeline.past.moments
    assert run.close()
    assert not run._timeline.past.moments
    assert not run._seen._windows
    assert run.latest().step == run.status().step


def test_a_paused_run_stands_still_and_steps_on_demand(live):
    run = live(DECAY, playing=False)
    assert run.latest().step == 0
    run.step(7)
    until(lambda: run.latest().step == 7)
    run.step(1)
    run.step(2)
    until(lambda: run.latest().step == 10)
    assert run.status().playing is False


def test_a_dial_reaches_the_kernel_and_the_frame(live):
    run = live(DECAY)
    run.set("k", 2.5)
    until(lambda: run.latest().params["k"] == 2.5)
    assert run.log[-1][1:] == ("k", 2.5)


def test_a_dial_refuses_what_it_cannot_take(live):
    run = live(DECAY)
    with pytest.raises(BadInput, match="finite"):
        run.set("k", float("nan"))
    with pytest.raises(BadInput, match="unknown"):
        run.set("kappa", 1.0)


def test_a_restart_dial_begins_anew(live):
    run = live(WALKERS)
    until(lambda: run.latest().step > 3)
    epoch = run.latest().epoch
    run.set("n_walkers", 9)
    until(lambda: run.latest().arrays["pos"].shape == (9, 2))
    assert run.latest().epoch > epoch


def test_restart_goes_back_to_the_start(live):
    run = live(DECAY, playing=False)
    run.step(50)
    until(lambda: run.latest().step == 50)
    run.restart()
    until(lambda: run.latest().step == 0)
    assert run.latest().arrays["path"][-1].tolist() == [1.0, 2.0]


def test_a_divergence_pauses_and_names_step_and_variable(live):
    run = live(DOUBLING)
    run.set_speed(float("inf"))
    until(lambda: run.status().divergence is not None)
    found = run.status().divergence
    assert found.channel == "x"
    assert found.step == 39  # 2**40 is the first power above 1e12
    assert run.status().playing is False
    assert np.isfinite(run.latest().arrays["path"]).all()
    run.restart()
    until(lambda: run.status().divergence is None)


def test_the_recorder_loses_and_doubles_nothing(live):
    run = live(DECAY, playing=False)
    recorder = Recorder()
    run.record(recorder)
    run.set_speed(float("inf"))
    run.play()
    until(lambda: run.latest().step > 20_000)
    run.pause()
    until(lambda: not run.status().playing)
    steps, rows = recorder.take()
    assert np.array_equal(steps, np.arange(1, len(steps) + 1))
    assert np.allclose(rows["path"][:500, 0], np.exp(-0.01 * steps[:500]), rtol=1e-9)


def test_a_live_run_replays_exactly_from_its_log(live):
    run = live(DECAY)
    for k in (0.5, -1.0, 0.25, 2.0):
        step = run.latest().step
        until(lambda step=step: run.latest().step > step + 3)
        run.set("k", k)
    until(lambda: run.latest().params["k"] == 2.0 and len(run.log) == 4)
    run.pause()
    until(lambda: not run.status().playing)
    frame = run.latest()
    document = begin_document(DECAY, steps=frame.step)
    again = record(DECAY, replace(document, log=run.log, begun=dict(document.params)))
    assert np.array_equal(again["path"][-1], frame.arrays["path"][-1])


def test_a_kernel_that_fails_is_reported():
    def broken(pos, n):
        raise RuntimeError("no more")

    failing = replace(WALKERS, motion=replace(WALKERS.motion, advance=broken))
    run = Run(failing)
    run.start()
    until(lambda: run.status().state == "failed")
    assert "no more" in run.status().error
    assert run.close()


def test_it_is_being_compiled_until_the_first_step_is_done():
    """Also where frames of the start are there long before: numba compiles when it is called."""
    under_way, compiled = threading.Event(), threading.Event()

    def slow(pos, n):
        under_way.set()
        assert compiled.wait(10.0)

    run = Run(replace(WALKERS, motion=replace(WALKERS.motion, advance=slow)))
    run.start()
    try:
        assert under_way.wait(10.0)
        assert run.latest().step == 0 and run.status().state == "compiling"
        compiled.set()
        until(lambda: run.status().step > 0)
        assert run.status().state == "ready"
        compiled.clear()
        under_way.clear()
        assert under_way.wait(10.0)
        assert run.status().state == "ready", "the second step waits for no compiler"
    finally:
        compiled.set()
        assert run.close()


def test_a_headway_fills_the_picture_once(live):
    run = live(DOUBLING, params={"a": 0.5}, playing=False, ahead=300)
    until(lambda: run.latest().step == 300)
    assert run.latest().arrays["path"].shape[0] == 301
    run.restart()
    until(lambda: run.latest().step == 0)
