"""Groove: the slider of a dial, linear or logarithmic, with a tick at the default."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from explorer.app import style

if TYPE_CHECKING:
    from explorer.model import Param

STOPS = 10_000
_HANDLE, _GROOVE = 14, 4


class Scale:
    """Maps a dial's values to slider positions 0..STOPS and back; the ends are exact."""

    def __init__(self, param: Param) -> None:
        self.whole = param.kind == "int"
        self.log = param.scale == "log"
        self.step = param.step
        assert param.min is not None and param.max is not None
        self.low, self.high = float(param.min), float(param.max)

    def widen(self, value: float) -> None:
        """Make room for a typed value beyond the ends."""
        if self.log and value <= 0:
            return
        self.low, self.high = min(self.low, value), max(self.high, value)

    def value(self, stop: int) -> float:
        """The value at a slider position, rounded to what the position can tell apart."""
        if stop <= 0:
            return self.low
        if stop >= STOPS:
            return self.high
        share = stop / STOPS
        if self.log:
            raw = math.exp((1 - share) * math.log(self.low) + share * math.log(self.high))
            return float(round(raw)) if self.whole else raw
        raw = self.low + share * (self.high - self.low)
        grain = self.step or (1.0 if self.whole else 0.0)
        if grain:
            return min(self.high, self.low + grain * round((raw - self.low) / grain))
        return round(raw, max(0, math.ceil(-math.log10((self.high - self.low) / STOPS))))

    def stop(self, value: float) -> int:
        """The slider position of a value."""
        if self.log:
            share = math.log(max(value, self.low) / self.low) / math.log(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return round(STOPS * min(1.0, max(0.0, share)))

    @property
    def stride(self) -> float:
        """What one arrow key moves."""
        if self.whole:
            return max(1.0, round((self.high - self.low) / 100))
        return self.step or (self.high - self.low) / 100


class Groove(QSlider):
    """A quiet slider: 4-pixel groove, 14-pixel handle, a tick where the default is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.default_stop: int | None = None
        self.other_stop: int | None = None  # where it stands in the other set
        self.lit = False
        self.setRange(0, STOPS)
        self.setSingleStep(STOPS // 100)
        self.setPageStep(STOPS // 10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(24)
        self.setMinimumWidth(64)

    def sizeHint(self) -> QSize:
        """Wide enough to aim, happy to be wider."""
        return QSize(style.length(120), style.length(24))

    def _x(self, stop: float) -> float:
        wide = style.length(_HANDLE)
        return wide / 2 + 1 + stop / STOPS * (self.width() - wide - 2)

    def _stop_at(self, x: float) -> int:
        wide = style.length(_HANDLE)
        return round((x - wide / 2 - 1) / max(1, self.width() - wide - 2) * STOPS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump to where the mouse is and follow it."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setSliderDown(True)
        self.setSliderPosition(self._stop_at(event.position().x()))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag; a tenth of the speed with Shift would lose the handle, so it is absolute."""
        if self.isSliderDown():
            self.setSliderPosition(self._stop_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End of the drag."""
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only when focused; else the panel scrolls."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Groove, travelled part, tick, handle, focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, thick = self.height() / 2, style.length(_GROOVE)
        handle = self._x(self.sliderPosition())
        end = self.width() - 1
        painter.setPen(Qt.PenStyle.NoPen)
        for until, tone in ((end, style.colour("border")), (handle, self._tone())):
            painter.setBrush(tone)
            bar = QRectF(1, middle - thick / 2, until - 1, thick)
            painter.drawRoundedRect(bar, thick / 2, thick / 2)
        if self.default_stop is not None:
            painter.setPen(QPen(style.colour("muted"), 1.0))
            x = round(self._x(self.default_stop)) + 0.5
            tick = style.length(5), style.length(9)
            painter.drawLine(QPointF(x, middle + tick[0]), QPointF(x, middle + tick[1]))
        if self.other_stop is not None:
            painter.setPen(QPen(style.colour("warm"), 2.0))
            x = self._x(self.other_stop)
            far, near = style.length(10), style.length(6)
            painter.drawLine(QPointF(x, middle - far), QPointF(x, middle - near))
        self._paint_handle(painter, QPointF(handle, middle))

    def _tone(self) -> QColor:
        return style.colour("accent" if self.isEnabled() else "border", 0.55)

    def _paint_handle(self, painter: QPainter, at: QPointF) -> None:
        radius, ring = style.length(_HANDLE) / 2, style.length(4)
        if self.hasFocus() or self.lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.colour("accent", 0.28))
            painter.drawEllipse(at, radius + ring, radius + ring)
        painter.setPen(QPen(style.colour("surface"), 2.0))
        painter.setBrush(style.colour("accent" if self.isEnabled() else "muted"))
        painter.drawEllipse(at, radius, radius)
