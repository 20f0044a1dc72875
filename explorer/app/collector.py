"""Cyclic garbage, looked for in the GUI thread alone.

Python looks for unreachable cycles in whichever thread happens to allocate. A dialog or menu that
is found there is destroyed there, its timers with it, and Qt crashes. So the automatic search is
off while the window lives, and a slow timer of the GUI thread searches instead.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 200
YOUNG = 2000  # containers made since the last search that are worth one
MIDDLE = 20  # young searches to a middle one
EARLY_S, OLD_S = 20.0, 60.0  # seconds between long looks, at first and later
EARLY = 3  # long looks that keep what they meet


class Collector(QObject):
    """Searches as long as it lives; what is there in the first minute is kept for good."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._young = 0
        self._kept = 0
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
        if time.monotonic() - self._last_old > (EARLY_S if self._kept < EARLY else OLD_S):
            if self._kept < EARLY:
                # libraries, catalogue, window: 300 000 objects that nobody need look at again
                gc.freeze()
                self._kept += 1
            else:
                gc.collect()
            self._last_old, self._young = time.monotonic(), 0
        elif gc.get_count()[0] > YOUNG:
            self._young += 1
            gc.collect(1 if self._young % MIDDLE == 0 else 0)
