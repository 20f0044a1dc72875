"""ETDRK4 against the plain formula in NumPy, closed forms, and finite differences."""

import numpy as np
import pytest

from explorer.numerics import etdrk4

POINTS, LENGTH, DT = 64, 22.0, 0.25
FLAME = (POINTS, LENGTH, DT, -1.0, -1.0, 0.0)
X = LENGTH / POINTS * np.arange(POINTS)


def start(seed=0):
    u = np.cos(2 * np.pi * X / LENGTH) * (1 + np.sin(2 * np.pi * X / LENGTH))
    return u + 0.1 * np.random.default_rng(seed).standard_normal(POINTS)


def plain(u, steps):
    """The scheme of Kassam and Trefethen written in whole arrays, the 2/3 rule with it."""
    k = 2 * np.pi / LENGTH * np.arange(POINTS // 2 + 1)
    kept = np.arange(k.size) <= POINTS // 3
    symbol = k**2 - k**4
    z = DT * symbol[:, None] + np.exp(1j * np.pi * (np.arange(1, 33) - 0.5) / 32)
    whole, half = np.exp(DT * symbol), np.exp(DT * symbol / 2)
    q = DT * ((np.exp(z / 2) - 1) / z).mean(1).real
    f1 = DT * ((-4 - z + np.exp(z) * (4 - 3 * z + z**2)) / z**3).mean(1).real
    f2 = DT * ((2 + z + np.exp(z) * (-2 + z)) / z**3).mean(1).real
    f3 = DT * ((-4 - 3 * z - z**2 + np.exp(z) * (4 - z)) / z**3).mean(1).real

    def n(v):
        return np.where(kept, -0.5j * k, 0) * np.fft.rfft(np.fft.irfft(v * kept, POINTS) ** 2)

    v = np.fft.rfft(u)
    for _ in range(steps):
        nv = n(v)
        a = half * v + q * nv
        na = n(a)
        b = half * v + q * na
        nb = n(b)
        c = half * a + q * (2 * nb - nv)
        v = whole * v + f1 * nv + 2 * f2 * (na + nb) + f3 * n(c)
    return np.fft.irfft(v, POINTS)


def moved(u, steps, cuts=()):
    u, given, at = u.copy(), etdrk4.coefficients(*FLAME), 0
    for cut in (*cuts, steps):
        etdrk4.march(u, *given, cut - at)
        at = cut
    return u


def test_it_is_the_plain_formula():
    np.testing.assert_allclose(moved(start(), 60), plain(start(), 60), atol=1e-11)


def test_steps_may_be_cut_anywhere():
    np.testing.assert_array_equal(moved(start(), 40, cuts=(1, 13, 14)), moved(start(), 40))


def test_the_mean_never_changes():
    u = start() + 0.3
    assert moved(u, 400).mean() == pytest.approx(u.mean(), abs=1e-12)


def test_the_error_falls_with_the_fourth_power_of_the_step():
    u = moved(start(), 400)

    def end(dt):
        v = u.copy()
        etdrk4.march(v, *etdrk4.coefficients(POINTS, LENGTH, dt, -1.0, -1.0, 0.0), round(4 / dt))
        return v

    exact = end(0.003125)
    errors = [np.abs(end(dt) - exact).max() for dt in (0.025, 0.0125)]
    assert np.log2(errors[0] / errors[1]) == pytest.approx(4.0, abs=0.5)


def test_tangent_vectors_are_the_derivative_of_the_steps():
    u, given = moved(start(), 200), etdrk4.coefficients(*FLAME)
    w = np.random.default_rng(3).standard_normal(POINTS)
    frame, base = w[None].copy(), u.copy()
    etdrk4.tangent_march(base, frame, *given, 20)
    np.testing.assert_array_equal(base, moved(u, 20))
    eps = 1e-6
    twin = (moved(u + eps * w, 20) - moved(u - eps * w, 20)) / (2 * eps)
    np.testing.assert_allclose(frame[0], twin, atol=1e-6 * np.abs(twin).max())
