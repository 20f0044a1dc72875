"""Lyapunov exponents: tangent vectors carried along an orbit and made orthonormal again and again.

Who moves the vectors is the caller's affair; here is the bookkeeping of their growth, for one
orbit or for many side by side.
source  Benettin et al. 1980, Meccanica 15, 9-20
"""

import numpy as np

BLOCKS = 16  # fewest contiguous blocks whose scatter gives the standard errors
SPREAD = 16.0  # e-folds between vectors at which a frame is due for renewal
GROWTH = 14.0  # e-folds of one vector: half of those at which machine code sees a divergence


def orthonormalise(frame):
    """Make tangent vectors orthonormal, in place, by Gram-Schmidt done twice.

    frame    (m, d, members) vectors, components, members
    returns  (m, members) natural logarithms of what each vector had grown to; NaN where a vector
             has left the numbers, the least there is where one was squeezed to nothing
    source   Giraud et al. 2005, Numer. Math. 101, 87-100: twice is enough
    """
    logs = np.empty((frame.shape[0], frame.shape[2]))
    for k, vector in enumerate(frame):
        for _ in range(2 if k else 0):
            shares = (frame[:k] * vector).sum(axis=1)
            vector -= (frame[:k] * shares[:, None]).sum(axis=0)
        scale = np.abs(vector).max(axis=0)  # first, so that no square overflows or vanishes
        flat = ~(scale > 0.0)
        if flat.any():  # NaN fails every comparison, so it stays
            vector[k, scale == 0.0] = np.finfo(float).tiny
            scale = np.abs(vector).max(axis=0)
        vector /= scale
        length = np.sqrt((vector * vector).sum(axis=0))
        vector /= length
        logs[k] = np.log(scale) + np.log(length)
    return logs


def standard_frame(vectors, dimension, members=1):
    """The first unit vectors as a frame (m, d, members)."""
    eye = np.eye(dimension)[:vectors]
    return np.repeat(eye[:, :, None], members, axis=2)


def taper(count):
    """Weights (count,) that rise over the first quarter and fall over the last.

    Where a stretch of orbit begins and ends decides the lengths of its vectors there, which says
    nothing about their growth; a gentle beginning and end averages it out.
    """
    edge = np.minimum(np.arange(count) + 0.5, count - 0.5 - np.arange(count)) / (count / 4)
    return 0.5 * (1.0 - np.cos(np.pi * np.minimum(edge, 1.0)))


def next_interval(every, logs, least=1, most=1 << 16):
    """Steps until the next renewal, from what the vectors grew by over the last `every`."""
    if not np.isfinite(logs).all():
        return max(least, every // 2)
    strain = max(np.ptp(logs, axis=0).max() / SPREAD, np.abs(logs).max() / GROWTH)
    if strain > 1.0:
        return max(least, int(every / strain))
    return min(most, 2 * every) if strain < 0.4 else every


class Blocks:
    """Growth of one orbit's vectors in 16 to 31 contiguous blocks, however long it runs.

    When there are 32, neighbours are joined, so nothing grows with time and none is forgotten.
    """

    def __init__(self, vectors):
        self.sums = np.zeros((2 * BLOCKS, vectors))
        self.full, self.size, self.inside = 0, 1, 0

    def add(self, logs):
        """One renewal's logarithms (m,)."""
        self.sums[self.full] += logs
        self.inside += 1
        if self.inside == self.size:
            self.full, self.inside = self.full + 1, 0
        if self.full == 2 * BLOCKS:
            self.sums[:BLOCKS] = self.sums[0::2] + self.sums[1::2]
            self.sums[BLOCKS:] = 0.0
            self.full, self.size = BLOCKS, 2 * self.size

    @property
    def renewals(self):
        """Renewals in whole blocks."""
        return self.full * self.size

    def means(self):
        """(blocks, m) growth per renewal in each whole block."""
        return self.sums[: self.full] / self.size


def spectrum(rates):
    """Exponents (m,), largest first, and their standard errors, from rates (blocks, m).

    The errors are NaN with fewer than 8 blocks.
    """
    exponents = rates.mean(axis=0)
    order = np.argsort(-exponents, kind="stable")
    errors = np.full(exponents.shape, np.nan)
    if len(rates) >= BLOCKS // 2:
        errors = rates.std(axis=0, ddof=1) / np.sqrt(len(rates))
    return exponents[order], errors[order]


def kaplan_yorke(exponents):
    """The dimension at which a volume neither grows nor shrinks; (d,) exponents, largest first.

    source  Kaplan and Yorke 1979, Lecture Notes in Mathematics 730, 204-227
    """
    sums = np.cumsum(exponents)
    below = np.flatnonzero(sums < 0.0)
    if below.size == 0:
        return float(len(exponents))
    k = int(below[0])
    if k == 0:
        return 0.0
    return float(k + sums[k - 1] / abs(exponents[k]))


def kaplan_yorke_error(rates, zero=None):
    """Standard error of the dimension, by leaving out one block of rates (blocks, m) at a time.

    zero   index, in the sorted spectrum, of the exponent known to vanish
    """
    count = len(rates)
    if count < BLOCKS // 2:
        return np.nan
    total = rates.sum(axis=0)
    found = [
        kaplan_yorke(settled(np.sort((total - row) / (count - 1))[::-1], zero)) for row in rates
    ]
    return float(np.sqrt((count - 1) * np.var(found)))


def settled(exponents, zero):
    """The exponents with the one known to vanish set to zero."""
    if zero is not None:
        exponents = exponents.copy()
        exponents[zero] = 0.0
    return exponents
