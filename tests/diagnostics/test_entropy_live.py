"""Every entropy of a series follows a run that plays, on the observer's own thread."""

import numpy as np
import pytest

from explorer import api
from explorer.engine.observer import Observer
from explorer.engine.run import Run
from tests.diagnostics.test_entropy_cards import KEYS
from tests.engine.test_run import until

FEW = {"surrogate_test": {"surrogates": 39, "window": 512, "kind": "shuffled"}}


@pytest.mark.parametrize("key", KEYS)
def test_it_reads_a_running_channel(key):
    run = Run(api.catalogue()["lorenz"])
    run.start()
    observer = Observer(run)
    try:
        watch = observer.watch(api.diagnostics()[key], "path.x", FEW.get(key))
        until(lambda: _finished(watch))  # the first frames may be too short, and say so
        for picture in api.diagnostics()[key].pictures:
            assert set(picture.arrays()) <= set(watch.latest.reading.arrays)
    finally:
        assert observer.close()
        assert run.close()


def _finished(watch):
    reading = watch.latest.reading if watch.latest else None
    if reading is None:
        return False
    first = next(iter(reading.values.values()), np.nan)
    return reading.done == 1.0 and np.isfinite(first)
