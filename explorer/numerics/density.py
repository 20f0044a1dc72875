"""Density: how many points fall into each cell of a screen, compiled."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

BLOCK = 1024  # points that are placed together


@njit(cache=True, nogil=True, error_model="numpy")
def scatter(points, matrix, counts):
    """Add one to the cell that each point falls into; returns how many fell into one.

    points   (n, 3) float32, C-contiguous
    matrix   (4, 4) float64, data to clip space for column vectors
    counts   (height, width) uint32, changed in place; row 0 is the lowest
    """
    height, width = counts.shape
    flat = counts.reshape(-1)
    m = matrix.astype(np.float32)
    half_x, half_y = np.float32(0.5 * width), np.float32(0.5 * height)
    one, zero = np.float32(1.0), np.float32(0.0)
    cells = np.empty(BLOCK, np.int32)
    inside = 0
    for begin in range(0, points.shape[0], BLOCK):
        block = points[begin : begin + BLOCK]
        for i in range(block.shape[0]):  # no memory is written to at random: this one is vectors
            x, y, z = block[i, 0], block[i, 1], block[i, 2]
            w = m[3, 0] * x + m[3, 1] * y + m[3, 2] * z + m[3, 3]
            part = one / w
            across = ((m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + m[0, 3]) * part + one) * half_x
            up = ((m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + m[1, 3]) * part + one) * half_y
            seen = (w > zero) & (across >= zero) & (across < width) & (up >= zero) & (up < height)
            cells[i] = np.int32(up) * np.int32(width) + np.int32(across) if seen else -1
        for i in range(block.shape[0]):
            if cells[i] >= 0:
                flat[cells[i]] += np.uint32(1)
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
