"""The observer keeps readings up to date, streams without gaps, and never stops the run."""

import time
import weakref

import numpy as np
import pytest

from explorer.engine.observer import Observer
from explorer.engine.run import Run
from explorer.model import BadInput, Diagnostic, Param, Reading, Series
from tests.engine.test_run import goes_uncollected, until
from tests.engine.toys import DECAY


class Counting:
    """A stream that counts samples and gaps."""

    def __init__(self):
        self.count = self.gaps = 0

    def feed(self, samples, gap):
        self.count += len(samples)
        self.gaps += gap

    def read(self):
        return Reading({"count": float(self.count), "gaps": float(self.gaps)})


def slow(cancel):
    """Works until it is told to stop."""
    yield Reading({"stage": 1.0})
    while not cancel[0]:
        time.sleep(0.001)


def largest(samples, scale):
    """Largest sample."""
    return Reading({"largest": scale * float(np.max(samples))})


def diagnostic(compute, stream=None, params=()):
    return Diagnostic("d", "D", "about", Series, Series, compute, stream=stream, params=params)


LARGEST = diagnostic(largest, params=(Param("scale", 1.0, 0.0, 10.0, "factor"),))
COUNT = diagnostic(lambda samples: Reading(), stream=Counting)


@pytest.fixture
def watched():
    run = Run(DECAY)
    run.start()
    observer = Observer(run)
    yield run, observer
    assert observer.close()
    assert run.close()


def test_a_reading_follows_its_options(watched):
    _, observer = watched
    watch = observer.watch(LARGEST, "path.y")
    until(lambda: watch.latest is not None)
    assert watch.latest.reading.values["largest"] == 2.0
    observer.set_options(watch, {"scale": 3.0})
    until(lambda: watch.latest.reading.values["largest"] == 6.0)


def test_a_stream_counts_every_sample_once(watched):
    run, observer = watched
    watch = observer.watch(COUNT, "path.x")
    until(lambda: run.latest() is not None and run.latest().step > 50)
    run.pause()
    until(lambda: not run.status().playing)
    until(lambda: watch.latest and watch.latest.frame.step == run.latest().step)
    values = watch.latest.reading.values
    assert values == {"count": run.latest().step + 1.0, "gaps": 0.0}


def test_a_stream_begins_anew_when_a_dial_moves(watched):
    run, observer = watched
    watch = observer.watch(COUNT, "path.x")
    until(lambda: watch.latest and watch.latest.reading.values["count"] > 20)
    stream = watch.stream
    run.set("k", 2.0)
    until(lambda: watch.stream is not stream)


def test_a_long_computation_gives_way_to_a_dial(watched):
    run, observer = watched
    watch = observer.watch(diagnostic(slow), "path.x")
    until(lambda: watch.latest is not None)
    first = watch.latest
    run.set("k", 2.0)
    until(lambda: watch.latest is not first)


def test_a_failing_diagnostic_is_shown_and_the_run_goes_on(watched):
    run, observer = watched
    broken = diagnostic(lambda samples: samples.nothing)
    watch = observer.watch(broken, "path.x")
    until(lambda: watch.latest is not None)
    assert "nothing" in watch.latest.error
    step = run.latest().step
    until(lambda: run.latest().step > step)


def test_a_hidden_diagnostic_costs_nothing(watched):
    run, observer = watched
    watch = observer.watch(LARGEST, "path.x")
    until(lambda: watch.latest is not None)
    observer.show(watch, False)
    time.sleep(0.15)  # a measurement under way may still finish
    last, step = watch.latest, run.latest().step
    until(lambda: run.latest().step > step + 50)
    assert watch.latest is last


def test_a_channel_of_another_kind_is_refused(watched):
    _, observer = watched
    with pytest.raises(BadInput, match="Series"):
        observer.watch(LARGEST, "tracers")


def ended():
    """Weak references to a run, its observer and what they were made of, all ended."""
    run = Run(DECAY)
    run.start()
    observer = Observer(run)
    watch = observer.watch(LARGEST, "path.y")
    until(lambda: observer.latest(watch) is not None)
    left = [weakref.ref(one) for one in (run, observer, watch, run._live.inside)]
    assert observer.close()
    assert run.close()
    return left


def test_what_has_ended_goes_without_the_collector():
    """The window keeps what is there from being searched: a ring of it would stay for good."""
    goes_uncollected(ended)
