"""Turn: how much the window's thread has computed since it last waited for something to happen.

What a person does, the widgets that it changes and the pictures that follow all fall into one turn
of the event loop. What can wait looks here, and is done in the next one, after keys and clicks.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPaintEvent, QRegion, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

LONG_S = 0.03  # of the processor: from here on a picture may wait
WIDGETS_FIRST = 3  # rounds of the event loop: asked, asked again, painted

_before: list[float] = []  # [s of the processor] where the last round but one began
_begun: list[float] = []  # [s of the processor] where this round began


def watch() -> None:
    """Begin to count, in the window's thread; another time changes nothing."""
    dispatcher = QAbstractEventDispatcher.instance()
    if dispatcher is not None and not _begun:
        _before.append(time.thread_time())
        _begun.append(time.thread_time())
        dispatcher.aboutToBlock.connect(_waits)


def _waits() -> None:
    """Paintings and timers come in rounds of their own, so a turn is this one and the last.

    Whether the thread rested between them is not asked: whoever waits for nothing loses nothing.
    """
    _before[0], _begun[0] = _begun[0], time.thread_time()


def spent() -> float:
    """Seconds of the processor in this turn; 0 where nobody counts."""
    return time.thread_time() - _before[0] if _begun else 0.0


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


class PutOff(QObject):
    """Lets a picture wait until the widgets of a long turn are painted, and asks for it then.

    Painted together they would take one long turn more.
    """

    def __init__(self, widget: QWidget, ask: Callable[[], object]) -> None:
        super().__init__(widget)
        self._ask, self.patience = ask, Patience(WIDGETS_FIRST)
        self.pending = False

    def __call__(self) -> bool:
        """Whether it is asked for later."""
        if not self.pending and self.patience.waits():
            self.pending = True
            QTimer.singleShot(0, self, self._now)
        return self.pending

    def _now(self) -> None:
        self.pending = False
        self._ask()


class Painting(QObject):
    """Lets a window be painted in the turn after a long one; that turn paints in any case.

    A window of the desktop's that was uncovered is painted at once by Qt. In a long turn, or after
    a change of size which widgets have not followed yet, that waits as well.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        watch()
        self._window, self.once = window, Once()
        self._resized, self._part = False, QRegion()
        self._followed: list[QWidget] = []
        self.follow(window)

    def follow(self, widget: QWidget) -> None:
        """Watch this widget's own window of the desktop, too, from when it is shown."""
        self._followed.append(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt asks a window to paint all of it that is out of date."""
        kind = event.type()
        if kind == QEvent.Type.UpdateRequest and watched is self._window:
            return self._requested()
        if kind == QEvent.Type.Show and isinstance(watched, QWidget):
            handle = watched.windowHandle()
            if handle is not None:
                handle.installEventFilter(self)
        elif isinstance(watched, QWindow):
            if kind == QEvent.Type.Resize:
                self._resized = True
            elif isinstance(event, QPaintEvent):
                self._part = event.region()  # of what was exposed before, Qt says this first
            elif kind == QEvent.Type.Expose:
                return self._uncovered(watched)
        return False

    def _requested(self) -> bool:
        if self.once.waits():
            QTimer.singleShot(0, self, self._ask_again)
            return True
        self._resized = False
        return False

    def _uncovered(self, handle: QWindow) -> bool:
        """What is uncovered is marked as out of date, once the window is known to be seen."""
        owners = [w for w in self._followed if isValid(w) and w.windowHandle() == handle]
        if not owners:
            return False
        owner, mapped = owners[0], Qt.WidgetAttribute.WA_Mapped
        seen = handle.isExposed() and owner.window().testAttribute(mapped)
        part, self._part = self._part, QRegion()
        if not seen or not (self._resized or long()):
            return False
        owner.setAttribute(mapped)  # it may have been hidden: as Qt does before it paints
        owner.update(owner.rect() if part.isEmpty() else part)
        return True

    def _ask_again(self) -> None:
        """Qt asks only once, and waits for the painting."""
        asked = QEvent(QEvent.Type.UpdateRequest)
        QCoreApplication.postEvent(self._window, asked, Qt.EventPriority.LowEventPriority.value)
