"""First waves of the nonlinear Schrodinger equation, and what is known of them in closed form."""

from __future__ import annotations

from math import pi, sqrt

import numpy as np

CASES = (
    "single_soliton", "two_soliton", "modulated_pulse", "noisy_pulse", "akhmediev", "peregrine",
    "kuznetsov_ma", "plane_wave",
)  # fmt: skip
EARLY = 5.0  # [time] a breather begins so long before it is highest


def grid(points, length):
    """(points,) positions, the first at -length/2."""
    return -length / 2.0 + length / points * np.arange(points)


def suited(case, length, breadth):
    """The length of the circle: as dialled, or for a breather a whole number of its waves."""
    if case == "akhmediev" and 0.0 < breadth < 0.5:
        wave = 2.0 * pi / (2.0 * sqrt(1.0 - 2.0 * breadth))
        return max(1, round(length / wave)) * wave
    return length


def soliton(x, amplitude, velocity, place):
    """A sech(A (x - x0)) exp(i v x)."""
    return amplitude / np.cosh(amplitude * (x - place)) * np.exp(1j * velocity * x)


def akhmediev(x, t, breadth):
    """The breather on a background of 1, highest at t = 0 (Akhmediev and Korneev 1986).

    breadth   a, between 0 and 1/2: periodic in x; above 1/2: periodic in t (Kuznetsov-Ma)
    """
    b = np.sqrt(complex(8.0 * breadth * (1.0 - 2.0 * breadth)))
    wave = 2.0 * np.sqrt(complex(1.0 - 2.0 * breadth))
    ripple = sqrt(2.0 * breadth) * np.cos(wave * x)
    over = (1.0 - 4.0 * breadth) * np.cosh(b * t) + ripple + 1j * b * np.sinh(b * t)
    return np.exp(1j * t) * over / (ripple - np.cosh(b * t))


def peregrine(x, t):
    """The limit a -> 1/2: once, and at one place."""
    return np.exp(1j * t) * (4.0 * (1.0 + 2.0j * t) / (1.0 + 4.0 * x**2 + 4.0 * t**2) - 1.0)


def rippled(x, length, mode, ripple, noise, chance):
    """A plane wave of 1 with one faint ripple, or with noise."""
    wave = 1.0 + ripple * np.cos(2.0 * pi * mode / length * x)
    if noise > 0.0:
        wave = wave + noise * (chance.standard_normal(x.size) + 1j * chance.standard_normal(x.size))
    return wave.astype(complex)


def growth(mode, length, amplitude=1.0, strength=1.0):
    """Rate [1/time] at which a ripple of a plane wave grows; 0 where it does not."""
    k = 2.0 * pi * mode / length
    square = strength * amplitude**2 - k**2 / 4.0
    return k * sqrt(square) if square > 0.0 else 0.0


def shift(own, other, v_own, v_other):
    """How far a soliton of amplitude `own` is displaced by another (Zakharov and Shabat 1972)."""
    between = (v_own - v_other) ** 2
    ratio = (between + (own + other) ** 2) / (between + (own - other) ** 2)
    return np.copysign(np.log(ratio) / own, v_own - v_other)
