"""H and C of one series at many delays and dimensions: one count per delay serves every n.

The order of the first k samples of a window is its code modulo k!, so the counts of the largest
dimension, summed, are those of all smaller ones, but for the few windows at the end.
"""

from math import factorial
from typing import NamedTuple

import numpy as np

from explorer.numerics import ordinal


class Spectrum(NamedTuple):
    """What each delay gives; NaN and 0 where the series is too short for it.

    H, C, windows   (dimensions, delays);  tied, dropped  (delays,) of the largest dimension
    """

    H: np.ndarray
    C: np.ndarray
    windows: np.ndarray
    tied: np.ndarray
    dropped: np.ndarray


def spectrum(x, dimensions, delays, ties="stable", seed=0, cancel=None):
    """H and C at every delay for every dimension, as Spectrum; None when cancelled.

    x           (L,) real;  dimensions  ascending, of 3 to 7;  delays  (m,) whole, 1 or more
    ties, seed  as in `ordinal.counts`
    raises      ValueError when x is too short for the first delay at the smallest dimension
    """
    x = ordinal.series(x)
    delays = np.asarray(delays)
    ordinal.needed(x.size, dimensions[0], int(delays[0]))
    tables = [np.zeros((delays.size, factorial(n)), dtype=np.int64) for n in dimensions]
    tied, dropped = np.zeros((2, delays.size), dtype=np.int64)
    for at, delay in enumerate(delays.tolist()):
        if cancel is not None and cancel[0]:
            return None
        fitting = [n for n in dimensions if x.size > (n - 1) * delay]
        if not fitting:
            continue
        counted = ordinal.counts(x, fitting[-1], delay, ties, seed)
        tied[at], dropped[at] = counted.tied, counted.dropped
        for table, n in zip(tables, fitting, strict=False):
            table[at] = _of_smaller(x, counted, fitting[-1], n, delay, ties, seed)
    points = [ordinal.entropy_complexity(table) for table in tables]
    H, C = (np.stack([point[i] for point in points]) for i in (0, 1))
    return Spectrum(H, C, np.stack([t.sum(axis=1) for t in tables]), tied, dropped)


def _of_smaller(x, counted, largest, n, delay, ties, seed):
    """(n!,) counts of n samples, from those of the largest dimension where that is exact."""
    if n == largest:
        return counted.counts
    if counted.dropped:  # a window may be lost to a sample that the shorter one does not hold
        return ordinal.counts(x, n, delay, ties, seed).counts
    begin = x.size - (largest - 1) * delay
    last, _ = ordinal.codes(x[begin:], n, delay, ties, seed, begin)
    shorter = counted.counts.reshape(-1, factorial(n)).sum(axis=0)
    return shorter + np.bincount(last, minlength=factorial(n))
