"""Recurrences of a trajectory: who comes back near whom, and in what lines."""

from __future__ import annotations

import numpy as np
from numba import njit


def embedded(x, m, tau):
    """(n - (m - 1) tau, m) delay vectors of a series (n,)."""
    count = x.size - (m - 1) * tau
    return np.stack([x[k * tau : k * tau + count] for k in range(m)], axis=1)


@njit(cache=True, nogil=True)
def distances(points):
    """(n, n) float32 Euclidean distances of points (n, d)."""
    n, d = points.shape
    found = np.empty((n, n), np.float32)
    for i in range(n):
        for j in range(i + 1):
            total = 0.0
            for c in range(d):
                total += (points[i, c] - points[j, c]) ** 2
            found[i, j] = found[j, i] = np.sqrt(total)
    return found


def radius(gaps, rate):
    """The distance within which a share `rate` of all different pairs lie."""
    upper = gaps[np.triu_indices(len(gaps), 1)]
    k = min(max(int(rate * upper.size), 0), upper.size - 1)
    return float(np.partition(upper, k)[k])


@njit(cache=True, nogil=True)
def diagonal_lines(near, theiler):
    """(n + 1,) how many diagonal lines of each length; one side, `theiler` diagonals left out."""
    n = near.shape[0]
    counts = np.zeros(n + 1, np.int64)
    for offset in range(max(theiler, 1), n):
        run = 0
        for i in range(n - offset):
            if near[i, i + offset]:
                run += 1
            elif run:
                counts[run] += 1
                run = 0
        if run:
            counts[run] += 1
    return counts


@njit(cache=True, nogil=True)
def vertical_lines(near, theiler):
    """(n + 1,) how many vertical lines of each length above the diagonal."""
    n = near.shape[0]
    counts = np.zeros(n + 1, np.int64)
    for j in range(n):
        run = 0
        for i in range(j - max(theiler, 1) + 1):
            if near[i, j]:
                run += 1
            elif run:
                counts[run] += 1
                run = 0
        if run:
            counts[run] += 1
    return counts


def share(counts, least):
    """Share of the points of all lines that lie in lines of `least` or more."""
    lengths = np.arange(counts.size)
    total = float((lengths * counts).sum())
    return float((lengths * counts)[least:].sum()) / total if total else 0.0


def mean_length(counts, least):
    """Mean length of lines of `least` or more; NaN when there is none."""
    lengths, held = np.arange(counts.size)[least:], counts[least:]
    return float((lengths * held).sum() / held.sum()) if held.sum() else float("nan")


def line_entropy(counts, least):
    """Shannon entropy of the lengths of lines of `least` or more [nat]."""
    held = counts[least:][counts[least:] > 0]
    if not held.size:
        return 0.0
    p = held / held.sum()
    return float(-(p * np.log(p)).sum())


@njit(cache=True, nogil=True)
def correlation_counts(points, theiler, edges):
    """(k,) pairs closer than each edge, squared and rising (k,), at least `theiler` + 1 apart."""
    n, d = points.shape
    bins = np.zeros(edges.size + 1, np.int64)
    low, scale = np.log(edges[0]), (edges.size - 1) / (np.log(edges[-1]) - np.log(edges[0]))
    for i in range(n):
        for j in range(i + 1 + theiler, n):
            total = 0.0
            for c in range(d):
                total += (points[i, c] - points[j, c]) ** 2
            if total <= edges[0]:
                bins[0] += 1
            elif total < edges[-1]:
                bins[int((np.log(total) - low) * scale) + 1] += 1
    found = np.zeros(edges.size, np.int64)
    total_pairs = 0
    for k in range(edges.size):
        total_pairs += bins[k]
        found[k] = total_pairs
    return found


@njit(cache=True, nogil=True)
def zero_one(phi, angles, most):
    """(k,) growth rates K of the 0-1 test for angles (k,); phi (n,), displacements to `most` steps.

    source  G. A. Gottwald, I. Melbourne 2009, SIAM J. Appl. Dyn. Syst. 8, 129-145
    """
    n = phi.size
    mean = phi.mean()
    found = np.empty(angles.size)
    p, q = np.empty(n + 1), np.empty(n + 1)
    spread = np.empty(most)
    for a in range(angles.size):
        c = angles[a]
        p[0] = q[0] = 0.0
        for j in range(n):
            p[j + 1] = p[j] + phi[j] * np.cos((j + 1) * c)
            q[j + 1] = q[j] + phi[j] * np.sin((j + 1) * c)
        for lag in range(1, most + 1):
            total = 0.0
            for j in range(1, n - most + 1):
                total += (p[j + lag] - p[j]) ** 2 + (q[j + lag] - q[j]) ** 2
            swing = mean * mean * (1.0 - np.cos(lag * c)) / (1.0 - np.cos(c))
            spread[lag - 1] = total / (n - most) - swing
        found[a] = correlated(spread)
    return found


@njit(cache=True, nogil=True)
def correlated(values):
    """Correlation of values (n,) with 1, 2, ..., n; 0 where they do not vary."""
    n = values.size
    mean, middle = values.mean(), (n + 1) / 2.0
    both = own = steps = 0.0
    for i in range(n):
        a, b = i + 1 - middle, values[i] - mean
        both += a * b
        own += b * b
        steps += a * a
    return both / np.sqrt(own * steps) if own > 0.0 else 0.0
