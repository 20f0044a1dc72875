"""Tracks of four frames from particles that have no names: three ways to begin them.

Frames are lists of points (n_f, 2). A track is a row (3,) for each point of frame 0: which points
of frames 1, 2 and 3 it goes on with, or -1 three times where none was found.
"""

import numpy as np
from numba import njit

from explorer.numerics import local_motion

FRAMES = 4


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
    field, kept = local_motion.found(x, around, first, moves, near, dt)
    tracks = _followed(frames, who, one, field, near)
    return tracks, local_motion.ftle(field, dt), kept.mean(axis=1)


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


def _followed(frames, who, one, field, near):
    """Candidates within `near` of the coherent prediction at every step, cheapest first."""
    x, b = frames[0][who], frames[1][one]
    gap = np.linalg.norm(b - x - field[who, :2], axis=1)
    good = gap <= near
    who, one, b, gap = who[good], one[good], b[good], gap[good]
    local, start = field[who], frames[0][who]
    # the neighbours' motion where the particle is by now, and how it changed since it began
    step = b - start
    ahead = b + step + local_motion.turned(local, step)
    pair, two = _within(ahead, frames[2], near)
    c = frames[2][two]
    gap = gap[pair] + np.linalg.norm(c - ahead[pair], axis=1)
    then = c - b[pair]
    ahead = c + then + local_motion.turned(local[pair], then)
    third, three = _within(ahead, frames[3], near)
    gap = gap[third] + np.linalg.norm(frames[3][three] - ahead[third], axis=1)
    chosen = pair[third]
    return _assigned(frames, who[chosen], one[chosen], two[third], three, gap)
