"""Pose: where an eye stands, and the arithmetic between two poses."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

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
