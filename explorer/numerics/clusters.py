"""Clusters of points: two belong together when a chain of steps shorter than a link joins them.

source  the sets are kept as a forest, B. A. Galler and M. J. Fischer 1964, Comm. ACM 7, 301-303
"""

import numpy as np
from numba import njit

from explorer.numerics.company import FEWEST_CELLS, cube_of
from explorer.numerics.neighbours import cells_per_edge, runs_around, sort_into_cells


@njit(nogil=True, cache=True, error_model="numpy")
def root_of(parent, i):
    """The root of a point's tree; halves the way there for the next who asks."""
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


@njit(nogil=True, cache=True, error_model="numpy")
def join_if_near(pos, i, j, edge, link, parent):
    """Put the trees of two points together when they are nearer than the link."""
    square = 0.0
    for k in range(3):
        d = pos[j, k] - pos[i, k]
        d -= edge * np.rint(d / edge)
        square += d * d
    if square < link * link:
        a, b = root_of(parent, i), root_of(parent, j)
        if a < b:
            parent[b] = a
        elif b < a:
            parent[a] = b


@njit(nogil=True, cache=True, error_model="numpy")
def join_all(pos, edge, link, parent):
    """All pairs."""
    for i in range(pos.shape[0]):
        for j in range(i + 1, pos.shape[0]):
            join_if_near(pos, i, j, edge, link, parent)


@njit(nogil=True, cache=True, error_model="numpy")
def join_in_cells(pos, edge, link, cells, order, start, parent, cancel):
    """The same from sorted cells at least a link wide; False when it was cancelled."""
    runs = np.empty((18, 2), np.int64)
    for cell in range(cells**3):
        if start[cell] == start[cell + 1]:
            continue
        if cancel[0]:
            return False
        found = runs_around(cell, cells, start, runs)
        for k in range(start[cell], start[cell + 1]):
            i = order[k]
            for r in range(found):
                for m in range(runs[r, 0], runs[r, 1]):
                    if order[m] > i:
                        join_if_near(pos, i, order[m], edge, link, parent)
    return True


def clusters(pos, box, link, cancel):
    """Which cluster each of pos (N, 3) [L] is in, and how large they are; None when cancelled.

    box      edge of the periodic cube (nearest image), 0 for unbounded
    link     [L] points nearer than this hold together
    returns  label (N,) int64, 0 for the largest cluster; sizes (k,), largest first, equal ones in
             the order of their first point
    """
    parent = np.arange(len(pos))
    edge, low = cube_of(pos, box, link)
    cells = cells_per_edge(edge, link, len(pos))
    if cells < FEWEST_CELLS:
        join_all(pos, edge, link, parent)
    else:
        home, order = np.empty(len(pos), np.int64), np.empty(len(pos), np.int64)
        start = np.zeros(cells**3 + 1, np.int64)
        sort_into_cells(pos, edge, *low, cells, home, order, start)
        if not join_in_cells(pos, edge, link, cells, order, start, parent, cancel):
            return None
    roots = parent
    while not np.array_equal(roots, parent[roots]):
        roots = parent[roots]
    _, number, sizes = np.unique(roots, return_inverse=True, return_counts=True)
    rank = np.argsort(-sizes, kind="stable")
    place = np.empty(len(rank), np.int64)
    place[rank] = np.arange(len(rank))
    return place[number], sizes[rank]
