"""Painted: parts of a plot drawn pixel by pixel: many dots, arrows of one length.

They are laid out in the widget's own pixels each time it is drawn, so that a dot stays a dot and a
word a word whatever the axes do.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.Qt import QtCore, QtGui

from explorer.views.theme import Theme

ARROW, HEAD = 15.0, 4.5  # pixels


class Painted(pg.GraphicsObject):  # type: ignore[misc]
    """What is drawn in pixels over the whole of a plot's inside."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.points = np.empty((0, 2))

    def boundingRect(self) -> Any:
        """All that is seen."""
        box = self.getViewBox()
        return QtCore.QRectF() if box is None else box.viewRect()

    def viewTransformChanged(self) -> None:
        """Other axes: lay it out anew."""
        self.prepareGeometryChange()
        self.update()

    def paint(self, painter: Any, *_: Any) -> None:
        """Draw in the widget's pixels."""
        box = self.getViewBox()
        if box is None or not len(self.points):
            return
        move = painter.transform()
        inside = move.mapRect(box.viewRect())
        x, y = self.points[:, 0], self.points[:, 1]
        at = np.stack(
            [
                move.m11() * x + move.m21() * y + move.dx(),
                move.m12() * x + move.m22() * y + move.dy(),
            ],
            axis=1,
        )
        painter.save()
        painter.resetTransform()
        self.draw(painter, at, inside)
        painter.restore()

    def draw(self, painter: Any, at: np.ndarray, inside: Any) -> None:
        """Draw points that lie at these pixels."""


class Specks(Painted):
    """Very many small dots as one image."""

    def __init__(self, theme: Theme, size: float) -> None:
        super().__init__(theme)
        self.size = size
        self.colours = np.zeros((1, 4), dtype=np.uint8)

    def show_points(self, points: np.ndarray, colours: np.ndarray) -> None:
        """Points (k, 2) and their colours, (k, 4) or (1, 4) uint8."""
        self.points, self.colours = points, colours
        self.update()

    def draw(self, painter: Any, at: np.ndarray, inside: Any) -> None:
        """Stamp every dot into an image of the screen's own resolution."""
        ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
        wide = max(1, int(np.ceil(inside.width() * ratio)))
        high = max(1, int(np.ceil(inside.height() * ratio)))
        pixels = stamped(
            (at - (inside.left(), inside.top())) * ratio, self.colours, (high, wide),
            max(1, round(self.size * ratio)),
        )  # fmt: skip
        image = QtGui.QImage(pixels.data, wide, high, 4 * wide, QtGui.QImage.Format.Format_RGBA8888)
        image.setDevicePixelRatio(ratio)
        painter.drawImage(QtCore.QPointF(inside.left(), inside.top()), image)


def stamped(at: np.ndarray, colours: np.ndarray, shape: tuple[int, int], size: int) -> np.ndarray:
    """(height, width, 4) uint8: square dots of `size` pixels round the points (x, y).

    With one colour, what only a few dots cover stays a little fainter than a crowd.
    """
    high, wide = shape
    seen = np.isfinite(at).all(axis=1)
    corner = np.floor(np.where(seen[:, None], at, -1e6) - (size - 1) / 2).astype(np.int64)
    image = np.zeros((high * wide, 4), dtype=np.uint8)
    count = np.zeros(high * wide, dtype=np.int64)
    for down in range(size):
        for across in range(size):
            x, y = corner[:, 0] + across, corner[:, 1] + down
            inside = (x >= 0) & (x < wide) & (y >= 0) & (y < high)
            index = y[inside] * wide + x[inside]
            if len(colours) == 1:
                count += np.bincount(index, minlength=high * wide)
            else:
                image[index] = colours[inside]
    if len(colours) == 1:
        covered = count > 0
        image[covered] = colours[0]
        alpha = colours[0, 3] * (0.62 + 0.38 * np.minimum(count[covered], 4) / 4)
        image[covered, 3] = alpha.astype(np.uint8)
    return image.reshape(high, wide, 4)


class Needles(Painted):
    """A direction field: arrows of one length, whatever the axes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.steps = np.empty((0, 2))

    def show_field(self, points: np.ndarray, steps: np.ndarray) -> None:
        """Points (k, 2) and directions (k, 2) in the units of the axes."""
        good = np.isfinite(points).all(axis=1) & np.isfinite(steps).all(axis=1)
        self.points, self.steps = points[good], steps[good]
        self.update()

    def draw(self, painter: Any, at: np.ndarray, inside: Any) -> None:
        """A stroke and two barbs each, their middle at the point."""
        box = self.getViewBox().viewRect()
        scale = np.array([inside.width() / box.width(), -inside.height() / box.height()])
        way = self.steps * scale
        length = np.hypot(way[:, 0], way[:, 1])
        moving = length > 0
        way = way[moving] / length[moving, None]
        side = np.stack([-way[:, 1], way[:, 0]], axis=1)
        tip = at[moving] + way * ARROW / 2
        tail = at[moving] - way * ARROW / 2
        barbs = [tip - way * HEAD + sign * side * HEAD * 0.6 for sign in (1.0, -1.0)]
        ink = pg.mkColor(self.theme.muted)
        ink.setAlphaF(0.75)
        painter.setPen(pg.mkPen(ink, width=1.1 * self.theme.weight))
        painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing)
        lines = [
            QtCore.QLineF(*a, *b)
            for start in (tail, *barbs)
            for a, b in zip(start.tolist(), tip.tolist(), strict=True)
        ]
        painter.drawLines(lines)
