"""Who is where as one agent sees it: ahead, to its left, how far, and swimming which way.

Agents are positions pos (N, 3) and unit headings head (N, 3); box is the edge of a periodic cube,
or 0. Of many agents some are asked, evenly chosen; they see all the others.
"""

import numpy as np

UPRIGHT = 1e-9  # horizontal part of a heading below which it has no left
MOST_PAIRS = 400_000  # seen at once
LEAST = 20  # agents asked at least


def asked(count, most):
    """Indices of at most `most` of `count` agents, evenly chosen; fewer of very many."""
    few = min(count, most, max(LEAST, MOST_PAIRS // max(1, count)))
    return np.unique(np.linspace(0, count - 1, few).round().astype(int))


def offsets(pos, box, focal):
    """(F, N, 3) from each of the focal agents to everyone, the nearest image."""
    away = pos[None] - pos[focal][:, None]
    return away - box * np.round(away / box) if box > 0.0 else away


def seen_from(away, head):
    """(front, left, up), (F, N) each: offsets along a heading (F, 3), level to its left, and above.

    NaN for oneself, and for a heading that points straight up or down.
    """
    flat = np.hypot(head[:, 0], head[:, 1])
    good = flat > UPRIGHT
    flat = np.where(good, flat, 1.0)
    left = np.column_stack((-head[:, 1] / flat, head[:, 0] / flat, np.zeros(len(head))))
    above = np.cross(head, left)
    found = [np.einsum("fnk,fk->fn", away, way) for way in (head, left, above)]
    hidden = ~good[:, None] | ((away**2).sum(axis=2) == 0.0)
    return tuple(np.where(hidden, np.nan, one) for one in found)


def nearest(pos, box):
    """(N,) distance to the nearest other; (0,) of one alone."""
    from scipy.spatial import cKDTree

    if len(pos) < 2:
        return np.empty(0)
    if box > 0.0:
        inside = np.mod(pos, box)
        inside[inside >= box] = 0.0
        return cKDTree(inside, boxsize=box).query(inside, k=2)[0][:, 1]
    return cKDTree(pos).query(pos, k=2)[0][:, 1]


def turns(head, after):
    """(N,) angles between two headings of each agent; positive where it turned left."""
    cross = np.cross(head, after)
    angle = np.arctan2(np.linalg.norm(cross, axis=1), (head * after).sum(axis=1))
    return np.where(cross[:, 2] < 0.0, -angle, angle)


def counted(front, right, reach, cells):
    """(cells, cells) how many places lie in each cell of the square of half side `reach`."""
    row = np.floor((front + reach) * (cells / (2.0 * reach)))
    column = np.floor((right + reach) * (cells / (2.0 * reach)))
    inside = (np.abs(front) <= reach) & (np.abs(right) <= reach)
    row, column = (np.minimum(one[inside].astype(int), cells - 1) for one in (row, column))
    return np.bincount(row * cells + column, minlength=cells * cells).reshape(cells, cells)


def correlations(pos, vectors, box, focal, reach, bins):
    """(pairs, sum): how many pairs are so far apart, and the sum of their dot products.

    vectors   a tuple of arrays (N, 3); sum is (len(vectors), bins)
    """
    pairs, total = np.zeros(bins), np.zeros((len(vectors), bins))
    rows = max(1, MOST_PAIRS // max(1, len(pos)))
    for begin in range(0, len(focal), rows):
        part = focal[begin : begin + rows]
        r = np.linalg.norm(offsets(pos, box, part), axis=2)
        r[np.arange(len(part)), part] = np.inf
        near = r <= reach
        place = np.minimum((r[near] * (bins / reach)).astype(int), bins - 1)
        pairs += np.bincount(place, minlength=bins)
        for k, one in enumerate(vectors):
            total[k] += np.bincount(place, (one[part] @ one.T)[near], bins)
    return pairs, total
