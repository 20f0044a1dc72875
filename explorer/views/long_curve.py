"""LongCurve: a line of many samples, drawn with no more strokes than the screen has columns.

A series of 8 192 values that jumps at each one is 8 192 strokes over the whole height: 0.2 s of the
window's thread. In a plot 500 pixels wide 16 of them share a column, and cover what lies between
the least and the greatest.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.Qt import QtCore, QtGui

CROWDED = 2  # samples to a column; from here on nobody sees dashes, either ...
LIGHT = 0.4  # ... so a dashed line covers what it covers so lightly, within edges as they are


class LongCurve(pg.PlotCurveItem):  # type: ignore[misc]
    """Holds every sample, for its bounds and the pointer; draws what can be told apart."""

    def __init__(self) -> None:
        self._rising = False
        self._hull: tuple[Any, Any, list[QtCore.QLineF]] = (None, None, [])  # of what; area, edges
        super().__init__(connect="finite", antialias=True)

    def setData(self, *args: Any, **how: Any) -> None:
        """Other samples."""
        super().setData(*args, **how)
        x, _ = self.getData()
        self._rising = x is not None and bool(np.all(np.diff(x) >= 0))
        self._hull = (None, None, [])

    def paint(self, painter: Any, *rest: Any) -> None:
        """As ever, but for a rising x with many samples to a column, or some out of view."""
        seen = self._seen()
        crowded = seen is not None and seen[1] - seen[0] > CROWDED * seen[2]
        x, y = self.getData()
        pen = pg.mkPen(self.opts["pen"])
        solid = pen.style() == QtCore.Qt.PenStyle.SolidLine  # dashes go on from stroke to stroke
        if seen is None or not (crowded or (solid and seen[1] - seen[0] < len(x))):
            super().paint(painter, *rest)
            return
        if self._hull[0] != seen:
            part = x[seen[0] : seen[1]], y[seen[0] : seen[1]]
            self._hull = seen, *(drawn(*envelope(*part, seen[2])) if crowded else strokes(*part))
        painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing, True)
        area = pen.color()
        if not solid:
            area.setAlphaF(LIGHT * area.alphaF())
        painter.fillPath(self._hull[1], area)
        painter.setPen(pg.mkPen(pen.color(), width=pen.widthF()) if crowded else pen)
        painter.drawLines(self._hull[2])

    def _seen(self) -> tuple[int, int, int] | None:
        """First and last of the samples that are seen, and columns; None where x turns back."""
        box = self.getViewBox()
        if box is None or not self._rising:
            return None
        (low, high), wide = box.viewRange()[0], max(1, round(box.width()))
        x, _ = self.getData()
        first = max(0, int(np.searchsorted(x, low)) - 1)
        return first, min(len(x), int(np.searchsorted(x, high, side="right")) + 1), wide


def envelope(x: np.ndarray, y: np.ndarray, parts: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(x, least, greatest) of equal parts, each up to the first sample of the next one.

    NaN where a part has no number.
    """
    starts = np.arange(0, len(x), max(1, -(-len(x) // parts)))
    low, high = np.fmin.reduceat(y, starts), np.fmax.reduceat(y, starts)
    low[:-1] = np.where(np.isnan(low[:-1]), low[:-1], np.fmin(low[:-1], y[starts[1:]]))
    high[:-1] = np.where(np.isnan(high[:-1]), high[:-1], np.fmax(high[:-1], y[starts[1:]]))
    ends = np.append(starts[1:], len(x) - 1)
    return 0.5 * (x[starts] + x[ends]), low, high


def drawn(
    x: np.ndarray, low: np.ndarray, high: np.ndarray
) -> tuple[QtGui.QPainterPath, list[QtCore.QLineF]]:
    """The area between, and its upper and lower edge."""
    area, edges = QtGui.QPainterPath(), []
    good = np.isfinite(low) & np.isfinite(high)
    for part in np.split(np.arange(len(x)), np.flatnonzero(np.diff(good)) + 1):
        if not len(part) or not good[part[0]]:
            continue
        across, lower, upper = x[part], low[part], high[part]
        ring = np.concatenate([np.stack([across, upper], 1), np.stack([across, lower], 1)[::-1]])
        area.addPath(pg.arrayToQPath(ring[:, 0], ring[:, 1]))
        for edge in (upper, lower):
            points = np.stack([across[:-1], edge[:-1], across[1:], edge[1:]], axis=1)
            edges += [QtCore.QLineF(*ends) for ends in points.tolist()]
    return area, edges


def strokes(x: np.ndarray, y: np.ndarray) -> tuple[QtGui.QPainterPath, list[QtCore.QLineF]]:
    """No area, and a stroke from each point to the next."""
    points = np.stack([x[:-1], y[:-1], x[1:], y[1:]], axis=1)
    ends = points[np.isfinite(points).all(axis=1)].tolist()
    return QtGui.QPainterPath(), [QtCore.QLineF(*pair) for pair in ends]
