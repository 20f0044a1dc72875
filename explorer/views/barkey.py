"""The colour bar of a plot, at its right edge: ticks, name and unit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.Qt import QtCore, QtGui

from explorer.views import levels
from explorer.views.label import ColourBar
from explorer.views.theme import FONTS, Theme

STRIP, GAP, NAME = 10, 10, 22  # pixels: the strip of colours, left of it, what the name takes
LEAST = 74  # pixels of width
EVERY = 46  # pixels between two numbers


class BarKey(pg.GraphicsWidget):  # type: ignore[misc]
    """Draws one ColourBar as tall as the plot."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.bar: ColourBar | None = None
        self.setFixedWidth(0)

    def show_bar(self, bar: ColourBar | None) -> None:
        """Explain these colours, or nothing."""
        self.bar = bar
        self.setFixedWidth(0 if bar is None else max(LEAST, self._needed(bar)))
        self.setVisible(bar is not None)
        self.update()

    def _needed(self, bar: ColourBar) -> float:
        """Pixels that strip, numbers and name take beside one another."""
        metrics = QtGui.QFontMetricsF(self._font("tick"))
        words = [word for _, word in levels.of(bar, 10)]
        return GAP + STRIP + 5 + max(map(metrics.horizontalAdvance, words), default=0.0) + NAME

    def _font(self, size: str) -> Any:
        font = QtGui.QFont()
        font.setFamilies(list(FONTS))
        font.setPixelSize(self.theme.px(size))
        return font

    def paint(self, painter: Any, *_: Any) -> None:
        """Strip, numbers to its right, the name along the far edge."""
        bar = self.bar
        if bar is None:
            return
        high = self.size().height()
        top, bottom = 6.0, max(30.0, high - 6.0)
        table = np.rint(bar.lut[::-1] * 255).astype(np.uint8)[:, None, :].copy()
        image = QtGui.QImage(table.data, 1, len(table), 4, QtGui.QImage.Format.Format_RGBA8888)
        strip = QtCore.QRectF(GAP, top, STRIP, bottom - top)
        painter.setRenderHint(QtGui.QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(strip, image)
        font = self._font("tick")
        painter.setFont(font)
        painter.setPen(pg.mkColor(self.theme.muted))
        metrics = QtGui.QFontMetricsF(font)
        for share, word in levels.of(bar, max(2, int((bottom - top) / EVERY))):
            y = bottom - share * (bottom - top) + metrics.ascent() / 2 - 1
            painter.drawText(QtCore.QPointF(GAP + STRIP + 5, y), word)
        font = self._font("label")
        painter.setFont(font)
        painter.translate(self.size().width() - 4, (top + bottom) / 2)
        painter.rotate(-90)
        wide = QtGui.QFontMetricsF(font).horizontalAdvance(bar.title)
        painter.drawText(QtCore.QPointF(-min(wide, bottom - top) / 2, 0), bar.title)
