"""Split steps for i u_t + u_xx/2 + g |u|^2 u = 0: dispersion exact in k, focusing exact in x.

Both halves conserve the mass exactly, so only rounding moves it. Every step begins and ends with
the focusing half, which needs no transform: no work is shared between steps, and a + b steps equal
a steps, then b steps, bit for bit.

Composition coefficients: order 4, S. Blanes and P. C. Moan 2002, J. Comput. Appl. Math. 142,
313-330; orders 6 and 8, W. Kahan and R.-C. Li 1997, Math. Comp. 66, 1089-1099.
"""

from __future__ import annotations

from functools import lru_cache
from math import cos, sin

import numpy as np
from numba import njit
from rocket_fft import c2c

from explorer.numerics.remembered import remembered

SMALL = 0.5  # [rad] a phase up to here is turned by a short series instead of the C library
_KAHAN_LI = {
    6: (
        0.39216144400731413928, 0.33259913678935943860, -0.70624617255763935981,
        0.08221359629355080023, 0.79854399093482996340,
    ),
    8: (
        0.74167036435061295345, -0.40910082580003159400, 0.19075471029623837995,
        -0.57386247111608226666, 0.29906418130365592384, 0.33462491824529818378,
        0.31529309239676659663, -0.79688793935291635402,
    ),
}  # fmt: skip
_BLANES_MOAN = (
    (0.0792036964311957, 0.353172906049774, -0.0420650803577195),
    (0.209515106613362, -0.143851773179818),
)
ORDERS = (2, 4, 6, 8)


@lru_cache(maxsize=8)
def weights(order: int) -> tuple[np.ndarray, np.ndarray]:
    """(stages + 1,) shares of the step for focusing, (stages,) for dispersion; both sum to 1."""
    if order == 2:
        return np.array([0.5, 0.5]), np.array([1.0])
    if order == 4:
        a, b = _BLANES_MOAN
        outer, inner = [*a, 1.0 - 2.0 * sum(a)], [*b, 0.5 - sum(b)]
        return np.array([*outer, *a[::-1]]), np.array([*inner, *inner[::-1]])
    half = _KAHAN_LI[order]
    strang = np.array([*half, *half[-2::-1]])
    focus = np.zeros(len(strang) + 1)
    focus[:-1] += strang / 2.0
    focus[1:] += strang / 2.0
    return focus, strang


@remembered
def wavenumbers(points: int, length: float) -> np.ndarray:
    """(points,) angular wavenumbers in the order of the transform [1/length]."""
    return 2.0 * np.pi * np.fft.fftfreq(points, length / points)


@remembered
def mask(points: int, length: float, kind: str) -> np.ndarray:
    """(points,) what a filter leaves of each mode.

    kind   "none"; "half" keeps |k| below half of the greatest, where a cubic product is free of
           aliases; "seed" is exp(-36 (|k|/kc)^36), kc two thirds of the greatest
    """
    k = np.abs(wavenumbers(points, length))
    greatest = np.pi * points / length
    if kind == "half":
        return (k < greatest / 2.0).astype(float)
    if kind == "seed":
        return np.exp(-36.0 * (k / (2.0 * greatest / 3.0)) ** 36)
    return np.ones(points)


@remembered
def dispersion(points: int, length: float, order: int, dt: float, kind: str) -> np.ndarray:
    """(stages, points) complex: what each dispersive part of a step multiplies the modes by.

    The factor 1/points of the inverse transform is in it.
    """
    _, shares = weights(order)
    half = 0.5 * wavenumbers(points, length) ** 2
    if kind == "seed":
        half = half * mask(points, length, kind)
    return np.exp(-1j * np.outer(shares * dt, half)) / points


# counting instead of a maximum, and sums in any order: so the loop runs four points at a time
@njit(cache=True, nogil=True, fastmath={"reassoc", "nsz", "contract"})
def _turn_by_series(psi, angle, out):
    """Write psi exp(i angle |psi|^2) to out; at how many points the phase is not below SMALL."""
    beyond = 0.0
    for j in range(psi.size):
        re, im = psi[j].real, psi[j].imag
        a = angle * (re * re + im * im)
        q = a * a
        beyond += 0.0 if q < SMALL * SMALL else 1.0
        s = 1 / 362880 + q * (-1 / 39916800 + q * (1 / 6227020800))
        s = a + a * q * (-1 / 6 + q * (1 / 120 + q * (-1 / 5040 + q * s)))
        c = 1 / 40320 + q * (-1 / 3628800 + q * (1 / 479001600 - q * (1 / 87178291200)))
        c = 1.0 + q * (-0.5 + q * (1 / 24 + q * (-1 / 720 + q * c)))
        out[j] = complex(re * c - im * s, re * s + im * c)
    return beyond


