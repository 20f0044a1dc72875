"""Past: whole states kept now and then, from which any step of a run is reached again, bit for bit.

A state is kept after every change and whenever enough was computed since the last one, so between
two of them only time passes. When the room is used up, every second one of the older half goes: the
past gets coarser with age, and each of its steps can still be reached.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

BUDGET = 512_000_000  # bytes, unless `set_budget` says another
SPACING = 0.03  # s of computing between two kept states: what a leap costs at most, and a little
FEWEST = 8  # states that stay whatever they weigh


class Steps(Protocol):
    """What is kept of a state on its way, and how it goes on from there."""

    @property
    def step(self) -> int: ...

    @property
    def stopped(self) -> str | None: ...

    def origin(self) -> dict[str, np.ndarray]:
        """The present state as one row of samples."""

    def advance(self, n: int, keep: int) -> dict[str, np.ndarray]:
        """Take n steps; the samples of the last `keep` of them."""

    def keep(self) -> Mapping[str, Any]:
        """Everything that decides how it goes on."""

    def resume(self, kept: Mapping[str, Any]) -> None:
        """Stand again where `keep` was called."""


Kept = Mapping[str, Any]
Taken = Callable[[Mapping[str, np.ndarray]], None]


@dataclass(frozen=True)
class Moment:
    """A kept state, the step it belongs to, and how many changes were logged before it."""

    step: int
    kept: Kept
    logged: int
    weight: int


_budget = [BUDGET]


def set_budget(size: int) -> None:
    """How many bytes every run may use for its past, from now on."""
    _budget[0] = max(0, int(size))


class Past:
    """The kept states of one run, oldest first.

    newest   the last step that was reached
    behind   whether the run stands at an earlier step than that because somebody went back
    thinned  whether states had to go to keep within the budget
    """

    def __init__(self, budget: int | None = None) -> None:
        self.budget = budget
        self.moments: list[Moment] = []
        self.newest = 0
        self.behind = self.thinned = False
        self._spent = 0.0

    @property
    def room(self) -> int:
        """Bytes it may use."""
        return _budget[0] if self.budget is None else self.budget

    def begin(self, live: Steps) -> None:
        """Forget everything: a run begins."""
        self.moments.clear()
        self.behind = self.thinned = False
        self.newest = live.step
        self.mark(live, 0)

    def mark(self, live: Steps, logged: int) -> None:
        """Keep the present state."""
        kept = live.keep()
        self.moments.append(Moment(live.step, kept, logged, weight(kept)))
        self._spent = 0.0
        self.newest = live.step
        while self._heavy():
            self._thin()

    def passed(self, live: Steps, seconds: float, logged: int) -> None:
        """Time passed; keep the state if computing it again would take long."""
        self.newest = live.step
        self._spent += seconds
        if self._spent >= SPACING and live.stopped is None:
            self.mark(live, logged)

    def _heavy(self) -> bool:
        total = sum(moment.weight for moment in self.moments)
        return total > self.room and len(self.moments) > FEWEST

    def _thin(self) -> None:
        half = len(self.moments) // 2
        # the first stays: it is where everything can begin again
        self.moments[1:half] = self.moments[2:half:2]
        self.thinned = True

    def seek(self, live: Steps, step: int, before: int, taken: Taken) -> int:
        """Bring `live` to a step between 0 and `newest`; how many changes were logged by then.

        before   samples wanted up to that step: `taken` gets them, in pieces that follow on
        """
        step = min(max(step, self.moments[0].step), self.newest)
        at = bisect_right(self.moments, step, key=lambda moment: moment.step) - 1
        first = bisect_right(self.moments, step - before, key=lambda moment: moment.step) - 1
        for index in range(max(0, first), at + 1):
            moment = self.moments[index]
            live.resume(moment.kept)
            if index == max(0, first):
                taken(live.origin())
            until = self.moments[index + 1].step if index < at else step
            if until > live.step:
                taken(live.advance(until - live.step, before))
        self.behind = step < self.newest
        return self.moments[at].logged

    def cut(self, step: int) -> None:
        """The run goes on from here: what came after is no more."""
        self.moments = [moment for moment in self.moments if moment.step <= step]
        self.newest, self.behind = step, False


def weight(kept: Any) -> int:
    """Bytes of the arrays in a kept state, and a little for the rest."""
    if isinstance(kept, np.ndarray):
        return int(kept.nbytes)
    if isinstance(kept, Mapping):
        return sum(weight(value) for value in kept.values()) + 200
    if isinstance(kept, (list, tuple)):
        return sum(weight(value) for value in kept) + 60
    return 32
