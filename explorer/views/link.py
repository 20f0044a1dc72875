"""Link: two panels whose cameras move as one, each about the middle of its own data."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from explorer.views.camera import Bounds, Camera
from explorer.views.panel import Panel
from explorer.views.pose import Pose, solid


class Link:
    """Whichever camera a hand moved leads; the other takes the same turn, and its shares of shift
    and distance.
    """

    def __init__(self, one: Panel, other: Panel) -> None:
        self.panels = one, other
        self._seen = [-1, -1]

    @property
    def fits(self) -> bool:
        """Whether both look into a space, or both at a plane."""
        one, other = self.panels
        return one.camera.planar == other.camera.planar

    def follow(self) -> bool:
        """Bring the camera that was not moved along; whether it moved."""
        changes = [panel.camera.changes for panel in self.panels]
        for lead in (0, 1):
            leader, other = self.panels[lead], self.panels[1 - lead]
            if self._seen[lead] == changes[lead] or not leader.camera.touched or not self.fits:
                continue
            if leader.fitted is None or other.fitted is None:
                continue
            other.camera.touch()
            other.camera.pose = carried(leader.camera, leader.fitted, other.fitted)
            self._seen = [panel.camera.changes for panel in self.panels]
            return True
        self._seen = changes
        return False


def carried(camera: Camera, seen: Bounds, other: Bounds) -> Pose:
    """The pose that looks at other data as this camera looks at its own."""
    pose = camera.pose
    (middle, size), (there, wide) = _middle(seen), _middle(other)
    share = wide / size
    target = there + (np.array(pose.target) - middle) * share
    x, y, z = (float(v) for v in target)
    return replace(pose, target=(x, y, z), reach=pose.reach * share)


def _middle(bounds: Bounds) -> tuple[np.ndarray, float]:
    low, high = np.array(solid(bounds), dtype=float).T
    return (low + high) / 2, float(np.linalg.norm(high - low)) or 1.0
