"""Return map: each value, or each maximum, of a series against one that comes later."""

from __future__ import annotations

import numpy as np

from explorer.model import (
    Axis,
    BadInput,
    Curve,
    Diagnostic,
    Dots,
    Expect,
    Line,
    Param,
    Picture,
    Reading,
    Series,
    Source,
    Value,
)
from explorer.numerics import repeats

MOST = 200_000  # points of a picture, the last ones


def compute(samples: np.ndarray, events: str, delay: int) -> Reading:
    """Pairs (value, value `delay` events later), and how much like one curve they lie."""
    x = np.asarray(samples, dtype=np.float64)
    if x.ndim != 1:
        raise BadInput(f"return_map reads one series, got shape {x.shape}")
    if not np.isfinite(x).all():
        raise BadInput(f"return_map: {int((~np.isfinite(x)).sum())} samples are not finite")
    seen = x if events == "samples" else extremes(x if events == "maxima" else -x)
    seen = -seen if events == "minima" else seen
    seen = seen[-MOST:]
    now, later = seen[:-delay], seen[delay:]
    ends = np.array([seen.min(), seen.max()]) if len(seen) else np.full(2, np.nan)
    scale = float(ends[1] - ends[0]) if len(seen) else 0.0
    turn = repeats.period(seen[:, None], max(scale, 1e-3 * np.abs(ends).max()))
    values = {
        "pairs": float(len(now)),
        "thickness": repeats.thickness(now, later),
        "period": float(turn) if turn else np.nan,
    }
    notes = () if len(now) > 3 else (f"Too few {events} for a map: let it run longer.",)
    arrays = {"now": now, "next": later, "diagonal": ends}
    return Reading(values, arrays, notes=notes, settings={"events": events, "delay": delay})


def extremes(x: np.ndarray) -> np.ndarray:
    """Heights of the maxima of a sampled curve, by the parabola through three samples."""
    left, mid, right = x[:-2], x[1:-1], x[2:]
    at = np.flatnonzero((mid > left) & (mid >= right))
    a, b, c = left[at], mid[at], right[at]
    return b + (c - a) ** 2 / (8.0 * (2.0 * b - a - c))


def _noise() -> np.ndarray:
    """Independent numbers."""
    return np.random.default_rng(7).standard_normal(20_000)


def _parabola() -> np.ndarray:
    """An orbit of the logistic map at r = 4."""
    x = np.empty(20_000)
    x[0] = 0.2
    for i in range(1, len(x)):
        x[i] = 4.0 * x[i - 1] * (1.0 - x[i - 1])
    return x


DIAGNOSTIC = Diagnostic(
    key="return_map",
    title="Return map",
    about="Each value against a later one. Points on one curve: the next value follows from this "
    "one alone; a cloud: it does not. Of a flow take the maxima, as Lorenz did with z.",
    takes=Series,
    gives=Curve,
    compute=compute,
    values=(
        Value("pairs", "", "points of the map"),
        Value("thickness", "", "how far from one curve: 0 on it, 1 for independent numbers"),
        Value("period", "", "events after which the series repeats; none while it does not"),
    ),
    params=(
        Param(
            "events", "samples", choices=("samples", "maxima", "minima"),
            help="what is drawn against what: of a map its samples, of a flow its maxima",
        ),
        Param("delay", 1, 1, 20, "events from one to the other", kind="int", hard_min=1,
              hard_max=100_000),
    ),
    pictures=(
        Picture(
            "return map", Axis("value"), Axis("value {delay} later"),
            (Line("diagonal", "diagonal", quiet=True, dashed=True), Dots("now", "next")),
            equal=True,
        ),
    ),
    sources=(
        Source("E. N. Lorenz", "Deterministic nonperiodic flow", 1963, "J. Atmos. Sci. 20, 130-141",
               "10.1175/1520-0469(1963)020<0130:DNF>2.0.CO;2"),
    ),
    expects=(
        Expect("thickness", 1.0, 0.03, "independent numbers, exact in the mean", data=_noise),
        Expect("thickness", 0.0, 1e-3, "one parabola", data=_parabola),
        Expect("period", 3, 0, "May 1976: the window above 1 + sqrt(8)", of="logistic",
               params={"r": 3.84}),
        Expect("thickness", 0.0, 0.02, "Lorenz 1963: one maximum of z tells the next",
               of="lorenz:path.z", steps=60_000, options={"events": "maxima"}),
    ),
)  # fmt: skip
