"""Where each fish wants to go: sums over its three zones, in vectors of single precision."""

import math

import numpy as np
from numba import njit

TURNS = 2.0**32  # grid points round the box: whole numbers of 32 bits wrap as the box does
BLOCK = 64  # as in couzin_block
LANES = 32  # others looked at in one go
OPPOSITE = np.int32(-(2**31))
MOST_HEEDED = 64
PRIORITY = np.float32(-(2.0**40))  # one neighbour to flee outweighs any sum over the others
_ZERO, _ONE = np.float32(0.0), np.float32(1.0)


@njit(nogil=True, cache=True, error_model="numpy")
def box_of(pos, box, reach):
    """Edge and lower corner (edge, x, y, z) of the periodic box to reckon in.

    box   edge [L]; 0 is open water, which is a box too wide for anyone to see across it
    """
    if box > 0.0:
        return box, 0.0, 0.0, 0.0
    low, high = np.empty(3), np.empty(3)
    for k in range(3):
        low[k] = high[k] = pos[0, k]
    for i in range(pos.shape[0]):
        for k in range(3):
            low[k], high[k] = min(low[k], pos[i, k]), max(high[k], pos[i, k])
    edge = 1.001 * (max(high[0] - low[0], high[1] - low[1], high[2] - low[2]) + reach) + 1e-9
    return edge, low[0], low[1], low[2]


@njit(nogil=True, cache=True, error_model="numpy")
def lay_out(pos, head, order, edge, x0, y0, z0, where, aim):
    """Copy the school into where (3, N) int32 grid points and aim (3, N) float32, k <- order[k].

    A difference of two grid points overflows exactly as the periodic box does, so that it is the
    shortest way round (minimum image) with no further arithmetic; one point is edge / 2**32.
    """
    scale = TURNS / edge
    for k in range(pos.shape[0]):
        i = order[k]
        where[0, k] = np.int32(np.int64(math.floor((pos[i, 0] - x0) * scale)))
        where[1, k] = np.int32(np.int64(math.floor((pos[i, 1] - y0) * scale)))
        where[2, k] = np.int32(np.int64(math.floor((pos[i, 2] - z0) * scale)))
        a, b, c = head[i, 0], head[i, 1], head[i, 2]
        length = max(math.sqrt(a * a + b * b + c * c), 1e-300)
        aim[0, k], aim[1, k], aim[2, k] = a / length, b / length, c / length


@njit(nogil=True, cache=True, error_model="numpy")
def fill_limits(limits, edge, zones):
    """Squared zone radii in grid points, the cosine that those seen exceed, the weight; float32.

    zones   (5,) r_repulsion, r_orientation, r_attraction [L], blind_angle [deg], weight
    """
    scale = TURNS / edge
    limits[0] = max((zones[0] * scale) ** 2, 1.0)  # below one point: the fish itself
    limits[1] = (zones[1] * scale) ** 2
    limits[2] = (zones[2] * scale) ** 2
    limits[3] = -math.cos(math.radians(zones[3])) if zones[3] > 0.0 else -2.0
    limits[4] = zones[4]


# fastmath only lets the sums be taken in vectors and 1/sqrt be refined from an estimate; the
# error, under 1e-6 of a direction, is bounded by a test
@njit(nogil=True, cache=True, fastmath=True, error_model="numpy")
def wish(x, y, z, a, b, c, count, where, aim, flee, align, follow, back, weight):
    """Sum over the first `count` others seen from grid point (x, y, z) with heading (a, b, c).

    Every other adds one term, chosen without a branch: away from it when nearer than `flee`, its
    heading times `weight` when nearer than `align`, towards it when nearer than `follow`.
    """
    xs, ys, zs = where[0], where[1], where[2]
    us, vs, ws = aim[0], aim[1], aim[2]
    sx, sy, sz = _ZERO, _ZERO, _ZERO
    for j in range(count):
        dx = np.float32(np.int32(xs[j] - x))
        dy = np.float32(np.int32(ys[j] - y))
        dz = np.float32(np.int32(zs[j] - z))
        r2 = dx * dx + dy * dy + dz * dz
        inverse = _ONE / np.sqrt(max(r2, _ONE))
        hidden = (dx * a + dy * b + dz * c) * inverse <= back
        pull = _ONE if r2 < follow else _ZERO
        pull = _ZERO if r2 < align else pull
        pull = PRIORITY if r2 < flee else pull
        turn = weight if r2 < align else _ZERO
        turn = _ZERO if r2 < flee else turn
        pull = _ZERO if hidden else pull * inverse
        turn = _ZERO if hidden else turn
        sx += pull * dx + turn * us[j]
        sy += pull * dy + turn * vs[j]
        sz += pull * dz + turn * ws[j]
    return sx, sy, sz


