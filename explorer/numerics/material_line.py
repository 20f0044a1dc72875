"""A line of fluid, kept fine while the flow draws it out."""

import numpy as np


def filled(points, widest, most):
    """A line (d, m) with a point in the middle of each gap over `widest`, up to `most` points.

    Middles lie on the cubic through the four points round them, so that bends stay round. Nothing
    is filled where a point has run away to infinity.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        return _filled(points, widest, most)


def _filled(points, widest, most):
    gap = np.linalg.norm(np.diff(points, axis=1), axis=0)
    wide = np.flatnonzero((gap > widest) & np.isfinite(gap))[: max(0, most - points.shape[1])]
    if not wide.size:
        return points
    m = points.shape[1]
    a, b = points[:, np.maximum(wide - 1, 0)], points[:, wide]
    c, d = points[:, wide + 1], points[:, np.minimum(wide + 2, m - 1)]
    middle = 0.5 * (b + c)
    inner = (wide > 0) & (wide + 2 < m)
    cubic = (9.0 * (b + c) - a - d) / 16.0
    # where the line turns sharply a cubic overshoots
    near = np.linalg.norm(cubic - middle, axis=0) < 0.25 * gap[wide]
    middle = np.where(inner & near, cubic, middle)
    return np.ascontiguousarray(np.insert(points, wide + 1, middle, axis=1))


def crossed(line, others):
    """Mean distance (float) of the points (m, 2) of a line from polylines, and that of each (m,).

    others   a list of (k, 2); NaN where there is none
    """
    if not len(others) or not len(line):
        return np.nan, np.full(len(line), np.nan)
    begin = np.concatenate([one[:-1] for one in others])
    way = np.concatenate([np.diff(one, axis=0) for one in others])
    square = np.maximum((way**2).sum(axis=1), 1e-300)
    least = np.empty(len(line))
    for i, point in enumerate(line):
        share = np.clip(((point - begin) * way).sum(axis=1) / square, 0.0, 1.0)
        nearest = begin + share[:, None] * way
        least[i] = np.sqrt(((point - nearest) ** 2).sum(axis=1).min())
    return float(least.mean()), least
