"""Recurrence plot: when a motion comes back near where it was, and how it goes on."""

from __future__ import annotations

import numpy as np

from explorer.model import (
    Axis,
    BadInput,
    Diagnostic,
    Expect,
    Image,
    Param,
    Path,
    Picture,
    Raster,
    Reading,
    Series,
    Source,
    Value,
)


def compute(
    samples: np.ndarray, points: int, every: int, rate: float, least: int, theiler: int, dt: float
) -> Reading:
    """Plot and measures of the last `points` states of a path (n, d), `every` samples apart."""
    path = np.asarray(samples, dtype=np.float64)
    if path.ndim != 2:
        raise BadInput(f"recurrence needs states (n, d), got shape {path.shape}")
    apart = every or max(1, len(path) // (4 * points))
    kept = path[::-1][: points * apart : apart][::-1]
    return _read(kept, rate, least, theiler, abs(dt) * apart)


def compute_series(
    samples: np.ndarray, points: int, every: int, rate: float, least: int, theiler: int, m: int,
    tau: int, dt: float,
) -> Reading:  # fmt: skip
    """The same for delay vectors of a series (n,)."""
    from explorer.diagnostics.signal import finite
    from explorer.numerics import recurrences

    x = finite("recurrence_series", samples, (m - 1) * tau + 10)
    return compute(recurrences.embedded(x, m, tau), points, every, rate, least, theiler, dt)


def _read(kept: np.ndarray, rate: float, least: int, theiler: int, gap: float) -> Reading:
    from explorer.numerics import recurrences as lines

    kept = kept[np.isfinite(kept).all(axis=1)]
    if len(kept) < 10:
        raise BadInput(f"recurrence needs 10 finite states or more, got {len(kept)}")
    gaps = lines.distances(np.ascontiguousarray(kept))
    eps = lines.radius(gaps, rate)
    near = gaps <= eps
    diagonal = lines.diagonal_lines(near, theiler)
    vertical = lines.vertical_lines(near, theiler)
    upper = len(kept) * (len(kept) - 1) / 2
    longest = np.flatnonzero(diagonal)
    return Reading(
        values={
            "RR": float((np.arange(diagonal.size) * diagonal).sum() / upper),
            "DET": lines.share(diagonal, least),
            "LAM": lines.share(vertical, least),
            "L_mean": lines.mean_length(diagonal, least),
            "L_max": float(longest[-1]) if longest.size else 0.0,
            "TT": lines.mean_length(vertical, least),
            "ENTR": lines.line_entropy(diagonal, least),
            "eps": eps,
        },
        arrays={
            "near": near.astype(np.uint8),
            "t": gap * np.arange(len(kept)),
        },
        units={"t": "time"},
        settings={"states": len(kept), "spacing": gap},
        provisional=len(kept) < 100,
    )


def _noise() -> np.ndarray:
    """600 independent points on the line."""
    return np.random.default_rng(4).standard_normal((600, 1))


def _circle() -> np.ndarray:
    """A point that goes round, about 25 steps a turn."""
    angle = 0.25132741 * np.arange(600)
    return np.stack([np.cos(angle), np.sin(angle)], axis=1)


_PARAMS = (
    Param("points", 600, 100, 2000, "states that are compared", kind="int", hard_min=20,
          hard_max=6000),
    Param("every", 0, 0, 100, "samples from one state to the next; 0: what spreads them well",
          kind="int", hard_min=0),
    Param("rate", 0.05, 0.005, 0.3, "share of all pairs that count as near", hard_min=1e-6,
          hard_max=1.0),
    Param("least", 2, 2, 10, "points that make a line", kind="int", hard_min=2),
    Param("theiler", 1, 1, 100, "diagonals left out: neighbours in time are no recurrences",
          kind="int", hard_min=1),
)  # fmt: skip
_VALUES = (
    Value("RR", "1", "share of pairs that are near", "RR", "recurrence rate", (0.0, 1.0)),
    Value(
        "DET",
        "1",
        "share of near pairs in diagonal lines: how far the past repeats",
        "DET",
        "determinism",
        (0.0, 1.0),
    ),
    Value(
        "LAM",
        "1",
        "share of near pairs in vertical lines: how often it stands still",
        "LAM",
        "laminarity",
        (0.0, 1.0),
    ),
    Value("L_mean", "states", "mean length of diagonal lines", r"\overline{L}", "mean line"),
    Value(
        "L_max",
        "states",
        "longest diagonal line; its inverse goes with the exponent",
        "L_{max}",
        "longest line",
    ),
    Value("TT", "states", "mean length of vertical lines", "TT", "trapping time"),
    Value("ENTR", "nat", "entropy of the lengths of diagonal lines", "ENTR", "line entropy"),
    Value("eps", "", "distance that counts as near", r"\epsilon", "radius"),
)
_PICTURES = (
    Picture("plot", Axis("t", "time"), Axis("t", "time"),
            (Raster("near", "t", "t", "near", map="truth"),), equal=True),
)  # fmt: skip
_SOURCES = (
    Source("J.-P. Eckmann, S. Oliffson Kamphorst, D. Ruelle", "Recurrence plots of dynamical "
           "systems", 1987, "Europhys. Lett. 4, 973-977", "10.1209/0295-5075/4/9/004"),
    Source("N. Marwan, M. C. Romano, M. Thiel, J. Kurths", "Recurrence plots for the analysis of "
           "complex systems", 2007, "Phys. Rep. 438, 237-329", "10.1016/j.physrep.2006.11.001"),
)  # fmt: skip
_ABOUT = (
    "A dot where two moments are near each other. Long diagonals: the motion repeats a stretch of "
    "its past; broken ones: chaos; dust: noise; white bands: something changed."
)


def _sine_series() -> np.ndarray:
    """The first coordinate of the same."""
    return _circle()[:, 0]


DIAGNOSTICS = (
    Diagnostic(
        key="recurrence",
        title="Recurrence plot",
        about=_ABOUT,
        takes=Path,
        gives=Image,
        compute=compute,
        values=_VALUES,
        params=_PARAMS,
        pictures=_PICTURES,
        sources=_SOURCES,
        expects=(
            Expect("RR", 0.05, 1e-3, "as asked for", data=_noise),
            Expect("DET", 2 * 0.05 - 0.05**2, 0.02, "dust: 1 - (1 - RR)^2", data=_noise),
            Expect("DET", 1.0, 0.01, "a circle repeats itself", data=_circle),
            Expect("LAM", 0.0, 0.75, "it never stands still for long", data=_circle),
        ),
    ),
    Diagnostic(
        key="recurrence_series",
        title="Recurrence plot of a signal",
        about=_ABOUT + " The signal is unfolded in delay coordinates first.",
        takes=Series,
        gives=Image,
        compute=compute_series,
        values=_VALUES,
        params=(
            *_PARAMS,
            Param("m", 3, 1, 8, "delay coordinates", kind="int", hard_min=1, hard_max=30),
            Param("tau", 15, 1, 200, "samples between them", tex=r"\tau", kind="int", hard_min=1),
        ),
        pictures=_PICTURES,
        sources=_SOURCES,
        expects=(
            Expect("DET", 1.0, 0.05, "a sine repeats itself", data=_sine_series,
                   options={"m": 2, "tau": 6, "every": 1}),
        ),
    ),
)  # fmt: skip
