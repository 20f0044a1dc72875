"""Plot: axes in the theme's colours on pyqtgraph's raster engine; what all plots share."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from pyqtgraph.Qt import QtCore, QtGui, QtWidgets

from explorer.views import guard
from explorer.views.plane import Plane
from explorer.views.scale import Scale
from explorer.views.theme import DASHES, FONTS, Theme

guard.guard()

GRID = 22  # of 255: how strong grid lines are
DENSE = 300  # points of a line from which on nobody sees how its pieces meet


class Plot(pg.GraphicsView):  # type: ignore[misc]
    """Axes in the theme's colours, ticks outside, a quiet grid, no menus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(useOpenGL=False)
        self.theme = theme
        expanding = QtWidgets.QSizePolicy.Policy.Expanding
        self.setSizePolicy(expanding, expanding)
        self.enableMouse(False)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)  # nothing here answers to keys
        self.plane = Plane({side: Scale(side) for side in ("bottom", "left")})
        self.setCentralItem(self.plane)
        self.plane.box.setDefaultPadding(0.03)
        self.setAntialiasing(True)
        self._titles: dict[str, tuple[str, str]] = {}
        self.set_theme(theme)

    def getAxis(self, side: str) -> Any:
        """The axis on a side."""
        return self.plane.getAxis(side)

    def addItem(self, item: Any) -> None:
        """One more thing between the axes."""
        self.plane.addItem(item)

    def removeItem(self, item: Any) -> None:
        """One thing less."""
        self.plane.removeItem(item)

    def set_theme(self, theme: Theme) -> None:
        """Take every colour from another theme."""
        self.theme = theme
        self.setBackground(theme.surface)
        for side in self.plane.sides:
            self._colour(side)
        for side, (name, unit) in self._titles.items():
            self.title(side, name, unit)
        self._restyle()

    def _colour(self, side: str) -> None:
        font = QtGui.QFont()
        font.setFamilies(list(FONTS))
        font.setPixelSize(self.theme.px("tick"))
        axis = self.getAxis(side)
        axis.setStyle(tickFont=font, tickLength=4, maxTickLevel=0)
        axis.setPen(pg.mkPen(self.theme.border))
        axis.setTextPen(pg.mkPen(self.theme.muted))
        axis.setTickPen(pg.mkPen(self.theme.text))
        axis.setGrid(GRID if side in ("bottom", "left") else False)

    def title(self, side: str, name: str, unit: str = "") -> None:
        """Name the "bottom" or "left" axis."""
        self._titles[side] = (name, unit)
        word = f"{name} [{unit}]" if unit else name
        style = {"color": self.theme.muted, "font-size": f"{self.theme.px('label')}px"}
        self.getAxis(side).setLabel(word, **style)

    def second_scale(self, side: str, unit: str, factor: float) -> None:
        """Numbers on the far side ("top" or "right"), in a unit of which one holds `factor`."""
        if side not in self.plane.sides:
            self.plane.put(side, Scale(side))
            self._colour(side)
        axis = self.getAxis(side)
        axis.setScale(factor)
        style = {"color": self.theme.muted, "font-size": f"{self.theme.px('tick')}px"}
        axis.setLabel(f"[{unit}]" if unit else "", **style)

    def _restyle(self) -> None:
        """Colours of what a subclass draws."""


def faint(colour: str, alpha: float) -> Any:
    """A colour made see-through."""
    made = pg.mkColor(colour)
    made.setAlphaF(alpha)
    return made


def pen(theme: Theme, index: int) -> Any:
    """The line of the series with this number: its colour and its dash."""
    made = pg.mkPen(theme.series[index % len(theme.series)], width=1.5 * theme.weight)
    dash = DASHES[index % len(DASHES)]
    if dash:
        made.setStyle(QtCore.Qt.PenStyle.CustomDashLine)
        made.setDashPattern(list(dash))
    return made


def stroked(curve: Any) -> None:
    """Let a long line be drawn piece by piece: as one path Qt takes 1 s for 4 000 sharp turns."""
    x, _ = curve.getData()
    plain = (
        pg.mkPen(curve.opts["pen"]).style() == QtCore.Qt.PenStyle.SolidLine
    )  # dashes would begin anew
    long = x is not None and len(x) > DENSE
    curve.setSegmentedLineMode("on" if plain and long else "off")
