"""Symmetric tensors on a plane, kept as what can be interpolated: mean, half and mixed.

A = mean I + ((half, mixed), (mixed, -half)) has eigenvalues mean -+ hypot(half, mixed), and the
eigenvector of the larger one at half the angle of (half, mixed). Of the Cauchy-Green tensor the
logarithm is kept: it is smooth where both eigenvalues meet, and never overflows.
"""

import numpy as np

from explorer.numerics.transport import cauchy_green, determinant, differences


def of_strain(gradient):
    """(3, ...) of the rate of strain S = (grad v + grad v^T) / 2, for grad v (2, 2, ...)."""
    (a, b), (c, d) = gradient
    return np.stack([0.5 * (a + d), 0.5 * (a - d), 0.5 * (b + c)])


def of_stretch(gradient):
    """(3, ...) of ln C, C = M^T M for the gradient M (2, 2, ...) of a flow map.

    Its eigenvalues are ln l1 and ln l2. NaN where a particle was lost.
    """
    c11, c12, c22 = cauchy_green(gradient)
    half = 0.5 * (c11 - c22)
    radius = np.hypot(half, c12)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.log(np.abs(determinant(gradient)))
        log_l2 = np.log(0.5 * (c11 + c22) + radius)
        scale = np.where(radius > 0.0, (log_l2 - mean) / radius, 0.0)
    return np.stack([mean, half * scale, c12 * scale])


def of_curvature(field, axes):
    """(3, ny, nx) of the second derivatives of a field on a grid."""
    slope = differences(field[None], axes)[0]
    (xx, xy), (yx, yy) = differences(slope, axes)
    return np.stack([0.5 * (xx + yy), 0.5 * (xx - yy), 0.5 * (xy + yx)])


def across(parts):
    """(2, ...) unit eigenvector of the smaller eigenvalue: of a curvature, across a ridge."""
    angle = 0.5 * np.arctan2(parts[2], parts[1]) + 0.5 * np.pi
    return np.stack([np.cos(angle), np.sin(angle)])


def spread(parts):
    """Half the difference of the eigenvalues."""
    return np.hypot(parts[1], parts[2])


def largest(parts):
    """The larger eigenvalue."""
    return parts[0] + spread(parts)


def smallest(parts):
    """The smaller eigenvalue."""
    return parts[0] - spread(parts)


def singularities(parts):
    """Where both eigenvalues meet: (rows (k,), columns (k,), twice the index (k,)).

    A cell, named by its lower left corner, holds a wedge (+1, index +1/2) when (half, mixed) turns
    once anticlockwise round it, and a trisector (-1) when it turns the other way.
    source   Karrasch, Huhn & Haller 2015, Proc. R. Soc. A 471, 20140639
    """
    angle = np.arctan2(parts[2], parts[1])
    corners = [angle[:-1, :-1], angle[:-1, 1:], angle[1:, 1:], angle[1:, :-1]]
    turned = np.zeros_like(corners[0])
    for here, there in zip(corners, corners[1:] + corners[:1], strict=True):
        turned += np.remainder(there - here + np.pi, 2 * np.pi) - np.pi
    with np.errstate(invalid="ignore"):
        winding = np.rint(turned / (2 * np.pi))
        rows, columns = np.nonzero(np.abs(winding) == 1)
    return rows, columns, winding[rows, columns].astype(int)


def peaks(field, reach=1, floor=-np.inf, border=False):
    """Pixels (k, 2) as (row, column), highest first, that nothing within `reach` exceeds.

    border   whether those at the edge of the picture count, where more may lie beyond
    """
    from scipy.ndimage import maximum_filter

    known = np.where(np.isfinite(field), field, -np.inf)
    top = (known == maximum_filter(known, size=2 * reach + 1, mode="nearest")) & (known > floor)
    if not border:
        top[[0, -1]] = top[:, [0, -1]] = False
    rows, columns = np.nonzero(top)
    order = np.argsort(-known[rows, columns], kind="stable")
    return np.column_stack((rows, columns))[order]
