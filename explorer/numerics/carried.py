"""Particles carried by a velocity on a grid: RK4 through levels that all of them share.

Places and speeds are in cells, levels (n, ny + 3, nx + 3, 2) as `interpolation.widened` makes
them: level 2s is the instant before step s, 2s + 1 its middle and 2s + 2 its end. The loop over
steps is outside, so a level stays in the cache while a block of particles reads it.
"""

from math import floor

import numpy as np
from numba import njit

MOVING, LOST, BEACHED = 0, 1, 2
# indices without a sign spare the question whether they count from the end
_unsigned = np.uintp
_1, _2, _3 = np.uintp(1), np.uintp(2), np.uintp(3)
SIXTH = 1.0 / 6.0
EDGE = 1e-6  # cells beyond the last node that rounding may carry a particle which follows a wall


@njit(cache=True, nogil=True)
def add(out, part, weight, anew):
    """Give out (ny, nx, 2) plus `weight` times part, or that alone when it begins anew."""
    rows, columns, _ = out.shape
    for j in range(rows):
        for i in range(columns):
            u, v = weight * part[j, i, 0], weight * part[j, i, 1]
            out[j, i, 0] = u if anew else out[j, i, 0] + u
            out[j, i, 1] = v if anew else out[j, i, 1] + v


@njit(cache=True, nogil=True, inline="always")
def _turned(p, count, closed):
    """A place within the grid: wrapped round, or held at the edge."""
    if closed:
        return p - count * floor(p / count)
    return min(max(p, 0.0), count - 1.0)


@njit(cache=True, nogil=True, inline="always", fastmath={"contract"})
def _cubic(level, px, py, spline, c):
    """u, v at a place within the grid; c (8,) is room of the level's precision.

    The sums over rows are eight of one shape over neighbouring numbers, stored side by side: that
    is how the compiler comes to make them with one instruction each.
    """
    i, j = min(int(px), level.shape[1] - 4), min(int(py), level.shape[0] - 4)
    s, r = px - i, py - j
    q, p = 1.0 - s, 1.0 - r
    if spline:
        a0, a3 = SIXTH * q * q * q, SIXTH * s * s * s
        a1 = 4.0 * SIXTH - s * s * (1.0 - 0.5 * s)
        d0, d3 = SIXTH * p * p * p, SIXTH * r * r * r
        d1 = 4.0 * SIXTH - r * r * (1.0 - 0.5 * r)
    else:
        a0, a3 = -0.5 * s * q * q, -0.5 * s * s * q
        a1 = 1.0 + s * s * (1.5 * s - 2.5)
        d0, d3 = -0.5 * r * p * p, -0.5 * r * r * p
        d1 = 1.0 + r * r * (1.5 * r - 2.5)
    a2 = 1.0 - a0 - a1 - a3
    f = level.dtype.type
    b0, b1, b2, b3 = f(d0), f(d1), f(1.0 - d0 - d1 - d3), f(d3)
    i0, j0 = _unsigned(i), _unsigned(j)
    i1, i2, i3, j1, j2, j3 = i0 + _1, i0 + _2, i0 + _3, j0 + _1, j0 + _2, j0 + _3
    c0 = (
        b0 * level[j0, i0, 0]
        + b1 * level[j1, i0, 0]
        + b2 * level[j2, i0, 0]
        + b3 * level[j3, i0, 0]
    )
    c1 = (
        b0 * level[j0, i0, 1]
        + b1 * level[j1, i0, 1]
        + b2 * level[j2, i0, 1]
        + b3 * level[j3, i0, 1]
    )
    c2 = (
        b0 * level[j0, i1, 0]
        + b1 * level[j1, i1, 0]
        + b2 * level[j2, i1, 0]
        + b3 * level[j3, i1, 0]
    )
    c3 = (
        b0 * level[j0, i1, 1]
        + b1 * level[j1, i1, 1]
        + b2 * level[j2, i1, 1]
        + b3 * level[j3, i1, 1]
    )
    c4 = (
        b0 * level[j0, i2, 0]
        + b1 * level[j1, i2, 0]
        + b2 * level[j2, i2, 0]
        + b3 * level[j3, i2, 0]
    )
    c5 = (
        b0 * level[j0, i2, 1]
        + b1 * level[j1, i2, 1]
        + b2 * level[j2, i2, 1]
        + b3 * level[j3, i2, 1]
    )
    c6 = (
        b0 * level[j0, i3, 0]
        + b1 * level[j1, i3, 0]
        + b2 * level[j2, i3, 0]
        + b3 * level[j3, i3, 0]
    )
    c7 = (
        b0 * level[j0, i3, 1]
        + b1 * level[j1, i3, 1]
        + b2 * level[j2, i3, 1]
        + b3 * level[j3, i3, 1]
    )
    c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7] = c0, c1, c2, c3, c4, c5, c6, c7
    u = a0 * c[0] + a1 * c[2] + a2 * c[4] + a3 * c[6]
    v = a0 * c[1] + a1 * c[3] + a2 * c[5] + a3 * c[7]
    return u, v


