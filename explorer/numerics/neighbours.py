"""Who is near whom in a periodic cube: cell lists, and distances to the nearest.

Cells are numbered with z running fastest, so that the cells around one cell lie in nine columns,
each one contiguous run of the sorted points, or two where the column crosses the border.
"""

import math

import numpy as np
from numba import njit

LANES = 32  # points searched for side by side


def cells_per_edge(edge, reach, count):
    """How many cells of at least `reach` fit along an edge, and no more than the points deserve."""
    return max(1, min(int(edge / reach) if reach > 0.0 else 1, round((2.0 * count) ** (1 / 3))))


@njit(nogil=True, cache=True, error_model="numpy")
def cell_of(x, y, z, edge, cells):
    """Number of the cell of a point given relative to the lower corner of the cube."""
    scale = cells / edge
    i = math.floor(x * scale) % cells
    j = math.floor(y * scale) % cells
    k = math.floor(z * scale) % cells
    return (i * cells + j) * cells + k


@njit(nogil=True, cache=True, error_model="numpy")
def sort_into_cells(pos, edge, x0, y0, z0, cells, home, order, start):
    """Counting sort of pos (N, 3): cell c holds the points order[start[c]:start[c + 1]].

    home    (N,) int64, filled with the cell of each point
    order   (N,) int64, filled; equal cells keep the order of the points
    start   (cells**3 + 1,) int64, filled
    """
    start[:] = 0
    for i in range(pos.shape[0]):
        home[i] = cell_of(pos[i, 0] - x0, pos[i, 1] - y0, pos[i, 2] - z0, edge, cells)
        start[home[i] + 1] += 1
    for c in range(cells**3):
        start[c + 1] += start[c]
    for i in range(pos.shape[0]):
        order[start[home[i]]] = i
        start[home[i]] += 1
    for c in range(cells**3, 0, -1):
        start[c] = start[c - 1]
    start[0] = 0


@njit(nogil=True, cache=True, error_model="numpy")
def runs_around(cell, cells, start, runs):
    """Fill runs (18, 2) with the (begin, end) of the 27 cells around a cell; how many there are.

    Needs at least three cells along an edge, so that no cell is met twice.
    """
    i, j, k = cell // (cells * cells), cell // cells % cells, cell % cells
    low, high = max(k - 1, 0), min(k + 1, cells - 1)
    beyond = cells - 1 if k == 0 else 0
    found = 0
    for di in range(-1, 2):
        for dj in range(-1, 2):
            column = ((i + di) % cells * cells + (j + dj) % cells) * cells
            runs[found, 0], runs[found, 1] = start[column + low], start[column + high + 1]
            found += 1
            if high - low < 2:
                runs[found, 0] = start[column + beyond]
                runs[found, 1] = start[column + beyond + 1]
                found += 1
    return found


@njit(nogil=True, cache=True, error_model="numpy")
def gather(columns, runs, found, packed):
    """Copy the runs of columns (3, N) one behind the other into packed (3, >= N); their number."""
    count = 0
    for r in range(found):
        for k in range(runs[r, 0], runs[r, 1]):
            packed[0, count] = columns[0, k]
            packed[1, count] = columns[1, k]
            packed[2, count] = columns[2, k]
            count += 1
    return count


# Five nearest: points are searched for side by side in the lanes of a block, and each newcomer
# sinks through their sorted lists by minima and maxima alone, so that no branch is ever guessed.


