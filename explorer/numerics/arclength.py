"""Curves on which n functions of n + 1 unknowns are zero, followed by their own length.

A function `zeros(z)` gives F (n,) and its Jacobian (n, n + 1) at z (n + 1,). Lengths are plain:
scale the unknowns first, so that all matter alike.

source   Keller 1977, in Applications of Bifurcation Theory, Academic Press, 359-384
"""

import numpy as np

ROUNDS = 10
CLOSE = 1e-9  # length of the last step of Newton's method; it is done, so the error is far smaller
BEND = 0.97  # least cosine between two tangents
LEAST = 1e-4  # of the longest step: a shorter one gives up


def corrected(zeros, guess, along, fixed=None):
    """(z, Jacobian) on the curve with along . (z - guess) = 0; None where Newton's method fails.

    fixed   the value of along . z instead
    """
    z = np.array(guess, dtype=np.float64)
    level = along @ guess if fixed is None else fixed
    last = np.inf
    for _ in range(ROUNDS):
        f, slopes = zeros(z)
        if not (np.isfinite(f).all() and np.isfinite(slopes).all()):
            return None
        matrix = np.concatenate([slopes, along[None]])
        try:
            step = np.linalg.solve(matrix, -np.append(f, along @ z - level))
        except np.linalg.LinAlgError:
            return None
        z = z + step
        length = np.abs(step).max()
        if not np.isfinite(length) or length > max(0.5, 4 * last):
            return None
        if length < CLOSE:
            return z, slopes
        last = length
    return None


def tangent(slopes, near):
    """The unit tangent (n + 1,) of the curve that points the way of `near`."""
    side = np.zeros(len(near))
    side[-1] = 1.0
    try:
        found = np.linalg.solve(np.concatenate([slopes, near[None]]), side)
    except np.linalg.LinAlgError:
        found = np.linalg.svd(slopes)[2][-1]
        found = found if found @ near >= 0.0 else -found
    length = np.linalg.norm(found)
    return found / length if np.isfinite(length) and length > 0.0 else near


def bordered(slopes, along):
    """(sign, log of the size) of the determinant that changes sign at a branch point."""
    return np.linalg.slogdet(np.concatenate([slopes, along[None]]))


def steps(zeros, z, along, longest, first=0.1, anchor=None, cancel=(0,)):
    """(z, Jacobian, tangent, step) of the next points of the curve, from a point on it, for ever.

    along     tangent there, which gives the direction
    longest   step; `first` is the share of it to begin with
    anchor    called with every new z, for functions that depend on where the curve was
    It ends where no step is short enough, or when `cancel[0]` is set.
    """
    size = first * longest
    while size > LEAST * longest and not cancel[0]:
        found = corrected(zeros, z + size * along, along)
        if found is not None:
            ahead, there = found
            if anchor is not None:
                anchor(ahead)
                there = zeros(ahead)[1]
            way = tangent(there, along)
            bends = way @ along < BEND
            if not bends or size < 1e-3 * longest:
                yield ahead, there, way, size
                z, along = ahead, way
                size = min(longest, 1.5 * size)
                continue
            if anchor is not None:
                anchor(z)
        size *= 0.5


def crossing(slopes, along):
    """The direction (n + 1,) of the other branch at a point where two cross.

    The two smallest singular directions span both tangents; what is at right angles to `along`.
    """
    flat = np.linalg.svd(slopes)[2][-2:]
    other = flat - np.outer(flat @ along, along)
    best = other[np.argmax(np.linalg.norm(other, axis=1))]
    return best / np.linalg.norm(best)
