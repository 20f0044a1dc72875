"""Permutation entropy: how evenly a signal uses the orders that a few samples can come in.

H is the entropy of the ordinal patterns, 0 for a ramp and 1 for white noise; C, the statistical
complexity, is 0 for both and high in between, where there is structure.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from explorer.diagnostics import entropy_plane
from explorer.diagnostics.entropy_checks import EXPECTS
from explorer.diagnostics.entropy_options import BANDT, PECCARY, ROSSO, TAU, TIES, N
from explorer.diagnostics.entropy_reading import LISTENED, advised, remarks, timing, told, width
from explorer.model import (
    Axis,
    BadInput,
    Bars,
    Card,
    Diagnostic,
    Param,
    Picture,
    Reading,
    Reel,
    Series,
    Value,
)


def compute(
    samples: np.ndarray | Reel,
    n: int,
    tau: int,
    ties: str,
    correction: bool,
    band: bool,
    scheme: str,
    dt: float,
    seed: int,
    cancel: Any = None,
    iterated: bool = False,
) -> Reading:
    """H and C of a whole series; BadInput when it is too short for one pattern."""
    from explorer.numerics import ordinal

    if not isinstance(samples, np.ndarray):
        return in_blocks(samples, n, tau, ties, correction, dt, seed)
    try:
        x = ordinal.series(samples)
        delay = advised(x, n, iterated) if scheme == "always" and tau == 1 else tau
        counted = ordinal.counts(x, n, delay, ties, seed)
    except ValueError as error:
        raise BadInput(str(error)) from None
    widths = (
        width(x, n, delay, ties, counted.counts, seed, cancel) if band else (math.nan, math.nan)
    )
    notes = (
        *remarks(n, counted.windows, counted.tied, counted.dropped, ties, delay),
        *timing(x, n, delay, iterated),
    )
    return told(counted.counts, n, delay, dt, correction, widths, notes, counted.tied)


def in_blocks(
    reel: Reel, n: int, tau: int, ties: str, correction: bool, dt: float, seed: int
) -> Reading:
    """H and C of a series that is never held whole, without a band."""
    from explorer.numerics.windows import Sliding

    first = np.empty(0)
    try:
        counting = Sliding(n, tau, (n - 1) * tau + 1, max(1, reel.size), ties, seed)
        for block in reel.blocks():
            first = block[:LISTENED] if not first.size else first
            for _ in counting.feed(block):
                pass
    except ValueError as error:
        raise BadInput(str(error)) from None
    windows = int(counting.counts.sum())
    notes = (
        *remarks(n, windows, counting.tied, counting.dropped, ties, tau),
        *timing(first, n, tau),
        "Read block by block, so without a band: windowed_entropy has one for each window.",
    )
    nothing = (math.nan, math.nan)
    return told(counting.counts, n, tau, dt, correction, nothing, notes, counting.tied)


def stream(
    n: int,
    tau: int,
    window: int,
    ties: str,
    correction: bool,
    band: bool,
    scheme: str,
    dt: float,
    seed: int,
    iterated: bool = False,
) -> Any:
    """The live form: H and C of the last `window` patterns of a channel."""
    from explorer.diagnostics.entropy_stream import EntropyStream

    return EntropyStream(
        n, tau, window, ties, correction, band, "never" if iterated else scheme, dt, seed
    )


DIAGNOSTIC = Diagnostic(
    key="permutation_entropy",
    title="Permutation entropy",
    about="In what orders do a few samples come? H says how evenly the signal uses all orders "
    "(0: one only, 1: noise), C how much structure there is. Chaos lies high in the middle.",
    takes=Series,
    gives=Series,
    compute=compute,
    stream=stream,
    values=(
        Value(
            "H", "1", "entropy of the orders: 0 for a ramp, 1 for white noise", "H", "entropy",
            (0.0, 1.0),
        ),
        Value(
            "C", "1", "structure: 0 for a ramp and for noise, high for chaos", "C", "complexity",
            (0.0, 0.6),
        ),
        Value("patterns", "", "orders that occurred, out of n!", "K"),
        Value("missing", "", "orders that never occurred; chaos forbids some", label="missing"),
        Value(
            "missing_by_chance", "", "orders that so short a white noise would miss on average",
            label="by chance",
        ),
        Value("tied", "", "share of patterns with equal samples, whose order is a convention"),
        Value("span", "time", "time from the first to the last sample of a pattern"),
    ),
    params=(
        N,
        TAU,
        Param(
            "scheme", "live", choices=("live", "always", "never"),
            help="where tau is left at 1, take the one that lets a pattern span 0.4 of the "
            "signal's natural time: in the window, always, or never",
        ),
        Param(
            "window", 4096, 256, 65536, "patterns that the live reading looks back on", kind="int",
            scale="log", hard_min=2, hard_max=10_000_000,
        ),
        TIES,
        Param("correction", False, help="adds (K-1)/2M to the entropy: less bias in short series"),
        Param("band", True, help="uncertainty of H and C, by resampling"),
    ),
    sources=(BANDT, ROSSO, PECCARY),
    expects=EXPECTS,
    pictures=(
        entropy_plane.PLANE,
        Picture(
            "patterns", Axis("pattern, by its code"), Axis("share"),
            (Bars("pattern", "probabilities"),), title="How often each order occurred",
        ),
    ),
    card=Card(
        formula=(
            r"H = -\frac{1}{\ln n!}\sum_\pi p_\pi \ln p_\pi",
            r"C = Q_0 \, D_{JS}(p, u) \, H",
        ),
        range="H from 0 (one order only: a ramp, a constant) to 1 (all alike: white noise); C from "
        "0 at both ends to a border in between",
        unit="1",
        data="5 n! patterns or more (600 samples for n = 5), evenly sampled; tau so that a pattern "
        "spans 0.3 to 0.5 of the natural time, 1 for a map",
        lies=(
            "A pattern far shorter than the natural time makes everything look regular; far "
            "longer, chaos looks random.",
            "Few patterns: H reads low by about (n! - 1)/(2 M ln n!) for noise.",
            "Rounded data hold ties, whose order is a convention: two levels look complex.",
            "One delay settles nothing: look at H and C against the delay.",
        ),
        source="Bandt and Pompe 2002; Rosso et al. 2007",
    ),
    in_blocks=True,
)  # fmt: skip
