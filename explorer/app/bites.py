"""Bites: work that must be done in the window's thread, one piece per turn of its loop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

BREATH_MS = 12  # a picture fits in between


class Bites(QObject):
    """Runs pieces of work one after the other, letting pictures and keys through in between."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces: list[Callable[[], None]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(BREATH_MS)
        self._timer.timeout.connect(self._next)

    @property
    def pending(self) -> bool:
        """Whether pieces wait."""
        return bool(self._pieces)

    def take(self, *pieces: Callable[[], None]) -> None:
        """Do these next; what still waits is dropped, for it belongs to something older."""
        self._pieces = list(pieces)
        self._timer.start()

    def drop(self) -> None:
        """Do nothing more."""
        self._pieces = []
        self._timer.stop()

    def _next(self) -> None:
        if self._pieces:
            self._pieces.pop(0)()
        if not self._pieces:
            self._timer.stop()
