"""Sampling scheme: whether patterns of n samples, tau apart, suit the signal's rhythm.

Far too short, and everything looks monotone; far too long, and chaos looks like noise.
"""

from __future__ import annotations

import math

import numpy as np

from explorer.diagnostics.entropy_options import PECCARY, TAU
from explorer.model import BadInput, Diagnostic, Expect, Param, Reading, Series, Value
from explorer.numerics import natural_time

PATTERN = (0.3, 0.5)  # good shares of the natural time that a pattern spans
DURATION = 1.5  # natural times that a series should last


def compute(samples: np.ndarray, n: int, tau: int, natural: str, dt: float) -> Reading:
    """The natural time, the delay it advises, and the three ratios of the sampling scheme."""
    x = np.asarray(samples, dtype=np.float64)
    if x.ndim != 1 or x.size < 3:
        raise BadInput(f"sampling_scheme needs a series of 3 samples or more, got shape {x.shape}")
    dt = abs(dt)
    found = {name: float(estimate(x)) * dt for name, estimate in natural_time.ESTIMATORS.items()}
    t_nat = found[natural]
    t_pattern, t_duration = tau * dt * (n - 1), (x.size - 1) * dt
    values = {
        "t_nat": t_nat,
        "tau": float(natural_time.advised_delay(t_nat / dt, n)) if dt > 0.0 else math.nan,
        "pattern_share": t_pattern / t_nat,
        "duration_share": t_duration / t_nat,
        "patterns_long": t_duration / t_pattern if t_pattern > 0.0 else math.nan,
        **found,
    }
    lights = {
        # no shorter or longer whole delay could do better than the advised one
        "pattern_share": "green"
        if tau == values["tau"] and math.isfinite(t_nat)
        else light(values["pattern_share"], *PATTERN),
        "duration_share": light(values["duration_share"], DURATION, math.inf),
        "patterns_long": light(values["patterns_long"], DURATION / PATTERN[1], math.inf),
    }
    return Reading(values=values, notes=_notes(values, lights), settings={"lights": lights})


def light(share: float, low: float, high: float) -> str:
    """A traffic light: green within the limits, amber within a factor of two, else red."""
    if not math.isfinite(share):
        return "red"
    if low <= share <= high:
        return "green"
    return "amber" if low / 2 <= share <= 2 * high else "red"


def _notes(values: dict[str, float], lights: dict[str, str]) -> tuple[str, ...]:
    if not math.isfinite(values["t_nat"]):
        return ("Fewer than 3 events: the series shows no rhythm to measure.",)
    notes = []
    if lights["pattern_share"] != "green":
        short = values["pattern_share"] < PATTERN[0]
        looks = "everything looks regular" if short else "chaos looks random"
        notes.append(f"A pattern is too {'short' if short else 'long'}: {looks}.")
    if lights["duration_share"] != "green":
        notes.append("The series is shorter than one and a half natural times.")
    return tuple(notes)


def _wave() -> np.ndarray:
    """A sine of 1000.123 samples per period."""
    return np.sin(2 * np.pi * np.arange(100_000) / 1000.123)


_SINE = {"data": _wave, "options": {"tau": 100}}

DIAGNOSTIC = Diagnostic(
    key="sampling_scheme",
    title="Sampling scheme",
    about="How long the patterns of the entropy should be: a pattern spans 0.3 to 0.5 of the "
    "signal's natural time, and the series lasts one and a half of it or more.",
    takes=Series,
    gives=Series,
    compute=compute,
    values=(
        Value("t_nat", "time", "natural time: the period of the main swing", r"t_{nat}"),
        Value("tau", "steps", "delay that lets a pattern span 0.4 of the natural time", r"\tau"),
        Value("pattern_share", "", "time a pattern spans over the natural time; 0.3 to 0.5"),
        Value("duration_share", "", "time the series lasts over the natural time; above 1.5"),
        Value("patterns_long", "", "time the series lasts over that a pattern spans"),
        Value("crossings", "time", "natural time: twice the time between crossings of the mean"),
        Value("extremes", "time", "natural time: between neighbouring maxima or minima"),
        Value("spectrum", "time", "natural time: period of the highest spectral peak"),
    ),
    params=(
        Param("n", 5, 3, 7, "samples per pattern", kind="int", hard_min=3, hard_max=7),
        TAU,
        Param(
            "natural", "crossings", choices=("crossings", "extremes", "spectrum"),
            help="what the natural time is taken from",
        ),
    ),
    sources=(PECCARY,),
    expects=(
        Expect("crossings", 1000.123, 0.01, "the wave's own period", **_SINE),
        Expect("extremes", 1000.123, 0.05, "the wave's own period", **_SINE),
        Expect("spectrum", 1000.123, 1.0, "the wave's own period", **_SINE),
        Expect("pattern_share", 0.4, 1e-3, "400 of 1000 samples", **_SINE),
        Expect("tau", 100, 0, "0.4 of 1000 samples in 4 steps", **_SINE),
    ),
)  # fmt: skip
