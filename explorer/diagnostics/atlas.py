"""All branches that are found over a range of a dial: where they start, and how they fork."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.diagnostics import cycle_search, stationary
from explorer.diagnostics.branches import Branch, Tracer
from explorer.diagnostics.changes import Point
from explorer.diagnostics.flow_cycle import FlowCycle
from explorer.diagnostics.loops import MapCycle, Rest, with_dial
from explorer.diagnostics.tangent_orbits import equations
from explorer.diagnostics.velocity_field import Field
from explorer.equations.augment import driven
from explorer.model import Map, Moving
from explorer.numerics import arclength

LOOKS = 5  # positions of the dial at which equilibria are looked for, besides its own
ASIDE = 2e-3  # of the ranges: the first step on to another branch
ALIKE = 1e-4  # of the ranges, within which two are one
FORKS = 40  # branches in all
EFFORT = 6000  # pieces of cycles of flows that are carried to points of branches, in all


@dataclass(frozen=True)
class Wanted:
    """What is followed: `rests`, `cycles`; the longest cycle looked for; doublings gone through."""

    rests: bool = True
    cycles: bool = True
    turns: int = 1
    doublings: int = 1
    longest: float = 0.02
    most: int = 400


class Atlas:
    """Branches of one motion over a dial from low to high."""

    def __init__(
        self, moving: Moving, dial: str, low: float, high: float, wanted: Wanted,
        cancel: np.ndarray,
    ) -> None:  # fmt: skip
        self.dial, self.low, self.high = dial, low, high
        own = float(moving.params[dial])
        self.own = min(max(own, low), high)
        self.moving = moving if self.own == own else with_dial(moving, dial, self.own)
        self.wanted, self.cancel = wanted, cancel
        self.box = stationary.surroundings(self.moving, cancel)
        self.spread = self.box[:, 1] - self.box[:, 0]
        self.tracer = Tracer(wanted.longest, wanted.most, cancel)
        self.branches: list[Branch] = []
        self.is_map = isinstance(moving.motion, Map)
        self.driven = not self.is_map and driven(equations(moving))
        self.done, self.full = 0.0, False

    def build(self) -> Iterator[None]:
        """Find and follow everything; pauses after every few points."""
        rest = (
            MapCycle(self.moving, self.dial, self.spread, self.low, self.high, 1)
            if self.is_map
            else Rest(self.moving, self.dial, self.spread, self.low, self.high)
        )
        for start in self._rests(rest) if not self.driven else ():
            yield from self._follow(rest, start)
        if not self.wanted.rests:
            firsts, self.branches = self.branches, []
        else:
            firsts = list(self.branches)
        self.done = 0.3
        yield
        if self.wanted.cycles:
            yield from self._cycles(firsts)
        self.done = 1.0

    # -- starts ---------------------------------------------------------------------------------
    def _rests(self, rest: Any) -> Iterator[Point]:
        """Equilibria at the dial's own position, then at some others, that no branch has."""
        field = Field(self.moving, self.dial)
        others = np.linspace(self.low, self.high, LOOKS + 2)[1:-1]
        # an equilibrium just where it changes would be seen on neither side
        aside = 1.234e-4 * (self.high - self.low)
        own = self.own + (aside if self.own + aside <= self.high else -aside)
        for value in (own, *others):
            found = stationary.search(field.at(value), self.box, self.cancel, 200)
            for one in found if len(found) < stationary.MOST else ():
                z = rest.pack(one.x, value)
                if one.isolated and not self._known(rest, z):
                    start = self.tracer.settle(rest, z)
                    if start is not None:
                        yield start

    def _known(self, problem: Any, z: np.ndarray) -> bool:
        """Whether a branch of the same sort goes through a point."""
        for branch in self.branches:
            if type(branch.problem) is not type(problem) or branch.problem.period != problem.period:
                continue
            for a, b in zip(branch.points[:-1], branch.points[1:], strict=True):
                low, high = sorted((a.z[-1], b.z[-1]))
                if not low <= z[-1] <= high or np.abs(a.z - z).max() > 0.3:
                    continue
                share = (z[-1] - a.z[-1]) / (b.z[-1] - a.z[-1]) if high > low else 0.0
                guess = a.z + share * (b.z - a.z)
                guess[-1] = z[-1]
                side = np.zeros(len(z))
                side[-1] = 1.0
                near = arclength.corrected(problem.zeros, guess, side)
                if near is not None and self._alike(problem, near[0], z):
                    return True
        return False

    def _alike(self, problem: Any, a: np.ndarray, b: np.ndarray) -> bool:
        """Whether two are the same, from whichever of their points they are counted."""
        if not isinstance(problem, MapCycle):
            return bool(np.abs(a - b).max() < ALIKE)
        x, y = problem.states(a) / self.spread, problem.states(b) / self.spread
        turns = (np.abs(np.roll(x, k, axis=0) - y).max() for k in range(len(x)))
        return min(turns) < ALIKE

    # -- following ------------------------------------------------------------------------------
    def _follow(self, problem: Any, start: Point, one_way: bool = False) -> Iterator[None]:
        """A branch both ways from a point, then whatever crosses it."""
        if len(self.branches) >= FORKS or self._spent() > EFFORT:
            self.full = True
            return
        self.branches.append(Branch(problem, [start]))
        place = len(self.branches) - 1
        walk = (
            self.tracer.extend(self.branches[place])
            if one_way
            else self.tracer.both_ways(problem, start)
        )
        for count, branch in enumerate(walk):
            self.branches[place] = branch
            if count % 8 == 0:
                yield
            if self.cancel[0]:
                return
            if self._spent() > EFFORT:
                branch.ends, self.full = "long", True
                break
        if problem.cyclic and not isinstance(problem, MapCycle):
            return
        for point in [p for p in self.branches[place].points if p.kind == "branch point"]:
            yield from self._cross(problem, point)

    def _spent(self) -> int:
        """Pieces of cycles of flows so far."""
        flows = [b for b in self.branches if isinstance(b.problem, FlowCycle)]
        return sum(len(b.points) * b.problem.pieces for b in flows)

    def _cross(self, problem: Any, point: Point) -> Iterator[None]:
        """The branches that cross at a branch point, both ways."""
        aside = arclength.crossing(point.slopes, point.along)
        for side in (1.0, -1.0):
            begun = self.tracer.launch(problem, point.z, side * aside, ASIDE)
            if begun is None or not 0.0 <= begun.z[-1] <= 1.0 or self._known(problem, begun.z):
                continue
            yield from self._follow(problem, begun)

    def _cycles(self, firsts: list[Branch]) -> Iterator[None]:
        """Cycles from Hopf points and from the orbit, then those that double from them."""
        for branch in firsts:
            for point in [p for p in branch.points if p.kind == "Hopf"]:
                yield from self._from_hopf(branch, point)
        for problem, z in cycle_search.found(
            self.moving, self.dial, self.spread, (self.low, self.high), self.own,
            self.wanted.turns, self.cancel,
        ):  # fmt: skip
            start = self.tracer.settle(problem, z)
            if start is not None and not self._seen(problem, start.z):
                yield from self._follow(problem, start)
        self.done = 0.7
        yield
        lines = [b for b in (*firsts, *self.branches) if b.problem.cyclic]
        for _ in range(self.wanted.doublings):
            begun = len(self.branches)
            for branch in dict.fromkeys(lines):
                for point in [p for p in branch.points if p.kind == "doubling"]:
                    yield from self._doubled(branch.problem, point)
            lines = self.branches[begun:]

    def _seen(self, problem: Any, z: np.ndarray) -> bool:
        """Whether a cycle lies on a branch already: by its period and extent for flows."""
        if isinstance(problem, MapCycle):
            return self._known(problem, z)
        size = np.append(np.ptp(problem.shown(z), axis=0) / self.spread, np.log(problem.time(z)))
        for branch in self.branches:
            if not isinstance(branch.problem, FlowCycle):
                continue
            for a, b in zip(branch.points[:-1], branch.points[1:], strict=True):
                low, high = sorted((a.z[-1], b.z[-1]))
                if low <= z[-1] <= high:
                    near = min((a, b), key=lambda p: abs(p.z[-1] - z[-1]))
                    other = branch.problem
                    rows = other.shown(near.z) if near.shown is None else near.shown
                    seen = np.append(np.ptp(rows, axis=0) / self.spread,
                                     np.log(other.time(near.z)))  # fmt: skip
                    if np.abs(seen - size).max() < 0.05:
                        return True
        return False

    def _from_hopf(self, branch: Branch, point: Point) -> Iterator[None]:
        """The cycle that is born in a Hopf point, unless it ended another one."""
        rest = branch.problem
        for other in self.branches:
            if isinstance(other.problem, FlowCycle) and other.ends == "shrinks":
                last = other.points[-1]
                away = other.problem.states(last.z).mean(axis=0) - rest.states(point.z)[0]
                if abs(last.z[-1] - point.z[-1]) < 0.03 and np.abs(away / self.spread).max() < 0.1:
                    return
        made = cycle_search.at_hopf(rest, point, self.wanted.longest)
        if made is None:
            return
        problem, z, aside = made
        begun = self.tracer.launch(problem, z, aside, ASIDE)
        if begun is not None:
            yield from self._follow(problem, begun, one_way=True)

    def _doubled(self, problem: Any, point: Point) -> Iterator[None]:
        """The cycle of twice the length that is born where a multiplier is -1."""
        double, z = problem.double(), problem.twice(point.z)
        double.anchor(z)
        along = problem.twice(point.along)
        along /= np.linalg.norm(along)
        slopes = double.zeros(z)[1]
        aside = arclength.crossing(slopes, along)
        begun = self.tracer.launch(double, z, aside, ASIDE)
        if begun is None or self._seen(double, begun.z):
            return
        yield from self._follow(double, begun, one_way=True)