@njit(nogil=True, cache=True, fastmath=True, error_model="numpy")
def bare(x, y, z, count, where):
    """Sum of the unit ways to others: one square root and one division a pair, and nothing else.

    No loop over pairs that needs the direction to each can be faster: the bench prints it.
    """
    xs, ys, zs = where[0], where[1], where[2]
    sx, sy, sz = _ZERO, _ZERO, _ZERO
    for j in range(count):
        dx = np.float32(np.int32(xs[j] - x))
        dy = np.float32(np.int32(ys[j] - y))
        dz = np.float32(np.int32(zs[j] - z))
        inverse = _ONE / np.sqrt(max(dx * dx + dy * dy + dz * dz, _ONE))
        sx, sy, sz = sx + dx * inverse, sy + dy * inverse, sz + dz * inverse
    return sx, sy, sz


@njit(nogil=True, cache=True, error_model="numpy")
def bare_wishes(where, count, block):
    """`bare` for every one of `count` fish: what the ceiling is measured with."""
    for i in range(count):
        block[i % BLOCK] = bare(where[0, i], where[1, i], where[2, i], count, where)[0]


@njit(nogil=True, cache=True, error_model="numpy")
def wishes(where, aim, first, fish, near_where, near_aim, seen, whole, limits, few, block, at):
    """Sums of `fish` fish from `first` on over the `seen` others near them, into a block.

    whole   how many of their columns to add up: `seen`, or more whose rest is out of sight
    at      where in the block the first of them goes
    few     heed only so many of the nearest that are seen; 0: all
    """
    flee, align, follow, back, weight = limits[0], limits[1], limits[2], limits[3], limits[4]
    for k in range(fish):
        i = first + k
        x, y, z, a, b, c = (
            where[0, i], where[1, i], where[2, i], aim[0, i], aim[1, i], aim[2, i]
        )  # fmt: skip
        far = follow
        if few > 0:
            far = min(follow, nearest_seen(x, y, z, a, b, c, seen, near_where, back, few))
        sums = wish(
            x, y, z, a, b, c, whole, near_where, near_aim, min(flee, far), min(align, far), far,
            back, weight,
        )  # fmt: skip
        block[at + k], block[at + k + BLOCK], block[at + k + 2 * BLOCK] = sums


@njit(nogil=True, cache=True, error_model="numpy")
def fill_up(near_where, seen, x):
    """Put fish out of sight of the cell at x behind those seen, to whole vectors; how many then.

    What is left over after whole vectors is looked at one by one, which costs more.
    """
    whole = (seen + LANES - 1) // LANES * LANES
    far = np.int32(x ^ OPPOSITE)  # half the box away
    for lane in range(np.uint64(seen), np.uint64(whole)):
        near_where[0, lane] = far
    return whole


@njit(nogil=True, cache=True, error_model="numpy")
def nearest_seen(x, y, z, a, b, c, count, where, back, few):
    """Squared distance in grid points just beyond the `few`-th of those that are seen."""
    nearest = np.full(MOST_HEEDED, np.float32(np.inf))
    for j in range(count):
        dx = np.float32(np.int32(where[0, j] - x))
        dy = np.float32(np.int32(where[1, j] - y))
        dz = np.float32(np.int32(where[2, j] - z))
        r2 = dx * dx + dy * dy + dz * dz
        if r2 < _ONE or (dx * a + dy * b + dz * c) / np.sqrt(r2) <= back:
            continue
        for k in range(few):  # sinks to its place in the list
            if r2 < nearest[k]:
                nearest[k], r2 = r2, nearest[k]
    return nearest[few - 1] * np.float32(1.000001)
