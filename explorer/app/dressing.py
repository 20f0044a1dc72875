"""Dressing: another theme on every widget, some at a time, so that the window never stands still.

Qt changes the stylesheet of all widgets in one go, which late in a day takes most of a second. It
passes over widgets that count as not polished yet, and does not tell those that have a style of
their own: so while the sheet changes they all count so, and are polished and told afterwards in
bites, those on the screen first. Until these are done nothing is painted, and nobody sees a window
of two themes; what is hidden follows.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtOpenGLWidgets import QOpenGLWidget
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from explorer.app import scaling, style, turn

BITE_S = 0.02
POLISHED = Qt.WidgetAttribute.WA_WState_Polished
STYLED = Qt.WidgetAttribute.WA_SetStyle


class Dressing(QObject):
    """Puts a theme on in bites; `pieces` are what parts of the window do about it themselves."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: deque[QWidget] = deque()
        self._hidden: deque[QWidget] = deque()
        self._pieces: deque[Callable[[], object]] = deque()
        self._still: list[QWidget] = []
        # Qt forgets what its sheets have done to widgets when the last of them goes
        self._keeper = QWidget()
        self._keeper.setStyleSheet("margin: 0")
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._bite)
        self._once = turn.Once()

    @property
    def pending(self) -> bool:
        """Whether anything still wears what it wore before, or is not painted yet."""
        return bool(self._seen or self._pieces or self._hidden or self._still)

    def change(self, wear: Callable[[], object], pieces: Iterable[Callable[[], object]]) -> None:
        """`wear` changes the sheet; what an older change has left to do is part of this one."""
        self._hold()
        left = {*self._seen, *self._hidden}
        widgets = [w for w in QApplication.allWidgets() if w in left or w.testAttribute(POLISHED)]
        for widget in widgets:
            widget.setAttribute(POLISHED, False)
        self._seen = deque(w for w in widgets if w.isVisible())
        self._hidden = deque(w for w in widgets if not w.isVisible())
        with _untold():
            wear()
        self._pieces = deque(pieces)
        self._timer.start()

    def finish(self) -> None:
        """All that is left, at once."""
        while self.pending:
            self._next()

    def end(self) -> None:
        """The window closes: its parts have nothing more to do."""
        self._pieces.clear()
        self.finish()

    def _hold(self) -> None:
        """Nothing on the screen is painted until `_release`."""
        for top in QApplication.topLevelWidgets():
            if top.isVisible() and top.updatesEnabled():
                for widget in (top, *top.findChildren(QOpenGLWidget)):
                    widget.setUpdatesEnabled(False)
                    self._still.append(widget)

    def _release(self) -> None:
        """Windows first; the picture in one of them is a painting of its own."""
        still = [widget for widget in self._still if isValid(widget)]
        now = [widget for widget in still if widget.isWindow()] or still
        self._still = [widget for widget in still if widget not in now]
        for widget in now:
            widget.setUpdatesEnabled(True)

    def _bite(self) -> None:
        """In a long turn the next one takes it."""
        if not self._once.waits():
            self._next()

    def _next(self) -> None:
        """One bite; that everything seen is painted anew is one of its own."""
        if self._still and not (self._seen or self._pieces):
            self._release()
        else:
            until = time.thread_time() + BITE_S  # of the processor: others' work is no reason
            while self._seen or self._pieces or (self._hidden and not self._still):
                self._take()
                if time.thread_time() > until:
                    break
        if not self.pending:
            self._timer.stop()

    def _take(self) -> None:
        """One widget or piece."""
        if self._seen:
            _polish(self._seen.popleft())
        elif self._pieces:
            self._pieces.popleft()()
        else:
            _polish(self._hidden.popleft())


@contextmanager
def _untold() -> Iterator[None]:
    """No widget hears of another style: each counts as having one of its own."""
    widgets = [w for w in QApplication.allWidgets() if not w.testAttribute(STYLED)]
    for widget in widgets:
        widget.setAttribute(STYLED, True)
    try:
        yield
    finally:
        for widget in widgets:
            widget.setAttribute(STYLED, False)


def _polish(widget: QWidget) -> None:
    """What Qt does with one sheet over another."""
    if isValid(widget):
        style.polish(widget)
        QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
        scaling.keep(widget)
