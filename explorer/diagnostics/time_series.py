"""Time series: the last stretch of a signal against time, and what it reaches in it."""

from __future__ import annotations

import math

import numpy as np

from explorer.model import (
    Axis,
    BadInput,
    Card,
    Diagnostic,
    Expect,
    Line,
    Param,
    Picture,
    Reading,
    Series,
    Source,
    Value,
)


def compute(samples: np.ndarray, window: int, dt: float, t: float | None = None) -> Reading:
    """The last `window` samples of (n,), the newest at time t (without one, the first at 0).

    Samples that are not finite leave a gap.
    """
    x = np.ascontiguousarray(samples, dtype=np.float64)
    if x.ndim != 1:
        raise BadInput(f"time_series needs a series (n,), got shape {x.shape}")
    x = x[-window:]
    held = x[np.isfinite(x)]
    if not held.size:
        raise BadInput("time_series needs 1 finite sample or more, got none")
    last = (len(samples) - 1) * dt if t is None else t
    values = {
        "now": float(held[-1]),
        "mean": float(held.mean()),
        "sd": float(held.std()),
        "low": float(held.min()),
        "high": float(held.max()),
    }
    lost = x.size - held.size
    return Reading(
        values=values,
        arrays={
            "t": last - dt * np.arange(x.size - 1, -1, -1.0),
            "x": np.where(np.isfinite(x), x, math.nan),
        },
        units={"t": "time"},
        notes=(f"Samples that are not finite leave gaps: {lost}.",) if lost else (),
        settings={"samples": int(held.size)},
        provisional=held.size < 2,
    )


def _sine() -> np.ndarray:
    """Four periods of 2 + 3 sin, 100 samples each."""
    return 2.0 + 3.0 * np.sin(2.0 * np.pi * np.arange(400) / 100)


DIAGNOSTIC = Diagnostic(
    key="time_series",
    title="Time series",
    about="The signal itself against time. Look at it before you believe any number made of it: "
    "a drift, a jump or a gap is seen at once, and spoils every measure in silence.",
    takes=Series,
    gives=Series,
    compute=compute,
    values=(
        Value("now", "", "the newest sample"),
        Value("mean", "", "mean over the stretch shown", r"\overline{x}"),
        Value("sd", "", "standard deviation over the stretch shown", r"\sigma_x", "deviation"),
        Value("low", "", "smallest sample of the stretch", r"x_{min}"),
        Value("high", "", "largest sample of the stretch", r"x_{max}"),
    ),
    params=(
        Param("window", 2000, 50, 8000, "samples shown; a live run keeps the last 8192",
              kind="int", scale="log", hard_min=2, hard_max=1_000_000),
    ),
    pictures=(
        Picture("signal", Axis("t", "time"), Axis("signal"), (Line("t", "x"),)),
    ),
    sources=(
        Source("G. E. P. Box, G. M. Jenkins", "Time Series Analysis: Forecasting and Control",
               1970, "Holden-Day, San Francisco"),
    ),
    expects=(
        Expect("mean", 2.0, 1e-12, "whole periods of a sine", data=_sine),
        Expect("sd", 3.0 / math.sqrt(2.0), 1e-12, "whole periods of a sine", data=_sine),
        Expect("high", 5.0, 1e-12, "a sample stands on the crest", data=_sine),
        Expect("low", -1.0, 1e-12, "a sample stands in the trough", data=_sine),
    ),
    card=Card(
        formula=(r"\overline{x} = \frac{1}{n} \sum_i x_i",
                 r"\sigma_x^2 = \frac{1}{n} \sum_i (x_i - \overline{x})^2"),
        range="that of the signal",
        unit="that of the signal",
        data="one sample or more; for mean and deviation several of its slowest swings",
        lies=(
            "Mean and deviation belong to the stretch shown: less than a swing tells nothing.",
            "Samples too far apart show slow swings that are not there.",
            "Where the step was changed on the way, the times before the change are off.",
        ),
        source="Box and Jenkins 1970",
    ),
)  # fmt: skip
