"""Windows of their own: how the Stage has one under X without covering what lies over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QRegion
from PySide6.QtWidgets import QApplication, QWidget

PLACED = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize)
ZERO = QPoint()
NOTHING = QRegion(-1, -1, 1, 1)  # to Qt an empty mask is none, which would show everything


def lift(widget: QWidget) -> None:
    """Under X, give a widget a window of its own: above others, and composed alone.

    It must be its alone. By itself Qt would give one to every neighbour and to all those round it;
    then the picture lies as far from its place as that is from the window's corner.
    """
    if QGuiApplication.platformName() == "xcb":
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontCreateNativeWidgetSiblings)
        widget.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)
        widget.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)


class Outline(QObject):
    """Keeps the Stage's window to what it shows: it ends where something lies over the Stage.

    What lies there is drawn into the window round the Stage and hears of the mouse, as if the
    Stage were a widget like others; with a window of its own each would be composed alone.
    """

    def __init__(self, stage: QWidget) -> None:
        super().__init__(stage)
        self._stage = stage
        self._cells = QRegion()
        self._over: list[QWidget] = []

    def lie_below(self, widgets: Sequence[QWidget]) -> None:
        """Leave room for these from now on, wherever they are shown."""
        self._over += widgets
        for widget in widgets:
            widget.installEventFilter(self)
        self._cut()

    def keep_to(self, cells: Iterable[QRect]) -> None:
        """Show these rectangles of the Stage, and nothing between them."""
        self._cells = QRegion()
        for rect in cells:
            self._cells += rect
        self._cut()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something over the Stage has come, gone or moved."""
        if event.type() in PLACED:
            self._cut()
        return False

    def _cut(self) -> None:
        if not self._stage.testAttribute(Qt.WidgetAttribute.WA_NativeWindow):
            return
        left = QRegion(self._cells)
        for widget in self._over:
            if widget.isVisible():
                at = self._stage.mapFromGlobal(widget.mapToGlobal(ZERO))
                left -= QRegion(QRect(at, widget.size()))
        if left.isEmpty():
            left = NOTHING
        if left == QRegion(self._stage.rect()):
            self._stage.clearMask()
        elif left != self._stage.mask():
            self._stage.setMask(left)
