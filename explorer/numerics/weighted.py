"""Pattern shares weighted by the variance of each window, so that small wiggles count little."""

from math import factorial

import numpy as np
from numba import njit

from explorer.numerics import ordinal


def weights(x, n=5, tau=1, ties="stable", seed=0):
    """Sum of the windows' variances per pattern, (n!,) float64, and the plain Counts.

    x, n, tau, ties, seed   as in `ordinal.counts`; x is scaled, so no square overflows
    source   B. Fadlallah, B. Chen, A. Keil and J. Principe 2013, Phys. Rev. E 87, 022911
    """
    x = ordinal.series(x)
    codes, tied = ordinal.codes(x, n, tau, ties, seed)
    scale = np.abs(x[np.isfinite(x)]).max(initial=0.0)
    table = np.zeros((2, factorial(n)))
    _weigh(x / scale if scale > 0.0 else x, codes, n, tau, table)
    windows = int(table[1].sum())
    counts = table[1].astype(np.int64)
    return table[0], ordinal.Counts(counts, windows, tied, codes.size - windows)


@njit(nogil=True, cache=True)
def _weigh(x, codes, n, tau, table):
    """Add the variance of each window to the cell of its code, and one to the count."""
    for i in range(codes.size):
        code = codes[i]
        if code < 0:
            continue
        mean = 0.0
        for k in range(n):
            mean += x[i + k * tau]
        mean /= n
        spread = 0.0
        for k in range(n):
            away = x[i + k * tau] - mean
            spread += away * away
        table[0, code] += spread / n
        table[1, code] += 1.0
