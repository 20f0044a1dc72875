"""Closed curves that stretch evenly: the outermost one of each vortex is its edge.

Along eta+- every piece of a curve is stretched by the same factor lam while the flow carries it;
of the rate of strain in place of the Cauchy-Green tensor, by the same rate mu. Fields as in
`tensors`: (3, ny, nx) over even axes, of ln C (`exponent`) or of S.
"""

import numpy as np
from numba import njit

from explorer.numerics.tensor_lines import read

TURN = 2 * np.pi
SLENDER = 5.0  # times as far from its middle as on the section may a closed orbit lie elsewhere


def outermost(parts, axes, centre, ahead, near, far, level, exponent=True, starts=48, step=None):
    """The outermost closed eta-line round a centre, of both families: (curve (k, 2), sign) or None.

    centre, ahead   (2,) where to look from, and the unit direction of the section
    near, far       distances along the section between which orbits are sought
    level           lam, or mu when not `exponent`
    step            arc length of a step; None: 0.4 of the smaller grid spacing
    source          Haller & Beron-Vera 2013, J. Fluid Mech. 731, R4
    """
    x, y = axes
    origin = np.array((x[0], y[0]))
    spacing = np.array((x[1] - x[0], y[1] - y[0]))
    step = 0.4 * spacing.min() if step is None else step
    most = int(np.ceil(8.0 * far / step)) + 16
    room = np.empty((most + 2, 2))
    grid = (np.ascontiguousarray(parts), origin, spacing)
    fixed = (np.asarray(centre, float), np.asarray(ahead, float), float(level), exponent, step)
    best = None
    for sign in (1.0, -1.0):
        place = _last_closed(*grid, *fixed, sign, near, far, starts, 1e-3 * spacing.min(), room)
        if place > 0.0 and (best is None or place > best[0]):
            count, _ = _round(*grid, *fixed, sign, place, room)
            best = (place, room[:count].copy(), sign)
    return None if best is None else best[1:]


def edge(parts, axes, centre, ahead, near, far, levels, exponent=True, starts=48, step=None):
    """The outermost closed eta-line of any level between the first and the last: (curve, level).

    In a vortex that is nearly round there is one through every place, each of its own level close
    to 1, so that levels fixed beforehand step over it. None without one; arguments as `outermost`.
    """
    x, y = axes
    spacing = np.array((x[1] - x[0], y[1] - y[0]))
    step = 0.4 * spacing.min() if step is None else step
    room = np.empty((int(np.ceil(8.0 * far / step)) + 18, 2))
    grid = (np.ascontiguousarray(parts), np.array((x[0], y[0])), spacing)
    section = (np.asarray(centre, float), np.asarray(ahead, float))
    levels, allowed = np.asarray(levels, float), 1e-3 * spacing.min()
    best = None
    for sign in (1.0, -1.0):
        place, level = _last_of_any(
            *grid, *section, levels, exponent, step, sign, near, far, starts, allowed, room
        )
        if place > 0.0 and (best is None or place > best[0]):
            count, _ = _round(*grid, *section, level, exponent, step, sign, place, room)
            best = (place, room[:count].copy(), level)
    return None if best is None else best[1:]


@njit(nogil=True, cache=True)
def _last_of_any(
    parts, origin, spacing, centre, ahead, levels, exponent, step, sign, near, far, starts,
    allowed, room,
):  # fmt: skip
    """(distance along the section, level) of the outermost closed orbit; (-1, 0) without one."""
    beyond = far
    for k in range(starts):
        place = far + (near - far) * k / (starts - 1.0)
        level = _closing(
            parts, origin, spacing, centre, ahead, levels, exponent, step, sign, place, allowed,
            room,
        )  # fmt: skip
        if np.isnan(level):
            beyond = place
            continue
        for _ in range(6 if k else 0):
            middle = 0.5 * (place + beyond)
            found = _closing(
                parts, origin, spacing, centre, ahead, levels, exponent, step, sign, middle,
                allowed, room,
            )  # fmt: skip
            if np.isnan(found):
                beyond = middle
            else:
                place, level = middle, found
        return place, level
    return -1.0, 0.0


