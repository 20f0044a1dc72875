"""Bites: work that must be done in the window's thread, one piece per turn of its loop."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from explorer.app import turn

BREATH_MS = 12  # a picture fits in between
PATIENCE_S = 1.0  # that they wait for what matters more


class Bites(QObject):
    """Runs pieces of work one after the other, letting pictures and keys through in between."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces: list[Callable[[], object]] = []
        self._ready: Callable[[], bool] | None = None
        self._taken, self._once = 0.0, turn.Once()
        self._timer = QTimer(self)
        self._timer.setInterval(BREATH_MS)
        self._timer.timeout.connect(self._next)

    @property
    def pending(self) -> bool:
        """Whether pieces wait."""
        return bool(self._pieces)

    def take(self, *pieces: Callable[[], object], ready: Callable[[], bool] | None = None) -> None:
        """Do these next; what still waits is dropped, for it belongs to something older.

        ready   they wait until this is true, but never for long
        """
        self._pieces = list(pieces)
        self._ready, self._taken = ready, time.perf_counter()
        self._timer.start()

    def drop(self) -> None:
        """Do nothing more."""
        self._pieces = []
        self._timer.stop()

    def _next(self) -> None:
        if self._ready is not None:
            waited = time.perf_counter() - self._taken
            if waited < PATIENCE_S and not self._ready():
                return
            self._ready = None
        if self._once.waits():
            return
        if self._pieces:
            self._pieces.pop(0)()
        if not self._pieces:
            self._timer.stop()
