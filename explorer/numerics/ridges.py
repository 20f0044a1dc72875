"""Ridges of a field: sub-pixel crest points, and their linking into curves.

Axes as in `transport`: field (ny, nx), x along columns. Directions and points are (x, y).
"""

import itertools

import numpy as np
from numba import njit

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
    spacing = np.array([x[1] - x[0] for x in axes])
    field = np.ascontiguousarray(field, dtype=np.float64)
    bend, offset = np.empty_like(field), np.empty_like(field)
    _bends(field, np.ascontiguousarray(normal), spacing, bend, offset)
    if least is None:
        steep = np.abs(bend)
        known = steep.ravel() if np.isfinite(steep.sum()) else steep[np.isfinite(steep)]
        flattest = ROUNDING * np.nanmax(np.abs(field)) / (spacing[0] * spacing[1])
        least = max(0.05 * _percentile(known, 99), flattest)
    pixel = _chosen(field, np.ascontiguousarray(normal), spacing, bend, offset, floor, least)
    rows, columns = np.divmod(pixel, len(axes[0]))
    shift = offset[rows, columns]
    x = axes[0][columns] + shift * normal[0, rows, columns]
    y = axes[1][rows] + shift * normal[1, rows, columns]
    points = np.column_stack((x, y))
    kept = _distinct(points / spacing, field[rows, columns], pixel, field.shape)
    return points[kept], -bend[rows, columns][kept], pixel[kept]


def _percentile(values, share):
    """The percentile of an array that may be put out of order; 0 of none."""
    if not values.size:
        return 0.0
    at = int(np.ceil(share / 100 * (values.size - 1)))
    return float(np.partition(values, at)[at])


def normals(gradient):
    """(2, ny, nx) unit vectors across the ridges: xi2 of C = M^T M for a gradient (2, 2, ny, nx).

    Of the two rows of C - l1 that both give it, the longer is used; (1, 0) where C = l2, NaN
    where the gradient is unknown.
    """
    flat = np.ascontiguousarray(gradient, dtype=np.float64).reshape(2, 2, -1)
    out = np.empty((2, flat.shape[2]))
    _directions(flat, out)
    return out.reshape(2, *gradient.shape[2:])


@njit(nogil=True, cache=True)
def _directions(gradient, out):
    """The longer row of C - l1, made a unit vector, at every point."""
    for i in range(out.shape[1]):
        a, b = gradient[0, 0, i], gradient[0, 1, i]
        c, d = gradient[1, 0, i], gradient[1, 1, i]
        c11, c12, c22 = a * a + c * c, a * b + c * d, b * b + d * d
        half = 0.5 * (c11 - c22)
        radius = np.sqrt(half * half + c12 * c12)
        if radius <= 2.3e-16 * (c11 + c22):
            out[0, i], out[1, i] = 1.0, 0.0
            continue
        x, y = (half + radius, c12) if half >= 0.0 else (c12, radius - half)
        length = 1.0 / np.sqrt(x * x + y * y)
        out[0, i], out[1, i] = x * length, y * length


@njit(nogil=True, cache=True)
def _bends(field, normal, spacing, bend, offset):
    """Second derivative along the normal, and the way to the crest; the border is no ridge."""
    ny, nx = field.shape
    dx, dy = spacing
    bend[0], bend[-1], bend[:, 0], bend[:, -1] = 0.0, 0.0, 0.0, 0.0
    offset[0], offset[-1], offset[:, 0], offset[:, -1] = np.inf, np.inf, np.inf, np.inf
    wide, high, mixed = 1.0 / (dx * dx), 1.0 / (dy * dy), 0.25 / (dx * dy)
    for j in range(1, ny - 1):
        for i in range(1, nx - 1):
            ex, ey, middle = normal[0, j, i], normal[1, j, i], field[j, i]
            left, right = field[j, i - 1], field[j, i + 1]
            below, above = field[j - 1, i], field[j + 1, i]
            fxx, fyy = (left - 2.0 * middle + right) * wide, (below - 2.0 * middle + above) * high
            corners = field[j + 1, i + 1] - field[j + 1, i - 1]
            corners -= field[j - 1, i + 1] - field[j - 1, i - 1]
            c = ex * ex * fxx + ey * ey * fyy + 2.0 * ex * ey * corners * mixed
            across = 0.5 * (ex * (right - left) / dx + ey * (above - below) / dy)
            bend[j, i] = c
            offset[j, i] = -across / c if c != 0.0 else np.inf


@njit(nogil=True, cache=True)
def _chosen(field, normal, spacing, bend, offset, floor, least):
    """Pixels that hold a crest, or nearly: row * nx + column."""
    ny, nx = field.shape
    found = np.empty(ny * nx, np.int64)
    count = 0
    for j in range(1, ny - 1):
        for i in range(1, nx - 1):
            if field[j, i] > floor and bend[j, i] < -least:
                step = offset[j, i]
                if (
                    abs(step * normal[0, j, i]) <= ROOM * spacing[0]
                    and abs(step * normal[1, j, i]) <= ROOM * spacing[1]
                ):
                    found[count] = j * nx + i
                    count += 1
    return found[:count].copy()


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
