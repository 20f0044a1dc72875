"""Sketchpad: axes on which a curve is drawn by hand, and the true one over it afterwards."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtGui import QPolygonF as Line
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.app import style
from explorer.app.language import tr
from explorer.app.number import written
from explorer.model.sketch import COLUMNS, Sketch

NUDGE = 0.02  # share of the height that an arrow key moves the pencil
ROOM = 6  # pixels round the axes


class Sketchpad(QWidget):
    """Draw with the left button; or with the arrow keys, which carry the pencil along.

    heights   (COLUMNS,) NaN where nothing was drawn
    """

    drawn = Signal()

    def __init__(self, sketch: Sketch) -> None:
        super().__init__()
        self.sketch = sketch
        self.heights = np.full(COLUMNS, np.nan)
        self.truth: tuple[np.ndarray, np.ndarray] | None = None
        self._last: tuple[int, float] | None = None
        self._pencil = 0
        self.setObjectName("lesson.sketch")
        self.setAccessibleName(tr("Axes to draw on"))
        self.setAccessibleDescription(tr("Left and right move the pencil, up and down draw"))
        self.setToolTip(tr("Draw with the mouse, or with the arrow keys; Delete wipes it clean"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """A little lower than wide."""
        return QSize(280, 196)

    # -- where things are -----------------------------------------------------------------------
    def _inside(self) -> QRectF:
        metrics = QFontMetricsF(style.font(style.TICK))
        wide = max(metrics.horizontalAdvance(written(end, 3)) for end in self.sketch.up)
        high = metrics.height()
        left, top = ROOM + wide + 4, ROOM + high + 2
        width, height = self.width() - left - ROOM, self.height() - top - 2 * high - ROOM
        return QRectF(left, top, width, height)

    def _column(self, x: float) -> int:
        box = self._inside()
        share = (x - box.left()) / box.width()
        return min(max(round(share * (COLUMNS - 1)), 0), COLUMNS - 1)

    def _height(self, y: float) -> float:
        box, (low, high) = self._inside(), self.sketch.up
        return low + (high - low) * min(max((box.bottom() - y) / box.height(), 0.0), 1.0)

    def place(self, x: float, y: float) -> QPointF:
        """The pixel of a point of the axes."""
        box, (x0, x1), (low, high) = self._inside(), self.sketch.across, self.sketch.up
        across = box.left() + box.width() * (x - x0) / (x1 - x0)
        return QPointF(across, box.bottom() - box.height() * (y - low) / (high - low))

    # -- the hand -------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke begins."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._last = None
        self._draw(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """... and goes on; what lay above and below the same place is replaced."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._draw(event.position())

    def _draw(self, at: QPointF) -> None:
        if self.truth is not None:
            return
        now = self._column(at.x()), self._height(at.y())
        before = self._last or now
        for column in range(min(before[0], now[0]), max(before[0], now[0]) + 1):
            part = (column - before[0]) / ((now[0] - before[0]) or 1)
            self.heights[column] = before[1] + part * (now[1] - before[1])
        self.heights[now[0]] = now[1]
        self._last, self._pencil = now, now[0]
        self._changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows carry the pencil along or move it up and down; Delete wipes."""
        key, (low, high) = event.key(), self.sketch.up
        if self.truth is not None:
            return super().keyPressEvent(event)
        here = self.heights[self._pencil]
        here = (low + high) / 2 if np.isnan(here) else here
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self._pencil = min(max(self._pencil + step, 0), COLUMNS - 1)
            if np.isnan(self.heights[self._pencil]):
                self.heights[self._pencil] = here
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = (high - low) * (NUDGE if key == Qt.Key.Key_Up else -NUDGE)
            self.heights[self._pencil] = min(max(here + by, low), high)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.heights[:] = np.nan
        else:
            return super().keyPressEvent(event)
        return self._changed()

    def _changed(self) -> None:
        self.drawn.emit()
        self.update()

    def show_truth(self, across: np.ndarray, up: np.ndarray) -> None:
        """Lay the true curve over what was drawn; the pencil is put down."""
        self.truth = across, up
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.update()

    # -- the picture ----------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        """Axes, the drawn curve, and the true one if it is known."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._axes(painter)
        painter.setClipRect(self._inside().adjusted(-2, -2, 2, 2))
        weight = style.theme().weight
        places = self.sketch.places()
        painter.setPen(QPen(style.colour("accent"), 2.0 * weight))
        for stretch in _stretches(self.heights):
            self._curve(painter, places[stretch], self.heights[stretch])
        if self.truth is not None:
            painter.setPen(QPen(style.colour("warm"), 2.0 * weight, Qt.PenStyle.DashLine))
            self._curve(painter, *self.truth)

    def _curve(self, painter: QPainter, across: np.ndarray, up: np.ndarray) -> None:
        points = [self.place(float(x), float(y)) for x, y in zip(across, up, strict=True)]
        if len(points) == 1:
            painter.drawPoint(points[0])
        painter.drawPolyline(Line(points))

    def _axes(self, painter: QPainter) -> None:
        box, sketch = self._inside(), self.sketch
        painter.fillRect(box, style.colour("raised"))
        painter.setPen(QPen(style.colour("border"), style.theme().weight))
        painter.drawRect(box)
        painter.setFont(style.font(style.TICK))
        painter.setPen(style.colour("muted"))
        high = painter.fontMetrics().height()
        for end, y in zip(sketch.up, (box.bottom(), box.top()), strict=True):
            words = QRectF(0, y - high / 2, box.left() - 4, high)
            painter.drawText(words, Qt.AlignmentFlag.AlignRight, written(end, 3))
        right, centre = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
        below = QRectF(box.left(), box.bottom() + 2, box.width(), high)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, written(sketch.across[0], 3))
        painter.drawText(below, right, written(sketch.across[1], 3))
        painter.drawText(below.translated(0, high * 0.9), centre, sketch.along)
        unit = f" [{sketch.unit}]" if sketch.unit else ""
        label = f"{sketch.label or sketch.channel}{unit}"
        painter.drawText(QRectF(box.left(), 0, box.width(), high + 2), Qt.AlignmentFlag.AlignLeft,
                         label)  # fmt: skip
        self._key(painter, QRectF(box.left(), 0, box.width(), high + 2))

    def _key(self, painter: QPainter, row: QRectF) -> None:
        """Which line is whose, once there are two."""
        if self.truth is None:
            if np.isnan(self.heights).all():
                painter.drawText(self._inside(), Qt.AlignmentFlag.AlignCenter, tr("draw here"))
            return
        right = Qt.AlignmentFlag.AlignRight
        painter.setPen(style.colour("warm"))
        painter.drawText(row, right, tr("- - true"))
        width = painter.fontMetrics().horizontalAdvance(tr("- - true") + "  ")
        painter.setPen(style.colour("accent"))
        painter.drawText(row.adjusted(0, 0, -width, 0), right, tr("\u2014 yours"))


def _stretches(heights: np.ndarray) -> list[slice]:
    """Where a curve was drawn without a gap."""
    known = np.concatenate([[False], np.isfinite(heights), [False]]).astype(int)
    begins, ends = np.flatnonzero(np.diff(known) > 0), np.flatnonzero(np.diff(known) < 0)
    return [slice(int(a), int(b)) for a, b in zip(begins, ends, strict=True)]
