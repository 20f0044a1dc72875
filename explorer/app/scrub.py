"""Scrub: the slider over what was seen, with what is recorded marked on it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from explorer.app import style
from explorer.app.groove import STOPS, Groove

THICK = 4  # pixels of the mark
LEAST = 3  # pixels that a short take is shown as


class Scrub(Groove):
    """A Groove from the first step to the newest."""

    def __init__(self) -> None:
        super().__init__()
        self.take: tuple[float, float] | None = None

    def show_take(self, take: tuple[int, ...], newest: int) -> None:
        """Mark the recorded steps; () for none."""
        shares = (take[0] / newest, take[1] / newest) if take and newest else None
        if shares != self.take:
            self.take = shares
            self.update()

    def _paint_handle(self, painter: QPainter, at: QPointF) -> None:
        if self.take is not None:
            left, right = (self._x(share * STOPS) for share in self.take)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.colour("warm"))
            wide = max(LEAST, right - left)
            painter.drawRoundedRect(QRectF(left, self.height() / 2 + 5, wide, THICK), 2, 2)
        super()._paint_handle(painter, at)
