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
    walls = np.empty((len(taken) + len(at), 4))
    walls[: len(taken)] = np.asarray(taken, dtype=float).reshape(-1, 4)
    count = len(taken)
    reaches = (*FAR, *(reach for reach in FARTHER if reach <= far))
    order = [*first, *(i for i in range(len(at)) if i not in set(first))]
    left = order
    for reach in reaches:  # near places for all, before anybody is sent far away
        tried, left = left, []
        for i in tried:
            boxes = _around(at[i], size[i], gap * reach, SIDES if reach in FAR else ROUND)
            others = np.delete(dots, i, axis=0)
            free = _inside(boxes, bounds)
            free &= ~_meet(boxes, walls[:count]) & ~_meet(boxes, others)
            if not free.any():
                left.append(i)
                continue
            walls[count] = boxes[free.argmax()]
            found[i] = (float(walls[count, 0]), float(walls[count, 1]))
            count += 1
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
    """(k, 4) boxes on these sides of a point."""
    down = gap * np.where(sides[:, 0] != 0, 0.6, 1.0)
    away = np.stack([size[0] / 2 + gap + 0 * down, size[1] / 2 + down], axis=1)
    corner = at - size / 2 + sides * away
    return np.concatenate([corner, corner + size], axis=1)


def _inside(boxes: np.ndarray, bounds: Box) -> np.ndarray:
    low, high = np.array(bounds[:2]), np.array(bounds[2:])
    return np.logical_and.reduce((boxes[:, :2] >= low) & (boxes[:, 2:] <= high), axis=1)


def _meet(boxes: np.ndarray, walls: np.ndarray) -> np.ndarray:
    """(k,) whether each box covers a part of any wall."""
    apart = (boxes[:, None, :2] >= walls[None, :, 2:]) | (walls[None, :, :2] >= boxes[:, None, 2:])
    clear = np.logical_or.reduce(apart, axis=2)
    return ~np.logical_and.reduce(clear, axis=1)
