"""LanePlot: a second, lower plot under a picture, along the same horizontal axis."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.Qt import QtGui

from explorer.model import Reading
from explorer.model.picture import Lane
from explorer.views.ink import Ink
from explorer.views.plane import Plane
from explorer.views.plot import GRID, faint
from explorer.views.scale import Scale
from explorer.views.spans import Along, lane_span
from explorer.views.theme import FONTS, Theme

WIDE = 58  # pixels of the axis on the left
SHARE = 100  # parts of the height that picture and lane divide


class LanePlot:
    """Takes the rows under the picture in a plot's layout; its curves share the picture's x.

    inks   how its layers are drawn, made by whoever knows all kinds
    """

    def __init__(
        self, plot: Plane, lane: Lane, along: Along, inks: list[Ink], theme: Theme
    ) -> None:
        self.lane, self.inks = lane, inks
        self.along = Along((along.log[0], lane.y.log))
        self.box = pg.ViewBox(enableMenu=False, enableMouse=False)
        self.axis = Scale("left")
        self.axis.log = lane.y.log
        self.axis.linkToView(self.box)
        layout, bottom = plot.layout, plot.getAxis("bottom")
        layout.removeItem(bottom)
        layout.addItem(self.axis, 4, 0)
        layout.addItem(self.box, 4, 1)
        layout.addItem(bottom, 5, 1)
        layout.setRowFixedHeight(3, 8)
        layout.setRowStretchFactor(2, round(SHARE * (1.0 - lane.share)))
        layout.setRowStretchFactor(4, round(SHARE * lane.share))
        for axis in (plot.getAxis("left"), self.axis):  # or the plots would not stand in line
            axis.setWidth(WIDE)
        self.box.setXLink(plot.box)
        self.box.disableAutoRange()
        self._present = pg.InfiniteLine(angle=90, movable=False)
        self._present.hide()
        self.box.addItem(self._present, ignoreBounds=True)
        self.name = ""
        self.set_theme(theme)

    def title(self, name: str, unit: str) -> None:
        """Name its axis."""
        self.name = name
        word = f"{name} [{unit}]" if unit else name
        size = f"{self.theme.px('label')}px"
        self.axis.setLabel(word, **{"color": self.theme.muted, "font-size": size})

    def show_reading(self, reading: Reading, options: Mapping[str, Any]) -> None:
        """Draw its layers; the least values may dip out of it."""
        for ink in self.inks:
            ink.options = options
            ink.show(reading)
            for item in ink.items:
                if item.parentItem() is None:
                    self.box.addItem(item, ignoreBounds=True)
        curves = [ink.points[:, 1] for ink in self.inks if len(ink.points)]
        self.box.setYRange(*lane_span(curves), padding=0.0)

    def present(self, at: float | None) -> None:
        """Mark where the dial stands, as laid along the axis."""
        self._present.setVisible(at is not None)
        if at is not None:
            self._present.setPos(at)

    def read(self, x: float) -> dict[str, float]:
        """The heights of its curves above a place of the axis."""
        found: dict[str, float] = {}
        for ink in self.inks:
            if getattr(ink.layer, "quiet", False) or not len(ink.points):
                continue
            away = np.abs(np.nan_to_num(ink.points[:, 0], nan=np.inf) - x)
            value = float(ink.points[int(np.argmin(away)), 1])
            if np.isfinite(value):
                found[ink.label or self.name] = self.along.back_y(value)
        return found

    def set_theme(self, theme: Theme) -> None:
        """Take every colour from another theme."""
        self.theme = theme
        font = QtGui.QFont()
        font.setFamilies(list(FONTS))
        font.setPixelSize(theme.px("tick"))
        self.axis.setStyle(tickFont=font, tickLength=4, maxTickLevel=0)
        self.axis.setPen(pg.mkPen(theme.border))
        self.axis.setTextPen(pg.mkPen(theme.muted))
        self.axis.setTickPen(pg.mkPen(theme.text))
        self.axis.setGrid(GRID)
        self._present.setPen(
            pg.mkPen(faint(theme.accent, 0.9), width=1.3 * theme.weight, dash=[5, 4])
        )
        for ink in self.inks:
            ink.set_theme(theme)
