"""Jobs: begun when dials, options or start change, given up when they do, stopped when asked."""

import time
import weakref

import numpy as np
import pytest

from explorer.engine.channels import choices, filled
from explorer.engine.observer import Observer
from explorer.engine.run import Run
from explorer.model import Axis, Curve, Diagnostic, Line, Param, Picture, Reading
from tests.engine.test_run import goes_uncollected, until
from tests.engine.toys import DECAY, WALKERS

LINE = (Line("a", "a"),)
OVER = Param("over", "", help="dial", kind="name", names="dials")


def job(compute, of="", params=()):
    """A diagnostic that renews with the dials; its axis runs over `of`."""
    picture = Picture("p", Axis("a", of=of), Axis("b"), LINE)
    return Diagnostic(
        "d", "D", "about", None, Curve, compute, params=params, renews="dials",
        pictures=(picture,),
    )  # fmt: skip


@pytest.fixture
def watched():
    run = Run(DECAY)
    run.start()
    observer = Observer(run)
    yield run, observer
    assert observer.close()
    assert run.close()


def counting():
    """A compute that counts how often it was begun."""
    begun = []

    def compute(motion, scale):
        begun.append(motion)
        k = motion.params["k"]
        return Reading({"k": scale * k}, arrays={"start": motion.start.copy()})

    return begun, compute


SCALE = Param("scale", 1.0, 0.0, 10.0, "factor")


def test_a_job_is_not_repeated_per_frame(watched):
    run, observer = watched
    begun, compute = counting()
    watch = observer.watch(job(compute, params=(SCALE,)), "path")
    until(lambda: watch.latest is not None)
    step = run.latest().step
    until(lambda: run.latest().step > step + 60)
    assert len(begun) == 1
    assert watch.latest.reading.settings["dials"] == {"k": 1.0}
    assert watch.latest.reading.settings["experiment"] == "decay"


def test_a_job_follows_dials_options_and_start(watched):
    run, observer = watched
    begun, compute = counting()
    watch = observer.watch(job(compute, params=(SCALE,)), "path")
    until(lambda: watch.latest is not None)
    assert watch.latest.reading.arrays["start"].tolist() == [1.0, 2.0], "the run's own start"
    run.set("k", 3.0)
    until(lambda: watch.latest.reading.values["k"] == 3.0)
    observer.set_options(watch, {"scale": 2.0})
    until(lambda: watch.latest.reading.values["k"] == 6.0)
    run.set_start({"y": 7.0})
    until(lambda: watch.latest.reading.arrays["start"].tolist() == [1.0, 7.0])
    assert len(begun) == 4


def test_turning_the_dial_that_an_axis_runs_over_computes_nothing(watched):
    run, observer = watched
    begun, compute = counting()
    watch = observer.watch(job(compute, of="{over}", params=(SCALE, OVER)), "path")
    until(lambda: watch.latest is not None)
    run.set("k", 3.0)
    until(lambda: run.latest().params["k"] == 3.0)
    time.sleep(0.05)
    assert len(begun) == 1


def endless(cancel):
    """Coarse at once, then work until it is stopped."""
    yield Reading({"stage": 1.0}, done=0.25)
    while not cancel[0]:
        time.sleep(0.001)
    yield Reading({"stage": 2.0}, done=0.5)


def test_a_job_shows_its_coarse_form_and_stops_when_asked_keeping_what_it_has(watched):
    _, observer = watched
    watch = observer.watch(job(endless), "path")
    until(lambda: watch.latest is not None)
    assert watch.latest.reading.done == 0.25
    assert watch.working
    assert observer.busy
    observer.stop(watch)
    until(lambda: not watch.working, seconds=0.5)
    assert watch.stopped
    assert watch.latest.reading.done == 0.5
    last = watch.latest
    time.sleep(0.05)
    assert watch.latest is last, "it is not begun again by itself"
    observer.renew(watch)
    until(lambda: watch.working and not watch.stopped)
    until(lambda: watch.latest.reading.done == 0.25)


def test_a_dial_gives_up_what_is_computed_for_the_old_one(watched):
    run, observer = watched
    watch = observer.watch(job(endless), "path")
    until(lambda: watch.latest is not None)
    first = watch.latest
    run.set("k", 2.0)
    until(lambda: watch.latest is not first)
    assert watch.latest.reading.values["stage"] == 1.0, "no reading of the old dial came after it"


