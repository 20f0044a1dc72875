"""Who is near whom in a periodic cube: cell lists, and distances to the nearest.

Cells are numbered with z running fastest, so that the cells around one cell lie in nine columns,
each one contiguous run of the sorted points, or two where the column crosses the border.
"""

import math

import numpy as np
from numba import njit


def cells_per_edge(edge, reach, count):
    """How many cells of at least `reach` fit along an edge, and no more than the points deserve."""
    return max(1, min(int(edge / reach) if reach > 0.0 else 1, round((2.0 * count) ** (1 / 3))))


@njit(nogil=True, cache=True, error_model="numpy")
def cell_of(x, y, z, edge, cells):
    """Number of the cell of a point given relative to the lower corner of the cube."""
    scale = cells / edge
    i = int(math.floor(x * scale)) % cells
    j = int(math.floor(y * scale)) % cells
    k = int(math.floor(z * scale)) % cells
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


@njit(nogil=True, cache=True, error_model="numpy")
def square_distances(x, y, z, count, columns, box, out):
    """Squared distance from (x, y, z) to each of the first `count` of columns (3, N), into out.

    box   edge of the periodic cube (nearest image); 0: unbounded
    """
    edge = box if box > 0.0 else 1e300
    inverse = 1.0 / edge
    xs, ys, zs = columns[0], columns[1], columns[2]
    for j in range(count):
        dx, dy, dz = xs[j] - x, ys[j] - y, zs[j] - z
        dx -= edge * np.rint(dx * inverse)
        dy -= edge * np.rint(dy * inverse)
        dz -= edge * np.rint(dz * inverse)
        out[j] = dx * dx + dy * dy + dz * dz


@njit(nogil=True, cache=True, error_model="numpy")
def keep_smallest(values, count, best):
    """Fill best (k,) with the k smallest of values[:count], ascending; inf where there are fewer."""
    best[:] = np.inf
    last = best.size - 1
    for j in range(count):
        if values[j] < best[last]:
            place = last
            while place > 0 and best[place - 1] > values[j]:
                best[place] = best[place - 1]
                place -= 1
            best[place] = values[j]


@njit(nogil=True, cache=True, error_model="numpy")
def nearest_of_all(pos, box, out):
    """Distances of each point of pos (N, 3) to its nearest others, into out (N, k), by all pairs."""
    columns = np.ascontiguousarray(pos.T)
    square = np.empty(pos.shape[0])
    for i in range(pos.shape[0]):
        square_distances(pos[i, 0], pos[i, 1], pos[i, 2], pos.shape[0], columns, box, square)
        square[i] = np.inf
        keep_smallest(square, pos.shape[0], out[i])
        out[i] = np.sqrt(out[i])
