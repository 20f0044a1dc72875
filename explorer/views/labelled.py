"""Labelled: marked points with words that keep clear of each other, laid out in pixels."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from pyqtgraph.Qt import QtCore, QtGui

from explorer.views import placing
from explorer.views.painted import Painted
from explorer.views.theme import FONTS, Theme

SHAPES = ("o", "s", "t1", "d", "t", "+")  # families differ by shape as well as by colour
MANY = 24  # points from which on they are drawn smaller, and words may stand far away
FAR = 12.0  # gaps
HALO = 0.82


def shape(kind: int) -> str:
    """The shape of a family: with more than six, colours come again in other shapes."""
    return SHAPES[(kind + kind // len(SHAPES)) % len(SHAPES)]


@dataclass(frozen=True, eq=False)
class Marked:
    """What is marked: points (k, 2) along the axes, and for each one what is known of it."""

    points: np.ndarray = field(default_factory=lambda: np.empty((0, 2)))
    words: tuple[str, ...] = ()
    hollow: np.ndarray = field(default_factory=lambda: np.empty(0))
    family: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=int))
    bold: np.ndarray = field(default_factory=lambda: np.empty(0))

    def is_hollow(self, i: int) -> bool:
        """Whether a point is drawn as a ring."""
        return i < len(self.hollow) and bool(self.hollow[i])

    def is_bold(self, i: int) -> bool:
        """Whether a point stands out."""
        return i < len(self.bold) and bool(self.bold[i])

    def kind(self, i: int) -> int:
        """The number of its family."""
        return int(self.family[i]) if i < len(self.family) else 0


class Labelled(Painted):
    """Found points, full or hollow, in the colours and shapes of their families, with words.

    bare      words alone stand where the points are
    pointed   the number of the point under the pointer: its words are shown whatever the room
    boxes     pixels that words stand on, as last drawn
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.marked = Marked()
        self.bare = False
        self.pointed: int | None = None
        self.placed: list[tuple[float, float] | None] = []
        self.boxes: list[placing.Box] = []
        self._laid: tuple[Any, ...] = ()  # what the present places were found for

    def show_points(self, marked: Marked) -> None:
        """Other points."""
        self.marked, self.points = marked, marked.points
        self.pointed = None
        self.update()

    def point_at(self, number: int | None) -> None:
        """The pointer is over this point, or over none."""
        if number != self.pointed:
            self.pointed = number
            self.update()

    def state(self, inside: Any) -> tuple[Any, ...]:
        """What is marked and pointed at, and where no words may stand."""
        return self.marked, self.pointed, self.bare, self._taken(inside)

    def draw(self, painter: Any, at: np.ndarray, inside: Any) -> None:
        """Points over lines, words over points, what the pointer is at over all."""
        painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing)
        seen = [i for i, (x, y) in enumerate(at) if inside.contains(QtCore.QPointF(x, y))]
        named = [i for i in seen if i < len(self.marked.words) and self.marked.words[i]]
        metrics = self._font(painter)
        sizes = [(metrics.horizontalAdvance(self.marked.words[i]), metrics.height()) for i in named]
        self._lay(at, named, sizes, inside)
        if not self.bare:
            self._lead(painter, at, named, sizes)
            inks: dict[Any, Any] = {}  # few kinds of points, and a pen takes longer than a stroke
            for i in sorted(seen, key=self.marked.is_bold):
                self._dot(painter, at[i], i, inks)
        for i, size, place in zip(named, sizes, self.placed, strict=True):
            if place is not None and i != self.pointed:
                ink = self.theme.accent if self.marked.is_bold(i) else self.theme.text
                self._write(painter, self.marked.words[i], place, size, metrics, ink)
        if self.pointed in named:
            self._point_out(painter, at, inside, metrics)

    def _font(self, painter: Any) -> Any:
        font = QtGui.QFont()
        font.setFamilies(list(FONTS))
        crowded = len(self.marked.points) > MANY
        font.setPixelSize(self.theme.px("tick" if crowded else "label"))
        painter.setFont(font)
        return QtGui.QFontMetricsF(font)

    def _lay(self, at: np.ndarray, named: list[int], sizes: Any, inside: Any) -> None:
        """Find a place for every word, unless nothing has changed."""
        bounds = (inside.left() + 2, inside.top() + 2, inside.right() - 2, inside.bottom() - 2)
        points = [(float(at[i, 0]), float(at[i, 1])) for i in named]
        taken = [] if self.bare else self._taken(inside)
        asked = (points, sizes, bounds, taken)
        if asked == self._laid:
            return
        if self.bare:  # the words themselves stand at their points
            self.placed = placing.centred(points, sizes, bounds)
        else:
            first = [k for k, i in enumerate(named) if self.marked.is_bold(i)]
            crowded = len(self.points) > MANY
            self.placed = placing.places(
                points, sizes, bounds, first=first, taken=taken, far=FAR if crowded else 0.0,
                gap=placing.GAP * (0.75 if crowded else 1.0),
            )  # fmt: skip
        self._laid = asked
        self.boxes = [
            (*place, place[0] + size[0], place[1] + size[1])
            for place, size in zip(self.placed, sizes, strict=True) if place is not None
        ]  # fmt: skip

    def _taken(self, inside: Any) -> list[placing.Box]:
        """Pixels where the words of regions and the legend stand."""
        box = self.getViewBox()
        seen = box.viewRect()
        found = []
        for item in self.parentItem().childItems():
            if isinstance(item, Labelled) and item.bare:
                found += item.boxes
        for item in box.childItems():
            if isinstance(item, pg.LegendItem) and item.isVisible():
                r = self.mapRectFromScene(item.sceneBoundingRect())
                x, y = inside.width() / seen.width(), inside.height() / seen.height()
                left, top = r.left() - seen.left(), seen.bottom() - r.bottom()
                corner = inside.left() + left * x, inside.top() + top * y
                found.append((*corner, corner[0] + r.width() * x, corner[1] + r.height() * y))
        return found

    def _lead(self, painter: Any, at: np.ndarray, named: list[int], sizes: Any) -> None:
        """Hairlines to words that stand far from their points."""
        ink = pg.mkColor(self.theme.muted)
        ink.setAlphaF(0.55)
        painter.setPen(pg.mkPen(ink, width=0.8 * self.theme.weight))
        for i, size, place in zip(named, sizes, self.placed, strict=True):
            if place is None:
                continue
            end = placing.leader((at[i, 0], at[i, 1]), place, size)
            if end is not None:
                painter.drawLine(QtCore.QLineF(at[i, 0], at[i, 1], *end))

    def _dot(self, painter: Any, at: np.ndarray, i: int, inks: dict[Any, Any]) -> None:
        """One point."""
        crowded = len(self.points) > MANY
        size = (6.8 if crowded else 8.4) * (self.theme.weight + 1) / 2
        kind, empty, bold = self.marked.kind(i), self.marked.is_hollow(i), self.marked.is_bold(i)
        if bold:
            painter.setPen(pg.mkPen(self.theme.accent, width=2.0 * self.theme.weight))
            painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QtCore.QPointF(*at), 1.35 * size, 1.35 * size)
            size *= 1.35
        if (kind, empty, bold) not in inks:
            inks[kind, empty, bold] = self._ink(kind, empty, bold, size)
        pen, brush = inks[kind, empty, bold]
        painter.save()
        painter.translate(QtCore.QPointF(*at))
        painter.scale(size, size)
        painter.setPen(pen)
        painter.setBrush(brush)
        painter.drawPath(Symbols[shape(kind)])
        painter.restore()

    def _ink(self, kind: int, empty: bool, bold: bool, size: float) -> tuple[Any, Any]:
        """Pen and brush of a point drawn `size` times as large."""
        colour = pg.mkColor(self._colour(kind))
        ground = pg.mkColor(self.theme.text if bold else self.theme.surface)
        pen = pg.mkPen(colour if empty else ground, width=(2.2 if empty or bold else 0.9) / size)
        return pen, pg.mkBrush(self.theme.surface if empty else colour)

    def _colour(self, kind: int) -> str:
        return self.theme.series[kind % len(self.theme.series)]

    def _write(
        self,
        painter: Any,
        word: str,
        place: tuple[float, float],
        size: Any,
        metrics: Any,
        ink: str,
    ) -> None:
        """Words on a veil that keeps lines behind them apart."""
        halo = pg.mkColor(self.theme.surface)
        halo.setAlphaF(HALO)
        box = QtCore.QRectF(*place, *size)
        painter.setPen(QtCore.Qt.PenStyle.NoPen)
        painter.setBrush(QtCore.Qt.BrushStyle.NoBrush if self.bare else halo)
        painter.drawRoundedRect(box.adjusted(-1, 0, 1, 0), 3, 3)
        painter.setPen(pg.mkColor(self.theme.muted if self.bare else ink))
        painter.drawText(box.bottomLeft() - QtCore.QPointF(0, metrics.descent()), word)

    def _point_out(self, painter: Any, at: np.ndarray, inside: Any, metrics: Any) -> None:
        """A ring, and the words beside it, over everything."""
        i = self.pointed
        assert i is not None
        word = self.marked.words[i]
        width, height = metrics.horizontalAdvance(word), metrics.height()
        x, y = float(at[i, 0]), float(at[i, 1])
        left = x + 12 if x + 16 + width < inside.right() else x - 12 - width
        top = min(max(y - height - 6, inside.top() + 2), inside.bottom() - height - 2)
        painter.setPen(pg.mkPen(self.theme.accent, width=1.4 * self.theme.weight))
        painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QtCore.QPointF(x, y), 8.0, 8.0)
        box = QtCore.QRectF(left, top, width, height).adjusted(-5, -2, 5, 2)
        painter.setBrush(pg.mkColor(self.theme.raised))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(pg.mkColor(self.theme.text))
        painter.drawText(QtCore.QPointF(left, top + height - metrics.descent()), word)
