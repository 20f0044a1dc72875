"""Elided: a name in strong type and what it is of, shortened where there is little room."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

LEAST = 36  # pixels from which on a shortened word still says something


class Elided(QLabel):
    """`name`, then `rest` as far as it fits."""

    def __init__(self, name: str, rest: str = "") -> None:
        super().__init__()
        self.name, self.rest = name, rest
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._write(name, rest)

    def _write(self, name: str, rest: str) -> None:
        strong = f"<span style='font-weight:600'>{escape(name)}</span>"
        self.setText(f"{strong} {escape(rest)}" if rest else strong)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much of both as there is room for."""
        super().resizeEvent(event)
        strong, end = QFont(self.font()), Qt.TextElideMode.ElideRight
        strong.setWeight(QFont.Weight.DemiBold)
        heavy, light = QFontMetrics(strong), self.fontMetrics()
        room = self.contentsRect().width()
        left = room - heavy.horizontalAdvance(self.name) - light.horizontalAdvance(" ") - 2
        fits = left >= min(LEAST, light.horizontalAdvance(self.rest))
        rest = light.elidedText(self.rest, end, left) if fits else ""
        self._write(heavy.elidedText(self.name, end, room), rest)


class Shortened(QLabel):
    """A plain word, shortened where there is little room."""

    def __init__(self, whole: str) -> None:
        super().__init__(whole)
        self.whole = whole
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much of it as there is room for."""
        super().resizeEvent(event)
        room, end = self.contentsRect().width(), Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self.whole, end, room))
