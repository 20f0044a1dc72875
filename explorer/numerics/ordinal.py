"""Ordinal patterns of a series: codes without sorting, counts, and a ring that keeps both current.

A window of n samples, tau apart, has r_j = #{k < j : x_k > x_j} for j = 1 .. n-1, and the code
sum_j r_j j!, one of n!; of equal samples the earlier one counts as the smaller.
source  C. Bandt and B. Pompe 2002, Phys. Rev. Lett. 88, 174102
"""

from math import factorial
from typing import NamedTuple

import numpy as np
from numba import njit

from explorer.numerics.noise import drawn, stream
from explorer.numerics.plane import DIMENSIONS, entropy_complexity

__all__ = ["DIMENSIONS", "TIES", "Counts", "codes", "counts", "entropy_complexity"]

TIES = ("stable", "noise", "drop")
BLOCK = 4096  # windows at a time: samples and codes stay in the processor's cache


class Counts(NamedTuple):
    """How often each pattern occurred.

    counts   (n!,) int64
    windows  how many were counted;  tied  with equal samples, counted or not
    dropped  left out: a sample in them was not finite, or they were tied under "drop"
    """

    counts: np.ndarray
    windows: int
    tied: int
    dropped: int


def counts(x, n=5, tau=1, ties="stable", seed=0):
    """Pattern counts of a whole series, as Counts.

    x       (L,) real;  n  3 to 7;  tau  samples between those of a window
    ties    "stable": the earlier of equal samples is smaller; "noise": a seeded coin decides;
            "drop": windows with equal samples are left out
    raises  ValueError when x is too short for one window, or anything is out of range
    """
    x = series(x)
    needed(x.size, n, tau)
    windows = x.size - (n - 1) * tau
    table = np.zeros((4, factorial(n)), dtype=np.int64)
    block = np.empty(min(BLOCK, windows), dtype=np.int64)
    tied = dropped = 0
    for begin in range(0, windows, BLOCK):
        c = block[: windows - begin]
        here = _encode(x[begin : begin + c.size + (n - 1) * tau], n, tau, ties, seed, begin, c)
        _tally(c, here[1] == 0, table)
        tied, dropped = tied + here[0], dropped + here[1]
    total = table.sum(axis=0)
    return Counts(total, windows - dropped, tied, dropped)


def codes(x, n=5, tau=1, ties="stable", seed=0, first=0):
    """Code of every window, (L - (n-1) tau,) int64, -1 for those left out; how many are tied.

    first   index of x[0] in a longer series: what the coin of "noise" is tossed with
    """
    x = series(x)
    needed(x.size, n, tau)
    out = np.empty(x.size - (n - 1) * tau, dtype=np.int64)
    tied, _ = _encode(x, n, tau, ties, seed, first, out)
    return out, tied


def _encode(x, n, tau, ties, seed, first, out):
    """Fill out with the code of every window of x; returns how many are tied, and left out."""
    # chosen here and not in a compiled function: only the n in use is ever compiled
    _CODES[n](x, tau, out)
    if not _is_odd(x, n, tau):
        return 0, 0
    return _mend(x, n, tau, TIES.index(ties), seed, first, out)


def series(x):
    """The samples as a contiguous float64 vector, or ValueError saying what it should be."""
    x = np.asarray(x)
    if x.ndim != 1:
        raise ValueError(f"an ordinal pattern needs one series (L,), got shape {x.shape}")
    if x.dtype.kind not in "fiub":
        raise ValueError(f"an ordinal pattern needs real numbers, got {x.dtype}")
    # writeable too: numba compiles anew for a read-only array, so a copy is cheaper
    return np.require(x, np.float64, ["C", "W"])


def needed(length, n, tau):
    """Raise ValueError unless `length` samples hold at least one window."""
    if n not in DIMENSIONS:
        raise ValueError(f"n = {n}: choose 3 to 7 samples per pattern")
    if tau < 1 or tau != int(tau):
        raise ValueError(f"tau = {tau}: give a whole number of samples, 1 or more")
    if length <= (n - 1) * tau:
        raise ValueError(
            f"{length} samples are too few for n = {n}, tau = {tau}: "
            f"at least {(n - 1) * tau + 1} are needed"
        )


@njit(nogil=True, cache=True)
def _tally(c, whole, table):
    """Count codes into four tables in turn, so that equal neighbours do not wait for each other."""
    i = 0
    if whole:
        while i + 4 <= c.size:
            table[0, np.uint64(c[i])] += 1
            table[1, np.uint64(c[i + 1])] += 1
            table[2, np.uint64(c[i + 2])] += 1
            table[3, np.uint64(c[i + 3])] += 1
            i += 4
    while i < c.size:
        if c[i] >= 0:
            table[0, c[i]] += 1
        i += 1


