"""The motion that neighbours share: what particles without names do from one frame to the next.

Each point has candidates, points of the next frame that it may have become: `moves` (e, 2) lists
the steps to them, those of point i from `first[i]` to `first[i + 1]`. `around` (n, k) lists its
neighbours, `kept` (n, k) which of them move along, `chosen` (n,) its likeliest candidate or -1.
"""

import numpy as np
from numba import njit

ROUNDS = 3  # times that neighbours which do not move along are dropped
FARTHEST = 3.0  # robust deviations from the local motion that a neighbour may show


def found(x, around, first, moves, near, dt):
    """(field, kept): the local motion of every point, and the neighbours that move along.

    x       (n, 2);   near  how far motions that are alike may differ;   dt  [time] of the frame
    field   (n, 6): the motion at the point, then its gradient xx, xy, yx, yy
    """
    chosen = np.full(len(x), -1)
    _vote(x, around, first, moves, near, chosen)
    kept = np.ones(around.shape, np.bool_)
    field, spread = np.full((len(x), 6), np.nan), np.full(len(x), np.nan)
    _begin(around, kept, moves, chosen, near)
    for _ in range(ROUNDS):
        _fit(x, around, kept, moves, chosen, field, spread)
        _drop(x, around, kept, moves, chosen, field, spread, ftle(field, dt), near)
        _choose(first, moves, field, chosen)
    _fit(x, around, kept, moves, chosen, field, spread)
    return field, kept


def ftle(field, dt):
    """FTLE (n,) of the local deformation I + G over one frame."""
    a, b, c, d = 1.0 + field[:, 2], field[:, 3], field[:, 4], 1.0 + field[:, 5]
    half = 0.5 * (a * a + c * c - b * b - d * d)
    mean = 0.5 * (a * a + b * b + c * c + d * d)
    with np.errstate(invalid="ignore", divide="ignore"):
        return 0.5 * np.log(mean + np.hypot(half, a * b + c * d)) / abs(dt)


def turned(local, step):
    """What the gradient of the motion adds to a step on the way of a step."""
    x = local[:, 2] * step[:, 0] + local[:, 3] * step[:, 1]
    return np.column_stack((x, local[:, 4] * step[:, 0] + local[:, 5] * step[:, 1]))


@njit(nogil=True, cache=True)
def _vote(x, around, first, moves, near, chosen):
    """For each point the candidate that most of its neighbours could move along with."""
    for i in range(len(x)):
        best = np.inf
        for c in range(first[i], first[i + 1]):
            cost = 0.0
            for j in around[i]:
                least = 1.0
                for e in range(first[j], first[j + 1]):
                    gap = (moves[e, 0] - moves[c, 0]) ** 2 + (moves[e, 1] - moves[c, 1]) ** 2
                    least = min(least, gap / near**2)
                cost += least
            if cost < best:
                best, chosen[i] = cost, c


@njit(nogil=True, cache=True)
def _begin(around, kept, moves, chosen, near):
    """Neighbours that move much unlike the middle one of them all are left out at first."""
    values = np.empty((2, around.shape[1]))
    for i in range(len(around)):
        n = 0
        for j in around[i]:
            if chosen[j] >= 0:
                values[0, n], values[1, n] = moves[chosen[j], 0], moves[chosen[j], 1]
                n += 1
        if n < 3:
            continue
        ax, ay = np.median(values[0, :n]), np.median(values[1, :n])
        apart = np.hypot(values[0, :n] - ax, values[1, :n] - ay)
        allowed = max(FARTHEST * np.median(apart), near)
        for k in range(around.shape[1]):
            j = around[i, k]
            kept[i, k] = chosen[j] >= 0 and (
                np.hypot(moves[chosen[j], 0] - ax, moves[chosen[j], 1] - ay) <= allowed
            )


