"""Tiling: the ways to share the middle of the window among views; arithmetic only."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.app.language import phrase

Share = tuple[float, float, float, float]  # left, top, right, bottom as shares of the whole
WIDE = 5  # pixels of a border
LEAST = 0.12  # share that a border leaves to either side


@dataclass(frozen=True)
class Tiling:
    """One layout: what it is called, how many cells, and where its borders stand at first."""

    name: str
    title: str
    tip: str
    count: int
    x: float = 0.5
    y: float = 0.5

    def cells(self, x: float, y: float) -> tuple[Share, ...]:
        """Where the cells lie, the upright border at `x`, the level one at `y`."""
        whole = (0.0, 0.0, 1.0, 1.0)
        left, right = (0.0, 0.0, x, 1.0), (x, 0.0, 1.0, 1.0)
        return {
            "one": (whole,),
            "two": (left, right),
            "one_two": (left, (x, 0.0, 1.0, y), (x, y, 1.0, 1.0)),
            "four": ((0, 0, x, y), (x, 0, 1, y), (0, y, x, 1), (x, y, 1, 1)),
        }[self.name]

    def borders(self, x: float, y: float) -> dict[str, Share]:
        """The borders that can be dragged: "x" upright, "y" level, as lines."""
        found: dict[str, Share] = {}
        if self.count > 1:
            found["x"] = (x, 0.0, x, 1.0)
        if self.count > 2:
            found["y"] = (x if self.name == "one_two" else 0.0, y, 1.0, y)
        return found

    def sides(self, axis: str, cells: list[int]) -> tuple[bool, bool]:
        """Whether any of these cells lies before a border, and beyond it."""
        at = 0 if axis == "x" else 1
        found = [self.cells(0.5, 0.5)[cell] for cell in cells]
        bordered = axis in self.borders(0.5, 0.5)
        return (
            bordered and any(share[at + 2] == 0.5 for share in found),
            bordered and any(share[at] == 0.5 for share in found),
        )

    def fair(
        self, wished: dict[str, float], rooms: dict[str, tuple[int, int]], cells: list[int]
    ) -> dict[str, float]:
        """Where the borders stand so that these cells have what they need.

        rooms   "x" and "y" -> pixels that there are, and that such a cell needs
        """
        found = {}
        for axis, (whole, need) in rooms.items():
            before, beyond = self.sides(axis, cells)
            found[axis] = roomy(wished[axis], whole, before * need, beyond * need)
        return found


TILINGS = {
    one.name: one
    for one in (
        Tiling("one", phrase("One view"), phrase("One view in the whole middle"), 1),
        Tiling("two", phrase("Two views"), phrase("Two views side by side"), 2),
        Tiling(
            "one_two", phrase("One and two"), phrase("A large view and two smaller ones"), 3, x=0.6
        ),
        Tiling("four", phrase("Two by two"), phrase("Four views"), 4),
    )
}


def after(name: str) -> str:
    """The layout that follows."""
    names = list(TILINGS)
    return names[(names.index(name) + 1) % len(names)]


def clamped(share: float) -> float:
    """A border that leaves room on both sides."""
    return min(max(share, LEAST), 1.0 - LEAST)


def roomy(share: float, whole: int, before: int, beyond: int) -> float:
    """The nearest share that leaves so many pixels on both sides, where there are so many."""
    if before + beyond > whole:
        return share
    return min(max(share, before / whole), 1.0 - beyond / whole) if whole else share


def spread(count: int, order: list[str], chosen: dict[int, str]) -> list[str | None]:
    """Which item stands in each cell: those chosen for a cell, then the others in their order."""
    found: list[str | None] = [None] * count
    for cell, key in chosen.items():
        if cell < count and key in order and key not in found:
            found[cell] = key
    rest = [key for key in order if key not in found]
    for cell in range(count):
        if found[cell] is None and rest:
            found[cell] = rest.pop(0)
    return found
