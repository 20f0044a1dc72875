"""The body of a fish: a lens with a tail, nose forward, one unit long."""

from __future__ import annotations

import numpy as np

HALF_WIDTH, HALF_HEIGHT = 0.085, 0.135
TAIL_ROOT, TAIL_TIP, TAIL_SPREAD, TAIL_NOTCH = -0.36, -0.55, 0.15, -0.46


def outline(share: np.ndarray) -> np.ndarray:
    """Thickness of the body, 0..1, at shares 0 (nose) to 1 (root of the tail)."""
    shape = share**0.55 * (1.0 - 0.94 * share) ** 0.85
    peak = 0.4  # of the curve above, near a third of the length
    return np.asarray(np.clip(shape / peak, 0.0, 1.05))


def body(rings: int, sides: int) -> tuple[np.ndarray, np.ndarray]:
    """Vertices (n, 6) float32 and triangles (k, 3) uint32.

    Columns: along (nose positive), aside, up, and the normal in the same axes. The tail fin lies
    upright in the plane of symmetry and is given twice, once per side.
    """
    share = np.linspace(0.0, 1.0, rings) ** 1.25
    along = 0.5 - share * (0.5 - TAIL_ROOT)
    thick = outline(share)
    slope = np.gradient(thick, along)
    angle = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    rows = []
    for s, r, d in zip(along, thick, slope, strict=True):
        for a in angle:
            across, up = np.cos(a), np.sin(a)
            normal = np.array([-d * 0.11, across / HALF_WIDTH * 0.1, up / HALF_HEIGHT * 0.1])
            normal /= np.linalg.norm(normal)
            rows.append((s, r * HALF_WIDTH * across, r * HALF_HEIGHT * up, *normal))
    triangles = []
    for i in range(rings - 1):
        for j in range(sides):
            a, b = i * sides + j, i * sides + (j + 1) % sides
            triangles += [(a, b, a + sides), (b, b + sides, a + sides)]
    _add_tail(rows, triangles)
    return np.array(rows, np.float32), np.array(triangles, np.uint32)


def _add_tail(rows: list[tuple[float, ...]], triangles: list[tuple[int, int, int]]) -> None:
    for side in (1.0, -1.0):
        base = len(rows)
        normal = (0.0, side * 0.8, 0.6)
        rows.append((TAIL_ROOT + 0.03, 0.0, 0.0, *normal))
        rows.append((TAIL_TIP, 0.0, TAIL_SPREAD, *normal))
        rows.append((TAIL_NOTCH, 0.0, 0.0, *normal))
        rows.append((TAIL_TIP, 0.0, -TAIL_SPREAD, *normal))
        triangles += [(base, base + 1, base + 2), (base, base + 2, base + 3)]


def detail(count: int, budget: int) -> tuple[int, int]:
    """(rings, sides) of the finest body that this many fish can afford; (0, 0): points."""
    for rings, sides in ((12, 10), (8, 8), (6, 6), (5, 4), (4, 3)):
        if count * (2 * (rings - 1) * sides + 4) <= budget:
            return rings, sides
    return 0, 0
