"""The rules a school may have besides its zones, as one flat row of numbers; empty: none of them.

A compiled loop looks once per fish whether the row is empty, so that a school without them pays
nothing. What each number does stands in couzin_tank, couzin_predator and couzin_leaders.
"""

import math

import numpy as np

TANKS = ("none", "sphere", "box", "cylinder")
PREDATORS = ("none", "chasing", "driven")

(
    TANK, TANK_RADIUS, HALF_HEIGHT, REACH, BALLS, BALL, RING, MIDDLE,
    PREDATOR, SIGHT, FEAR, HUNTER_X, HUNTER_Y, HUNTER_Z, GOAL_X, GOAL_Y, GOAL_Z,
    STRIDE, COS_TURN, SIN_TURN,
    SHARE, PULL, WAY_X, WAY_Y, WAY_Z,
    SIZE,
) = range(26)  # fmt: skip

PREDATOR_TURN = 0.2  # [rad in 0.1 time] largest turn of a predator
NONE = np.empty(0)


def rules_of(walls, balls, hunting, leading, box_size, dt):
    """The row (SIZE,) of what is switched on, or an empty one.

    walls     tank, tank_radius, tank_height [L], wall_reach [L]
    balls     obstacles, obstacle_radius, obstacle_ring [L]
    hunting   predator, predator_speed, predator_reach, predator_fear, and where to [L] (3)
    leading   leader_share, leader_weight, leader_azimuth, leader_elevation [deg]
    """
    row = np.zeros(SIZE)
    row[TANK] = TANKS.index(walls[0])
    row[TANK_RADIUS : REACH + 1] = walls[1], walls[2] / 2, walls[3]
    row[BALLS : RING + 1] = balls
    row[MIDDLE] = box_size / 2
    row[PREDATOR] = PREDATORS.index(hunting[0])
    row[SIGHT : FEAR + 1] = hunting[2:4]
    row[GOAL_X : GOAL_Z + 1] = hunting[4:7]
    turn = min(PREDATOR_TURN * abs(dt) / 0.1, math.pi)
    row[STRIDE : SIN_TURN + 1] = hunting[1] * dt, math.cos(turn), math.sin(turn)
    row[SHARE : PULL + 1] = leading[:2]
    row[WAY_X:] = bearing(*leading[2:])
    return row if row[[TANK, BALLS, PREDATOR, SHARE]].any() else NONE


def bearing(azimuth, elevation):
    """(x, y, z) unit vector of two angles [deg]."""
    round_, up = math.radians(azimuth), math.radians(elevation)
    return math.cos(up) * math.cos(round_), math.cos(up) * math.sin(round_), math.sin(up)


def water(box_size, tank):
    """Edge [L] of the periodic cube that the fish swim in; 0: open water, or a tank with walls."""
    return 0.0 if tank != "none" else float(box_size)
