"""Branches of equilibria and cycles over a dial, and the points at which they change.

Between two points of a branch a change is seen by what differs there, then located along the arc:
a fold where the dial turns back, a branch point where the bordered determinant changes sign, a
Hopf or torus point where a complex pair crosses, a doubling where a multiplier passes -1.
source   Kuznetsov 2004, Elements of Applied Bifurcation Theory, chapter 10
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np

from explorer.diagnostics.changes import Point, tests
from explorer.numerics import arclength

FAR = 2.0  # ranges from where it began, beyond which a branch is left
SLOWING = 4  # points at which the period must grow, and the dial change by less than STANDS of
TRUSTED = 1e7  # multiplier, beyond which rounding would pass for doublings
STANDS = 1e-4  # that, for a cycle to be taken for one that comes near a homoclinic orbit
SAME = 1e-5  # of the dial's range, within which a fold and a branch point are one


@dataclass(eq=False)
class Branch:
    """points in the order of the arc; `problem` says what they are."""

    problem: Any
    points: list[Point] = field(default_factory=list)
    ends: str = ""  # why it stopped before the end of the dial, if it did

    @property
    def dial(self) -> np.ndarray:
        """(k,) positions of the dial."""
        return np.array([self.problem.value(point.z) for point in self.points])

    @property
    def specials(self) -> list[Point]:
        """Those at which something changes."""
        return [point for point in self.points if point.kind]


class Tracer:
    """Follows branches of one problem.

    longest   step of the arc, in ranges          most   points of a branch, each way
    """

    def __init__(self, longest: float, most: int, cancel: np.ndarray) -> None:
        self.longest, self.most, self.cancel = longest, most, cancel

    def point(self, problem: Any, z: np.ndarray, near: np.ndarray, slopes: Any = None) -> Point:
        """All that is known at a point of the curve."""
        slopes = problem.zeros(z)[1] if slopes is None else slopes
        along = arclength.tangent(slopes, near)
        return Point(z, along, slopes, problem.spectrum(z), multiplies=problem.multiplies)

    def settle(self, problem: Any, z: np.ndarray) -> Point | None:
        """The point at the same dial; None where Newton's method fails."""
        side = np.zeros(len(z))
        side[-1] = 1.0
        problem.anchor(z)
        found = arclength.corrected(problem.zeros, z, side)
        if found is None:
            return None
        problem.anchor(found[0])
        return self.point(problem, found[0], side)

    def launch(self, problem: Any, z: np.ndarray, aside: np.ndarray, size: float) -> Point | None:
        """A point of another branch, `size` from z along `aside`."""
        found = arclength.corrected(problem.zeros, z + size * aside, aside)
        if found is None:
            return None
        problem.anchor(found[0])
        return self.point(problem, found[0], aside)

    def both_ways(self, problem: Any, start: Point) -> Iterator[Branch]:
        """The branch through a point, longer and longer."""
        branch = Branch(problem, [start])
        for _ in self.extend(branch):
            yield branch
        if branch.ends != "closed":
            first = branch.ends
            _reverse(branch)
            for _ in self.extend(branch):
                yield branch
            branch.ends = branch.ends or first
            _reverse(branch)
        yield branch

    def extend(self, branch: Branch) -> Iterator[Branch]:
        """Go on behind the last point, the way its tangent points, until something ends it."""
        problem, last = branch.problem, branch.points[-1]
        problem.anchor(last.z)
        begun, count = last, 0
        walk = arclength.steps(
            problem.zeros,
            last.z,
            last.along,
            self.longest,
            anchor=problem.anchor,
            cancel=self.cancel,
        )
        branch.ends = ""
        for z, slopes, along, size in walk:
            if self.cancel[0]:
                return
            ahead = Point(z, along, slopes, problem.spectrum(z), multiplies=problem.multiplies)
            if _turned(problem, last, ahead):
                branch.ends = "shrinks"
                return
            beyond = not 0.0 <= z[-1] <= 1.0
            if beyond:
                edge = self._edge(problem, last, ahead)
                if edge is None:
                    branch.ends = ""
                    return
                ahead = edge
            new = [*self._changes(problem, last, ahead), ahead]
            for point in new:  # here, not all at once for a picture: that could not be stopped
                point.shown = problem.shown(point.z)
            branch.points += new
            last, count = ahead, count + 1
            yield branch
            if beyond:
                branch.ends = ""
                return
            branch.ends = self._ended(branch, begun, count, size)
            if branch.ends:
                return
        if not branch.ends:
            branch.ends = "lost"

    def _ended(self, branch: Branch, begun: Point, count: int, size: float) -> str:
        """Why a branch goes no farther; "" where it does."""
        last = branch.points[-1]
        near = np.linalg.norm(last.z - begun.z) < 0.7 * size
        if count > 8 and near and last.along @ begun.along > 0.0:
            return "closed"
        if self._slows(branch, count):
            return "homoclinic"
        if last.multiplies and np.abs(last.spectrum).max() > TRUSTED:
            return "sensitive"
        if branch.problem.size(last.z) > FAR + branch.problem.size(begun.z):
            return "far"
        return "long" if count >= self.most else ""

    def _slows(self, branch: Branch, count: int) -> bool:
        """Whether the period of a cycle grows without end while the dial hardly moves."""
        if count < SLOWING or not getattr(branch.problem, "free", False):
            return False
        last = [point.along[-2:] for point in branch.points[-SLOWING:]]
        return all(abs(dial) < STANDS and period > 0.9 for period, dial in last)

    def _edge(self, problem: Any, last: Point, ahead: Point) -> Point | None:
        """The point at the end of the dial; None where the last one was there."""
        end = 1.0 if ahead.z[-1] > 1.0 else 0.0
        if abs(last.z[-1] - end) < 1e-12:
            return None
        share = (end - last.z[-1]) / (ahead.z[-1] - last.z[-1])
        side = np.zeros(len(last.z))
        side[-1] = 1.0
        guess = last.z + share * (ahead.z - last.z)
        found = arclength.corrected(problem.zeros, guess, side, fixed=end)
        if found is None:
            return None
        z = found[0]
        z[-1] = end
        return self.point(problem, z, last.along, found[1])

    # -- changes --------------------------------------------------------------------------------
    def _changes(self, problem: Any, a: Point, b: Point) -> list[Point]:
        """Special points between two, in their order."""
        found: list[Point] = []
        for kind, test in tests(problem, a, b):
            at = self._locate(problem, a, b, test)
            if at is not None:
                at.kind = kind
                found.append(at)
        folds = [one for one in found if one.kind == "fold"]
        for branching in [one for one in found if one.kind == "branch point"]:
            for one in folds:
                if abs(one.z[-1] - branching.z[-1]) < SAME:  # a fork, and the dial turns back there
                    one.kind = "branch point"  # as a fold it is known more sharply
                    found = [other for other in found if other is not branching]
        return sorted(found, key=lambda one: float((one.z - a.z) @ a.along))

    def _locate(
        self, problem: Any, a: Point, b: Point, test: Callable[[Point], float]
    ) -> Point | None:
        """Where a test is zero between two points, along the chord and across it back."""
        from scipy.optimize import brentq

        chord = b.z - a.z
        across = chord / np.linalg.norm(chord)
        best: dict[float, Point] = {0.0: a, 1.0: b}

        def miss(share: float) -> float:
            if share not in best:
                best[share] = at(share)
            return test(best[share])

        def at(share: float) -> Point:
            if self.cancel[0]:
                raise ArithmeticError("cancelled")
            for aside in (0.0, 1e-9, -1e-9, 1e-7, -1e-7, 1e-5, -1e-5):  # a crossing is singular
                guess = a.z + (share + aside) * chord
                found = arclength.corrected(problem.zeros, guess, across)
                if found is not None:
                    return self.point(problem, found[0], a.along, found[1])
            raise ArithmeticError("the branch was lost")

        try:
            share = float(brentq(miss, 0.0, 1.0, xtol=1e-13, rtol=1e-14))
            miss(share)
        except (ArithmeticError, ValueError):  # where branches cross Newton's method may fail
            return _between(best, test)
        return best[share]


def _between(known: dict[float, Point], test: Callable[[Point], float]) -> Point | None:
    """The better one of two very near points between which a test changes sign."""
    shares = sorted(known)
    for a, b in pairwise(shares):
        ends = test(known[a]), test(known[b])
        if ends[0] * ends[1] <= 0.0 and b - a < 1e-4:
            return known[a] if abs(ends[0]) < abs(ends[1]) else known[b]
    return None


def _reverse(branch: Branch) -> None:
    """Go through the points from the other end."""
    branch.points.reverse()
    for point in branch.points:
        point.along = -point.along


def _turned(problem: Any, a: Point, b: Point) -> bool:
    """Whether a cycle has gone through the point that it was born from."""
    before, after = problem.shape(a.z), problem.shape(b.z)
    return before is not None and after is not None and float(before @ after) < 0.0
