"""Closed level curves of a field, how far from convex they are, and vortices made of them.

Fields as in `transport`: (ny, nx), x along columns. A curve is (k, 2), without its first point
again at the end.
"""

import itertools

import numpy as np
from numba import njit

LEAST_POINTS = 8  # of a curve whose shape can be told


def loops(field, axes, level):
    """The closed curves on which a field has one value: a list of (k, 2), k >= 3.

    Curves that end at the border, or at a cell with a corner that is not finite, are left out.
    """
    x, y = (np.asarray(a, dtype=np.float64) for a in axes)
    points, first = _trace(np.ascontiguousarray(field, dtype=np.float64), x, y, float(level))
    return [points[a:b] for a, b in itertools.pairwise(first)]


@njit(nogil=True, cache=True)
def _trace(z, x, y, level):
    """Every loop one after the other, and where each begins."""
    ny, nx = z.shape
    links = np.full((2 * ny * nx, 2), -1)
    for r in range(ny - 1):
        for c in range(nx - 1):
            a, b, d, e = z[r, c], z[r, c + 1], z[r + 1, c + 1], z[r + 1, c]
            if not np.isfinite(a + b + d + e):
                continue
            case = (a >= level) + 2 * (b >= level) + 4 * (d >= level) + 8 * (e >= level)
            if case == 0 or case == 15:
                continue
            low, right = 2 * (r * nx + c), 2 * (r * nx + c + 1) + 1
            top, left = 2 * ((r + 1) * nx + c), 2 * (r * nx + c) + 1
            if case == 5 or case == 10:
                middle = 0.25 * (a + b + d + e) >= level
                if (case == 5) == middle:
                    _join(links, low, right)
                    _join(links, top, left)
                else:
                    _join(links, low, left)
                    _join(links, top, right)
                continue
            one = -1
            crossed = (
                (a >= level) != (b >= level), (b >= level) != (d >= level),
                (d >= level) != (e >= level), (e >= level) != (a >= level),
            )  # fmt: skip
            for k, edge in enumerate((low, right, top, left)):
                if crossed[k]:
                    if one < 0:
                        one = edge
                    else:
                        _join(links, one, edge)
    return _walk(links, z, x, y, level)


@njit(nogil=True, cache=True)
def _join(links, a, b):
    links[a, 0 if links[a, 0] < 0 else 1] = b
    links[b, 0 if links[b, 0] < 0 else 1] = a


@njit(nogil=True, cache=True)
def _walk(links, z, x, y, level):
    count, edges = z.shape[1], len(links)
    points, first = np.empty((edges, 2)), [0]
    done = 0
    seen = np.zeros(edges, np.bool_)
    for start in range(edges):
        if seen[start] or links[start, 0] < 0:
            continue
        begin, at, before = done, start, -1
        closed = False
        while at >= 0 and not seen[at]:
            seen[at] = True
            cell, upright = at // 2, at % 2 == 1
            r, c = cell // count, cell % count
            here = z[r, c] - level
            there = (z[r + 1, c] if upright else z[r, c + 1]) - level
            share = here / (here - there)
            points[done, 0] = x[c] if upright else x[c] + share * (x[c + 1] - x[c])
            points[done, 1] = y[r] + share * (y[r + 1] - y[r]) if upright else y[r]
            done += 1
            following = links[at, 0] if links[at, 0] != before else links[at, 1]
            before, at = at, following
            closed = at == start
        if closed and done - begin >= 3:
            first.append(done)
        else:
            if not closed:  # what lies the other way of the start is open too
                at, before = links[start, 1], start
                while at >= 0 and not seen[at]:
                    seen[at] = True
                    following = links[at, 0] if links[at, 0] != before else links[at, 1]
                    before, at = at, following
            done = begin
    return points[:done].copy(), np.array(first)


def area(curve):
    """Enclosed area, positive whichever way round."""
    x, y = curve.T
    return abs(0.5 * float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))))


def centroid(curve):
    """(x, y) of the middle of what a curve encloses."""
    x, y = (curve - curve[0]).T
    cross = x * np.roll(y, -1) - y * np.roll(x, -1)
    twice = cross.sum()
    if twice == 0.0:
        return curve.mean(axis=0)
    middle = [((p + np.roll(p, -1)) * cross).sum() / (3.0 * twice) for p in (x, y)]
    return curve[0] + np.array(middle)


def deficiency(curve):
    """Share by which the convex hull is larger than what a curve encloses; 0 for a convex one.

    source   Haller, Hadjighasem, Farazmand & Huhn 2016, J. Fluid Mech. 795, 136-173
    """
    inside = area(curve)
    return (area(hull(curve)) - inside) / inside if inside > 0.0 else np.inf


