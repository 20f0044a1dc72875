"""Spectral entropy: how evenly the power of a signal is spread over frequencies."""

from __future__ import annotations

import math

import numpy as np

from explorer.diagnostics.entropy_series import white_noise
from explorer.diagnostics.signal import finite, moderate
from explorer.model import (
    Axis,
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

EULER = 0.5772156649015329


def compute(samples: np.ndarray, estimate: str, segment: int, dt: float) -> Reading:
    """-sum P ln P over the bins of the spectrum of (n,), over ln of their number; no mean."""
    from scipy.signal import periodogram, welch

    x = moderate(finite("spectral_entropy", samples, 16))
    rate = 1.0 / abs(dt) if dt else 1.0
    if estimate == "welch":
        f, power = welch(x, rate, nperseg=min(segment, x.size))
    else:
        f, power = periodogram(x, rate)
    f, power = f[1:], power[1:]
    total = float(power.sum())
    if not total > 0.0 or np.ptp(x) == 0.0:
        return Reading(
            values={"H": math.nan, "centre": math.nan},
            arrays={"frequency": f, "power": power},
            notes=("The series is constant: it has no spectrum.",),
        )
    p = power / total
    held = p[p > 0.0]
    return Reading(
        values={
            "H": float(-(held * np.log(held)).sum() / math.log(p.size)),
            "centre": float((f * p).sum()),
        },
        arrays={"frequency": f, "power": np.maximum(power, power.max() * 1e-16)},
        units={"frequency": "1/time"},
        settings={"bins": p.size},
        provisional=x.size < 256,
    )


def _noise() -> np.ndarray:
    """2^15 independent Gaussian numbers."""
    return white_noise()[: 1 << 15]


def _tone() -> np.ndarray:
    """A sine of exactly 64 samples per period."""
    return np.sin(2 * np.pi * np.arange(4096) / 64)


DIAGNOSTIC = Diagnostic(
    key="spectral_entropy",
    title="Spectral entropy",
    about="0 for a pure tone, 1 for a flat spectrum. It hears how many frequencies there are, not "
    "in what order they come: noise and chaos can sound alike.",
    takes=Series,
    gives=Series,
    compute=compute,
    values=(
        Value("H", "1", "evenness of the spectrum", "H_f", "entropy", (0.0, 1.0)),
        Value("centre", "1/time", "mean frequency, weighted with the power", r"\overline{f}"),
    ),
    params=(
        Param("estimate", "welch", choices=("welch", "periodogram"),
              help="mean over overlapping segments, or the whole series at once"),
        Param("segment", 1024, 64, 16384, "samples per segment of the mean", kind="int",
              scale="log", hard_min=16, hard_max=10_000_000),
    ),
    pictures=(
        Picture("spectrum", Axis("frequency", "1/time", log=True), Axis("power", log=True),
                (Line("frequency", "power"),)),
    ),
    sources=(
        Source("T. Inouye and others", "Quantification of EEG irregularity by use of the entropy "
               "of the power spectrum", 1991, "Electroencephalogr. Clin. Neurophysiol. 79, "
               "204-210", "10.1016/0013-4694(91)90138-T"),
    ),
    expects=(
        Expect("H", 1.0 - (1.0 - EULER) / math.log(1 << 14), 2e-3,
               "white noise: the bins of one periodogram scatter exponentially",
               data=_noise, options={"estimate": "periodogram"}),
        Expect("H", 0.0, 1e-6, "one frequency", data=_tone, options={"estimate": "periodogram"}),
        Expect("centre", 1 / 64, 1e-9, "one frequency", data=_tone,
               options={"estimate": "periodogram"}),
    ),
    card=Card(
        formula=(r"H_f = -\frac{1}{\ln K}\sum_k P_k \ln P_k",),
        range="0 (one frequency) to 1 (flat)",
        unit="1",
        data="several periods of the slowest swing; two segments or more for the mean",
        lies=(
            "One periodogram of white noise reads 0.95, not 1: its bins scatter.",
            "A drift fills the lowest bin and reads as regular.",
            "Chaos with a broad spectrum reads as noise.",
        ),
        source="Inouye et al. 1991",
    ),
)  # fmt: skip
