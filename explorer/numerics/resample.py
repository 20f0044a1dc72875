"""How uncertain an entropy is: moving-block bootstrap over windows, and shuffled copies."""

from math import factorial

import numpy as np
from numba import njit

from explorer.numerics import ordinal
from explorer.numerics.noise import drawn, stream
from explorer.numerics.plane import entropy_complexity

REPLICATES = 200
SHUFFLES = 100
MOST = 1 << 16  # windows that a replicate or a copy holds; of longer series the width is scaled
UNIFORM = 2.0  # times the bias of equal shares, within which a copy's shares count as equal
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
    # blocks come from the whole series, however many: fewer codes only spread more, by the root
    drawn_ones = min(codes.size, max(MOST, 20 * block))
    for replicate in range(REPLICATES):
        if cancel is not None and cancel[0]:
            return np.full(2, np.nan)
        _draw(codes, block, seed, replicate, drawn_ones, table[replicate])
    return _half(np.stack(entropy_complexity(table))) * np.sqrt(drawn_ones / codes.size)


def shuffled(x, n, tau, H, ties="stable", seed=0, cancel=None):
    """Half widths as `half_widths`, from shuffled copies of x, where H looks like theirs.

    H        measured entropy
    returns  (2,) [1], or None when H lies outside the 95 % range of the copies
    """
    random = np.random.default_rng(seed)
    found = np.empty((2, SHUFFLES))
    held = min(x.size, MOST + (n - 1) * tau)
    for copy in range(SHUFFLES):
        if cancel is not None and cancel[0]:
            return None
        part = random.permutation(x) if held == x.size else random.choice(x, held, replace=False)
        counted = ordinal.counts(part, n, tau, ties, seed)
        found[:, copy] = entropy_complexity(counted.counts)
        # a few copies show at once that a structured series is nowhere near
        if copy == 7 and abs(H - _longer(found[:, :8], x, n, tau)[0].mean()) > 20 * np.ptp(
            found[0, :8]
        ):
            return None
    found = _longer(found, x, n, tau)
    low, high = np.percentile(found[0], (2.5, 97.5))
    return _half(found) if low <= H <= high else None


def _longer(found, x, n, tau):
    """H and C (2, m) of copies of `MOST` windows as those of copies as long as x would be.

    Near equal shares 1 - H and C fall as one over the windows; elsewhere only their spread, as one
    over the root.
    """
    windows = x.size - (n - 1) * tau
    if windows <= MOST:
        return found
    ratio = MOST / windows
    uniform = np.array([[1.0], [0.0]])
    bias = (factorial(n) - 1) / (2.0 * MOST * np.log(factorial(n)))
    if 1.0 - found[0].mean() < UNIFORM * bias:
        return uniform + (found - uniform) * ratio
    middle = found.mean(axis=1, keepdims=True)
    return middle + (found - middle) * np.sqrt(ratio)


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
def _draw(codes, block, seed, replicate, left, counts):
    """Count `left` codes, from blocks that begin anywhere."""
    key = stream(seed, replicate)
    starts = np.uint64(codes.size - block + 1)
    index = 0
    while left > 0:
        begin = np.int64(drawn(key, index, 0) % starts)
        for code in codes[begin : begin + min(block, left)]:
            counts[code] += 1
        left -= block
        index += 1
