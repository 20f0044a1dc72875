"""Legend: what the curves, dots and marks of a drawing are called, where there is room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyqtgraph as pg

from explorer.model import Reading
from explorer.views.ink import Ink
from explorer.views.ink_lines import LineInk
from explorer.views.ink_points import DotsInk, MarksInk
from explorer.views.labelled import shape
from explorer.views.plane import Plane
from explorer.views.plot import faint
from explorer.views.theme import Theme

NARROW = 340.0  # pixels of width below which a legend of families is set smaller
LEAST = 220, 140  # pixels of a drawing that has room for a legend


class Legend:
    """The legend of one plot; made when there is something to explain."""

    def __init__(self, plot: Plane) -> None:
        self._plot = plot
        self._item: Any = None
        self._theme: Any = None
        self._families = False
        self._narrow: bool | None = None  # as it was fitted last
        self._told: tuple[Any, ...] = ()

    @property
    def items(self) -> list[tuple[Any, Any]]:
        """(sample, label) of each entry."""
        return self._item.items if self._item is not None else []

    @property
    def seen(self) -> bool:
        """Whether there is room for it."""
        return self._item is not None and bool(self._item.isVisible())

    def show(self, inks: list[Ink], reading: Reading | None, theme: Theme) -> None:
        """Explain these inks; a single one explains itself."""
        entries = list(_entries(inks, reading))
        told = (theme, *(word for _, word in entries))
        if told == self._told:
            return
        self._told, self._theme, self._narrow = told, theme, None
        if self._item is None:
            self._item = self._plot.addLegend(offset=(-8, 8))
        self._families = any(isinstance(ink, MarksInk) and ink.families for ink in inks)
        with self._item.changing():
            self._item.clear()
            self._item.setLabelTextColor(theme.text)
            self._item.setBrush(pg.mkBrush(faint(theme.surface, 0.85)))
            for item, word in entries if len(entries) > 1 else ():
                self._item.addItem(item, word)

    def fit(self, inside: Any) -> None:
        """Shown only where it leaves room for what it explains."""
        if self._item is None:
            return
        room = inside.width() > LEAST[0] and inside.height() > LEAST[1]
        self._item.setVisible(len(self._item.items) > 1 and room)
        narrow = inside.width() < NARROW
        if self._families and narrow is not self._narrow:
            self._narrow = narrow
            with self._item.changing():
                self._item.setBrush(pg.mkBrush(faint(self._theme.surface, 0.3)))
                # below the picture's middle, where families leave room
                self._item.setColumnCount(2)
                self._item.setLabelTextSize("7pt" if narrow else "9pt")
                for _, label in self._item.items:
                    label.setText(label.text)  # else the size waits for the next words
            self._item.anchor((0.5, 1), (0.36 if narrow else 0.44, 1), (0, -8))


def _entries(inks: list[Ink], reading: Reading | None) -> Iterator[tuple[Any, str]]:
    """(item, words): labelled curves and dots, and what Reading.words names."""
    for ink in inks:
        label = ink.label
        if isinstance(ink, LineInk):
            named = reading.words.get(ink.layer.y, ()) if reading else ()
            shown = [item for item in ink.items if _seen(item)]
            if len(named) == len(shown):
                yield from zip((_sample(item) for item in shown), named, strict=True)
            elif label and shown:
                yield _sample(shown[0]), label
        elif isinstance(ink, DotsInk) and label and ink.bar is None:
            brush = pg.mkBrush(*ink._colours(reading)[0]) if reading else None
            yield pg.ScatterPlotItem(pxMode=True, pen=None, brush=brush, size=6), label
        elif isinstance(ink, MarksInk):
            for number, family in enumerate(ink.families):
                yield family_sign(number, ink.theme), family


def _seen(curve: Any) -> bool:
    """Whether a curve has a point."""
    x, y = curve.getData()
    return x is not None and bool(np.isfinite(y).any())


def family_sign(number: int, theme: Theme) -> Any:
    """The colour and shape of a family."""
    brush = pg.mkBrush(theme.series[number % len(theme.series)])
    return pg.ScatterPlotItem(pxMode=True, pen=None, brush=brush, size=8, symbol=shape(number))


def _sample(curve: Any) -> Any:
    """A curve's pen."""
    return pg.PlotDataItem(pen=curve.opts["pen"])
