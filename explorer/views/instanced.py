"""Instanced: fish as vispy's own InstancedMesh draws them, the yardstick for ours."""

from __future__ import annotations

from typing import Any

import numpy as np
from vispy.visuals import InstancedMeshVisual
from vispy.visuals.transforms import ChainTransform, MatrixTransform, STTransform

# four triangles: nose, tail, back, belly
CORNERS = np.array(
    [(0.5, 0.0, 0.0), (-0.5, 0.0, 0.0), (0.1, 0.09, 0.06), (0.1, -0.09, 0.06), (0.1, 0.0, -0.12)],
    np.float32,
)
FACES = np.array([(0, 2, 3), (0, 3, 4), (0, 4, 2), (1, 3, 2)], np.uint32)


def turns(toward: np.ndarray) -> np.ndarray:
    """(n, 3, 3) float32 whose rows carry x, y, z of a body to its heading, side and back."""
    side = np.stack([-toward[:, 1], toward[:, 0], np.zeros(len(toward))], axis=1)
    side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
    return np.stack([toward, side, np.cross(toward, side)], axis=1).astype(np.float32)


class Instanced:
    """vispy's InstancedMesh as one layer of our stage, so that both pay for the same frame."""

    def __init__(self, stage: Any) -> None:
        self.name, self.visible, self._stage = "instanced", False, stage
        self._visual: InstancedMeshVisual | None = None
        self._camera = MatrixTransform()
        width, height = stage.physical_size
        half = (width / 2, -height / 2, 1)
        to_pixels = STTransform(scale=half, translate=(width / 2, height / 2, 0))
        self._transform = ChainTransform([to_pixels, self._camera])

    def show(self, at: np.ndarray, toward: np.ndarray, colours: np.ndarray, length: float) -> None:
        """Replace the fish."""
        at, turned = at.astype(np.float32), turns(toward)
        if self._visual is None:
            self._visual = InstancedMeshVisual(
                length * CORNERS, FACES, instance_positions=at, instance_transforms=turned,
                instance_colors=colours,
            )  # fmt: skip
            self._visual.transform = self._transform
        self._visual.instance_positions = at
        self._visual.instance_transforms = turned
        self._visual.instance_colors = colours

    def draw(self, shot: Any) -> None:
        """Draw with our camera's matrix."""
        assert self._visual is not None
        self._camera.matrix = shot.mvp.T
        self._visual.transforms.configure(
            viewport=shot.viewport, fbo_size=shot.size, canvas=self._stage
        )
        self._visual.set_gl_state("opaque", depth_test=True, cull_face=False)
        self._visual.draw()

    def ingest(self, frame: Any) -> None:
        """Takes nothing from frames."""

    def bounds(self) -> None:
        """Never sets the frame."""

    def clear(self) -> None:
        """Holds nothing of a run."""

    def release(self) -> None:
        """The visual frees itself."""
