"""Tint: how the numbers of a picture become colours, on screen and on paper alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from explorer.model.picture import Picture, Raster
from explorer.views import palette
from explorer.views.label import ColourBar
from explorer.views.theme import Theme

FAINTEST = 26  # steps of the heat map that are too near to the ground to be seen
GOLDEN = 0.618034  # hues this far apart round the ring never come close to each other
MOST_CLASSES = 24
TEXT = 5  # number of the text's colour in the series


@dataclass(frozen=True, eq=False)
class Tint:
    """A table of colours and the numbers at its ends.

    table   (n, 4) RGBA in 0..1; for "classes" one row per whole number from 0
    """

    table: np.ndarray
    low: float
    high: float
    scale: Literal["linear", "log", "classes"] = "linear"

    def rgba(self, values: np.ndarray) -> np.ndarray:
        """(..., 4) uint8; clear where there is no number, no class, or no count."""
        values = np.asarray(values, dtype=np.float64)
        seen = np.isfinite(values)
        filled = np.where(seen, values, 0.0)
        if self.scale == "classes":
            seen &= filled >= 0
            at = np.mod(np.maximum(filled, 0).astype(np.int64), len(self.table))
        else:
            if self.scale == "log":
                seen &= filled > 0
            at = np.rint(self.share(filled) * (len(self.table) - 1)).astype(np.int64)
        packed = np.rint(self.table * 255).astype(np.uint8).view(np.uint32)[:, 0]
        colours = np.where(seen, packed.take(at), np.uint32(0))  # four bytes at once
        return np.ascontiguousarray(colours).view(np.uint8).reshape(*seen.shape, 4)

    def share(self, values: np.ndarray) -> np.ndarray:
        """Where values lie between the ends, 0 to 1."""
        if self.scale == "log":
            top = np.log1p(max(self.high, 1.0))
            return np.clip(np.log1p(np.maximum(values, 0.0)) / top, 0.0, 1.0)
        span = (self.high - self.low) or 1.0
        return np.clip((np.asarray(values) - self.low) / span, 0.0, 1.0)

    def bar(self, label: str, unit: str) -> ColourBar:
        """The colour bar that explains it."""
        scale: Literal["linear", "log"] = "log" if self.scale == "log" else "linear"
        low = 0.0 if scale == "log" else self.low
        return ColourBar(self.table, low, self.high, label, unit, scale)


def of_raster(kind: str, values: np.ndarray, theme: Theme) -> Tint:
    """The colours of a Raster with this `map`."""
    finite = values[np.isfinite(values)]
    if kind == "classes":
        last = max(int(finite.max()), 0) if finite.size else 0
        return Tint(classes(min(last + 1, MOST_CLASSES), theme), 0.0, last, "classes")
    if kind == "truth":
        ink = (*theme.rgb("text"), 1.0)
        return Tint(np.array([(*ink[:3], 0.0), ink]), 0.0, 1.0)
    if kind == "density":
        positive = _sampled(finite[finite > 0])
        top = float(np.percentile(positive, 99.9)) if positive.size else 1.0
        return Tint(palette.lut("heat", theme)[FAINTEST:], 0.0, max(top, 2.0), "log")
    if kind == "diverging":
        top = max(map(abs, palette.spread(values))) if finite.size else 1.0
        return Tint(palette.lut("diverging", theme), -top, top)
    return Tint(palette.lut("forward", theme), *_ends(values))


def of_dots(values: np.ndarray, theme: Theme) -> Tint:
    """The colours of points by a value: none of them near the ground's own."""
    return Tint(palette.lut("bodies", theme), *_ends(values))


def _ends(values: np.ndarray) -> tuple[float, float]:
    """The range of the values; from 0 where they come near it and are not negative."""
    finite = values[np.isfinite(values)]
    if finite.size == 0:
        return 0.0, 1.0
    low, high = (float(v) for v in np.percentile(_sampled(finite), (0.5, 99.8)))
    if 0.0 <= low < 0.3 * high:
        low = 0.0
    return (low, high) if high > low else (low, low + (abs(low) or 1.0))


def _sampled(values: np.ndarray) -> np.ndarray:
    """Enough of many numbers to tell how they are spread."""
    return values[:: max(1, values.size // 65536)]


def first_colour(picture: Picture) -> int:
    """The number of the first curve's colour: over classes that of the text, not one of theirs."""
    layers = picture.layers
    over = any(isinstance(layer, Raster) and layer.map == "classes" for layer in layers)
    return TEXT if over else 0


def classes(count: int, theme: Theme) -> np.ndarray:
    """(count, 4): a colour each, the first ones those of the series, in fields' softer form."""
    ground = np.array(theme.rgb("surface"))
    ring = palette.lut("cyclic", theme)
    rows = []
    for i in range(count):
        if i < len(theme.series) - 1:
            colour = np.array(theme.rgb(theme.series[i]))
        else:
            colour = ring[int((0.11 + GOLDEN * i) % 1.0 * len(ring)), :3]
        rows.append((*(0.82 * colour + 0.18 * ground), 1.0))
    return np.array(rows)
