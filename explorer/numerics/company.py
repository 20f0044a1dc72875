"""The company each agent keeps: how many it sees near, how they head, how close the closest is.

Agents are positions pos (N, 3) [L] and unit headings head (N, 3); `edge` is that of a periodic
cube in which they lie, wide enough to be as good as unbounded where there is none.
"""

import math

import numpy as np
from numba import njit

from explorer.numerics.neighbours import cells_per_edge, runs_around, sort_into_cells

FEWEST_CELLS = 3  # along an edge; with fewer, all pairs are looked at


@njit(nogil=True, cache=True, error_model="numpy")
def meet_company(pos, head, i, j, edge, reach, unseen, count, course, nearest):
    """Let agent i look at agent j."""
    dx, dy, dz = pos[j, 0] - pos[i, 0], pos[j, 1] - pos[i, 1], pos[j, 2] - pos[i, 2]
    dx -= edge * np.rint(dx / edge)
    dy -= edge * np.rint(dy / edge)
    dz -= edge * np.rint(dz / edge)
    square = dx * dx + dy * dy + dz * dz
    if square >= reach * reach or square < 1e-20:
        return
    r = math.sqrt(square)
    nearest[i] = min(nearest[i], r)
    if head[i, 0] * dx + head[i, 1] * dy + head[i, 2] * dz <= unseen * r:
        return
    count[i] += 1
    for k in range(3):
        course[i, k] += head[j, k]


@njit(nogil=True, cache=True, error_model="numpy")
def company_of_all(pos, head, edge, reach, unseen, count, course, nearest):
    """All pairs."""
    for i in range(pos.shape[0]):
        for j in range(pos.shape[0]):
            if j != i:
                meet_company(pos, head, i, j, edge, reach, unseen, count, course, nearest)


@njit(nogil=True, cache=True, error_model="numpy")
def company_in_cells(
    pos, head, edge, reach, unseen, cells, order, start, count, course, nearest, cancel
):
    """The same from sorted cells at least `reach` wide; False when it was cancelled."""
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
                    if order[m] != i:
                        j = order[m]
                        meet_company(pos, head, i, j, edge, reach, unseen, count, course, nearest)
    return True


def cube_of(pos, box, reach):
    """(edge, lower corner (3,)) of a cube that holds the agents; nobody in it meets an image."""
    if box > 0.0:
        return float(box), np.zeros(3)
    low = pos.min(axis=0)
    return float(np.ptp(pos, axis=0).max() + 2.0 * reach + 1e-9), low


def company(pos, head, box, reach, blind, cancel):
    """What each agent sees within `reach` [L], or None when it was cancelled.

    box      edge of the periodic cube, 0 for unbounded
    blind    [rad] half-angle of the cone behind that nobody sees into
    returns  count (N,) int64 of those seen; course (N, 3), the sum of their headings; nearest (N,)
             [L] distance to the closest, seen or not, inf where nobody is within reach
    """
    count = np.zeros(len(pos), np.int64)
    course, nearest = np.zeros((len(pos), 3)), np.full(len(pos), np.inf)
    edge, low = cube_of(pos, box, reach)
    unseen = -math.cos(blind) if blind > 0.0 else -2.0
    cells = cells_per_edge(edge, reach, len(pos))
    if cells < FEWEST_CELLS:
        company_of_all(pos, head, edge, reach, unseen, count, course, nearest)
        return count, course, nearest
    home, order = np.empty(len(pos), np.int64), np.empty(len(pos), np.int64)
    start = np.zeros(cells**3 + 1, np.int64)
    sort_into_cells(pos, edge, *low, cells, home, order, start)
    whole = company_in_cells(
        pos, head, edge, reach, unseen, cells, order, start, count, course, nearest, cancel
    )
    return (count, course, nearest) if whole else None
