"""Markers: the points of vispy itself, the yardstick that our clouds are timed against."""

from __future__ import annotations

from typing import Any

import numpy as np
from vispy.visuals import MarkersVisual
from vispy.visuals.transforms import ChainTransform, MatrixTransform, STTransform


class Markers:
    """vispy's Markers as one layer of our stage, so that both pay for the same frame."""

    def __init__(self, stage: Any) -> None:
        self.name, self.visible, self._stage = "markers", False, stage
        self._visual, self._camera = MarkersVisual(), MatrixTransform()
        width, height = stage.physical_size
        half = (width / 2, -height / 2, 1)
        to_pixels = STTransform(scale=half, translate=(width / 2, height / 2, 0))
        self._visual.transform = ChainTransform([to_pixels, self._camera])

    def show(self, points: np.ndarray) -> None:
        """Replace the points."""
        self._visual.set_data(
            points.astype(np.float32), size=1, edge_width=0, face_color=(0.3, 0.76, 1.0, 1.0)
        )

    def draw(self, shot: Any) -> None:
        """Draw with our camera's matrix."""
        self._camera.matrix = shot.mvp.T
        self._visual.transforms.configure(
            viewport=shot.viewport, fbo_size=shot.size, canvas=self._stage
        )
        self._visual.draw()

    def ingest(self, frame: Any) -> None:
        """Takes nothing from frames."""

    def bounds(self) -> None:
        """Never sets the frame."""

    def clear(self) -> None:
        """Holds nothing of a run."""

    def release(self) -> None:
        """The visual frees itself."""
