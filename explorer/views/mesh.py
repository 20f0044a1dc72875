"""Closed surfaces of unit size, as vertices (n, 3) that are their own normals, and triangles."""

from __future__ import annotations

import numpy as np


def sphere(rings: int = 12, sides: int = 20) -> tuple[np.ndarray, np.ndarray]:
    """Radius one: vertices (n, 3) float32, triangles (k, 3) uint32."""
    lat = np.linspace(-np.pi / 2, np.pi / 2, rings + 1)
    lon = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    c = np.cos(lat)[:, None]
    x, y = c * np.cos(lon), c * np.sin(lon)
    z = np.broadcast_to(np.sin(lat)[:, None], x.shape)
    return np.stack([x, y, z], axis=-1).reshape(-1, 3).astype(np.float32), _quads(rings, sides)


def cone(half_angle: float, rings: int = 8, sides: int = 24) -> tuple[np.ndarray, np.ndarray]:
    """The part of the unit ball within `half_angle` [rad] of the -x axis, apex in the middle."""
    angle = np.linspace(0, min(half_angle, np.pi), rings)
    lon = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    cap = [
        np.stack([np.full(sides, -np.cos(a)), np.sin(a) * np.cos(lon), np.sin(a) * np.sin(lon)], 1)
        for a in angle
    ]
    rows = np.concatenate([*cap, np.zeros((sides, 3))])
    return rows.astype(np.float32), _quads(rings, sides)


def _quads(rings: int, sides: int) -> np.ndarray:
    i, j = np.meshgrid(np.arange(rings), np.arange(sides), indexing="ij")
    a, b = i * sides + j, i * sides + (j + 1) % sides
    pairs = np.stack([a, b, a + sides, b, b + sides, a + sides], axis=-1)
    return pairs.reshape(-1, 3).astype(np.uint32)
