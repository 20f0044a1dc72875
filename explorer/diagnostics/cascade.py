"""Where cycles of a map double, fold and are superstable, along one dial."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from explorer.diagnostics.cycles import Cycle, Iterates

FEIGENBAUM = 4.66920160910299
SUBSTEPS = 12  # of the way from one scanned position to the next
LEAST = 1e-5  # of that way: a cycle lost within it has ended
SETTLE = 4000  # turns of a cycle after which an orbit has come near it
SAME = 1e-7  # of the range, within which two found positions are one


@dataclass
class Found:
    """Positions of a dial with the period that belongs to each, and a point of the cycle."""

    positions: list[float] = field(default_factory=list)
    periods: list[int] = field(default_factory=list)
    points: list[np.ndarray] = field(default_factory=list)

    def add(self, position: float, cycle: Cycle, near: float) -> tuple[int, bool]:
        """Its place among those found, and whether it is new."""
        for i, (known, period) in enumerate(zip(self.positions, self.periods, strict=True)):
            if abs(position - known) < near and cycle.period == period:
                return i, False
        self.positions.append(position)
        self.periods.append(cycle.period)
        self.points.append(cycle.x)
        return len(self.positions) - 1, True

    def ordered(self) -> Found:
        """By position."""
        order = np.argsort(self.positions, kind="stable")
        return Found(*([values[i] for i in order] for values in
                       (self.positions, self.periods, self.points)))  # fmt: skip


def doubling(cycle: Cycle) -> float:
    """Zero where a multiplier is -1."""
    return float(np.prod(1.0 + cycle.multipliers).real)


def middle(cycle: Cycle) -> float:
    """Zero where a cycle of a line is superstable."""
    return float(np.prod(cycle.multipliers).real)


def fold(cycle: Cycle) -> float:
    """Zero where a multiplier is 1."""
    return float(np.prod(1.0 - cycle.multipliers).real)


class Cascade:
    """Follows the stable cycles of a scan to where they end or double, and on from there.

    most   longest cycle that is followed
    """

    def __init__(
        self, iterates: Iterates, low: float, high: float, most: int, cancel: np.ndarray
    ) -> None:
        self.iterates, self.low, self.high, self.most = iterates, low, high, most
        self.cancel = cancel
        self.near = SAME * (high - low)
        self.doublings, self.superstable, self.folds = Found(), Found(), Found()
        self.next: dict[int, int] = {}  # from a doubling to that of the doubled cycle

    @property
    def chain(self) -> list[float]:
        """Positions at which the shortest cycle doubles, its double doubles, and so on."""
        chains: list[list[int]] = []
        for place in range(len(self.doublings.positions)):
            chain = [place]
            while chain[-1] in self.next:
                chain.append(self.next[chain[-1]])
            chains.append(chain)
        if not chains:
            return []
        best = min(chains, key=lambda c: (self.doublings.periods[c[0]], -len(c)))
        return [self.doublings.positions[place] for place in best]

    def cycle(self, position: float, guess: np.ndarray, period: int) -> Cycle | None:
        """The cycle at a position of the dial near a guess."""
        self.iterates.at(position)
        return self.iterates.cycle(guess, period)

    def continued(self, one: Cycle, b: float, other: Cycle | None) -> Cycle | None:
        """The same cycle at b, point by point, if that is what was seen there."""
        if other is None or other.period != one.period:
            return None
        near = self.cycle(b, one.x, one.period)
        if near is None:
            return None
        rows = self.iterates.orbit(other.x, other.period)
        size = 1e-3 + np.abs(rows).max()
        return near if np.abs(rows - near.x).max(axis=1).min() < 1e-6 * size else None

    def between(self, a: float, one: Cycle, b: float, other: Cycle) -> None:
        """A superstable position between two scanned ones with the same cycle."""
        if self.iterates.d == 1 and middle(one) * middle(other) < 0.0:
            at, cycle = self.root(middle, a, one, b)
            if cycle is not None:
                self.superstable.add(at, cycle, self.near)

    def leave(self, a: float, one: Cycle, b: float, since: float) -> None:
        """Follow a cycle from a towards b, where something else was seen, while it is stable.

        since   where the same cycle was first seen on the other side
        """
        way, step = b - a, 1.0 / SUBSTEPS
        here, cycle = a, one
        while (cycle.stable or abs(here - a) < abs(way)) and not self.cancel[0]:
            ahead = min(max(here + step * way, self.low), self.high)
            if ahead == here:
                return
            after = self.cycle(ahead, cycle.x, cycle.period)
            if after is None or np.abs(after.multipliers - cycle.multipliers).max() > 1.0:
                step /= 2
                if step < LEAST:
                    self._end(here, cycle, way)
                    return
                continue
            if self.iterates.shortest(after).period < cycle.period:
                return  # merged with the cycle that it came from by doubling
            self.between(here, cycle, ahead, after)
            if doubling(cycle) > 0.0 >= doubling(after):
                self._double(here, cycle, ahead, since)
                return
            here, cycle = ahead, after
            step = min(2 * step, 1.0 / SUBSTEPS)

    def root(
        self, what: Callable[[Cycle], float], a: float, one: Cycle, b: float
    ) -> tuple[float, Cycle | None]:
        """Where `what` is zero along the cycle, between a and b where it differs in sign."""
        from scipy.optimize import brentq

        best = one

        def miss(position: float) -> float:
            nonlocal best
            found = self.cycle(position, best.x, one.period)
            if found is None:
                raise ArithmeticError("the cycle was lost")
            best = found
            return what(found)

        try:
            at = float(brentq(miss, a, b, xtol=1e-13, rtol=1e-14))
        except (ArithmeticError, ValueError):
            return a, None
        return at, self.cycle(at, best.x, one.period)

    def _double(self, here: float, cycle: Cycle, ahead: float, before: float) -> None:
        """A doubling between two positions, then those of the longer cycles behind it."""
        last = -1
        while not self.cancel[0]:
            at, found = self.root(doubling, here, cycle, ahead)
            if found is None:
                return
            place, new = self.doublings.add(at, found, self.near)
            if last >= 0:
                self.next[last] = place
            if not new:
                return
            last = place
            gap = (at - before) / FEIGENBAUM
            before = at
            if 2 * found.period > self.most or abs(gap) < 1e-10 * (self.high - self.low):
                return
            begun = self._doubled(at, found, gap)
            if begun is None:
                return
            ahead = self._until(*begun, gap)
            if ahead is None:
                return
            here, cycle, ahead = ahead

    def _doubled(self, at: float, found: Cycle, gap: float) -> tuple[float, Cycle] | None:
        """The cycle of twice the period a little behind a doubling."""
        for share in (0.35, 0.15, 0.05, 0.8, 2.0):
            position = at + share * gap
            if not self.low <= position <= self.high:
                continue
            self.iterates.at(position)
            start = found.x + 1e-4 * (1e-2 + np.abs(found.x))
            state = self.iterates.settled(start, SETTLE * 2 * found.period)
            if state is None:
                continue
            cycle = self.iterates.cycle(state, 2 * found.period)
            if cycle is not None and cycle.stable:
                # the old cycle is one of twice its period too; its multiplier gives it away
                back, _ = self.iterates.jump(cycle.x, found.period)
                if np.abs(back - cycle.x).max() > 1e-9 * (1e-2 + np.abs(cycle.x).max()):
                    return position, cycle
        return None

    def _until(
        self, position: float, cycle: Cycle, gap: float
    ) -> tuple[float, Cycle, float] | None:
        """Follow a cycle to the step in which it doubles: (begin, cycle there, end)."""
        step, last = gap / 10, self.high if gap > 0 else self.low
        for _ in range(400):
            ahead = position + step
            if (ahead - last) * gap > 0.0 or self.cancel[0]:
                return None
            after = self.cycle(ahead, cycle.x, cycle.period)
            if after is None or np.abs(after.multipliers - cycle.multipliers).max() > 1.0:
                step /= 2
                if abs(step) < LEAST * abs(gap):
                    return None
                continue
            self.between(position, cycle, ahead, after)
            if doubling(cycle) > 0.0 >= doubling(after):
                return position, cycle, ahead
            position, cycle = ahead, after
        return None

    def _end(self, here: float, cycle: Cycle, way: float) -> None:
        """The fold in which a lost cycle met its unstable partner."""
        from scipy.optimize import root

        d, scale = self.iterates.d, abs(way)

        def misses(z: np.ndarray) -> np.ndarray:
            self.iterates.at(here + scale * z[-1])
            after, jacobian = self.iterates.jump(z[:-1], cycle.period)
            if not np.isfinite(after).all():
                return np.full(d + 1, 1e3)
            return np.append(after - z[:-1], np.linalg.det(np.eye(d) - jacobian))

        solved = root(misses, np.append(cycle.x, 0.0), options={"xtol": 1e-13})
        if not np.abs(misses(solved.x)).max() < 1e-8 or abs(solved.x[-1]) > 2.0:
            return
        at = float(here + scale * solved.x[-1])
        met = Cycle(solved.x[:-1], cycle.period, cycle.multipliers)
        if self.low - self.near <= at <= self.high + self.near:
            self.folds.add(at, met, self.near)
