"""Grip: what the mouse does to a Drawing: a rectangle, a click, a look at a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from explorer.app import style

if TYPE_CHECKING:
    from explorer.views.drawing import Drawing

DRAG = 6  # pixels from which on a press is a drag
LEAST = 8  # pixels: a narrower rectangle was meant as a click


class Rubber(QWidget):
    """The rectangle that is being dragged."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A veil and a hairline in the accent colour."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), style.colour("accent", 0.16))
        painter.setPen(style.colour("accent"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Grip(QObject):
    """Left drag draws a rectangle, middle or Shift drag moves an enlarged drawing, the wheel
    enlarges about the pointer, a double click or Esc shows the whole again."""

    boxed = Signal(object, object)  # (low, high) across and up, in the numbers of the axes
    clicked = Signal(float, float)
    reset = Signal()
    hovered = Signal(object)  # what lies under the pointer, or None when it leaves

    def __init__(self, drawing: Drawing, sides: tuple[bool, bool]) -> None:
        super().__init__(drawing)
        self._drawing = drawing
        self.sides = sides  # the axes along which a rectangle has ends of its own
        self._view: QWidget = drawing.viewport()
        self._rubber = Rubber(self._view)
        self._from: QPointF | None = None
        self._pans = self._dragging = False
        self._view.setMouseTracking(True)
        self._view.installEventFilter(self)
        drawing.installEventFilter(self)
        drawing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse's events; the plot needs none of them."""
        kind = event.type()
        if isinstance(event, QKeyEvent):
            return watched is self._drawing and self._key(event)
        if watched is not self._view:
            return False
        if isinstance(event, QWheelEvent):
            if event.angleDelta().y():
                at = event.position()
                self._drawing.zoom(1.0015 ** event.angleDelta().y(), at.x(), at.y())
            return True
        if kind == QEvent.Type.Leave:
            self.hovered.emit(None)
        if not isinstance(event, QMouseEvent):
            return False
        if kind == QEvent.Type.MouseButtonDblClick:
            self._from = None
            self.reset.emit()
        elif kind == QEvent.Type.MouseButtonPress:
            self._press(event)
        elif kind == QEvent.Type.MouseMove:
            self._move(event)
        elif kind == QEvent.Type.MouseButtonRelease:
            self._release(event)
        return True

    def _key(self, event: QKeyEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or event.key() != Qt.Key.Key_Escape:
            return False
        if self._from is not None:
            self._rest()
        else:
            self.reset.emit()
        return True

    def _press(self, event: QMouseEvent) -> None:
        self._drawing.setFocus(Qt.FocusReason.MouseFocusReason)
        inside = self._drawing.inside()
        if event.button() == Qt.MouseButton.RightButton or not inside.contains(
            event.position().toPoint()
        ):
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._pans = shift or event.button() == Qt.MouseButton.MiddleButton
        self._from, self._dragging = event.position(), False

    def _move(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._from is None:
            inside = self._drawing.inside().contains(at.toPoint())
            self.hovered.emit(self._drawing.read(at.x(), at.y()) if inside else None)
            return
        if not self._dragging and (at - self._from).manhattanLength() < DRAG:
            return
        self._dragging = True
        if self._pans:
            self._pan(self._from, at)
            self._from = at
        else:
            self._rubber.setGeometry(self._box(at))
            self._rubber.show()

    def _pan(self, before: QPointF, now: QPointF) -> None:
        a, b = (self._drawing.laid(p.x(), p.y()) for p in (before, now))
        (x0, x1), (y0, y1) = self._drawing.box.viewRange()
        across, up = a[0] - b[0], a[1] - b[1]
        self._drawing.enlarge((x0 + across, x1 + across), (y0 + up, y1 + up))

    def _box(self, at: QPointF) -> QRect:
        """The rectangle so far: within the axes, whole along an axis that has no ends to set."""
        assert self._from is not None
        inside = self._drawing.inside()
        box = QRect(self._from.toPoint(), at.toPoint()).normalized() & inside
        if not self.sides[0]:
            box.setLeft(inside.left())
            box.setRight(inside.right())
        if not self.sides[1]:
            box.setTop(inside.top())
            box.setBottom(inside.bottom())
        return box

    def _release(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        at, dragged = event.position(), self._dragging
        box = self._box(at)
        pans = self._pans
        self._rest()
        if not dragged:
            self.clicked.emit(*self._drawing.place(at.x(), at.y()))
        elif not pans and box.width() >= LEAST and box.height() >= LEAST:
            low = self._drawing.place(box.left(), box.bottom() + 1)
            high = self._drawing.place(box.right() + 1, box.top())
            self.boxed.emit((low[0], high[0]), (low[1], high[1]))

    def _rest(self) -> None:
        self._from, self._dragging = None, False
        self._rubber.hide()
