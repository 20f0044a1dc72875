"""Flow in a square that closes on itself, by vorticity: pseudo-spectral, with passive scalars.

    w_t + u . grad w + beta v = nu lap w - mu w + forcing,   w = lap psi - psi / Ld^2
    s_t + u . grad s = kappa lap s

The square is [0, 2 pi)^2, so that wave numbers are whole. The linear part is exact in every step
(integrating factor), the rest takes RK4; the 2/3 rule removes the aliases of products exactly, so
that without viscosity energy and enstrophy change by the error of the steps alone.

source  C. Canuto, M. Y. Hussaini, A. Quarteroni and T. A. Zang 1988, Spectral Methods in Fluid
        Dynamics, Springer
source  C. Basdevant 1983, J. Comput. Phys. 50, 209-214 (four transforms for the vorticity)
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from rocket_fft import c2r, r2c

from explorer.numerics import noise
from explorer.numerics.remembered import remembered


class Plane(NamedTuple):
    """What a step multiplies modes by; (n, n/2 + 1) each.

    kx, ky   wave numbers       inverse   -1/(k^2 + 1/Ld^2), from vorticity to stream function
    kept     1 where the 2/3 rule keeps a mode
    """

    kx: np.ndarray
    ky: np.ndarray
    inverse: np.ndarray
    kept: np.ndarray


@remembered
def plane(size: int, deformation: float = 0.0) -> Plane:
    """Wave numbers of a grid; deformation: the radius Ld, 0 for an infinite one."""
    ky, kx = np.meshgrid(np.fft.fftfreq(size, 1 / size), np.arange(size // 2 + 1.0), indexing="ij")
    square = kx**2 + ky**2 + (1.0 / deformation**2 if deformation else 0.0)
    square[0, 0] = 1.0
    inverse = -1.0 / square
    inverse[0, 0] = 0.0
    most = (size - 1) // 3
    kept = ((kx <= most) & (np.abs(ky) <= most)).astype(float)
    return Plane(kx, ky, inverse, kept)


@remembered
def factors(
    size: int,
    dt: float,
    viscosity: float,
    drag: float,
    beta: float,
    deformation: float,
    diffusivity: float,
    scalars: int,
) -> np.ndarray:
    """What half a step of the linear part multiplies by, (1 + scalars, n, n/2 + 1) complex."""
    p = plane(size, deformation)
    square = p.kx**2 + p.ky**2
    rate = -viscosity * square - drag - 1j * beta * p.kx * p.inverse
    rates = [rate, *[-diffusivity * square + 0j] * scalars]
    return np.exp(0.5 * dt * np.array(rates))


@njit(cache=True, nogil=True)
def tendency(rate, modes, kx, ky, inverse, kept, wide, fields):
    """The advection of modes (m, n, h) into rate, the first of them the vorticity.

    wide    (n, h) complex scratch      fields   (5, n, n) real scratch
    """
    m, n, h = modes.shape
    axes = np.array([0, 1])
    scale = 1.0 / (n * n)
    for k in range(2):
        for j in range(n):
            for i in range(h):
                psi = inverse[j, i] * modes[0, j, i]
                wide[j, i] = -1j * ky[j, i] * psi if k == 0 else 1j * kx[j, i] * psi
        c2r(wide, fields[k], axes, False, scale, 1)
    u, v, first, second = fields[0], fields[1], fields[2], fields[3]
    for j in range(n):
        for i in range(n):
            first[j, i] = u[j, i] * v[j, i]
            second[j, i] = v[j, i] * v[j, i] - u[j, i] * u[j, i]
    r2c(first, wide, axes, True, 1.0, 1)
    for j in range(n):
        for i in range(h):
            rate[0, j, i] = kept[j, i] * (kx[j, i] ** 2 - ky[j, i] ** 2) * wide[j, i]
    r2c(second, wide, axes, True, 1.0, 1)
    for j in range(n):
        for i in range(h):
            rate[0, j, i] += kept[j, i] * kx[j, i] * ky[j, i] * wide[j, i]
    for s in range(1, m):
        wide[:] = modes[s]
        c2r(wide, fields[4], axes, False, scale, 1)
        for j in range(n):
            for i in range(n):
                first[j, i] = u[j, i] * fields[4, j, i]
                second[j, i] = v[j, i] * fields[4, j, i]
        r2c(first, wide, axes, True, 1.0, 1)
        for j in range(n):
            for i in range(h):
                rate[s, j, i] = -1j * kept[j, i] * kx[j, i] * wide[j, i]
        r2c(second, wide, axes, True, 1.0, 1)
        for j in range(n):
            for i in range(h):
                rate[s, j, i] -= 1j * kept[j, i] * ky[j, i] * wide[j, i]


@njit(cache=True, nogil=True)
def march(values, half, kx, ky, inverse, kept, dt, n, forced, strength, seed, step):
    """Take n steps in place; values (m, size, size) float64, the first of them the vorticity.

    half      from `factors`
    forced    (k, 2) int64 modes that are kicked at random, `strength` each step (0: none)
    """
    size = values.shape[1]
    axes, scale = np.array([0, 1]), 1.0 / (size * size)
    modes = np.empty(half.shape, np.complex128)
    rate, sum_, stage = np.empty_like(modes), np.empty_like(modes), np.empty_like(modes)
    wide, fields = np.empty_like(modes[0]), np.empty((5, size, size))
    count = modes.size
    y, e, r, a, b = modes.ravel(), half.ravel(), rate.ravel(), sum_.ravel(), stage.ravel()
    for s in range(n):
        # from and to the nodes in every step, so that steps may be cut anywhere
        for m in range(len(values)):
            r2c(values[m], wide, axes, True, 1.0, 1)
            modes[m] = wide * kept
        tendency(rate, modes, kx, ky, inverse, kept, wide, fields)
        for q in range(count):
            a[q] = e[q] * (y[q] + dt / 6.0 * r[q])
            b[q] = e[q] * (y[q] + 0.5 * dt * r[q])
        tendency(rate, stage, kx, ky, inverse, kept, wide, fields)
        for q in range(count):
            a[q] += dt / 3.0 * r[q]
            b[q] = e[q] * y[q] + 0.5 * dt * r[q]
        tendency(rate, stage, kx, ky, inverse, kept, wide, fields)
        for q in range(count):
            a[q] += dt / 3.0 * r[q]
            b[q] = e[q] * (e[q] * y[q] + dt * r[q])
        tendency(rate, stage, kx, ky, inverse, kept, wide, fields)
        for q in range(count):
            y[q] = e[q] * a[q] + dt / 6.0 * r[q]
        if strength > 0.0:
            key = noise.stream(seed, step + s)
            for q in range(len(forced)):
                kick = complex(noise.normal_of(key, q, 0), noise.normal_of(key, q, 1))
                modes[0, forced[q, 0], forced[q, 1]] += strength * kick
        for m in range(len(values)):
            wide[:] = modes[m]
            c2r(wide, values[m], axes, False, scale, 1)


@remembered
def ring(size: int, wave: float) -> tuple[np.ndarray, float]:
    """Modes within half a number of a wave number, and the sum of their shares 1/k^2.

    Those along x alone are left to their partners, so that the field stays real.
    """
    p = plane(size)
    length = np.hypot(p.kx, p.ky)
    found = np.argwhere((np.abs(length - wave) <= 0.5) & (p.kx > 0) & (p.kept > 0))
    share = float((1.0 / length[found[:, 0], found[:, 1]] ** 2).sum()) if len(found) else 1.0
    return np.ascontiguousarray(found, np.int64), share


def kick(size: int, wave: float, power: float, dt: float) -> float:
    """Size of the kicks that feed `power` [energy/time] on average."""
    return float(size**2 * np.sqrt(power * abs(dt) / (2.0 * ring(size, wave)[1])))


def streamed(w, deformation=0.0):
    """Stream function (n, n) of the vorticity."""
    p = plane(len(w), deformation)
    return np.fft.irfft2(p.inverse * np.fft.rfft2(w), w.shape)


def velocity(w, deformation=0.0):
    """u, v (n, n) of the vorticity w (n, n); row 0 at y = 0."""
    p = plane(len(w), deformation)
    psi = p.inverse * np.fft.rfft2(w)
    return np.fft.irfft2(-1j * p.ky * psi, w.shape), np.fft.irfft2(1j * p.kx * psi, w.shape)


def invariants(w, deformation=0.0):
    """(energy, enstrophy) per area: means of (|grad psi|^2 + psi^2/Ld^2)/2 and w^2/2."""
    return float(-0.5 * (streamed(w, deformation) * w).mean()), float(0.5 * (w * w).mean())
