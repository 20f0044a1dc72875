"""The flow map of a velocity known on a grid: the same questions as `flow_map.FlowMap` answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from explorer.equations import drift
from explorer.model import BadInput
from explorer.model.slices import Slices
from explorer.numerics import interpolation, transport
from explorer.numerics.levels import Levels, blend

INTERPOLATIONS = ("auto", "linear", "cubic", "spline")
EDGES = ("stop", "clamp")
MOST_LEVELS = 1 << 24  # bytes of levels that are made at once, and stay in the last cache
SMALLEST_RANGE = 512  # particles worth a thread's trip
OFFSET = 1e-4  # of a domain's side: within a cell the interpolant is smooth


@dataclass(frozen=True, eq=False)
class SliceMap:
    """F from t0 to t0 + T through slices; T < 0 goes backward with negative steps.

    steps    of RK4
    kind     how the velocity is read between nodes and instants: linear, cubic (Catmull-Rom, and
             Hermite in time) or spline (cubic B-spline, and six instants)
    edge     particles that leave the data "stop", and have no end; or the edge's speed carries
             them on, "clamp"
    cancel   one-element int32 array: non-zero stops early, and the result is to be thrown away
    """

    slices: Slices
    t0: float
    T: float
    steps: int
    kind: str = "cubic"
    edge: str = "stop"
    dtype: str = "float64"
    pool: Any = None
    cancel: np.ndarray | None = None
    method: str = "rk4"
    rtol: float = 0.0
    _made: list[Levels] = field(default_factory=list)

    def ends(self, points: np.ndarray) -> np.ndarray:
        """Where each particle ends, (d, m); NaN where it was lost or begins on land."""
        place, state = self._begun(points)
        self._march(place, state)
        return self._ended(place, state)

    def tangent(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Ends (d, m) and exact gradients (d, d, m) of the interpolated velocity's map."""
        place, state = self._begun(points)
        frame = np.zeros((4, len(state)))
        frame[0] = frame[3] = 1.0
        begin = self._levels.pitch(place)
        self._march(place, state, frame)
        slopes = frame.reshape(2, 2, -1) * self._levels.pitch(place)[:, None] / begin[None, :]
        return self._ended(place, state), slopes

    def stencil(self, points: np.ndarray, sides: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Ends (d, m) and gradients (d, d, m) from 2d close neighbours of each particle."""
        starts = transport.stencil(points.astype(np.float64), OFFSET * sides)
        ends = self.ends(starts)
        return ends[:, : points.shape[1]], transport.stencil_gradient(starts, ends)

    def measured(self, slopes: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
        """Gradients in lengths instead of degrees, where x and y are longitude and latitude.

        starts, ends   (2, m); M = diag(cos lat_T, 1) dF diag(1 / cos lat_0, 1)
        """
        if not self.slices.radius:
            return slopes
        before, after = (np.cos(np.radians(p[1])).reshape(slopes.shape[2:]) for p in (starts, ends))
        found = slopes.copy()
        found[0] *= after
        found[:, 0] /= before
        return found

    def read(self, points: np.ndarray, t: float) -> np.ndarray:
        """u, v, u_x, u_y, v_x, v_y (6, m) in the units of the data, lengths also on a sphere."""
        from explorer.numerics import carried

        place, state = self._begun(points)
        place = np.where(state == 0, place, 0.0)
        out, level, kind = np.empty((6, len(state))), self._levels.at(t), self._levels.kind
        self._share(
            len(state), lambda a, b: carried.read(out, place, level, a, b, *self._round, kind)
        )
        pitch = self._levels.pitch(place) * self._lengths(points)
        out[:2] *= pitch
        slopes = out[2:].reshape(2, 2, -1)
        slopes *= pitch[:, None] / pitch[None, :]
        if self.slices.radius:  # the frame turns with the meridians
            bend = np.tan(np.radians(points[1])) / self.slices.radius
            slopes[0, 0] -= out[1] * bend
            slopes[0, 1] -= out[0] * bend
            slopes[1, 0] += out[0] * bend
        out[:, state != 0] = np.nan
        return out

    def at(self, t0: float) -> SliceMap:
        """The map of the same window begun at another time."""
        return replace(self, t0=t0)

    @property
    def together(self) -> bool:
        """Whether all particles move in step: always."""
        return True

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self.cancel is not None and bool(self.cancel[0])

    # -- inside --------------------------------------------------------------------------------
    @property
    def _levels(self) -> Levels:
        if not self._made:
            code = interpolation.KINDS[self.kind]
            self._made.append(Levels(self.slices, code, np.dtype(self.dtype)))
        return self._made[0]

    def _begun(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Places in cells, and the state of each particle at first."""
        from explorer.numerics import carried

        place = self._levels.cells(points)
        state = np.where(np.isfinite(place).all(axis=0), 0, carried.LOST).astype(np.uint8)
        ny, nx = self.slices.shape
        carried.look(place, state, 0, len(state), *self._round, self._levels.land, nx, ny)
        return place, state

    def _ended(self, place: np.ndarray, state: np.ndarray) -> np.ndarray:
        ends = self._levels.points(place)
        ends[:, state != 0] = np.nan
        return ends

    def _lengths(self, points: np.ndarray) -> np.ndarray:
        """Length of a unit of x and of y (2, m): 1, or of a degree on the sphere."""
        found = np.ones((2, points.shape[1]))
        if self.slices.radius:
            found *= np.radians(self.slices.radius)
            found[0] *= np.cos(np.radians(points[1]))
        return found

    @property
    def _round(self) -> tuple[bool, bool]:
        return self.slices.periodic

    def _batches(self) -> Iterator[tuple[np.ndarray, float]]:
        """(levels, step) for as many steps at a time as memory allows."""
        each = int(np.prod(self._levels.shape)) * np.dtype(self.dtype).itemsize
        most = max(1, min(self.steps, MOST_LEVELS // (2 * each)))
        dt = self.T / self.steps
        levels = np.empty((2 * most + 1, *self._levels.shape), self.dtype)
        for begin in range(0, self.steps, most):
            count = min(most, self.steps - begin)
            if begin:
                levels[0] = levels[2 * most]
            jobs = []
            for i in range(1 if begin else 0, 2 * count + 1):
                if self.cancelled:
                    return
                parts = self._levels.parts(self.t0 + (begin + 0.5 * i) * dt)
                jobs.append((levels[i], parts))
            self._each(lambda job: blend(*job), jobs)
            yield levels[: 2 * count + 1], dt

    def _march(self, place: np.ndarray, state: np.ndarray, frame: np.ndarray | None = None) -> None:
        """Carry the particles, and their gradients where asked, to the end of the window."""
        from explorer.numerics import carried

        how = (*self._round, self._levels.land, self._levels.kind, self.edge == "clamp")
        for levels, dt in self._batches():

            def part(a: int, b: int, levels: np.ndarray = levels, dt: float = dt) -> None:
                if frame is None:
                    drift.march(place, state, levels, dt, a, b, *how, self.cancel)
                else:
                    carried.march_tangent(place, frame, state, levels, dt, a, b, *how)

            self._share(len(state), part)

    def _share(self, count: int, work: Callable[[int, int], None]) -> None:
        if not self.cancelled:
            spans = [(0, count)] if self.pool is None else self.pool.ranges(count, SMALLEST_RANGE)
            self._each(lambda span: work(*span), spans)

    def _each(self, work: Callable[[Any], Any], items: list[Any]) -> None:
        if self.pool is None:
            for item in items:
                work(item)
        else:
            self.pool.map(work, items)


def slice_map(
    slices: Slices,
    *,
    T: float,
    t0: float,
    steps: int,
    dtype: str = "float64",
    method: str = "rk4",
    interpolation: str = "auto",
    edge: str = "",
    pool: Any = None,
    cancel: np.ndarray | None = None,
) -> SliceMap:
    """The map through slices, every setting checked; `flow_map` checks T, t0 and steps.

    interpolation   auto: linear in float32, else cubic where there is land and spline elsewhere
    edge            "": as the slices say
    raises          BadInput with the name, the value and what is allowed
    """
    if method != "rk4":
        raise BadInput(f"method {method!r}: velocity slices move by rk4 alone")
    if interpolation not in INTERPOLATIONS:
        raise BadInput(
            f"interpolation {interpolation!r}: choose one of {', '.join(INTERPOLATIONS)}"
        )
    edge = edge or slices.edge
    if edge not in EDGES:
        raise BadInput(f"edge {edge!r}: choose one of {', '.join(EDGES)}")
    slices.window(t0, t0 + T)
    if interpolation == "auto":
        smooth = "spline" if slices.land is None else "cubic"
        interpolation = "linear" if dtype == "float32" else smooth
    return SliceMap(slices, t0, T, steps, interpolation, edge, dtype, pool, cancel)
