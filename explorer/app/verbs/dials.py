"""Turning dials, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from explorer.app.actions import Act, act
from explorer.app.language import tr
from explorer.engine.dice import MOST

if TYPE_CHECKING:
    from explorer.app.window import Window


class Dials:
    """Turning dials, and taking it back."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act("undo", "Edit", "Undo", "Take back the last change", "Ctrl+Z"),
        act("redo", "Edit", "Redo", "Do again what was taken back", "Ctrl+Shift+Z"),
        act("reset", "Edit", "Reset parameters", "All dials to their defaults", "Ctrl+R"),
        act(
            "throw",
            "Edit",
            "Randomise parameters",
            "Throw every dial that is not locked, by the next seed",
            "Ctrl+Shift+R",
        ),
        act(
            "throw_again",
            "Edit",
            "Randomise by seed\u2026",
            "Throw the dials by a seed of your own, or repeat a throw",
        ),
    )

    def __init__(self, window: Window) -> None:
        self._w = window

    def turn(self, name: str, value: Any) -> None:
        """Turn a dial; a refused value goes back."""
        self._w.commands.tried(lambda: self._w.desk.turn(name, value))

    def turn_many(self, values: Mapping[str, Any]) -> None:
        """Turn several dials at once."""
        self._w.commands.tried(lambda: self._w.desk.turn_many(values))

    def choose_preset(self, name: str) -> None:
        """Take a preset."""
        self._w.commands.tried(lambda: self._w.desk.dialling.choose_preset(name))

    def reset(self) -> None:
        """All dials to their defaults."""
        desk = self._w.desk
        if desk.experiment is not None:
            defaults = dict(desk.experiment.settings())
            self._w.commands.tried(lambda: desk.turn_many(defaults))

    def throw(self) -> None:
        """Throw the dials by the next seed."""
        self._w.commands.tried(self._w.desk.dialling.throw)

    def throw_again(self) -> None:
        """Throw the dials by a seed that is asked for."""
        from PySide6.QtWidgets import QInputDialog

        dialling = self._w.desk.dialling
        last = dialling.run.thrown or 1
        seed, given = QInputDialog.getInt(self._w, tr("Randomise"), tr("Seed"), last, 1, MOST)
        if given:
            self._w.commands.tried(lambda: dialling.throw(seed))

    def set_option(self, measure: Any, name: str, value: Any) -> None:
        """Turn a dial of a measurement."""
        self._w.commands.tried(lambda: self._w.desk.measuring.set_option(measure, name, value))

    def undo(self) -> None:
        """Take back the last change."""
        self._w.desk.undo()

    def redo(self) -> None:
        """Do it again."""
        self._w.desk.redo()

    def undo_and_restart(self) -> None:
        """Take back the change that broke the run, and begin again."""
        self._w.desk.undo()
        self._w.commands.time.restart()
        self._w.desk.run.play()
