"""Permutation entropy of the last W windows of a series that goes on: O(1) per sample.

Both sums behind H and C are sums over the counts, so a table of their terms for c = 0 .. W turns
one code entering and one leaving into four look-ups: no logarithm, no allocation.
"""

from math import factorial

import numpy as np
from numba import njit

from explorer.numerics import ordinal
from explorer.numerics.plane import entropy_complexity, normalised

EXACT_EVERY = 1 << 20  # windows between recomputations of the sums; their drift stays below 1e-10


class Ring:
    """The last W ordinal patterns of a series, fed in pieces of any length.

    n, tau, ties, seed   as in `ordinal.counts`;  window  W, patterns kept
    counts               (n!,) int64 of the patterns kept
    seen, tied, dropped  windows since the last clearing: all, with equal samples, left out
    """

    def __init__(self, n=5, tau=1, window=4096, ties="stable", seed=0):
        ordinal.needed((n - 1) * tau + 1, n, tau)
        if window < 2:
            raise ValueError(f"window = {window}: keep 2 patterns or more")
        self.n, self.tau, self.window, self.ties, self.seed = n, tau, int(window), ties, seed
        self.counts = np.zeros(factorial(n), dtype=np.int64)
        self._codes = np.zeros(self.window, dtype=np.int64)
        self._terms = _terms(self.window, factorial(n))
        self._place = np.zeros(2, dtype=np.int64)  # next place in the ring, how many are filled
        self._sums = np.zeros(2)
        self._first = 0  # index, since the beginning, of the first sample of the tail
        self.clear()

    def clear(self):
        """Forget everything: what comes next does not join what came before."""
        self._first += getattr(self, "_tail", np.empty(0)).size
        self._tail = np.empty(0)
        self.counts[:] = 0
        self._place[:] = 0
        self._exact_in = EXACT_EVERY
        self.seen = self.tied = self.dropped = 0

    def feed(self, x):
        """Take the samples x (k,) that follow those fed before."""
        x = np.concatenate([self._tail, ordinal.series(x)])
        reach = (self.n - 1) * self.tau
        if x.size > reach:
            code, tied = ordinal.codes(x, self.n, self.tau, self.ties, self.seed, self._first)
            self._turn(code)
            self.seen += code.size
            self.tied += tied
        kept = min(x.size, reach)
        self._first += x.size - kept
        self._tail = x[x.size - kept :].copy()

    def _turn(self, code):
        for begin in range(0, code.size, EXACT_EVERY):
            part = code[begin : begin + EXACT_EVERY]
            if self._exact_in < part.size:
                self._sums[:] = self._terms[:, self.counts].sum(axis=1)
                self._exact_in = EXACT_EVERY
            self._exact_in -= part.size
            self.dropped += _turn(
                part, self._codes, self.counts, self._terms, self._place, self._sums
            )

    @property
    def filled(self):
        """Patterns in the ring."""
        return int(self._place[1])

    @property
    def provisional(self):
        """Whether fewer than W patterns have come yet."""
        return self.filled < self.window

    @property
    def kept(self):
        """The codes in the ring, oldest first."""
        place, filled = self._place
        return np.roll(self._codes, -place) if filled == self.window else self._codes[:filled]

    def entropy_complexity(self, miller_madow=False):
        """H and C of the patterns in the ring; NaN when it is empty."""
        if self.provisional or miller_madow:
            return entropy_complexity(self.counts, miller_madow)
        return normalised(self._sums[0], self._sums[1], self.counts.size)


def _terms(window, cells):
    """(2, W+1): what a cell that holds c of W windows adds to S[p], and to S[(p+u)/2]."""
    p = np.arange(window + 1) / window
    q = (p + 1.0 / cells) / 2.0
    return np.stack([-p * np.log(np.where(p == 0.0, 1.0, p)), -q * np.log(q)])


@njit(nogil=True, cache=True)
def _turn(codes, ring, counts, terms, place, sums):
    """Let codes enter the ring, the oldest leave; returns how many were -1 and did not enter."""
    at, filled = place[0], place[1]
    entropy, mixed = sums[0], sums[1]
    window = ring.size
    dropped = 0
    for code in codes:
        if code < 0:
            dropped += 1
            continue
        if filled == window:
            gone = ring[at]
            m = counts[gone]
            entropy += terms[0, m - 1] - terms[0, m]
            mixed += terms[1, m - 1] - terms[1, m]
            counts[gone] = m - 1
        m = counts[code]
        counts[code] = m + 1
        ring[at] = code
        at = at + 1 if at + 1 < window else 0
        if filled == window:
            entropy += terms[0, m + 1] - terms[0, m]
            mixed += terms[1, m + 1] - terms[1, m]
        else:
            filled += 1
            if filled == window:
                entropy = 0.0
                mixed = 0.0
                for c in counts:
                    entropy += terms[0, c]
                    mixed += terms[1, c]
    place[0], place[1] = at, filled
    sums[0], sums[1] = entropy, mixed
    return dropped
