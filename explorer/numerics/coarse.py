"""Coarse graining: a series as means of s samples, and the permutation entropy at each scale.

source  M. Costa, A. L. Goldberger and C.-K. Peng 2002, Phys. Rev. Lett. 89, 068102
source  S.-D. Wu and others 2013, Entropy 15, 1069-1084 (composite form)
"""

import numpy as np

from explorer.numerics import ordinal


def grained(x, scale, offset=0):
    """Means of `scale` samples that do not overlap, from `offset` on: ((L - offset) // scale,)."""
    count = (x.size - offset) // scale
    return x[offset : offset + count * scale].reshape(count, scale).mean(axis=1)


def multiscale(x, n, scales, composite=False, ties="stable", seed=0, cancel=None):
    """H, C and windows at each scale, each (m,); None when cancelled.

    x          (L,) real;  scales  whole, 1 or more
    composite  the mean of H and of C over all offsets of the grains, instead of the first alone;
               windows are those of the first
    returns    NaN and 0 where fewer than n grains are left
    """
    x = ordinal.series(x)
    scale = np.abs(x[np.isfinite(x)]).max(initial=0.0)
    x = x / scale if scale > 1e300 else x  # sums of the largest doubles would overflow
    found = np.full((3, len(scales)), np.nan)
    found[2] = 0.0
    for at, s in enumerate(scales):
        points = []
        for offset in range(s if composite else 1):
            if cancel is not None and cancel[0]:
                return None
            y = x if s == 1 else grained(x, s, offset)
            if y.size < n:
                continue
            counted = ordinal.counts(y, n, 1, ties, seed)
            points.append(ordinal.entropy_complexity(counted.counts))
            if offset == 0:
                found[2, at] = counted.windows
        if points:
            found[:2, at] = np.mean(points, axis=0)
    return found[0], found[1], found[2].astype(np.int64)
