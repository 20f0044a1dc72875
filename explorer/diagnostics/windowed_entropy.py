"""Permutation entropy in windows that slide along a series: where it is ordered, where it is not.

Each window gives H and C with a band; together they draw two curves over time and a path through
the H-C plane. Data too long to hold are read block by block.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from explorer.diagnostics import entropy_plane
from explorer.diagnostics.entropy_options import BANDT, PECCARY, ROSSO, TAU, TIES, N, checked
from explorer.diagnostics.entropy_series import logistic_from, ramp, white_noise
from explorer.diagnostics.windowed_track import Track, WindowedStream
from explorer.model import (
    Axis,
    Band,
    Card,
    Diagnostic,
    Expect,
    Line,
    Param,
    Picture,
    Reading,
    Reel,
    Series,
    Source,
    Value,
)

EACH = 1 << 18  # samples between one reading and the next


def compute(
    samples: np.ndarray | Reel,
    n: int,
    tau: int,
    window: int,
    step: int,
    ties: str,
    band: bool,
    dt: float,
    seed: int,
    cancel: Any = None,
) -> Iterator[Reading]:
    """H and C of more and more windows, ending early when cancelled."""
    if isinstance(samples, np.ndarray):
        samples = checked(samples, n, tau)
    track = Track(n, tau, window, step, ties, band, dt, seed, samples.size)
    blocks = iter((samples,)) if isinstance(samples, np.ndarray) else samples.blocks()
    for block in blocks:
        for begin in range(0, block.size, EACH):
            whole = track.feed(block[begin : begin + EACH], cancel)
            yield track.read()
            if not whole:
                return


def stream(
    n: int, tau: int, window: int, step: int, ties: str, band: bool, dt: float, seed: int,
    whole: np.ndarray | None = None,
) -> Any:  # fmt: skip
    """The live form: windows of the run so far, or of a whole recording."""
    return WindowedStream(n, tau, window, step, ties, band, dt, seed, whole)


def ramp_then_noise() -> np.ndarray:
    """4000 samples that only grow, then 4000 of white noise."""
    return np.concatenate([np.arange(4000.0), white_noise()[:4000]])


DIAGNOSTIC = Diagnostic(
    key="windowed_entropy",
    title="Entropy along the series",
    about="H and C in windows that slide along a series, with the band of their uncertainty: when "
    "does it change from ordered to disordered, and is the change more than chance?",
    takes=Series,
    gives=Series,
    compute=compute,
    stream=stream,
    values=(
        Value("H", "1", "entropy of the whole series", "H", "entropy", (0.0, 1.0)),
        Value("C", "1", "complexity of the whole series", "C", "complexity", (0.0, 0.6)),
        Value("lowest", "1", "entropy of the most ordered window", range=(0.0, 1.0)),
        Value("highest", "1", "entropy of the least ordered window", range=(0.0, 1.0)),
        Value("at_lowest", "time", "middle of the most ordered window"),
        Value("at_highest", "time", "middle of the least ordered window"),
        Value("windows", "", "windows that were read"),
    ),
    params=(
        N,
        TAU,
        Param("window", 0, 0, 65536, "samples of a window; 0: what suits the length and n",
              unit="steps", kind="int", hard_min=0, hard_max=1_000_000_000),
        Param("step", 0, 0, 65536, "samples from one window to the next; 0: half a window",
              unit="steps", kind="int", hard_min=0, hard_max=1_000_000_000),
        TIES,
        Param("band", True, help="uncertainty of H and C in every window, by resampling"),
    ),
    pictures=(
        Picture(
            "over time", Axis("t", "time"), Axis("H, C"),
            (
                Band("t", "H_low", "H_high"),
                Band("t", "C_low", "C_high"),
                Line("t", "H_of_t", "H, n = {n}"),
                Line("t", "C_of_t", "C, n = {n}"),
            ),
            title="Entropy and complexity along the series",
        ),
        entropy_plane.path_picture("H_of_t", "C_of_t", "t", "t"),
    ),
    sources=(
        BANDT,
        ROSSO,
        Source(
            "Y. Cao, W. Tung, J. B. Gao, V. A. Protopopescu, L. M. Hively", "Detecting dynamical "
            "changes in time series using the permutation entropy", 2004, "Phys. Rev. E 70, 046217",
        ),
        PECCARY,
    ),
    expects=(
        Expect("H", 0.67992, 1e-3, "Rosso et al. 2007; ordpy 1.2.3 on 1e6 iterates",
               data=logistic_from, options={"band": False}),
        Expect("C", 0.39919, 1e-3, "Rosso et al. 2007; ordpy 1.2.3 on 1e6 iterates",
               data=logistic_from, options={"band": False}),
        Expect("highest", 0.0, 0.0, "exact: one pattern in every window", data=ramp),
        Expect("lowest", 0.0, 0.0, "exact: one pattern in the first windows",
               data=ramp_then_noise, options={"window": 2000}),
        Expect("highest", 0.99378, 3e-3, "bias (N - 1)/(2 M ln N) of 1996 patterns of noise",
               data=ramp_then_noise, options={"window": 2000}),
    ),
    card=Card(
        formula=(r"H(t) = -\frac{1}{\ln n!}\sum_\pi p_\pi(t) \ln p_\pi(t)",),
        range="0 (one order only) to 1 (all alike) in every window; C as in permutation entropy",
        unit="1",
        data="windows of 5 n! patterns or more, evenly sampled; shorter ones see faster changes "
        "but read lower",
        lies=(
            "Windows overlap, so neighbouring points are not independent.",
            "Two bands that miss each other once in twenty prove nothing.",
            "Samples that are missing leave a window with fewer patterns, and H reads lower.",
            "A slow trend makes every window look ordered.",
        ),
        source="Cao et al. 2004; Bandt and Pompe 2002",
    ),
    in_blocks=True,
)  # fmt: skip
