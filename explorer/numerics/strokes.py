"""Strokes: how much of each pixel a line from point to point covers, compiled."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

FAR = 1e9  # pixels away, where nothing is drawn to or from


@njit(cache=True, nogil=True, error_model="numpy")
def cover(x, y, width, share):
    """Add to each pixel what the strokes cover of it, 1 at most.

    x, y    (n,) float64 pixels from the left and the upper edge; none from or to NaN
    width   of the line [pixels]
    share   (rows, columns) float32, changed in place

    A stroke is followed along its longer side, column by column or row by row, in each as if it
    were level. Together that is its length times its width; its ends are cut, not round.
    """
    rows, columns = share.shape
    for i in range(x.shape[0] - 1):
        if not (abs(x[i]) < FAR and abs(y[i]) < FAR):
            continue
        if not (abs(x[i + 1]) < FAR and abs(y[i + 1]) < FAR):
            continue
        steep = abs(y[i + 1] - y[i]) > abs(x[i + 1] - x[i])
        along, across = (rows, columns) if steep else (columns, rows)
        a0, b0 = (y[i], x[i]) if steep else (x[i], y[i])
        a1, b1 = (y[i + 1], x[i + 1]) if steep else (x[i + 1], y[i + 1])
        if a0 > a1:
            a0, b0, a1, b1 = a1, b1, a0, b0
        if a1 <= 0.0 or a0 >= along or a1 == a0:
            continue
        slope = (b1 - b0) / (a1 - a0)
        reach = 0.5 * width * math.sqrt(1.0 + slope * slope)
        for k in range(int(max(a0, 0.0)), int(min(a1, along - 1.0)) + 1):
            begin, end = max(float(k), a0), min(k + 1.0, a1)
            middle = b0 + slope * (0.5 * (begin + end) - a0)
            low, high = max(middle - reach, 0.0), min(middle + reach, float(across))
            for j in range(int(low), int(min(high, across - 1.0)) + 1):
                part = np.float32((min(j + 1.0, high) - max(float(j), low)) * (end - begin))
                if part > 0.0:
                    if steep:
                        share[k, j] = min(share[k, j] + part, np.float32(1.0))
                    else:
                        share[j, k] = min(share[j, k] + part, np.float32(1.0))
