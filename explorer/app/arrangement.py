"""Arrangement: the layout of the middle, what stands in its cells, and how these share the room.

It knows no widgets: `Middle` puts them where this says.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize

from explorer.app.tiling import TILINGS, WIDE, Share, Tiling, clamped, spread

CARD = "card:"  # begins the name of a card among what can stand in a cell


class Arrangement:
    """Of one middle.

    order       gives all that can stand in a cell, first what is seen first
    name        one of TILINGS
    presented   a class looks on: no cell is vacant, there are as many as there are things to see
    alone       the cell that has all the room; None: each has its share
    chosen      what a person put into the cells, for each layout
    splits      where the borders "x" and "y" stand, for each layout
    """

    def __init__(self, order: Callable[[], list[str]]) -> None:
        self._order = order
        self.name = "one"
        self.presented = False
        self.alone: int | None = None
        self.chosen: dict[str, dict[int, str]] = {}
        self.splits: dict[str, dict[str, float]] = {}
        self.clear()

    def clear(self) -> None:
        """Nothing is chosen, and borders stand as at first."""
        self.chosen = {name: {} for name in TILINGS}
        self.splits = {name: {"x": one.x, "y": one.y} for name, one in TILINGS.items()}

    def become(self, name: str) -> None:
        """Another layout, all its cells in sight."""
        self.name, self.alone = name, None

    def present(self, on: bool) -> None:
        """Before a class, or no longer."""
        self.presented = on
        if self.alone is not None and self.alone >= self.tiling.count:
            self.alone = None

    @property
    def tiling(self) -> Tiling:
        """The layout as it is laid out: a class sees no vacant cells."""
        wished = TILINGS[self.name]
        if not self.presented:
            return wished
        most = min(wished.count, len(self._order()))
        return next(one for one in TILINGS.values() if one.count == most)

    def cells(self) -> list[str | None]:
        """What stands in each cell; None: nothing."""
        tiling = self.tiling
        return spread(tiling.count, self._order(), self.chosen[tiling.name])

    def choose(self, cell: int, key: str) -> None:
        """Let something stand in a cell; what stood there, if anything, takes its place."""
        now = self.cells()
        if key in now:
            now[now.index(key)] = now[cell]
        now[cell] = key
        self.chosen[self.tiling.name] = {at: one for at, one in enumerate(now) if one is not None}

    def move_border(self, axis: str, share: float) -> None:
        """Share the room otherwise."""
        self.splits[self.tiling.name][axis] = clamped(share)

    def split(self, size: QSize, least: QSize) -> dict[str, float]:
        """Where the borders stand: as wished for, but no card is cut while there is room.

        size   pixels of the middle; least   pixels that a card needs
        """
        held = [at for at, key in enumerate(self.cells()) if (key or "").startswith(CARD)]
        rooms = {"x": (size.width(), least.width() + WIDE),
                 "y": (size.height(), least.height() + WIDE)}  # fmt: skip
        return self.tiling.fair(self.splits[self.tiling.name], rooms, held)

    def rects(self, size: QSize, least: QSize) -> dict[int, QRect]:
        """Cell -> where it lies [px], for those that are seen."""
        if self.alone is not None:
            return {self.alone: QRect(0, 0, size.width(), size.height())}
        split = self.split(size, least)
        shares = self.tiling.cells(split["x"], split["y"])
        return {number: _pixels(share, size) for number, share in enumerate(shares)}

    def borders(self, size: QSize, least: QSize) -> dict[str, Share]:
        """Axis -> the line of that border, for those that are seen."""
        if self.alone is not None:
            return {}
        split = self.split(size, least)
        return self.tiling.borders(split["x"], split["y"])


def _pixels(share: Share, size: QSize) -> QRect:
    """A cell without the borders round it."""
    wide, high, half = size.width(), size.height(), WIDE / 2
    left, top, right, bottom = share
    x0 = round(left * wide + (half if left > 0 else 0))
    y0 = round(top * high + (half if top > 0 else 0))
    x1 = round(right * wide - (half if right < 1 else 0))
    y1 = round(bottom * high - (half if bottom < 1 else 0))
    return QRect(x0, y0, max(x1 - x0, 1), max(y1 - y0, 1))
