"""The lines that show a wall or an obstacle, on screen and on paper alike."""

from __future__ import annotations

import itertools

import numpy as np

from explorer.model.shows import Solid


def edges_of(solid: Solid) -> np.ndarray:
    """(k, 2, 3) segments that show a solid: edges of a box, rims of a cylinder, circles."""
    middle, half = np.array(solid.middle), np.array(solid.half)
    if solid.kind == "box":
        corners = np.array(list(itertools.product((-1.0, 1.0), repeat=3)))
        pairs = [(i, i | bit) for bit in (4, 2, 1) for i in range(8) if not i & bit]
        return middle + half * corners[np.array(pairs)]
    sides = 40 if solid.inside else 24
    angle = np.linspace(0, 2 * np.pi, sides + 1)
    ring = np.stack([np.cos(angle), np.sin(angle), np.zeros(sides + 1)], axis=1)
    circle = np.stack([ring[:-1], ring[1:]], axis=1)
    if solid.kind == "cylinder":
        up = np.array([0.0, 0.0, 1.0])
        low, high = circle - up, circle + up
        stride = sides // 8
        walls = np.stack([low[::stride, 0], high[::stride, 0]], axis=1)
        return middle + half * np.concatenate([low, high, walls])
    if not solid.inside:
        return np.zeros((0, 2, 3))  # an obstacle is drawn full
    height = np.sin(np.pi / 4)
    level = [np.sqrt(1 - z * z) * circle + np.array([0.0, 0.0, z]) for z in (-height, 0.0, height)]
    upright = [circle[..., [0, 2, 1]], circle[..., [2, 0, 1]]]
    return middle + half * np.concatenate([*level, *upright])
