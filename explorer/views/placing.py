"""Where words beside points go, so that they collide with nothing that matters."""

from __future__ import annotations

from collections.abc import Sequence

Box = tuple[float, float, float, float]  # left, top, right, bottom
GAP = 7.0  # from a point to its words
# the corner or side of the point that words are tried at: right first, as one reads
SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))


def places(
    points: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    bounds: Box,
    gap: float = GAP,
) -> list[tuple[float, float] | None]:
    """Left top corners of words of the given sizes, one for each point; y grows downwards.

    None where every place would cover other words or a point, or leave the bounds: words that
    cannot be read are better left out, the pointer still tells them.
    """
    dots = [(x - gap / 2, y - gap / 2, x + gap / 2, y + gap / 2) for x, y in points]
    taken: list[Box] = []
    found: list[tuple[float, float] | None] = []
    for i, ((x, y), (width, height)) in enumerate(zip(points, sizes, strict=True)):
        place = None
        for far in (1.0, 2.2):
            for across, up in SIDES:
                box = _beside(x, y, width, height, across, up, gap * far)
                others = [dot for j, dot in enumerate(dots) if j != i]
                if _inside(box, bounds) and not any(_meet(box, b) for b in [*taken, *others]):
                    place = box
                    break
            if place is not None:
                break
        if place is not None:
            taken.append(place)
        found.append(None if place is None else place[:2])
    return found


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


def _beside(
    x: float, y: float, width: float, height: float, across: int, up: int, gap: float
) -> Box:
    left = x - width / 2 + across * (width / 2 + gap)
    top = y - height / 2 + up * (height / 2 + gap * (0.6 if across else 1.0))
    return left, top, left + width, top + height


def _inside(box: Box, bounds: Box) -> bool:
    within = box[0] >= bounds[0] and box[1] >= bounds[1]
    return within and box[2] <= bounds[2] and box[3] <= bounds[3]


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
