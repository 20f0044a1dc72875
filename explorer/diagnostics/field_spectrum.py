"""Spectrum of a field: how much of it lies in waves of each length."""

from __future__ import annotations

from math import pi
from typing import Any

import numpy as np

from explorer.model import (
    Axis,
    BadInput,
    Curve,
    Diagnostic,
    Expect,
    Line,
    Picture,
    Profile,
    Reading,
    Source,
    Value,
)

WARN, ALARM = 1e-10, 1e-6  # share of the energy in the top sixth of the modes


def compute(samples: np.ndarray, x: Any = None) -> Reading:
    """Energy per wavenumber of a line (m,), real or complex, and how well the grid holds it."""
    field = np.asarray(samples)
    if field.ndim != 1 or field.size < 8:
        raise BadInput(f"field_spectrum needs a line of 8 values or more, got {field.shape}")
    dx = 1.0 if x is None else float(x[1] - x[0])
    both = np.abs(np.fft.fft(field) / field.size) ** 2
    half = field.size // 2
    power = both[: half + 1].copy()
    power[1:half] += both[: -half if field.size % 2 == 0 else -half - 1 : -1][: half - 1]
    k = 2.0 * pi * np.arange(half + 1) / (field.size * dx)
    total = float(power.sum())
    tail = float(power[5 * half // 6 + 1 :].sum()) / total if total > 0.0 else 0.0
    mean = float((k * power).sum() / total) if total > 0.0 else np.nan
    return Reading(
        values={
            "tail": tail,
            "mean_wavenumber": mean,
            "strongest": float(k[1 + int(np.argmax(power[1:]))]),
        },
        arrays={"k": k[1:], "power": np.maximum(power[1:], 1e-32)},
        notes=_notes(tail),
        units={"k": "1/length"},
        settings={"points": field.size, "dx": dx},
    )


def _notes(tail: float) -> tuple[str, ...]:
    if tail > ALARM:
        return ("The shortest waves hold too much: the grid is too coarse for this field.",)
    if tail > WARN:
        return ("Waves as short as the grid begin to count: more points would be safer.",)
    return ()


def _cosines() -> dict[str, np.ndarray]:
    """3 cos 2x + 4 cos 5x on a circle."""
    x = 2.0 * pi / 256 * np.arange(256)
    return {"samples": 3.0 * np.cos(2.0 * x) + 4.0 * np.cos(5.0 * x), "x": x}


DIAGNOSTIC = Diagnostic(
    key="field_spectrum",
    title="Spectrum of a field",
    about="How much of a field lies in long waves and how much in short ones. Where the curve does "
    "not fall to rounding before its right end, the grid is too coarse.",
    takes=Profile,
    gives=Curve,
    compute=compute,
    values=(
        Value("mean_wavenumber", "1/length", "mean of k, weighted with the energy",
              r"\overline{k}", "mean wavenumber"),
        Value("strongest", "1/length", "wavenumber that holds most", r"k_{max}"),
        Value("tail", "", "share of the energy in the top sixth of the wavenumbers", "tail"),
    ),
    pictures=(
        Picture("spectrum", Axis("wavenumber k", "1/length", log=True),
                Axis("energy", log=True), (Line("k", "power"),)),
    ),
    sources=(
        Source("L. N. Trefethen", "Spectral Methods in MATLAB", 2000, "SIAM"),
    ),
    expects=(
        Expect("mean_wavenumber", (2 * 9 + 5 * 16) / 25, 1e-12, "by hand", data=_cosines),
        Expect("strongest", 5.0, 1e-12, "by hand", data=_cosines),
        Expect("tail", 0.0, 1e-25, "no short waves", data=_cosines),
    ),
)  # fmt: skip
