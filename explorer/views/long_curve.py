"""LongCurve: a line of many samples, drawn as what they cover together.

A series of 8 192 values that jumps at each one is 8 192 strokes over the whole height: 0.2 s of the
window's thread. In a plot 500 pixels wide 16 of them share a column, and cover what lies between
the least and the greatest. A way that turns back in the plane has no such columns: a compiled pen
counts its strokes pixel by pixel.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.Qt import QtCore, QtGui

from explorer.views.compiled import Compiled
from explorer.views.covering import covered, dashed

LONG = 200  # samples of a line that turns back: 3000 long chords take Qt 1.4 s, and this 13 ms
SOON_MS = 100
CROWDED = 2  # samples to a column; from here on nobody sees dashes, either

scribbles = Compiled(
    "explorer.numerics.strokes",
    lambda it: it.cover(np.zeros(2), np.zeros(2), 1.0, np.zeros((1, 1), np.float32)),
)


class LongCurve(pg.PlotCurveItem):  # type: ignore[misc]
    """Holds every sample, for its bounds and the pointer; draws what can be told apart."""

    def __init__(self) -> None:
        self._rising = False
        self._strokes: tuple[Any, list[QtCore.QLineF]] = (None, [])  # of what ...
        self._picture: tuple[Any, Any] = (None, None)  # ... and of what, in which place
        super().__init__(connect="finite", antialias=True)

    def setData(self, *args: Any, **how: Any) -> None:
        """Other samples."""
        super().setData(*args, **how)
        x, _ = self.getData()
        self._rising = x is not None and bool(np.all(np.diff(x) >= 0))
        self._strokes, self._picture = (None, []), (None, None)

    def paint(self, painter: Any, *rest: Any) -> None:
        """As ever, but for many samples to a column, some out of view, or a long way in a plane."""
        seen = self._seen()
        x, y = self.getData()
        pen = pg.mkPen(self.opts["pen"])
        solid = pen.style() == QtCore.Qt.PenStyle.SolidLine  # dashes go on from stroke to stroke
        if seen is not None and seen[1] - seen[0] > CROWDED * seen[2]:
            self._cover(painter, seen, pen, solid)
        elif seen is not None and solid and seen[1] - seen[0] < len(x):
            if self._strokes[0] != seen:
                self._strokes = seen, strokes(x[seen[0] : seen[1]], y[seen[0] : seen[1]])
            painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing, True)
            painter.setPen(pen)
            painter.drawLines(self._strokes[1])
        elif seen is None and solid and x is not None and len(x) > LONG:
            self._scribble(painter, pen)
        else:
            super().paint(painter, *rest)

    def _scribble(self, painter: Any, pen: Any) -> None:
        """A long line that turns back, as a picture; with a hairline until that can be had."""
        compiled, box = scribbles(), self.getViewBox()
        if compiled is None or box is None:
            painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QtGui.QPen(pen.color(), 0))
            painter.drawPath(self.getPath())
            QtCore.QTimer.singleShot(SOON_MS, self, self.update)
            return

        def count(across: np.ndarray, down: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
            share = np.zeros(shape, dtype=np.float32)
            compiled.cover(across, down, pen.widthF(), share)
            return share

        self._show(painter, pen, slice(None), count)

    def _cover(self, painter: Any, seen: tuple[int, int, int], pen: Any, solid: bool) -> None:
        """Column by column, as a picture over the box in pixels of the device."""

        def count(across: np.ndarray, down: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
            if solid:
                return covered(across, down, shape, pen.widthF())
            return dashed(across, down, shape, pen.widthF(), pen.dashPattern())

        self._show(painter, pen, slice(*seen[:2]), count)

    def _show(self, painter: Any, pen: Any, which: slice, count: Callable[..., np.ndarray]) -> None:
        """What `count` finds covered of each pixel, kept while nothing else is asked for."""
        to = painter.deviceTransform()
        place = to.mapRect(self.getViewBox().viewRect()).toAlignedRect()
        if place.isEmpty():
            return
        of = which, to, place, pen
        if self._picture[0] != of:
            x, y = (np.asarray(values[which], dtype=np.float64) for values in self.getData())
            across = to.m11() * x + to.dx() - place.left()
            down = to.m22() * y + to.dy() - place.top()
            down[~np.isfinite(down)] = np.nan
            share = count(across, down, (place.height(), place.width()))
            self._picture = of, tinted(share, pen.color())
        painter.save()
        painter.setTransform(to.inverted()[0] * painter.worldTransform())  # a pixel is a pixel
        painter.drawImage(place.topLeft(), self._picture[1])
        painter.restore()

    def _seen(self) -> tuple[int, int, int] | None:
        """First and last of the samples that are seen, and columns; None where x turns back."""
        box = self.getViewBox()
        if box is None or not self._rising:
            return None
        (low, high), wide = box.viewRange()[0], max(1, round(box.width()))
        x, _ = self.getData()
        first = max(0, int(np.searchsorted(x, low)) - 1)
        return first, min(len(x), int(np.searchsorted(x, high, side="right")) + 1), wide


def tinted(share: np.ndarray, colour: Any) -> Any:
    """A picture of one colour, as opaque as shares (height, width) of 0..1 say."""
    texels = np.ascontiguousarray(share * 255 + 0.5).astype(np.uint8)
    height, wide = texels.shape
    image = QtGui.QImage(texels.data, wide, height, wide, QtGui.QImage.Format.Format_Indexed8)
    red, green, blue, alpha = colour.getRgb()
    image.setColorTable([QtGui.qRgba(red, green, blue, round(alpha * n / 255)) for n in range(256)])
    return image.convertToFormat(QtGui.QImage.Format.Format_ARGB32_Premultiplied)


def strokes(x: np.ndarray, y: np.ndarray) -> list[QtCore.QLineF]:
    """A stroke from each point to the next."""
    points = np.stack([x[:-1], y[:-1], x[1:], y[1:]], axis=1)
    ends = points[np.isfinite(points).all(axis=1)].tolist()
    return [QtCore.QLineF(*pair) for pair in ends]
