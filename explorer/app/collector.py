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
OLD = 15_000  # more than at the last long one, that outlived those, are worth a long one
HELD = 60_000  # what outlived long ones and is looked at again, 0.4 us each; beyond, it is kept
MANY = 120_000  # of which a long look would be a stall: they are kept without one
BUSY = 600  # containers made from look to look: somebody compiles, and what he holds is not to stay
EARLY_S, OLD_S = 20.0, 60.0  # seconds between long looks, at first and later
EARLY = 3  # long looks that keep what they meet
LONG_S = 0.1  # of the processor: a long look that took more keeps what it has met


class Collector(QObject):
    """Searches as long as it lives; what its first long looks meet is kept for good.

    So is what makes a later look long, or would make it so (compiled code and its types, mostly),
    until the window is minimised: then everything is looked at, and nobody waits for it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        gc.disable()
        self._grown = 0  # about how many outlived a young search since the last middle one
        self._aged = 0  # how many more had outlived a middle one, at the last of them
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
                gc.collect(1)
                self._grown, self._aged = 0, old() - self._held
            else:
                self._grown += made - gc.collect(0)
            self._made = 0

    def _look_long(self) -> None:
        """Look at what is not kept; keep what lives if there is much of it, or was no time."""
        begun = time.thread_time()
        looked = self._kept >= EARLY and old() <= MANY
        if looked:
            gc.collect()
        self._held = old()
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


def old() -> int:
    """How many have outlived a middle look and are not kept; most of them die without a search."""
    return len(gc.get_objects(generation=2))
