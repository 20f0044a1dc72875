"""Attractors found by recurrence, and the starts that come to them.

A few orbits are followed until what they visit in a stretch they have visited in the one before;
stretches double, so that a slow passage of a saddle is outlasted. The points of the last stretch
are the attractor. Every other start is followed only until it comes close to a point of one.
source   Datseris & Wagemakers 2022, Chaos 32, 023104, for attractors by recurrence
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from explorer.diagnostics.orbit import Orbit
from explorer.diagnostics.tangent_orbits import equations
from explorer.equations.press import press_ensemble
from explorer.model import Diverged, Map, Moving, wiring

SAMPLES = 256  # of an orbit in each stretch
TRACED = 20_000  # samples of an attractor that moves
SAME = 0.03  # of the spread, within which most points of two such lie that are one
CELLS = 16  # a side, of the boxes in which an orbit may return
AGAIN, STEADY = 0.9, 0.9  # share of the boxes seen before; of its width that an orbit must keep
CLOSE = 2e-3  # of the states' spread, at which a start has come to an attractor
KICK = 1e-5  # of the spread, by which an orbit at rest is moved
SEEDS = 400  # orbits that are followed until they recur, at once
ROUNDS = 8  # of such orbits behind those that came to nothing
MOST = 64  # attractors that are told apart
SMALLEST = 256  # members worth a thread's trip
LIMIT = 1e12
LOST, UNKNOWN = -1, -2


@dataclass(eq=False)
class Attractor:
    """points (n, d) that an orbit goes on visiting; `still`: a single one."""

    points: np.ndarray
    still: bool

    @property
    def centre(self) -> np.ndarray:
        """(d,) mean of its points."""
        return self.points.mean(axis=0)


class Boxes:
    """Which boxes of state space an orbit has visited: 8 bytes each, and no object of Python."""

    def __init__(self) -> None:
        self._keys = np.empty(0, dtype=np.int64)  # sorted, none twice

    def visit(self, place: np.ndarray) -> float:
        """Note the boxes of these states (n, d); the share of states whose box was known before."""
        keys = _keys(np.floor(place * CELLS).astype(np.int64))
        at = np.searchsorted(self._keys, keys)
        known = np.append(self._keys, 0)[at] == keys
        known &= at < len(self._keys)
        new = np.unique(keys[~known])
        self._keys = np.insert(self._keys, np.searchsorted(self._keys, new), new)
        return float(known.mean())


def _keys(boxes: np.ndarray) -> np.ndarray:
    """One whole number (n,) for each box (n, d): a sum modulo 2**64 with odd random weights.

    Two boxes share one by chance, once in some 10**19 pairs.
    """
    weights = np.random.default_rng(1).integers(1, 2**63, boxes.shape[1]) | 1
    return boxes @ weights


class Followed:
    """Many starts of one motion, and the attractors they are known to come to.

    spread   (d,) lengths against which differences in each state are small
    longest  steps after which a start that came to nothing is looked at by itself
    """

    def __init__(
        self, moving: Moving, spread: np.ndarray, longest: int, pool: Any, cancel: np.ndarray
    ) -> None:
        self.is_map = isinstance(moving.motion, Map)
        self.moving, self.every = _paced(moving)
        self.spread, self.longest, self.pool, self.cancel = spread, longest, pool, cancel
        self.code = press_ensemble(equations(moving), "map" if self.is_map else "rk4")
        self.found: list[Attractor] = []
        self.trees: list[Any] = []  # of each attractor's points
        self.wraps = _wraps(moving)

    def label(self, starts: np.ndarray) -> np.ndarray:
        """Label (m,) of each start (d, m); LOST for one that leaves. Cancelled: thrown away."""
        y, labels = np.array(starts, order="C"), np.full(starts.shape[1], UNKNOWN)
        bite = self.every * max(1, (16 if self.is_map else 100) // self.every)
        if not self.found:  # some that lie all over the picture
            few = np.unique(np.linspace(0, len(labels) - 1, SEEDS).astype(int))
            self._discover(y, labels, few, 0)
        left, at = np.flatnonzero(labels == UNKNOWN), 0
        while len(left) and at < self.longest and not self.cancel[0]:
            part = np.ascontiguousarray(y[:, left])
            self._advance(part, at, bite)
            y[:, left] = part
            at += bite
            self._judge(y, labels, left)
            left = left[labels[left] == UNKNOWN]
        for _ in range(ROUNDS):  # what came to nothing may go to something new
            if not len(left) or self.cancel[0]:
                break
            self._discover(y, labels, left[:SEEDS], at)
            self._judge(y, labels, left[SEEDS:])
            left = left[SEEDS:][labels[left[SEEDS:]] == UNKNOWN]
        return np.where(labels == UNKNOWN, LOST, labels)

    def _advance(self, y: np.ndarray, at: int, n: int) -> None:
        moving = self.moving
        self.pool.map(
            lambda span: self.code.advance(
                y, moving.params.vector, moving.t0, moving.dt, at, n, *span, self.cancel
            ),
            self.pool.ranges(y.shape[1], SMALLEST),
        )

    def _judge(self, y: np.ndarray, labels: np.ndarray, left: np.ndarray) -> None:
        """Label those that have left or have come close to an attractor."""
        with np.errstate(invalid="ignore"):
            gone = ~(np.abs(y[:, left]) <= LIMIT).all(axis=0)
        labels[left[gone]] = LOST
        rest = left[~gone]
        if not len(rest) or not self.found:
            return
        place = self._embed(y[:, rest].T)
        nearest, best = np.full(len(rest), UNKNOWN), np.full(len(rest), CLOSE)
        for k, tree in enumerate(self.trees):
            away = tree.query(place, distance_upper_bound=CLOSE)[0]
            closer = away < best
            nearest[closer], best[closer] = k, away[closer]
        labels[rest] = nearest

    def _discover(self, y: np.ndarray, labels: np.ndarray, left: np.ndarray, at: int) -> None:
        """Follow the members `left` until each recurs; new attractors are added."""
        stride = self.every if self.is_map or self.every > 1 else 5
        ends, kicked = at + 4 * self.longest, set()
        seen = {int(member): Boxes() for member in left}
        while len(left) and at < ends:
            part = np.ascontiguousarray(y[:, left])
            stretches = [np.empty((SAMPLES, *part.shape)) for _ in range(2)]
            for row in (row for stretch in stretches for row in stretch):
                self._advance(part, at, stride)
                at += stride
                row[:] = part
                if self.cancel[0]:
                    return
            y[:, left] = part
            self._judge(y, labels, left)
            for i, member in enumerate(left):
                if labels[member] != UNKNOWN:
                    continue
                first, last = (self._embed(stretch[:, :, i]) for stretch in stretches)
                if not self._recurs(first, last, seen[int(member)]):
                    continue
                if member in kicked or not at_rest(last):
                    labels[member] = self._known(stretches[1][:, :, i], at)
                else:  # a saddle is left when the state is touched, an attractor is not
                    kicked.add(member)
                    y[:, member] += KICK * self.spread
            left = left[labels[left] == UNKNOWN]
            if self.is_map or self.every > 1:  # the orbit moves on, and is sampled as densely
                part, ahead = np.ascontiguousarray(y[:, left]), (at // self.every) * self.every
                self._advance(part, at, ahead)
                y[:, left], at = part, at + ahead
            else:
                stride *= 2

    def _recurs(self, first: np.ndarray, last: np.ndarray, seen: Boxes) -> bool:
        """Whether the boxes visited last were `seen`, and the orbit draws in no more."""
        if at_rest(last):
            return bool((np.abs(first[0] - last[-1]) < CLOSE).all())
        seen.visit(first)
        again = seen.visit(last)
        steady = (np.ptp(last, axis=0) >= STEADY * np.ptp(first, axis=0) - CLOSE).all()
        return bool(steady and again > AGAIN)

    def _known(self, points: np.ndarray, at: int) -> int:
        """The label of the attractor with these points (n, d); a new one where it is none.

        UNKNOWN when the orbit, followed on, does not stay.
        """
        from scipy.spatial import cKDTree

        place = self._embed(points)
        still = at_rest(place)
        for k, (other, tree) in enumerate(zip(self.found, self.trees, strict=True)):
            near = 5.0 * CLOSE if still or other.still else SAME
            if other.still == still and (tree.query(place)[0] < near).mean() > 0.5:
                return k
        if len(self.found) >= MOST:
            return LOST
        whole = points[-1:] if still else self._traced(points[-1], at)
        if whole is None:
            return UNKNOWN
        self.found.append(Attractor(whole, still))
        self.trees.append(cKDTree(self._embed(whole)))
        return len(self.found) - 1

    def _traced(self, state: np.ndarray, at: int) -> np.ndarray | None:
        """The orbit (n, d) from a state on an attractor, densely; None when it goes elsewhere."""
        moving = self.moving
        t0 = moving.t0 + at * moving.dt
        method = "map" if self.is_map else "rk4"
        orbit = Orbit(replace(moving, start=state, t0=t0, method=method))
        try:
            if not orbit.bite(TRACED * self.every, self.cancel):
                return None
        except Diverged:
            return None
        rows = orbit.rows[:: self.every]
        first, last = (np.ptp(self._embed(half), axis=0) for half in np.array_split(rows, 2))
        return rows if (last >= STEADY * first - CLOSE).all() else None

    def _embed(self, states: np.ndarray) -> np.ndarray:
        """States (n, d) in units of their spread; angles as points of a circle."""
        columns = []
        for i, wrap in enumerate(self.wraps):
            if wrap:
                turn = states[:, i] * (2.0 * math.pi / wrap)
                columns += [np.cos(turn) / (2 * math.pi), np.sin(turn) / (2 * math.pi)]
            else:
                columns.append(states[:, i] / self.spread[i])
        return np.ascontiguousarray(np.transpose(columns))


def at_rest(place: np.ndarray) -> bool:
    """Whether states (n, d) in units of their spread are one point."""
    return bool((np.ptp(place, axis=0) < 0.5 * CLOSE).all())


def _wraps(moving: Moving) -> list[float]:
    """Modulus of each state; 0 for one that is no angle."""
    return [float(moving.motion.wrap.get(name, 0.0)) for name in moving.motion.start]


def _paced(moving: Moving) -> tuple[Moving, int]:
    """The motion with a step that fits a whole number of times into its forcing's period."""
    period = getattr(moving.motion, "period", None)
    period = wiring.call(period, moving.params) if callable(period) else period
    if not period:
        return moving, 1
    steps = max(1, math.ceil(period / abs(moving.dt) - 1e-9))
    return replace(moving, dt=period / steps), steps
