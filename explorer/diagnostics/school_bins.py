"""The histograms behind the entropies of a school: where their bins lie, and how they are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from explorer.model.picture import Axis, Bars, Picture, Raster

FORMULAS = {
    "cohesion": "-sum p ln p / ln min(25, N), p: shares of the distances to the nearest fish in "
    "25 bins up to r_a (compat: up to half the box, over ln 25)",
    "polarization": "-sum p ln p / ln min(312, N), p: shares of the headings in 13 x 24 patches "
    "of equal area in the school's own frame (compat: 12 x 24 angles, times sin theta)",
    "depth": "-sum p ln p / ln min(15, N), p: shares of the heights z in 15 bins over the box, in "
    "open water over the middle +- r_a",
    "angular_momentum": "-sum p ln p / ln min(20, N), p: shares of the part of e x u along the "
    "school's own turning, -1 to 1 (compat: of |e x u|, 0 to 1), 20 bins",
    "nearest_neighbour": "-sum p ln p / ln min(20, N), p: shares of deviation over mean of the "
    "five nearest distances in 20 bins up to 1 (compat: up to 2)",
    "velocity_correlation": "-sum p ln p / ln 20, p: shares of u_i.u_j over all pairs in 20 bins "
    "from -1 to 1; sampled above 5000 fish",
    "shape": "-sum p ln p / ln 3, p: shares of the three principal variances of the places",
}


def pictured(
    histograms: Mapping[str, np.ndarray],
    shares: tuple[float, ...],
    box: float,
    reach: float,
    mended: bool,
) -> dict[str, np.ndarray]:
    """The histograms as counts, with the middles of their bins: what the pictures draw."""
    far = reach if mended or box == 0 else box / 2
    ranges = {
        "cohesion": (0.0, far),
        "depth": (0.0, box) if box > 0 else (-reach, reach),
        "angular_momentum": (-1.0 if mended else 0.0, 1.0),
        "nearest_neighbour": (0.0, 1.0 if mended else 2.0),
        "velocity_correlation": (-1.0, 1.0),
    }
    arrays = {f"{name}_counts": counts for name, counts in histograms.items()}
    for name, (low, high) in ranges.items():
        arrays[f"{name}_bins"] = middles(low, high, histograms[name].size)
    rows, columns = histograms["polarization"].shape
    first = -180.0 / columns if mended else -180.0  # a bin is centred on the mean heading
    arrays["polarization_round"] = middles(first, first + 360.0, columns)
    arrays["polarization_up"] = middles(-1.0, 1.0, rows) if mended else _polar(rows)
    arrays["shape_bins"] = middles(0.5, 3.5, 3)
    arrays["shape_counts"] = np.array(shares)
    return arrays


@lru_cache(maxsize=64)
def middles(low: float, high: float, bins: int) -> np.ndarray:
    """(bins,) middles of equal bins; read-only."""
    found = low + (high - low) * (np.arange(bins) + 0.5) / bins
    found.flags.writeable = False
    return found


@lru_cache(maxsize=4)
def _polar(rows: int) -> np.ndarray:
    """(rows,) heights of equal bins of the angle from z, whose cosine falls from 1 to -1."""
    return middles(0.0, 180.0, rows)


def _bars(name: str, label: str, unit: str = "", height: str = "fish") -> Picture:
    layer = Bars(f"{name}_bins", f"{name}_counts")
    return Picture(name.replace("_", " "), Axis(label, unit), Axis(height), (layer,))


PICTURES = (
    _bars("cohesion", "distance to the nearest fish", "L"),
    Picture(
        "polarization",
        Axis("angle round the school's pole, 0: the mean heading", "deg"),
        Axis("height towards the pole (compat: angle from z)"),
        (
            Raster(
                "polarization_counts",
                "polarization_round",
                "polarization_up",
                label="fish",
                map="forward",
            ),
        ),
    ),
    _bars("depth", "height z", "L"),
    _bars("angular_momentum", "angular momentum about the middle"),
    _bars("nearest_neighbour", "deviation over mean of the five nearest distances"),
    _bars("velocity_correlation", "cosine between two headings", height="pairs"),
    _bars("shape", "principal direction, least spread first", height="share of the variance"),
)
