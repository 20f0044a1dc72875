"""Tracks of four frames from particles that have no names: three ways to begin them.

Frames are lists of points (n_f, 2). A track is a row (3,) for each point of frame 0: which points
of frames 1, 2 and 3 it goes on with, or -1 three times where none was found.
"""

import numpy as np
from numba import njit

FRAMES = 4
ROUNDS = 3  # times that neighbours which do not move along are dropped
FARTHEST = 3.0  # robust deviations from the local motion that a neighbour may show


def nearest(frames, reach):
    """Always the nearest point of the next frame; of two that claim one, the nearer has it."""
    tracks = np.full((len(frames[0]), FRAMES - 1), -1)
    now, alive = frames[0], np.arange(len(frames[0]))
    for step in range(1, FRAMES):
        gap, found = _tree(frames[step]).query(now[alive], distance_upper_bound=reach)
        kept = single(gap, found, len(frames[step]))
        tracks[alive[kept], step - 1] = found[kept]
        here = np.zeros((len(now), 2))
        here[alive[kept]] = frames[step][found[kept]]
        now, alive = here, alive[kept]
    return _whole(tracks)


def best_estimate(frames, reach, near):
    """Four-frame best estimate: the path whose third acceleration is least.

    reach    of a first step;  near  of what is found round 2 x1 - x0, and then 3 x2 - 3 x1 + x0
    source   Ouellette, Xu & Bodenschatz 2006, Exp. Fluids 40, 301-313
    """
    who, one = _within(frames[0], frames[1], reach)
    a, b = frames[0][who], frames[1][one]
    pair, two = _within(2 * b - a, frames[2], near)
    c = frames[2][two]
    ahead = 3 * c - 3 * b[pair] + a[pair]
    gap, three = _tree(frames[3]).query(ahead, distance_upper_bound=near)
    return _assigned(frames, who[pair], one[pair], two, three, gap)


def coherent(frames, reach, near, neighbours=12, dt=1.0):
    """Lagrangian coherent track initialisation: (tracks, FTLE (n_0,) [1/time], coherent (n_0,)).

    Every point takes the motion that most of its neighbours could share, then neighbours that do
    not move along, or lie across a ridge of the FTLE of the local deformation, are dropped, twice;
    what is left predicts all three steps, and the candidates nearest to that win.
    reach, near   as above;   dt  [time] between frames
    coherent      share of the neighbours that were kept
    source        after the idea of Khojasteh, Yang, Heitz & Laizet 2021, Phys. Fluids 33, 095113;
                  the steps are this program's own
    """
    x = np.ascontiguousarray(frames[0])
    count = min(neighbours, len(x) - 1)
    who, one = _within(x, frames[1], reach)
    first = np.searchsorted(who, np.arange(len(x) + 1))
    moves = np.ascontiguousarray(frames[1][one] - x[who])
    _, around = _tree(x).query(x, k=count + 1)
    around = np.ascontiguousarray(around[:, 1:])
    chosen = np.full(len(x), -1)
    _vote(x, around, first, moves, near, chosen)
    kept = np.ones(around.shape, np.bool_)
    field = np.full((len(x), 6), np.nan)  # shift and gradient of the local motion
    spread = np.full(len(x), np.nan)
    _begin(around, kept, moves, chosen, near)
    for _ in range(ROUNDS):
        _fit(x, around, kept, moves, chosen, field, spread)
        ftle = _ftle(field, dt)
        _drop(x, around, kept, moves, chosen, field, spread, ftle, near)
        _choose(first, moves, field, chosen)
    _fit(x, around, kept, moves, chosen, field, spread)
    tracks = _followed(frames, who, one, field, near)
    return tracks, _ftle(field, dt), kept.mean(axis=1)


def stretching(before, after, T, weights=None):
    """FTLE of the linear map that takes neighbours (k, 2) to where they are later, [1/time].

    M = argmin sum w |after - M before|^2, both relative to their means
    """
    a, b = (points - np.average(points, axis=0, weights=weights) for points in (before, after))
    root = np.sqrt(np.ones(len(a)) if weights is None else weights)[:, None]
    M = np.linalg.lstsq(a * root, b * root, rcond=None)[0].T
    return float(np.log(np.linalg.svd(M, compute_uv=False)[0]) / abs(T))


