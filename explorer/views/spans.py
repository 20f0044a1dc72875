"""Spans: numbers laid along the axes of a picture, linear or logarithmic, and what they cover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.model.picture import Picture

Span = tuple[float, float]
DIPS = 3.0  # percent of the least values that may leave a lane: a superstable cycle has no end
UNEVEN = 1e-3  # of a cell: how far centres may stray before a raster is laid on even ones


@dataclass(frozen=True)
class Along:
    """Where numbers come to lie: themselves, or their decimal logarithm on a log axis."""

    log: tuple[bool, bool] = (False, False)

    @classmethod
    def of(cls, picture: Picture) -> Along:
        """The axes of a picture."""
        return cls((picture.x.log, picture.y.log))

    def x(self, values: Any) -> np.ndarray:
        """Along the horizontal axis; NaN where a logarithm has no value."""
        return _laid(values, self.log[0])

    def y(self, values: Any) -> np.ndarray:
        """Along the vertical axis."""
        return _laid(values, self.log[1])

    def back_x(self, value: float) -> float:
        """The number at a place on the horizontal axis."""
        return float(10.0**value) if self.log[0] else float(value)

    def back_y(self, value: float) -> float:
        """The number at a place on the vertical axis."""
        return float(10.0**value) if self.log[1] else float(value)

    def steps(self, points: np.ndarray, steps: np.ndarray) -> np.ndarray:
        """Directions at points already laid along the axes."""
        made = steps.astype(float)
        for axis, log in enumerate(self.log):
            if log:
                made[:, axis] /= 10.0 ** points[:, axis] * np.log(10.0)
        return made


def _laid(values: Any, log: bool) -> np.ndarray:
    array = np.asarray(values, dtype=np.float64)
    if not log:
        return array
    return np.log10(array, out=np.full(array.shape, np.nan), where=array > 0)


def spread_of(points: np.ndarray) -> tuple[Span, Span] | None:
    """Ranges that hold the finite points (k, 2); None without any."""
    finite = points[np.isfinite(points).all(axis=1)]
    if not len(finite):
        return None
    low, high = finite.min(axis=0), finite.max(axis=0)
    return (float(low[0]), float(high[0])), (float(low[1]), float(high[1]))


def edges(centres: np.ndarray) -> Span:
    """The outer edges of a row of cells."""
    if len(centres) == 1:
        return float(centres[0]) - 0.5, float(centres[0]) + 0.5
    half = 0.5 * (centres[-1] - centres[0]) / (len(centres) - 1)
    return float(centres[0] - half), float(centres[-1] + half)


def even(z: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The field over evenly spaced centres: each takes the cell that is nearest."""
    return z[_nearest(y)][:, _nearest(x)]


def _nearest(centres: np.ndarray) -> Any:
    if len(centres) < 3:
        return slice(None)
    wanted = np.linspace(centres[0], centres[-1], len(centres))
    cell = abs(wanted[1] - wanted[0]) or 1.0
    if np.abs(wanted - centres).max() <= UNEVEN * cell:
        return slice(None)
    order = np.argsort(centres)
    borders = 0.5 * (centres[order][1:] + centres[order][:-1])
    return order[np.searchsorted(borders, wanted)]


def union(spans: list[Span], pad: float) -> Span:
    """One range round several, with a margin of this share."""
    if not spans:
        return 0.0, 1.0
    low, high = min(a for a, _ in spans), max(b for _, b in spans)
    if high <= low:
        room = 0.05 * abs(low) or 0.5
        return low - room, high + room
    return low - pad * (high - low), high + pad * (high - low)


def lane_span(curves: list[np.ndarray]) -> Span:
    """The heights that a lane shows of its curves; deep dips leave it."""
    ends = []
    for heights in curves:
        finite = heights[np.isfinite(heights)]
        if finite.size:
            ends += [float(np.percentile(finite, DIPS)), float(finite.max())]
    low, high = (min(ends), max(ends)) if ends else (0.0, 1.0)
    room = 0.06 * (high - low) or 0.5
    return low - room, high + room
