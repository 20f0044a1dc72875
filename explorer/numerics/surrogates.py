"""Surrogate series: what a signal would look like if only its values, or its spectrum, mattered.

source  J. Theiler and others 1992, Physica D 58, 77-94
source  T. Schreiber and A. Schmitz 1996, Phys. Rev. Lett. 77, 635-638 (iterated form)
"""

import numpy as np
from scipy import fft  # quicker than numpy's for lengths with large prime factors

MOST = 100  # iterations; the spectrum settles long before
SETTLED = 1e-3  # share of the mismatch below which an iteration no longer helps


def shuffled(x, random, cancel=None):
    """The same values in random order: an independent series."""
    return random.permutation(x)


def iaaft(x, random, cancel=None):
    """The same values and nearly the same power spectrum, phases random: a linear series.

    x        (L,) finite;  random  a numpy Generator
    returns  (L,), a permutation of x; unfinished when cancelled
    """
    values = np.sort(x)
    centred = x - x.mean()
    amplitude = np.abs(fft.rfft(centred))
    norm = np.linalg.norm(amplitude)
    found = random.permutation(x)
    before = np.inf
    for _ in range(MOST):
        if cancel is not None and cancel[0]:
            break
        spectrum = fft.rfft(found)
        size = np.abs(spectrum)
        size[0] = amplitude[0] = 0.0
        missed = np.linalg.norm(size - amplitude)
        if norm == 0.0 or missed >= before * (1.0 - SETTLED):
            break
        before = missed
        spectrum *= amplitude / np.where(size > 0.0, size, 1.0)
        again = np.empty_like(found)
        again[np.argsort(fft.irfft(spectrum, x.size))] = values
        if np.array_equal(again, found):
            break
        found = again
    return found


def two_sided(measured, others):
    """Rank of a number among its surrogates' (1: the least), and the two-sided p-value.

    The p-value is the share of ranks as extreme as this one, ties counted against it: m
    surrogates reach 2/(m + 1) at best, so 39 are needed for 5 %.
    """
    others = np.asarray(others)
    below, above = (others <= measured).sum(), (others >= measured).sum()
    rank = int((others < measured).sum()) + 1
    return rank, float(min(1.0, 2.0 * (min(below, above) + 1) / (others.size + 1)))


MAKERS = {"iaaft": iaaft, "shuffled": shuffled}
