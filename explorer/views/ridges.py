"""RidgeLayer: the ridges of a measured field, as thin lines over it."""

from __future__ import annotations

import numpy as np

from explorer.model.diagnostic import Reading
from explorer.model.frame import Frame
from explorer.views.camera import Bounds
from explorer.views.lines import LineLayer
from explorer.views.shot import Shot

FAINTEST = 0.45  # share of its ink that the lowest ridge gets


class RidgeLayer:
    """Curves of a reading; the higher the field along one, the more solid it looks.

    array       of a reading, without which it is none for this layer
    laid_over   whatever field is seen, while a measurement of its name is
    """

    array = "first"
    laid_over = True

    def __init__(self, name: str) -> None:
        self.name, self.visible = name, False
        self._lines = LineLayer(name, colour="text", width=1.4, alpha=0.9)

    def ingest(self, frame: Frame) -> None:
        """Ridges come from readings, not from frames."""

    def show_reading(self, reading: Reading) -> None:
        """Replace the curves."""
        arrays, cuts = reading.arrays, reading.arrays["first"][1:-1]
        lines = [line for line in np.split(arrays["points"], cuts) if len(line) > 1]
        means = [part.mean() for part in np.split(arrays["ftle"], cuts) if len(part) > 1]
        top = max(means, default=1.0) or 1.0
        self._lines.show(lines, [FAINTEST + (1 - FAINTEST) * max(m / top, 0.0) for m in means])

    def clear(self) -> None:
        """They stay until others come."""

    def bounds(self) -> Bounds | None:
        """Ridges lie on a field, and never set the frame."""
        return None

    def draw(self, shot: Shot) -> None:
        """All curves."""
        self._lines.draw(shot)

    def release(self) -> None:
        """Give the GPU's memory back."""
        self._lines.release()
