"""What the layers of a picture on paper share, and marked points with words beside them."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.model import Reading
from explorer.model.picture import Marks, worded
from explorer.views import placing
from explorer.views.label import ColourBar
from explorer.views.page import Axes
from explorer.views.theme import MARKERS, Theme

MANY = 24  # points from which on they are drawn smaller, and words may stand far away
FAR = 9.0  # gaps
SMALLEST = 7.0  # [pt] of words on paper


class Sheet:
    """Axes, theme and reading while one picture is drawn."""

    def __init__(self, axes: Axes, theme: Theme, reading: Reading, point: float) -> None:
        self.axes, self.theme, self.reading, self.point = axes, theme, reading, point
        self.number = self.bands = 0
        self.bar: ColourBar | None = None
        self.labelled = 0
        self.lane: Axes | None = None
        self.taken: list[placing.Box] = []  # where words stand, downwards

    @property
    def line(self) -> float:
        """Width of a curve [pt]."""
        return self.point / 9 * 0.9 * self.theme.weight

    def array(self, name: str) -> np.ndarray | None:
        """An array of the reading."""
        found = self.reading.arrays.get(name)
        return None if found is None else np.asarray(found)

    def colour(self, layer: Any) -> str:
        """The next colour of the series, or the layer's own."""
        if getattr(layer, "quiet", False):
            return self.theme.muted
        own = getattr(layer, "colour", None)
        number = self.number if own is None else own
        self.number += 1
        return self.theme.series[number % len(self.theme.series)]

    def label(self, word: str) -> str | None:
        """A legend's entry, or none."""
        self.labelled += bool(word)
        return worded(word, self.reading.settings) or None


def marker(kind: int) -> str:
    """The shape of a family: with more than six, colours come again in other shapes."""
    return MARKERS[(kind + kind // len(MARKERS)) % len(MARKERS)]


def explain_families(sheet: Sheet, layer: Marks) -> None:
    """A legend entry for every family of marks."""
    for kind, family in enumerate(sheet.reading.words.get(layer.family, ())):
        colour = sheet.theme.series[kind % len(sheet.theme.series)]
        sheet.axes.scatter(
            [], [], s=(0.55 * sheet.point) ** 2, color=colour, linewidths=0,
            marker=marker(kind), label=sheet.label(family),
        )  # fmt: skip


def draw_marks(sheet: Sheet, layer: Marks) -> None:
    """Points over everything, words where they collide with nothing."""
    points = sheet.array(layer.points)
    if points is None or not points.size:
        return
    points = points.reshape(-1, 2)
    bold = _flags(sheet, layer.bold, len(points))
    if not layer.bare:
        _dots(sheet, layer, points, bold)
    words = sheet.reading.words.get(layer.words, ())
    figure, axes = sheet.axes.figure, sheet.axes
    figure.canvas.draw()  # the axes must have their place before words can be given theirs
    box = axes.get_window_extent()
    at = axes.transData.transform(points)
    numbers = [
        i for i in range(min(len(points), len(words))) if box.contains(*at[i]) and words[i]
    ]  # fmt: skip
    crowded = len(numbers) > MANY
    size = SMALLEST if crowded else max(SMALLEST, 0.88 * sheet.point)
    unit = size * figure.dpi / 72
    sizes = [(0.58 * unit * len(words[i]), 1.3 * unit) for i in numbers]
    # the placing reckons downwards, as screens do
    flipped = [(float(at[i, 0]), -float(at[i, 1])) for i in numbers]
    bounds = (box.x0 + 2, -box.y1 + 2, box.x1 - 2, -box.y0 - 2)
    gap = 0.7 * unit
    if layer.bare:
        placed = placing.centred(flipped, sizes, bounds)
    else:
        first = [k for k, i in enumerate(numbers) if bold[i]]
        taken = [*sheet.taken, *_legend(axes)]
        placed = placing.places(
            flipped, sizes, bounds, gap, first=first, taken=taken, far=FAR if crowded else 0.0
        )  # fmt: skip
    for i, wanted, place in zip(numbers, sizes, placed, strict=True):
        if place is not None:
            sheet.taken.append((*place, place[0] + wanted[0], place[1] + wanted[1]))
            _write(sheet, words[i], (points[i], at[i]), place, wanted, size, gap)


def _dots(sheet: Sheet, layer: Marks, points: np.ndarray, bold: np.ndarray) -> None:
    """The points themselves: families by colour and shape, hollow ones as rings."""
    theme, crowded = sheet.theme, len(points) > MANY
    empty = _flags(sheet, layer.hollow, len(points))
    given = sheet.array(layer.family)
    family = np.zeros(len(points), int) if given is None else given.astype(int)
    width = (0.42 if crowded else 0.62) * sheet.point
    for kind in np.unique(family):
        colour = theme.series[kind % len(theme.series)]
        mine = family == kind
        for some, rim in ((mine & ~bold, theme.stage), (mine & bold, theme.text)):
            if some.any():
                sheet.axes.scatter(
                    *points[some].T,
                    s=(width * (1.6 if rim == theme.text else 1.0)) ** 2,
                    c=[theme.stage if hole else colour for hole in empty[some]],
                    edgecolors=[colour if hole else rim for hole in empty[some]],
                    linewidths=[1.0 if hole else 0.6 for hole in empty[some]],
                    marker=marker(kind), zorder=5 + (rim == theme.text) * 0.5,
                )  # fmt: skip


def _write(
    sheet: Sheet, word: str, at: Any, place: tuple[float, float], wanted: tuple[float, float],
    size: float, gap: float,
) -> None:  # fmt: skip
    """Words at their place, and a hairline where they stand far from their point."""
    point, (px, py) = at
    points_per_pixel = 72 / sheet.axes.figure.dpi
    x = (place[0] + wanted[0] / 2 - float(px)) * points_per_pixel
    y = (-(place[1] + wanted[1] / 2) - float(py)) * points_per_pixel
    far = placing.leader((float(px), -float(py)), place, wanted, gap)
    line = {"arrowstyle": "-", "color": sheet.theme.muted, "lw": 0.35, "alpha": 0.7,
            "shrinkA": 0.0, "shrinkB": 1.5}  # fmt: skip
    said = sheet.axes.annotate(
        word, point, xytext=(x, y), textcoords="offset points", ha="center", va="center",
        fontsize=size, color=sheet.theme.text, zorder=6, arrowprops=line if far else None,
        bbox={"boxstyle": "round,pad=0.1", "fc": sheet.theme.stage, "ec": "none", "alpha": 0.8},
    )  # fmt: skip
    said.set_in_layout(False)


def _flags(sheet: Sheet, name: str, count: int) -> np.ndarray:
    """An array of the reading as truths, false where it has none."""
    given = sheet.array(name)
    return np.zeros(count, bool) if given is None else given.astype(bool)


def _legend(axes: Axes) -> list[placing.Box]:
    """Where the legend stands, downwards."""
    legend = axes.get_legend()
    if legend is None:
        return []
    box = legend.get_window_extent()
    return [(box.x0, -box.y1, box.x1, -box.y0)]
