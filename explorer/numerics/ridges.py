"""Ridges of a field: sub-pixel crest points, and their linking into curves.

Axes as in `transport`: field (ny, nx), x along columns. Directions and points are (x, y).
"""

import itertools

import numpy as np
from numba import njit

from explorer.numerics.transport import differences

# the eight neighbours of a pixel (column, row), anticlockwise from +x
AROUND = np.array(((1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1)))

ROOM = 0.6  # of a pixel: a crest between two equal pixels is found by both, and kept once
ROUNDING = 1e-4  # of the field's height over one pixel: less may be rounding of float32
HALF_RIGHT = np.cos(np.pi / 4)  # ends are joined when they agree within 45 degrees


def crest(field, axes, normal, floor, least=None):
    """Points where the field has a maximum across the ridge: (k, 2), sharpness (k,), pixel (k,).

    normal   (2, ny, nx) unit vectors across the ridge, such as xi2 of the Cauchy-Green tensor
    floor    only where the field exceeds it
    least    curvature -c demanded, [field/length^2]; None: 5 % of the 99th percentile of |c|
    returns  at most one point per pixel, inside it or just outside; pixel = row * nx + column
    source   Schindler, Peikert, Fuchs & Theisel 2012, Topological Methods in Data Analysis II
    """
    spacing = [x[1] - x[0] for x in axes]
    slope = differences(field[None], axes)[0]
    across = slope[0] * normal[0] + slope[1] * normal[1]
    bend = _bend(field, slope, axes, normal)
    if least is None:
        flattest = ROUNDING * np.nanmax(np.abs(field)) / (spacing[0] * spacing[1])
        least = max(0.05 * np.nanpercentile(np.abs(bend), 99), flattest)
    with np.errstate(divide="ignore", invalid="ignore"):
        offset = -across / bend
        inside = [np.abs(offset * e) <= ROOM * h for e, h in zip(normal, spacing, strict=True)]
    rows, columns = np.nonzero(inside[0] & inside[1] & (bend < -least) & (field > floor))
    shift = offset[rows, columns]
    x = axes[0][columns] + shift * normal[0, rows, columns]
    y = axes[1][rows] + shift * normal[1, rows, columns]
    points, pixel = np.column_stack((x, y)), rows * len(axes[0]) + columns
    kept = _distinct(points / spacing, field[rows, columns], pixel, field.shape)
    return points[kept], -bend[rows, columns][kept], pixel[kept]


def _bend(field, slope, axes, normal):
    """Second derivative along the normal, by the narrowest differences."""
    dx, dy = (x[1] - x[0] for x in axes)
    (ex, ey), (mixed,) = normal, differences(slope[:1], axes)[:, 1]
    bend = 2 * ex * ey * mixed
    inner, left, right = field[:, 1:-1], field[:, :-2], field[:, 2:]
    bend[:, 1:-1] += ex[:, 1:-1] ** 2 * (left - 2 * inner + right) / dx**2
    inner, below, above = field[1:-1], field[:-2], field[2:]
    bend[1:-1] += ey[1:-1] ** 2 * (below - 2 * inner + above) / dy**2
    bend[0] = bend[-1] = bend[:, 0] = bend[:, -1] = 0.0  # a border is no ridge
    return bend


def _distinct(points, height, pixel, shape):
    """Which points stay when of two within half a pixel the lower one goes."""
    where = np.full((shape[0] + 1, shape[1] + 2), -1)  # a rim, so neighbours need no checks
    rows, columns = pixel // shape[1], pixel % shape[1] + 1
    where[rows, columns] = np.arange(len(pixel))
    kept = np.ones(len(pixel), bool)
    for right, up in ((1, 0), (-1, 1), (0, 1), (1, 1)):
        other = where[rows + up, columns + right]
        one = np.flatnonzero(other >= 0)
        two = other[one]
        near = np.linalg.norm(points[one] - points[two], axis=1) < 0.5
        lower = np.where(height[one] < height[two], one, two)
        kept[lower[near]] = False
    return kept


def link(points, normals, weight, pixel, shape, spacing, shortest=5, reach=5.0):
    """Curves through crest points, strongest first: a list of index arrays, in walking order.

    points, normals  (k, 2)      weight  (k,) strongest first      pixel  (k,) from `crest`
    spacing          (dx, dy)    reach   ends closer than this many pixels are joined
    """
    scaled = points / np.asarray(spacing)
    tangents = np.column_stack((-normals[:, 1], normals[:, 0])) / np.asarray(spacing)
    tangents /= np.linalg.norm(tangents, axis=1, keepdims=True)
    where = np.full(shape[0] * shape[1], -1)
    where[pixel] = np.arange(len(pixel))
    rank = np.argsort(-weight, kind="stable")
    order, first = _walk(scaled, tangents, pixel, where, rank, shape[1], AROUND)
    pieces = [order[a:b] for a, b in itertools.pairwise(first)]
    curves = _joined(scaled, tangents, pieces, reach)
    return [curve for curve in curves if len(curve) >= shortest]


