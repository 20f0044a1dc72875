"""Dispersion entropy: how evenly a signal uses the words of a few coarse levels."""

from __future__ import annotations

import math

import numpy as np

from explorer.diagnostics.entropy_series import white_noise
from explorer.diagnostics.signal import finite, moderate
from explorer.model import Card, Diagnostic, Expect, Param, Reading, Series, Source, Value


def compute(samples: np.ndarray, classes: int, m: int, tau: int) -> Reading:
    """Shannon entropy of the words of m levels, tau apart, over m ln classes, of a series (n,)."""
    from scipy.special import ndtr

    from explorer.numerics import words

    x = moderate(finite("dispersion_entropy", samples, (m - 1) * tau + 2))
    sd = float(x.std())
    if sd == 0.0 or np.ptp(x) == 0.0:
        return Reading(values={"H": 0.0, "words": 1.0}, notes=("The series is constant.",))
    level = np.rint(classes * ndtr((x - x.mean()) / sd) + 0.5).clip(1, classes).astype(np.int64) - 1
    codes = level[: x.size - (m - 1) * tau].copy()
    for k in range(1, m):
        codes = codes * classes + level[k * tau : k * tau + codes.size]
    counts = np.bincount(codes, minlength=classes**m)
    enough = codes.size >= classes**m
    return Reading(
        values={
            "H": words.shannon(counts) / (m * math.log(classes)),
            "words": float((counts > 0).sum()),
        },
        notes=() if enough else (f"{codes.size} words are few: {classes**m} or more are needed.",),
        settings={"count": codes.size},
        provisional=not enough,
    )


def _noise() -> np.ndarray:
    """1e5 independent Gaussian numbers."""
    return white_noise()[:100_000]


def _alternating() -> np.ndarray:
    """-1, 1, -1, 1, ..."""
    return np.where(np.arange(1000) % 2, 1.0, -1.0)


DIAGNOSTIC = Diagnostic(
    key="dispersion_entropy",
    title="Dispersion entropy",
    about="Each sample falls into one of a few levels, equally likely for Gaussian noise, and "
    "words of levels are counted. Unlike the ordinal patterns it sees amplitudes.",
    takes=Series,
    gives=Series,
    compute=compute,
    values=(
        Value("H", "1", "evenness of the words", "H_d", "entropy", (0.0, 1.0)),
        Value("words", "", "words that occurred", "K"),
    ),
    params=(
        Param("classes", 6, 2, 10, "levels that a sample can fall into", tex="c", kind="int",
              hard_min=2, hard_max=20),
        Param("m", 3, 2, 5, "levels per word", kind="int", hard_min=1, hard_max=6),
        Param("tau", 1, 1, 500, "samples from one level of a word to the next", tex=r"\tau",
              unit="steps", kind="int", scale="log", hard_min=1, hard_max=10_000_000),
    ),
    sources=(
        Source("M. Rostaghi, H. Azami", "Dispersion entropy: a measure for time-series analysis",
               2016, "IEEE Signal Process. Lett. 23, 610-614", "10.1109/LSP.2016.2542881"),
    ),
    expects=(
        Expect("H", math.log(2) / (3 * math.log(6)), 1e-5, "two words, equally often",
               data=_alternating),
        Expect("H", 1.0, 2e-3, "Gaussian noise fills all levels alike", data=_noise),
    ),
    card=Card(
        formula=(r"H_d = -\frac{1}{m \ln c}\sum_w p_w \ln p_w",),
        range="0 (one word) to 1 (all words alike)",
        unit="1",
        data="cᵐ words or more",
        lies=(
            "Levels come from a Gaussian: heavy tails crowd the outer ones.",
            "A drift pushes all samples through the levels in turn.",
        ),
        source="Rostaghi & Azami 2016",
    ),
)  # fmt: skip
