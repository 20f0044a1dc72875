"""Exponential Runge-Kutta of order 4 for u_t = L u - (u^2)_x / 2 on a circle.

The stiff linear part L is exact in every step; the quadratic part takes four looks. The 2/3 rule
removes its aliases exactly.

source   A.-K. Kassam, L. N. Trefethen 2005, SIAM J. Sci. Comput. 26, 1214-1233 (contour means)
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from rocket_fft import c2r, r2c

from explorer.numerics.remembered import remembered

CONTOUR = 32  # points round each eigenvalue


class Coefficients(NamedTuple):
    """What a step of one length multiplies by, each (points/2 + 1,).

    whole, half   exp(L dt), exp(L dt/2)      q    of the three first looks
    f1, f2, f3    of the four looks           g    -i k/2, zero where aliases would lie
    """

    whole: np.ndarray
    half: np.ndarray
    q: np.ndarray
    f1: np.ndarray
    f2: np.ndarray
    f3: np.ndarray
    g: np.ndarray


@remembered
def coefficients(points: int, length: float, dt: float, second: float, fourth: float, drift: float):
    """Coefficients for L = second u_xx + fourth u_xxxx + drift u.

    second < 0 destabilises long waves, fourth < 0 damps short ones; drift [1/time]
    """
    k = 2.0 * np.pi / length * np.arange(points // 2 + 1)
    symbol = drift - second * k**2 + fourth * k**4
    turn = np.exp(1j * np.pi * (np.arange(1, CONTOUR + 1) - 0.5) / CONTOUR)
    z = dt * symbol[:, None] + turn
    mean = lambda values: dt * values.mean(axis=1).real  # noqa: E731  one line, used four times
    kept = np.arange(k.size) <= points // 3
    return Coefficients(
        np.exp(dt * symbol),
        np.exp(dt * symbol / 2.0),
        mean((np.exp(z / 2.0) - 1.0) / z),
        mean((-4.0 - z + np.exp(z) * (4.0 - 3.0 * z + z**2)) / z**3),
        mean((2.0 + z + np.exp(z) * (z - 2.0)) / z**3),
        mean((-4.0 - 3.0 * z - z**2 + np.exp(z) * (4.0 - z)) / z**3),
        np.where(kept, -0.5j * k, 0.0),
    )


@njit(cache=True, nogil=True)
def product(modes, g, kept, spare, u, axis, out):
    """Give g times the modes of u^2, aliases of the input removed first."""
    points = u.size
    for j in range(modes.size):
        spare[j] = modes[j] if j < kept else 0.0
    c2r(spare, u, axis, False, 1.0 / points, 1)
    for j in range(points):
        u[j] *= u[j]
    r2c(u, spare, axis, True, 1.0, 1)
    for j in range(modes.size):
        out[j] = g[j] * spare[j]


@njit(cache=True, nogil=True)
def march(u, whole, half, q, f1, f2, f3, g, n):
    """Take n steps in place. u (points,) float64, points even; see Coefficients."""
    points, m = u.size, whole.size
    kept = points // 3 + 1
    axis = np.zeros(1, np.int64)
    v, a, b, c = np.empty((4, m), np.complex128)
    nv, na, nb, nc = np.empty((4, m), np.complex128)
    spare, line = np.empty(m, np.complex128), np.empty(points)
    for _ in range(n):
        # from and to the points in every step, so that steps may be cut anywhere
        r2c(u, v, axis, True, 1.0, 1)
        product(v, g, kept, spare, line, axis, nv)
        for j in range(m):
            a[j] = half[j] * v[j] + q[j] * nv[j]
        product(a, g, kept, spare, line, axis, na)
        for j in range(m):
            b[j] = half[j] * v[j] + q[j] * na[j]
        product(b, g, kept, spare, line, axis, nb)
        for j in range(m):
            c[j] = half[j] * a[j] + q[j] * (2.0 * nb[j] - nv[j])
        product(c, g, kept, spare, line, axis, nc)
        for j in range(m):
            v[j] = whole[j] * v[j] + f1[j] * nv[j] + 2.0 * f2[j] * (na[j] + nb[j]) + f3[j] * nc[j]
        c2r(v, u, axis, False, 1.0 / points, 1)


@njit(cache=True, nogil=True)
def cross(modes, u, g, kept, spare, line, axis, out):
    """Give 2 g times the modes of u w, w given by its modes: the product's derivative."""
    points = u.size
    for j in range(modes.size):
        spare[j] = modes[j] if j < kept else 0.0
    c2r(spare, line, axis, False, 1.0 / points, 1)
    for j in range(points):
        line[j] *= u[j]
    r2c(line, spare, axis, True, 1.0, 1)
    for j in range(modes.size):
        out[j] = 2.0 * g[j] * spare[j]


@njit(cache=True, nogil=True)
def look(modes, kept, spare, line, axis):
    """Give the values that belong to modes without those that make aliases."""
    for j in range(modes.size):
        spare[j] = modes[j] if j < kept else 0.0
    c2r(spare, line, axis, False, 1.0 / line.size, 1)


@njit(cache=True, nogil=True)
def tangent_march(u, frame, whole, half, q, f1, f2, f3, g, n):
    """Take n steps of u (points,) and of tangent vectors frame (count, points), in place.

    The vectors take the exact derivative of every step.
    """
    points, m, count = u.size, whole.size, frame.shape[0]
    kept = points // 3 + 1
    axis = np.zeros(1, np.int64)
    looks = np.empty((4, points))
    v, a, b, c = np.empty((4, m), np.complex128)
    nv, na, nb, nc = np.empty((4, m), np.complex128)
    spare, line = np.empty(m, np.complex128), np.empty(points)
    for _ in range(n):
        for w in range(-1, count):
            base = w < 0
            r2c(u if base else frame[w], v, axis, True, 1.0, 1)
            for stage in range(4):
                at = v if stage == 0 else a if stage == 1 else b if stage == 2 else c
                to = nv if stage == 0 else na if stage == 1 else nb if stage == 2 else nc
                if base:
                    look(at, kept, spare, looks[stage], axis)
                    product(at, g, kept, spare, line, axis, to)
                else:
                    cross(at, looks[stage], g, kept, spare, line, axis, to)
                for j in range(m):
                    if stage == 0:
                        a[j] = half[j] * v[j] + q[j] * nv[j]
                    elif stage == 1:
                        b[j] = half[j] * v[j] + q[j] * na[j]
                    elif stage == 2:
                        c[j] = half[j] * a[j] + q[j] * (2.0 * nb[j] - nv[j])
            for j in range(m):
                v[j] = (
                    whole[j] * v[j] + f1[j] * nv[j] + 2.0 * f2[j] * (na[j] + nb[j]) + f3[j] * nc[j]
                )
            c2r(v, u if base else frame[w], axis, False, 1.0 / points, 1)
