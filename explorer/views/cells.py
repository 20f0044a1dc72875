"""Cells: a raster of coloured cells in a plot, pooled where the screen has fewer pixels than it.

Thin lines of a fine raster survive in a small picture: counts keep their greatest, fields their
mean, classes one of theirs.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from pyqtgraph.Qt import QtCore, QtGui

from explorer.views.painted import Painted
from explorer.views.theme import Theme
from explorer.views.tint import Tint

GREATEST = ("density", "truth")


class Cells(Painted):
    """Values over a rectangle of the axes, drawn as an image."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._values = np.empty((0, 0))
        self._tint: Tint | None = None
        self._kind = ""
        self._images: dict[tuple[int, int], Any] = {}

    def show_cells(
        self,
        values: np.ndarray,
        colours: Tint,
        kind: str,
        extent: tuple[tuple[float, float], tuple[float, float]],
    ) -> None:
        """Values (ny, nx), row 0 the lowest, over ((x0, x1), (y0, y1))."""
        (x0, x1), (y0, y1) = extent
        self._values, self._tint, self._kind = values, colours, kind
        self._images.clear()
        self.points = np.array([[x0, y1], [x1, y0]])
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self.points = np.empty((0, 2))
        self.update()

    def draw(self, painter: Any, at: np.ndarray, inside: Any) -> None:
        """The image at the pixels that its corners have."""
        where = QtCore.QRectF(QtCore.QPointF(*at[0]), QtCore.QPointF(*at[1]))
        ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
        ny, nx = self._values.shape
        across = max(1, int(nx / max(1.0, where.width() * ratio)))
        up = max(1, int(ny / max(1.0, where.height() * ratio)))
        painter.drawImage(where, self._image(up, across))

    def _image(self, up: int, across: int) -> Any:
        if (up, across) not in self._images:
            assert self._tint is not None
            values = pooled(self._values, up, across, self._kind)
            rgba = np.ascontiguousarray(self._tint.rgba(values)[::-1])
            high, wide = values.shape
            kind = QtGui.QImage.Format.Format_RGBA8888
            self._images = {
                (up, across): QtGui.QImage(rgba.data, wide, high, 4 * wide, kind).copy()
            }
        return self._images[up, across]


def pooled(values: np.ndarray, up: int, across: int, kind: str) -> np.ndarray:
    """One value for every `up` rows and `across` columns, the last ones perhaps of fewer."""
    if kind == "classes":
        return values[up // 2 :: up, across // 2 :: across]
    for axis, size in enumerate((up, across)):
        if size > 1:
            starts = np.arange(0, values.shape[axis], size)
            if kind in GREATEST:
                values = np.fmax.reduceat(values, starts, axis=axis)
            else:
                seen = np.isfinite(values)
                total = np.add.reduceat(np.where(seen, values, 0.0), starts, axis=axis)
                count = np.add.reduceat(seen, starts, axis=axis, dtype=np.int64)
                empty = np.full(total.shape, np.nan)
                values = np.divide(total, count, out=empty, where=count > 0)
    return values