@njit(nogil=True, cache=True)
def _closing(
    parts, origin, spacing, centre, ahead, levels, exponent, step, sign, place, allowed, room
):
    """The level of the orbit through a place that returns to it; NaN without one."""
    before = np.nan
    for j in range(len(levels)):
        count, back = _round(
            parts, origin, spacing, centre, ahead, levels[j], exponent, step, sign, place, room
        )
        gap = back - place if count > 0 else np.nan
        if abs(gap) <= allowed:
            return levels[j]
        if gap * before < 0.0:
            low, high, miss, middle = levels[j - 1], levels[j], gap, levels[j]
            for _ in range(40):
                middle = 0.5 * (low + high)
                count, back = _round(
                    parts, origin, spacing, centre, ahead, middle, exponent, step, sign, place,
                    room,
                )  # fmt: skip
                if count == 0:
                    break
                miss = back - place
                if abs(miss) <= allowed:
                    return middle
                if miss * before > 0.0:
                    low = middle
                else:
                    high = middle
        before = gap
    return np.nan


@njit(nogil=True, cache=True)
def _last_closed(
    parts, origin, spacing, centre, ahead, level, exponent, step, sign, near, far, starts,
    allowed, room,
):  # fmt: skip
    """Distance along the section of the outermost orbit that returns to itself; -1 without one."""
    outer, outer_gap = -1.0, np.nan
    for k in range(starts):
        place = far + (near - far) * k / (starts - 1.0)
        count, back = _round(
            parts, origin, spacing, centre, ahead, level, exponent, step, sign, place, room
        )
        gap = back - place if count > 0 else np.nan
        if abs(gap) <= allowed:  # one of a whole family: where does that end?
            beyond = place if k == 0 else far + (near - far) * (k - 1) / (starts - 1.0)
            for _ in range(8 if k else 0):
                middle = 0.5 * (place + beyond)
                count, back = _round(
                    parts, origin, spacing, centre, ahead, level, exponent, step, sign, middle,
                    room,
                )  # fmt: skip
                if count > 0 and abs(back - middle) <= allowed:
                    place = middle
                else:
                    beyond = middle
            return place
        if gap * outer_gap < 0.0:
            found = _between(
                parts, origin, spacing, centre, ahead, level, exponent, step, sign,
                place, outer, gap, allowed, room,
            )  # fmt: skip
            if found > 0.0:
                return found
        outer, outer_gap = place, gap
    return -1.0


@njit(nogil=True, cache=True)
def _between(
    parts, origin, spacing, centre, ahead, level, exponent, step, sign, inner, outer, gap,
    allowed, room,
):  # fmt: skip
    """Bisection between two places whose orbits return on opposite sides; -1 where it jumps."""
    middle, miss = inner, gap
    for _ in range(40):
        middle = 0.5 * (inner + outer)
        count, back = _round(
            parts, origin, spacing, centre, ahead, level, exponent, step, sign, middle, room
        )
        if count == 0:
            return -1.0
        miss = back - middle
        if abs(miss) <= 0.01 * allowed:
            break
        if miss * gap > 0.0:
            inner = middle
        else:
            outer = middle
    return middle if abs(miss) <= allowed else -1.0


