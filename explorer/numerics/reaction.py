"""Reaction and diffusion on a torus of cells: explicit steps, fused into one sweep."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def gray_scott(u, v, feed, kill, spread_u, spread_v, dt, n):
    """Take n Euler steps in place; u, v (ny, nx) float64.

    The Laplacian weighs sides 4/6 and corners 1/6, so that patterns do not feel the grid.
    """
    ny, nx = u.shape
    a, b = u.copy(), v.copy()
    for step in range(n):
        old_u, old_v = (u, v) if step % 2 == 0 else (a, b)
        new_u, new_v = (a, b) if step % 2 == 0 else (u, v)
        for i in range(ny):
            up, down = (i + 1) % ny, (i - 1) % ny
            for j in range(nx):
                right = j + 1 if j + 1 < nx else 0
                left = j - 1 if j > 0 else nx - 1
                x, y = old_u[i, j], old_v[i, j]
                lap_u = (
                    4.0 * (old_u[up, j] + old_u[down, j] + old_u[i, left] + old_u[i, right])
                    + old_u[up, left] + old_u[up, right] + old_u[down, left] + old_u[down, right]
                    - 20.0 * x
                ) / 6.0  # fmt: skip
                lap_v = (
                    4.0 * (old_v[up, j] + old_v[down, j] + old_v[i, left] + old_v[i, right])
                    + old_v[up, left] + old_v[up, right] + old_v[down, left] + old_v[down, right]
                    - 20.0 * y
                ) / 6.0  # fmt: skip
                eaten = x * y * y
                new_u[i, j] = x + dt * (spread_u * lap_u - eaten + feed * (1.0 - x))
                new_v[i, j] = y + dt * (spread_v * lap_v + eaten - (feed + kill) * y)
    if n % 2 == 1:
        u[:] = a
        v[:] = b


@njit(cache=True, nogil=True)
def block_patterns(field, dy, dx, counts):
    """Count the orders of dy by dx blocks of field (ny, nx) in counts ((dy dx)!,).

    A block is read row by row; of equal cells the earlier counts as smaller. Blocks with a cell
    that is not finite are left out; returns how many.
    """
    ny, nx = field.shape
    size = dy * dx
    block = np.empty(size)
    left_out = 0
    for i in range(ny - dy + 1):
        for j in range(nx - dx + 1):
            whole = True
            for a in range(dy):
                for b in range(dx):
                    value = field[i + a, j + b]
                    whole &= np.isfinite(value)
                    block[a * dx + b] = value
            if not whole:
                left_out += 1
                continue
            code, factor = 0, 1
            for k in range(1, size):
                factor *= k
                larger = 0
                for m in range(k):
                    larger += block[m] > block[k]
                code += larger * factor
            counts[code] += 1
    return left_out
