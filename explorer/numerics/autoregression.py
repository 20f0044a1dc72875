"""Linear noises, sample by sample: a weighted sum of past samples plus a fresh random number."""

import math

import numpy as np
from numba import njit

from explorer.numerics.noise import normal_of, stream, uniform_of

GAUSSIAN, UNIFORM, CAUCHY = 0, 1, 2


@njit(nogil=True, cache=True, error_model="numpy")
def shock_of(key, kind):
    """One fresh number: normal, uniform of variance 1, or Cauchy (heavy tails)."""
    if kind == UNIFORM:
        return math.sqrt(12.0) * (uniform_of(key, 0, 0) - 0.5)
    if kind == CAUCHY:
        return math.tan(math.pi * (uniform_of(key, 0, 0) - 0.5))
    return normal_of(key, 0, 0)


@njit(nogil=True, cache=True, error_model="numpy")
def march(ring, weights, kind, drift, n, step, seed):
    """Take n steps in place: x_i = drift + shock_i + sum of weights_j x_(i-1-j).

    ring     (size,) float64: sample i lies at i % size, so it remembers the last `size` samples
    weights  (m,), m <= size
    step     number of the first sample taken
    """
    size = ring.size
    for i in range(step, step + n):
        x = drift + shock_of(stream(seed, i), kind)
        for j in range(weights.size):
            x += weights[j] * ring[(i - 1 - j) % size]
        ring[i % size] = x


def colour(k, taps):
    """(taps,) weights that let `march` give noise whose power falls as frequency to the -k.

    The causal filter of least delay with that spectrum, up to the highest frequency there is,
    written as an autoregression: its cepstrum is k Si(pi j)/(pi j). Cut after `taps` samples, so
    below the frequency 1/taps the spectrum bends; for k > 1 a running sum is taken out before the
    cut, so there it falls as frequency to the -2.

    source  Oppenheim and Schafer 1989, Discrete-Time Signal Processing, chapter 12 (cepstrum);
            Kasdin 1995, Proc. IEEE 83, 802-827 (noise as an autoregression)
    """
    from scipy.special import sici

    sums = 1 if k > 1.0 else 0
    order = np.arange(1, taps + 1 - sums)
    rest = k * sici(np.pi * order)[0] / np.pi - sums  # j times the j-th cepstral number
    a = np.zeros(taps + 1)
    a[0] = 1.0
    for m in order:
        a[m] = -(rest[:m] * a[m - 1 :: -1][:m]).sum() / m
    if sums:
        a[1:] -= a[:-1].copy()
    return -a[1:]
