"""Ledger: every change of a live run, brought about and written down with its step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explorer.engine.animated import Animated
from explorer.engine.animation import NAME as ANIMATE
from explorer.engine.animation import Animation, word
from explorer.engine.batch import apply
from explorer.engine.drop import NAME, Drop
from explorer.engine.session import Change


class Ledger:
    """(step, name, value) of what took hold since the run began."""

    def __init__(self) -> None:
        self.entries: list[Change] = []

    def __len__(self) -> int:
        return len(self.entries)

    @property
    def last(self) -> str:
        """The latest change as a person reads it; "" where there was none."""
        if not self.entries:
            return ""
        _, name, value = self.entries[-1]
        return f"{name} {value}" if name == ANIMATE else f"{name} = {value}"

    def cut(self, length: int = 0) -> None:
        """Only the first so many are still true."""
        del self.entries[length:]

    def turn(self, live: Animated, values: Mapping[str, Any]) -> None:
        """Dials that stand elsewhere from this step on."""
        if values:
            live.turn(live.params.with_(**values))
            self.entries += [(live.step, name, value) for name, value in values.items()]

    def retime(self, live: Animated, dt: float) -> None:
        """Another length of step."""
        live.retime(dt)
        self.entries.append((live.step, "dt", dt))

    def animate(self, live: Animated, values: Mapping[str, Animation | None]) -> None:
        """Dials that are animated from this step on, or stand."""
        for name, animation in values.items():
            if animation is None and name not in live.going:
                continue
            live.animate(name, animation)
            self.entries.append((live.step, ANIMATE, word(name, animation)))

    def drop(self, live: Animated, drop: Drop) -> None:
        """An ensemble or dye in the run, or none."""
        live.drop(drop)
        self.entries.append((live.step, NAME, drop.word()))

    def repeat(self, live: Animated, changes: list[tuple[str, Any]]) -> None:
        """What a saved run has at this step."""
        apply(live, changes, drops=True)
        self.entries += [(live.step, name, value) for name, value in changes]
