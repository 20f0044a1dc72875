"""Cubic Hermite interpolation of a step: from values and slopes at both ends.

Slopes are per step. A sample between two others is off by the fourth power of the step.
"""

import numpy as np


def value(share, a, b, da, db):
    """The cubic at `share` of the step; any shapes that broadcast."""
    rest = 1.0 - share
    return rest * rest * ((1.0 + 2.0 * share) * a + share * da) + share * share * (
        (3.0 - 2.0 * share) * b - rest * db
    )


def turn(a, b, da, db):
    """Share (k,) of the step at which the cubic turns, where da and db differ in sign."""
    rise = b - a
    curve, bend = 3.0 * (da + db) - 6.0 * rise, 6.0 * rise - 4.0 * da - 2.0 * db
    root = np.sqrt(np.maximum(bend * bend - 4.0 * curve * da, 0.0))
    # of curve s^2 + bend s + da = 0, the root that lies in the step, without cancellation
    share = 2.0 * da / (-bend + np.copysign(root, da))
    return np.clip(share, 0.0, 1.0)


def crossing(a, b, da, db, rounds=6):
    """Share (k,) of the step at which the cubic is zero, where a and b differ in sign.

    Newton's steps kept inside the bracket: where one leaves it, the bracket is halved.
    """
    low, high = np.zeros_like(a), np.ones_like(a)
    share = a / np.where(a == b, 1.0, a - b)
    for _ in range(rounds):
        here = value(share, a, b, da, db)
        same = (here < 0.0) == (a < 0.0)
        low, high = np.where(same, share, low), np.where(same, high, share)
        slope = _slope(share, a, b, da, db)
        step = here / np.where(slope == 0.0, 1.0, slope)
        moved = np.where(slope == 0.0, np.inf, share - step)
        inside = (moved > low) & (moved < high)
        share = np.where(inside, moved, np.where(here == 0.0, share, 0.5 * (low + high)))
    return share


def _slope(share, a, b, da, db):
    """The cubic's derivative at `share`."""
    rest = 1.0 - share
    return (
        6.0 * share * rest * (b - a)
        + rest * (rest - 2.0 * share) * da
        + share * (share - 2.0 * rest) * db
    )
