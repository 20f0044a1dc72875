"""Strouhal number: the frequency of a swing that has settled, and whether it grows or dies."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from explorer.model import Card, Diagnostic, Expect, Param, Reading, Series, Source, Value

SETTLED = 0.05  # share by which the amplitudes of the periods that count may differ


def compute(samples: np.ndarray, periods: int, dt: float) -> Reading:
    """Frequency by the upward crossings of the mean, over the last `periods` that are alike."""
    x = np.asarray(samples, dtype=np.float64)
    x = x[np.isfinite(x)]
    nothing = dict.fromkeys("frequency period amplitude growth mean".split(), math.nan)
    if x.size < 16 or not np.ptp(x) > 1e-12 * np.abs(x).max():
        return Reading({**nothing, "periods": 0.0}, notes=("no swing yet",), provisional=True)
    at = _crossings(x[x.size // 3 :] - x[x.size // 2 :].mean()) + x.size // 3
    if len(at) < 3:
        return Reading({**nothing, "periods": 0.0}, notes=("no swing yet",), provisional=True)
    size = np.array([np.ptp(x[int(a) : int(b) + 2]) / 2 for a, b in pairwise(at)])
    alike = _alike(size)
    kept = min(alike, periods)
    lengths = np.diff(at)[-kept:] * abs(dt)
    growth = np.polyfit(at[:-1] * abs(dt), np.log(size), 1)[0] if len(size) > 2 else math.nan
    values = {
        "frequency": float(1.0 / lengths.mean()),
        "period": float(lengths.mean()),
        "amplitude": float(size[-kept:].mean()),
        "mean": float(x[int(at[-kept - 1]) : int(at[-1])].mean()),
        "growth": float(growth),
        "periods": float(kept),
    }
    spread = float(lengths.std() / math.sqrt(kept) / lengths.mean() ** 2)
    few = kept < periods
    notes = (f"{kept} settled periods so far; {periods} are asked for",) if few else ()
    return Reading(
        values, uncertainty={"frequency": spread}, notes=notes, provisional=few,
        settings={"samples": x.size},
    )  # fmt: skip


def _crossings(x: np.ndarray) -> np.ndarray:
    """Places [samples] where it rises through zero, between samples in a straight line."""
    up = np.flatnonzero((x[:-1] < 0) & (x[1:] >= 0))
    return up + x[up] / (x[up] - x[up + 1])


def _alike(size: np.ndarray) -> int:
    """Periods, counted from the last, whose amplitude is that of the last; at least one."""
    off = np.flatnonzero(np.abs(size / size[-1] - 1.0) > SETTLED)
    return max(1, len(size) - 1 - int(off[-1])) if len(off) else len(size)


def _swing() -> np.ndarray:
    """A sine of frequency 0.0171 about 0.3 that has settled after a while."""
    t = np.arange(4000.0)
    return 0.3 + 0.7 * (1 - np.exp(-t / 200.0)) * np.sin(2 * np.pi * 0.0171 * t)


def _dying() -> np.ndarray:
    t = np.arange(4000.0)
    return np.exp(-t / 500.0) * np.sin(2 * np.pi * 0.0171 * t)


DIAGNOSTIC = Diagnostic(
    key="strouhal",
    title="Strouhal number",
    about="How often a wake swings, from the last periods of equal size. In units of the diameter "
    "and the speed of the stream the frequency is the Strouhal number.",
    takes=Series,
    gives=Series,
    compute=compute,
    values=(
        Value("frequency", "1/time", "swings per time over the settled periods", "f"),
        Value("period", "time", "of one swing", "T"),
        Value("amplitude", "", "half of the way from crest to trough"),
        Value("mean", "", "over whole periods"),
        Value("growth", "1/time", "rate at which the swing grows; negative: it dies"),
        Value("periods", "", "settled periods that were averaged"),
    ),
    params=(
        Param("periods", 10, 2, 50, "settled periods to average over", kind="int", hard_min=1,
              hard_max=100_000),
    ),
    sources=(
        Source("C. H. K. Williamson", "Vortex dynamics in the cylinder wake", 1996,
               "Annu. Rev. Fluid Mech. 28, 477-539", "10.1146/annurev.fl.28.010196.002401"),
    ),
    expects=(
        Expect("frequency", 0.0171, 1e-6, "the sine it was made of", data=_swing),
        Expect("amplitude", 0.7, 2e-3, "the sine it was made of", data=_swing),
        Expect("mean", 0.3, 1e-3, "the sine it was made of", data=_swing),
        Expect("growth", -1 / 500.0, 2e-5, "the decay it was made of", data=_dying),
    ),
    card=Card(
        formula=(r"\mathrm{St} = \frac{f D}{U}",
                 r"\frac{1}{f} = \frac{1}{n} \sum_{i=1}^{n} (t_{i+1} - t_i)"),
        range="above 0; about 0.2 for a cylinder in a fast stream",
        unit="1/time; 1 where lengths are in D and times in D/U",
        data="ten periods of equal amplitude, a few dozen samples each",
        lies=(
            "A swing that still grows has not reached its frequency.",
            "Walls near the body raise it: quote the blockage D/H beside it.",
        ),
        source="Williamson 1996",
    ),
)  # fmt: skip
