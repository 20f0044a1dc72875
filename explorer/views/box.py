"""The box round a space and the frame round a plane: where edges, ticks and numbers go."""

from __future__ import annotations

import itertools

import numpy as np

from explorer.views import ticks
from explorer.views.camera import Bounds

BOX_ALPHA, GRID_ALPHA, TICK_ALPHA = 0.14, 0.08, 0.45


def counts(size: tuple[int, int], scale: float) -> tuple[int, int]:
    """Ticks that fit across and up a plane."""
    return max(2, int(size[0] / scale / 90)), max(2, int(size[1] / scale / 60))


def places(limits: tuple[float, float]) -> list[float]:
    """Where the ticks of an edge stand."""
    return ticks.ticks(*limits, 5)


def outgrown(held: Bounds, bounds: Bounds, spare: float = 0.08) -> bool:
    """Whether the bounds reach out of those held by more than a share of their width."""
    return any(
        low < left - spare * (right - left) or high > right + spare * (right - left)
        for (left, right), (low, high) in zip(held, bounds, strict=False)
    )


def framing(limits: Bounds | None, bounds: Bounds) -> Bounds:
    """The declared limits as long as they hold the data, else the ranges of the data."""
    return bounds if limits is None or outgrown(limits, bounds) else limits


def rounded(bounds: Bounds) -> Bounds:
    """The bounds grown to a fifth of a tick, so that a growing trail seldom moves the box."""
    grown = []
    for low, high in bounds:
        if high <= low:
            low, high = low - 0.5, high + 0.5
        size = ticks.step(low, high, 5) / 5
        grown.append((float(np.floor(low / size) * size), float(np.ceil(high / size) * size)))
    return tuple(grown)


def corners_of(box: Bounds) -> np.ndarray:
    """(8, 3) corners, the last axis changing fastest."""
    return np.array(list(itertools.product(*box)))


def edges() -> list[tuple[int, int]]:
    """Pairs of corners (indices as bits x, y, z from high to low) that differ in one axis."""
    return [(i, i | bit) for bit in (4, 2, 1) for i in range(8) if not i & bit]


def chosen(
    box: Bounds, mvp: np.ndarray, size: tuple[int, int]
) -> list[tuple[int, np.ndarray, np.ndarray]]:
    """(axis, point on the edge, outward tick) of the edges that never cover the picture.

    An edge lies on the outline where one of its two faces is turned to the eye and the other is
    not. Of those: the lowest on the screen for the two level axes, the leftmost for the third.
    """
    corners = corners_of(box)
    clip = np.column_stack([corners, np.ones(8)]) @ mvp.T
    screen = clip[:, :2] / np.maximum(clip[:, 3:], 1e-9) * np.array(size)
    found = []
    for axis, bit in ((0, 4), (1, 2), (2, 1)):
        edges = [(i, i | bit) for i in range(8) if not i & bit]
        middles = np.array([(screen[a] + screen[b]) / 2 for a, b in edges])
        outline = [_on_outline(middles, k) for k in range(4)]
        down = middles[:, 0] if axis == 2 else middles[:, 1]
        order = np.where(outline, down, np.inf)
        best = int(np.argmin(order)) if np.isfinite(order).any() else int(np.argmin(down))
        start = corners[edges[best][0]].copy()
        outward = _outward(box, axis, start)
        if np.linalg.norm(screen[edges[best][1]] - screen[edges[best][0]]) < 30:
            continue  # seen end on: no room for numbers
        found.append((axis, start, outward))
    return found


def _on_outline(middles: np.ndarray, k: int) -> bool:
    """Whether the k-th of four parallel edges is not between the others on the screen."""
    others = np.delete(middles, k, axis=0)
    spread = others - middles[k]
    angles = np.sort(np.arctan2(spread[:, 1], spread[:, 0]))
    gaps = np.diff(np.append(angles, angles[0] + 2 * np.pi))
    return bool(gaps.max() >= np.pi - 1e-6)


def _outward(box: Bounds, axis: int, start: np.ndarray) -> np.ndarray:
    """A tick away from the box, across the two other axes."""
    tick = np.zeros(3)
    for other in range(3):
        if other != axis:
            low, high = box[other]
            tick[other] = (high - low) * (0.02 if start[other] > (low + high) / 2 else -0.02)
    if axis != 2:
        tick[2] = 0.0 if np.any(tick[:2]) else tick[2]
    return tick
