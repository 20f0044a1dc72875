"""Where words beside points go, so that they collide with nothing that matters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

Box = tuple[float, float, float, float]  # left, top, right, bottom
GAP = 7.0  # from a point to its words
# the corner or side of the point that words are tried at: right first, as one reads
SIDES = np.array([(1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)], float)
FAR = (1.0, 2.2)  # gaps at which every side is tried
FARTHER = (4.0, 6.0, 9.0, 12.0, 16.0)  # ... and where a line leads back to the point
BETWEEN = np.array([(2, 1), (2, -1), (-2, 1), (-2, -1), (1, 2), (1, -2), (-1, 2), (-1, -2)]) / 2
ROUND = np.concatenate([SIDES, BETWEEN])
LEADS = 3.0  # gaps from which on a line is needed


def places(
    points: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    bounds: Box,
    gap: float = GAP,
    *,
    first: Sequence[int] = (),
    taken: Sequence[Box] = (),
    far: float = 0.0,
) -> list[tuple[float, float] | None]:
    """Left top corners of words of the given sizes, one for each point; y grows downwards.

    first   numbers of the points whose words come before all others
    taken   boxes that words must leave free
    far     also try places up to so many gaps away, where a line must lead (see `leader`)

    None where every place would cover other words or a point, or leave the bounds: words that
    cannot be read are better left out, the pointer still tells them.
    """
    at = np.asarray(points, dtype=float).reshape(-1, 2)
    size = np.asarray(sizes, dtype=float).reshape(-1, 2)
    found: list[tuple[float, float] | None] = [None] * len(at)
    dots = np.concatenate([at - gap / 2, at + gap / 2], axis=1)
    walls = [np.asarray(box, dtype=float) for box in taken]
    reaches = (*FAR, *(reach for reach in FARTHER if reach <= far))
    order = [*first, *(i for i in range(len(at)) if i not in set(first))]
    left = np.array(order, dtype=int)
    for reach in reaches:  # near places for all, before anybody is sent far away
        boxes = _around(at[left], size[left], gap * reach, SIDES if reach in FAR else ROUND)
        free = _inside(boxes, bounds) & ~_cover(boxes, dots, left)
        for wall in walls:
            free &= ~_meet(boxes, wall)
        stays = np.ones(len(left), dtype=bool)
        for row, i in enumerate(left.tolist()):
            if not free[row].any():
                continue
            wall = boxes[row, free[row].argmax()]
            free[row + 1 :] &= ~_meet(boxes[row + 1 :], wall)
            walls.append(wall)
            found[i] = (float(wall[0]), float(wall[1]))
            stays[row] = False
        left = left[stays]
    return found


def leader(
    point: tuple[float, float], corner: tuple[float, float], size: tuple[float, float],
    gap: float = GAP,
) -> tuple[float, float] | None:  # fmt: skip
    """The end, at the words' box, of the line that leads there from the point; None if near."""
    x = min(max(point[0], corner[0]), corner[0] + size[0])
    y = min(max(point[1], corner[1]), corner[1] + size[1])
    away = float(np.hypot(x - point[0], y - point[1]))
    return (x, y) if away > LEADS * gap else None


def centred(
    points: Sequence[tuple[float, float]], sizes: Sequence[tuple[float, float]], bounds: Box
) -> list[tuple[float, float] | None]:
    """Left top corners of words that stand on their points, moved inside the bounds."""
    found: list[tuple[float, float] | None] = []
    for (x, y), (width, height) in zip(points, sizes, strict=True):
        left = min(max(x - width / 2, bounds[0]), bounds[2] - width)
        top = min(max(y - height / 2, bounds[1]), bounds[3] - height)
        found.append((left, top))
    return found


def _around(at: np.ndarray, size: np.ndarray, gap: float, sides: np.ndarray) -> np.ndarray:
    """(m, k, 4) boxes on these k sides of m points."""
    down = gap * np.where(sides[:, 0] != 0, 0.6, 1.0)
    half = size[:, None, :] / 2
    away = half + np.stack([gap + 0 * down, down], axis=1)
    corner = at[:, None, :] - half + sides * away
    return np.concatenate([corner, corner + size[:, None, :]], axis=2)


def _edges(boxes: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    return boxes[..., 0], boxes[..., 1], boxes[..., 2], boxes[..., 3]


def _inside(boxes: np.ndarray, bounds: Box) -> np.ndarray:
    left, top, right, bottom = _edges(boxes)
    return (left >= bounds[0]) & (top >= bounds[1]) & (right <= bounds[2]) & (bottom <= bounds[3])


def _meet(boxes: np.ndarray, wall: np.ndarray) -> np.ndarray:
    """(m, k) whether each box covers a part of one wall."""
    left, top, right, bottom = _edges(boxes)
    return (left < wall[2]) & (wall[0] < right) & (top < wall[3]) & (wall[1] < bottom)


def _cover(boxes: np.ndarray, dots: np.ndarray, own: np.ndarray) -> np.ndarray:
    """(m, k) whether each box covers a part of any dot but that of its own point."""
    left, top, right, bottom = _edges(boxes[..., None, :])
    met = left < dots[:, 2]
    met &= dots[:, 0] < right
    met &= top < dots[:, 3]
    met &= dots[:, 1] < bottom
    met[np.arange(len(own)), :, own] = False
    return np.logical_or.reduce(met, axis=2)