@njit(nogil=True, cache=True)
def _round(parts, origin, spacing, centre, ahead, level, exponent, step, sign, place, room):
    """Once round the centre from a place on the section: (points, distance at return).

    room     (most + 2, 2) takes the points
    returns  (0, 0) where eta is not defined all the way, or strays farther than a vortex does
    """
    px, py = centre[0] + place * ahead[0], centre[1] + place * ahead[1]
    dx, dy = -ahead[1], ahead[0]
    room[0, 0], room[0, 1] = px, py
    turned, astray = 0.0, min(SLENDER * place + 10.0 * step, 0.25 * len(room) * step) ** 2
    for i in range(1, len(room) - 1):
        ok, qx, qy, ex, ey = _step(
            parts, origin, spacing, px, py, dx, dy, level, exponent, sign, step
        )
        if not ok:
            return 0, 0.0
        ax, ay, bx, by = px - centre[0], py - centre[1], qx - centre[0], qy - centre[1]
        more = np.arctan2(ax * by - ay * bx, ax * bx + ay * by)
        if turned + more >= TURN:
            share = 1.0
            for _ in range(6):  # the step that lands on the section
                cross = ahead[0] * (qy - centre[1]) - ahead[1] * (qx - centre[0])
                slope = ahead[0] * ey - ahead[1] * ex
                if slope == 0.0:
                    break
                share = min(max(share - cross / (slope * step), 0.0), 1.0)
                ok, qx, qy, ex, ey = _step(
                    parts, origin, spacing, px, py, dx, dy, level, exponent, sign, share * step
                )
                if not ok:
                    return 0, 0.0
            return i, (qx - centre[0]) * ahead[0] + (qy - centre[1]) * ahead[1]
        turned += more
        if turned < -0.5 * np.pi or bx * bx + by * by > astray:
            return 0, 0.0
        px, py, dx, dy = qx, qy, ex, ey
        room[i, 0], room[i, 1] = px, py
    return 0, 0.0


@njit(nogil=True, cache=True)
def _step(parts, origin, spacing, px, py, dx, dy, level, exponent, sign, step):
    """One RK4 step along eta: (defined, x, y, direction at the end of it)."""
    ok, ax, ay = _eta(parts, origin, spacing, px, py, dx, dy, level, exponent, sign)
    if not ok:
        return False, px, py, dx, dy
    half = 0.5 * step
    ok, bx, by = _eta(
        parts, origin, spacing, px + half * ax, py + half * ay, ax, ay, level, exponent, sign
    )
    if not ok:
        return False, px, py, dx, dy
    ok, cx, cy = _eta(
        parts, origin, spacing, px + half * bx, py + half * by, bx, by, level, exponent, sign
    )
    if not ok:
        return False, px, py, dx, dy
    ok, ex, ey = _eta(
        parts, origin, spacing, px + step * cx, py + step * cy, cx, cy, level, exponent, sign
    )
    if not ok:
        return False, px, py, dx, dy
    qx = px + step * (ax + 2 * bx + 2 * cx + ex) / 6.0
    qy = py + step * (ay + 2 * by + 2 * cy + ey) / 6.0
    ok, fx, fy = _eta(parts, origin, spacing, qx, qy, ex, ey, level, exponent, sign)
    return ok, qx, qy, fx, fy


@njit(nogil=True, cache=True)
def _eta(parts, origin, spacing, px, py, dx, dy, level, exponent, sign):
    """(defined, unit eta turned along (dx, dy))."""
    value = np.empty(3)
    at = ((px - origin[0]) / spacing[0], (py - origin[1]) / spacing[1])
    if not read(parts, at, value):
        return False, 0.0, 0.0
    radius = np.hypot(value[1], value[2])
    low, high, target = value[0] - radius, value[0] + radius, level
    if exponent:
        low, high, target = np.exp(low), np.exp(high), level * level
    if not (low <= target <= high) or high <= low:
        return False, 0.0, 0.0
    a = np.sqrt((high - target) / (high - low))
    b = sign * np.sqrt((target - low) / (high - low))
    angle = 0.5 * np.arctan2(value[2], value[1])
    c, s = np.cos(angle), np.sin(angle)
    ux, uy = -a * s + b * c, a * c + b * s  # xi1 = (-s, c), xi2 = (c, s)
    if ux * dx + uy * dy < 0.0:
        ux, uy = -ux, -uy
    return True, ux, uy
