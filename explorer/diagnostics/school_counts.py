"""Histograms of a school, and the entropies of histograms: the compiled part of school_entropies.

A histogram is float64 counts over bins of equal width; its last bin is closed on the right.
"""

import math

import numpy as np
from numba import njit

from explorer.numerics.noise import stream, uniform_of

PAIRS_SAMPLED_FROM = 5000  # fish; above, every pair would take longer than a frame
PAIRS_SAMPLED = 200_000
FEWEST_SAMPLES = 10  # of every fish paired once, to know the error


@njit(nogil=True, cache=True, error_model="numpy")
def bin_of(value, low, high, bins):
    """The bin that a value falls into, -1 below the range and `bins` above it."""
    if not value >= low:
        return -1
    if value > high:
        return bins
    width = (high - low) / bins
    i = min(int((value - low) / width), bins - 1)
    if value < low + i * width:  # rounding has carried it over an edge
        return i - 1
    if i < bins - 1 and value >= low + (i + 1) * width:
        return i + 1
    return i


@njit(nogil=True, cache=True, error_model="numpy")
def counted(values, low, high, bins, overflow):
    """Counts (bins,) of values on [low, high]; `overflow`: the last bin takes what lies above."""
    counts = np.zeros(bins)
    for value in values:
        i = bin_of(value, low, high, bins)
        if i == bins and overflow:
            i = bins - 1
        if 0 <= i < bins:
            counts[i] += 1.0
    return counts


@njit(nogil=True, cache=True, error_model="numpy")
def entropy(counts, most):
    """Shannon entropy of counts over ln(most), 0 to 1; 0.5 when nothing was counted."""
    total = 0.0
    for count in counts.flat:
        total += count
    if total == 0.0 or most < 2:
        return 0.5 if total == 0.0 else 0.0
    h = 0.0
    for count in counts.flat:
        if count > 0.0:
            h -= count / total * math.log(count / total)
    return h / math.log(most)


@njit(nogil=True, cache=True, error_model="numpy")
def variation(distances):
    """(N,) coefficient of variation of each row of distances (N, k)."""
    found = np.empty(distances.shape[0])
    for i in range(distances.shape[0]):
        mean = square = 0.0
        for d in distances[i]:
            mean += d
        mean /= distances.shape[1]
        for d in distances[i]:
            square += (d - mean) ** 2
        found[i] = math.sqrt(square / distances.shape[1]) / (mean + 1e-10)
    return found


@njit(nogil=True, cache=True, error_model="numpy")
def lengths(vectors):
    """(N,) lengths of vectors (N, 3)."""
    found = np.empty(vectors.shape[0])
    for i in range(vectors.shape[0]):
        x, y, z = vectors[i, 0], vectors[i, 1], vectors[i, 2]
        found[i] = math.sqrt(x * x + y * y + z * z)
    return found


@njit(nogil=True, cache=True, error_model="numpy")
def cosine_bins(a, b, c, u, v, w, bins, row):
    """Fill row (N,) int32 with the bin of the cosine between (a, b, c) and each (u, v, w).

    The cosine, clipped to [-1, 1], is counted on that range.
    """
    half, top = 0.5 * bins, bins - 0.5
    for j in range(u.size):
        place = (a * u[j] + b * v[j] + c * w[j] + 1.0) * half
        place = place if place > 0.0 else 0.0
        row[j] = np.int32(place if place < top else top)


@njit(nogil=True, cache=True, error_model="numpy")
def tally(row, tallies):
    """Count the bins of a row into eight histograms in turn, so that no count waits for another."""
    for j in range(row.size):
        tallies[np.uint32((row[j] << 3) + (j & 7))] += 1


@njit(nogil=True, cache=True, error_model="numpy")
def pair_counts(head, bins):
    """Counts (bins,) of u.v on [-1, 1] over all pairs of unit headings (N, 3).

    No matrix is built: the bins of one row at a time are kept.
    """
    u, v, w = head[:, 0].copy(), head[:, 1].copy(), head[:, 2].copy()
    row, tallies = np.empty(head.shape[0], np.int32), np.zeros(8 * bins, np.int64)
    for i in range(head.shape[0]):
        cosine_bins(u[i], v[i], w[i], u[i + 1 :], v[i + 1 :], w[i + 1 :], bins, row[i + 1 :])
        tally(row[i + 1 :], tallies)
    return tallies.reshape(bins, 8).sum(axis=1).astype(np.float64)


@njit(nogil=True, cache=True, error_model="numpy")
def sampled_pair_counts(head, bins, samples):
    """Counts (samples, bins) of the same over pairs drawn by lot, the same ones each time.

    Each sample pairs every fish with the one a drawn number of places further on, all of them at
    once; no two samples have the same pairs.
    """
    count = head.shape[0]
    u, v, w = head[:, 0].copy(), head[:, 1].copy(), head[:, 2].copy()
    row, found, key = np.empty(count, np.int32), np.zeros((samples, bins)), stream(0, 0)
    half = (count - 1) // 2
    for k in range(samples):
        # one of equal shares of the distances up to half way round, so that none comes twice
        low, high = 1 + half * k // samples, 1 + half * (k + 1) // samples
        away = min(low + int(uniform_of(key, k, 0) * (high - low)), count - 1)
        cosine_bins_along(u, v, w, away, bins, row)
        tallies = np.zeros(8 * bins, np.int64)
        tally(row, tallies)
        found[k] = tallies.reshape(bins, 8).sum(axis=1)
    return found


