"""Multiscale permutation entropy: H and C of the series averaged over longer and longer grains.

White noise stays noise at every scale; a signal with structure keeps it or gains it. This is not
the same as a longer delay, which leaves samples out and averages nothing.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from explorer.diagnostics import entropy_plane
from explorer.diagnostics.entropy_options import TIES, N, checked
from explorer.diagnostics.entropy_reading import fewest
from explorer.diagnostics.entropy_series import random_walk, white_noise
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
from explorer.numerics import plane


def compute(
    samples: np.ndarray,
    n: int,
    scales: int,
    composite: bool,
    ties: str,
    seed: int,
    cancel: Any = None,
) -> Reading | None:
    """H and C at the scales 1 to `scales`; None when cancelled."""
    from explorer.numerics.coarse import multiscale

    x = checked(samples, n)
    scale = np.arange(1, scales + 1)
    found = multiscale(x, n, scale.tolist(), composite, ties, seed, cancel)
    if found is None:
        return None
    H, C, windows = found
    known = np.flatnonzero(np.isfinite(H))
    last = int(known[-1]) if known.size else 0
    few = windows < fewest(n)
    return Reading(
        values={
            "H": float(H[0]),
            "C": float(C[0]),
            "H_last": float(H[last]),
            "C_last": float(C[last]),
            "H_mean": float(np.mean(H[known])) if known.size else math.nan,
            "last": float(scale[last]),
        },
        arrays={
            "scales": scale,
            "H_of_scale": H,
            "C_of_scale": C,
            "windows": windows,
            "trusted": np.full(2, float(scale[few.argmax()]) if few.any() else math.nan),
            "height": np.array([0.0, 1.0]),
            **entropy_plane.at(n, float(H[0]), float(C[0])),
        },
        notes=_notes(n, scale, windows, few),
        settings={"n": n, "form": "composite" if composite else "from the first sample"},
        provisional=bool(few.any()),
        words=entropy_plane.words("scale 1"),
    )


def _notes(n: int, scale: np.ndarray, windows: np.ndarray, few: np.ndarray) -> tuple[str, ...]:
    if not few.any():
        return ()
    needed = int(scale[-1]) * (fewest(n) + n - 1)
    return (
        f"From scale {scale[few.argmax()]} on fewer than {fewest(n)} patterns are left and H "
        f"reads low: {needed} samples are needed for scale {scale[-1]}.",
    )


def exact_walk(scale: int) -> float:
    """H, n = 3, of a random walk averaged over grains of `scale`: Gaussian orthants.

    Neighbouring steps of the means correlate by (s^2 - 1)/(2(2 s^2 + 1)); the two monotone orders
    have the chance 1/4 + asin(rho)/2 pi each, the other four share the rest alike.
    """
    rho = (scale**2 - 1) / (2 * (2 * scale**2 + 1))
    up = 0.25 + math.asin(rho) / (2 * math.pi)
    turned = (0.5 - up) / 2
    return float(plane.entropy_complexity([up, turned, turned, turned, turned, up])[0])


_WALK = "closed form: orthants of the Gaussian steps of the means"

DIAGNOSTIC = Diagnostic(
    key="multiscale_entropy",
    title="Multiscale permutation entropy",
    about="H and C of the series averaged over grains of 1, 2, 3 ... samples: noise stays noise, "
    "structure shows at the scale it lives on.",
    takes=Series,
    gives=Series,
    compute=compute,
    values=(
        Value("H", "1", "entropy at scale 1", "H", "entropy", (0.0, 1.0)),
        Value("C", "1", "complexity at scale 1", "C", "complexity", (0.0, 0.6)),
        Value("H_last", "1", "entropy at the longest scale", range=(0.0, 1.0)),
        Value("C_last", "1", "complexity at the longest scale", range=(0.0, 0.6)),
        Value("H_mean", "1", "mean entropy over the scales", range=(0.0, 1.0)),
        Value("last", "samples", "the longest scale that the series allows"),
    ),
    params=(
        N,
        Param("scales", 20, 2, 100, "longest grain", unit="samples", kind="int", hard_min=2,
              hard_max=1000),
        Param("composite", False, help="the mean over all offsets of the grains, which scatters "
              "less, instead of the grains from the first sample on"),
        TIES,
    ),
    pictures=(
        Picture(
            "H and C", Axis("scale", "samples"), Axis("H, C"),
            (
                Line("scales", "H_of_scale", "H, n = {n}"),
                Line("scales", "C_of_scale", "C, n = {n}"),
                Line("trusted", "height", "too few patterns from here", quiet=True, dashed=True),
            ),
            title="Entropy and complexity against scale",
        ),
        entropy_plane.path_picture("H_of_scale", "C_of_scale", "scales", "scale"),
    ),
    sources=(
        Source(
            "M. Costa, A. L. Goldberger, C.-K. Peng", "Multiscale entropy analysis of complex "
            "physiologic time series", 2002, "Phys. Rev. Lett. 89, 068102",
            "10.1103/PhysRevLett.89.068102",
        ),
        Source(
            "S.-D. Wu, C.-W. Wu, S.-G. Lin, C.-C. Wang, K.-Y. Lee", "Time series analysis using "
            "composite multiscale entropy", 2013, "Entropy 15, 1069-1084",
        ),
    ),
    expects=(
        Expect("H_last", exact_walk(10), 2e-3, _WALK, data=random_walk,
               options={"n": 3, "scales": 10}),
        Expect("H_last", exact_walk(5), 2e-3, _WALK, data=random_walk,
               options={"n": 3, "scales": 5, "composite": True}),
        Expect("H_last", 1.0, 2e-4, "means of white noise are white noise", data=white_noise,
               options={"n": 3, "scales": 20}),
        Expect("H", 0.91572, 1.5e-3, "scale 1 is the plain entropy", data=random_walk),
    ),
    card=Card(
        formula=(
            r"y_j^{(s)} = \frac{1}{s} \sum_{i = (j-1) s + 1}^{j s} x_i",
            r"H(s) = H[y_j^{(s)}, \ldots, y_{j+n-1}^{(s)}]",
        ),
        range="H and C as for the permutation entropy, at each scale",
        unit="1, against samples",
        data="5 n! + n - 1 grains at the longest scale: 20 x 604 samples for n = 5, scale 20",
        lies=(
            "Long scales leave few grains and H reads low.",
            "Averaging is a poor low-pass filter: fast swings fold into slow ones.",
            "It is no sweep of delays: averaging removes noise, a delay does not.",
        ),
        source="Costa, Goldberger and Peng 2002; Wu et al. 2013",
    ),
)  # fmt: skip
