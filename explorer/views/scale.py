"""Scale: an axis with 1-2-5 steps and short numbers, drawn in a few strokes.

Beside a run the ranges of most plots move with every reading, so that axes are laid out and drawn
as often as the curves between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyqtgraph as pg
from pyqtgraph.Qt import QtCore, QtGui

from explorer.views import ticks

APART = {"bottom": 64, "top": 64, "left": 40, "right": 40}  # pixels from tick to tick, about
CORE = 0.8  # of a number's height: no digit fills all of it
GRID_ROOM = 0.05  # a grid of more lines than one in so many pixels fades


@dataclass(frozen=True)
class Laid:
    """An axis as it is drawn: its line, its ticks or grid, and where each number's baseline is."""

    line: QtCore.QLineF
    strokes: list[QtCore.QLineF]
    stroke_pen: QtGui.QPen
    words: list[tuple[QtCore.QPointF, str]]


class Scale(pg.AxisItem):  # type: ignore[misc]
    """`log`: what is drawn is the decimal logarithm.

    pyqtgraph's own axis measures each number in a picture, draws them there one by one, and then
    draws that picture; `picture` is what it drops when something has changed.
    """

    picture: Laid | None
    _said = ""  # the title that is laid out, with its style

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self.log = False
        self.enableAutoSIPrefix(False)

    def _updateLabel(self) -> None:
        """Lay the title out when it has changed, not with every pen that is set."""
        said = self.labelString() if self.labelText or self.labelUnits else ""
        if said != self._said:
            self._said = said
            super()._updateLabel()

    # -- which ticks ----------------------------------------------------------------------------
    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """One level of ticks, about 64 px apart across and 40 px up."""
        count = max(2, int(size / APART[self.orientation]))
        if self.log:
            return [(1.0, ticks.decades(low, high, count))]
        low, high = low * self.scale, high * self.scale
        while count < 8 and len(ticks.ticks(low, high, count)) < 2:
            count += 1  # one number alone gives no scale
        laid = [value / self.scale for value in ticks.ticks(low, high, count)]
        return [(ticks.step(low, high, count) / self.scale, laid)]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Numbers as everywhere in the program."""
        if self.log:
            return [ticks.decade(value) for value in values]
        return [ticks.text(value * scale, spacing * scale) for value in values]

    def _chosen(self, length: float) -> tuple[list[float], list[str]]:
        """Values and numbers within the range: those that were set, or round ones."""
        if self._tickLevels is not None:
            set_ones = [pair for level in self._tickLevels[:1] for pair in level]
            return [value for value, _ in set_ones], [word for _, word in set_ones]
        spacing, values = self.tickValues(self.range[0], self.range[1], length)[0]
        inside = [value for value in values if min(self.range) <= value <= max(self.range)]
        return inside, self.tickStrings(inside, self.scale, spacing)

    # -- where they stand -----------------------------------------------------------------------
    def lay(self) -> Laid | None:
        """Everything in the item's own pixels; None where there is no room at all."""
        bounds = self.mapRectFromParent(self.geometry())
        upright = self.orientation in ("left", "right")
        length = bounds.height() if upright else bounds.width()
        if length <= 0:
            return None
        values, words = self._chosen(length)
        low, high = self.range
        share = [(value - low) / (high - low) if high != low else 0.0 for value in values]
        if upright:
            at = [bounds.bottom() - part * length for part in share]
        else:
            at = [bounds.left() + part * length for part in share]
        near, far = self._reach(bounds)
        return Laid(
            self._line(bounds),
            [_stroke(place, near, far, upright) for place in at],
            self._stroke_pen(length, len(values)),
            self._placed(at, words, near) if self.style["showValues"] else [],
        )

    def _reach(self, bounds: QtCore.QRectF) -> tuple[float, float]:
        """From where to where a tick goes, across the axis: over the whole box if it is a grid."""
        near = {"left": bounds.right(), "right": bounds.left(),
                "top": bounds.bottom(), "bottom": bounds.top()}[self.orientation]  # fmt: skip
        box = self.linkedView()
        if self.grid is False or box is None:
            out = -1 if self.orientation in ("left", "top") else 1
            return near, near + out * self.style["tickLength"]
        across = box.mapRectToItem(self, box.boundingRect())
        far = {"left": across.right(), "right": across.left(),
               "top": across.bottom(), "bottom": across.top()}[self.orientation]  # fmt: skip
        return near, far

    def _line(self, bounds: QtCore.QRectF) -> QtCore.QLineF:
        """A pixel longer than the box at both ends, and a pixel off it."""
        if self.orientation in ("left", "right"):
            x = bounds.right() - 1 if self.orientation == "left" else bounds.left() + 1
            return QtCore.QLineF(x, bounds.top() - 1, x, bounds.bottom() + 1)
        y = bounds.bottom() - 1 if self.orientation == "top" else bounds.top() + 1
        return QtCore.QLineF(bounds.left() - 1, y, bounds.right() + 1, y)

    def _stroke_pen(self, length: float, count: int) -> QtGui.QPen:
        pen = QtGui.QPen(self.tickPen())
        if self.grid is not False:
            colour = QtGui.QColor(pen.color())
            colour.setAlpha(int(self.grid * min(1.0, GRID_ROOM * length / (count + 1))))
            pen.setColor(colour)
        return pen

    def _placed(
        self, at: list[float], words: list[str], near: float
    ) -> list[tuple[QtCore.QPointF, str]]:
        """Beside their ticks; what would stand out of the plot is left out."""
        metrics = QtGui.QFontMetricsF(self.style["tickFont"] or QtGui.QFont())
        high, room = metrics.height(), self.boundingRect()
        upright = self.orientation in ("left", "right")
        apart = self.style["tickLength"] + self.style["tickTextOffset"][0 if upright else 1]
        placed, most = [], 0.0
        for place, word in zip(at, words, strict=True):
            wide = metrics.horizontalAdvance(word)
            most = max(most, wide if upright else CORE * high)
            left, top, core = {
                "left": (near - apart - wide, place - 0.5 * high, 0.1),
                "right": (near + apart, place - 0.5 * high, 0.1),
                "top": (place - 0.5 * wide, near - apart - high, 0.2),
                "bottom": (place - 0.5 * wide, near + apart, 0.0),
            }[self.orientation]
            seen = QtCore.QRectF(left, top + core * high, wide, CORE * high)
            if room & seen == seen:
                placed.append((QtCore.QPointF(left, top + metrics.ascent()), word))
        self._updateMaxTextSize(most)
        return placed

    # -- drawing --------------------------------------------------------------------------------
    def paint(self, painter: Any, *_: Any) -> None:
        """Its line, its strokes, its numbers."""
        laid: Laid | None = self.picture or self.lay()
        self.picture = laid
        if laid is None:
            return
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing, False)
        painter.setRenderHint(painter.RenderHint.TextAntialiasing, True)
        painter.setPen(self.pen())
        painter.drawLine(laid.line)
        painter.setPen(laid.stroke_pen)
        painter.drawLines(laid.strokes)
        painter.setPen(self.textPen())
        painter.setFont(self.style["tickFont"] or QtGui.QFont())
        for at, word in laid.words:
            painter.drawText(at, word)
        painter.restore()


def _stroke(place: float, near: float, far: float, upright: bool) -> QtCore.QLineF:
    """A tick or a grid line."""
    if upright:
        return QtCore.QLineF(far, place, near, place)
    return QtCore.QLineF(place, far, place, near)
