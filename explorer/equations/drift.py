"""Particles that drift in a velocity known on a grid: RK4 of many, sixteen side by side.

A level is a velocity at one instant, (ny + 3, nx + 3, 2) as `numerics.interpolation.widened` makes
it. The loop over steps is outside: a level stays in the cache while all particles of a call read
it. Places are in cells and arithmetic is in double precision, whatever the levels are kept in.
"""

from __future__ import annotations

import threading
from ctypes import c_double, c_int64, c_void_p
from typing import Any

import numpy as np

from explorer.equations.machine import Machine, module
from explorer.equations.march import text

KINDS = ("linear", "cubic", "spline")  # as `interpolation.KINDS` numbers them
_TAKES = (
    *(c_void_p, c_int64, c_void_p, c_void_p, c_int64, c_double, c_int64, c_int64),
    *(c_int64, c_int64, c_int64, c_int64, c_void_p, c_int64, c_void_p),
)
_LOCK = threading.Lock()
_pressed: dict[tuple[int, int], tuple[Machine, Any]] = {}


def march(
    place: np.ndarray, state: np.ndarray, levels: np.ndarray, dt: float, low: int, high: int,
    round_x: bool, round_y: bool, land: np.ndarray, kind: int, clamp: bool,
    cancel: np.ndarray | None = None,
) -> None:  # fmt: skip
    """Carry particles low .. high - 1 through (len(levels) - 1) / 2 steps of RK4, in place.

    place    (2, m) float64 [cells]
    state    (m,) uint8: 0 moves, 1 left by an open edge, 2 came to land; who does not stays put
    levels   (n, ny + 3, nx + 3, 2): 2s is the instant before step s, 2s + 1 its middle, 2s + 2
             its end; float32 or float64 [cells per time]
    land     (ny, nx) uint8, or (0, 0) where there is none
    kind     what the levels hold: 0 values, read bilinearly; 1 values, by Catmull-Rom; 2
             coefficients of a cubic B-spline
    clamp    beyond an open edge the speed of the edge carries on; else they stop there
    cancel   one int32: non-zero ends the call within a step
    Results depend neither on how particles are shared out nor on which stand side by side.
    """
    given = (("place", place, "d"), ("state", state, "B"), ("levels", levels, "fd"))
    for name, array, kinds in (*given, ("land", land, "B")):
        if array.dtype.char not in kinds or not array.flags.c_contiguous:
            raise ValueError(f"{name} is {array.dtype} with strides {array.strides}")
    count, (rows, columns) = len(state), levels.shape[1:3]
    if place.shape != (2, count) or not 0 <= low <= high <= count or levels.shape[3] != 2:
        raise ValueError(f"{low}..{high} of {count}, places {place.shape}, levels {levels.shape}")
    if land.size and land.shape != (rows - 3, columns - 3):
        raise ValueError(f"land {land.shape}, levels {levels.shape}")
    _function(kind, 8 * levels.itemsize)(
        place.ctypes.data, count, state.ctypes.data, levels.ctypes.data, (len(levels) - 1) // 2,
        dt, low, high, columns - 3, rows - 3, round_x, round_y,
        land.ctypes.data if land.size else None, clamp,
        None if cancel is None else cancel.ctypes.data,
    )  # fmt: skip


def _function(kind: int, bits: int) -> Any:
    with _LOCK:
        if (kind, bits) not in _pressed:
            machine = Machine(module(text(KINDS[kind], bits)))
            _pressed[kind, bits] = machine, machine.function("march", None, *_TAKES)
        return _pressed[kind, bits][1]
