"""Live Lyapunov exponents: an orbit with its tangent vectors that runs ahead beside the picture."""

from __future__ import annotations

import time

import numpy as np

from explorer.diagnostics.delayed_orbits import orbit
from explorer.diagnostics.lyapunov import per_period, reading, wanted
from explorer.diagnostics.tangent_orbits import Orbit, equations
from explorer.diagnostics.twin_orbits import TwinOrbit
from explorer.model import Map, Moving, Reading

SLICE = 0.012  # s of work per look: the run and the window share two cores with it ...
BITE, REST = 0.002, 0.003  # ... and the interpreter, so they are let in between
ENOUGH = 1 << 18  # renewals after which the reading stands


class LyapunovStream:
    """The exponents of a running motion from an orbit of its own; the mean goes on and on.

    A dial or an option that moves makes a new one, which begins at the state then seen.
    """

    def __init__(
        self, renew: int, method: str, rtol: float, stroboscopic: bool, count: int = 0
    ) -> None:
        self.renew, self.method, self.rtol, self.count = renew, method, rtol, count
        self.stroboscopic = stroboscopic
        self.orbit: Orbit | TwinOrbit | None = None

    def follow(self, moving: Moving, cancel: np.ndarray) -> None:
        """A slice of work from where it stood; raises Diverged when the orbit does."""
        if self.orbit is None:
            rule = moving.method if self.method == "own" else self.method
            rule = "map" if isinstance(moving.motion, Map) else rule
            vectors = wanted(equations(moving), self.count)
            self.orbit = orbit(moving, vectors, rule, self.renew, self.rtol)
        for _ in range(round(SLICE / BITE)):
            ends = time.perf_counter() + BITE
            while time.perf_counter() < ends and self.orbit.renewals < ENOUGH:
                if not self.orbit.stretch(self.orbit.settled, cancel):
                    return
            time.sleep(REST)

    def read(self) -> Reading:
        """The reading so far; empty until the vectors have settled."""
        orbit = self.orbit
        if orbit is None or orbit.blocks.full == 0:
            return Reading(provisional=True)
        found = reading(orbit.moving, orbit.rates, orbit.time, orbit.rule, orbit.traces)
        return per_period(found, orbit.moving) if self.stroboscopic else found
