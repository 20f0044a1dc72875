"""Lyapunov exponents: tangent vectors carried along an orbit and made orthonormal again and again.

The orbit and its tangent vectors are moved together by a function that the caller gives; the
arithmetic here is the bookkeeping of their growth.
source  Benettin et al. 1980, Meccanica 15, 9-20
"""

import math

import numpy as np

BLOCKS = 16  # contiguous stretches whose scatter gives the standard errors


class Growth:
    """The orthonormal frame of an orbit, and how much it has grown.

    y        (d + d*m,) the state, then m tangent vectors one after another, in place
    vectors  m
    """

    def __init__(self, y, dimension, vectors):
        self.y, self.dimension, self.vectors = y, dimension, vectors
        self.frame = y[dimension:].reshape(vectors, dimension)
        self.frame[:] = np.eye(dimension)[:vectors]
        self.logs = []

    def renew(self, keep=True):
        """Make the frame orthonormal; `keep` the logarithms of what its vectors had grown by.

        False when a vector vanished or left the numbers.
        """
        q, r = np.linalg.qr(self.frame.T)
        grown = np.abs(np.diag(r))
        if not np.isfinite(grown).all():
            return False
        self.frame[:] = (q * np.sign(np.where(np.diag(r) == 0.0, 1.0, np.diag(r)))).T
        if keep:
            # a vector squeezed to nothing (superstable orbits) has grown by the least there is
            self.logs.append(np.log(np.maximum(grown, np.finfo(float).tiny)))
        return True

    def spectrum(self, time):
        """Exponents, largest first, and their standard errors, both (m,) [1/time].

        time   [time] between two renewals
        """
        logs = np.array(self.logs) / time
        exponents = logs.mean(axis=0)
        if len(logs) < 2 * BLOCKS:
            errors = np.full(self.vectors, math.nan)
        else:
            stretch = len(logs) // BLOCKS
            means = logs[: stretch * BLOCKS].reshape(BLOCKS, stretch, -1).mean(axis=1)
            errors = means.std(axis=0, ddof=1) / math.sqrt(BLOCKS)
        order = np.argsort(-exponents, kind="stable")
        return exponents[order], errors[order]


def kaplan_yorke(exponents):
    """The dimension at which a volume neither grows nor shrinks; (d,) exponents, largest first.

    source  Kaplan and Yorke 1979, Lecture Notes in Mathematics 730, 204-227
    """
    sums = np.cumsum(exponents)
    if sums[-1] >= 0.0:
        return float(len(exponents))
    below = int(np.argmax(sums < 0.0))  # the first partial sum that is negative
    if below == 0:
        return 0.0
    return below + sums[below - 1] / abs(exponents[below])
