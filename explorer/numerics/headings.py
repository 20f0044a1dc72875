"""Order of oriented agents: where their middle is, how far they point one way, how far they mill.

Agents are positions pos (N, 3) [L] and headings head (N, 3) of any length; `box` is the edge [L]
of a periodic cube, or 0 for unbounded space.
"""

import math

import numpy as np
from numba import njit

from explorer.numerics.neighbours import TO_WHOLE

# coefficients of x**(2k) in sin(x) / x and in cos(x)
S = tuple((-1) ** k / math.factorial(2 * k + 1) for k in range(10))
C = tuple((-1) ** k / math.factorial(2 * k) for k in range(11))
FAINT = 1e-3  # below this resultant length a circular mean points nowhere


@njit(nogil=True, cache=True, error_model="numpy")
def sine_and_cosine(turns):
    """Sine and cosine of an angle in whole turns, to 1e-13, without a branch: for many at once.

    Taylor polynomials of half the angle, which lies within a quarter turn, then doubled.
    """
    x = math.pi * (turns - ((turns + TO_WHOLE) - TO_WHOLE))
    q = x * x
    s = S[8] + q * S[9]
    s = S[4] + q * (S[5] + q * (S[6] + q * (S[7] + q * s)))
    s = x * (S[0] + q * (S[1] + q * (S[2] + q * (S[3] + q * s))))
    c = C[8] + q * (C[9] + q * C[10])
    c = C[4] + q * (C[5] + q * (C[6] + q * (C[7] + q * c)))
    c = C[0] + q * (C[1] + q * (C[2] + q * (C[3] + q * c)))
    return 2.0 * s * c, c * c - s * s


@njit(nogil=True, cache=True, error_model="numpy")
def fill_waves(turns, sines, cosines):
    """Sines and cosines of many angles; in vectors, as long as nothing is summed here."""
    for i in range(turns.size):
        sines[i], cosines[i] = sine_and_cosine(turns[i])


@njit(nogil=True, cache=True, error_model="numpy")
def centroid(pos, box, circular):
    """The middle (3,) [L] of a group: its circular mean per axis in a periodic cube.

    circular   False: the plain mean of the coordinates as they are written, wrapped or not.
    The plain mean also stands in for an axis along which the group has no middle.
    """
    middle, sines, cosines = np.zeros(3), np.empty(pos.shape[0]), np.empty(pos.shape[0])
    turns = np.empty(pos.shape[0])
    for k in range(3):
        for i in range(pos.shape[0]):
            middle[k] += pos[i, k]
        middle[k] /= pos.shape[0]
        if circular and box > 0.0:
            turn = 2.0 * math.pi / box
            c = s = 0.0
            for i in range(pos.shape[0]):
                turns[i] = pos[i, k] / box
            fill_waves(turns, sines, cosines)
            for i in range(pos.shape[0]):
                c += cosines[i]
                s += sines[i]
            if math.sqrt(c * c + s * s) >= FAINT * pos.shape[0]:
                middle[k] = math.atan2(s, c) / turn % box
    return middle


@njit(nogil=True, cache=True, error_model="numpy")
def offsets(pos, box, circular):
    """(N, 3) positions seen from the centroid [L]; nearest image where the mean is circular."""
    middle = centroid(pos, box, circular)
    found = np.empty((pos.shape[0], 3))
    for i in range(pos.shape[0]):
        for k in range(3):
            d = pos[i, k] - middle[k]
            if circular and box > 0.0:
                d -= box * ((d / box + TO_WHOLE) - TO_WHOLE)
            found[i, k] = d
    return found


@njit(nogil=True, cache=True, error_model="numpy")
def units(vectors):
    """The vectors (N, 3) made of length one; those shorter than 1e-10 stay as they are."""
    found = np.empty((vectors.shape[0], 3))
    for i in range(vectors.shape[0]):
        x, y, z = vectors[i, 0], vectors[i, 1], vectors[i, 2]
        r = math.sqrt(x * x + y * y + z * z)
        r = r if r >= 1e-10 else 1.0
        found[i, 0], found[i, 1], found[i, 2] = x / r, y / r, z / r
    return found


@njit(nogil=True, cache=True, error_model="numpy")
def turning(away, head):
    """(N, 3) cross product of the unit vector from the centroid with the unit heading."""
    e, u = units(away), units(head)
    found = np.empty((away.shape[0], 3))
    for i in range(away.shape[0]):
        found[i, 0] = e[i, 1] * u[i, 2] - e[i, 2] * u[i, 1]
        found[i, 1] = e[i, 2] * u[i, 0] - e[i, 0] * u[i, 2]
        found[i, 2] = e[i, 0] * u[i, 1] - e[i, 1] * u[i, 0]
    return found


@njit(nogil=True, cache=True, error_model="numpy")
def resultant(vectors):
    """Length of the mean of vectors (N, 3)."""
    x = y = z = 0.0
    for i in range(vectors.shape[0]):
        x += vectors[i, 0]
        y += vectors[i, 1]
        z += vectors[i, 2]
    return math.sqrt(x * x + y * y + z * z) / vectors.shape[0]


@njit(nogil=True, cache=True, error_model="numpy")
def polarisation(head):
    """Length of the mean heading: 1 when all point one way, about 1/sqrt(N) at random."""
    return resultant(units(head))


@njit(nogil=True, cache=True, error_model="numpy")
def milling(pos, head, box, circular):
    """Length of the mean angular momentum about the centroid: 1 for a perfect mill.

    source  I. D. Couzin et al. 2002, J. Theor. Biol. 218, 1-11
    """
    return resultant(turning(offsets(pos, box, circular), head))


@njit(nogil=True, cache=True, error_model="numpy")
def spread(away):
    """Root mean square distance [L] of offsets (N, 3)."""
    total = 0.0
    for i in range(away.shape[0]):
        total += away[i, 0] ** 2 + away[i, 1] ** 2 + away[i, 2] ** 2
    return math.sqrt(total / away.shape[0])
