"""Sections of an orbit: by a plane of space, or at the same phase of a forcing."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from explorer.diagnostics.orbit import BITE, Orbit, changes, settling
from explorer.model import BadInput, Flow, Map, Moving, cut, wiring
from explorer.numerics import hermite

SURVEY = 20_000  # steps that show how large the orbit is and where its middle lies
BUDGET = 4_000_000  # steps after which a plane that nothing crosses is given up
DIRECTIONS = {"up": 1, "down": -1, "both": 0}


@dataclass(frozen=True, eq=False)
class Plane:
    """normal . x = level, with the normal of length one; level None: through the orbit's middle.

    tilted   whether the normal lies along no axis
    """

    normal: np.ndarray
    level: float | None
    direction: int
    tilted: bool = False

    def height(self, states: np.ndarray, times: Any = None) -> np.ndarray:
        """Signed distance of states (n, d) from the plane."""
        return states @ self.normal - (self.level or 0.0)

    def basis(self) -> np.ndarray:
        """Two directions (2, d) in the plane, at right angles."""
        found: list[np.ndarray] = []
        for axis in np.argsort(np.abs(self.normal), kind="stable")[:2]:
            vector = np.eye(len(self.normal))[axis]
            for other in (self.normal, *found):
                vector = vector - (vector @ other) * other
            found.append(vector / np.linalg.norm(vector))
        return np.array(found)


def plane(
    moving: Moving, axis: str, level: float, at_mean: bool, toward: str, tilt: float,
    direction: str, normal: Any = None, turn: float = 0.0,
) -> Plane:  # fmt: skip
    """The plane that the options name; BadInput for one that is none."""
    d = len(moving.start)
    of = moving.state(axis)
    other = moving.state(toward) if toward or d < 2 else cut.neighbours(d, of)[0]
    n = cut.normal(d, of, other, tilt, turn)
    if normal is not None:
        try:
            n = np.array(normal, dtype=np.float64)
        except (TypeError, ValueError):
            n = np.empty(0)
        if n.shape != (d,) or not np.isfinite(n).all() or not n.any():
            raise BadInput(f"normal = {normal!r}: give {d} finite numbers, not all zero")
    length = float(np.linalg.norm(n))
    tilted = int((n != 0.0).sum()) > 1
    height = None if at_mean else level / length
    return Plane(n / length, height, DIRECTIONS[direction], tilted)


def forcing_period(moving: Moving, given: float) -> float:
    """[time] of one period of the forcing; BadInput where there is none."""
    own = getattr(moving.motion, "period", None)
    own = wiring.call(own, moving.params) if callable(own) else own
    if given > 0.0:
        return given
    if not isinstance(moving.motion, Flow) or not own:
        raise BadInput("stroboscopic: this motion declares no forcing period; give `forcing`")
    return float(own)


class Section:
    """Crossings of a plane that grow in number; of a map, its points near the plane.

    points, times   (k, d), (k,)        tops   maxima of one state on the way
    extent          length of the orbit's bounding box, against which differences are small
    """

    def __init__(
        self, moving: Moving, surface: Plane, of: int, transient: float, thickness: float
    ) -> None:
        self.moving, self.plane, self.of, self.transient = moving, surface, of, transient
        self.slice = thickness / 2 if isinstance(moving.motion, Map) else 0.0
        self.orbit = Orbit(moving)
        self.extent, self.tops, self.ready = 0.0, [], False
        self._points: list[np.ndarray] = []
        self._times: list[float] = []

    @property
    def points(self) -> np.ndarray:
        """(k, d) where it crosses."""
        return np.array(self._points).reshape(-1, len(self.moving.start))

    @property
    def times(self) -> np.ndarray:
        """(k,) [time] of the crossings, from the start of the orbit."""
        return np.array(self._times)

    @property
    def in_plane(self) -> np.ndarray | None:
        """Two directions of a tilted plane; None where two states do."""
        return self.plane.basis() if self.plane.tilted and len(self.moving.start) > 2 else None

    @property
    def settings(self) -> dict[str, Any]:
        """The plane as it was in the end."""
        return {"normal": self.plane.normal.tolist(), "level": self.plane.level}

    def residual(self, points: np.ndarray) -> float:
        """Largest distance from the plane."""
        return float(np.abs(self.plane.height(points)).max()) if len(points) else math.nan

    def gather(self, wanted: int, cancel: np.ndarray) -> bool:
        """Go on until there are `wanted` crossings; False when cancelled or given up."""
        if not self.ready and not self._settle(cancel):
            return False
        while len(self._times) < wanted and self.orbit.step < self.end:
            if not self.orbit.bite(BITE, cancel):
                return False
            self._look()
        return len(self._times) >= wanted

    def _settle(self, cancel: np.ndarray) -> bool:
        """Leave the transient out, then see how large the orbit is."""
        orbit = self.orbit
        if not orbit.skip(settling(self.moving, self.transient), cancel):
            return False
        if not orbit.bite(SURVEY, cancel):
            return False
        self.extent = float(np.linalg.norm(np.ptp(orbit.rows, axis=0)))
        if self.plane.level is None:
            middle = float((orbit.rows @ self.plane.normal).mean())
            self.plane = replace(self.plane, level=middle)
        self.end, self.ready = orbit.step + BUDGET, True
        return True

    def _look(self) -> None:
        """Crossings and maxima of the last bite."""
        orbit = self.orbit
        heights = self.plane.height(orbit.rows)
        if self.slice:
            rows = np.flatnonzero(np.abs(heights[1:]) <= self.slice) + 1
            self._points += list(orbit.rows[rows])
            self._times += [float(orbit.time(orbit.first + int(row))) for row in rows]
            return
        for row in changes(heights, self.plane.direction):
            when, state = orbit.locate(self.plane.height, int(row))
            self._points.append(state)
            self._times.append(when - self.moving.t0)
        self.tops += tops(orbit, self.of)


class Strobe(Section):
    """States at one phase of a forcing."""

    def __init__(
        self, moving: Moving, period: float, phase: float, of: int, transient: float
    ) -> None:
        self.each = max(1, math.ceil(period / abs(moving.dt) - 1e-9))
        begun = _aligned(moving, period, phase)
        still = Plane(np.zeros(len(moving.start)), 0.0, 0)
        super().__init__(replace(begun, dt=period / self.each), still, of, transient, 0.0)
        self.period, self.phase = period, phase

    @property
    def settings(self) -> dict[str, Any]:
        """Period and phase."""
        return {"forcing": self.period, "phase": self.phase}

    def residual(self, points: np.ndarray) -> float:
        """There is no plane to miss."""
        return math.nan

    def _settle(self, cancel: np.ndarray) -> bool:
        steps = settling(self.moving, self.transient)
        if not self.orbit.skip(-(-steps // self.each) * self.each, cancel):
            return False
        if not self.orbit.bite(-(-SURVEY // self.each) * self.each, cancel):
            return False
        self.extent = float(np.linalg.norm(np.ptp(self.orbit.rows, axis=0)))
        self.end, self.ready = 1 << 62, True
        return True

    def _look(self) -> None:
        rows, step = self.orbit.rows, self.orbit.first
        seen = np.arange(-step % self.each or self.each, len(rows), self.each)
        self._points += list(rows[seen])
        self._times += [float((step + row) * self.moving.dt) for row in seen]
        self.tops += tops(self.orbit, self.of)


def _aligned(moving: Moving, period: float, phase: float) -> Moving:
    """The motion moved on to the next time at which the forcing has that phase."""
    ahead = (phase * period - moving.t0) % period
    if ahead < 1e-12 * period:
        return moving
    steps = max(1, math.ceil(ahead / abs(moving.dt)))
    orbit = Orbit(replace(moving, dt=ahead / steps))
    orbit.skip(steps, np.zeros(1, np.int32))
    return replace(moving, start=orbit.y, t0=moving.t0 + ahead)


def tops(orbit: Orbit, of: int) -> list[float]:
    """Maxima of one state in the last bite: the orbit itself, where a cubic puts the top."""
    rows, dt = orbit.rows, orbit.moving.dt
    rates = dt * orbit.rates(rows, orbit.time(orbit.first + np.arange(len(rows))))[:, of]
    at = np.flatnonzero((rates[:-1] > 0.0) & (rates[1:] <= 0.0))
    z = rows[:, of]
    shares = hermite.turn(z[at], z[at + 1], rates[at], rates[at + 1])
    return [orbit.part(int(row), float(s))[of] for row, s in zip(at, shares, strict=True)]
