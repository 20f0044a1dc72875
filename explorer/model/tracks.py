"""Tracks: the ways of many animals through the frames of a film."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Tracks:
    """Where everyone was in every frame.

    pos, head   (frames, animals, 3); NaN where one is not seen, or has no heading
    ids         (animals,) as the file calls them
    dt          [time] between frames
    flat        whether all moved in a plane, z = 0
    length      unit of places, and `unit` of time, "" where nobody said
    """

    pos: np.ndarray
    head: np.ndarray
    ids: np.ndarray
    dt: float
    flat: bool = False
    length: str = ""
    unit: str = ""