@njit(nogil=True, cache=True)
def _is_odd(x, n, tau):
    """Whether a sample is not finite, or two within a window's reach are equal."""
    odd = 0
    for i in range(x.size):
        odd += x[i] - x[i] != 0.0
    for lag in range(tau, n * tau, tau):
        late = x[lag:]
        for i in range(late.size):
            odd += x[i] == late[i]
    return odd > 0


@njit(nogil=True, cache=True)
def _mend(x, n, tau, ties, seed, first, c):
    """Treat tied windows as `ties` says and mark broken ones -1; returns how many of each."""
    tied = 0
    dropped = 0
    key = stream(seed, 0)
    for i in range(c.size):
        if _is_broken(x, i, n, tau):
            c[i] = -1
            dropped += 1
        elif _is_tied(x, i, n, tau):
            tied += 1
            if ties == 1:
                c[i] = _tossed(x, i, n, tau, key, first)
            elif ties == 2:
                c[i] = -1
                dropped += 1
    return tied, dropped


@njit(nogil=True, cache=True)
def _is_broken(x, i, n, tau):
    broken = False
    for j in range(n):
        broken |= not np.isfinite(x[i + j * tau])
    return broken


@njit(nogil=True, cache=True)
def _is_tied(x, i, n, tau):
    tied = False
    for j in range(1, n):
        for k in range(j):
            tied |= x[i + j * tau] == x[i + k * tau]
    return tied


@njit(nogil=True, cache=True)
def _tossed(x, i, n, tau, key, first):
    """Code of a window whose equal samples are ordered by a number that belongs to each sample.

    The same as adding jitter far below the smallest gap, without rounding.
    """
    code = 0
    weight = 1
    for j in range(1, n):
        weight *= j
        late = i + j * tau
        for k in range(j):
            early = i + k * tau
            if x[early] == x[late]:
                code += weight * (drawn(key, first + early, 0) > drawn(key, first + late, 0))
            else:
                code += weight * (x[early] > x[late])
    return code


# The codes of 3 to 7 samples, each from the one before: LLVM inlines and vectorises them whole.
# 64-bit sums, because a comparison of doubles gives a 64-bit mask: 2.4 times as fast as 32-bit.


@njit(nogil=True, cache=True)
def _code3(a, b, c):
    return np.int64(a > b) + 2 * (np.int64(a > c) + np.int64(b > c))


@njit(nogil=True, cache=True)
def _code4(a, b, c, d):
    return _code3(a, b, c) + 6 * (np.int64(a > d) + np.int64(b > d) + np.int64(c > d))


@njit(nogil=True, cache=True)
def _code5(a, b, c, d, e):
    rank = np.int64(a > e) + np.int64(b > e) + np.int64(c > e) + np.int64(d > e)
    return _code4(a, b, c, d) + 24 * rank


@njit(nogil=True, cache=True)
def _code6(a, b, c, d, e, f):
    rank = np.int64(a > f) + np.int64(b > f) + np.int64(c > f) + np.int64(d > f)
    return _code5(a, b, c, d, e) + 120 * (rank + np.int64(e > f))


@njit(nogil=True, cache=True)
def _code7(a, b, c, d, e, f, g):
    rank = np.int64(a > g) + np.int64(b > g) + np.int64(c > g) + np.int64(d > g)
    return _code6(a, b, c, d, e, f) + 720 * (rank + np.int64(e > g) + np.int64(f > g))


@njit(nogil=True, cache=True)
def _codes3(x, tau, out):
    b, c = x[tau:], x[2 * tau :]
    for i in range(out.size):
        out[i] = _code3(x[i], b[i], c[i])


@njit(nogil=True, cache=True)
def _codes4(x, tau, out):
    b, c, d = x[tau:], x[2 * tau :], x[3 * tau :]
    for i in range(out.size):
        out[i] = _code4(x[i], b[i], c[i], d[i])


@njit(nogil=True, cache=True)
def _codes5(x, tau, out):
    b, c, d, e = x[tau:], x[2 * tau :], x[3 * tau :], x[4 * tau :]
    for i in range(out.size):
        out[i] = _code5(x[i], b[i], c[i], d[i], e[i])


@njit(nogil=True, cache=True)
def _codes6(x, tau, out):
    b, c, d, e, f = x[tau:], x[2 * tau :], x[3 * tau :], x[4 * tau :], x[5 * tau :]
    for i in range(out.size):
        out[i] = _code6(x[i], b[i], c[i], d[i], e[i], f[i])


@njit(nogil=True, cache=True)
def _codes7(x, tau, out):
    b, c, d, e, f = x[tau:], x[2 * tau :], x[3 * tau :], x[4 * tau :], x[5 * tau :]
    g = x[6 * tau :]
    for i in range(out.size):
        out[i] = _code7(x[i], b[i], c[i], d[i], e[i], f[i], g[i])


_CODES = {3: _codes3, 4: _codes4, 5: _codes5, 6: _codes6, 7: _codes7}
