"""The entropy-complexity plane: H and C of a distribution over N = n! patterns, and its borders.

Nothing here is compiled, so a picture of the plane costs no start-up time.
source  Martin, Plastino and Rosso 2006, Physica A 369, 439-462 (complexity and its limits)
source  Hyman, Daniel and Schaffner 2025, ApJ 987, 195 (guides for reading a point)
"""

from functools import lru_cache
from math import factorial, log
from typing import NamedTuple

import numpy as np

DIMENSIONS = (3, 4, 5, 6, 7)
_POINTS = 800  # along each curve; the upper one adds two per join
_CLAMP = 1e-14


class Guides(NamedTuple):
    """Where periodic signals lie, for one n: entropies, and the curves' C at both of them."""

    H_min: float
    H_max: float
    lower: tuple[float, float]
    upper: tuple[float, float]


def entropy_complexity(counts, miller_madow=False):
    """Normalised entropy H and statistical complexity C of pattern counts.

    counts        (..., N)  how often each of the N = n! patterns occurred, zeros included
    miller_madow  adds (K-1)/(2M) to the entropy, K patterns seen in M windows; H stays below 1
    returns       H (...), C (...)  [1]; NaN where nothing was counted
    source        Rosso et al. 2007, Phys. Rev. Lett. 99, 154102
    """
    counts = np.asarray(counts, dtype=np.float64)
    cells = counts.shape[-1]
    windows = counts.sum(axis=-1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        p = counts / windows
        entropy = _shannon(p)
        mixed = _shannon((p + 1.0 / cells) / 2.0)
        if miller_madow:
            entropy += ((counts > 0).sum(axis=-1) - 1.0) / (2.0 * windows[..., 0])
            entropy = np.minimum(entropy, log(cells))
    return normalised(entropy, mixed, cells)


def _shannon(p):
    return -np.sum(p * np.log(np.where(p == 0.0, 1.0, p)), axis=-1)


def normalised(entropy, mixed, cells):
    """H and C from the entropies of p and of (p + u) / 2, rounding swept away."""
    top = log(cells)
    H = np.clip(entropy / top, 0.0, 1.0)
    C = _largest_distance(cells) * (mixed - entropy / 2.0 - top / 2.0) * H
    C = np.where(np.abs(C) < _CLAMP, 0.0, C)
    H = np.where(H < _CLAMP, 0.0, np.where(1.0 - H < _CLAMP, 1.0, H))
    return H[()], C[()]


def _largest_distance(cells):
    """Q0: one over the greatest Jensen-Shannon distance from the uniform distribution."""
    return -2.0 / ((1 + 1 / cells) * log(cells + 1) - 2 * log(2 * cells) + log(cells))


def _two_valued(p, others, cells):
    """H, C of one cell at p, `others` cells sharing 1 - p equally, and the rest empty."""
    share = (1.0 - p) / np.maximum(others, 1)
    empty = cells - 1 - others
    u = 1.0 / cells
    entropy = _part(p) + others * _part(share)
    mixed = _part((p + u) / 2) + others * _part((share + u) / 2) + empty * _part(u / 2)
    return normalised(entropy, mixed, cells)


def _part(q):
    return -q * np.log(np.where(q <= 0.0, 1.0, q))


def lower(p, n):
    """H, C on the border of least complexity: one cell at p in [1/N, 1], the others equal."""
    cells = factorial(n)
    return _two_valued(np.asarray(p, dtype=np.float64), np.full(np.shape(p), cells - 1), cells)


def upper(s, filled, n):
    """H, C on the border of greatest complexity, between uniform on k - 1 and on k cells.

    s        (...) in [0, 1]: how full the k-th cell is;  filled  (...) k, 2 to N
    """
    p = np.asarray(s, dtype=np.float64) / filled
    return _two_valued(p, np.asarray(filled) - 1, factorial(n))


@lru_cache(maxsize=8)
def limits(n):
    """The two border curves, each (k, 2) of (H, C), H ascending, both end points exact.

    returns  lower, upper; read-only
    """
    u = np.linspace(0.0, 1.0, _POINTS)
    # closer together near p = 1, where the entropy's slope is infinite
    least = np.column_stack(lower(1.0 - (1.0 - 1.0 / factorial(n)) * u**2, n))
    most = np.column_stack(upper(*_steps(n), n))
    curves = []
    for curve in (least, most):
        ordered = curve[np.argsort(curve[:, 0], kind="stable")]
        ordered[0], ordered[-1] = (0.0, 0.0), (1.0, 0.0)
        ordered.flags.writeable = False
        curves.append(ordered)
    return tuple(curves)


def _steps(n):
    """Points of the upper curve as s and k, as many per arc as its share of H deserves."""
    k = np.arange(2, factorial(n) + 1)
    share = np.log(k / (k - 1.0)) / log(factorial(n))
    count = np.maximum(2, np.ceil(_POINTS * share).astype(np.int64))
    filled = np.repeat(k, count)
    place = np.arange(filled.size) - np.repeat(np.cumsum(count) - count, count)
    last = np.repeat(count, count) - (filled < factorial(n))  # the next arc begins at the join
    return (place / np.maximum(last, 1)) ** 2, filled


def bounds(H, n):
    """Least and greatest C that any distribution of normalised entropy H can have, exactly.

    H        (...)  returns  (...), (...)
    """
    H = np.asarray(H, dtype=np.float64)
    cells = factorial(n)
    # the arc that holds H; at a join either neighbour will do
    filled = np.clip(np.ceil(np.exp(H * log(cells)) - 1e-12), 2, cells)
    least = _where_entropy_is(H, lambda u: lower(1.0 - (1.0 - 1.0 / cells) * u, n))
    most = _where_entropy_is(H, lambda u: upper(u, filled, n))
    return least, most


def _where_entropy_is(H, curve):
    """C of a curve on which entropy grows with u in [0, 1], at the u where it equals H."""
    low, high = np.zeros(H.shape), np.ones(H.shape)
    for _ in range(60):
        middle = (low + high) / 2
        below = curve(middle)[0] < H
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return curve((low + high) / 2)[1]


@lru_cache(maxsize=8)
def guides(n):
    """Guides for reading a point: a periodic signal shows 2 to 2[2(n-2)+1] patterns."""
    top = log(factorial(n))
    H_min, H_max = log(2) / top, min(1.0, log(2 * (2 * (n - 2) + 1)) / top)
    least, most = bounds(np.array([H_min, H_max]), n)
    return Guides(H_min, H_max, tuple(least.tolist()), tuple(most.tolist()))
