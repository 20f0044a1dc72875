"""Who is near whom in a periodic cube: cell lists, and distances to the nearest.

Cells are numbered with z running fastest, so that the cells around one cell lie in nine columns,
each one contiguous run of the sorted points, or two where the column crosses the border.
"""

import math

import numpy as np
from numba import njit

LANES = 64  # points searched for side by side
TO_WHOLE = 1.5 * 2.0**52  # added and taken away again, it rounds to the nearest whole number


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
def runs_around(cell, cells, start, runs, ring=1):
    """Fill runs with the (begin, end) of the 27 cells around a cell; how many there are.

    ring   cells on each side: 1 for the 27, 2 for 125. Needs at least 2 * ring + 1 cells along an
           edge, so that no cell is met twice, and as many as 2 * (2 * ring + 1)**2 runs.
    """
    i, j, k = cell // (cells * cells), cell // cells % cells, cell % cells
    low, high = k - ring, k + ring
    found = 0
    for di in range(-ring, ring + 1):
        for dj in range(-ring, ring + 1):
            column = ((i + di) % cells * cells + (j + dj) % cells) * cells
            runs[found, 0] = start[column + max(low, 0)]
            runs[found, 1] = start[column + min(high, cells - 1) + 1]
            found += 1
            if low < 0 or high >= cells:  # the rest of the column lies across the border
                first = low + cells if low < 0 else 0
                last = cells if low < 0 else high - cells + 1
                runs[found, 0], runs[found, 1] = start[column + first], start[column + last]
                found += 1
    return found


@njit(nogil=True, cache=True, error_model="numpy")
def gather(columns, runs, found, packed):
    """Copy the runs of columns (m, N) one behind the other into packed (m, >= N); their number."""
    count = np.uint64(0)
    for r in range(found):
        # unsigned, because an index that might be negative keeps the copy out of vectors
        begin, size = np.uint64(runs[r, 0]), np.uint64(runs[r, 1] - runs[r, 0])
        for row in range(columns.shape[0]):
            for k in range(size):
                packed[row, count + np.uint64(k)] = columns[row, begin + np.uint64(k)]
        count += size
    return np.int64(count)


@njit(nogil=True, cache=True, error_model="numpy")
def shortest(d, edge):
    """A difference of coordinates, the shortest way round a periodic box; edge 0: as it is."""
    return d - edge * np.rint(d / edge) if edge > 0.0 else d


# Five nearest: points are searched for side by side in the lanes of a block, and each newcomer
# sinks through their sorted lists by minima and maxima alone, so that no branch is ever guessed.


@njit(nogil=True, cache=True, error_model="numpy")
def square(dx, dy, dz):
    """Squared length of a way in the periodic cube of edge one, nearest image."""
    dx -= (dx + TO_WHOLE) - TO_WHOLE
    dy -= (dy + TO_WHOLE) - TO_WHOLE
    dz -= (dz + TO_WHOLE) - TO_WHOLE
    return dx * dx + dy * dy + dz * dz


@njit(nogil=True, cache=True, error_model="numpy")
def plain(dx, dy, dz):
    """Squared length of a way as it is."""
    return dx * dx + dy * dy + dz * dz


@njit(nogil=True, cache=True, error_model="numpy")
def sorted_pair(a, b):
    """The smaller and the larger of two numbers."""
    return (b if b < a else a), (a if b < a else b)


@njit(nogil=True, cache=True, error_model="numpy")
def meet(others, j, last, lanes, block, image):
    """Let the points j and `last` of others (3, N) sink into the lists of each lane.

    image   whether the nearest image counts, or the place as it is

    Two at a time, because half the work is reading and writing the lists; j alone if they are one.

    block   (9 * LANES,): rows of x, y, z and six ascending squared distances. One array with rows
            a fixed way apart tells the compiler that they never overlap.
    """
    x, y, z = others[0, j], others[1, j], others[2, j]
    p, q, r = others[0, last], others[1, last], others[2, last]
    far = 0.0 if last > j else np.inf
    for k in range(lanes):
        u, v, w = block[k], block[k + LANES], block[k + 2 * LANES]
        if image:
            d = square(x - u, y - v, z - w)
            e = square(p - u, q - v, r - w) + far
        else:
            d = plain(x - u, y - v, z - w)
            e = plain(p - u, q - v, r - w) + far
        d, e = sorted_pair(d, e)
        a, d = sorted_pair(block[k + 3 * LANES], d)
        b, d = sorted_pair(block[k + 4 * LANES], d)
        c, d = sorted_pair(block[k + 5 * LANES], d)
        b, e = sorted_pair(b, e)
        c, e = sorted_pair(c, e)
        block[k + 3 * LANES], block[k + 4 * LANES], block[k + 5 * LANES] = a, b, c
        a, d = sorted_pair(block[k + 6 * LANES], d)
        b, d = sorted_pair(block[k + 7 * LANES], d)
        c, d = sorted_pair(block[k + 8 * LANES], d)
        a, e = sorted_pair(a, e)
        b, e = sorted_pair(b, e)
        c, e = sorted_pair(c, e)
        block[k + 6 * LANES], block[k + 7 * LANES], block[k + 8 * LANES] = a, b, c


