"""The H-C plane as a picture: its exact borders, guides for reading a point, the point itself.

Shared by all diagnostics of ordinal patterns; the borders and guides are those of the n in use.
The regions are rules of thumb, drawn as words: no border separates them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from explorer.model import Axis, Dots, Line, Marks, Picture
from explorer.model.picture import Layer
from explorer.numerics import plane

REGIONS = ("≈ regular", "≈ complex", "≈ stochastic")
BORDERS = ("upper_H", "upper_C", "lower_H", "lower_C", "guides_H", "guides_C", "regions")
POINT = ("point", "bars_H", "bars_C")

_LINES: tuple[Layer, ...] = (
    Line("upper_H", "upper_C", quiet=True),
    Line("lower_H", "lower_C", quiet=True),
    Line("guides_H", "guides_C", quiet=True, dashed=True),
)
_SCENERY: tuple[Layer, ...] = (*_LINES, Marks("regions", words="regions", bare=True))
AROUND: tuple[Layer, ...] = (*_LINES, Marks("outside", words="regions", bare=True))
AXES = Axis("permutation entropy H, n = {n}"), Axis("statistical complexity C")

PLANE = Picture(
    "plane", *AXES, (*_SCENERY, Line("bars_H", "bars_C"), Marks("point", words="point")),
    title="Entropy and complexity; the regions are rules of thumb",
)  # fmt: skip


def path_picture(H: str, C: str, value: str, label: str) -> Picture:
    """The plane with a path through it, coloured by `value`, and a marked point."""
    layers = (Line(H, C), Dots(H, C, value=value, label=label, size=5.0))
    return Picture(
        "plane", *AXES, (*_SCENERY, *layers, Marks("point", words="point")),
        title="Path through entropy and complexity; the regions are rules of thumb",
    )  # fmt: skip


@lru_cache(maxsize=8)
def borders(n: int) -> Mapping[str, np.ndarray]:
    """The arrays behind every picture of the plane for one n; read-only.

    upper_*, lower_*  (k,) curves of greatest and least C
    guides_*          (8,) verticals where periodic signals begin and end, and the chord between
                      their tops; NaN lifts the pen
    regions           (3, 2) where the words stand;  outside (3, 2) the same beyond the borders,
                      where no point can be
    """
    lower, upper = plane.limits(n)
    guides = plane.guides(n)
    a, b, lift = guides.H_min, guides.H_max, math.nan
    (low_a, low_b), (top_a, top_b) = guides.lower, guides.upper
    arrays = {
        "upper_H": np.ascontiguousarray(upper[:, 0]),
        "upper_C": np.ascontiguousarray(upper[:, 1]),
        "lower_H": np.ascontiguousarray(lower[:, 0]),
        "lower_C": np.ascontiguousarray(lower[:, 1]),
        "guides_H": np.array([a, a, lift, b, b, lift, a, b]),
        "guides_C": np.array([low_a, top_a, lift, low_b, top_b, lift, top_a, top_b]),
        "regions": _regions(n, b),
        "outside": _outside(n, b),
    }
    for array in arrays.values():
        array.flags.writeable = False
    return arrays


def _regions(n: int, H_max: float) -> np.ndarray:
    """A place for each word, inside the borders; at n = 3 the guide leaves none for "complex"."""
    middle = (H_max + 1.0) / 2.0 if H_max < 1.0 else 0.85
    H = np.array([min(0.7, H_max) / 2.0, middle, 0.88])
    least, most = plane.bounds(H, n)
    height = np.array([0.5, 0.85, 0.15])
    return np.column_stack([H, least + height * (most - least)])


def _outside(n: int, H_max: float) -> np.ndarray:
    """A place for each word beyond the borders: left and top above, right below."""
    edge = min(0.7, H_max)
    H = np.array([edge / 2.0, (edge + 1.0) / 2.0, 0.82])
    least, most = plane.bounds(H, n)
    top = float(plane.limits(n)[1][:, 1].max())
    C = np.array([most[0] + 0.22 * top, 1.09 * top, 0.45 * least[2]])
    return np.column_stack([H, C])


def at(
    n: int, H: float, C: float, widths: tuple[float, float] = (math.nan, math.nan)
) -> dict[str, np.ndarray]:
    """The plane's arrays, with one point and the bars of its uncertainty."""
    dH, dC = (w if math.isfinite(w) else 0.0 for w in widths)
    cross = {
        "point": np.array([[H, C]]),
        "bars_H": np.array([H - dH, H + dH, math.nan, H, H]),
        "bars_C": np.array([C, C, math.nan, C - dC, C + dC]),
    }
    return {**borders(n), **cross}


def words(point: str = "") -> dict[str, tuple[str, ...]]:
    """The words of the plane: its regions, and what the point is."""
    return {"regions": REGIONS, "point": (point,)}