@njit(nogil=True, cache=True, error_model="numpy")
def cosine_bins_along(u, v, w, away, bins, row):
    """Fill row (N,) with the bin of the cosine of each heading and the one `away` places on."""
    count, half, top = u.size, 0.5 * bins, bins - 0.5
    for begin, end, on in ((0, count - away, away), (count - away, count, away - count)):
        a, b, c, out = u[begin:end], v[begin:end], w[begin:end], row[begin:end]
        p, q, r = u[begin + on : end + on], v[begin + on : end + on], w[begin + on : end + on]
        for j in range(end - begin):
            place = (a[j] * p[j] + b[j] * q[j] + c[j] * r[j] + 1.0) * half
            place = place if place > 0.0 else 0.0
            out[j] = np.int32(place if place < top else top)


def standard_error(samples, bins):
    """Error of the entropy of the sum of histograms (k, bins) drawn alike: the jackknife's.

    source  B. Efron and C. Stein 1981, Ann. Statist. 9, 586-596
    """
    total = samples.sum(axis=0)
    left = np.array([entropy(total - sample, bins) for sample in samples])
    return float(np.sqrt((len(left) - 1) / len(left) * np.sum((left - left.mean()) ** 2)))


@njit(nogil=True, cache=True, error_model="numpy")
def compass_counts(head):
    """Counts (12, 24) over angle from z and compass angle, times sin of the former (compat)."""
    counts = np.zeros((12, 24))
    for i in range(head.shape[0]):
        theta = math.acos(min(max(head[i, 2], -1.0), 1.0))
        phi = math.atan2(head[i, 1], head[i, 0]) + math.pi
        row = bin_of(theta, 0.0, math.pi, 12)
        column = bin_of(phi, 0.0, 2.0 * math.pi, 24)
        if 0 <= row < 12 and 0 <= column < 24:
            counts[row, column] += math.sin((row + 0.5) * math.pi / 12)
    return counts


@njit(nogil=True, cache=True, error_model="numpy")
def sphere_counts(head, axes):
    """Counts (13, 24) of unit headings over patches of equal area, seen along axes (3, 3).

    axes   rows: x through the middle of a patch, y, and z through the poles
    """
    counts = np.zeros((13, 24))
    for i in range(head.shape[0]):
        x = y = z = 0.0
        for k in range(3):
            x += head[i, k] * axes[0, k]
            y += head[i, k] * axes[1, k]
            z += head[i, k] * axes[2, k]
        row = min(int((min(max(z, -1.0), 1.0) + 1.0) * 6.5), 12)
        column = math.floor(math.atan2(y, x) * 24.0 / (2.0 * math.pi) + 0.5) % 24
        counts[row, column] += 1.0
    return counts


@njit(nogil=True, cache=True, error_model="numpy")
def own_axes(mean, vectors):
    """The school's own axes (3, 3), as rows, from its mean heading and its principal directions.

    vectors   (3, 3) eigenvectors of the mean product u u^T as columns, least first
    x is the mean heading where there is one (P >= 0.1), else the direction most swum along,
    either way; z is the direction least swum along, made orthogonal to x.
    """
    x, z = vectors[:, 2].copy(), np.zeros(3)
    length = math.sqrt(mean[0] ** 2 + mean[1] ** 2 + mean[2] ** 2)
    if length >= 0.1:
        x = mean / length
    for column in range(2):  # the second one if nobody swims along the first but x itself
        along = 0.0
        for k in range(3):
            along += vectors[k, column] * x[k]
        for k in range(3):
            z[k] = vectors[k, column] - along * x[k]
        length = math.sqrt(z[0] ** 2 + z[1] ** 2 + z[2] ** 2)
        if length > 1e-6:
            break
    z /= length
    axes = np.empty((3, 3))
    axes[0], axes[2] = x, z
    axes[1, 0] = z[1] * x[2] - z[2] * x[1]
    axes[1, 1] = z[2] * x[0] - z[0] * x[2]
    axes[1, 2] = z[0] * x[1] - z[1] * x[0]
    return axes


@njit(nogil=True, cache=True, error_model="numpy")
def parts_along_mean(vectors):
    """(N,) component of each vector (N, 3) along their mean; along z where the mean vanishes."""
    axis = np.zeros(3)
    for i in range(vectors.shape[0]):
        axis += vectors[i]
    axis /= vectors.shape[0]
    length = math.sqrt(axis[0] ** 2 + axis[1] ** 2 + axis[2] ** 2)
    if length > 1e-12:
        axis /= length
    else:
        axis[:] = 0.0, 0.0, 1.0
    found = np.empty(vectors.shape[0])
    for i in range(vectors.shape[0]):
        part = vectors[i, 0] * axis[0] + vectors[i, 1] * axis[1] + vectors[i, 2] * axis[2]
        found[i] = min(max(part, -1.0), 1.0)
    return found


@njit(nogil=True, cache=True, error_model="numpy")
def moments(vectors):
    """Mean (3,) and mean product (3, 3) of vectors (N, 3)."""
    first, second = np.zeros(3), np.zeros((3, 3))
    for i in range(vectors.shape[0]):
        for k in range(3):
            first[k] += vectors[i, k]
            for m in range(k + 1):
                second[k, m] += vectors[i, k] * vectors[i, m]
    first /= vectors.shape[0]
    second /= vectors.shape[0]
    for k in range(3):
        for m in range(k):
            second[m, k] = second[k, m]
    return first, second


@njit(nogil=True, cache=True, error_model="numpy")
def covariance(vectors):
    """Covariance (3, 3) of vectors (N, 3), divided by N - 1."""
    mean, product = moments(vectors)
    for k in range(3):
        for m in range(3):
            product[k, m] -= mean[k] * mean[m]
    return product * (vectors.shape[0] / (vectors.shape[0] - 1.0))
