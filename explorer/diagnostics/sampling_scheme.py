"""Sampling scheme: whether patterns of n samples, tau apart, suit the signal's rhythm.

Far too short, and everything looks monotone; far too long, and chaos looks like noise.
"""

from __future__ import annotations

import math

import numpy as np

from explorer.diagnostics.entropy_options import PECCARY, TAU
from explorer.diagnostics.entropy_series import double_pendulum, wave
from explorer.model import (
    Axis,
    BadInput,
    Band,
    Card,
    Diagnostic,
    Dots,
    Expect,
    Line,
    Marks,
    Param,
    Picture,
    Reading,
    Series,
    Value,
)
from explorer.numerics import natural_time

PATTERN = (0.3, 0.5)  # good shares of the natural time that a pattern spans
DURATION = 1.5  # natural times that a series should last
SHOWN = 1500  # samples of the excerpt, at most twice as many
RATIOS = {
    "pattern_share": "t_pat / t_nat",
    "duration_share": "t_dur / t_nat",
    "patterns_long": "t_dur / t_pat",
}


def compute(
    samples: np.ndarray, n: int, tau: int, natural: str, dt: float, iterated: bool = False
) -> Reading:
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
        "tau": float(natural_time.advised_delay(t_nat / dt, n, iterated)) if dt > 0.0 else math.nan,
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
    return Reading(
        values=values,
        arrays={**_ratios(values, found, t_pattern, t_duration), **_excerpt(x, n, tau, dt, t_nat)},
        notes=_notes(values, lights),
        settings={"lights": lights},
        provisional=not values["duration_share"] >= DURATION,
        words={"ratios": tuple(f"{said}: {lights[name]}" for name, said in RATIOS.items())},
    )


def _ratios(
    values: dict[str, float], found: dict[str, float], t_pattern: float, t_duration: float
) -> dict[str, np.ndarray]:
    """The three ratios by each estimator, and the limits between which they are good."""
    top = max(10.0, *(4.0 * v for v in (values[name] for name in RATIOS) if math.isfinite(v)))
    limits = (PATTERN, (DURATION, top), (DURATION / PATTERN[1], top))
    arrays = {
        "ratio_places": np.array([[i + 0.65, PATTERN[0] / 4 ** (i + 1)] for i in range(3)]),
    }
    for i, (low, high) in enumerate(limits):
        arrays[f"band_x{i + 1}"] = np.array([i + 0.6, i + 1.4])
        arrays[f"band_low{i + 1}"] = np.full(2, low)
        arrays[f"band_high{i + 1}"] = np.full(2, high)
    for i, (name, t_nat) in enumerate(found.items()):
        arrays[f"{name}_x"] = np.arange(1.0, 4.0) + 0.15 * (i - 1)
        span = t_duration / t_pattern if t_pattern > 0.0 else math.nan
        arrays[f"{name}_ratios"] = np.array([t_pattern / t_nat, t_duration / t_nat, span])
    return arrays


def _excerpt(x: np.ndarray, n: int, tau: int, dt: float, t_nat: float) -> dict[str, np.ndarray]:
    """A few swings of the series, and one pattern laid on them."""
    wanted = 3.0 * t_nat / dt if math.isfinite(t_nat) and dt > 0.0 else SHOWN
    shown = int(min(x.size, max(wanted, 1.2 * (n - 1) * tau + 1)))
    every = max(1, shown // SHOWN)
    i = np.arange(0, shown, every)
    pattern = np.arange(n) * tau
    pattern = pattern[pattern < x.size]
    return {"excerpt_t": i * dt, "excerpt": x[i], "pattern_t": pattern * dt, "pattern": x[pattern]}


def light(share: float, low: float, high: float) -> str:
    """A traffic light: green within the limits, amber within a factor of two, else red."""
    if not math.isfinite(share):
        return "red"
    if low <= share <= high:
        return "green"
    return "amber" if low / 2 <= share <= 2 * high else "red"


def _notes(values: dict[str, float], lights: dict[str, str]) -> tuple[str, ...]:
    if not math.isfinite(values["t_nat"]):
        return (
            "Fewer than 3 events: the series shows no rhythm to measure; give 3 swings or more.",
        )
    notes = []
    if lights["pattern_share"] != "green":
        short = values["pattern_share"] < PATTERN[0]
        looks = "everything looks regular" if short else "chaos looks random"
        notes.append(f"A pattern is too {'short' if short else 'long'}: {looks}.")
    if lights["duration_share"] != "green":
        lasts = f"{DURATION * values['t_nat']:.4g}"
        notes.append(f"The series is shorter than one and a half natural times, {lasts} in all.")
    return tuple(notes)


_SINE = {"data": wave, "options": {"tau": 100}}

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
            "natural", natural_time.RULE, choices=tuple(natural_time.ESTIMATORS),
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
        # orbits that begin a billionth of a radian apart: 1.92, standard deviation 0.08
        Expect("crossings", 2.10, 0.25, "one orbit of the double pendulum, by DOP853",
               data=double_pendulum, options={"dt": 1 / 64}),
        Expect("tau", 13, 1, "0.4 of 2.10 s in 4 steps of 1/64 s", data=double_pendulum,
               options={"dt": 1 / 64}),
    ),
    pictures=(
        Picture(
            "ratios", Axis(""), Axis("ratio", log=True),
            (
                *(Band(f"band_x{i}", f"band_low{i}", f"band_high{i}") for i in (1, 2, 3)),
                *(Dots(f"{name}_x", f"{name}_ratios", name, size=9.0)
                  for name in natural_time.ESTIMATORS),
                Marks("ratio_places", words="ratios", bare=True),
            ),
            title="The three ratios, by three natural times, over their good ranges",
        ),
        Picture(
            "one pattern", Axis("time"), Axis("signal"),
            (Line("excerpt_t", "excerpt", "signal"),
             Dots("pattern_t", "pattern", "one pattern, n = {n}, tau = {tau}", size=9.0)),
            title="How much of the signal one pattern sees",
        ),
    ),
    card=Card(
        formula=(
            r"t_{pat} = (n - 1) \, \tau \, \Delta t",
            r"0.3 \leq t_{pat} / t_{nat} \leq 0.5",
            r"t_{dur} / t_{nat} \geq 1.5",
        ),
        range="green inside the limits, amber within a factor of two of them, red beyond",
        unit="none for the ratios; time for the natural times",
        data="3 swings or more, evenly sampled",
        lies=(
            "Three estimators that disagree mean that there is no single rhythm.",
            "Extremes count every wiggle: noise makes them far too short.",
            "Crossings of the mean miss swings of a signal that drifts.",
            "The spectral peak of a broad spectrum is a throw of dice.",
        ),
        source="Hyman et al. 2025",
    ),
)  # fmt: skip
