"""Composition of flow maps on a grid: a displacement looked up between its points, bicubically.

A map is kept as displacement (rows, columns, 2) on a grid that reaches RIM cells beyond the
domain, so that the four points along each axis exist everywhere in it.
"""

import numpy as np
from numba import njit

RIM = 3  # cells round the domain; without them, repeated composition extrapolates and diverges


def rimmed(axes):
    """The same axes with RIM more points at each end."""
    return tuple(
        x[0] + (x[-1] - x[0]) * (np.arange(-RIM, len(x) + RIM) / (len(x) - 1)) for x in axes
    )


def displacement(ends, axes, out=None):
    """Displacement (ny, nx, 2) of particles that began on the grid: ends (2, ny * nx)."""
    x, y = axes
    out = np.empty((len(y), len(x), 2), ends.dtype) if out is None else out
    shaped = ends.reshape(2, len(y), len(x))
    np.subtract(shaped[0], x.astype(ends.dtype), out=out[..., 0])
    np.subtract(shaped[1], y.astype(ends.dtype)[:, None], out=out[..., 1])
    return out


def compose(moved, corner, scale, turns, points, out, begin, end):
    """Where points[:, begin:end] are carried by a displaced grid; how many lay beyond its domain.

    moved    (rows, columns, 2) float32 displacement on `rimmed` axes
    corner   (2,) float32 first point of the rimmed grid    scale   (2,) float32 cells per length
    turns    (2,) cells of a period along x and y; 0 where the domain does not close on itself
    points, out   (2, m) float32; a point beyond the domain is NaN in `out`, as one lost before is
    """
    return _compose(moved, corner, scale, turns, points, out, begin, end)


@njit(nogil=True, cache=True, fastmath={"contract", "reassoc", "nsz", "arcp"})
def _compose(moved, corner, scale, turns, points, out, begin, end):
    rows, columns = moved.shape[0], moved.shape[1]
    flat = moved.reshape(rows, 2 * columns)
    half, one = np.float32(0.5), np.float32(1.0)
    two, three, four, five = np.float32(2), np.float32(3), np.float32(4), np.float32(5)
    low = np.float32(RIM - 2)  # two cells of the rim may be used, the third completes the four
    high_x, high_y = np.float32(columns - 1 - (RIM - 2)), np.float32(rows - 1 - (RIM - 2))
    corner_x, corner_y, scale_x, scale_y = corner[0], corner[1], scale[0], scale[1]
    turn_x, turn_y, rim = np.float32(turns[0]), np.float32(turns[1]), np.float32(RIM)
    beyond = 0
    for n in range(begin, end):
        x, y = points[0, n], points[1, n]
        u, v = (x - corner_x) * scale_x, (y - corner_y) * scale_y
        if turn_x > 0:
            u -= turn_x * np.floor((u - rim) / turn_x)
        if turn_y > 0:
            v -= turn_y * np.floor((v - rim) / turn_y)
        if not (low <= u < high_x and low <= v < high_y):
            beyond += x == x
            out[0, n], out[1, n] = np.nan, np.nan
            continue
        i, j = int(u), int(v)
        s, t = u - np.float32(i), v - np.float32(j)
        # Catmull and Rom's weights
        wx0, wx1 = half * s * ((two - s) * s - one), half * (s * s * (three * s - five) + two)
        wx2, wx3 = half * s * ((four - three * s) * s + one), half * (s - one) * s * s
        wy0, wy1 = half * t * ((two - t) * t - one), half * (t * t * (three * t - five) + two)
        wy2, wy3 = half * t * ((four - three * t) * t + one), half * (t - one) * t * t
        k = 2 * (i - 1)
        a, b, c, d = flat[j - 1], flat[j], flat[j + 1], flat[j + 2]
        x += (
            wx0 * (wy0 * a[k] + wy1 * b[k] + wy2 * c[k] + wy3 * d[k])
            + wx1 * (wy0 * a[k + 2] + wy1 * b[k + 2] + wy2 * c[k + 2] + wy3 * d[k + 2])
            + wx2 * (wy0 * a[k + 4] + wy1 * b[k + 4] + wy2 * c[k + 4] + wy3 * d[k + 4])
            + wx3 * (wy0 * a[k + 6] + wy1 * b[k + 6] + wy2 * c[k + 6] + wy3 * d[k + 6])
        )
        y += (
            wx0 * (wy0 * a[k + 1] + wy1 * b[k + 1] + wy2 * c[k + 1] + wy3 * d[k + 1])
            + wx1 * (wy0 * a[k + 3] + wy1 * b[k + 3] + wy2 * c[k + 3] + wy3 * d[k + 3])
            + wx2 * (wy0 * a[k + 5] + wy1 * b[k + 5] + wy2 * c[k + 5] + wy3 * d[k + 5])
            + wx3 * (wy0 * a[k + 7] + wy1 * b[k + 7] + wy2 * c[k + 7] + wy3 * d[k + 7])
        )
        out[0, n], out[1, n] = x, y
    return beyond