@njit(nogil=True, cache=True)
def _walk(points, tangents, pixel, where, rank, nx, around):
    """Walks from the strongest unused point both ways; (order (k,), first (pieces + 1,))."""
    count = len(points)
    used = np.zeros(count, np.bool_)
    order, first = np.empty(count, np.int64), np.empty(count + 1, np.int64)
    done, pieces = 0, 0
    first[0] = 0
    for start in rank:
        if used[start]:
            continue
        begin = done
        for sign in (1.0, -1.0):
            if sign < 0.0:  # what lies behind comes first
                order[begin:done] = order[begin:done][::-1].copy()
            at, ux, uy = start, sign * tangents[start, 0], sign * tangents[start, 1]
            if not used[at]:
                used[at] = True
                order[done] = at
                done += 1
            while True:
                at = _next(points, tangents, pixel, where, used, nx, around, at, ux, uy)
                if at < 0:
                    break
                used[at] = True
                order[done] = at
                turn = tangents[at, 0] * ux + tangents[at, 1] * uy
                flip = 1.0 if turn >= 0.0 else -1.0
                ux, uy = flip * tangents[at, 0], flip * tangents[at, 1]
                done += 1
        pieces += 1
        first[pieces] = done
    return order, first[: pieces + 1]


@njit(nogil=True, cache=True)
def _next(points, tangents, pixel, where, used, nx, around, at, ux, uy):
    """The best unused of the three neighbouring pixels ahead: near, and with a like normal."""
    octant = int(np.rint(np.arctan2(uy, ux) / (np.pi / 4)))
    best, least = -1, np.inf
    row, column = pixel[at] // nx, pixel[at] % nx
    rows = len(where) // nx
    for turn in (-1, 0, 1):
        c, r = column + around[(octant + turn) % 8, 0], row + around[(octant + turn) % 8, 1]
        if not (0 <= c < nx and 0 <= r < rows):
            continue
        other = where[r * nx + c]
        if other < 0 or used[other]:
            continue
        distance = np.hypot(points[other, 0] - points[at, 0], points[other, 1] - points[at, 1])
        like = abs(tangents[other, 0] * ux + tangents[other, 1] * uy)
        cost = distance + np.arccos(min(1.0, like))
        if cost < least:
            best, least = other, cost
    return best


def _joined(points, tangents, pieces, reach):
    """Pieces whose ends are near, point the same way, and lie ahead of each other, made one."""
    from scipy.spatial import cKDTree

    if len(pieces) < 2:
        return pieces
    ends = np.array([(piece[0], piece[-1]) for piece in pieces]).ravel()
    pairs = cKDTree(points[ends]).query_pairs(reach, output_type="ndarray")
    a, b = ends[pairs].T
    step = points[b] - points[a]
    gap = np.linalg.norm(step, axis=1)
    like = np.abs((tangents[a] * tangents[b]).sum(axis=1)) >= HALF_RIGHT
    ahead = np.abs((tangents[a] * step).sum(axis=1)) >= HALF_RIGHT * gap
    good = like & ahead & (pairs[:, 0] // 2 != pairs[:, 1] // 2)
    pairs, gap = pairs[good], gap[good]
    partner = np.full(len(ends), -1)
    group = list(range(len(pieces)))
    for i, j in pairs[np.argsort(gap, kind="stable")]:
        roots = _root(group, i // 2), _root(group, j // 2)
        if partner[i] < 0 and partner[j] < 0 and roots[0] != roots[1]:
            partner[i], partner[j] = j, i
            group[roots[0]] = roots[1]
    return _strung(pieces, partner)


def _root(group, piece):
    while group[piece] != piece:
        group[piece] = group[group[piece]]
        piece = group[piece]
    return piece


def _strung(pieces, partner):
    """Each chain of partners as one array, begun at a free end; end 2i is the head of piece i."""
    strings, seen = [], np.zeros(len(pieces), bool)
    for end in np.flatnonzero(partner < 0):
        if seen[end // 2]:
            continue
        parts = []
        while end >= 0:
            piece = pieces[end // 2]
            seen[end // 2] = True
            parts.append(piece if end % 2 == 0 else piece[::-1])
            end = partner[end ^ 1]
        strings.append(np.concatenate(parts))
    return strings
