"""How many pairs of short stretches of a series are alike: what sample and approximate entropy ask.

Stretches are put into cells one tolerance wide by their first value and sorted by their second, so
each is held only against a window of near ones, in contiguous memory.
"""

from __future__ import annotations

import numpy as np
from numba import njit

ROOM = 1.0 + 1e-9  # a cell is so much wider than the tolerance, for rounding


def arranged(x, m, templates, r):
    """(columns (m + 1, templates) in cell order, starts of the cells, their numbers, the order)."""
    first = x[:templates]
    width = r * ROOM if r > 0.0 else 1.0
    cell = np.floor((first - first.min()) / width).astype(np.int64)
    order = np.lexsort((x[1 : templates + 1], cell))
    columns = np.empty((m + 1, templates))
    for k in range(m + 1):
        columns[k] = x[order + k]
    numbers, starts = np.unique(cell[order], return_index=True)
    return columns, np.append(starts, templates), numbers, order


def matches(x, m, r):
    """(A, B): pairs alike for m + 1 and for m samples, among the same n - m stretches.

    x   (n,) finite     r   greatest distance in any coordinate that counts as alike
    source  J. S. Richman, J. R. Moorman 2000, Am. J. Physiol. 278, H2039-H2049
    """
    templates = x.size - m
    columns, starts, numbers, _ = arranged(x, m, templates, r)
    if m == 2:
        return count_pairs(columns[0], columns[1], columns[2], starts, numbers, r)
    return count_general(columns, starts, numbers, r)


@njit(cache=True, nogil=True)
def count_pairs(x, y, z, starts, numbers, r):
    """(A, B) for m = 2; x, y, z (templates,) arranged."""
    three = two = 0
    for k in range(numbers.size):
        begin, end = starts[k], starts[k + 1]
        high = begin
        for i in range(begin, end):
            xi, zi, top = x[i], z[i], y[i] + r
            while high < end and y[high] <= top:
                high += 1
            for j in range(i + 1, high):
                near = abs(x[j] - xi) <= r
                two += near
                three += near & (abs(z[j] - zi) <= r)
        if k + 1 == numbers.size or numbers[k + 1] != numbers[k] + 1:
            continue
        low, high, stop = starts[k + 1], starts[k + 1], starts[k + 2]
        for i in range(begin, end):
            xi, zi, top, bottom = x[i], z[i], y[i] + r, y[i] - r
            while high < stop and y[high] <= top:
                high += 1
            while low < high and y[low] < bottom:
                low += 1
            for j in range(low, high):
                near = abs(x[j] - xi) <= r
                two += near
                three += near & (abs(z[j] - zi) <= r)
    return three, two


@njit(cache=True, nogil=True)
def count_general(columns, starts, numbers, r):
    """(A, B) for any m; columns (m + 1, templates) arranged."""
    m = columns.shape[0] - 1
    longer = shorter = 0
    for k in range(numbers.size):
        follows = k + 1 < numbers.size and numbers[k + 1] == numbers[k] + 1
        stop = starts[k + 2] if follows else starts[k + 1]
        for i in range(starts[k], starts[k + 1]):
            for j in range(i + 1, stop):
                alike = True
                for c in range(m):
                    if abs(columns[c, j] - columns[c, i]) > r:
                        alike = False
                        break
                if alike:
                    shorter += 1
                    longer += abs(columns[m, j] - columns[m, i]) <= r
    return longer, shorter


def neighbours(x, m, r):
    """(n - m + 1,) how many stretches of m samples are alike to each one, itself included."""
    templates = x.size - m + 1
    padded = np.append(x, np.full(2, np.inf))  # the second coordinate of the last stretch, m = 1
    columns, starts, numbers, order = arranged(padded, max(m - 1, 1), templates, r)
    counts = np.ones(templates, dtype=np.int64)
    count_each(columns[:m], starts, numbers, r, counts)
    found = np.empty(templates, dtype=np.int64)
    found[order] = counts
    return found


@njit(cache=True, nogil=True)
def count_each(columns, starts, numbers, r, counts):
    """Add to counts (templates,) the stretches alike to each; columns (m, templates) arranged."""
    m = columns.shape[0]
    for k in range(numbers.size):
        follows = k + 1 < numbers.size and numbers[k + 1] == numbers[k] + 1
        stop = starts[k + 2] if follows else starts[k + 1]
        for i in range(starts[k], starts[k + 1]):
            for j in range(i + 1, stop):
                alike = True
                for c in range(m):
                    if abs(columns[c, j] - columns[c, i]) > r:
                        alike = False
                        break
                if alike:
                    counts[i] += 1
                    counts[j] += 1
