"""Correlation dimension: how the number of neighbours grows with the size of a ball."""

from __future__ import annotations

import numpy as np

from explorer.model import (
    Axis,
    BadInput,
    Curve,
    Diagnostic,
    Expect,
    Line,
    Param,
    Path,
    Picture,
    Reading,
    Source,
    Value,
)

BINS = 8  # per octave of r
WIDE = 1.5  # octaves that a plateau must span
FEWEST, MOST = 200, 0.05  # pairs, and share of pairs, between which slopes are believed


def compute(
    samples: np.ndarray, points: int, every: int, theiler: int, r_low: float, r_high: float
) -> Reading:
    """D2 of the states of a path (n, d): the plateau of the local slope of ln C over ln r."""
    from explorer.numerics import recurrences

    path = np.asarray(samples, dtype=np.float64)
    if path.ndim != 2:
        raise BadInput(f"correlation_dimension needs states (n, d), got shape {path.shape}")
    path = path[np.isfinite(path).all(axis=1)]
    apart = every or max(1, len(path) // points)
    kept = np.ascontiguousarray(path[::-1][: points * apart : apart][::-1])
    if len(kept) < 100:
        raise BadInput(f"correlation_dimension needs 100 states or more, got {len(kept)}")
    size = float(np.linalg.norm(np.ptp(kept, axis=0)))
    if size == 0.0:
        return Reading(values={"D2": 0.0}, notes=("All states are the same.",))
    r = size * 2.0 ** (np.arange(-20 * BINS, 1) / BINS)
    counts = recurrences.correlation_counts(kept, max(theiler, 1), r * r)
    pairs = (len(kept) - theiler) * (len(kept) - theiler + 1) / 2
    seen = counts >= FEWEST
    x, y = np.log(r[seen]), np.log(counts[seen] / pairs)
    slope, at = local_slopes(x, y)
    inside = (np.exp(np.interp(at, x, y)) <= MOST) if r_high <= 0 else (at <= np.log(r_high))
    inside &= at >= np.log(r_low) if r_low > 0 else True
    D2, spread, window = plateau(at, slope, inside, fixed=r_low > 0 or r_high > 0)
    return Reading(
        values={"D2": D2, "low": float(np.exp(window[0])), "high": float(np.exp(window[1]))},
        uncertainty={"D2": spread},
        arrays={
            "r": np.exp(x), "C": np.exp(y), "r_at": np.exp(at), "slope": slope,
            "plateau_r": np.exp(window), "plateau": np.array([D2, D2]),
        },
        notes=() if np.isfinite(D2) else ("No plateau: more states or another spacing may help.",),
        settings={"states": len(kept), "every": apart},
        provisional=len(kept) < 1000 or not np.isfinite(D2),
    )  # fmt: skip


def local_slopes(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(slopes, where) of y over x by lines through an octave of points."""
    if x.size <= BINS + 1:
        return np.zeros(0), np.zeros(0)
    offsets = np.arange(BINS + 1) - BINS / 2
    windows = np.lib.stride_tricks.sliding_window_view(y, BINS + 1)
    step = x[1] - x[0]
    slope = (windows @ offsets) / (offsets @ offsets) / step
    return slope, x[BINS // 2 : BINS // 2 + slope.size]


def plateau(
    at: np.ndarray, slope: np.ndarray, inside: np.ndarray, fixed: bool
) -> tuple[float, float, np.ndarray]:
    """(mean slope, its spread, [from, to]) of the flattest stretch of those allowed."""
    index = np.flatnonzero(inside)
    width = round(WIDE * BINS)
    nothing = np.array([np.nan, np.nan])
    if fixed and index.size:
        part = slope[index]
        return float(part.mean()), float(part.std()), at[index[[0, -1]]]
    if index.size < width:
        return np.nan, np.nan, nothing
    windows = np.lib.stride_tricks.sliding_window_view(slope[index], width)
    best = int(windows.std(axis=1).argmin())
    found = windows[best]
    ends = at[index[[best, best + width - 1]]]
    return float(found.mean()), float(found.std()), ends


def _square() -> np.ndarray:
    """Points spread evenly over a square."""
    return np.random.default_rng(8).random((6000, 2))


def _circle() -> np.ndarray:
    """Points spread evenly over a circle."""
    angle = 2 * np.pi * np.random.default_rng(9).random(6000)
    return np.stack([np.cos(angle), np.sin(angle)], axis=1)


GRASSBERGER = "Grassberger & Procaccia 1983; later values with more points"

DIAGNOSTIC = Diagnostic(
    key="correlation_dimension",
    title="Correlation dimension",
    about="In a ball twice as wide there are 2^D times as many neighbours. D is read where the "
    "slope is flat over a range of sizes: look at the plateau before believing the number.",
    takes=Path,
    gives=Curve,
    compute=compute,
    renews="dials",
    values=(
        Value("D2", "", "slope of the plateau", "D_2", "dimension"),
        Value("low", "", "where the plateau begins", r"r_{low}"),
        Value("high", "", "where it ends", r"r_{high}"),
    ),
    params=(
        Param("points", 8000, 500, 30000, "states compared; the time grows as their square",
              kind="int", scale="log", hard_min=100, hard_max=200_000),
        Param("every", 0, 0, 200, "samples from one state to the next; 0: all the path",
              kind="int", hard_min=0),
        Param("theiler", 20, 1, 500, "pairs closer in time than this, in states, do not count",
              kind="int", hard_min=1),
        Param("r_low", 0.0, 0.0, 10.0, "where the plateau is taken from; 0: the flattest stretch",
              hard_min=0.0),
        Param("r_high", 0.0, 0.0, 100.0, "where it is taken to; 0: the flattest stretch",
              hard_min=0.0),
    ),
    pictures=(
        Picture("slope", Axis("r", log=True, zoom=("r_low", "r_high")),
                Axis("local slope of ln C over ln r"),
                (Line("r_at", "slope"), Line("plateau_r", "plateau", "plateau", dashed=True))),
        Picture("sum", Axis("r", log=True), Axis("C(r)", log=True), (Line("r", "C"),)),
    ),
    sources=(
        Source("P. Grassberger, I. Procaccia", "Measuring the strangeness of strange attractors",
               1983, "Physica D 9, 189-208", "10.1016/0167-2789(83)90298-1"),
        Source("J. Theiler", "Spurious dimension from correlation algorithms applied to limited "
               "time-series data", 1986, "Phys. Rev. A 34, 2427-2432",
               "10.1103/PhysRevA.34.2427"),
    ),
    expects=(
        Expect("D2", 1.0, 0.02, "a line", data=_circle),
        Expect("D2", 2.0, 0.05, "a surface", data=_square),
        Expect("D2", 1.22, 0.02, GRASSBERGER, of="henon", steps=40_000,
               options={"theiler": 5, "points": 40_000}),
        Expect("D2", 2.05, 0.03, GRASSBERGER, of="lorenz", steps=400_000, dt=0.01,
               options={"points": 12_000, "theiler": 5}),
    ),
)  # fmt: skip
