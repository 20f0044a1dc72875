"""Ink: how one layer of a Picture is drawn by pyqtgraph; each kind of layer has its own.

Every ink takes the arrays of a Reading, lays them along the axes (the logarithm where an axis has
one), and can say what it covers and what lies under the pointer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from explorer.model import Reading
from explorer.model.picture import worded
from explorer.views.label import ColourBar
from explorer.views.spans import Along, Span
from explorer.views.theme import Theme


class Ink:
    """One layer: its graphics items, what it covers, and what is under the pointer."""

    wide = False  # whether it fills the axes to their very ends

    def __init__(self, layer: Any, along: Along, theme: Theme, number: int) -> None:
        self.layer, self.along, self.theme, self.number = layer, along, theme, number
        self.items: list[Any] = []
        self.bar: ColourBar | None = None
        self.extent: tuple[Span, Span] | None = None
        self.points = np.empty((0, 2))
        self.options: Mapping[str, Any] = {}
        self._reading: Reading | None = None

    def show(self, reading: Reading) -> None:
        """Take a reading's arrays; ones that it lacks leave the layer empty."""
        self._reading = reading
        self.draw(reading)

    def set_theme(self, theme: Theme) -> None:
        """Draw it again in other colours."""
        self.theme = theme
        for item in self.items:
            if hasattr(item, "theme"):
                item.theme = theme
        if self._reading is not None:
            self.draw(self._reading)

    def draw(self, reading: Reading) -> None:
        """Set what the items show."""

    def read(self, at: np.ndarray, near: np.ndarray) -> Mapping[str, Any]:
        """What lies at a place: names and values; `near` is what counts as near on either axis."""
        return {}

    @property
    def label(self) -> str:
        """The layer's words, with options filled in."""
        return worded(getattr(self.layer, "label", ""), self.options)

    def _pairs(self, reading: Reading, x: str, y: str) -> np.ndarray:
        """Two arrays as points (k, 2) along the axes."""
        a, b = reading.arrays.get(x), reading.arrays.get(y)
        if a is None or b is None:
            return np.empty((0, 2))
        return np.stack([self.along.x(a).ravel(), self.along.y(b).ravel()], axis=1)

    def _colour(self) -> str:
        """The colour of the series with this number, or the layer's own."""
        if getattr(self.layer, "quiet", False):
            return self.theme.muted
        own = getattr(self.layer, "colour", None)
        return self.theme.series[(self.number if own is None else own) % len(self.theme.series)]

    def _nearest(self, at: np.ndarray, near: np.ndarray) -> int | None:
        """The number of the point under the pointer."""
        if not len(self.points):
            return None
        away = (((self.points - at) / near) ** 2).sum(axis=1)
        away[~np.isfinite(away)] = np.inf
        best = int(np.argmin(away))
        return best if away[best] <= 1.0 else None