def hull(curve):
    """The convex hull (k, 2) of the points of a curve, anticlockwise."""
    order = np.lexsort((curve[:, 1], curve[:, 0]))
    return _chain(np.ascontiguousarray(curve[order], dtype=np.float64))


@njit(nogil=True, cache=True)
def _chain(points):
    """Andrew's monotone chain over points sorted by x, then y."""
    n = len(points)
    kept = np.empty(2 * n, np.int64)
    k = 0
    for turn in range(2):
        least = k if turn else 1
        for i in range(n) if turn == 0 else range(n - 2, -1, -1):
            while k > least:
                a, b, p = points[kept[k - 2]], points[kept[k - 1]], points[i]
                if (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0.0:
                    break
                k -= 1
            kept[k] = i
            k += 1
    return points[kept[: k - 1]] if n > 1 else points


def inside(curve, points):
    """Which of the points (m, 2) lie within a closed curve."""
    return _inside(np.ascontiguousarray(curve), np.ascontiguousarray(points, dtype=np.float64))


@njit(nogil=True, cache=True)
def _inside(curve, points):
    found = np.zeros(len(points), np.bool_)
    for m in range(len(points)):
        px, py = points[m]
        within, j = False, len(curve) - 1
        for i in range(len(curve)):
            if (curve[i, 1] > py) != (curve[j, 1] > py):
                slope = (py - curve[i, 1]) / (curve[j, 1] - curve[i, 1])
                if px < curve[i, 0] + slope * (curve[j, 0] - curve[i, 0]):
                    within = not within
            j = i
        found[m] = within
    return found


def vortices(field, axes, allowed=1e-3, smallest=0.0, levels=50):
    """Outermost convex closed level curves round maxima: a list of (curve, level), largest first.

    allowed    convexity deficiency that still counts as convex
    smallest   area below which a curve is left out
    source     Haller, Hadjighasem, Farazmand & Huhn 2016, J. Fluid Mech. 795, 136-173
    """
    from explorer.numerics.tensors import peaks

    known = field[np.isfinite(field)]
    if not known.size or np.ptp(known) <= 1e-9 * max(1e-300, np.abs(known).max()):
        return []
    tops = peaks(field)
    if not len(tops):
        return []
    at = np.column_stack((axes[0][tops[:, 1]], axes[1][tops[:, 0]]))
    height = field[tops[:, 0], tops[:, 1]]
    # even steps in height, and even shares of the picture: flat seas have their levels too
    steps = np.linspace(known.min(), known.max(), levels + 2)[1:-1]
    shares = np.quantile(known, np.linspace(0.0, 1.0, levels + 2)[1:-1])
    spacing = max(float(a[1] - a[0]) for a in axes)
    # a curve has a point at least every diagonal of a cell, and a disc the shortest border
    fewest = max(LEAST_POINTS, int(np.sqrt(4.0 * np.pi * smallest) / (1.5 * spacing)))
    levels = np.unique(np.concatenate((steps, shares)))

    def convex(level):
        """Convex curves of a level with a maximum inside: (area, curve, level)."""
        kept = []
        for curve in loops(field, axes, level):
            size = area(curve) if len(curve) >= fewest else 0.0
            if size <= smallest or deficiency(curve) > allowed:
                continue
            if (inside(curve, at) & (height > level)).any():
                kept.append((size, curve, float(level)))
        return kept

    found = _outermost([one for level in levels for one in convex(level)])
    return [_lowered(one, levels, convex) for one in found]


def _lowered(one, levels, convex, halvings=6):
    """(curve, level) let down between its level and the next, as far as it stays convex."""
    curve, high = one
    below = levels[levels < high]
    low = below[-1] if len(below) else high
    for _ in range(halvings if low < high else 0):
        level = 0.5 * (low + high)
        middle = centroid(curve)[None]
        wider = [new for _, new, _ in convex(level) if inside(new, middle)[0]]
        if wider:
            curve, high = max(wider, key=area), level
        else:
            low = level
    return curve, float(high)


def _outermost(found):
    """Those that lie in no larger one."""
    kept = []
    for size, curve, level in sorted(found, key=lambda one: -one[0]):
        middle = centroid(curve)[None]
        apart = all(not inside(c, middle)[0] and not inside(curve, m)[0] for _, c, _, m in kept)
        if apart:
            kept.append((size, curve, level, middle))
    return [(curve, level) for _, curve, level, _ in kept]
