"""History: commands to take back and to do again."""

from __future__ import annotations

import math
import time

from explorer.engine.commands import Command
from explorer.engine.session import Document

UNDO_LEVELS = 500
MERGE_SECONDS = 0.7  # changes of one dial closer than this are one drag, so one undo


class History:
    """Two stacks of inverse commands."""

    def __init__(self) -> None:
        self._undo: list[Command] = []
        self._redo: list[Command] = []
        self._merge: tuple[tuple[str, ...], float] = ((), 0.0)

    def did(self, inverse: Command, drag: tuple[str, ...], held: bool = False) -> None:
        """A command was done; `drag` names what is being turned, () for what never merges.

        held   by a hand that has not let go: however slowly it moves, it is one drag
        """
        now = time.monotonic()
        before, self._merge = self._merge, (drag, math.inf if held else now)
        if not (drag and before[0] == drag and now - before[1] < MERGE_SECONDS):
            self._undo = [*self._undo[-UNDO_LEVELS:], inverse]
        self._redo.clear()

    @property
    def can_undo(self) -> bool:
        """Whether something can be taken back."""
        return bool(self._undo)

    @property
    def undoable(self) -> Command | None:
        """What would be done to take back the last command."""
        return self._undo[-1] if self._undo else None

    @property
    def redoable(self) -> Command | None:
        """What would be done again."""
        return self._redo[-1] if self._redo else None

    def back(self, document: Document) -> Command | None:
        """The command that takes back the last one; its own inverse can be done again."""
        return self._moved(self._undo, self._redo, document)

    def again(self, document: Document) -> Command | None:
        """The command that does again what was taken back."""
        return self._moved(self._redo, self._undo, document)

    def _moved(
        self, source: list[Command], target: list[Command], document: Document
    ) -> Command | None:
        if not source:
            return None
        self._merge = ((), 0.0)
        command = source.pop()
        target.append(command.inverse(document))
        return command
