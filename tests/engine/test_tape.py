"""A recording plays like any run, keeps its gaps, and ends calmly."""

import time

import numpy as np
import pytest

from explorer import api
from explorer.engine.batch import begin_document, record
from explorer.engine.observer import Observer
from explorer.engine.run import Run
from explorer.engine.stepper import stepper
from explorer.model import BadInput
from explorer.model.tape import Recorded, recorded

X = np.sin(0.1 * np.arange(3000.0))
Y = np.random.default_rng(20260301).normal(size=3000)
Y[500:510] = np.nan
ABOUT = Recorded("b.csv", "0" * 64, ("x", "y"), dt=0.5, unit="s", together=("x", "y"))


@pytest.fixture(scope="module")
def series():
    return recorded(ABOUT, {"x": X.copy(), "y": Y.astype(np.float32)})


def until(holds, seconds=30.0):
    ends = time.monotonic() + seconds
    while not holds() and time.monotonic() < ends:
        time.sleep(0.01)
    assert holds()


def test_a_recording_records_itself_gaps_and_all(series):
    run = record(series, begin_document(series, steps=2999))
    np.testing.assert_array_equal(run["x"], X)
    np.testing.assert_array_equal(run["y"], Y.astype(np.float32))
    np.testing.assert_array_equal(run["path"][:, 0], X)
    assert run.t[-1] == 2999 * 0.5
    assert run.diverged is None


def test_it_stops_at_its_end_however_many_steps_are_asked(series):
    run = record(series, begin_document(series, steps=50_000, every=7))
    np.testing.assert_array_equal(run["x"], X[::7])
    assert len(run.t) == len(run["x"])


def test_a_then_b_steps_are_a_plus_b(series):
    one, two = (stepper(series, series.settings()) for _ in range(2))
    one.advance(30, 30)
    parts = one.advance(12, 12)
    whole = two.advance(42, 42)
    np.testing.assert_array_equal(parts["path"], whole["path"][30:])
    assert one.state() == two.state()


def test_it_has_no_start_to_choose(series):
    with pytest.raises(BadInput, match="begins where it begins"):
        stepper(series, series.settings(), start={"x": 1.0})


def test_live_it_plays_to_the_end_calmly_and_again(series):
    run = Run(series)
    run.set_speed(np.inf)
    run.start()
    try:
        until(lambda: run.status().step == 2999 and not run.status().playing)
        assert run.status().divergence is None
        assert run.status().state == "ready"
        frame = run.latest()
        np.testing.assert_array_equal(frame.arrays["x"], X)
        run.set_speed(10.0)
        run.play()
        until(lambda: run.status().playing and run.status().step < 2999)
        assert run.latest().epoch == frame.epoch + 1
    finally:
        assert run.close()


def test_a_paused_recording_is_measured_to_its_end(series):
    run = Run(series, playing=False)
    run.start()
    observer = Observer(run)
    try:
        diagnostics = api.diagnostics()
        along = observer.watch(diagnostics["windowed_entropy"], "y", {"band": False})
        test = observer.watch(diagnostics["surrogate_test"], "x", {"surrogates": 39})
        until(lambda: all(w.latest and w.latest.reading for w in (along, test)))
        until(lambda: all(w.latest.reading.done >= 1.0 for w in (along, test)), 60.0)
        assert along.latest.reading.settings["samples"] == 3000
        assert test.latest.reading.settings["surrogates"] == 39
    finally:
        observer.close()
        run.close()


def test_a_surrogate_test_takes_the_longest_stretch_without_a_hole(series):
    diagnostic = api.diagnostics()["surrogate_test"]
    options = dict(diagnostic.options({"surrogates": 39}))
    stream = diagnostic.stream(**options, seed=0, whole=series.motion.samples["y"])
    reading = stream.read()
    while reading.done < 1.0:
        reading = stream.read()
    assert "samples 510 to 2999" in reading.notes[0]
    alone = diagnostic.stream(**options, seed=0, whole=np.ascontiguousarray(Y[510:]))
    again = alone.read()
    while again.done < 1.0:
        again = alone.read()
    assert again.values["C"] == pytest.approx(reading.values["C"], rel=1e-6)


def test_every_way_to_measure_it_sees_the_same(series):
    given = {"n": 4, "band": False}
    whole = api.measure("permutation_entropy", series, channel="x", **given)
    alone = api.measure("permutation_entropy", data=X, dt=0.5, **given)
    assert whole.values == alone.values
