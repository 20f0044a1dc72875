"""ProfileLayer: a line of values at one instant."""

from __future__ import annotations

import numpy as np

from explorer.model.frame import Frame
from explorer.views.camera import Bounds
from explorer.views.shot import Shot
from explorer.views.strokes import Strokes


class ProfileLayer:
    """Values (nx,) over positions (nx,), or over their own index; complex ones by their modulus."""

    def __init__(self, name: str, *, colour: str = "accent", x: np.ndarray | None = None) -> None:
        self.name, self.visible, self.colour = name, True, colour
        self._x = x
        self._values = np.zeros(0)
        self._range = (np.inf, -np.inf)
        self._strokes = Strokes()
        self._drawn: object = None

    def ingest(self, frame: Frame) -> None:
        """Take the line of a frame."""
        values = frame.arrays.get(self.name)
        if values is not None:
            self.show(values)

    def show(self, values: np.ndarray, x: np.ndarray | None = None) -> None:
        """Replace the values, and their positions if given."""
        self._values = np.abs(values) if np.iscomplexobj(values) else np.asarray(values)
        self._x = x if x is not None else self._x
        finite = self._values[np.isfinite(self._values)]
        if finite.size:
            low, high = float(finite.min()), float(finite.max())
            self._range = (min(low, self._range[0]), max(high, self._range[1]))
        self._drawn = None

    def stand(self, x: np.ndarray) -> None:
        """Where the values lie."""
        self._x, self._drawn = x, None

    def clear(self) -> None:
        """Forget the values and their range."""
        self._values, self._range = np.zeros(0), (np.inf, -np.inf)

    @property
    def _places(self) -> np.ndarray:
        if self._x is not None and len(self._x) == len(self._values):
            return self._x
        return np.arange(len(self._values), dtype=float)

    def bounds(self) -> Bounds | None:
        """Positions, and every value seen so far."""
        if not len(self._values) or not np.isfinite(self._range[0]):
            return None
        x = self._places
        low, high = self._range
        return (float(x[0]), float(x[-1])), (low, high if high > low else low + 1.0)

    def draw(self, shot: Shot) -> None:
        """One line."""
        if self._drawn != shot.theme.name:
            points = np.stack([self._places, self._values], axis=1)
            segments = np.stack([points[:-1], points[1:]], axis=1)
            self._strokes.set(segments, np.array([*shot.theme.rgb(self.colour), 1.0]))
            self._drawn = shot.theme.name
        self._strokes.draw(shot.matrix, shot.size, 1.5 * shot.scale * shot.theme.weight)

    def release(self) -> None:
        """Give the GPU's memory back."""
        self._strokes.release()
