"""What pattern counts say: the reading of H and C with its band, and words about the data."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from explorer.diagnostics import entropy_plane
from explorer.model import Reading
from explorer.numerics import natural_time, plane

LISTENED = 1 << 17  # samples are enough to hear the rhythm of any series
PER_PATTERN = 5  # windows per possible pattern below which H reads too low to trust


def advised(x: np.ndarray, n: int, iterated: bool = False) -> int:
    """The delay of the sampling scheme, as far as the series is long enough for it."""
    tau = natural_time.advised_delay(natural_time.natural(x[:LISTENED]), n, iterated)
    return max(1, min(tau, (x.size - 1) // (4 * (n - 1))))


def width(
    x: np.ndarray, n: int, tau: int, ties: str, counts: np.ndarray, seed: int, cancel: Any = None
) -> tuple[float, float]:
    """Half widths of the bands of H and C: of noise where it looks like noise, else bootstrap.

    x   the series that gave the counts
    """
    from explorer.numerics import ordinal, resample

    windows = counts.sum()
    if windows < 2 or (counts > 0).sum() < 2:
        return (0.0, 0.0) if windows else (math.nan, math.nan)
    H = float(plane.entropy_complexity(counts)[0])
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
        arrays={
            "counts": counts,
            "probabilities": shares,
            "pattern": np.arange(cells),
            **entropy_plane.at(n, values["H"], values["C"], widths),
        },
        uncertainty=known,
        notes=notes,
        settings={"n": n, "tau": tau, "windows": windows},
        provisional=provisional or windows < fewest(n),
        words=entropy_plane.words(f"τ = {tau}"),
    )


def fewest(n: int) -> int:
    """Windows below which a reading is provisional."""
    return PER_PATTERN * math.factorial(n)


def remarks(
    n: int, windows: int, tied: int, dropped: int, ties: str, tau: int = 1
) -> tuple[str, ...]:
    """What a reader should know about the data before believing H and C."""
    notes = []
    if windows == 0:
        notes.append("No pattern is left: H and C are undefined.")
    elif windows < fewest(n):
        length = fewest(n) + (n - 1) * tau
        notes.append(
            f"{windows} patterns are few for n = {n}: H reads low below {fewest(n)}, "
            f"from {length} samples."
        )
    if tied > 0.01 * (windows + dropped):
        share = 100.0 * tied / (windows + dropped)
        notes.append(f"{share:.3g} % of the patterns hold equal samples (ties: {ties}).")
    broken = dropped - (tied if ties == "drop" else 0)
    if broken > 0:
        notes.append(f"{broken} patterns hold samples that are not finite and were left out.")
    return tuple(notes)


def timing(x: np.ndarray, n: int, tau: int, iterated: bool = False) -> tuple[str, ...]:
    """A word when the patterns are far shorter or longer than the signal's own rhythm."""
    natural = natural_time.natural(x[:LISTENED])
    best = natural_time.advised_delay(natural, n, iterated)
    share = tau * (n - 1) / natural
    if not math.isfinite(share) or best == tau or 0.3 <= share <= 0.5:
        return ()
    effect = "regular" if share < 0.3 else "random"
    return (
        f"A pattern spans {share:.2g} of the natural time, so the signal looks more {effect} than "
        f"it is; tau = {best} would suit it.",
    )
