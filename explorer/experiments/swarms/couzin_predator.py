"""A predator: fish within its reach want to be away from it; it chases the school, or is driven.

Our choice: the wish gains fear * (1 - r/R) times the direction away from the predator, on whichever
side it is, the blind cone too; it swims at a constant speed, turns by at most 0.2 rad in 0.1 time
towards the middle of the school and, past it, comes round again. Driven, it swims straight to a
point.
"""

import math

from numba import njit

from explorer.experiments.swarms.couzin_rules import (
    COS_TURN,
    FEAR,
    GOAL_X,
    GOAL_Y,
    GOAL_Z,
    HUNTER_X,
    HUNTER_Y,
    HUNTER_Z,
    PREDATOR,
    SIGHT,
    SIN_TURN,
    STRIDE,
    TANK,
)
from explorer.experiments.swarms.couzin_tank import kept
from explorer.numerics.headings import centroid
from explorer.numerics.neighbours import shortest

CHASING = 1.0


@njit(nogil=True, cache=True, error_model="numpy")
def frightened(rules, px, py, pz, x, y, z, box):
    """The wish (x, y, z) of a fish at (px, py, pz) with its fear of the predator added."""
    dx = shortest(px - rules[HUNTER_X], box)
    dy = shortest(py - rules[HUNTER_Y], box)
    dz = shortest(pz - rules[HUNTER_Z], box)
    r = math.sqrt(dx * dx + dy * dy + dz * dz)
    if r >= rules[SIGHT] or r < 1e-12:
        return x, y, z
    fear = rules[FEAR] * (1.0 - r / rules[SIGHT]) / r
    return x + fear * dx, y + fear * dy, z + fear * dz


@njit(nogil=True, cache=True, error_model="numpy")
def towards(a, b, c, x, y, z, cos_turn, sin_turn):
    """Heading (a, b, c) turned towards (x, y, z), by no more than the largest turn."""
    r = math.sqrt(x * x + y * y + z * z)
    if r < 1e-12:
        return a, b, c
    x, y, z = x / r, y / r, z / r
    along = a * x + b * y + c * z
    if along >= cos_turn:
        return x, y, z
    x, y, z = x - along * a, y - along * b, z - along * c
    r = math.sqrt(x * x + y * y + z * z)
    if r < 1e-9:  # straight back: about an axis of its own
        x, y, z = (b, -a, 0.0) if abs(c) < 0.9 else (0.0, c, -b)
        r = math.sqrt(x * x + y * y + z * z)
    r = sin_turn / r
    x, y, z = cos_turn * a + r * x, cos_turn * b + r * y, cos_turn * c + r * z
    r = math.sqrt(x * x + y * y + z * z)
    return x / r, y / r, z / r


@njit(nogil=True, cache=True, error_model="numpy")
def hunt(rules, at, toward, pos, box):
    """Show the fish where the predator is, then move it by one step; at, toward (3,) in place."""
    if rules.size == 0 or rules[PREDATOR] == 0.0:
        return
    px, py, pz = at[0], at[1], at[2]
    rules[HUNTER_X], rules[HUNTER_Y], rules[HUNTER_Z] = px, py, pz
    a, b, c = toward[0], toward[1], toward[2]
    stride = rules[STRIDE]
    if rules[PREDATOR] == CHASING:
        goal = centroid(pos, box, True)
        x, y, z = shortest(goal[0] - px, box), shortest(goal[1] - py, box), goal[2] - pz
        z = shortest(z, box)
        a, b, c = towards(a, b, c, x, y, z, rules[COS_TURN], rules[SIN_TURN])
    else:
        x, y, z = rules[GOAL_X] - px, rules[GOAL_Y] - py, rules[GOAL_Z] - pz
        x, y, z = shortest(x, box), shortest(y, box), shortest(z, box)
        far = math.sqrt(x * x + y * y + z * z)
        if far > 1e-9:
            a, b, c = x / far, y / far, z / far
        stride = math.copysign(min(abs(stride), far), stride)
    px, py, pz = px + stride * a, py + stride * b, pz + stride * c
    if rules[TANK] > 0.0:
        px, py, pz, a, b, c = kept(rules, px, py, pz, a, b, c)
    if box > 0.0:
        px, py, pz = px % box, py % box, pz % box
    at[0], at[1], at[2] = px, py, pz
    toward[0], toward[1], toward[2] = a, b, c
