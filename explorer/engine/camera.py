"""Cameras of a document that are the keys of a film: 16 numbers that must mean a place.

A moment [s], the point looked at (3), the reach, a rotation row by row (9), perspective, width.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from explorer.model import BadInput

FILM = "film "  # before the key of an experiment
LENGTH = 16
SQUARE = 1e-3  # how far the axes of a turn may be from right angles and unit length


def checked(numbers: Sequence[float]) -> tuple[float, ...]:
    """Themselves; BadInput where no camera can stand there."""
    found = tuple(float(number) for number in numbers)
    if len(found) != LENGTH:
        raise BadInput(f"camera of a film: {len(found)} numbers, but {LENGTH} make a place")
    if not all(map(math.isfinite, found)):
        raise BadInput("camera of a film: give finite numbers")
    if found[4] <= 0:
        raise BadInput(f"camera of a film: a reach of {found[4]!r}; give one above 0")
    if found[15] < 0:
        raise BadInput(f"camera of a film: a width of {found[15]!r}; give one from 0")
    turn = np.array(found[5:14]).reshape(3, 3)
    if np.abs(turn @ turn.T - np.eye(3)).max() > SQUARE or np.linalg.det(turn) < 0:
        raise BadInput("camera of a film: its nine numbers from the sixth on are no rotation")
    return found
