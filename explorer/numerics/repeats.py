"""Whether a sequence of points repeats, and what one value says about the next."""

import numpy as np


def period(points, scale, tolerance=1e-6, most=128):
    """Points after which a sequence repeats; 0 when it does not, or is too short to tell.

    points   (k, d)        scale  length against which a difference is small
    The last `most` points must repeat, and each period must be seen whole three times.
    """
    points = np.asarray(points, dtype=np.float64)
    near = tolerance * scale
    for p in range(1, min(most, len(points) // 3) + 1):
        tail = points[-max(3 * p, min(len(points), most)) :]
        if (np.abs(tail[p:] - tail[:-p]) <= near).all():
            return p
    return 0


def thickness(now, following):
    """How far `following` is from a function of `now`: 0 on a curve, about 1 for noise.

    Each point is held against the line between its two neighbours in `now`; what independent
    numbers of the same spread would miss it by is the unit. NaN for fewer than 4 points, or where
    `following` does not vary.
    """
    order = np.argsort(now, kind="stable")
    x, y = np.asarray(now, float)[order], np.asarray(following, float)[order]
    spread = y.std() if len(y) else 0.0
    if len(x) < 4 or not spread > 0.0:
        return np.nan
    gap = x[2:] - x[:-2]
    wide = gap > 0.0
    share = np.where(wide, (x[1:-1] - x[:-2]) / np.where(wide, gap, 1.0), 0.5)
    miss = y[1:-1] - (1.0 - share) * y[:-2] - share * y[2:]
    noise = np.sqrt(1.0 + share**2 + (1.0 - share) ** 2) * spread
    return float(np.sqrt(np.mean((miss / noise) ** 2)))
