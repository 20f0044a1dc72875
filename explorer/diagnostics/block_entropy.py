"""Block entropies: what one more symbol adds to what the symbols before it told."""

from __future__ import annotations

import math

import numpy as np

from explorer.diagnostics.entropy_series import logistic_from
from explorer.diagnostics.signal import finite, high
from explorer.model import (
    Axis,
    BadInput,
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

FEW = 10  # samples per possible word, below which a block is too long


def compute(samples: np.ndarray, longest: int, partition: str, at: float, letters: int) -> Reading:
    """H_k of words of k symbols and h_k = H_(k+1) - H_k, of a series (n,) cut into levels."""
    from explorer.numerics import words

    x = finite("block_entropy", samples, 16)
    symbols, used = cut(x, partition, at, letters)
    H = [0.0] + [words.shannon(words.word_counts(symbols, used, k + 1)) for k in range(longest + 1)]
    h = np.diff(H)
    safe = [k for k in range(longest + 1) if x.size >= FEW * used ** (k + 1)]
    k = np.arange(longest + 1)
    notes = ()
    if len(safe) < longest + 1:
        notes = (f"Words longer than {len(safe)} have too few samples and read low.",)
    return Reading(
        values={"h": float(h[safe[-1]]) if safe else math.nan, "H_1": float(H[1])},
        arrays={"k": k.astype(float), "h_k": h, "H_k": np.array(H[1:]), "length": k + 1.0},
        notes=notes,
        units={"h_k": "nat/symbol", "H_k": "nat"},
        settings={"symbols": used, "safe": len(safe)},
        provisional=len(safe) < 2,
    )


def cut(x: np.ndarray, partition: str, at: float, letters: int) -> tuple[np.ndarray, int]:
    """Symbols (n,) and how many different ones there are."""
    if partition == "value":
        return (x > at).astype(np.int64), 2
    if letters < 2:
        raise BadInput(f"letters = {letters}: give 2 or more")
    edges = np.quantile(x, np.linspace(0, 1, letters + 1)[1:-1])
    if letters == 2:
        return high(x, float(edges[0])).astype(np.int64), 2
    return np.searchsorted(edges, x, side="left").astype(np.int64), letters


DIAGNOSTIC = Diagnostic(
    key="block_entropy",
    title="Block entropies",
    about="The signal as a string of symbols. h_k is how uncertain the next symbol is when k "
    "before it are known; where it settles is the entropy rate, and how fast shows the memory.",
    takes=Series,
    gives=Series,
    compute=compute,
    values=(
        Value("h", "nat/symbol", "uncertainty of the next symbol after the longest safe block",
              "h", "entropy rate"),
        Value("H_1", "nat", "entropy of single symbols", "H_1"),
    ),
    params=(
        Param("longest", 8, 1, 14, "symbols of the longest block", kind="int", hard_min=1,
              hard_max=20),
        Param("partition", "quantiles", choices=("quantiles", "value"),
              help="levels that hold equally many samples, or one cut at a value"),
        Param("at", 0.5, -1.0, 1.0, "where the one cut lies"),
        Param("letters", 2, 2, 4, "levels, where they hold equally many", kind="int", hard_min=2,
              hard_max=8),
    ),
    pictures=(
        Picture("rate", Axis("symbols known, k"), Axis("uncertainty of the next", "nat/symbol"),
                (Line("k", "h_k"),)),
        Picture("blocks", Axis("symbols, k"), Axis("entropy of blocks", "nat"),
                (Line("length", "H_k"),)),
    ),
    sources=(
        Source("C. E. Shannon", "A mathematical theory of communication", 1948,
               "Bell Syst. Tech. J. 27, 379-423"),
    ),
    expects=(
        Expect("h_k", (math.log(2),) * 7, 1e-3, "logistic map cut at 1/2: tosses of a coin",
               data=logistic_from, options={"partition": "value", "longest": 6}),
        Expect("h", math.log(2), 1e-3, "its Lyapunov exponent, ln 2", data=logistic_from,
               options={"partition": "value", "longest": 6}),
    ),
    card=Card(
        formula=(r"H_k = -\sum_w p_w \ln p_w", r"h_k = H_{k+1} - H_k"),
        range="0 (the past tells all) to ln of the number of symbols (it tells nothing)",
        unit="nat per symbol",
        data="ten samples for each word that could occur, a^k of them",
        lies=(
            "Long blocks with few samples read too low: the curve bends down.",
            "A partition that is not generating hides some of the chaos.",
        ),
        source="Shannon 1948",
    ),
)  # fmt: skip
