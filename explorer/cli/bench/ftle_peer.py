"""NumbaCS on the double gyre, in an environment of its own, timed there: fields and ridges."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from types import TracebackType

import numpy as np

from explorer.cli.bench.peer import Peer, python_with

SHAPE, T, THREADS = (256, 512), 15.0, 2
SHARE, SHARPEST = 50, 10.0  # per cent of the field below the ridges; curvature demanded
SETUP = f"""
import json, numba, numpy as np
from time import perf_counter, process_time
from numbacs.diagnostics import C_eig_2D, ftle_grid_2D
from numbacs.extraction.ridges import ftle_ordered_ridges, ftle_ridge_pts
from numbacs.flows import get_predefined_flow
from numbacs.integration import flowmap_grid_2D
numba.set_num_threads(min({THREADS}, numba.config.NUMBA_NUM_THREADS))
flow, params, _ = get_predefined_flow("double_gyre")
x, y = np.linspace(0, 2, {SHAPE[1]}), np.linspace(0, 1, {SHAPE[0]})
dx, dy = x[1] - x[0], y[1] - y[0]
def timed(call):
    wall, cpu = perf_counter(), process_time()
    found = call()
    return perf_counter() - wall, process_time() - cpu, found
"""
FIELD = """
def work():
    moved = flowmap_grid_2D(flow, 0.0, {T}, x, y, params)
    return ftle_grid_2D(moved, {T}, dx, dy)
def run():
    wall, cpu, field = timed(work)
    np.save({path!r}, field.T)
    return json.dumps([wall, cpu])
"""
RIDGES = """
moved = flowmap_grid_2D(flow, 0.0, {T}, x, y, params)
field = ftle_grid_2D(moved, {T}, dx, dy)
limits = dict(sdd_thresh={sharpest}, percentile={share})
def across():
    _, vectors = C_eig_2D(moved, dx, dy)
    return np.ascontiguousarray(vectors[..., 1])
def work():
    return ftle_ordered_ridges(field, across(), x, y, 5 * dx, **limits)
def run():
    wall, cpu, _ = timed(work)
    np.save({path!r}, ftle_ridge_pts(field, across(), x, y, **limits))
    return json.dumps([wall, cpu])
"""


class NumbaCS:
    """One of its computations, run at each call: (seconds, CPU seconds, what it found)."""

    def __init__(self, python: str, work: str) -> None:
        self._folder = tempfile.TemporaryDirectory()
        path = str(Path(self._folder.name) / "found.npy")
        text = work.format(T=T, path=path, sharpest=SHARPEST, share=SHARE)
        self._peer, self._path = Peer(python, SETUP + text), path

    def __call__(self) -> tuple[float, float, np.ndarray]:
        wall, cpu = json.loads(self._peer())
        return wall, cpu, np.load(self._path)

    def __enter__(self) -> NumbaCS:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._peer.close()
        self._folder.cleanup()


def python() -> str | None:
    """A Python that has it."""
    return python_with("numbacs")
