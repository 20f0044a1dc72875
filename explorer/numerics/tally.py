"""Counts of samples in the cells of a picture, a column for each member."""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def columns(samples, low, high, counts, extremes):
    """Add each sample within low..high to its row of its member's column.

    samples   (k, m) float64, a column for each member; what is not finite is left out
    counts    (m, rows) int32, in place, row 0 the lowest; rows = 0 looks at the extremes alone
    extremes  (2, m) float64, in place: least and greatest so far, NaN for none
    """
    rows = counts.shape[1]
    scale = rows / (high - low) if high > low else 0.0
    for j in range(samples.shape[1]):
        least, most = extremes[0, j], extremes[1, j]
        for i in range(samples.shape[0]):
            x = samples[i, j]
            if not (abs(x) <= 1e12):
                continue
            if not (least <= x):
                least = x
            if not (most >= x):
                most = x
            place = (x - low) * scale
            if 0.0 <= place < rows:
                counts[j, int(place)] += np.int32(1)
            elif x == high and rows > 0:
                counts[j, rows - 1] += np.int32(1)
        extremes[0, j], extremes[1, j] = least, most