@njit(nogil=True, cache=True, error_model="numpy")
def search(columns, first, last, others, count, block, image=True):
    """Fill a block with the points first to last of columns (3, N) and what is nearest to each.

    others   (3, >= count) whom to look at, themselves included; lengths in edges of the cube
    """
    lanes = (last - first + 7) // 8 * 8  # whole vectors; spare lanes follow the last point
    for k in range(lanes):
        i = min(first + k, last - 1)
        for row in range(3):
            block[row * LANES + k] = columns[row, i]
        for row in range(3, 9):
            block[row * LANES + k] = np.inf
    for j in range(0, count, 2):
        meet(others, j, min(j + 1, count - 1), lanes, block, image)


@njit(nogil=True, cache=True, error_model="numpy")
def write_roots(block, lane, edge, out):
    """The distances of one lane into out (5,); the first of the six is the point itself."""
    for k in range(5):
        out[k] = edge * math.sqrt(block[(4 + k) * LANES + lane])


@njit(nogil=True, cache=True, error_model="numpy")
def nearest_of_all(pos, edge, out):
    """Distances of each of pos (N, 3) to its five nearest, into out (N, 5), by all pairs.

    edge   of the periodic cube (nearest image); twice the width of the points or more is as good
           as unbounded. inf where there are fewer than five.
    """
    count = pos.shape[0]
    columns, block = np.ascontiguousarray(pos.T) / edge, np.empty(9 * LANES)
    for first in range(0, count, LANES):
        last = min(first + LANES, count)
        search(columns, first, last, columns, count, block)
        for i in range(first, last):
            write_roots(block, i - first, edge, out[i])


@njit(nogil=True, cache=True, error_model="numpy")
def unroll(near, met, columns, first, here, own):
    """Bring those met, and the points of the cell into own, to the images nearest its first one."""
    for row in range(3):
        x = columns[row, first]
        for k in range(met):
            d = near[row, k] - x
            near[row, k] = d - ((d + TO_WHOLE) - TO_WHOLE)
        for k in range(here):
            d = columns[row, first + k] - x
            own[row, k] = d - ((d + TO_WHOLE) - TO_WHOLE)


@njit(nogil=True, cache=True, error_model="numpy")
def nearest_in_cells(pos, edge, cells, order, start, out):
    """The same from sorted cells; the few whose cells are too empty look further, then at everyone.

    cells   along the edge, at least 3;   order, start   from `sort_into_cells`
    """
    count = pos.shape[0]
    columns, near = np.empty((3, count)), np.empty((3, count))
    for k in range(count):
        i = order[k]
        for row in range(3):
            columns[row, k] = pos[i, row] / edge
    own, image = np.empty((3, count)), cells < 5  # with few cells some are nearer round the back
    block, alone = np.empty(9 * LANES), np.empty(9 * LANES)
    runs = np.empty((50, 2), np.int64)
    safe = (1.0 / cells) ** 2  # nobody beyond the 27 cells is nearer than this
    for cell in range(cells**3):
        if start[cell] == start[cell + 1]:
            continue
        met = gather(columns, runs, runs_around(cell, cells, start, runs), near)
        here = start[cell + 1] - start[cell]
        if not image:
            unroll(near, met, columns, start[cell], here, own)
        lonely = 0
        for first in range(start[cell], start[cell + 1], LANES):
            last = min(first + LANES, start[cell + 1])
            if image:
                search(columns, first, last, near, met, block)
            else:
                at = first - start[cell]
                search(own, at, at + last - first, near, met, block, False)
            for k in range(first, last):
                write_roots(block, k - first, edge, out[order[k]])
                if block[8 * LANES + k - first] > safe:
                    lonely += 1
        if lonely == 0:
            continue
        met = 0
        if cells >= 5:
            met = gather(columns, runs, runs_around(cell, cells, start, runs, 2), near)
        for k in range(start[cell], start[cell + 1]):
            if not out[order[k], 4] <= 1.0 / cells * edge:
                search(columns, k, k + 1, near, met, alone)
                if not alone[8 * LANES] <= 4.0 * safe:
                    search(columns, k, k + 1, columns, count, alone)
                write_roots(alone, 0, edge, out[order[k]])
