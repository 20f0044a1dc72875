"""Walls and obstacles in the water: a tank that no fish leaves, balls that none swims through.

Our choice, after nobody: near a wall the wish gains (m/h - 1) n, with h the way to the wall, m the
reach of the walls and n the direction away from it, so that most fish turn before they touch; one
that would pass is set back on the wall and its heading mirrored.
"""

import math

import numpy as np
from numba import njit

from explorer.experiments.swarms.couzin_rules import (
    BALL,
    BALLS,
    HALF_HEIGHT,
    MIDDLE,
    REACH,
    RING,
    TANK,
    TANK_RADIUS,
)
from explorer.numerics.neighbours import shortest

SPHERE, BOX, CYLINDER = 1.0, 2.0, 3.0
NEAREST = 1e-6  # share of the reach below which a wish to leave the wall grows no further


@njit(nogil=True, cache=True, error_model="numpy")
def pushed(x, y, z, gap, reach, nx, ny, nz):
    """The wish with the push of a wall `gap` away added to it."""
    if gap >= reach:
        return x, y, z
    push = 1.0 / max(gap / reach, NEAREST) - 1.0
    return x + push * nx, y + push * ny, z + push * nz


@njit(nogil=True, cache=True, error_model="numpy")
def pushed_between(wish, place, half, reach):
    """One component of the wish between two plane walls at -half and half."""
    gap = half - abs(place)
    if gap >= reach:
        return wish
    push = 1.0 / max(gap / reach, NEAREST) - 1.0
    return wish - push if place > 0.0 else wish + push


@njit(nogil=True, cache=True, error_model="numpy")
def shied(rules, px, py, pz, x, y, z):
    """The wish (x, y, z) of a fish at (px, py, pz), kept off the walls of the tank."""
    dx, dy, dz = px - rules[MIDDLE], py - rules[MIDDLE], pz - rules[MIDDLE]
    kind, reach = rules[TANK], rules[REACH]
    radius, half = rules[TANK_RADIUS], rules[HALF_HEIGHT]
    if kind == BOX:
        x, y = pushed_between(x, dx, radius, reach), pushed_between(y, dy, radius, reach)
        return x, y, pushed_between(z, dz, half, reach)
    if kind == CYLINDER:
        r = max(math.sqrt(dx * dx + dy * dy), 1e-12)
        x, y, z = pushed(x, y, z, radius - r, reach, -dx / r, -dy / r, 0.0)
        return x, y, pushed_between(z, dz, half, reach)
    r = max(math.sqrt(dx * dx + dy * dy + dz * dz), 1e-12)
    return pushed(x, y, z, radius - r, reach, -dx / r, -dy / r, -dz / r)


@njit(nogil=True, cache=True, error_model="numpy")
def place_of_ball(rules, k):
    """Where obstacle k lies: evenly on a level ring, and the first in the middle if it is alone."""
    angle = 2.0 * math.pi * k / rules[BALLS]
    out = rules[RING] if rules[BALLS] > 1.0 else 0.0
    middle = rules[MIDDLE]
    return middle + out * math.cos(angle), middle + out * math.sin(angle), middle


@njit(nogil=True, cache=True, error_model="numpy")
def shied_of_balls(rules, px, py, pz, x, y, z, box):
    """The wish kept off the obstacles."""
    for k in range(int(rules[BALLS])):
        cx, cy, cz = place_of_ball(rules, k)
        dx, dy, dz = shortest(px - cx, box), shortest(py - cy, box), shortest(pz - cz, box)
        r = max(math.sqrt(dx * dx + dy * dy + dz * dz), 1e-12)
        gap = r - rules[BALL]
        x, y, z = pushed(x, y, z, gap, rules[REACH], dx / r, dy / r, dz / r)
    return x, y, z


@njit(nogil=True, cache=True, error_model="numpy")
def mirrored(a, b, c, nx, ny, nz):
    """A heading without its part into the wall whose inner normal is (nx, ny, nz)."""
    along = a * nx + b * ny + c * nz
    if along >= 0.0:
        return a, b, c
    return a - 2.0 * along * nx, b - 2.0 * along * ny, c - 2.0 * along * nz


@njit(nogil=True, cache=True, error_model="numpy")
def outside_balls(rules, px, py, pz, a, b, c, box):
    """Place and heading of a fish that has been put out of every obstacle."""
    for k in range(int(rules[BALLS])):
        cx, cy, cz = place_of_ball(rules, k)
        dx, dy, dz = shortest(px - cx, box), shortest(py - cy, box), shortest(pz - cz, box)
        r = max(math.sqrt(dx * dx + dy * dy + dz * dz), 1e-12)
        if r < rules[BALL]:
            nx, ny, nz = dx / r, dy / r, dz / r
            more = rules[BALL] - r
            px, py, pz = px + more * nx, py + more * ny, pz + more * nz
            a, b, c = mirrored(a, b, c, nx, ny, nz)
    return px, py, pz, a, b, c


@njit(nogil=True, cache=True, error_model="numpy")
def between(place, way, half):
    """Place and heading along one axis, kept between plane walls at -half and half."""
    if place > half:
        return half, -abs(way)
    if place < -half:
        return -half, abs(way)
    return place, way


@njit(nogil=True, cache=True, error_model="numpy")
def kept(rules, px, py, pz, a, b, c):
    """Place and heading of a fish that stays in the tank."""
    middle, kind = rules[MIDDLE], rules[TANK]
    radius, half = rules[TANK_RADIUS], rules[HALF_HEIGHT]
    dx, dy, dz = px - middle, py - middle, pz - middle
    if kind == BOX:
        dx, a = between(dx, a, radius)
        dy, b = between(dy, b, radius)
        dz, c = between(dz, c, half)
        return middle + dx, middle + dy, middle + dz, a, b, c
    flat = dx * dx + dy * dy
    r = math.sqrt(flat if kind == CYLINDER else flat + dz * dz)
    if r > radius:
        nx, ny, nz = -dx / r, -dy / r, 0.0 if kind == CYLINDER else -dz / r
        more = r - radius
        dx, dy, dz = dx + more * nx, dy + more * ny, dz + more * nz
        a, b, c = mirrored(a, b, c, nx, ny, nz)
    if kind == CYLINDER:
        dz, c = between(dz, c, half)
    return middle + dx, middle + dy, middle + dz, a, b, c


def places_of_balls(obstacles, obstacle_ring, box_size):
    """(obstacles, 3) centres [L] of the obstacles, for those who draw them."""
    angle = 2 * math.pi * np.arange(obstacles) / max(obstacles, 1)
    out = obstacle_ring if obstacles > 1 else 0.0
    ring = np.column_stack((out * np.cos(angle), out * np.sin(angle), np.zeros(obstacles)))
    return box_size / 2 + ring
