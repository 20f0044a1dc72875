"""The long tools on the real engine: each shows how far it is, stops when told, and keeps it."""

import time

import pytest

from explorer import api
from explorer.engine.observer import Observer
from explorer.engine.run import Run
from tests.engine.test_run import until

# tool, experiment, options with which it would work for a minute or more
LONG = (
    ("basins", "magnetic_pendulum", {"resolution": 800}),
    ("lyapunov_map", "lorenz", {"resolution": 512}),
    ("continuation", "lorenz", {}),
    ("forecast_race", "lorenz", {"train": 8000, "starts": 100}),
    ("orbit_diagram", "rossler", {"columns": 4000, "samples": 2000}),
    ("poincare", "rossler", {"crossings": 900_000}),
    ("finite_time_exponent", "duffing", {"T": 500.0, "resolution": 512}),
)


def stopped(tool, key, options):
    """A job begun and stopped: its watch, what it had found by then, and how long the stop took."""
    run = Run(api.catalogue()[key])
    run.start()
    observer = Observer(run)
    try:
        watch = observer.watch(api.diagnostics()[tool], None, options)
        until(lambda: watch.latest is not None and watch.latest.reading is not None, 120.0)
        before = watch.latest
        assert watch.working, "it would go on"
        begun = time.perf_counter()
        observer.stop(watch)
        until(lambda: not watch.working, 20.0)
        return watch, before, time.perf_counter() - begun
    finally:
        observer.close()
        run.close()


@pytest.mark.parametrize(("tool", "key", "options"), LONG, ids=[one[0] for one in LONG])
def test_a_long_job_shows_progress_stops_and_keeps_what_it_has(tool, key, options):
    watch, before, _ = stopped(tool, key, options)
    assert before.error == ""
    assert 0.0 < before.reading.done < 1.0, "it says how far it is"
    assert watch.stopped
    kept = watch.latest
    assert kept.error == ""
    assert before.reading.done <= kept.reading.done < 1.0
    assert kept.reading.arrays.keys() == before.reading.arrays.keys()
    picture = watch.diagnostic.pictures[0]
    assert any(kept.reading.arrays[name].size for name in picture.arrays()), "there is a picture"