def test_a_job_that_fails_keeps_the_last_reading(watched):
    run, observer = watched

    def compute(motion):
        if motion.params["k"] > 1.5:
            raise ValueError("too fast")
        return Reading({"k": 1.0})

    watch = observer.watch(job(compute), "path")
    until(lambda: watch.latest is not None)
    run.set("k", 2.0)
    until(lambda: watch.latest.error == "too fast")
    assert watch.latest.reading.values == {"k": 1.0}
    step = run.latest().step
    until(lambda: run.latest().step > step)


def test_a_hidden_job_begins_nothing(watched):
    run, observer = watched
    begun, compute = counting()
    watch = observer.watch(job(compute, params=(SCALE,)), "path")
    until(lambda: watch.latest is not None)
    observer.show(watch, False)
    run.set("k", 2.0)
    until(lambda: run.latest().params["k"] == 2.0)
    time.sleep(0.05)
    assert len(begun) == 1
    observer.show(watch, True)
    until(lambda: len(begun) == 2)


def test_jobs_run_beside_each_other(watched):
    _, observer = watched
    slow = observer.watch(job(endless), "path")
    until(lambda: slow.latest is not None)
    begun, compute = counting()
    quick = observer.watch(job(compute, params=(SCALE,)), "path")
    until(lambda: quick.latest is not None)
    assert slow.working
    observer.unwatch(slow)
    until(lambda: not slow.working)


@pytest.mark.parametrize("ends", ["unwatched", "closed"])
def test_a_job_that_has_ended_goes_without_the_collector(ends):
    """With it a frame and a reading, which can be tens of megabytes."""

    def left():
        run = Run(DECAY)
        run.start()
        observer = Observer(run)
        watch = observer.watch(job(counting()[1], params=(SCALE,)), "path")
        until(lambda: watch.latest is not None)
        found = [weakref.ref(one) for one in (watch, watch.job, watch.latest, watch.latest.frame)]
        if ends == "unwatched":
            observer.unwatch(watch)
        assert observer.close()
        assert run.close()
        return found

    goes_uncollected(left)


def test_names_are_offered_and_filled_in():
    states = Param("along", "", help="state", kind="name", names="states")
    channels = Param("of", "", help="channel", kind="name", names="channels")
    assert choices(OVER, DECAY) == ("k",)
    assert choices(states, DECAY) == ("x", "y")
    assert choices(channels, DECAY) == ("path.x", "path.y")
    assert choices(OVER, WALKERS) == ("speed", "n_walkers")
    options = job(endless, params=(OVER, states)).options({"along": "y"})
    assert filled(options, DECAY) == {"over": "k", "along": "y"}


def test_what_empty_names_stand_for_is_learnt_from_the_reading(watched):
    run, observer = watched
    begun = []

    def compute(motion, across, up):
        begun.append(motion)
        return Reading({}, settings={"across": across or "x", "up": up or "y"})

    states = [Param(n, "", help="state", kind="name", names="states") for n in ("across", "up")]
    picture = Picture("p", Axis("a", of="{across}"), Axis("b", of="{up}"), LINE)
    made = Diagnostic(
        "d", "D", "about", None, Curve, compute, params=tuple(states), renews="dials",
        pictures=(picture,),
    )  # fmt: skip
    watch = observer.watch(made, "path")
    until(lambda: watch.latest is not None)
    until(lambda: not watch.working)
    run.set_start({"x": 2.0, "y": 3.0})
    time.sleep(0.05)
    assert len(begun) == 1, "the axes run over both states"
    assert filled(watch.options, DECAY, watch.latest.reading.settings) == {
        "across": "x", "up": "y",
    }  # fmt: skip


def test_an_option_may_be_called_as_something_supplied(watched):
    _, observer = watched
    samples = Param("samples", 7, 1, 100, "how many", kind="int")
    made = job(lambda samples: Reading({"samples": float(samples)}), params=(samples,))
    watch = observer.watch(made, "path.x")
    until(lambda: watch.latest is not None)
    assert watch.latest.error == ""
    assert watch.latest.reading.values == {"samples": 7.0}


def test_start_arrays_are_compared_by_what_they_hold(watched):
    run, observer = watched
    begun, compute = counting()
    watch = observer.watch(job(compute, params=(SCALE,)), "path")
    until(lambda: watch.latest is not None)
    run.set_start({"x": np.array([1.0, 2.0])})
    until(lambda: len(begun) == 2)
    run.set_start({"x": np.array([1.0, 2.0])})
    time.sleep(0.05)
    assert len(begun) == 2
