"""How a fish turns towards its wish, and where it swims: one fish, one step, double precision."""

import math

from numba import njit

from explorer.experiments.swarms.couzin_leaders import informed
from explorer.experiments.swarms.couzin_predator import frightened
from explorer.experiments.swarms.couzin_rules import BALLS, PREDATOR, SHARE, TANK
from explorer.experiments.swarms.couzin_tank import kept, outside_balls, shied, shied_of_balls
from explorer.numerics.noise import normal_of


@njit(nogil=True, cache=True, error_model="numpy")
def unit(x, y, z, a, b, c):
    """(x, y, z) made of length one; (a, b, c) when it is shorter than 1e-10."""
    r = math.sqrt(x * x + y * y + z * z)
    if r < 1e-10:
        return a, b, c
    return x / r, y / r, z / r


@njit(nogil=True, cache=True, error_model="numpy")
def shaken(x, y, z, sigma, key, fish):
    """A direction with `sigma` times a standard normal number added to each component."""
    return unit(
        x + sigma * normal_of(key, fish, 0),
        y + sigma * normal_of(key, fish, 1),
        z + sigma * normal_of(key, fish, 2),
        x,
        y,
        z,
    )


@njit(nogil=True, cache=True, error_model="numpy")
def rotated(a, b, c, x, y, z, cos_turn, sin_turn, key, fish):
    """(a, b, c) rotated towards (x, y, z) by the largest turn, or all the way when that is less.

    A fish that wants straight back turns about an axis drawn by lot.
    """
    along = a * x + b * y + c * z
    if along >= cos_turn:
        return x, y, z
    x, y, z = x - along * a, y - along * b, z - along * c
    if x * x + y * y + z * z < 1e-12:
        x, y, z = normal_of(key, fish, 3), normal_of(key, fish, 4), normal_of(key, fish, 5)
        along = a * x + b * y + c * z
        x, y, z = x - along * a, y - along * b, z - along * c
    r = sin_turn / math.sqrt(x * x + y * y + z * z)
    return unit(cos_turn * a + r * x, cos_turn * b + r * y, cos_turn * c + r * z, a, b, c)


@njit(nogil=True, cache=True, error_model="numpy")
def wrapped(x, box):
    """Coordinate brought into [0, box); unchanged in open water (box = 0)."""
    if box > 0.0 and not 0.0 <= x < box:
        x = x % box
        if x >= box:  # a tiny negative number rounds up to the edge
            x = 0.0
    return x


@njit(nogil=True, cache=True, error_model="numpy")
def ruled(rules, i, px, py, pz, x, y, z, a, b, c, box):
    """The unit wish (x, y, z) of fish i after the rules besides the zones; (a, b, c) if none."""
    if rules[SHARE] > 0.0:
        x, y, z = informed(rules, i, x, y, z)
        x, y, z = unit(x, y, z, a, b, c)
    if rules[PREDATOR] > 0.0:
        x, y, z = frightened(rules, px, py, pz, x, y, z, box)
    if rules[TANK] > 0.0:
        x, y, z = shied(rules, px, py, pz, x, y, z)
    if rules[BALLS] > 0.0:
        x, y, z = shied_of_balls(rules, px, py, pz, x, y, z, box)
    return unit(x, y, z, a, b, c)


@njit(nogil=True, cache=True, error_model="numpy")
def swim(
    pos, head, i, wish, cos_turn, sin_turn, before, after, key, stride, box, rules, paces
):  # fmt: skip
    """Turn fish i towards the sums `wish` and move it, in place.

    before, after   noise per component on the wish, before the turn, and on the heading, after it
    stride          [L] speed times time step;   paces (N,) times that for each fish, or empty
    rules           of `couzin_rules`, or empty
    """
    px, py, pz = pos[i, 0], pos[i, 1], pos[i, 2]
    a, b, c = unit(head[i, 0], head[i, 1], head[i, 2], 1.0, 0.0, 0.0)
    x, y, z = unit(float(wish[0]), float(wish[1]), float(wish[2]), a, b, c)
    if rules.size > 0:
        x, y, z = ruled(rules, i, px, py, pz, x, y, z, a, b, c, box)
    if before > 0.0:
        x, y, z = shaken(x, y, z, before, key, i)
    x, y, z = rotated(a, b, c, x, y, z, cos_turn, sin_turn, key, i)
    if after > 0.0:
        x, y, z = shaken(x, y, z, after, key, i)
    way = stride * paces[i] if paces.size > 0 else stride
    px, py, pz = px + way * x, py + way * y, pz + way * z
    if rules.size > 0:
        if rules[BALLS] > 0.0:
            px, py, pz, x, y, z = outside_balls(rules, px, py, pz, x, y, z, box)
        if rules[TANK] > 0.0:
            px, py, pz, x, y, z = kept(rules, px, py, pz, x, y, z)
    head[i, 0], head[i, 1], head[i, 2] = x, y, z
    pos[i, 0], pos[i, 1], pos[i, 2] = wrapped(px, box), wrapped(py, box), wrapped(pz, box)
