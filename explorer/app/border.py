"""Border: the line between two cells, which a hand can move."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from explorer.app import style
from explorer.app.language import tr
from explorer.app.tiling import WIDE, Share

NUDGE = 0.02  # share that an arrow key moves it


class Border(QWidget):
    """Upright ("x") or level ("y"); tells the share at which it is wanted."""

    moved = Signal(str, float)

    def __init__(self, axis: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.axis = axis
        self.share = 0.5
        self._hovered = False
        upright = axis == "x"
        self.setObjectName(f"border.{axis}")
        self.setAccessibleName(tr("Border between left and right") if upright else
                               tr("Border between above and below"))  # fmt: skip
        self.setToolTip(tr("Drag to share the room; double click shares it evenly"))
        shape = Qt.CursorShape.SplitHCursor if upright else Qt.CursorShape.SplitVCursor
        self.setCursor(shape)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def lie(self, line: Share, over: QSize) -> None:
        """Along this line, given in shares of a widget of this size."""
        left, top, right, bottom = line
        x, y = round(left * over.width()), round(top * over.height())
        across, down = round(right * over.width()) - x, round(bottom * over.height()) - y
        if self.axis == "x":
            self.setGeometry(x - WIDE // 2, y, WIDE, down)
        else:
            self.setGeometry(x, y - WIDE // 2, across, WIDE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the hand."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            at: QPointF = self.mapToParent(event.position())
            over = self.parentWidget()
            assert over is not None
            share = at.x() / over.width() if self.axis == "x" else at.y() / over.height()
            self.moved.emit(self.axis, share)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Taken hold of; what lies below does not hear of it."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Half and half."""
        self.moved.emit(self.axis, 0.5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move it, too."""
        back, on = ((Qt.Key.Key_Left, Qt.Key.Key_Right) if self.axis == "x" else
                    (Qt.Key.Key_Up, Qt.Key.Key_Down))  # fmt: skip
        if event.key() in (back, on):
            self.moved.emit(self.axis, self.share + (NUDGE if event.key() == on else -NUDGE))
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Say that it can be taken."""
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Quiet again."""
        self._hovered = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line of the window's ground; lighter under the hand, accent with the focus."""
        token = "accent" if self.hasFocus() else "border" if self._hovered else "bg"
        QPainter(self).fillRect(self.rect(), style.colour(token))
