"""The columns of an orbit diagram: what an orbit visits at each position of a dial.

First every orbit settles: from the declared start, or from where its neighbour ended. Then what it
visits is counted: the iterates of a map side by side, the events of a flow column by column.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.diagnostics.orbit import Slopes, changes
from explorer.diagnostics.tangent_orbits import equations
from explorer.equations.press import press, press_ensemble
from explorer.model import Map, Moving
from explorer.numerics import hermite

KICK = 1e-7  # by which a followed state is moved, so that it leaves what has become unstable
BITE = 8192  # steps of a flow between two looks
PATIENCE = 8  # bites without an event after which a column is left as it is
STILL = 1e-9  # of its size, within which an orbit that does not move is at rest
ROWS = 128  # iterates counted at once: they stay in the cache
LIMIT = 1e12  # a state beyond has left


@dataclass(frozen=True)
class Events:
    """What of an orbit is drawn.

    of      place of the state drawn
    kind    of a flow: "maxima" or "minima" of it, or "section": its value where `axis` passes
            `level`
    """

    of: int
    kind: str = "maxima"
    axis: int = 0
    level: float = 0.0
    direction: int = 1


def at_rest(rows: np.ndarray) -> bool:
    """Whether an orbit (n, d) does not move any more."""
    near = STILL * (1e-3 + np.abs(rows[-1]))
    if (np.abs(rows[0] - rows[-1]) > near).any():
        return False
    return bool((np.ptp(rows, axis=0) <= near).all())


class Columns:
    """Orbits at given positions of one dial.

    values     (columns,) positions, rising
    transient  iterations, or events of a flow, left out
    ends       (d, columns) where each orbit is; NaN where it left
    """

    def __init__(
        self, moving: Moving, name: str, values: np.ndarray, events: Events, transient: int,
        samples: int, cancel: np.ndarray,
    ) -> None:  # fmt: skip
        self.moving, self.values, self.events, self.cancel = moving, values, events, cancel
        self.transient, self.samples = transient, samples
        self.system = equations(moving)
        self.place = self.system.params.index(name)
        self.is_map = isinstance(moving.motion, Map)
        rule = "map" if self.is_map else "rk4"
        self.ensemble = press_ensemble(self.system, rule)
        self.trajectory = press(self.system, "map" if self.is_map else moving.method)
        self.slopes = None if self.is_map else Slopes(moving)
        self.ends = np.repeat(np.array(moving.start)[:, None], len(values), axis=1)
        self.vectors = np.repeat(moving.params.vector[:, None], len(values), axis=1)
        self.vectors[self.place] = values

    # -- maps: side by side ---------------------------------------------------------------------
    def settle(self, begin: int, end: int) -> None:
        """Iterate the columns begin..end of a map from the declared start."""
        self.ensemble.advance(
            self.ends, self.vectors, 0.0, 1.0, 0, self.transient, begin, end, self.cancel
        )

    def follow(self, upward: bool) -> None:
        """Settle every column of a map from where its neighbour ended."""
        state, memory, start = self.moving.start.copy(), np.zeros(1), self.moving.start
        order = range(len(self.values))
        for column in order if upward else reversed(order):
            if self.cancel[0]:
                return
            vector = np.ascontiguousarray(self.vectors[:, column])
            for begun in (state, start):  # an orbit that left begins anew
                state = begun.copy()
                done = self.trajectory.advance(state, memory, vector, 0.0, 1.0, 0, self.transient)
                if done == self.transient:
                    break
            else:
                self.ends[:, column], state = np.nan, start.copy()
                continue
            self.ends[:, column] = state
            state = state + KICK * (1e-3 + np.abs(state))

    def sample(self, begin: int, end: int, take: Any) -> None:
        """Hand the next iterates (k, columns) to `take(begin, end, samples)`, a bite at a time."""
        block, at = np.empty((min(ROWS, self.samples), end - begin)), 0
        while at < self.samples and not self.cancel[0]:
            n = min(len(block), self.samples - at)
            self.ensemble.advance(
                self.ends, self.vectors, 0.0, 1.0, self.transient + at, n, begin, end,
                self.cancel, block[:n], self.events.of,
            )  # fmt: skip
            take(begin, end, block[:n])
            at += n
        with np.errstate(invalid="ignore"):
            left = ~(np.abs(self.ends[:, begin:end]) <= LIMIT).all(axis=0)
        self.ends[:, begin:end][:, left] = np.nan

    # -- flows: one by one ----------------------------------------------------------------------
    def visit(self, columns: Any, following: bool, take: Any) -> None:
        """Settle and sample columns of a flow in the order given."""
        state = self.moving.start.copy()
        for column in columns:
            if self.cancel[0]:
                return
            vector = np.ascontiguousarray(self.vectors[:, column])
            if not following:
                state = self.moving.start.copy()
            seen = self._gather(state, vector)
            if seen is None and following:
                state = self.moving.start.copy()
                seen = self._gather(state, vector)
            if seen is None:
                self.ends[:, column], state = np.nan, self.moving.start.copy()
                continue
            take(column, column + 1, np.ascontiguousarray(seen[:, None]))
            self.ends[:, column] = state
            state = state + KICK * (1e-3 + np.abs(state))

    def _gather(self, state: np.ndarray, vector: np.ndarray) -> np.ndarray | None:
        """Events of one column, the transient ones left out; None for an orbit that leaves."""
        moving, memory = self.moving, np.zeros(max(1, self.trajectory.memory_size))
        wanted, seen, step, idle = self.transient + self.samples, 0, 0, 0
        rows, found = np.empty((BITE + 1, len(state))), []
        while seen < wanted and idle < PATIENCE:
            rows[0] = state
            done = self.trajectory.advance(
                state, memory, vector, moving.t0, moving.dt, step, BITE, 1, rows[1:],
                1e-8, 1e-10, self.cancel,
            )  # fmt: skip
            if done < BITE:
                return None
            if at_rest(rows):
                shown = self.events.kind != "section"  # a state at rest is its own extreme
                return rows[:1, self.events.of].copy() if shown else np.empty(0)
            found.append(self._look(rows, moving.t0 + step * moving.dt, vector))
            step, seen = step + BITE, seen + len(found[-1])
            idle = 0 if len(found[-1]) else idle + 1
        return np.concatenate(found)[self.transient : wanted]

    def _look(self, rows: np.ndarray, t: float, vector: np.ndarray) -> np.ndarray:
        """The events of one bite, by cubics through states and slopes."""
        events, of, cut = self.events, self.events.of, self.events.axis
        if events.kind == "section":
            at = changes(rows[:, cut] - events.level, events.direction)
        else:
            sign = -1.0 if events.kind == "minima" else 1.0
            z = sign * rows[:, of]
            middle = np.flatnonzero((z[1:-1] > z[:-2]) & (z[1:-1] >= z[2:])) + 1
            # the top lies in the step before the sample, or in the one after it
            at = middle - (sign * self._rates(rows, middle, t, vector)[:, of] <= 0.0)
        begin, end = (self._rates(rows, at + i, t, vector) for i in (0, 1))
        a, b = rows[at], rows[at + 1]
        if events.kind == "section":
            near, far = a[:, cut] - events.level, b[:, cut] - events.level
            share = hermite.crossing(near, far, begin[:, cut], end[:, cut])
        else:
            share = hermite.turn(a[:, of], b[:, of], begin[:, of], end[:, of])
        return hermite.value(share, a[:, of], b[:, of], begin[:, of], end[:, of])

    def _rates(self, rows: np.ndarray, at: np.ndarray, t: float, vector: np.ndarray) -> np.ndarray:
        """Slopes [per step] at some rows."""
        assert self.slopes is not None
        return self.moving.dt * self.slopes(rows[at], t + at * self.moving.dt, vector)
