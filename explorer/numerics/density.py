"""Density: how many points fall into each cell of a screen, compiled."""

from __future__ import annotations

import math

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def scatter(points, matrix, counts):
    """Add one to the cell that each point falls into; returns how many fell into one.

    points   (n, 3) float32, C-contiguous
    matrix   (4, 4) float64, data to clip space for column vectors
    counts   (height, width) uint32, changed in place; row 0 is the lowest
    """
    height, width = counts.shape
    m = matrix
    inside = 0
    for i in range(points.shape[0]):
        x, y, z = points[i, 0], points[i, 1], points[i, 2]
        w = m[3, 0] * x + m[3, 1] * y + m[3, 2] * z + m[3, 3]
        if not w > 0.0:
            continue
        across = ((m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + m[0, 3]) / w + 1.0) * 0.5 * width
        up = ((m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + m[1, 3]) / w + 1.0) * 0.5 * height
        if across >= 0.0 and across < width and up >= 0.0 and up < height:
            counts[int(up), int(across)] += np.uint32(1)
            inside += 1
    return inside


@njit(cache=True, nogil=True)
def tone(counts, values):
    """Write log(1 + count) as float32 and give the largest count."""
    height, width = counts.shape
    top = np.uint32(0)
    for i in range(height):
        for j in range(width):
            count = counts[i, j]
            if count > top:
                top = count
            values[i, j] = math.log1p(count)
    return top
