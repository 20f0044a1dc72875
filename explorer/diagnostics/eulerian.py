"""A flow at one instant: velocity and its gradient at many points, by pressed code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

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


def eulerian(moving: Moving, pool: Any = None) -> Eulerian:
    """The velocity of a motion with its dials set; BadInput where it is no flow."""
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
