"""The moment before: kept beside each frame of agents, forgotten when a run starts anew."""

import time

import numpy as np

from explorer import api
from explorer.engine.before import Before
from explorer.engine.observer import Observer
from explorer.engine.run import Run


def test_the_moment_before_is_the_last_one_at_another_time():
    kept = Before()
    one, two, three = ({"pos": np.full(2, float(i))} for i in range(3))
    assert kept.see(0.0, one) == (0.0, {})
    assert kept.see(0.5, two) == (0.5, one)
    assert kept.see(0.5, two) == (0.5, one), "the same moment seen again"
    assert kept.see(0.75, three) == (0.25, two)


def waited(until, patience=60.0):
    end = time.monotonic() + patience
    while not until():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_live_school_has_its_turning_rates_measured():
    experiment = api.catalogue()["couzin"]
    run = Run(experiment, {"n_fish": 20}, playing=False)
    run.start()
    observer = Observer(run)
    try:
        watch = observer.watch(api.diagnostics()["school_members"], "school")
        waited(lambda: watch.latest is not None and watch.latest.reading is not None)
        assert np.isnan(watch.latest.reading.arrays["turning"]).all(), "nothing came before"
        run.step(2)
        waited(lambda: run.latest().step == 2)
        frame = run.latest()
        assert frame.since == 2 * frame.dt
        run.step(1)
        waited(lambda: watch.latest.frame.step == 3)
        frame = watch.latest.frame
        assert abs(frame.since - frame.dt) < 1e-12
        before, now = frame.before["head"], frame.arrays["head"]
        cosine = np.einsum("ij,ij->i", before, now) / (
            np.linalg.norm(before, axis=1) * np.linalg.norm(now, axis=1)
        )
        found = watch.latest.reading.arrays["turning"] * frame.dt
        assert np.abs(np.cos(found) - cosine).max() < 1e-9
        run.restart()
        waited(lambda: run.latest().epoch == 2)
        assert run.latest().before == {}
    finally:
        observer.close()
        run.close()
