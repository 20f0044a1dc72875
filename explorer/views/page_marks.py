"""What the layers of a picture on paper share, and marked points with words beside them."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.model import Reading
from explorer.model.picture import Marks, worded
from explorer.views import placing
from explorer.views.label import ColourBar
from explorer.views.page import Axes
from explorer.views.theme import Theme


class Sheet:
    """Axes, theme and reading while one picture is drawn."""

    def __init__(self, axes: Axes, theme: Theme, reading: Reading, point: float) -> None:
        self.axes, self.theme, self.reading, self.point = axes, theme, reading, point
        self.number = self.bands = 0
        self.bar: ColourBar | None = None
        self.labelled = 0

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


def draw_marks(sheet: Sheet, layer: Marks) -> None:
    """Points over everything, words where they collide with nothing."""
    points, hollow = sheet.array(layer.points), sheet.array(layer.hollow)
    if points is None or not points.size:
        return
    points = points.reshape(-1, 2)
    theme, axes = sheet.theme, sheet.axes
    empty = np.zeros(len(points), bool) if hollow is None else hollow.astype(bool)
    faces = [theme.stage if hole else theme.accent for hole in empty]
    rims = [theme.accent if hole else theme.stage for hole in empty]
    if not layer.bare:
        axes.scatter(
        *points.T, s=(0.62 * sheet.point) ** 2, c=faces, edgecolors=rims,
        linewidths=[1.2 if hole else 0.7 for hole in empty], zorder=5,
    )  # fmt: skip
    words = sheet.reading.words.get(layer.words, ())
    figure = axes.figure
    figure.canvas.draw()  # the axes must have their place before words can be given theirs
    at = axes.transData.transform(points)
    box = axes.get_window_extent()
    size = max(7.0, 0.88 * sheet.point)
    unit = size * figure.dpi / 72
    numbers = [
        i for i in range(min(len(points), len(words))) if box.contains(*at[i]) and words[i]
    ]  # fmt: skip
    sizes = [(0.58 * unit * len(words[i]), 1.3 * unit) for i in numbers]
    # the placing reckons downwards, as screens do
    flipped = [(float(at[i, 0]), -float(at[i, 1])) for i in numbers]
    bounds = (box.x0 + 2, -box.y1 + 2, box.x1 - 2, -box.y0 - 2)
    if layer.bare:
        placed = placing.centred(flipped, sizes, bounds)
    else:
        placed = placing.places(flipped, sizes, bounds, gap=0.7 * unit)
    for i, (wide, high), place in zip(numbers, sizes, placed, strict=True):
        if place is None:
            continue
        points_per_pixel = 72 / figure.dpi
        x = (place[0] + wide / 2 - float(at[i, 0])) * points_per_pixel
        y = (-(place[1] + high / 2) - float(at[i, 1])) * points_per_pixel
        said = axes.annotate(
            words[i], points[i], xytext=(x, y), textcoords="offset points", ha="center",
            va="center", fontsize=size, color=theme.text, zorder=6,
            bbox={"boxstyle": "round,pad=0.15", "fc": theme.stage, "ec": "none", "alpha": 0.8},
        )  # fmt: skip
        said.set_in_layout(False)
