"""Bridge: the one timer that pulls frames and readings into the views."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

INTERVAL_MS, HURRY_MS = 16, 6
HURRY_S = 0.3  # how long a turned dial is answered faster


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
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(INTERVAL_MS)
        self._hurry_until = 0.0
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

    def hurry(self) -> None:
        """A dial was turned: look for its frame more often for a moment."""
        self._hurry_until = time.perf_counter() + HURRY_S
        self._timer.setInterval(HURRY_MS)
        self.wake()

    def rest(self) -> None:
        """Stop for good: the window is closing."""
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        seconds, self._last = now - self._last, now
        if self._timer.interval() == HURRY_MS and now > self._hurry_until:
            self._timer.setInterval(INTERVAL_MS)
        if not self._pull(seconds):
            self._timer.stop()
