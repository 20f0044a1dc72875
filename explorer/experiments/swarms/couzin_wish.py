"""Where each fish wants to go: sums over its three zones, in vectors of single precision."""

import math

import numpy as np
from numba import njit

TURNS = 2.0**32  # grid points round the box: whole numbers of 32 bits wrap as the box does
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
def limits_of(edge, r_repulsion, r_orientation, r_attraction, blind_angle):
    """Squared zone radii in grid points, and the cosine that a visible neighbour must exceed."""
    scale = TURNS / edge
    flee = np.float32(max((r_repulsion * scale) ** 2, 1.0))  # below one point: the fish itself
    align = np.float32((r_orientation * scale) ** 2)
    follow = np.float32((r_attraction * scale) ** 2)
    back = np.float32(-math.cos(math.radians(blind_angle)) if blind_angle > 0.0 else -2.0)
    return flee, align, follow, back


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
