"""Pose: where an eye stands, and the arithmetic between two poses."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

import numpy as np

FIELD_OF_VIEW = math.radians(32.0)
FIT_SHARE = 0.86  # of the panel that a fitted box may fill

Bounds = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Pose:
    """All that a camera remembers.

    target      (3,) point looked at
    reach       distance to it in space; half the height seen in a plane
    turn        3 x 3 rotation, rows = right, up, backward
    width       half the width seen in a plane over half its height; 0: equal units on both axes
    """

    target: tuple[float, float, float] = (0.0, 0.0, 0.0)
    reach: float = 1.0
    turn: tuple[tuple[float, float, float], ...] = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
    perspective: bool = True
    width: float = 0.0


def facing(azimuth: float, elevation: float) -> np.ndarray:
    """(3, 3) rows right, up, backward of an eye at these angles [degrees], z upward."""
    a, e = math.radians(azimuth), math.radians(elevation)
    backward = np.array([math.cos(e) * math.cos(a), math.cos(e) * math.sin(a), math.sin(e)])
    right = np.array([-math.sin(a), math.cos(a), 0.0])
    return np.stack([right, np.cross(backward, right), backward])


def rotation(axis: np.ndarray, angle: float) -> np.ndarray:
    """(3, 3) rotation by `angle` [rad] about a unit axis."""
    x, y, z = axis
    k = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.asarray(np.eye(3) + math.sin(angle) * k + (1 - math.cos(angle)) * (k @ k))


def rows(turn: np.ndarray) -> tuple[tuple[float, float, float], ...]:
    """A rotation as plain numbers."""
    return tuple((float(a), float(b), float(c)) for a, b, c in turn)


def solid(bounds: Bounds) -> list[tuple[float, float]]:
    """Three finite ranges of positive width, whatever was asked for."""
    ranges = [(float(low), float(high)) for low, high in bounds][:3]
    ranges += [(0.0, 0.0)] * (3 - len(ranges))
    flat = max(high - low for low, high in ranges) == 0
    return [(low - 1, high + 1) if flat and i < len(bounds) else (low, high)
            for i, (low, high) in enumerate(ranges)]  # fmt: skip


def between(start: Pose, end: Pose, share: float) -> Pose:
    """A pose on the way, its axes kept at right angles."""
    mix = (1 - share) * np.array(start.turn) + share * np.array(end.turn)
    u, _, v = np.linalg.svd(mix)
    turn = u @ v
    if np.linalg.det(turn) < 0:
        turn = np.array(end.turn)
    target = (1 - share) * np.array(start.target) + share * np.array(end.target)
    reach = math.exp((1 - share) * math.log(start.reach) + share * math.log(end.reach))
    width = (1 - share) * start.width + share * end.width
    return Pose(tuple(target), reach, rows(turn), end.perspective, width)


def framing(
    half: np.ndarray, turn: np.ndarray, aspect: float, perspective: bool
) -> tuple[np.ndarray, float]:
    """Where to look, from a box's middle, and from how far, for it to fill a panel.

    half     (3,) half the edges of the box; turn (3, 3) rows right, up, backward
    returns  (3,) shift of the target, and the distance
    """
    corners = np.array(list(itertools.product(*((-h, h) for h in half)))) @ turn.T
    radius = float(np.linalg.norm(half)) or 1.0
    tall = math.tan(FIELD_OF_VIEW / 2) / min(1.0, aspect)
    limits = np.array([tall * aspect, tall]) * FIT_SHARE
    centre, reach = np.zeros(2), 3 * radius / tall
    for _ in range(6):  # each pass brings the middle and the distance several digits closer
        depth = reach - (corners[:, 2] if perspective else 0.0)
        seen = (corners[:, :2] - centre) / np.reshape(depth, (-1, 1))
        middle = (seen.max(axis=0) + seen.min(axis=0)) / 2
        centre = centre + middle * reach
        spread = (seen.max(axis=0) - seen.min(axis=0)) / 2
        reach = max(reach * float(np.max(spread / limits)), 1.05 * radius)
    return turn[:2].T @ centre, reach