@njit(cache=True, nogil=True)
def turn(psi, angle, out):
    """Write psi exp(i angle |psi|^2) to out; psi, out (points,)."""
    if _turn_by_series(psi, angle, out) == 0.0:
        return
    for j in range(psi.size):
        re, im = psi[j].real, psi[j].imag
        a = angle * (re * re + im * im)
        c, s = cos(a), sin(a)
        out[j] = complex(re * c - im * s, re * s + im * c)


@njit(cache=True, nogil=True)
def turn_filtered(psi, angle, kept, one, two, axis):
    """The same for the filtered wave: psi + F[(exp(i angle |f|^2) - 1) f], f = F psi."""
    points = psi.size
    c2c(psi, one, axis, True, 1.0, 1)
    for j in range(points):
        one[j] *= kept[j]
    c2c(one, two, axis, False, 1.0 / points, 1)
    turn(two, angle, one)
    for j in range(points):
        two[j] = one[j] - two[j]
    c2c(two, one, axis, True, 1.0, 1)
    for j in range(points):
        one[j] *= kept[j]
    c2c(one, two, axis, False, 1.0 / points, 1)
    for j in range(points):
        psi[j] += two[j]


@njit(cache=True, nogil=True)
def march(psi, shares, factors, kept, filtered, strength, n):
    """Take n steps in place.

    psi      (points,) complex128     shares   (stages + 1,) of the focusing, times dt
    factors  (stages, points) from `dispersion`
    kept     (points,) from `mask`, used where `filtered`
    strength g
    """
    points, stages = psi.size, factors.shape[0]
    modes, spare = np.empty_like(psi), np.empty_like(psi)
    axis = np.zeros(1, np.int64)
    for _ in range(n):
        for stage in range(stages + 1):
            if filtered:
                turn_filtered(psi, strength * shares[stage], kept, modes, spare, axis)
                spare[:] = psi
            else:
                turn(psi, strength * shares[stage], spare)
            if stage == stages:
                break
            c2c(spare, modes, axis, True, 1.0, 1)
            for j in range(points):
                modes[j] *= factors[stage, j]
            c2c(modes, psi, axis, False, 1.0, 1)
        psi[:] = spare


@njit(cache=True, nogil=True)
def invariants(psi, k, dx, strength):
    """(mass, momentum, energy) of a wave (points,): sums with spectral derivatives.

    mass |psi|^2, momentum Im(psi* psi_x), energy |psi_x|^2/2 - g |psi|^4/2, each times dx
    """
    points = psi.size
    modes = np.empty_like(psi)
    c2c(psi, modes, np.zeros(1, np.int64), True, 1.0, 1)
    mass = quartic = momentum = kinetic = 0.0
    for j in range(points):
        size = psi[j].real ** 2 + psi[j].imag ** 2
        power = modes[j].real ** 2 + modes[j].imag ** 2
        mass += size
        quartic += size * size
        momentum += k[j] * power
        kinetic += k[j] * k[j] * power
    return (
        mass * dx,
        momentum * dx / points,
        0.5 * (kinetic / points - strength * quartic) * dx,
    )


@njit(cache=True, nogil=True)
def tail(psi, kept):
    """Share of the spectral energy in the top sixth of the modes that a filter retains."""
    points = psi.size
    modes = np.empty_like(psi)
    c2c(psi, modes, np.zeros(1, np.int64), True, 1.0, 1)
    top = 0
    for j in range(points // 2):
        if kept[j] > 0.5:
            top = j
    total = high = 0.0
    for j in range(points):
        order = j if j <= points // 2 else points - j
        power = modes[j].real ** 2 + modes[j].imag ** 2
        if order <= top:
            total += power
            if order > 5 * top // 6:
                high += power
    return high / total if total > 0.0 else 0.0