@njit(nogil=True, cache=True, error_model="numpy")
def meet(x, y, z, edge, lanes, block):
    """Let the point (x, y, z) sink into the six smallest squared distances of each lane.

    block   (10 * LANES,): rows of x, y, z, six ascending distances, one spare. One array with rows
            a fixed way apart tells the compiler that they never overlap.
    """
    inverse = 1.0 / edge
    for k in range(lanes):
        dx, dy, dz = x - block[k], y - block[k + LANES], z - block[k + 2 * LANES]
        dx -= edge * np.rint(dx * inverse)
        dy -= edge * np.rint(dy * inverse)
        dz -= edge * np.rint(dz * inverse)
        d = dx * dx + dy * dy + dz * dz
        a, b, c = block[k + 3 * LANES], block[k + 4 * LANES], block[k + 5 * LANES]
        block[k + 3 * LANES], d = (d, a) if d < a else (a, d)
        block[k + 4 * LANES], d = (d, b) if d < b else (b, d)
        block[k + 5 * LANES], d = (d, c) if d < c else (c, d)
        a, b, c = block[k + 6 * LANES], block[k + 7 * LANES], block[k + 8 * LANES]
        block[k + 6 * LANES], d = (d, a) if d < a else (a, d)
        block[k + 7 * LANES], d = (d, b) if d < b else (b, d)
        block[k + 8 * LANES] = d if d < c else c


@njit(nogil=True, cache=True, error_model="numpy")
def search(columns, first, last, others, count, box, block):
    """Fill a block with the points first to last of columns (3, N) and what is nearest to each.

    others   (3, >= count) whom to look at, themselves included
    """
    lanes = (last - first + 3) // 4 * 4  # whole vectors; spare lanes follow the last point
    for k in range(lanes):
        i = min(first + k, last - 1)
        for row in range(3):
            block[row * LANES + k] = columns[row, i]
        for row in range(3, 9):
            block[row * LANES + k] = np.inf
    edge = box if box > 0.0 else 1e300
    for j in range(count):
        meet(others[0, j], others[1, j], others[2, j], edge, lanes, block)


@njit(nogil=True, cache=True, error_model="numpy")
def write_roots(block, lane, out):
    """The distances of one lane into out (5,); the first of the six is the point itself."""
    for k in range(5):
        out[k] = math.sqrt(block[(4 + k) * LANES + lane])


@njit(nogil=True, cache=True, error_model="numpy")
def nearest_of_all(pos, box, out):
    """Distances of each of pos (N, 3) to its five nearest, into out (N, 5), by all pairs.

    box   edge of the periodic cube (nearest image); 0: unbounded. inf where there are fewer.
    """
    count = pos.shape[0]
    columns, block = np.ascontiguousarray(pos.T), np.empty(10 * LANES)
    for first in range(0, count, LANES):
        last = min(first + LANES, count)
        search(columns, first, last, columns, count, box, block)
        for i in range(first, last):
            write_roots(block, i - first, out[i])


@njit(nogil=True, cache=True, error_model="numpy")
def nearest_in_cells(pos, edge, box, cells, order, start, out):
    """The same from sorted cells; the few whose cells are too empty look at everyone.

    edge    of the cube that was cut into cells; for box = 0 it merely holds all points
    cells   along that edge, at least 3;   order, start   from `sort_into_cells`
    """
    count = pos.shape[0]
    columns, near = np.empty((3, count)), np.empty((3, count))
    for k in range(count):
        i = order[k]
        columns[0, k], columns[1, k], columns[2, k] = pos[i, 0], pos[i, 1], pos[i, 2]
    block, alone = np.empty(10 * LANES), np.empty(10 * LANES)
    runs = np.empty((18, 2), np.int64)
    safe = (edge / cells) ** 2  # nobody beyond the 27 cells is nearer than this
    for cell in range(cells**3):
        if start[cell] < start[cell + 1]:
            met = gather(columns, runs, runs_around(cell, cells, start, runs), near)
        for first in range(start[cell], start[cell + 1], LANES):
            last = min(first + LANES, start[cell + 1])
            search(columns, first, last, near, met, box, block)
            for k in range(first, last):
                write_roots(block, k - first, out[order[k]])
                if block[8 * LANES + k - first] > safe:
                    search(columns, k, k + 1, columns, count, box, alone)
                    write_roots(alone, 0, out[order[k]])
