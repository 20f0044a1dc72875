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

    100 s at 1/64 s, by RK4 at 1/512 s. Sums, products and quotients alone, which every processor
    rounds alike: the orbit is chaotic, and a sine's last digit would make another one of it.
    """
    state = (0.0, 0.0, 0.5 * 3.0**0.5, -0.5, -0.17364817766693033, 0.984807753012208)
    x = [state[2] + state[4]]
    for _ in range(6400):
        for _ in range(8):
            state = _swung(state, 1.0 / 512.0)
        x.append(state[2] + state[4])
    return np.array(x)


State = tuple[float, ...]


def _swung(state: State, h: float) -> State:
    """One step of RK4."""
    k1 = _swing(state)
    k2 = _swing(tuple(p + 0.5 * h * q for p, q in zip(state, k1, strict=True)))
    k3 = _swing(tuple(p + 0.5 * h * q for p, q in zip(state, k2, strict=True)))
    k4 = _swing(tuple(p + h * q for p, q in zip(state, k3, strict=True)))
    slopes = zip(state, k1, k2, k3, k4, strict=True)
    return tuple(p + h * (a + 2.0 * b + 2.0 * c + d) / 6.0 for p, a, b, c, d in slopes)


def _swing(state: State) -> State:
    """Slopes of the angular velocities, and of sine and cosine of both angles."""
    g = 9.80665
    u, v, sin_a, cos_a, sin_b, cos_b = state
    s, c = sin_a * cos_b - cos_a * sin_b, cos_a * cos_b + sin_a * sin_b
    below = 1.0 + s * s
    du = -(s * (u * u * c + v * v) + g * (2.0 * sin_a - sin_b * c)) / below
    dv = (2.0 * s * u * u + s * c * v * v + 2.0 * g * (sin_a * c - sin_b)) / below
    return du, dv, cos_a * u, -sin_a * u, cos_b * v, -sin_b * v
