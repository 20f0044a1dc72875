"""Guide: a camera that goes with the chosen fish, behind it as it is or on its back."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Literal

import numpy as np

from explorer.views.camera import Camera
from explorer.views.flock import FlockLayer
from explorer.views.pose import rows

Way = Literal["free", "follow", "ride"]
BEHIND, ABOVE, AHEAD = 2.3, 0.75, 9.0  # of the eye on a fish's back, and where it looks [bodies]
SWINGS = 0.3  # [time] in which the eye takes on a new heading
STEEP = 0.985  # share of the vertical beyond which "up" is kept from before


class Guide:
    """Moves a camera after each frame; `way` "free" leaves it alone."""

    def __init__(self, flock: FlockLayer) -> None:
        self.flock = flock
        self.way: Way = "free"
        self._ahead: np.ndarray | None = None
        self._right = np.array([0.0, 1.0, 0.0])
        self._time = 0.0

    def go(self, way: Way) -> None:
        """Follow, ride, or let go."""
        self.way, self._ahead = way, None

    def lead(self, camera: Camera) -> None:
        """Put the camera where it belongs now."""
        chosen = self.flock.chosen
        shoal = self.flock.shoal
        if self.way == "free" or chosen is None or chosen >= len(shoal) or not shoal.seen[chosen]:
            return
        at = self.flock.shoal.at[chosen].astype(float)
        camera.touched, camera.drifting = True, False
        if self.way == "follow":
            camera.pose = replace(camera.pose, target=_triple(at))
            return
        ahead, right = self._smoothed(chosen)
        up, body = np.cross(right, ahead), self.flock.body
        target = at + AHEAD * body * ahead + 0.1 * body * up
        eye = at - BEHIND * body * ahead + ABOVE * body * up
        back = eye - target
        reach = float(np.linalg.norm(back))
        back /= reach
        turn = np.stack([right, np.cross(back, right), back])
        camera.pose = replace(
            camera.pose, target=_triple(target), reach=reach, turn=rows(turn), perspective=True
        )

    def _smoothed(self, chosen: int) -> tuple[np.ndarray, np.ndarray]:
        """Heading and right-hand side of the rider, without the tremor of the fish."""
        now = self.flock.shoal.toward[chosen].astype(float)
        passed = abs(self.flock.time - self._time)
        self._time = self.flock.time
        if self._ahead is None:
            self._ahead = now
        keep = math.exp(-passed / SWINGS)
        mixed = keep * self._ahead + (1 - keep) * now
        length = float(np.linalg.norm(mixed))
        self._ahead = mixed / length if length > 1e-6 else now
        right = np.cross(self._ahead, (0.0, 0.0, 1.0))
        if abs(self._ahead[2]) > STEEP:
            right = self._right - (self._right @ self._ahead) * self._ahead
        self._right = right / max(float(np.linalg.norm(right)), 1e-9)
        return self._ahead, self._right


def _triple(point: np.ndarray) -> tuple[float, float, float]:
    return float(point[0]), float(point[1]), float(point[2])
