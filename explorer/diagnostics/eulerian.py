"""A flow at one instant: velocity and its gradient at many points, by pressed code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from explorer.diagnostics.slice_map import SliceMap, slice_map
from explorer.equations.derive import jacobian
from explorer.equations.press import press_ensemble
from explorer.equations.tree import System
from explorer.model import BadInput, Flow, Moving

SMALLEST_RANGE = 4096  # points worth a thread's trip


@dataclass(frozen=True)
class Eulerian:
    """Velocity and exact velocity gradient of one flow.

    vector   (n_params,) dial positions in the order of `system.params`
    """

    system: System
    vector: np.ndarray
    pool: Any = None

    def at(self, points: np.ndarray, t: float) -> tuple[np.ndarray, np.ndarray]:
        """Velocity (d, m) and gradient (d, d, m), [i, j] = dv_i / dx_j, at points (d, m)."""
        d, m = points.shape
        read = press_ensemble(_reader(self.system), "map")
        y = np.zeros((d + d * d, m))
        y[:d] = points
        given = np.append(self.vector, t)

        def part(span: tuple[int, int]) -> None:
            read.advance(y, given, 0.0, 1.0, 0, 1, *span)

        if self.pool is None:
            part((0, m))
        else:
            self.pool.map(part, self.pool.ranges(m, SMALLEST_RANGE))
        return y[:d], y[d:].reshape(d, d, m)

    def vorticity(self, points: np.ndarray, t: float) -> np.ndarray:
        """dv/dx - du/dy (m,) at points (2, m)."""
        _, gradient = self.at(points, t)
        return gradient[1, 0] - gradient[0, 1]


@dataclass(frozen=True)
class Sliced:
    """Velocity and its gradient of data or of a running model, between nodes and instants."""

    map: SliceMap

    def at(self, points: np.ndarray, t: float) -> tuple[np.ndarray, np.ndarray]:
        """Velocity (2, m) and gradient (2, 2, m) in lengths at points (2, m); NaN where none is."""
        found = self.map.read(points, t)
        return found[:2], found[2:].reshape(2, 2, -1)

    def vorticity(self, points: np.ndarray, t: float) -> np.ndarray:
        """dv/dx - du/dy (m,) at points (2, m)."""
        _, gradient = self.at(points, t)
        return gradient[1, 0] - gradient[0, 1]


def eulerian(moving: Moving, pool: Any = None) -> Eulerian | Sliced:
    """The velocity of a motion with its dials set; BadInput where it is no flow."""
    if moving.slices is not None:
        t0 = moving.slices.span[0]
        return Sliced(slice_map(moving.slices, T=0.0, t0=t0, steps=1, pool=pool))
    if not isinstance(moving.motion, Flow) or moving.system is None:
        raise BadInput(f"{moving.key or 'this motion'} is no flow: it has no velocity")
    return Eulerian(moving.system, moving.params.vector, pool)


def _reader(system: System) -> System:
    """A map whose next state is velocity and gradient; time is its last parameter."""
    d = system.dimension
    taken = {*system.states, *system.params, *(name for name, _ in system.helpers)}
    mark = "g"
    while any(name.startswith(mark) for name in taken):
        mark += "g"
    entries = tuple(node for row in jacobian(system) for node in row)
    return replace(
        system,
        kind="map",
        states=(*system.states, *(f"{mark}{i}" for i in range(d * d))),
        params=(*system.params, "t"),
        rates=(*system.rates, *entries),
        noise=(),
        history=(),
    )
