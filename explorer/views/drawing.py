"""Drawing: any Picture of a Reading on pyqtgraph's raster engine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.Qt import QtCore

from explorer.model import Experiment, Reading, Spot
from explorer.model.picture import (
    Arrows,
    Band,
    Bars,
    Dots,
    Line,
    Links,
    Marks,
    Picture,
    Raster,
    worded,
)
from explorer.views import tint, wording
from explorer.views.barkey import BarKey
from explorer.views.ink import Ink
from explorer.views.ink_lines import BandInk, BarsInk, LineInk, LinksInk
from explorer.views.ink_points import ArrowsInk, DotsInk, MarksInk, RasterInk
from explorer.views.lane import LanePlot
from explorer.views.legend import Legend
from explorer.views.plot import Plot, faint
from explorer.views.spans import Along, Span, union
from explorer.views.theme import Theme

INKS: dict[type, type[Ink]] = {
    Line: LineInk,
    Band: BandInk,
    Dots: DotsInk,
    Raster: RasterInk,
    Bars: BarsInk,
    Arrows: ArrowsInk,
    Links: LinksInk,
    Marks: MarksInk,
}
NEAR = 9.0  # pixels round the pointer that count as under it
PAD = 0.04  # of the range, round what touches no edge by itself


class Drawing(Plot):
    """Layers over two axes; it takes readings, and answers what lies where.

    Spans and places go in and out in the numbers of the axes, logarithmic ones too.
    """

    def __init__(self, picture: Picture, theme: Theme) -> None:
        self.picture, self.along = picture, Along.of(picture)
        self.inks: list[Ink] = []
        self.lane: LanePlot | None = None
        self.reading: Reading | None = None
        self.options: Mapping[str, Any] = {}  # what fills in the words of layers
        self._spans: tuple[Span | None, Span | None] = (None, None)
        self._enlarged: tuple[Span, Span] | None = None
        self._present: list[Any] = []
        super().__init__(theme)
        item = self.plane
        for side, log in zip(("bottom", "left"), self.along.log, strict=True):
            self.getAxis(side).log = log
        self._legend = Legend(item)
        self.box = item.box
        self.box.disableAutoRange()
        self.box.setMouseEnabled(False, False)
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.key = BarKey(theme)
        item.layout.addItem(self.key, 2, 5)
        item.layout.setContentsMargins(4, 10, 8, 4)
        self._make_inks()
        self._make_lane()
        self._make_present()

    def _make_inks(self) -> None:
        bands, number = 0, tint.first_colour(self.picture)
        for layer in self.picture.layers:
            band = isinstance(layer, Band)  # the i-th band is that of the i-th curve
            self.inks.append(
                INKS[type(layer)](layer, self.along, self.theme, bands if band else number)
            )
            bands += band and not getattr(layer, "quiet", False)
            number += isinstance(layer, (Line, Dots, Bars)) and not getattr(layer, "quiet", False)
        self._rule()

    def _make_lane(self) -> None:
        lane = self.picture.lane
        if lane is not None:
            along = Along((self.along.log[0], lane.y.log))
            inks = [INKS[type(one)](one, along, self.theme, 0) for one in lane.layers]
            self.lane = LanePlot(self.plane, lane, self.along, inks, self.theme)

    def _named(self, side: str) -> bool:
        """Whether numbers along this axis mean something."""
        return bool((self.picture.x if side == "bottom" else self.picture.y).label)

    def _rule(self) -> None:
        """No grid over a raster; no ticks along an axis without a name."""
        raster = any(isinstance(ink, RasterInk) for ink in self.inks)
        for side in ("bottom", "left"):
            if raster or not self._named(side):
                self.getAxis(side).setGrid(False)
            if not self._named(side):
                self.getAxis(side).setTicks([])

    def _make_present(self) -> None:
        for angle in (90, 0):
            line = pg.InfiniteLine(angle=angle, movable=False)
            line.setZValue(15)
            line.hide()
            self._present.append(line)
            self.box.addItem(line, ignoreBounds=True)
        self._restyle()

    def name_axes(self, options: Mapping[str, Any], experiment: Experiment | None) -> None:
        """Names and units of the axes, with options filled in."""
        for side, axis in (("bottom", self.picture.x), ("left", self.picture.y)):
            unit = wording.unit(axis, options, experiment)
            self.title(side, wording.name(axis, options), unit)
        if self.lane is not None:
            axis = self.lane.lane.y
            self.lane.title(wording.name(axis, options), wording.unit(axis, options, experiment))

    # -- what is shown ------------------------------------------------------------------------
    def show_reading(
        self, reading: Reading, spans: tuple[Span | None, Span | None] = (None, None)
    ) -> None:
        """Draw a reading; `spans` fix the ends of axes whose options hold them."""
        self.reading = reading
        options = {**reading.settings, **self.options}
        for ink in self.inks:
            ink.options = options
            ink.show(reading)
            self._adopt(ink)
        if self.lane is not None:
            self.lane.show_reading(reading, options)
        self._explain()
        self._second_scales(options)
        self.set_spans(spans)

    def _second_scales(self, options: Mapping[str, Any]) -> None:
        """The far sides, in another unit, where the picture says so."""
        sides = (("top", self.picture.x.also), ("right", self.picture.y.also))
        for side, also in sides:
            if also is not None and also[1] in options:
                self.second_scale(side, worded(also[0], options), float(options[also[1]]))

    def _adopt(self, ink: Ink) -> None:
        for item in ink.items:
            if item.parentItem() is None:
                self.box.addItem(item, ignoreBounds=True)

    def _explain(self) -> None:
        """Colour bar and legend."""
        self.key.show_bar(next((ink.bar for ink in self.inks if ink.bar is not None), None))
        self._legend.show(self.inks, self.reading, self.theme)
        self._legend.fit(self.inside())

    def resizeEvent(self, event: Any) -> None:
        """More or less room."""
        super().resizeEvent(event)
        if hasattr(self, "box"):
            self._legend.fit(self.inside())

    def set_spans(self, spans: tuple[Span | None, Span | None]) -> None:
        """The ends of the axes: these, or for None what the layers cover."""
        if spans != self._spans:
            self._enlarged = None
        self._spans = spans
        self._frame()

    def _frame(self) -> None:
        across, up = self._enlarged or self.whole()
        self.box.setAspectLocked(self.picture.equal)
        self.box.setRange(xRange=across, yRange=up, padding=0)

    def whole(self) -> tuple[Span, Span]:
        """The ranges, as laid along the axes, that show everything."""
        wide = any(ink.wide and ink.extent is not None for ink in self.inks)
        seen = [ink for ink in self.inks if ink.extent is not None and (ink.wide or not wide)]
        found = []
        for axis, span in enumerate(self._spans):
            if span is not None:
                laid = self.along.x(span) if axis == 0 else self.along.y(span)
                if np.isfinite(laid).all():
                    found.append((float(laid[0]), float(laid[1])))
                    continue
            extents = [ink.extent[axis] for ink in seen if ink.extent is not None]
            pad = 0.0 if wide else PAD
            low, high = union(extents, pad)
            bars = any(isinstance(ink, BarsInk) for ink in self.inks)
            if axis == 1 and bars and not self.along.log[1]:
                low = min(0.0, low if low < -pad * (high - low) else 0.0)
            found.append((low, high))
        return found[0], found[1]

    def enlarge(self, across: Span, up: Span) -> None:
        """Look at a part, as laid along the axes; nothing is computed."""
        if across[1] > across[0] and up[1] > up[0]:
            self._enlarged = across, up
            self._frame()

    def reset(self) -> None:
        """Everything again."""
        self._enlarged = None
        self._frame()

    @property
    def enlarged(self) -> bool:
        """Whether only a part is looked at."""
        return self._enlarged is not None

    def zoom(self, factor: float, px: float, py: float) -> None:
        """Enlarge about a pixel."""
        x, y = self.laid(px, py)
        (x0, x1), (y0, y1) = self.box.viewRange()
        self.enlarge(
            (x - (x - x0) / factor, x + (x1 - x) / factor),
            (y - (y - y0) / factor, y + (y1 - y) / factor),
        )

    def present(self, x: float | None, y: float | None) -> None:
        """Mark where dials stand now; None: this axis stands for none."""
        for line, value, lay in zip(
            self._present, (x, y), (self.along.x, self.along.y), strict=True
        ):
            laid = float("nan") if value is None else float(lay(value))
            line.setVisible(bool(np.isfinite(laid)))
            if np.isfinite(laid):
                line.setPos(laid)
        if self.lane is not None:
            self.lane.present(self._present[0].value() if self._present[0].isVisible() else None)

    # -- where things are ---------------------------------------------------------------------
    def laid(self, px: float, py: float) -> tuple[float, float]:
        """A pixel of the widget as laid along the axes."""
        at = self.box.mapSceneToView(self.mapToScene(QtCore.QPoint(round(px), round(py))))
        return float(at.x()), float(at.y())

    def place(self, px: float, py: float) -> tuple[float, float]:
        """A pixel of the widget in the numbers of the axes."""
        x, y = self.laid(px, py)
        return self.along.back_x(x), self.along.back_y(y)

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """Where numbers of the axes are in the widget."""
        at = self.box.mapViewToScene(pg.Point(float(self.along.x(x)), float(self.along.y(y))))
        there = self.mapFromScene(at)
        return float(there.x()), float(there.y())

    def inside(self) -> Any:
        """The rectangle of the widget within the axes."""
        return self.mapFromScene(self.box.sceneBoundingRect()).boundingRect()

    def read(self, px: float, py: float) -> Mapping[str, Any]:
        """Name and value of what lies at a pixel: the place itself, then what is drawn there."""
        at, near = self._near(px, py)
        found: dict[str, Any] = {}
        for side, value in (
            ("bottom", self.along.back_x(at[0])),
            ("left", self.along.back_y(at[1])),
        ):
            if self._named(side):
                found[self._titles.get(side, (side, ""))[0]] = value
        for ink in reversed(self.inks):
            for name, value in ink.read(at, near).items():
                found.setdefault(name, value)
        if self.lane is not None:
            found.update(self.lane.read(at[0]))
        return found

    def leave(self) -> None:
        """The pointer is elsewhere."""
        for ink in self.inks:
            if isinstance(ink, MarksInk):
                ink.labelled.point_at(None)

    def key_at(self, x: float, y: float) -> str:
        """The experiment that a click at this place, in the numbers of the axes, opens, or ""."""
        at, near = self._near(*self.pixel(x, y))
        marks = (ink for ink in reversed(self.inks) if isinstance(ink, MarksInk))
        return next((key for ink in marks if (key := ink.key(at, near))), "")

    def state_at(self, x: float, y: float) -> tuple[float, ...] | None:
        """The whole state that a click at this place means, from the dots that are states."""
        at, near = self._near(*self.pixel(x, y))
        dots = (ink for ink in reversed(self.inks) if isinstance(ink, DotsInk) and ink.layer.states)
        found = (ink.state(at, near, self.reading) for ink in dots)
        return next((state for state in found if state is not None), None)

    def spot_at(self, x: float, y: float) -> Spot | None:
        """The spot nearest to a place in the numbers of the axes, as the eye sees it."""
        found = self.reading.spots.get(self.picture.name, ()) if self.reading else ()
        if not found:
            return None
        (x0, x1), (y0, y1) = self.box.viewRange()
        laid = np.array([(self.along.x(s.x), self.along.y(s.y)) for s in found], dtype=float)
        away = (laid - (self.along.x(x), self.along.y(y))) / ((x1 - x0) or 1.0, (y1 - y0) or 1.0)
        return found[int(np.nan_to_num((away**2).sum(axis=1), nan=np.inf).argmin())]

    def _near(self, px: float, py: float) -> tuple[np.ndarray, np.ndarray]:
        """A pixel as laid along the axes, and how far off still counts as at it."""
        (x0, x1), (y0, y1) = self.box.viewRange()
        inside = self.inside()
        wide, high = max(inside.width(), 1), max(inside.height(), 1)
        near = NEAR * np.array([(x1 - x0) / wide, (y1 - y0) / high])
        return np.array(self.laid(px, py)), near

    def _restyle(self) -> None:
        for ink in self.inks:
            ink.set_theme(self.theme)
        if self.lane is not None:
            self.lane.set_theme(self.theme)
        for line in self._present:
            line.setPen(pg.mkPen(faint(self.theme.accent, 0.9), width=1.3 * self.theme.weight,
                                 dash=[5, 4]))  # fmt: skip
        if hasattr(self, "key"):
            self.key.theme = self.theme
            self._rule()
            if self.reading is not None:
                self._explain()
