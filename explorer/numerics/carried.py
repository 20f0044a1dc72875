"""Particles carried by a velocity on a grid: where they may be, and what neighbours do.

Places and speeds are in cells, levels (n, ny + 3, nx + 3, 2) as `interpolation.widened` makes
them: level 2s is the instant before step s, 2s + 1 its middle and 2s + 2 its end. Particles alone
are carried by `equations.drift`.
"""

from math import floor

import numpy as np
from numba import njit

MOVING, LOST, BEACHED = 0, 1, 2
EDGE = 1e-6  # cells beyond the last node that rounding may carry a particle which follows a wall


@njit(cache=True, nogil=True)
def add(out, part, weight, anew):
    """Give out (n,) plus `weight` times part, or that alone when it begins anew."""
    if anew:
        for i in range(len(out)):
            out[i] = weight * part[i]
    else:
        for i in range(len(out)):
            out[i] += weight * part[i]


@njit(cache=True, nogil=True, inline="always")
def _turned(p, count, closed):
    """A place within the grid: wrapped round, or held at the edge."""
    if closed:
        return p - count * floor(p / count)
    return min(max(p, 0.0), count - 1.0)


@njit(cache=True, nogil=True, inline="always")
def fate(px, py, nx, ny, round_x, round_y, land):
    """MOVING, LOST beyond an open edge, or BEACHED where the nearest node is land."""
    if not round_x and not (-EDGE <= px <= nx - 1.0 + EDGE):
        return LOST
    if not round_y and not (-EDGE <= py <= ny - 1.0 + EDGE):
        return LOST
    if land.size:
        i, j = floor(_turned(px, nx, round_x) + 0.5), floor(_turned(py, ny, round_y) + 0.5)
        if land[j % ny, i % nx]:
            return BEACHED
    return MOVING


@njit(cache=True, nogil=True)
def look(place, state, low, high, round_x, round_y, land, nx, ny):
    """Mark the particles low .. high - 1 that begin beyond the edge or on land."""
    for m in range(low, high):
        if state[m] == MOVING:
            state[m] = fate(place[0, m], place[1, m], nx, ny, round_x, round_y, land)


@njit(cache=True, nogil=True, inline="always")
def _weights(s, spline):
    """Four weights of a cubic at a share s of a cell, and their slopes."""
    q = 1.0 - s
    if spline:
        return (
            q * q * q / 6.0, 2.0 / 3.0 - s * s * (1.0 - 0.5 * s),
            2.0 / 3.0 - q * q * (1.0 - 0.5 * q), s * s * s / 6.0,
            -0.5 * q * q, s * (1.5 * s - 2.0), q * (2.0 - 1.5 * q), 0.5 * s * s,
        )  # fmt: skip
    return (
        -0.5 * s * q * q, 1.0 + s * s * (1.5 * s - 2.5), 1.0 + q * q * (1.5 * q - 2.5),
        -0.5 * s * s * q, -0.5 * q * (q - 2.0 * s), s * (4.5 * s - 5.0), q * (5.0 - 4.5 * q),
        -0.5 * s * (2.0 * q - s),
    )  # fmt: skip


@njit(cache=True, nogil=True)
def slope(level, px, py, nx, ny, round_x, round_y, kind):
    """u, v, u_x, u_y, v_x, v_y at any place, in cells; of the interpolant itself."""
    px, py = _turned(px, nx, round_x), _turned(py, ny, round_y)
    i, j = min(int(px), nx - 1), min(int(py), ny - 1)
    s, r = px - i, py - j
    u = v = ux = uy = vx = vy = 0.0
    if kind == 0:
        a = (0.0, 1.0 - s, s, 0.0, 0.0, -1.0, 1.0, 0.0)
        b = (0.0, 1.0 - r, r, 0.0, 0.0, -1.0, 1.0, 0.0)
    else:
        a, b = _weights(s, kind == 2), _weights(r, kind == 2)
    for k in range(4):
        for n in range(4):
            here = level[j + k, i + n]
            plain, across, up = a[n] * b[k], a[n + 4] * b[k], a[n] * b[k + 4]
            u += plain * here[0]
            v += plain * here[1]
            ux += across * here[0]
            uy += up * here[0]
            vx += across * here[1]
            vy += up * here[1]
    return u, v, ux, uy, vx, vy


@njit(cache=True, nogil=True)
def read(out, place, level, low, high, round_x, round_y, kind):
    """u, v and their slopes (6, m) of the particles low .. high - 1, in cells."""
    ny, nx = level.shape[0] - 3, level.shape[1] - 3
    for m in range(low, high):
        found = slope(level, place[0, m], place[1, m], nx, ny, round_x, round_y, kind)
        for k in range(6):
            out[k, m] = found[k]


@njit(cache=True, nogil=True)
def march_tangent(place, frame, state, levels, dt, low, high, round_x, round_y, land, kind, clamp):
    """As `drift.march`, with the gradients frame (4, m) = M_xx, M_xy, M_yx, M_yy carried along."""
    ny, nx = levels.shape[1] - 3, levels.shape[2] - 3
    share = np.array([0.0, 0.5, 0.5, 1.0])
    weight = np.array([1.0, 2.0, 2.0, 1.0]) / 6.0
    y, k, total = np.empty(6), np.zeros(6), np.empty(6)
    for s in range((len(levels) - 1) // 2):
        for m in range(low, high):
            if state[m] != MOVING:
                continue
            y[0], y[1] = place[0, m], place[1, m]
            y[2:] = frame[:, m]
            total[:] = y
            k[:] = 0.0
            for stage in range(4):
                level = levels[2 * s + (stage + 1) // 2]
                h = dt * share[stage]
                a, b, c, d = y[2] + h * k[2], y[3] + h * k[3], y[4] + h * k[4], y[5] + h * k[5]
                u, v, ux, uy, vx, vy = slope(
                    level, y[0] + h * k[0], y[1] + h * k[1], nx, ny, round_x, round_y, kind
                )
                k[0], k[1] = u, v
                k[2], k[3] = ux * a + uy * c, ux * b + uy * d
                k[4], k[5] = vx * a + vy * c, vx * b + vy * d
                for n in range(6):
                    total[n] += dt * weight[stage] * k[n]
            place[0, m], place[1, m] = total[0], total[1]
            frame[:, m] = total[2:]
            end = fate(total[0], total[1], nx, ny, round_x, round_y, land)
            if end == BEACHED or (end == LOST and not clamp):
                state[m] = end
