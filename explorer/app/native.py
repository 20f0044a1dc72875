"""Windows of their own: what widgets beside and over the Stage need under X."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QRegion
from PySide6.QtWidgets import QWidget

PLACED = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize)
ZERO = QPoint()


def apart(widget: QWidget) -> None:
    """Before a widget beside the Stage is first shown: a window of its own must be its alone.

    Next to one that has an X window Qt may give it one, too, and then all those round it: from
    then on the Stage's picture lies as far from its place as that is from the window's corner.
    """
    widget.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)


def lift(widget: QWidget) -> None:
    """Make a widget that can lie over the Stage, which has a window of its own under X."""
    if QGuiApplication.platformName() == "xcb":
        apart(widget)
        widget.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)


class Holes(QObject):
    """Keeps cards in sight among widgets that have windows of their own: holes where they lie.

    Such a window covers whatever is drawn into the one that it lies in; and a card that had one,
    too, would make windows of all its neighbours.
    """

    def __init__(self, cards: Sequence[QWidget], over: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._cards, self._over = cards, over
        for widget in (*cards, *over):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """One of them has come, gone or moved."""
        if event.type() in PLACED and isinstance(watched, QWidget):
            for widget in self._over if watched in self._cards else (watched,):
                self._cut(widget)
        return False

    def _cut(self, widget: QWidget) -> None:
        left = QRegion(widget.rect())
        for card in self._cards:
            if card.isVisible():
                left -= QRegion(QRect(widget.mapFromGlobal(card.mapToGlobal(ZERO)), card.size()))
        if left != QRegion(widget.rect()):
            widget.setMask(left)
        elif not widget.mask().isEmpty():
            widget.clearMask()
