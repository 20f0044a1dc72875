"""Permutation entropy: how evenly a signal uses the orders that a few samples can come in.

H is the entropy of the ordinal patterns, 0 for a ramp and 1 for white noise; C, the statistical
complexity, is 0 for both and high in between, where there is structure.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from explorer.diagnostics.entropy_checks import EXPECTS
from explorer.model import BadInput, Diagnostic, Param, Reading, Series, Source, Value
from explorer.numerics import natural_time, plane

LISTENED = 1 << 17  # samples are enough to hear the rhythm of any series


def compute(
    samples: np.ndarray,
    n: int,
    tau: int,
    ties: str,
    correction: bool,
    band: bool,
    scheme: str,
    dt: float,
    seed: int,
    cancel: Any = None,
) -> Reading:
    """H and C of a whole series; BadInput when it is too short for one pattern."""
    from explorer.numerics import ordinal

    try:
        x = ordinal.series(samples)
        delay = advised(x, n) if scheme == "always" and tau == 1 else tau
        counted = ordinal.counts(x, n, delay, ties, seed)
    except ValueError as error:
        raise BadInput(str(error)) from None
    widths = width(x, n, delay, ties, counted, seed, cancel) if band else (math.nan, math.nan)
    notes = (
        *remarks(n, counted.windows, counted.tied, counted.dropped, ties),
        *timing(x, n, delay),
    )
    return told(counted.counts, n, delay, dt, correction, widths, notes, counted.tied)


def advised(x: np.ndarray, n: int) -> int:
    """The delay of the sampling scheme, as far as the series is long enough for it."""
    natural = natural_time.by_extremes(x[:LISTENED])
    return max(1, min(natural_time.advised_delay(natural, n), (x.size - 1) // (4 * (n - 1))))


def width(
    x: np.ndarray, n: int, tau: int, ties: str, counted: Any, seed: int, cancel: Any
) -> tuple[float, float]:
    """Half widths of the bands of H and C: of noise where it looks like noise, else bootstrap."""
    from explorer.numerics import ordinal, resample

    if counted.windows < 2 or (counted.counts > 0).sum() < 2:
        return (0.0, 0.0) if counted.windows else (math.nan, math.nan)
    H = float(plane.entropy_complexity(counted.counts)[0])
    found = resample.shuffled(x, n, tau, H, ties, seed, cancel)
    if found is None:
        codes, _ = ordinal.codes(x, n, tau, ties, seed)
        block = max(n * tau, resample.decorrelation(x))
        found = resample.half_widths(codes[codes >= 0], n, block, seed, cancel)
    return float(found[0]), float(found[1])


def told(
    counts: np.ndarray,
    n: int,
    tau: int,
    dt: float,
    correction: bool,
    widths: tuple[float, float],
    notes: tuple[str, ...],
    tied: int,
    provisional: bool = False,
    point: tuple[float, float] | None = None,
) -> Reading:
    """The reading that belongs to pattern counts; `point` is (H, C) where already known."""
    windows = int(counts.sum())
    if point is None or correction:
        point = plane.entropy_complexity(counts, correction)
    seen = int((counts > 0).sum())
    cells = counts.size
    values = {
        "H": float(point[0]),
        "C": float(point[1]),
        "patterns": float(seen),
        "missing": float(cells - seen),
        "missing_by_chance": cells * (1.0 - 1.0 / cells) ** windows,
        "tied": tied / windows if windows else math.nan,
        "span": tau * (n - 1) * abs(dt),
    }
    shares = counts / windows if windows else np.full(cells, math.nan)
    known = {name: w for name, w in zip("HC", widths, strict=True) if math.isfinite(w)}
    return Reading(
        values=values,
        arrays={"counts": counts, "probabilities": shares},
        uncertainty=known,
        notes=notes,
        settings={"n": n, "tau": tau, "windows": windows},
        provisional=provisional,
    )


def remarks(n: int, windows: int, tied: int, dropped: int, ties: str) -> tuple[str, ...]:
    """What a reader should know about the data before believing H and C."""
    notes = []
    fewest = 5 * math.factorial(n)
    if windows == 0:
        notes.append("No pattern is left: H and C are undefined.")
    elif windows < fewest:
        notes.append(f"{windows} patterns are few for n = {n}: H reads low below {fewest}.")
    if tied > 0.01 * (windows + dropped):
        share = 100.0 * tied / (windows + dropped)
        notes.append(f"{share:.3g} % of the patterns hold equal samples (ties: {ties}).")
    broken = dropped - (tied if ties == "drop" else 0)
    if broken > 0:
        notes.append(f"{broken} patterns hold samples that are not finite and were left out.")
    return tuple(notes)


def timing(x: np.ndarray, n: int, tau: int) -> tuple[str, ...]:
    """A word when the patterns are far shorter or longer than the signal's own rhythm."""
    natural = natural_time.by_extremes(x[:LISTENED])
    best = natural_time.advised_delay(natural, n)
    share = tau * (n - 1) / natural
    if not math.isfinite(share) or best == tau or 0.3 <= share <= 0.5:
        return ()
    effect = "regular" if share < 0.3 else "random"
    return (
        f"A pattern spans {share:.2g} of the natural time, so the signal looks more {effect} than "
        f"it is; tau = {best} would suit it.",
    )


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
) -> Any:
    """The live form: H and C of the last `window` patterns of a channel."""
    from explorer.diagnostics.entropy_stream import EntropyStream

    return EntropyStream(n, tau, window, ties, correction, band, scheme, dt, seed)


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
        Param(
            "n", 5, 3, 7, "samples per pattern: n! orders; needs 5 n! patterns or more", tex="n",
            kind="int", hard_min=3, hard_max=7,
        ),
        Param(
            "tau", 1, 1, 500, "samples from one of a pattern to the next", tex=r"\tau",
            unit="steps", kind="int", scale="log", hard_min=1, hard_max=10_000_000,
        ),
        Param(
            "scheme", "live", choices=("live", "always", "never"),
            help="where tau is left at 1, take the one that lets a pattern span 0.4 of the "
            "signal's natural time: in the window, always, or never",
        ),
        Param(
            "window", 4096, 256, 65536, "patterns that the live reading looks back on", kind="int",
            scale="log", hard_min=2, hard_max=10_000_000,
        ),
        Param(
            "ties", "stable", choices=("stable", "noise", "drop"),
            help="of equal samples: the earlier is smaller; a coin decides; or leave them out",
        ),
        Param("correction", False, help="adds (K-1)/2M to the entropy: less bias in short series"),
        Param("band", True, help="uncertainty of H and C, by resampling"),
    ),
    sources=(
        Source(
            "C. Bandt, B. Pompe",
            "Permutation entropy: a natural complexity measure for time series", 2002,
            "Phys. Rev. Lett. 88, 174102", "10.1103/PhysRevLett.88.174102",
        ),
        Source(
            "O. A. Rosso, H. A. Larrondo, M. T. Martin, A. Plastino, M. A. Fuentes",
            "Distinguishing noise from chaos", 2007, "Phys. Rev. Lett. 99, 154102",
            "10.1103/PhysRevLett.99.154102",
        ),
        Source(
            "S. Hyman, J. Daniel, D. Schaffner", "PECCARY: permutation entropy and statistical "
            "complexity analysis", 2025, "ApJ 987, 195",
        ),
    ),
    expects=EXPECTS,
)  # fmt: skip