@njit(cache=True, nogil=True, inline="always")
def _linear(level, px, py):
    """u, v at a place within the grid, by the four nodes round it."""
    i, j = _unsigned(min(int(px), level.shape[1] - 4)), _unsigned(min(int(py), level.shape[0] - 4))
    s, r = px - i, py - j
    k, m, low, high = i + _1, i + _2, j + _1, j + _2
    a, b = 1.0 - s, 1.0 - r
    u = b * (a * level[low, k, 0] + s * level[low, m, 0])
    u += r * (a * level[high, k, 0] + s * level[high, m, 0])
    v = b * (a * level[low, k, 1] + s * level[low, m, 1])
    v += r * (a * level[high, k, 1] + s * level[high, m, 1])
    return u, v


@njit(cache=True, nogil=True, inline="always")
def _speed(level, px, py, nx, ny, round_x, round_y, kind, c):
    """u, v in cells per time at any place."""
    px, py = _turned(px, nx, round_x), _turned(py, ny, round_y)
    if kind == 0:
        return _linear(level, px, py)
    return _cubic(level, px, py, kind == 2, c)


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


@njit(cache=True, nogil=True, fastmath={"contract"})
def march(place, state, levels, dt, low, high, round_x, round_y, land, kind, clamp):
    """Carry particles low .. high - 1 through (len(levels) - 1) / 2 steps of RK4, in place.

    place   (2, m) [cells]     state   (m,) uint8, MOVING at first; who is not stays where it is
    land    (ny, nx) uint8, or (0, 0) where there is none
    clamp   beyond an open edge the speed of the edge carries on; else they stop there
    """
    ny, nx = levels.shape[1] - 3, levels.shape[2] - 3
    half, sixth = 0.5 * dt, dt / 6.0
    c = np.empty(8, levels.dtype)
    for s in range((len(levels) - 1) // 2):
        first, middle, last = levels[2 * s], levels[2 * s + 1], levels[2 * s + 2]
        for m in range(low, high):
            if state[m] != MOVING:
                continue
            x, y = place[0, m], place[1, m]
            u1, v1 = _speed(first, x, y, nx, ny, round_x, round_y, kind, c)
            u2, v2 = _speed(middle, x + half * u1, y + half * v1, nx, ny, round_x, round_y, kind, c)
            u3, v3 = _speed(middle, x + half * u2, y + half * v2, nx, ny, round_x, round_y, kind, c)
            u4, v4 = _speed(last, x + dt * u3, y + dt * v3, nx, ny, round_x, round_y, kind, c)
            x += sixth * (u1 + 2.0 * (u2 + u3) + u4)
            y += sixth * (v1 + 2.0 * (v2 + v3) + v4)
            place[0, m], place[1, m] = x, y
            end = fate(x, y, nx, ny, round_x, round_y, land)
            if end == BEACHED or (end == LOST and not clamp):
                state[m] = end


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
    """As `march`, with the gradients `frame` (4, m) = M_xx, M_xy, M_yx, M_yy carried along."""
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
