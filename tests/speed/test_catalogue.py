"""How soon each experiment of the catalogue shows its first picture."""

import statistics
import threading
import time

import pytest

from explorer import api
from explorer.engine.run import Run
from explorer.equations import press
from explorer.model import Kernel

pytestmark = pytest.mark.timing

BUDGET = 0.1  # s from opening to the first frame
EQUATIONS = [e for e in api.catalogue().values() if not isinstance(e.motion, Kernel)]


def first_frame(experiment):
    """Seconds from opening to the first frame with a step done, nothing pressed before."""
    press._pressed.clear()
    began = time.perf_counter()
    run = Run(experiment)
    run.start()
    try:
        while True:
            frame = run.latest()
            if frame is not None and frame.step > 0:
                return time.perf_counter() - began
            assert time.perf_counter() - began < 10.0, run.status()
            threading.Event().wait(0.001)
    finally:
        run.close()


@pytest.mark.parametrize("experiment", EQUATIONS, ids=[e.key for e in EQUATIONS])
def test_a_flow_or_map_moves_within_a_tenth_of_a_second(experiment):
    assert statistics.median(first_frame(experiment) for _ in range(5)) < BUDGET
