"""Painted: parts of a plot drawn pixel by pixel: many dots, arrows of one length.

They are laid out in the widget's own pixels each time it is drawn, so that a dot stays a dot and a
word a word whatever the axes do.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.Qt import QtCore, QtGui, QtWidgets

from explorer.views.theme import Theme

ARROW, HEAD = 15.0, 4.5  # pixels


class Painted(pg.GraphicsObject):  # type: ignore[misc]
    """What is drawn in pixels over the whole of a plot's inside."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.points = np.empty((0, 2))
        self._copy: tuple[tuple[Any, ...], Any] | None = None  # of the drawing, and of what

    def boundingRect(self) -> Any:
        """All that is seen."""
        box = self.getViewBox()
        return QtCore.QRectF() if box is None else box.viewRect()

    def viewTransformChanged(self) -> None:
        """Other axes: lay it out anew."""
        self.prepareGeometryChange()
        self.update()

    def state(self, inside: Any) -> tuple[Any, ...]:
        """What the drawing is made of besides the points; while it stays, a copy is painted."""
        return ()

    def paint(self, painter: Any, *_: Any) -> None:
        """Draw in the widget's pixels."""
        box = self.getViewBox()
        if box is None or not len(self.points):
            return
        move = painter.transform()
        inside = move.mapRect(box.viewRect())
        painter.save()
        painter.resetTransform()
        device = painter.device()
        if isinstance(device, QtWidgets.QWidget | QtGui.QPixmap | QtGui.QImage):
            self._copied(painter, move, inside, device.devicePixelRatioF())
        else:  # what has no pixels takes strokes and words
            self.draw(painter, self._at(move), inside)
        painter.restore()

    def _at(self, move: Any) -> np.ndarray:
        """(k, 2) pixels of the points."""
        x, y = self.points[:, 0], self.points[:, 1]
        return np.stack(
            [
                move.m11() * x + move.m21() * y + move.dx(),
                move.m12() * x + move.m22() * y + move.dy(),
            ],
            axis=1,
        )

    def _copied(self, painter: Any, move: Any, inside: Any, ratio: float) -> None:
        """A plot is painted anew for many reasons; most leave what is drawn here as it was."""
        across = (move.m11(), move.m12(), move.m21(), move.m22(), move.dx(), move.dy())
        made_of: tuple[Any, ...] = (self.points, self.theme, ratio, inside.getRect(), across)
        made_of += self.state(inside)
        left, top = math.floor(inside.left()), math.floor(inside.top())
        if self._copy is None or not _same(self._copy[0], made_of):
            wide, high = math.ceil(inside.right()) - left, math.ceil(inside.bottom()) - top
            picture = QtGui.QPixmap(QtCore.QSize(wide, high) * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(QtCore.Qt.GlobalColor.transparent)
            inner = QtGui.QPainter(picture)
            inner.setFont(painter.font())
            inner.translate(-left, -top)
            self.draw(inner, self._at(move), inside)
            inner.end()
            self._copy = made_of, picture
        painter.drawPixmap(left, top, self._copy[1])

    def draw(self, painter: Any, at: np.ndarray, inside: Any) -> None:
        """Draw points that lie at these pixels."""


def _same(before: tuple[Any, ...], now: tuple[Any, ...]) -> bool:
    """Arrays are other ones where they are other objects."""
    arrays = (np.ndarray,)
    return len(before) == len(now) and all(
        a is b if isinstance(a, arrays) or isinstance(b, arrays) else a == b
        for a, b in zip(before, now, strict=True)
    )


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

    def state(self, inside: Any) -> tuple[Any, ...]:
        """Their colours and size."""
        return self.colours, self.size

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

    def state(self, inside: Any) -> tuple[Any, ...]:
        """Their directions."""
        return (self.steps,)

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
