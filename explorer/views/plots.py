"""Plots beside the stage: strip chart, curve, histogram; raster, not GL.

A curve of many points is drawn several times faster by Qt's raster engine than by OpenGL on a
machine without a GPU, and as fast elsewhere.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg

from explorer.views.long_curve import LongCurve
from explorer.views.plot import Plot, faint, pen, stroked
from explorer.views.theme import Theme

CAPACITY = 20_000  # readings that a chart remembers per series
STILL = 1e-5  # share of its size by which a reading must move to be seen to
LEVEL = 0.05  # share of its size above and below a level line, so that its scale stays short


class StripChart(Plot):
    """Numbers over model time: several series, each with its colour and dash."""

    def __init__(self, theme: Theme, capacity: int = CAPACITY) -> None:
        self._series: dict[str, Series] = {}
        self._capacity = capacity
        self._legend: pg.LegendItem | None = None
        super().__init__(theme)
        self.title("bottom", "t")
        self._number(False)

    def name_axis(self, label: str, unit: str = "") -> None:
        """Say what is drawn."""
        self.title("left", label, "" if unit == "1" else unit)

    def add(self, t: float, value: float, series: str = "") -> None:
        """One more reading; time that runs backwards begins the series anew."""
        if series not in self._series:
            self._begin(series)
        self._series[series].add(t, value)
        self._show(series)

    def extend(self, t: np.ndarray, values: np.ndarray, series: str = "") -> None:
        """Many more readings at once."""
        if series not in self._series:
            self._begin(series)
        for when, value in zip(t[-self._capacity :], values[-self._capacity :], strict=True):
            self._series[series].add(float(when), float(value))
        self._show(series)

    def clear(self) -> None:
        """Forget every series."""
        for series in self._series.values():
            self.removeItem(series.curve)
        if self._legend is not None:
            self._legend.scene().removeItem(self._legend)
            self._legend = None
        self._series.clear()
        self._number(False)  # the numbers of what is gone mean nothing

    def _number(self, shown: bool) -> None:
        for side in ("left", "bottom"):
            self.getAxis(side).setStyle(showValues=shown)
        if not shown:
            self.title("left", "")
            self.plane.box.enableAutoRange(x=True)

    def values(self, series: str = "") -> tuple[np.ndarray, np.ndarray]:
        """(t, values) remembered of a series."""
        return self._series[series].read()

    def _begin(self, name: str) -> None:
        curve = LongCurve()
        self.addItem(curve)
        self._series[name] = Series(curve, self._capacity)
        if len(self._series) == 1:
            self._number(True)
        if len(self._series) == 2:
            self._legend = self.plane.addLegend(offset=(-8, 8))
            for known, series in self._series.items():
                self._legend.addItem(series.curve, known)
        elif self._legend is not None:
            self._legend.addItem(curve, name)
        self._restyle()

    def _show(self, name: str) -> None:
        series = self._series[name]
        t, values = series.read()
        series.curve.setData(t, values)
        stroked(series.curve)
        self._hold_still()

    def _hold_still(self) -> None:
        """What moves by rounding alone is drawn as a level line."""
        shown = [v for s in self._series.values() for v in (s.read()[1],) if v.size]
        finite = np.concatenate([v[np.isfinite(v)] for v in shown]) if shown else np.zeros(0)
        if not finite.size:
            return
        low, high = float(finite.min()), float(finite.max())
        size = max(abs(low), abs(high))
        if high - low < STILL * size:
            low, high = low - LEVEL * size, high + LEVEL * size
        self.plane.box.setYRange(low, high)

    def _restyle(self) -> None:
        for i, series in enumerate(self._series.values()):
            series.curve.setPen(pen(self.theme, i))
        if self._legend is not None:
            self._legend.setBrush(pg.mkBrush(faint(self.theme.surface, 0.85)))
            for _, label in self._legend.items:
                label.setText(label.text, color=self.theme.text)


class Series:
    """A ring of readings and the curve that shows them."""

    def __init__(self, curve: Any, capacity: int) -> None:
        self.curve = curve
        self._ring = np.zeros((capacity, 2))
        self._count = 0

    def add(self, t: float, value: float) -> None:
        """One more; going back in time forgets what was there."""
        size = len(self._ring)
        if self._count and t < self._ring[(self._count - 1) % size, 0]:
            self._count = 0
        self._ring[self._count % size] = t, value
        self._count += 1

    def read(self) -> tuple[np.ndarray, np.ndarray]:
        """(t, values) in order of time."""
        size = len(self._ring)
        if self._count <= size:
            held = self._ring[: self._count]
        else:
            held = np.roll(self._ring, -(self._count % size), axis=0)
        return held[:, 0], held[:, 1]


class CurvePlot(Plot):
    """y over x: several curves, replaced as wholes."""

    def __init__(self, theme: Theme, x: str = "x", y: str = "y") -> None:
        self._curves: dict[str, Any] = {}
        super().__init__(theme)
        self.title("bottom", x)
        self.title("left", y)

    def show_curve(self, x: np.ndarray, y: np.ndarray, name: str = "") -> None:
        """Replace one curve."""
        if name not in self._curves:
            self._curves[name] = LongCurve()
            self.addItem(self._curves[name])
            self._restyle()
        self._curves[name].setData(x, y)
        stroked(self._curves[name])

    def show_ways(self, x: np.ndarray, y: np.ndarray, name: str = "") -> None:
        """Replace one curve by ways in a plane, x of any order; NaN parts them."""
        self.show_curve(np.empty(0), np.empty(0), name)
        self._curves[name].setData(x, y)
        stroked(self._curves[name])

    def forget(self) -> None:
        """Take every curve away."""
        for curve in self._curves.values():
            self.removeItem(curve)
        self._curves.clear()

    def _restyle(self) -> None:
        for i, curve in enumerate(self._curves.values()):
            curve.setPen(pen(self.theme, i))


class HistogramPlot(Plot):
    """How often each value occurred."""

    def __init__(self, theme: Theme, x: str = "value", unit: str = "") -> None:
        self._bars = pg.BarGraphItem(x0=[], x1=[], height=[])
        super().__init__(theme)
        self.addItem(self._bars)
        self.title("bottom", x, unit)
        self.title("left", "count")

    def show_values(self, values: np.ndarray, bins: int = 60) -> None:
        """Count finite values into equal bins."""
        finite = np.asarray(values)[np.isfinite(values)]
        if finite.size:
            counts, edges = np.histogram(finite, bins)
            self._bars.setOpts(x0=edges[:-1], x1=edges[1:], height=counts)

    def _restyle(self) -> None:
        self._bars.setOpts(
            brush=pg.mkBrush(faint(self.theme.accent, 0.75)), pen=pg.mkPen(self.theme.surface)
        )
