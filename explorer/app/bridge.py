"""Bridge: the one timer that pulls frames and readings into the views."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 16


class Bridge(QObject):
    """Calls `pull(seconds since the last call)` at the display's rate while something is live.

    `pull` returns whether anything is; when nothing is, the timer stops, and an idle window uses
    no processor time. Whatever starts something calls `wake`.
    """

    def __init__(self, pull: Callable[[float], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pull = pull
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        """Whether the timer runs."""
        return self._timer.isActive()

    def wake(self) -> None:
        """Something began to live."""
        if not self._timer.isActive():
            self._last = time.perf_counter()
            self._timer.start()

    def rest(self) -> None:
        """Stop for good: the window is closing."""
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        seconds, self._last = now - self._last, now
        if not self._pull(seconds):
            self._timer.stop()
