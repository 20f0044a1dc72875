"""Elided: a name in strong type and what it is of, shortened where there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

LEAST = 36  # pixels from which on a shortened word still says something


class Elided(QLabel):
    """`name`, then `rest` as far as it fits; `text` is the whole of it."""

    def __init__(self, name: str, rest: str = "") -> None:
        super().__init__(f"{name} {rest}" if rest else name)
        self.name, self.rest = name, rest
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def fitting(self) -> tuple[str, str]:
        """As much of both as there is room for."""
        heavy, light = QFontMetrics(self._strong()), self.fontMetrics()
        room, end = self.contentsRect().width(), Qt.TextElideMode.ElideRight
        left = room - heavy.horizontalAdvance(self.name) - light.horizontalAdvance(" ") - 2
        fits = left >= min(LEAST, light.horizontalAdvance(self.rest))
        rest = light.elidedText(self.rest, end, left) if fits else ""
        return heavy.elidedText(self.name, end, room), rest

    def _strong(self) -> QFont:
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        return strong

    def paintEvent(self, event: QPaintEvent) -> None:
        """Drawn here: a rich text would be laid out anew with every change of size."""
        name, rest = self.fitting()
        painter, strong, room = QPainter(self), self._strong(), self.contentsRect()
        painter.setPen(self.palette().color(self.foregroundRole()))
        line = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(strong)
        painter.drawText(room, line, name)
        if rest:
            painter.setFont(self.font())
            heavy = QFontMetrics(strong).horizontalAdvance(name)
            room.setLeft(room.left() + heavy + self.fontMetrics().horizontalAdvance(" "))
            painter.drawText(room, line, rest)


class Shortened(QLabel):
    """A plain word, shortened where there is little room; `text` is the whole of it."""

    def __init__(self, whole: str) -> None:
        super().__init__(whole)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much of it as there is room for."""
        painter, room = QPainter(self), self.contentsRect()
        painter.setPen(self.palette().color(self.foregroundRole()))
        end = Qt.TextElideMode.ElideRight
        word = self.fontMetrics().elidedText(self.text(), end, room.width())
        painter.drawText(room, self.alignment(), word)
