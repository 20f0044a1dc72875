"""The body of a fish: a lens with a tail, nose forward, one unit long."""

from __future__ import annotations

import numpy as np

HALF_WIDTH, HALF_HEIGHT = 0.085, 0.135
TAIL_ROOT, TAIL_TIP, TAIL_SPREAD, TAIL_NOTCH = -0.36, -0.55, 0.16, -0.45
NOSE = 0.5

# (rings between nose and root of the tail, sides), the coarsest first: that one is flat, and turned
# to the eye as it is drawn
FLAT = (0, 0)
BODIES = (FLAT, (2, 4), (4, 6), (6, 8), (10, 12))
# [px] length on the screen from which each of them is worth its triangles
LENGTHS = (0.0, 22.0, 44.0, 90.0, 200.0)
MANY = {0: 10**9, 1: 4000, 2: 1200, 3: 300, 4: 60}  # most fish that get each of them


def outline(share: np.ndarray) -> np.ndarray:
    """Thickness of the body, 0..1, at shares 0 (nose) to 1 (root of the tail)."""
    shape = share**0.55 * (1.0 - 0.94 * share) ** 0.85
    peak = 0.4  # of the curve above, near a third of the length
    return np.asarray(np.clip(shape / peak, 0.0, 1.05))


def body(rings: int, sides: int) -> tuple[np.ndarray, np.ndarray]:
    """Vertices (n, 6) float32 and triangles (k, 3) uint32.

    Columns: along (nose positive), aside, up, and the normal in the same axes. The first vertex is
    the nose, the last but four the root of the tail. Triangles go round so that those seen from
    within can be left out; the fin, upright in the plane of symmetry, is given once per side.
    The flat one has its breadth in the second column, and three triangles.
    """
    if (rings, sides) == FLAT:
        return _outline_alone()
    share = np.linspace(0.0, 1.0, rings + 2)[1:-1] ** (1.25 if rings > 2 else 1.0)
    share = share if rings > 2 else np.array([0.34, 0.72])
    along = NOSE - share * (NOSE - TAIL_ROOT)
    thick = outline(share)
    slope = np.gradient(thick, along)
    angle = np.linspace(0, 2 * np.pi, sides, endpoint=False) + np.pi / 2
    rows: list[tuple[float, ...]] = [(NOSE, 0.0, 0.0, 1.0, 0.0, 0.0)]
    for s, r, d in zip(along, thick, slope, strict=True):
        for a in angle:
            across, up = np.cos(a), np.sin(a)
            normal = np.array([-d * 0.11, across / HALF_WIDTH * 0.1, up / HALF_HEIGHT * 0.1])
            normal /= np.linalg.norm(normal)
            rows.append((s, r * HALF_WIDTH * across, r * HALF_HEIGHT * up, *normal))
    rows.append((TAIL_ROOT, 0.0, 0.0, -1.0, 0.0, 0.0))
    root = len(rows) - 1
    triangles = [(0, 1 + j, 1 + (j + 1) % sides) for j in range(sides)]
    last = root - sides
    triangles += [(root, last + (j + 1) % sides, last + j) for j in range(sides)]
    for i in range(rings - 1):
        for j in range(sides):
            a, b = 1 + i * sides + j, 1 + i * sides + (j + 1) % sides
            triangles += [(a, a + sides, b), (b, a + sides, b + sides)]
    _add_fin(rows, triangles, notched=rings > 2)
    return np.array(rows, np.float32), np.array(triangles, np.uint32)


def _outline_alone() -> tuple[np.ndarray, np.ndarray]:
    """Nose, both flanks, root and fin, as the eye sees a fish from its broadest side."""
    wide, fin = 0.5 * (HALF_WIDTH + HALF_HEIGHT), 0.9 * TAIL_SPREAD
    rows = [
        (NOSE, 0.0, 0.0, 1.0, 0.0, 0.0),
        (0.16, wide, 0.0, 0.0, 0.8, 0.6),
        (0.16, -wide, 0.0, 0.0, -0.8, 0.6),
        (TAIL_ROOT - 0.03, 0.0, 0.0, 0.0, 0.0, 1.0),
        (TAIL_TIP, fin, 0.0, 0.0, 0.5, 0.8),
        (TAIL_TIP, -fin, 0.0, 0.0, -0.5, 0.8),
    ]
    triangles = [(0, 2, 1), (3, 1, 2), (3, 5, 4)]
    return np.array(rows, np.float32), np.array(triangles, np.uint32)


def _add_fin(
    rows: list[tuple[float, ...]], triangles: list[tuple[int, int, int]], notched: bool
) -> None:
    base, normal = len(rows), (0.0, 0.0, 1.0)
    rows.append((TAIL_ROOT + 0.05, 0.0, 0.0, *normal))
    rows.append((TAIL_TIP, 0.0, TAIL_SPREAD, *normal))
    rows.append((TAIL_NOTCH, 0.0, 0.0, *normal))
    rows.append((TAIL_TIP, 0.0, -TAIL_SPREAD, *normal))
    half = [(0, 1, 2), (0, 2, 3)] if notched else [(0, 1, 3)]
    for a, b, c in half:
        triangles += [(base + a, base + b, base + c), (base + a, base + c, base + b)]


def triangles_of(rings: int, sides: int) -> int:
    """How many triangles a body has."""
    return 2 * sides * rings + (4 if rings > 2 else 2) if rings else 3


def levels(lengths: np.ndarray, keep: bool = False) -> np.ndarray:
    """Which of BODIES each fish gets, by its length on the screen [px] and by how many there are.

    keep   a picture to keep: one level finer, however many there are
    """
    level = np.searchsorted(LENGTHS, lengths, side="right") - 1
    if keep:
        return np.minimum(level + 1, len(BODIES) - 1)
    for fine in range(len(BODIES) - 1, 0, -1):
        over = np.flatnonzero(level == fine)
        if len(over) > MANY[fine]:
            near = over[np.argsort(-lengths[over], kind="stable")]
            level[near[MANY[fine] :]] = fine - 1
    return level
