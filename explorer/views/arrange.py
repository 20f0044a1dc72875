"""Arrange: where several panels lie in a rectangle of the stage."""

from __future__ import annotations

import math
from collections.abc import Sequence

from explorer.views.panel import Panel


def arrange(
    panels: Sequence[Panel],
    size: tuple[int, int],
    gap: int = 2,
    corner: tuple[int, int] = (0, 0),
) -> None:
    """Place panels in a rectangle [physical px]: one, two, 1 + 2, or a square grid.

    corner   left and top of the rectangle on the stage
    """
    shown = [panel for panel in panels if panel.visible]
    width, height = size
    for panel, (x0, y0, x1, y1) in zip(shown, _cells(len(shown), width >= height), strict=True):
        left, top = round(x0 * width), round(y0 * height)
        across, down = round(x1 * width) - left, round(y1 * height) - top
        inset_x, inset_y = (gap if x0 > 0 else 0), (gap if y0 > 0 else 0)
        left, top = corner[0] + left + inset_x, corner[1] + top + inset_y
        panel.place((left, top, across - inset_x, down - inset_y))


def _cells(count: int, wide: bool) -> list[tuple[float, float, float, float]]:
    """(left, top, right, bottom) shares; the first panel is the largest where they differ."""
    if count <= 2:
        cells = [(i / max(count, 1), 0.0, (i + 1) / max(count, 1), 1.0) for i in range(count)]
    elif count == 3:
        cells = [(0.0, 0.0, 0.62, 1.0), (0.62, 0.0, 1.0, 0.5), (0.62, 0.5, 1.0, 1.0)]
    else:
        side = math.ceil(math.sqrt(count))
        rows = math.ceil(count / side)
        cells = [
            ((i % side) / side, (i // side) / rows, (i % side + 1) / side, (i // side + 1) / rows)
            for i in range(count)
        ]
    return cells if wide else [(b, a, d, c) for a, b, c, d in cells]
