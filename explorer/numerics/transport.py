"""Arithmetic of flow maps: differences of a map, Cauchy-Green eigenvalues, FTLE.

Axes are (x, y, ...), one rising array each. A field on them has the last axis first: (ny, nx),
row 0 at the lowest y. A gradient M is (d, d, ...) with M[i, j] = dF_i / dx_j.
"""

import numpy as np

SLAB = 16_384  # points of a grid that are differenced at a time


def axes(domain, shape):
    """Coordinates along each axis, both ends included.

    domain  (low, high) per axis, x first        shape  (ny, nx), or (nz, ny, nx)
    """
    return tuple(
        np.linspace(low, high, count)
        for (low, high), count in zip(domain, reversed(shape), strict=True)
    )


def seeds(axes, dtype=np.float64):
    """One particle per grid point: (d, ny*nx), the x index running fastest."""
    mesh = np.meshgrid(*reversed(axes), indexing="ij")
    return np.ascontiguousarray([field.ravel() for field in reversed(mesh)], dtype=dtype)


def stencil(points, h):
    """Each point, then its 2d neighbours at +h and -h along x, then y, ...: (d, (1 + 2d) m).

    points  (d, m)        h  (d,) offset along each axis
    """
    d = len(points)
    cloud = np.repeat(points[:, None, :], 1 + 2 * d, axis=1)
    for axis in range(d):
        cloud[axis, 1 + 2 * axis] += h[axis]
        cloud[axis, 2 + 2 * axis] -= h[axis]
    return np.ascontiguousarray(cloud.reshape(d, -1))


def stencil_gradient(starts, ends):
    """Gradient (d, d, m) from where the points of a `stencil` started and ended.

    The offset is taken from the starts themselves, so rounding x + h does not enter.
    """
    d = starts.shape[0]
    starts = starts.reshape(d, 1 + 2 * d, -1)
    ends = ends.reshape(d, 1 + 2 * d, -1)
    gradient = np.empty((d, d, ends.shape[2]), ends.dtype)
    for axis in range(d):
        plus, minus = 1 + 2 * axis, 2 + 2 * axis
        width = starts[axis, plus] - starts[axis, minus]
        np.divide(ends[:, plus] - ends[:, minus], width, out=gradient[:, axis])
    return gradient


def differences(ends, axes, whole=None):
    """Gradient (n, d, ny, nx) of n fields on a grid: central, one-sided at the edges.

    ends   (n, ny, nx), at least 3 points along each axis
    whole  the axes of the grid that this is a slab of: its spacing is used, bit for bit
    errors  second order in the spacing everywhere, edges included
    """
    gradient = np.empty((len(ends), len(axes), *ends.shape[1:]), ends.dtype)
    for j, x in enumerate(whole or axes):
        inverse = float(0.5 * (len(x) - 1) / (x[-1] - x[0]))
        along = ends.ndim - 1 - j
        slope = np.moveaxis(gradient[:, j], along, 0)
        value = np.moveaxis(ends, along, 0)
        np.subtract(value[2:], value[:-2], out=slope[1:-1])
        slope[0] = 4 * value[1] - 3 * value[0] - value[2]
        slope[-1] = 3 * value[-1] - 4 * value[-2] + value[-3]
        gradient[:, j] *= inverse
    return gradient


def cauchy_green(gradient):
    """C11, C12, C22 of C = M^T M, for a gradient (2, 2, ...)."""
    (a, b), (c, d) = gradient
    with np.errstate(over="ignore"):  # torn apart without bound: infinite, as it is
        return a * a + c * c, a * b + c * d, b * b + d * d


def determinant(gradient):
    """Determinant of a gradient (2, 2, ...); 1 where the flow is incompressible."""
    (a, b), (c, d) = gradient
    return a * d - b * c


def largest_stretch(gradient):
    """l2, the largest eigenvalue of C = M^T M, at every point."""
    if gradient.shape[0] != 2:
        pages = np.moveaxis(gradient, (0, 1), (-2, -1))
        return _largest_singular(pages) ** 2
    c11, c12, c22 = cauchy_green(gradient)
    mean, half = 0.5 * (c11 + c22), 0.5 * (c11 - c22)
    with np.errstate(over="ignore"):
        return mean + np.sqrt(half * half + c12 * c12)


def _largest_singular(pages):
    finite = np.isfinite(pages).all(axis=(-2, -1))
    largest = np.full(finite.shape, np.nan, pages.dtype)
    largest[finite] = np.linalg.svd(pages[finite], compute_uv=False)[..., 0]
    return largest


def eigenvalues(gradient):
    """(l1, l2), 0 <= l1 <= l2, of C = M^T M in the plane.

    l1 = det(M)^2 / l2, because mean - radius would cancel to nothing under strong stretching.
    """
    l2 = largest_stretch(gradient)
    return determinant(gradient) ** 2 / l2, l2


def ftle(gradient, T):
    """Finite-time Lyapunov exponent ln(l2) / (2 |T|), [1/time], base e.

    Negative values, possible in a compressible flow only, are kept; NaN where a particle was lost.
    source  Shadden, Lekien & Marsden 2005, Physica D 212, 271-304
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.log(largest_stretch(gradient)) * (0.5 / abs(T))


def grid_ftle(ends, axes, T):
    """The FTLE of a map by differences on its grid: (ny, nx), or (nz, ny, nx).

    Slab by slab, so that what lies between stays in the cache; the bits are those of
    `ftle(differences(ends, axes), T)`.
    """
    count, width = ends.shape[1], ends[0, 0].size
    rows = max(2, SLAB // width)
    field = np.empty(ends.shape[1:], ends.dtype)
    for first in range(0, count, rows):
        last = min(first + rows, count)
        low = max(min(first, count - 2) - 1, 0)  # three rows at least: an edge needs two more
        high = min(max(last, low + 2) + 1, count)
        part = (*axes[:-1], axes[-1][low:high])
        found = ftle(differences(ends[:, low:high], part, axes), T)
        field[first:last] = found[first - low : last - low]
    return field


def grid_ceiling(domain, shape, T):
    """The largest FTLE that central differences can show when particles stay in the domain.

    Two neighbours cannot part further than the diagonal D: ln(sqrt(2) D / (2 h)) / |T|.
    """
    sides = [high - low for low, high in domain]
    spacing = min(side / (n - 1) for side, n in zip(sides, reversed(shape), strict=True))
    diagonal = np.sqrt(sum(side * side for side in sides))
    return float(np.log(np.sqrt(2.0) * diagonal / (2.0 * spacing)) / abs(T))


def deviation(field, reference):
    """(mean, 99th percentile, largest) absolute difference of two fields."""
    gap = np.abs(np.asarray(field, np.float64) - reference)
    return float(gap.mean()), float(np.percentile(gap, 99)), float(gap.max())
