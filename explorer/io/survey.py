"""What is odd about a series, in sentences: gaps, constants, ties, too few samples."""

from __future__ import annotations

import numpy as np

FEWEST = 600  # samples that patterns of n = 5 take
LOOKED_AT = 1 << 22  # samples in which different values are counted


def sentences(name: str, values: np.ndarray) -> tuple[str, ...]:
    """What a reader should know about a series before believing a number."""
    x = np.asarray(values)
    finite = np.isfinite(x)
    there = int(finite.sum())
    if not there:
        return (f"{name}: no number in {x.size:,} samples; nothing can be measured.",)
    found = []
    if there < x.size:
        edges = np.diff(np.concatenate([[False], ~finite, [False]]).astype(np.int8))
        begins, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
        longest = int((ends - begins).max())
        gaps = "one gap" if begins.size == 1 else f"{begins.size:,} gaps"
        found.append(
            f"{name}: {x.size - there:,} of {x.size:,} samples are missing, in {gaps}, the longest "
            f"of {longest:,}; patterns over them are left out."
        )
    kinds = np.unique(x[finite][:LOOKED_AT]).size
    if kinds == 1:
        found.append(f"{name}: constant; every entropy is 0.")
    elif kinds == 2:
        found.append(f"{name}: two values only; orders within a pattern are a convention (ties).")
    if there < FEWEST:
        found.append(f"{name}: {there:,} samples are few; patterns of n = 5 need {FEWEST}.")
    return tuple(found)
