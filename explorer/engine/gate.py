"""Gate: where the processor draws the pictures, work waits while one is being made.

With a GPU the gate is never closed. Without one, the threads that draw and the threads that
integrate want the same cores, and a picture that must share them takes twice as long to come.
"""

from __future__ import annotations

import threading

PATIENCE = 0.04  # s: a picture that takes longer, or never comes, holds nobody up


class Gate:
    """Closed while a picture is made; `wait` lets work through as soon as it is open."""

    def __init__(self) -> None:
        self._opened = threading.Event()
        self._opened.set()

    def close(self) -> None:
        """A picture is begun."""
        self._opened.clear()

    def open(self) -> None:
        """The picture is on the screen."""
        self._opened.set()

    def wait(self) -> None:
        """Return when no picture is being made, or after `PATIENCE`."""
        if not self._opened.wait(PATIENCE):
            self._opened.set()


pictures = Gate()  # there is one screen
