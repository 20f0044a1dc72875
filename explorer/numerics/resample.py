"""How uncertain an entropy is: moving-block bootstrap over windows, and shuffled copies."""

from math import factorial

import numpy as np
from numba import njit

from explorer.numerics import ordinal
from explorer.numerics.noise import drawn, stream
from explorer.numerics.plane import entropy_complexity

REPLICATES = 200
SHUFFLES = 100
FEWER = 24  # copies of a long series, which take a while to make
LONG = 1 << 20
_ONE_SIGMA = (16.0, 84.0)


def half_widths(codes, n, block, seed=0, cancel=None):
    """Half the 16-84 % width of H and of C over bootstrap replicates of blocks of windows.

    codes    (M,) of one series in order, none of them -1;  block  windows kept together
    returns  (2,) [1]; NaN when cancelled. The replicates' centre is biased low: centre the band
             on the measured value.
    source   H. R. Kunsch 1989, Ann. Statist. 17, 1217-1241
    """
    table = np.zeros((REPLICATES, factorial(n)), dtype=np.int64)
    block = int(min(max(1, block), codes.size))
    for replicate in range(REPLICATES):
        if cancel is not None and cancel[0]:
            return np.full(2, np.nan)
        _draw(codes, block, seed, replicate, table[replicate])
    return _half(np.stack(entropy_complexity(table)))


def shuffled(x, n, tau, H, ties="stable", seed=0, cancel=None):
    """Half widths as `half_widths`, from shuffled copies of x, where H looks like theirs.

    H        measured entropy
    returns  (2,) [1], or None when H lies outside the 95 % range of the copies
    """
    random = np.random.default_rng(seed)
    found = np.empty((2, SHUFFLES if x.size <= LONG else FEWER))
    for copy in range(found.shape[1]):
        if cancel is not None and cancel[0]:
            return None
        counted = ordinal.counts(random.permutation(x), n, tau, ties, seed)
        found[:, copy] = entropy_complexity(counted.counts)
        # a few copies show at once that a structured series is nowhere near
        if copy == 7 and abs(H - found[0, :8].mean()) > 20 * np.ptp(found[0, :8]):
            return None
    low, high = np.percentile(found[0], (2.5, 97.5))
    return _half(found) if low <= H <= high else None


def decorrelation(x):
    """Samples until the autocorrelation of x falls below 1/e; samples not finite are left out."""
    x = x[np.isfinite(x)]
    scale = np.abs(x).max(initial=0.0)
    x = x / scale if scale > 0.0 else x  # first of all: the largest doubles would overflow
    if x.size < 2 or np.ptp(x) == 0.0:
        return 1
    size = 1 << (2 * x.size - 1).bit_length()
    power = np.abs(np.fft.rfft(x - x.mean(), size)) ** 2
    correlation = np.fft.irfft(power, size)[: x.size]
    below = np.flatnonzero(correlation < correlation[0] / np.e)
    return int(below[0]) if below.size else x.size


def _half(found):
    low, high = np.percentile(found, _ONE_SIGMA, axis=-1)
    return (high - low) / 2.0


@njit(nogil=True, cache=True)
def _draw(codes, block, seed, replicate, counts):
    """Count as many codes as there are, from blocks that begin anywhere."""
    key = stream(seed, replicate)
    starts = np.uint64(codes.size - block + 1)
    left = codes.size
    index = 0
    while left > 0:
        begin = np.int64(drawn(key, index, 0) % starts)
        for code in codes[begin : begin + min(block, left)]:
            counts[code] += 1
        left -= block
        index += 1
