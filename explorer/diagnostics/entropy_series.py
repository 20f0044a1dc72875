"""Series with known entropies: maps, noises, a double pendulum; made once and kept."""

from __future__ import annotations

from functools import lru_cache

import numpy as np


def iterated(r: float, x: float, steps: int, discarded: int = 0) -> np.ndarray:
    """Iterates of the logistic map in plain double arithmetic, the first ones thrown away."""
    kept = np.empty(steps)
    for i in range(-discarded, steps):
        if i >= 0:
            kept[i] = x
        x = r * x * (1.0 - x)
    return kept


@lru_cache(maxsize=1)
def logistic_from() -> np.ndarray:
    """Chaos at r = 4: 1e6 iterates from 0.4, 1000 discarded."""
    return iterated(4.0, 0.4, 1_000_000, 1000)


@lru_cache(maxsize=1)
def logistic_short() -> np.ndarray:
    """Chaos at r = 4: 2e4 iterates from 0.4, 1000 discarded."""
    return iterated(4.0, 0.4, 20_000, 1000)


@lru_cache(maxsize=1)
def logistic_brief() -> np.ndarray:
    """Chaos at r = 4: the first 4096 of the 2e4."""
    return logistic_short()[:4096].copy()


@lru_cache(maxsize=1)
def logistic_first() -> np.ndarray:
    """Chaos at r = 4: the first 1e5 iterates from 0.1."""
    return iterated(4.0, 0.1, 100_000)


@lru_cache(maxsize=1)
def period_two() -> np.ndarray:
    """Settled at r = 3.05."""
    return iterated(3.05, 0.4, 20_000, 100_000)


@lru_cache(maxsize=1)
def period_three() -> np.ndarray:
    """Settled at r = 3.83."""
    return iterated(3.83, 0.4, 20_000, 100_000)


@lru_cache(maxsize=1)
def period_eight() -> np.ndarray:
    """Settled at r = 3.55."""
    return iterated(3.55, 0.4, 20_000, 100_000)


@lru_cache(maxsize=1)
def white_noise() -> np.ndarray:
    """1e6 independent Gaussian numbers."""
    return np.random.default_rng(1).standard_normal(1_000_000)


@lru_cache(maxsize=1)
def random_walk() -> np.ndarray:
    """The running sum of the white noise."""
    return np.cumsum(white_noise())


@lru_cache(maxsize=1)
def linear_noise() -> np.ndarray:
    """4096 samples of the autoregression x' = 0.9 x + noise, 1000 discarded."""
    from scipy.signal import lfilter

    noise = np.random.default_rng(2).standard_normal(5096)
    return lfilter([1.0], [1.0, -0.9], noise)[1000:]


def two_levels() -> np.ndarray:
    """1e4 tosses of a fair coin."""
    return np.random.default_rng(0).integers(0, 2, 10_000).astype(np.float64)


def ramp() -> np.ndarray:
    """0 to 999."""
    return np.arange(1000.0)


def constant() -> np.ndarray:
    """A thousand times 0.1."""
    return np.full(1000, 0.1)


def wave() -> np.ndarray:
    """A sine of 1000.123 samples per period."""
    return np.sin(2 * np.pi * np.arange(100_000) / 1000.123)


def coloured(k: float, seed: int, size: int = 1 << 17) -> np.ndarray:
    """Noise whose power falls as frequency to the -k, circular."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(size))
    f = np.arange(spectrum.size, dtype=np.float64)
    f[0] = np.inf
    return np.fft.irfft(spectrum * f ** (-k / 2), size)


@lru_cache(maxsize=1)
def double_pendulum() -> np.ndarray:
    """X of the lower mass, equal masses and rods of 1, released at rest from 120 and -10 degrees.

    100 s at 1/64 s, by DOP853 to 1e-11.
    """
    from scipy.integrate import solve_ivp

    g = 9.80665

    def slopes(_: float, state: np.ndarray) -> tuple[float, float, float, float]:
        a, b, u, v = state
        s, c = np.sin(a - b), np.cos(a - b)
        below = 1.0 + s * s
        du = -(s * (u * u * c + v * v) + g * (2.0 * np.sin(a) - np.sin(b) * c)) / below
        dv = (2.0 * s * u * u + s * c * v * v + 2.0 * g * (np.sin(a) * c - np.sin(b))) / below
        return u, v, du, dv

    t = np.arange(6401) / 64.0
    start = (np.radians(120.0), np.radians(-10.0), 0.0, 0.0)
    found = solve_ivp(slopes, (0.0, 100.0), start, "DOP853", t, rtol=1e-11, atol=1e-11)
    return np.sin(found.y[0]) + np.sin(found.y[1])