def _tree(points):
    from scipy.spatial import cKDTree

    return cKDTree(points)


def _within(points, others, reach):
    """Pairs (i, j) of a point and another within reach, by rising i."""
    near = _tree(others).query_ball_point(points, reach, return_sorted=True)
    counts = np.fromiter(map(len, near), np.int64, len(near))
    found = np.fromiter((j for js in near for j in js), np.int64, counts.sum())
    return np.repeat(np.arange(len(points)), counts), found


def single(cost, found, count):
    """Indices whose `found` is claimed by no cheaper one."""
    order = np.argsort(cost, kind="stable")
    order = order[(found[order] < count) & np.isfinite(cost[order])]
    _, first = np.unique(found[order], return_index=True)
    return np.sort(order[first])


def _whole(tracks):
    """Only tracks of all frames."""
    tracks[(tracks < 0).any(axis=1)] = -1
    return tracks


def _assigned(frames, who, one, two, three, cost):
    """Paths by rising cost, each point of every frame used once."""
    tracks = np.full((len(frames[0]), FRAMES - 1), -1)
    good = np.isfinite(cost) & (three < len(frames[3]))
    who, one, two, three, cost = (a[good] for a in (who, one, two, three, cost))
    order = np.argsort(cost, kind="stable")
    sizes = [len(frame) for frame in frames]
    _assign(order, who, one, two, three, *sizes, tracks)
    return tracks


@njit(nogil=True, cache=True)
def _assign(order, who, one, two, three, n0, n1, n2, n3, tracks):
    taken1, taken2 = np.zeros(n1, np.bool_), np.zeros(n2, np.bool_)
    taken3 = np.zeros(n3, np.bool_)
    for k in order:
        i, a, b, c = who[k], one[k], two[k], three[k]
        if tracks[i, 0] >= 0 or taken1[a] or taken2[b] or taken3[c]:
            continue
        tracks[i, 0], tracks[i, 1], tracks[i, 2] = a, b, c
        taken1[a] = taken2[b] = taken3[c] = True


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


def _ftle(field, dt):
    """FTLE (n,) of the local deformation I + G over one frame."""
    a, b, c, d = 1.0 + field[:, 2], field[:, 3], field[:, 4], 1.0 + field[:, 5]
    half = 0.5 * (a * a + c * c - b * b - d * d)
    mean = 0.5 * (a * a + b * b + c * c + d * d)
    with np.errstate(invalid="ignore", divide="ignore"):
        return 0.5 * np.log(mean + np.hypot(half, a * b + c * d)) / abs(dt)


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


def _followed(frames, who, one, field, near):
    """Candidates within `near` of the coherent prediction at every step, cheapest first."""
    x, b = frames[0][who], frames[1][one]
    gap = np.linalg.norm(b - x - field[who, :2], axis=1)
    good = gap <= near
    who, one, b, gap = who[good], one[good], b[good], gap[good]
    local, start = field[who], frames[0][who]
    # the neighbours' motion where the particle is by now, and how it changed since it began
    step = b - start
    ahead = b + step + _turned(local, step)
    pair, two = _within(ahead, frames[2], near)
    c = frames[2][two]
    gap = gap[pair] + np.linalg.norm(c - ahead[pair], axis=1)
    then = c - b[pair]
    ahead = c + then + _turned(local[pair], then)
    third, three = _within(ahead, frames[3], near)
    gap = gap[third] + np.linalg.norm(frames[3][three] - ahead[third], axis=1)
    chosen = pair[third]
    return _assigned(frames, who[chosen], one[chosen], two[third], three, gap)


def _turned(local, step):
    """What the gradient of the motion adds to a step on the way of a step."""
    x = local[:, 2] * step[:, 0] + local[:, 3] * step[:, 1]
    return np.column_stack((x, local[:, 4] * step[:, 0] + local[:, 5] * step[:, 1]))
