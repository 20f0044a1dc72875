"""The box round a space and the frame round a plane: where edges, ticks and numbers go."""

from __future__ import annotations

import itertools

import numpy as np

from explorer.views import ticks
from explorer.views.camera import Bounds, Camera

BOX_ALPHA, GRID_ALPHA, TICK_ALPHA = 0.14, 0.08, 0.45
Margins = tuple[float, float, float, float]  # left, right, bottom, top, as shares
SHORTEST = 30.0  # an edge seen nearly end on has no room for numbers


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
        pairs = [(i, i | bit) for i in range(8) if not i & bit]
        middles = np.array([(screen[a] + screen[b]) / 2 for a, b in pairs])
        outer = np.array([_on_outline(screen, a, b) for a, b in pairs])
        along = middles[:, 0] if axis == 2 else middles[:, 1]
        start, end = pairs[int(np.argmin(np.where(outer, along, np.inf)))]
        if outer.any() and np.linalg.norm(screen[end] - screen[start]) >= SHORTEST:
            found.append((axis, corners[start].copy(), _outward(box, axis, corners[start])))
    return found


def _on_outline(screen: np.ndarray, a: int, b: int) -> bool:
    """Whether every corner lies on one side of the edge from a to b."""
    along, off = screen[b] - screen[a], screen - screen[a]
    side = along[0] * off[:, 1] - along[1] * off[:, 0]
    slack = 1e-6 * float(np.abs(side).max())
    return bool((side >= -slack).all() or (side <= slack).all())


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


def hugging(camera: Camera, bounds: Bounds, size: tuple[int, int]) -> Margins:
    """Margins so wide that a plane of equal units shows its data and nothing beside them."""
    (x0, x1), (y0, y1) = bounds[:2]
    width, height = size
    left, right, bottom, top = camera.margins
    inner_x, inner_y = (1 - left - right) * width, (1 - bottom - top) * height
    wanted = camera.squeeze * (x1 - x0) / (y1 - y0)
    if inner_x / inner_y < wanted:
        spare = (inner_y - inner_x / wanted) / height / 2
        return left, right, bottom + spare, top + spare
    spare = (inner_x - inner_y * wanted) / width / 2
    return left + spare, right + spare, bottom, top
