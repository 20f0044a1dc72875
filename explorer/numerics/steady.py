"""A steady flow whose Hamiltonian is known on a grid: x' = -dH/dy, y' = dH/dx, bicubic."""

import numpy as np
from numba import njit

from explorer.numerics.tensor_lines import weights


def carried(H, axes, points, s, steps):
    """Where points (2, m) are after the time s, and their velocities there: (2, m), (2, m).

    A particle that would leave the grid stays where it was last inside.
    """
    x, y = axes
    origin = np.array((x[0], y[0]))
    spacing = np.array((x[1] - x[0], y[1] - y[0]))
    ends = np.array(points, dtype=np.float64, order="C")
    speed = np.empty_like(ends)
    _carry(np.ascontiguousarray(H), origin, spacing, ends, speed, s / steps, steps)
    return ends, speed


@njit(nogil=True, cache=True)
def _carry(H, origin, spacing, at, speed, h, steps):
    for m in range(at.shape[1]):
        px, py = at[0, m], at[1, m]
        for _ in range(steps):
            ok, ax, ay = _velocity(H, origin, spacing, px, py)
            if not ok:
                break
            ok, bx, by = _velocity(H, origin, spacing, px + 0.5 * h * ax, py + 0.5 * h * ay)
            if not ok:
                break
            ok, cx, cy = _velocity(H, origin, spacing, px + 0.5 * h * bx, py + 0.5 * h * by)
            if not ok:
                break
            ok, dx, dy = _velocity(H, origin, spacing, px + h * cx, py + h * cy)
            if not ok:
                break
            px += h * (ax + 2 * bx + 2 * cx + dx) / 6.0
            py += h * (ay + 2 * by + 2 * cy + dy) / 6.0
        at[0, m], at[1, m] = px, py
        ok, ax, ay = _velocity(H, origin, spacing, px, py)
        speed[0, m], speed[1, m] = ax, ay


@njit(nogil=True, cache=True)
def _velocity(H, origin, spacing, px, py):
    ny, nx = H.shape
    u, v = (px - origin[0]) / spacing[0], (py - origin[1]) / spacing[1]
    if not (0.0 <= u <= nx - 1.0 and 0.0 <= v <= ny - 1.0):
        return False, 0.0, 0.0
    c, r = min(int(u), nx - 2), min(int(v), ny - 2)
    wx, wy = weights(u - c), weights(v - r)
    sx, sy = _slopes(u - c), _slopes(v - r)
    along, up = 0.0, 0.0
    for j in range(4):
        for i in range(4):
            value = _beyond(H, r + j - 1, c + i - 1)
            along += sx[i] * wy[j] * value
            up += wx[i] * sy[j] * value
    return np.isfinite(along + up), -up / spacing[1], along / spacing[0]


@njit(nogil=True, cache=True)
def _beyond(H, row, column):
    """A sample of the grid; one row beyond the edge goes on with a parabola."""
    ny = H.shape[0]
    if row < 0:
        return 3.0 * _across(H, 0, column) - 3.0 * _across(H, 1, column) + _across(H, 2, column)
    if row >= ny:
        last = 3.0 * _across(H, ny - 1, column) - 3.0 * _across(H, ny - 2, column)
        return last + _across(H, ny - 3, column)
    return _across(H, row, column)


@njit(nogil=True, cache=True)
def _across(H, row, column):
    nx = H.shape[1]
    if column < 0:
        return 3.0 * H[row, 0] - 3.0 * H[row, 1] + H[row, 2]
    if column >= nx:
        return 3.0 * H[row, nx - 1] - 3.0 * H[row, nx - 2] + H[row, nx - 3]
    return H[row, column]


@njit(nogil=True, cache=True)
def _slopes(s):
    """Derivatives of the Catmull-Rom weights."""
    return (
        (-1.5 * s + 2.0) * s - 0.5,
        (4.5 * s - 5.0) * s,
        (-4.5 * s + 4.0) * s + 0.5,
        (1.5 * s - 1.0) * s,
    )


def through(H, axes, curve):
    """Mean of |grad H . t| along a curve (k, 2): what crosses it, were H carried by its own flow.

    The velocity is J grad H, so its part across the curve is the slope of H along it.
    """
    from scipy.ndimage import map_coordinates

    if len(curve) < 2:
        return np.nan
    x, y = axes
    place = (curve - (x[0], y[0])) / (x[1] - x[0], y[1] - y[0])
    height = map_coordinates(H, place[:, ::-1].T, order=3, mode="nearest")
    length = np.linalg.norm(np.diff(curve, axis=0), axis=1)
    total = length.sum()
    return float(np.abs(np.diff(height)).sum() / total) if total > 0.0 else np.nan
