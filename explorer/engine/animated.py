"""Animated: a state on its way whose dials may be animated; otherwise exactly the one inside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from explorer.engine.animation import Animation
from explorer.engine.drop import Drop
from explorer.engine.stepper import Stepper
from explorer.model import ParamSet
from explorer.model.slices import Slices

Rows = dict[str, np.ndarray]
KEPT = "animations"  # in a kept state


class Animated:
    """A Stepper round a Stepper: turns animated dials every so many steps from their begin.

    Where and how far a dial is turned depends on its animation, dt and steps alone, so a run is the
    same in whatever pieces it is taken.
    """

    def __init__(self, inside: Stepper) -> None:
        self.inside = inside
        self._going: dict[str, tuple[Animation, int, int]] = {}  # it, first step, stride

    @property
    def going(self) -> dict[str, Animation]:
        """The animations under way, by dial."""
        return {name: one for name, (one, _, _) in self._going.items()}

    def animate(self, name: str, animation: Animation | None) -> None:
        """Animate a dial from this step on; None lets it stand where it is."""
        self._going.pop(name, None)
        if animation is not None:
            animation.fitted(self.params.param(name))
            self._going[name] = (animation, self.step, animation.stride(self.dt))
            self._turn_due()

    # -- as every Stepper ---------------------------------------------------------------------
    @property
    def step(self) -> int:
        """Steps done."""
        return self.inside.step

    @property
    def t(self) -> float:
        """Model time reached."""
        return self.inside.t

    @property
    def dt(self) -> float:
        """Step length."""
        return self.inside.dt

    @property
    def params(self) -> ParamSet:
        """Dial positions at this step, those of animated dials too."""
        return self.inside.params

    @property
    def stopped(self) -> str | None:
        """None, or the channel that diverged."""
        return self.inside.stopped

    @property
    def why(self) -> str:
        """What the motion itself says of it."""
        return self.inside.why

    @property
    def ended(self) -> bool:
        """Whether nothing more can come."""
        return self.inside.ended

    @property
    def slices(self) -> Slices | None:
        """The velocity on a grid that the motion has shown so far."""
        return getattr(self.inside, "slices", None)

    def forgive(self) -> None:
        """A change was made: what stopped it may be over."""
        self.inside.stopped = None

    def origin(self) -> Rows:
        """See Stepper."""
        return self.inside.origin()

    def advance(self, n: int, keep: int) -> Rows:
        """See Stepper."""
        left = n

        def piece(steps: int) -> Rows:
            nonlocal left
            left -= steps
            return self.inside.advance(steps, max(0, min(steps, keep - left)))

        return self._pieces(n, piece)

    def sample(self, n: int, every: int) -> Rows:
        """See Stepper."""
        return self._pieces(n, lambda steps: self.inside.sample(steps, every))

    def snapshot(self) -> Rows:
        """See Stepper."""
        return self.inside.snapshot()

    def state(self) -> Rows:
        """See Stepper."""
        return self.inside.state()

    def keep(self) -> Mapping[str, Any]:
        """See Stepper."""
        return {**self.inside.keep(), KEPT: dict(self._going)}

    def resume(self, kept: Mapping[str, Any]) -> None:
        """See Stepper."""
        self.inside.resume(kept)
        self._going = dict(kept[KEPT])

    def turn(self, params: ParamSet) -> None:
        """See Stepper."""
        self.inside.turn(params)

    def retime(self, dt: float) -> None:
        """See Stepper."""
        self.inside.retime(dt)

    def drop(self, drop: Drop) -> None:
        """See Stepper."""
        self.inside.drop(drop)

    def place(self, points: tuple[tuple[float, ...], ...]) -> None:
        """See Stepper."""
        self.inside.place(points)

    # -- animating ----------------------------------------------------------------------------
    def _pieces(self, n: int, take: Callable[[int], Rows]) -> Rows:
        """Take n steps with a turn of the dials wherever one is due."""
        if not self._going:
            return take(n)
        found: list[Rows] = []
        last = self.step + n
        while self.step < last:
            ahead = min(self._until(), last - self.step)
            before = self.step
            found.append(take(ahead))
            if self.stopped is not None or self.step == before:  # diverged, or at its end
                break
            self._turn_due()
        return _joined(found)

    def _until(self) -> int:
        """Steps to the next turn of any dial."""
        gone = ((self.step - first, stride) for _, first, stride in self._going.values())
        return min(stride - steps % stride for steps, stride in gone)

    def _turn_due(self) -> None:
        values = {}
        for name, (one, first, stride) in self._going.items():
            steps = self.step - first
            if steps % stride == 0:
                values[name] = one.setting(steps, self.dt, self.params.param(name))
        if values:
            self.inside.turn(self.params.with_(**values))


def _joined(pieces: list[Rows]) -> Rows:
    """Samples of pieces that follow on; those without any are left out."""
    whole = [rows for rows in pieces if rows and len(next(iter(rows.values())))]
    if not whole:
        return pieces[-1] if pieces else {}
    names = whole[0]
    return {name: np.concatenate([rows[name] for rows in whole]) for name in names}
