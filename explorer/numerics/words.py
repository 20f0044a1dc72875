"""Symbol strings: their components, and how often each word occurs in them."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def components(symbols):
    """Components in the exhaustive history of a string of 0 and 1, (n,) uint8: Lempel and Ziv 1976.

    A component ends with the first symbol that makes it a word not seen before. The automaton of
    all words seen so far grows by one symbol per step, so the whole takes a time that grows with n.

    source  A. Lempel, J. Ziv 1976, IEEE Trans. Inf. Theory 22, 75-81
    """
    n = symbols.size
    follow = np.full((2 * n + 2, 2), -1, np.int32)
    link = np.full(2 * n + 2, -1, np.int32)
    longest = np.zeros(2 * n + 2, np.int32)
    size, last = 1, 0  # states; the one of the whole string so far
    at, length, found = 0, 0, 0  # where the present word stands, how long it is
    for i in range(n):
        c = symbols[i]
        if follow[at, c] >= 0:
            at, length = follow[at, c], length + 1
        else:
            found += 1
            at, length = 0, 0
        # the string grows by c
        new, size = size, size + 1
        longest[new] = longest[last] + 1
        p = last
        while p >= 0 and follow[p, c] < 0:
            follow[p, c] = new
            p = link[p]
        if p < 0:
            link[new] = 0
        else:
            q = follow[p, c]
            if longest[q] == longest[p] + 1:
                link[new] = q
            else:
                copy, size = size, size + 1
                longest[copy] = longest[p] + 1
                follow[copy] = follow[q]
                link[copy] = link[q]
                while p >= 0 and follow[p, c] == q:
                    follow[p, c] = copy
                    p = link[p]
                link[q] = link[new] = copy
                if at == q and length <= longest[copy]:
                    at = copy
        last = new
    return found + (length > 0)


@njit(cache=True, nogil=True)
def word_counts(symbols, letters, k):
    """(letters^k,) how often each word of k symbols occurs; symbols (n,) from 0 to letters - 1."""
    cells = 1
    for _ in range(k):
        cells *= letters
    counts = np.zeros(cells, np.int64)
    code = 0
    for i in range(symbols.size):
        code = (code * letters + symbols[i]) % cells
        if i >= k - 1:
            counts[code] += 1
    return counts


def shannon(counts):
    """-sum p ln p [nat] of counts."""
    held = counts[counts > 0]
    total = held.sum()
    if total == 0:
        return float("nan")
    p = held / total
    return float(-(p * np.log(p)).sum()) + 0.0  # never -0
