"""Ordinal patterns by name: the ranks behind a code, the lexicographic order, how to spell one."""

from functools import lru_cache
from math import factorial

import numpy as np


@lru_cache(maxsize=8)
def ranks(n):
    """(n!, n) int64: rank of each sample of a window, in time order, for every code; read-only."""
    code = np.arange(factorial(n))
    found = np.empty((code.size, n), dtype=np.int64)
    left = np.tile(np.arange(n), (code.size, 1))  # ranks not given yet, ascending
    for j in range(n - 1, -1, -1):
        larger = (code // factorial(j)) % (j + 1)  # how many earlier samples are larger
        place = (j - larger)[:, None]
        found[:, j] = np.take_along_axis(left, place, axis=1)[:, 0]
        keep = np.arange(j + 1) != place
        left = left[keep].reshape(code.size, j)
    found.flags.writeable = False
    return found


@lru_cache(maxsize=8)
def lexicographic(n):
    """(n!,) codes in lexicographic order of the places that sort the window; read-only."""
    places = np.argsort(ranks(n), axis=1)
    order = np.lexsort(places.T[::-1])
    order.flags.writeable = False
    return order


def spelt(code, n):
    """The pattern as a word, the ranks of its samples in time: "132" is up, then half down."""
    return "".join(str(rank + 1) for rank in ranks(n)[code])


def fisher(p, n):
    """Fisher information of a pattern distribution over its lexicographic order, 0 to 1.

    p        (n!,) shares by code
    source   F. Olivares, A. Plastino and O. A. Rosso 2012, Physica A 391, 2518-2526
    """
    root = np.sqrt(np.asarray(p, dtype=np.float64)[lexicographic(n)])
    at_an_end = root[0] == 1.0 or root[-1] == 1.0
    return float((1.0 if at_an_end else 0.5) * np.sum(np.diff(root) ** 2))


def first_seen(codes, n):
    """(n!,) window at which each pattern first occurred, or -1 for those that never did."""
    found = np.full(factorial(n) + 1, -1, dtype=np.int64)
    found[codes[::-1]] = np.arange(codes.size - 1, -1, -1)  # of repeated places the last wins
    return found[:-1]  # what was left out, code -1, fell on the last
