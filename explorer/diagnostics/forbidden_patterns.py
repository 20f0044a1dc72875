"""Forbidden patterns: orders that a series never shows, against those noise would miss by chance.

A deterministic map forbids some orders for ever; noise misses some only while the series is short.
"""

from __future__ import annotations

import math

import numpy as np

from explorer.diagnostics.entropy_options import TAU, TIES, N, checked
from explorer.diagnostics.entropy_reading import fewest, remarks
from explorer.diagnostics.entropy_series import logistic_from, white_noise
from explorer.model import (
    Axis,
    Bars,
    Card,
    Diagnostic,
    Expect,
    Line,
    Picture,
    Reading,
    Series,
    Source,
    Value,
)

POINTS = 120  # lengths along the curve
SPELT = 60  # forbidden patterns that are written out


def compute(samples: np.ndarray, n: int, tau: int, ties: str, seed: int) -> Reading:
    """Patterns seen, missing and missing by chance, and how the missing ones dwindle."""
    from explorer.numerics import orders, ordinal

    x = checked(samples, n, tau)
    codes, tied = ordinal.codes(x, n, tau, ties, seed)
    kept = codes[codes >= 0]
    first = orders.first_seen(kept, n)
    cells, windows = first.size, kept.size
    missing = int((first < 0).sum())
    chance = by_chance(cells, windows)
    lengths = np.unique(np.rint(np.geomspace(1, max(windows, 1), POINTS)).astype(np.int64))
    seen = np.searchsorted(np.sort(first[first >= 0]), lengths)
    forbidden = np.flatnonzero(first < 0)
    counts = np.bincount(kept, minlength=cells)
    return Reading(
        values={
            "patterns": float(cells - missing),
            "missing": float(missing),
            "missing_by_chance": float(chance) if windows else math.nan,
            "share": missing / cells,
        },
        arrays={
            "lengths": lengths,
            "missing_at": (cells - seen).astype(np.float64),
            "chance_at": by_chance(cells, lengths),
            "forbidden": forbidden,
            "ranked": np.arange(1, cells + 1),
            "shares": np.sort(counts)[::-1] / max(windows, 1),
        },
        notes=_notes(n, tau, windows, tied, codes.size - windows, ties, missing, chance),
        settings={"n": n, "tau": tau, "windows": windows},
        provisional=windows < fewest(n),
        words={"forbidden": tuple(orders.spelt(code, n) for code in forbidden[:SPELT])},
    )


def by_chance(cells: int, windows: np.ndarray | int) -> np.ndarray:
    """How many of so many patterns white noise misses on average, N (1 - 1/N)^M."""
    return cells * np.exp(np.asarray(windows) * math.log1p(-1.0 / cells))


def _notes(
    n: int, tau: int, windows: int, tied: int, dropped: int, ties: str, missing: int, chance: float
) -> tuple[str, ...]:
    notes = [*remarks(n, windows, tied, dropped, ties, tau)]
    if windows and missing and chance < 0.05:
        notes.append("Noise of this length would show every pattern: these look forbidden.")
    elif windows and missing:
        cells = math.factorial(n)
        enough = math.ceil(math.log(0.05 / cells) / math.log1p(-1.0 / cells)) + (n - 1) * tau
        notes.append(f"Some may be missing by chance; {enough} samples would tell.")
    return tuple(notes)


_MAP = {"data": logistic_from}
_AMIGO = "Amigo, Kocarev and Szczepanski 2006; counted on 1e6 iterates"

DIAGNOSTIC = Diagnostic(
    key="forbidden_patterns",
    title="Forbidden patterns",
    about="Which orders of n samples never occur? Chaos forbids some for ever; noise misses some "
    "only while the series is short, and the expected number says how many.",
    takes=Series,
    gives=Series,
    compute=compute,
    values=(
        Value("patterns", "", "orders that occurred, out of n!", "K"),
        Value("missing", "", "orders that never occurred", "n! - K"),
        Value("missing_by_chance", "", "orders that white noise of this length would miss",
              label="by chance"),
        Value("share", "1", "missing orders over n!", range=(0.0, 1.0)),
    ),
    params=(N, TAU, TIES),
    pictures=(
        Picture(
            "against length", Axis("patterns looked at", log=True), Axis("orders missing"),
            (
                Line("lengths", "missing_at", "missing"),
                Line("lengths", "chance_at", "white noise, expected", quiet=True, dashed=True),
            ),
            title="Missing orders against the length of the series, n = {n}",
        ),
        Picture(
            "shares", Axis("rank"), Axis("share"), (Bars("ranked", "shares"),),
            title="Shares of the orders, most frequent first",
        ),
    ),
    sources=(
        Source(
            "J. M. Amigo, L. Kocarev, J. Szczepanski", "Order patterns and chaos", 2006,
            "Phys. Lett. A 355, 27-31",
        ),
        Source(
            "J. M. Amigo, S. Zambrano, M. A. F. Sanjuan", "True and false forbidden patterns in "
            "deterministic and random dynamics", 2007, "EPL 79, 50001",
        ),
    ),
    expects=(
        Expect("patterns", 5, 0, "the decreasing triple never occurs", options={"n": 3}, **_MAP),
        Expect("forbidden", (5,), 0, "the decreasing triple never occurs", options={"n": 3},
               **_MAP),
        Expect("patterns", 12, 0, _AMIGO, options={"n": 4}, **_MAP),
        Expect("missing", 12, 0, _AMIGO, options={"n": 4}, **_MAP),
        Expect("missing", 0, 0, "noise forbids nothing", data=white_noise, options={"n": 6}),
    ),
    card=Card(
        formula=(r"n! - K", r"E[n! - K] = n! \, (1 - 1/n!)^M"),
        range="0 to n! - 1; far above the number by chance is a sign of determinism",
        unit="orders",
        data="M of several n! windows: until the number by chance is far below 1",
        lies=(
            "A short series misses patterns by chance.",
            "A little noise on the data fills forbidden patterns in.",
            "Slow, smooth signals miss orders because patterns are short, not because of chaos.",
        ),
        source="Amigo, Kocarev and Szczepanski 2006",
    ),
)  # fmt: skip
