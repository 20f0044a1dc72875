"""Periodic space as it is looked at: the nearest image of a way, and the middle of a group.

`box` is the edge [L] of a periodic cube, or 0 for unbounded space.
"""

import numpy as np

FAINT = 1e-3  # below this resultant length a circular mean points nowhere


def nearest_image(ways, box):
    """Ways (..., d) [L], each the shortest of all its images; as they are in unbounded space."""
    ways = np.asarray(ways)
    return ways - box * np.rint(ways / box) if box > 0.0 else ways


def middle_of(pos, box):
    """The middle (d,) [L] of points (N, d), and how far (d,) 0 to 1 they gather about it.

    In a periodic cube the circular mean per axis and its resultant length; an axis along which the
    points have no middle takes the plain mean. In unbounded space the plain mean, gathered fully.
    """
    pos = np.asarray(pos)
    plain = pos.mean(axis=0, dtype=np.float64)
    if box <= 0.0:
        return plain, np.ones(pos.shape[1])
    turn = pos * (2 * np.pi / box)
    c, s = np.cos(turn).mean(axis=0), np.sin(turn).mean(axis=0)
    gathered = np.hypot(c, s)
    found = np.mod(np.arctan2(s, c) * box / (2 * np.pi), box)
    return np.where(gathered >= FAINT, found, plain), gathered


def about(pos, middle, box):
    """Points (N, d) [L] moved to the image nearest to a middle (d,)."""
    return middle + nearest_image(pos - middle, box)
