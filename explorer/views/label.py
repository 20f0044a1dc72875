"""Label and ColourBar: the words of a picture, as values that others paint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np


@dataclass(frozen=True)
class Label:
    """A text to paint over the stage.

    x, y     logical pixels from the stage's top left corner
    align    where (x, y) lies on the text: one of left centre right, one of top middle bottom
    role     "tick", "axis", "bar", "title" or "note"; gives size and colour
    alpha    0 (not there) to 1
    """

    x: float
    y: float
    text: str
    align: tuple[str, str] = ("centre", "middle")
    role: str = "tick"
    alpha: float = 1.0


@dataclass(frozen=True, eq=False)
class ColourBar:
    """What the colours of a panel mean.

    lut      (n, 4) RGBA from low to high
    """

    lut: np.ndarray
    low: float
    high: float
    label: str = ""
    unit: str = ""
    scale: Literal["linear", "log"] = "linear"
    cyclic: bool = False

    @property
    def title(self) -> str:
        """Name and unit."""
        return f"{self.label} [{self.unit}]" if self.unit else self.label
