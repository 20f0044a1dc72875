"""Inks of lines: curves, bands, bars, links."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.Qt import QtGui, QtWidgets

from explorer.model import Reading
from explorer.model.picture import Band, Bars, Layer, Line, Links
from explorer.views.ink import Ink
from explorer.views.long_curve import LongCurve
from explorer.views.plot import faint, stroked
from explorer.views.spans import Along, spread_of
from explorer.views.theme import DASHES, Theme

WEIGHTS = 5  # strengths of line that links are sorted into


class LineInk(Ink):
    """One curve, or several over one x."""

    layer: Line
    _drawn: tuple[Any, ...] = (None, None, None)

    def draw(self, reading: Reading) -> None:
        """A curve item for each row."""
        x, y = reading.arrays.get(self.layer.x), reading.arrays.get(self.layer.y)
        shown, self._drawn = self._drawn, (x, y, self.theme)
        if x is not None and all(a is b for a, b in zip(shown, self._drawn, strict=True)):
            return  # borders and guides are the same arrays every time
        rows = np.empty((0, 0)) if x is None or y is None else np.atleast_2d(self.along.y(y))
        while len(self.items) < len(rows):
            self.items.append(LongCurve())
        flat = [np.empty(0)] if x is None else np.atleast_2d(self.along.x(x))
        for i, item in enumerate(self.items):
            if i < len(rows):
                item.setData(flat[min(i, len(flat) - 1)], rows[i])
                item.setPen(self._pen(i, len(rows)))
                stroked(item)
            else:
                item.setData([], [])
        if len(rows):
            wide = np.broadcast_to(flat, rows.shape) if len(flat) == 1 else np.asarray(flat)
            self.points = np.stack([wide.ravel(), rows.ravel()], axis=1)
            self.extent = spread_of(self.points)

    def _pen(self, i: int, of: int) -> Any:
        weight, quiet = self.theme.weight, self.layer.quiet
        colour = self.theme.series[i % len(self.theme.series)] if of > 1 else self._colour()
        made = pg.mkPen(
            faint(colour, 0.8 if quiet else 1.0), width=(1.1 if quiet else 1.6) * weight
        )
        dash: tuple[float, ...] = (5, 4) if self.layer.dashed else ()
        if of > 1 and not dash:
            dash = DASHES[i // len(self.theme.series) % len(DASHES)]
        if dash:
            made.setDashPattern(list(dash))
        return made

    def read(self, at: np.ndarray, near: np.ndarray) -> Mapping[str, Any]:
        """The curve's own value at the pointer's x."""
        found = None if self.layer.quiet else self._nearest(at, near)
        if found is None:
            return {}
        word = self.label or self.layer.y
        return {word: self.along.back_y(self.points[found, 1])}


class BandInk(Ink):
    """An uncertainty as a faint area."""

    layer: Band

    def __init__(self, layer: Layer, along: Along, theme: Theme, number: int) -> None:
        super().__init__(layer, along, theme, number)
        self.items = [QtWidgets.QGraphicsPathItem()]

    def draw(self, reading: Reading) -> None:
        """One closed path for each stretch without a gap."""
        low = self._pairs(reading, self.layer.x, self.layer.low)
        high = self._pairs(reading, self.layer.x, self.layer.high)
        path = QtGui.QPainterPath()
        good = np.isfinite(low).all(axis=1) & np.isfinite(high).all(axis=1)
        for part in np.split(np.arange(len(good)), np.flatnonzero(np.diff(good)) + 1):
            if len(part) > 1 and good[part[0]]:
                ring = np.concatenate([low[part], high[part][::-1]])
                path.addPath(pg.arrayToQPath(ring[:, 0], ring[:, 1]))
        (item,) = self.items
        item.setPath(path)
        item.setPen(pg.mkPen(None))
        item.setBrush(pg.mkBrush(faint(self._colour(), 0.10 if self.layer.quiet else 0.18)))
        self.extent = spread_of(np.concatenate([low, high]))


class BarsInk(Ink):
    """A histogram."""

    layer: Bars

    def __init__(self, layer: Layer, along: Along, theme: Theme, number: int) -> None:
        super().__init__(layer, along, theme, number)
        self.items = [pg.BarGraphItem(x0=[], x1=[], y0=[], y1=[])]

    def draw(self, reading: Reading) -> None:
        """Bars from the ground, or from the least height on a logarithmic axis."""
        self.points = points = self._pairs(reading, self.layer.x, self.layer.height)
        x, y = points[:, 0], points[:, 1]
        gaps = np.diff(np.unique(x[np.isfinite(x)]))
        half = 0.5 * (float(gaps.min()) if len(gaps) else 1.0)
        fill = 0.96 if len(x) > 40 else 0.72
        good = np.isfinite(points).all(axis=1)
        ground = float(y[good].min()) - 0.3 if self.along.log[1] and good.any() else 0.0
        x, y = x[good], y[good]
        base = np.full(len(x), ground)
        self.items[0].setOpts(
            x0=x - half * fill, x1=x + half * fill, y0=base, y1=y,
            brush=pg.mkBrush(faint(self._colour(), 0.8)), pen=pg.mkPen(None),
        )  # fmt: skip
        ends = np.concatenate([np.stack([x - half, base], 1), np.stack([x + half, y], 1)])
        self.extent = spread_of(ends)

    def read(self, at: np.ndarray, near: np.ndarray) -> Mapping[str, Any]:
        """The height of the bar over which the pointer is."""
        if not len(self.points):
            return {}
        found = int(np.argmin(np.abs(np.nan_to_num(self.points[:, 0], nan=np.inf) - at[0])))
        word = self.label or self.layer.height
        return {word: self.along.back_y(self.points[found, 1])}


class LinksInk(Ink):
    """A network's edges, the strong ones thicker."""

    layer: Links

    def draw(self, reading: Reading) -> None:
        """One item for each strength of line."""
        while len(self.items) < WEIGHTS:
            self.items.append(pg.PlotCurveItem(connect="pairs", antialias=True))
        nodes = self._pairs(reading, self.layer.x, self.layer.y)
        pairs = np.asarray(reading.arrays.get(self.layer.pairs, np.empty((0, 2))), dtype=np.int64)
        weight = reading.arrays.get(self.layer.weight, np.ones(len(pairs)))
        top = float(np.nanmax(weight)) if len(weight) else 1.0
        strength = np.clip(np.asarray(weight) / (top or 1.0) * WEIGHTS, 0, WEIGHTS - 1).astype(int)
        for i, item in enumerate(self.items):
            ends = nodes[pairs[strength == i]].reshape(-1, 2) if len(pairs) else nodes[:0]
            item.setData(ends[:, 0], ends[:, 1])
            share = (i + 1) / WEIGHTS
            ink = faint(self.theme.muted, 0.25 + 0.6 * share)
            item.setPen(pg.mkPen(ink, width=(0.6 + 2.2 * share) * self.theme.weight))
            stroked(item)
        self.extent = spread_of(nodes)
