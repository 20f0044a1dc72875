"""What moves beside the run: an ensemble, or another run."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from explorer.app.actions import Act, act

if TYPE_CHECKING:
    from explorer.app.window import Window

MANY, FEW = 10_000, 3000  # members of an ensemble; fewer where the processor draws
HAIR = 0.003  # radius of its ball, as a share of the attractor's extent


class Beside:
    """What moves beside the run: an ensemble, or another run."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act(
            "ensemble",
            "Run",
            "Drop an ensemble",
            "Many copies of the state, a hair apart: watch them spread; once more takes them away",
            "E",
        ),
        act(
            "compare",
            "Run",
            "Compare",
            "Keep this run beside what comes next, both seen alike; once more takes it away",
            "K",
        ),
    )

    def __init__(self, window: Window) -> None:
        self._w = window

    def compare(self) -> None:
        """Put a copy of the run beside it, or take it away."""
        self._w.commands.tried(self._w.desk.compare)

    def ensemble(self) -> None:
        """Drop an ensemble round the state, or take it away."""
        desk, software = self._w.desk, self._w.scenery.stage.software
        count = 0 if desk.dropping.dropped else FEW if software else MANY
        self._w.commands.tried(lambda: desk.dropping.drop(count, HAIR * desk.dropping.extent()))
        self._w.bridge.wake()
