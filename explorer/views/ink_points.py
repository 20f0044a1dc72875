"""Inks of points and fields: dots, rasters, arrows, marks with words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyqtgraph as pg

from explorer.model import Reading
from explorer.model.picture import Arrows, Dots, Layer, Marks, Raster
from explorer.views import tint
from explorer.views.cells import Cells
from explorer.views.ink import Ink
from explorer.views.labelled import Labelled, Marked
from explorer.views.painted import Needles, Specks
from explorer.views.spans import Along, edges, even, spread_of
from explorer.views.theme import Theme

CROWD = 2500  # dots from which on they are stamped into an image


class DotsInk(Ink):
    """Points; from some thousands on one image of them."""

    layer: Dots

    def __init__(self, layer: Layer, along: Along, theme: Theme, number: int) -> None:
        super().__init__(layer, along, theme, number)
        self.values: np.ndarray | None = None
        self.crowd = Specks(theme, max(1.0, layer.size))  # type: ignore[union-attr]
        self.few = pg.ScatterPlotItem(pxMode=True, pen=None)
        self.items = [self.crowd, self.few]

    def draw(self, reading: Reading) -> None:
        """Round dots while they are few."""
        self.points = self._pairs(reading, self.layer.x, self.layer.y)
        self.extent = spread_of(self.points)
        colours = self._colours(reading)
        many = len(self.points) > CROWD
        self.crowd.setVisible(many)
        self.few.setVisible(not many)
        if many:
            self.crowd.size = max(1.0, self.layer.size * self.theme.weight**0.5)
            self.crowd.show_points(self.points, colours)
            self.few.setData([], [])
            return
        self.crowd.show_points(self.points[:0], colours[:1])
        good = np.isfinite(self.points).all(axis=1)
        brush: Any = pg.mkBrush(*colours[0]) if len(colours) else None
        if len(colours) > 1:
            brush = [pg.mkBrush(*row) for row in colours[good].tolist()]
        size = max(3.0, 1.6 * self.layer.size)
        self.few.setData(self.points[good, 0], self.points[good, 1], brush=brush, size=size)

    def _colours(self, reading: Reading) -> np.ndarray:
        self.bar, self.values = None, reading.arrays.get(self.layer.value)
        if self.values is None or len(self.values) != len(self.points):
            ink = pg.mkColor(self._colour())
            return np.array([ink.getRgb()], dtype=np.uint8)
        colours = tint.of_dots(np.asarray(self.values, dtype=float), self.theme)
        unit = self.layer.unit or reading.units.get(self.layer.value, "")
        self.bar = colours.bar(self.label or self.layer.value, unit)
        return colours.rgba(self.values)

    def read(self, at: np.ndarray, near: np.ndarray) -> Mapping[str, Any]:
        """The value of the dot under the pointer."""
        found = self._nearest(at, near)
        if found is None or self.values is None:
            return {}
        return {self.label or self.layer.value: float(self.values[found])}

    def state(
        self, at: np.ndarray, near: np.ndarray, reading: Reading | None
    ) -> tuple[float, ...] | None:
        """The state of the dot under the pointer, or beside the nearest one as far as is known."""
        states = reading.arrays.get(self.layer.states) if reading is not None else None
        if states is None or not len(self.points) or len(states) != len(self.points):
            return None
        away = (at - self.points) / near
        nearest = int(np.nanargmin(np.hypot(*away.T)))
        found = np.array(states[nearest], dtype=float)
        assert reading is not None
        along = reading.arrays.get(self.layer.along)
        if along is not None and np.hypot(*away[nearest]) > 1.0:
            found += (at - self.points[nearest]) @ along
        return tuple(float(one) for one in found)


class RasterInk(Ink):
    """A field of coloured cells."""

    layer: Raster
    wide = True

    def __init__(self, layer: Layer, along: Along, theme: Theme, number: int) -> None:
        super().__init__(layer, along, theme, number)
        self.values = np.empty((0, 0))
        self.items = [Cells(theme)]
        self.items[0].setZValue(-10)
        self.words: tuple[str, ...] = ()

    def draw(self, reading: Reading) -> None:
        """An image over the outer edges of its cells."""
        z = reading.arrays.get(self.layer.z)
        x, y = reading.arrays.get(self.layer.x), reading.arrays.get(self.layer.y)
        if z is None or x is None or y is None or z.size == 0:
            self.items[0].clear()
            return
        self.values = even(np.asarray(z, dtype=float), self.along.x(x), self.along.y(y))
        self.extent = edges(self.along.x(x)), edges(self.along.y(y))
        self.words = reading.words.get(self.layer.z, ())
        colours = tint.of_raster(self.layer.map, self.values, self.theme)
        self.items[0].show_cells(self.values, colours, self.layer.map, self.extent)
        unit = self.layer.unit or reading.units.get(self.layer.z, "")
        self.bar = None
        if self.layer.map not in ("truth", "classes"):
            self.bar = colours.bar(self.label or self.layer.z, unit)

    def read(self, at: np.ndarray, near: np.ndarray) -> Mapping[str, Any]:
        """The cell under the pointer."""
        if self.extent is None or not self.values.size:
            return {}
        (x0, x1), (y0, y1) = self.extent
        ny, nx = self.values.shape
        i, j = int((at[0] - x0) / (x1 - x0) * nx), int((at[1] - y0) / (y1 - y0) * ny)
        inside = x0 <= at[0] < x1 and y0 <= at[1] < y1
        if not inside or not (0 <= i < nx and 0 <= j < ny):
            return {}
        value = self.values[j, i]
        if self.layer.map in ("classes", "truth") and np.isfinite(value):
            number = int(value)
            named = 0 <= number < len(self.words)
            return {self.label or self.layer.z: self.words[number] if named else number}
        return {self.label or self.layer.z: float(value)}


class ArrowsInk(Ink):
    """A direction field."""

    layer: Arrows

    def __init__(self, layer: Layer, along: Along, theme: Theme, number: int) -> None:
        super().__init__(layer, along, theme, number)
        self.items = [Needles(theme)]

    def draw(self, reading: Reading) -> None:
        """Directions along the axes, as they are drawn."""
        points = self._pairs(reading, self.layer.x, self.layer.y)
        u, v = reading.arrays.get(self.layer.u), reading.arrays.get(self.layer.v)
        if u is None or v is None:
            points, u, v = points[:0], np.empty(0), np.empty(0)
        steps = np.stack([np.ravel(u), np.ravel(v)], axis=1)
        self.items[0].show_field(points, self.along.steps(points, steps))
        self.extent = spread_of(points)


class MarksInk(Ink):
    """Found points with their words."""

    layer: Marks

    def __init__(self, layer: Layer, along: Along, theme: Theme, number: int) -> None:
        super().__init__(layer, along, theme, number)
        self.labelled = Labelled(theme)
        self.labelled.setZValue(20)
        self.labelled.bare = layer.bare  # type: ignore[union-attr]
        self.items = [self.labelled]
        self.words: tuple[str, ...] = ()
        self.keys: tuple[str, ...] = ()
        self.families: tuple[str, ...] = ()

    def draw(self, reading: Reading) -> None:
        """Points (k, 2) of the reading."""
        layer, arrays = self.layer, reading.arrays
        given = np.asarray(arrays.get(layer.points, np.empty((0, 2))), dtype=float).reshape(-1, 2)
        self.points = np.stack([self.along.x(given[:, 0]), self.along.y(given[:, 1])], axis=1)
        words = reading.words.get(layer.words, ())
        self.words = reading.words.get(layer.tells, words)
        self.keys = reading.words.get(layer.opens, ())
        self.families = reading.words.get(layer.family, ())
        hollow, family, bold = (
            np.asarray(arrays.get(name, np.empty(0)))
            for name in (layer.hollow, layer.family, layer.bold)
        )
        marked = Marked(self.points, words, hollow, family, bold)
        self.labelled.show_points(marked)
        self.extent = spread_of(self.points)

    def read(self, at: np.ndarray, near: np.ndarray) -> Mapping[str, Any]:
        """The words of the point under the pointer."""
        found = None if self.layer.bare else self._nearest(at, near)
        self.labelled.point_at(found if self.layer.tells else None)
        if found is None or found >= len(self.words):
            return {}
        return {"": self.words[found]}

    def key(self, at: np.ndarray, near: np.ndarray) -> str:
        """The experiment that a click here opens, or ""."""
        found = self._nearest(at, near)
        return self.keys[found] if found is not None and found < len(self.keys) else ""
