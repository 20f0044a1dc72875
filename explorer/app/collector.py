"""Cyclic garbage, looked for in the GUI thread alone.

Python looks for unreachable cycles in whichever thread happens to allocate. A dialog or menu that
is found there is destroyed there, its timers with it, and Qt crashes. So the automatic search is
off while the window lives, and a slow timer of the GUI thread searches instead.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

LOOK_MS = 60  # a worker that compiles makes 300 000 containers a second
YOUNG = 2000  # containers made since the last search that are worth one
MIDDLE = 20_000  # containers that outlived young searches and are worth a middle one
OLD = 15_000  # ... and what outlived those, a long one: about 1 us each
HELD = 20_000  # what outlived long ones and is looked at again; beyond, it is kept
MANY = 60_000  # of which a long look would be a stall: they are kept without one
BUSY = 600  # containers made from look to look: somebody compiles, and what he holds is not to stay
EARLY_S, OLD_S = 20.0, 60.0  # seconds between long looks, at first and later
EARLY = 3  # long looks that keep what they meet
LONG_S = 0.05  # of the processor: a long look that took more keeps what it has met


class Collector(QObject):
    """Searches as long as it lives; what its first long looks meet is kept for good.

    So is what makes a later look long, or would make it so (compiled code and its types, mostly),
    until the window is minimised: then everything is looked at, and nobody waits for it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        gc.disable()
        self._grown = 0  # about how many outlived a young search ...
        self._aged = 0  # ... and a middle one, since the last long look
        self._made = 0  # since the last search, at the last look
        self._kept = 0
        self._held = 0  # what outlived long looks and is not kept
        self._last_old = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def end(self) -> None:
        """Leave the search to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _look(self) -> None:
        self._look_around()
        made = gc.get_count()[0]
        busy, self._made = made - self._made > BUSY, made
        gone = time.monotonic() - self._last_old
        due = gone > (EARLY_S if self._kept < EARLY else OLD_S) or self._aged > OLD
        if due and (not busy or self._aged > MANY):
            self._look_long()
        elif made > YOUNG:
            if self._grown + made > MIDDLE:
                self._aged += self._grown + made - gc.collect(1)
                self._grown = 0
            else:
                self._grown += made - gc.collect(0)
            self._made = 0

    def _look_long(self) -> None:
        """Look at what is not kept; keep what lives if there is much of it, or was no time."""
        begun, self._held = time.thread_time(), self._held + self._aged
        looked = self._kept >= EARLY and self._held <= MANY
        if looked:
            self._held = max(0, self._held - gc.collect())
        if not looked or self._held > HELD or time.thread_time() - begun > LONG_S:
            # libraries, catalogue, window: 300 000 objects that nobody need look at again
            gc.freeze()
            self._kept, self._held = self._kept + 1, 0
        self._last_old, self._grown, self._aged, self._made = time.monotonic(), 0, 0, 0

    def _look_around(self) -> None:
        """Nobody sees a minimised window wait: time to look at what was kept since the start."""
        if self._window.isMinimized() and self._kept > EARLY:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            self._kept = EARLY
