"""Words round a space on paper: none is written upon another."""

from __future__ import annotations

import numpy as np

WIDE, HIGH = 0.62, 1.15  # of a letter, in font sizes
ROOM = 1.5  # [pt] that stays free between two words


class Words:
    """Places taken by words so far.

    scale   points of paper in one unit of the drawing
    """

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self._taken: list[tuple[float, float, float, float]] = []

    def fit(self, word: str, at: np.ndarray, away: np.ndarray, size: float) -> bool:
        """Take the place of a word that leads away from a point; False where another stands."""
        x, y = (float(c) * self._scale for c in at)
        width, height = WIDE * size * max(len(word), 1), HIGH * size
        how = anchor(away)
        left = x - {"left": 0.0, "center": 0.5, "right": 1.0}[how["ha"]] * width
        low = y - {"bottom": 0.0, "center": 0.5, "top": 1.0}[how["va"]] * height
        box = (left, low, left + width, low + height)
        if any(_meet(box, other) for other in self._taken):
            return False
        self._taken.append(box)
        return True


def anchor(away: np.ndarray) -> dict[str, str]:
    """How a word is aligned that leads away from a point in this direction."""
    across = "left" if away[0] > 0.4 else "right" if away[0] < -0.4 else "center"
    up = "bottom" if away[1] > 0.4 else "top" if away[1] < -0.4 else "center"
    return {"ha": across, "va": up}


def _meet(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    apart = a[2] + ROOM < b[0] or b[2] + ROOM < a[0] or a[3] + ROOM < b[1] or b[3] + ROOM < a[1]
    return not apart
