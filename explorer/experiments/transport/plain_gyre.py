"""The double gyre as one would first write it with numba: the yardstick of `separatrix bench ftle`.

One particle after the other, the velocity in full at every stage, the library's sine. It shares
no line with the pressed equations, so it also checks them.
"""

from math import cos, pi, sin

import numpy as np
from numba import njit


@njit(nogil=True, cache=True, fastmath=True, inline="always")
def velocity(x, y, t, A, eps, omega):
    """(u, v) of the double gyre, phi = alpha = 0."""
    a = eps * sin(omega * t)
    b = 1.0 - 2.0 * a
    f = (a * x + b) * x
    u = -pi * A * sin(pi * f) * cos(pi * y)
    v = pi * A * cos(pi * f) * sin(pi * y) * (2.0 * a * x + b)
    return u, v


@njit(nogil=True, cache=True, fastmath=True)
def advance(points, begin, end, A, eps, omega, t0, T, steps):
    """Move points[begin:end] of (m, 2) float64 from t0 to t0 + T by RK4, in place."""
    dt = T / steps
    half = 0.5 * dt
    for i in range(begin, end):
        x, y = points[i, 0], points[i, 1]
        for k in range(steps):
            t = t0 + k * dt
            u1, v1 = velocity(x, y, t, A, eps, omega)
            u2, v2 = velocity(x + half * u1, y + half * v1, t + half, A, eps, omega)
            u3, v3 = velocity(x + half * u2, y + half * v2, t + half, A, eps, omega)
            u4, v4 = velocity(x + dt * u3, y + dt * v3, t + dt, A, eps, omega)
            x += dt / 6.0 * (u1 + 2.0 * u2 + 2.0 * u3 + u4)
            y += dt / 6.0 * (v1 + 2.0 * v2 + 2.0 * v3 + v4)
        points[i, 0], points[i, 1] = x, y


def ends(seeds, params, t0, T, steps, pool):
    """Where the seeds (2, m) are at t0 + T, shared out over the threads of `pool`."""
    points = np.array(seeds.T, dtype=np.float64, order="C")

    def part(span):
        advance(points, *span, params["A"], params["eps"], params["omega"], t0, T, steps)

    pool.map(part, pool.ranges(len(points), 512))
    return np.ascontiguousarray(points.T)
