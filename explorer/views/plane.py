"""Plane: what a plot is made of: a view box with axes at its sides.

pyqtgraph's own plot item brings a menu with some ninety widgets, which nobody here opens: each of
them takes time to make, and again with every change of theme.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pyqtgraph as pg
from pyqtgraph.Qt import QtWidgets

PLACES = {"top": (1, 1), "bottom": (3, 1), "left": (2, 0), "right": (2, 2)}  # row, column


class Plane(pg.GraphicsWidget):  # type: ignore[misc]
    """Axes by side round a view box; `layout` has room for what stands beside them."""

    def __init__(self, axes: Mapping[str, Any]) -> None:
        super().__init__()
        expanding = QtWidgets.QSizePolicy.Policy.Expanding
        self.setSizePolicy(expanding, expanding)
        self.layout = QtWidgets.QGraphicsGridLayout()
        self.layout.setContentsMargins(1, 1, 1, 1)
        self.layout.setHorizontalSpacing(0)
        self.layout.setVerticalSpacing(0)
        self.setLayout(self.layout)
        self.box = pg.ViewBox(parent=self, enableMenu=False)
        self.layout.addItem(self.box, 2, 1)
        self._axes: dict[str, Any] = {}
        for side, axis in axes.items():
            self.put(side, axis)
        self._share_room()

    def put(self, side: str, axis: Any) -> None:
        """An axis on a side that had none."""
        self._axes[side] = axis
        axis.linkToView(self.box)
        self.layout.addItem(axis, *PLACES[side])
        axis.setZValue(0.5)  # over a raster, under everything else
        axis.setFlag(QtWidgets.QGraphicsItem.GraphicsItemFlag.ItemNegativeZStacksBehindParent)

    def _share_room(self) -> None:
        """The box takes all that the axes leave."""
        for row in range(4):
            self.layout.setRowPreferredHeight(row, 0)
            self.layout.setRowMinimumHeight(row, 0)
            self.layout.setRowSpacing(row, 0)
            self.layout.setRowStretchFactor(row, 100 if row == 2 else 1)
        self.layout.setRowFixedHeight(0, 0)
        for column in range(3):
            self.layout.setColumnPreferredWidth(column, 0)
            self.layout.setColumnMinimumWidth(column, 0)
            self.layout.setColumnSpacing(column, 0)
            self.layout.setColumnStretchFactor(column, 100 if column == 1 else 1)

    def getViewBox(self) -> Any:
        """The box that items lie in."""
        return self.box

    @property
    def sides(self) -> tuple[str, ...]:
        """Where there are axes."""
        return tuple(self._axes)

    def getAxis(self, side: str) -> Any:
        """The axis on a side."""
        return self._axes[side]

    def viewRange(self) -> list[list[float]]:
        """What is seen: [[x0, x1], [y0, y1]]."""
        return self.box.viewRange()  # type: ignore[no-any-return]

    def addItem(self, item: Any) -> None:
        """One more thing in the box."""
        self.box.addItem(item)

    def removeItem(self, item: Any) -> None:
        """One thing less."""
        self.box.removeItem(item)

    def addLegend(self, offset: tuple[int, int]) -> Any:
        """A legend over a corner of the box."""
        legend = Entries(offset=offset)
        legend.setParentItem(self.box)
        return legend


class Entries(pg.LegendItem):  # type: ignore[misc]
    """A legend that is laid out once for all that comes into it together."""

    _changing = False

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Lay it out at the end, not with every entry: twenty would cost four hundred."""
        self._changing = True
        try:
            yield
        finally:
            self._changing = False
            self.updateSize()

    def updateSize(self) -> None:
        """As large as its entries."""
        if not self._changing:
            super().updateSize()
