"""How to unfold a series in delay coordinates: mutual information and false neighbours."""

from __future__ import annotations

import numpy as np


def mutual_information(x, most, bins):
    """(most + 1,) I(x_t; x_(t + lag)) [nat] for lags 0..most, with bins that hold equally many.

    source  A. M. Fraser, H. L. Swinney 1986, Phys. Rev. A 33, 1134-1140
    """
    ranks = np.argsort(np.argsort(x, kind="stable"), kind="stable")
    levels = ranks * bins // x.size
    return np.array([_shared(levels[: x.size - k], levels[k:], bins) for k in range(most + 1)])


def _shared(a, b, bins):
    joint = np.bincount(a * bins + b, minlength=bins * bins).reshape(bins, bins) / a.size
    alone = np.outer(joint.sum(axis=1), joint.sum(axis=0))
    held = joint > 0.0
    return float((joint[held] * np.log(joint[held] / alone[held])).sum())


def first_minimum(values):
    """Index of the first value lower than both neighbours, or None."""
    for k in range(1, len(values) - 1):
        if values[k] < values[k - 1] and values[k] <= values[k + 1]:
            return k
    return None


def decay(x, most):
    """First lag at which the autocorrelation falls below 1/e, or None."""
    y = x - x.mean()
    size = 1 << (2 * x.size - 1).bit_length()
    power = np.abs(np.fft.rfft(y, size)) ** 2
    found = np.fft.irfft(power, size)[: most + 1]
    below = np.flatnonzero(found < found[0] / np.e) if found[0] > 0.0 else []
    return int(below[0]) if len(below) else None


def false_neighbours(x, tau, most, ratio, size, theiler):
    """(most,) share of nearest neighbours in 1..most dimensions that part in the next one.

    source  M. B. Kennel, R. Brown, H. D. I. Abarbanel 1992, Phys. Rev. A 45, 3403-3411
    """
    sd = x.std()
    found = []
    for m in range(1, most + 1):
        here, other, gap = _nearest(x, tau, m, theiler, np.inf)
        apart = np.abs(x[here + m * tau] - x[other + m * tau])
        with np.errstate(divide="ignore", invalid="ignore"):
            parts = (apart / gap > ratio) | (np.hypot(gap, apart) > size * sd)
        found.append(float(parts.mean()) if parts.size else np.nan)
    return np.array(found)


def cao(x, tau, most, theiler):
    """(most - 1,) Cao's E1: settles at 1 once the dimension is enough.

    source  L. Cao 1997, Physica D 110, 43-50
    """
    means = []
    for m in range(1, most + 1):
        here, other, gap = _nearest(x, tau, m, theiler, np.inf, norm=np.inf)
        apart = np.maximum(gap, np.abs(x[here + m * tau] - x[other + m * tau]))
        held = gap > 0.0
        means.append(float((apart[held] / gap[held]).mean()) if held.any() else np.nan)
    return np.array(means[1:]) / np.array(means[:-1])


def _nearest(x, tau, m, theiler, far, norm=2.0):
    """(indices, their nearest neighbours more than `theiler` away in time, distances)."""
    from scipy.spatial import cKDTree

    from explorer.numerics.recurrences import embedded

    points = embedded(x, m + 1, tau)[:, :m]
    tree = cKDTree(points)
    count = len(points)
    here = np.arange(count)
    other, gap = np.full(count, -1), np.full(count, far)
    asked = min(2 * theiler + 2, count)
    for k in (min(8, asked), asked):
        todo = np.flatnonzero(other < 0)
        if not todo.size:
            break
        gaps, near = tree.query(points[todo], k, p=norm)
        gaps, near = gaps.reshape(todo.size, -1), near.reshape(todo.size, -1)
        fine = np.abs(near - todo[:, None]) > theiler
        first = fine.argmax(axis=1)
        good = fine[np.arange(todo.size), first]
        rows = np.arange(todo.size)[good]
        other[todo[good]] = near[rows, first[good]]
        gap[todo[good]] = gaps[rows, first[good]]
    kept = other >= 0
    return here[kept], other[kept], gap[kept]
