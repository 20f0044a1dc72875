"""Turn: how much the window's thread has computed since it last waited for something to happen.

What a person does, the widgets that it changes and the pictures that follow all fall into one turn
of the event loop. What can wait looks here, and is done in the next one, after keys and clicks.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

LONG_S = 0.03  # of the processor: from here on a picture may wait

SLEPT_S = 0.003  # a round that stood still for so long had nothing to do at first
_before: list[float] = []  # [s of the processor] where the last round but one began
_begun: list[tuple[float, float]] = []  # [s of the processor, s] where this round began


def watch() -> None:
    """Begin to count, in the window's thread; another time changes nothing."""
    dispatcher = QAbstractEventDispatcher.instance()
    if dispatcher is not None and not _begun:
        _before.append(time.thread_time())
        _begun.append((time.thread_time(), time.perf_counter()))
        dispatcher.aboutToBlock.connect(_waits)


def _waits() -> None:
    """Paintings and timers come in rounds of their own, so a turn is two, or one after a rest."""
    _before[0] = _begun[0][0]
    _begun[0] = time.thread_time(), time.perf_counter()


def spent() -> float:
    """Seconds of the processor in this turn; 0 where nobody counts."""
    if not _begun:
        return 0.0
    now, (began, at) = time.thread_time(), _begun[0]
    slept = time.perf_counter() - at - (now - began) > SLEPT_S
    return now - (began if slept else _before[0])


def long() -> bool:
    """Whether this turn has lasted long already."""
    return spent() > LONG_S


def fit_later(widget: QWidget) -> None:
    """Send a LayoutRequest after the layout under way.

    What is shown while a window is laid out has all of it laid out again.
    """
    QCoreApplication.postEvent(widget, QEvent(QEvent.Type.LayoutRequest))


class Patience:
    """Lets work wait for the next turn, `most` times in a row."""

    def __init__(self, most: int) -> None:
        self._most, self._waited = most, 0

    def waits(self) -> bool:
        """Whether this turn was long, and the work has not waited too often already."""
        again = self._waited < self._most and long()
        self._waited = self._waited + 1 if again else 0
        return again


class Once(Patience):
    """Lets work wait for the next turn, and never for more than one."""

    def __init__(self) -> None:
        super().__init__(1)


class Painting(QObject):
    """Lets a window be painted in the turn after a long one; that turn paints in any case."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        watch()
        self._window, self.once = window, Once()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt asks a window to paint all of it that is out of date."""
        if event.type() != QEvent.Type.UpdateRequest or not self.once.waits():
            return False
        QTimer.singleShot(0, self, self._ask_again)
        return True

    def _ask_again(self) -> None:
        """Qt asks only once, and waits for the painting."""
        asked = QEvent(QEvent.Type.UpdateRequest)
        QCoreApplication.postEvent(self._window, asked, Qt.EventPriority.LowEventPriority.value)
