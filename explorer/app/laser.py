"""What a presenter lays over the picture: a spot of light, a frozen picture, darkness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QPolygonF,
    QRadialGradient,
)
from PySide6.QtWidgets import QLabel, QWidget

from explorer.app.language import tr
from explorer.app.native import lift

if TYPE_CHECKING:
    from explorer.app.middle import Middle

SPOT = 15.0  # radius of the spot [px]
RED = "#FF2A2A"
ARROW = 44  # height of the cursor [px]


class Laser(QWidget):
    """A spot that follows the mouse over the stage while a key or the right button is held."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.at = QPointF()
        self._over = over
        self.setObjectName("laser")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        over.installEventFilter(self)
        self.hide()

    def light(self, on: bool) -> None:
        """Put it on where the mouse is, or out."""
        if on:
            self.setGeometry(self._over.rect())
            self.at = QPointF(self._over.mapFromGlobal(QCursor.pos()))
            self.raise_()
        self.setVisible(on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The right button lights it; every move leads it."""
        if not isinstance(event, QMouseEvent):
            return False
        right = event.button() == Qt.MouseButton.RightButton
        if right and event.type() == QEvent.Type.MouseButtonPress:
            self.light(True)
            self.lead(event.position())
            return True
        if right and event.type() == QEvent.Type.MouseButtonRelease:
            self.light(False)
            return True
        if event.type() == QEvent.Type.MouseMove and self.isVisible():
            self.lead(event.position())
            return bool(event.buttons() & Qt.MouseButton.RightButton)
        return False

    def lead(self, at: QPointF) -> None:
        """Move the spot; only what changed is painted again."""
        for place in (self.at, at):
            self.update(int(place.x()) - 40, int(place.y()) - 40, 80, 80)
        self.at = at

    def end(self) -> None:
        """The mouse is the cameras' again."""
        self._over.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A white heart, a red body, a soft rim."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        light = QRadialGradient(self.at, 2 * SPOT)
        for share, colour, alpha in ((0.0, "#FFFFFF", 1.0), (0.18, RED, 1.0), (0.45, RED, 0.9),
                                     (0.55, RED, 0.35), (1.0, RED, 0.0)):  # fmt: skip
            tone = QColor(colour)
            tone.setAlphaF(alpha)
            light.setColorAt(share, tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(light)
        painter.drawEllipse(self.at, 2 * SPOT, 2 * SPOT)


class Frozen(QLabel):
    """The middle as it was, until it is thawed."""

    def __init__(self, middle: Middle) -> None:
        super().__init__(middle)
        self.setObjectName("frozen")
        self.setAccessibleName(tr("The picture stands still"))
        self.setPixmap(middle.grab())
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setProperty("role", "frozen")
        self.setGeometry(middle.rect())
        middle.installEventFilter(self)
        lift(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as what it covers."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False


class Darkness(QWidget):
    """A black screen; any key or click brings the light back."""

    ended = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("darkness")
        self.setAccessibleName(tr("Black screen; any key ends it"))
        self.setGeometry(over.rect())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        lift(self)
        self.show()
        self.raise_()
        self.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Black."""
        QPainter(self).fillRect(self.rect(), QColor("#000000"))

    def event(self, event: QEvent) -> bool:
        """Keys mean nothing else now."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Light."""
        self.ended.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Light."""
        self.ended.emit()


def big_cursor() -> QCursor:
    """An arrow that is seen from the last row: white, with a black rim."""
    picture = QPixmap(ARROW, ARROW)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corners = ((2, 2), (2, 36), (11, 28), (17, 42), (23, 39), (17, 26), (29, 26))
    painter.setPen(QColor("#000000"))
    painter.setBrush(QColor("#FFFFFF"))
    pen = painter.pen()
    pen.setWidthF(2.5)
    painter.setPen(pen)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    painter.end()
    return QCursor(picture, 2, 2)
