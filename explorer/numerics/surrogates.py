"""Surrogate series: what a signal would look like if only its values, or its spectrum, mattered.

source  J. Theiler and others 1992, Physica D 58, 77-94 (phases, aaft, ends that meet)
source  T. Schreiber and A. Schmitz 1996, Phys. Rev. Lett. 77, 635-638 (iaaft)
"""

import numpy as np
from scipy import fft  # quicker than numpy's for lengths with large prime factors
from scipy.special import ndtri
from scipy.stats import rankdata

MOST = 100  # iterations; the spectrum settles long before
SEARCHED = 500  # samples at either end among which ends that meet are looked for
SETTLED = 1e-3  # share of the mismatch below which an iteration no longer helps


def shuffled(x, random, cancel=None):
    """The same values in random order: an independent series."""
    return random.permutation(x)


def phases(x, random, cancel=None):
    """The same values in the order of Gaussian noise with the power spectrum of x.

    What depends on order alone sees that noise itself, so its rank is exact for linear Gaussian
    noise: unlike `iaaft`, whose steps between ranks leave increments with heavy tails.
    returns  (L,), a permutation of x
    """
    return _ordered(x, x - x.mean(), random)


def aaft(x, random, cancel=None):
    """As `phases`, of the normal scores of x: for noise seen through a bent scale.

    returns  (L,), a permutation of x
    """
    return _ordered(x, ndtri((rankdata(x) - 0.5) / x.size), random)  # equal values share a score


def _ordered(x, like, random):
    """The values of x in the order of noise with the spectrum of `like`."""
    amplitude = np.abs(fft.rfft(like))
    turned = np.exp(2j * np.pi * random.random(amplitude.size))
    found = np.empty_like(x)
    found[np.argsort(fft.irfft(amplitude * turned, x.size), kind="stable")] = np.sort(x)
    return found


def meeting(x):
    """First and last + 1 of the part of x whose ends meet best, in value and in slope.

    A spectrum takes the series for a ring: a jump at its seam would roughen every surrogate.
    At most a tenth is left out at either end, and no more than `SEARCHED` samples.
    """
    reach = min(SEARCHED, x.size // 10)
    if reach < 2 or np.ptp(x) == 0.0:
        return 0, x.size
    x = x / np.abs(x).max()
    slope = np.diff(x)
    first, last = np.arange(reach)[:, None], x.size - 1 - np.arange(reach)[None, :]
    steep = slope.var()
    apart = (x[first] - x[last]) ** 2 / x.var()
    if steep > 0.0:
        apart = apart + (slope[first] - slope[last - 1]) ** 2 / steep
    begin, cut = np.unravel_index(apart.argmin(), apart.shape)
    return int(begin), int(x.size - cut)


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


MAKERS = {"phases": phases, "aaft": aaft, "iaaft": iaaft, "shuffled": shuffled}