@njit(nogil=True, cache=True)
def _fit(x, around, kept, moves, chosen, field, spread):
    """Weighted least squares of an affine motion over the kept neighbours of every point.

    field    (n, 6): the motion at the point, then its gradient xx, xy, yx, yy
    spread   (n,) robust size of what the fit leaves
    """
    rest = np.empty(around.shape[1])
    for i in range(len(x)):
        scale = 0.0
        for j in around[i]:
            scale += (x[j, 0] - x[i, 0]) ** 2 + (x[j, 1] - x[i, 1]) ** 2
        scale = max(scale / around.shape[1], 1e-300)
        A, b = np.zeros((3, 3)), np.zeros((3, 2))
        used = 0
        for k in range(around.shape[1]):
            j = around[i, k]
            if not kept[i, k] or chosen[j] < 0:
                continue
            used += 1
            px, py = x[j, 0] - x[i, 0], x[j, 1] - x[i, 1]
            w = np.exp(-(px * px + py * py) / (2.0 * scale))
            row = (1.0, px, py)
            for r in range(3):
                for s in range(3):
                    A[r, s] += w * row[r] * row[s]
                b[r, 0] += w * row[r] * moves[chosen[j], 0]
                b[r, 1] += w * row[r] * moves[chosen[j], 1]
        field[i] = np.nan
        spread[i] = np.nan
        if used < 3:
            continue
        # a little of a ridge keeps three neighbours in a row from a wild gradient
        A[1, 1] += 1e-9 * scale * A[0, 0]
        A[2, 2] += 1e-9 * scale * A[0, 0]
        if abs(np.linalg.det(A)) < 1e-12 * A[0, 0] ** 3 * scale**2:
            field[i, :2], field[i, 2:] = b[0] / A[0, 0], 0.0
        else:
            solved = np.linalg.solve(A, b)
            field[i, 0], field[i, 1] = solved[0, 0], solved[0, 1]
            field[i, 2], field[i, 3] = solved[1, 0], solved[2, 0]
            field[i, 4], field[i, 5] = solved[1, 1], solved[2, 1]
        n = 0
        for k in range(around.shape[1]):
            j = around[i, k]
            if kept[i, k] and chosen[j] >= 0:
                rest[n] = _left(x, moves, chosen, field, i, j)
                n += 1
        spread[i] = 1.4826 * np.median(rest[:n])


@njit(nogil=True, cache=True)
def _left(x, moves, chosen, field, i, j):
    """How far the motion of neighbour j is from the affine motion round i."""
    px, py = x[j, 0] - x[i, 0], x[j, 1] - x[i, 1]
    ax = field[i, 0] + field[i, 2] * px + field[i, 3] * py
    ay = field[i, 1] + field[i, 4] * px + field[i, 5] * py
    return np.hypot(moves[chosen[j], 0] - ax, moves[chosen[j], 1] - ay)


@njit(nogil=True, cache=True)
def _drop(x, around, kept, moves, chosen, field, spread, ftle, near):
    """Neighbours that do not move along, or that a ridge of the FTLE parts from the point."""
    for i in range(len(x)):
        if not np.isfinite(field[i, 0]):
            continue
        total, square, n = 0.0, 0.0, 0
        for j in around[i]:
            if np.isfinite(ftle[j]):
                total += ftle[j]
                square += ftle[j] ** 2
                n += 1
        if n == 0:
            continue
        mean = total / n
        ridge = mean + np.sqrt(max(square / n - mean * mean, 0.0))
        allowed = max(FARTHEST * spread[i], 0.05 * near)
        left = 0
        for k in range(around.shape[1]):
            j = around[i, k]
            apart = chosen[j] < 0 or _left(x, moves, chosen, field, i, j) > allowed
            kept[i, k] = not apart and not (ftle[j] > ridge and ftle[i] < mean)
            left += kept[i, k]
        if left < 4:  # too few to go by: better those that move along, whatever parts them
            for k in range(around.shape[1]):
                j = around[i, k]
                kept[i, k] = chosen[j] >= 0 and (
                    _left(x, moves, chosen, field, i, j) <= 2.0 * allowed
                )


@njit(nogil=True, cache=True)
def _choose(first, moves, field, chosen):
    """For each point the candidate nearest to the local motion."""
    for i in range(len(first) - 1):
        if not np.isfinite(field[i, 0]):
            continue
        best = np.inf
        for c in range(first[i], first[i + 1]):
            gap = np.hypot(moves[c, 0] - field[i, 0], moves[c, 1] - field[i, 1])
            if gap < best:
                best, chosen[i] = gap, c
