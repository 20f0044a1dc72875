"""The flow map of a flow: where particles are after a time T, and how their neighbours part."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from explorer.diagnostics.slice_map import SliceMap, slice_map
from explorer.equations.derive import tangent
from explorer.equations.press import press, press_ensemble
from explorer.equations.tree import System
from explorer.model import BadInput, Flow, Moving
from explorer.numerics import transport

METHODS = ("rk4", "rk8", "dp5", "dop853")
TOGETHER = ("rk4", "rk8")  # fixed steps, all particles at once
MOST_STEPS = 10_000_000
SMALLEST_RANGE = 512  # particles worth a thread's trip
OFFSET = {"float64": 1e-5, "float32": 1e-3}  # of a domain's side, against rounding


@dataclass(frozen=True)
class FlowMap:
    """F from t0 to t0 + T of one flow; T < 0 goes backward with negative steps.

    vector   (n_params,) dial positions in the order of `system.params`
    steps    of the fixed rules rk4, rk8; the adaptive ones keep `rtol` instead, one by one
    dtype    "float32" halves the time of fixed steps; adaptive rules are float64
    cancel   one-element int32 array: non-zero stops early, and the result is to be thrown away
    """

    system: System
    vector: np.ndarray
    t0: float
    T: float
    steps: int
    method: str = "rk4"
    rtol: float = 1e-9
    dtype: str = "float64"
    pool: Any = None
    cancel: np.ndarray | None = None

    def ends(self, points: np.ndarray) -> np.ndarray:
        """Where each particle ends; NaN where it left every bound. points, ends (d, m)."""
        if self.together:
            y = np.array(points, dtype=self.dtype, order="C")
            advance = self._together(y)
        else:
            y = np.array(points.T, dtype=np.float64, order="C")
            advance = self._one_by_one(y)
        count = points.shape[1]
        if self.pool is None:
            advance((0, count))
        else:
            self.pool.map(advance, self.pool.ranges(count, SMALLEST_RANGE))
        ends = y if self.together else np.ascontiguousarray(y.T)
        if not np.isfinite(ends.sum()):
            ends[:, ~np.isfinite(ends).all(axis=0)] = np.nan
        return ends

    def tangent(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Ends (d, m) and exact gradients (d, d, m), by integrating M' = (grad v) M beside x."""
        d, m = points.shape
        start = np.zeros((d + d * d, m))
        start[:d] = points
        start[d :: d + 1] = 1.0  # the unit matrix, column by column
        widened = replace(self, system=tangent(self.system, d), dtype="float64")
        ends = widened.ends(start)
        return ends[:d], ends[d:].reshape(d, d, m).swapaxes(0, 1)

    def stencil(self, points: np.ndarray, sides: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Ends (d, m) and gradients (d, d, m) from 2d close neighbours of each particle.

        sides   (d,) lengths that the offsets, a fixed small part of them, scale with
        """
        starts = transport.stencil(points, OFFSET[self.dtype] * sides)
        starts = starts.astype(self.dtype if self.together else np.float64)
        ends = self.ends(starts)
        return ends[:, : points.shape[1]], transport.stencil_gradient(starts, ends)

    def at(self, t0: float) -> FlowMap:
        """The map of the same window begun at another time."""
        return replace(self, t0=t0)

    @property
    def together(self) -> bool:
        """Whether all particles move in step, by a rule of fixed steps."""
        return self.method in TOGETHER

    def measured(self, slopes: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
        """Gradients in lengths: equations are written in them."""
        return slopes

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self.cancel is not None and bool(self.cancel[0])

    def _together(self, y: np.ndarray) -> Callable[[tuple[int, int]], None]:
        ensemble, dt = press_ensemble(self.system, self.method, self.dtype), self.T / self.steps

        def advance(span: tuple[int, int]) -> None:
            ensemble.advance(y, self.vector, self.t0, dt, 0, self.steps, *span, self.cancel)

        return advance

    def _one_by_one(self, y: np.ndarray) -> Callable[[tuple[int, int]], None]:
        trajectory = press(self.system, self.method)

        def advance(span: tuple[int, int]) -> None:
            for particle in y[slice(*span)]:
                if self.cancelled:
                    return
                memory = np.zeros(max(1, trajectory.memory_size))
                done = trajectory.advance(
                    particle, memory, self.vector, self.t0, self.T, 0, 1,
                    rtol=self.rtol, atol=0.01 * self.rtol, cancel=self.cancel,
                )  # fmt: skip
                if done < 1:
                    particle[:] = np.nan

        return advance


def flow_map(
    moving: Moving,
    *,
    T: float,
    t0: float = 0.0,
    dt: float | None = None,
    steps: int | None = None,
    method: str = "rk4",
    rtol: float = 1e-9,
    dtype: str = "float64",
    pool: Any = None,
    cancel: np.ndarray | None = None,
    **reading: str,
) -> FlowMap | SliceMap:
    """The flow map of a motion with its dials set, every setting checked.

    reading   of velocity slices: interpolation and edge, see `slice_map`
    steps   of rk4 or rk8 over the whole of T; left out: as `dt`, else the motion's own, asks for
    raises  BadInput with the name, the value and what is allowed
    """
    sliced = moving.slices is not None
    if not sliced and (not isinstance(moving.motion, Flow) or moving.system is None):
        raise BadInput(f"{moving.key or 'this motion'} is no flow: a flow map needs x' = ... lines")
    if not (math.isfinite(T) and T != 0):
        raise BadInput(f"T = {T!r}: give a finite time other than 0")
    if not math.isfinite(t0):
        raise BadInput(f"t0 = {t0!r}: give a finite time")
    if method not in METHODS:
        raise BadInput(f"method {method!r}: choose one of {', '.join(METHODS)}")
    if dtype not in OFFSET:
        raise BadInput(f"dtype {dtype!r}: choose one of {', '.join(OFFSET)}")
    if not 1e-14 <= rtol <= 0.1:
        raise BadInput(f"rtol = {rtol!r}: allowed is 1e-14 to 0.1")
    if dt is not None and not (math.isfinite(dt) and dt > 0):
        raise BadInput(f"dt = {dt!r}: give a positive step; the sign of T tells the direction")
    if steps is None:
        steps = max(1, math.ceil(abs(T) / (dt or abs(moving.dt)) - 1e-9))
    if steps != int(steps) or not 1 <= steps <= MOST_STEPS:
        raise BadInput(f"steps = {steps!r}: give a whole number from 1 to {MOST_STEPS}")
    if moving.slices is not None:
        return slice_map(
            moving.slices, T=float(T), t0=float(t0), steps=int(steps), dtype=dtype, method=method,
            pool=pool, cancel=cancel, **reading,
        )  # fmt: skip
    assert moving.system is not None
    chosen = dtype if method in TOGETHER else "float64"
    return FlowMap(
        moving.system, moving.params.vector, float(t0), float(T), int(steps),
        method, rtol, chosen, pool, cancel,
    )  # fmt: skip
