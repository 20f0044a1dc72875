"""Camera: where the eye stands in a space, or what part of a plane is seen; pure arithmetic."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np

from explorer.model.shows import Look
from explorer.views.calm import calm
from explorer.views.pose import (
    FIELD_OF_VIEW,
    Bounds,
    Pose,
    between,
    facing,
    framing,
    rotation,
    rows,
    solid,
)

FIT_SECONDS = 0.25
INERTIA_SECONDS = 0.15
SETTLE_SECONDS = 0.45
DRIFT = math.radians(4.0)  # per second
AXIS_VIEWS = {"1": (-90.0, 0.0), "3": (0.0, 0.0), "7": (-90.0, 90.0)}


class Camera:
    """An eye that turns about a target (space), or a window onto a plane (`planar`)."""

    def __init__(
        self,
        planar: bool = False,
        look: Look | None = None,
        equal: bool = True,
        squeeze: float = 1.0,
    ) -> None:
        self.planar = planar
        self.equal = equal
        self.squeeze = squeeze  # of a plane of equal units: length of one of x over one of y
        self.look = look or Look()
        self.free = False
        self.aspect = 1.0  # width over height of the panel
        self.touched = False
        self.drifting = not planar
        self.changes = 0
        self.rested = 1.0  # seconds since a hand moved it
        self.margins = (0.0, 0.0, 0.0, 0.0)  # left, right, bottom, top shares kept free of data
        self._turn = np.eye(3) if planar else facing(self.look.azimuth, self.look.elevation)
        self._target = np.zeros(3)
        self._reach = 1.0
        self._perspective = not planar
        self._width = 0.0
        self._radius = 1.0
        self._tween: tuple[Pose, Pose, float] | None = None
        self._fling: tuple[float, float] = (0.0, 0.0)

    # -- what it remembers -------------------------------------------------------------------
    @property
    def pose(self) -> Pose:
        """The present position, exactly restorable."""
        return Pose(
            (float(self._target[0]), float(self._target[1]), float(self._target[2])),
            self._reach,
            tuple(tuple(row) for row in self._turn),
            self._perspective,
            self._width,
        )

    @pose.setter
    def pose(self, pose: Pose) -> None:
        self._target = np.array(pose.target, dtype=float)
        self._reach = pose.reach
        self._turn = np.array(pose.turn, dtype=float)
        self._perspective = pose.perspective
        self._width = pose.width
        self.changes += 1

    def state(self) -> dict[str, Any]:
        """The pose as plain values for a document."""
        pose = self.pose
        return {
            "target": [float(x) for x in pose.target],
            "reach": float(pose.reach),
            "turn": [[float(x) for x in row] for row in pose.turn],
            "perspective": pose.perspective,
            "width": float(pose.width),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take the pose of a `state()`."""
        turn = tuple(tuple(row) for row in state["turn"])
        x, y, z = state["target"]
        self.pose = Pose((x, y, z), state["reach"], turn, state["perspective"], state["width"])

    @property
    def goal(self) -> Pose:
        """Where it will be when its glide has ended."""
        return self.pose if self._tween is None else self._tween[1]

    # -- matrices ----------------------------------------------------------------------------
    @property
    def eye(self) -> np.ndarray:
        """(3,) position of the eye."""
        return self._target + self._turn[2] * self._reach

    def view(self) -> np.ndarray:
        """(4, 4) world to eye, for column vectors."""
        matrix = np.eye(4)
        matrix[:3, :3] = self._turn
        matrix[:3, 3] = -self._turn @ self.eye
        return matrix

    def projection(self) -> np.ndarray:
        """(4, 4) eye to clip space, for column vectors."""
        if self.planar:
            return self._plane_projection()
        half = math.tan(FIELD_OF_VIEW / 2)
        right, full = self.margins[1], max(self.aspect, 1e-6)
        wide = full * (1 - right)  # a narrow panel keeps the whole width, not the height
        half_y = half if wide >= 1 else half / wide
        far = self._reach + 8 * self._radius
        near = max(self._reach - 8 * self._radius, 0.01 * self._reach)
        matrix = np.zeros((4, 4))
        if self._perspective:
            matrix[0, 0], matrix[0, 2] = 1 / (half_y * full), right
            matrix[1, 1] = 1 / half_y
            matrix[2, 2] = -(far + near) / (far - near)
            matrix[2, 3] = -2 * far * near / (far - near)
            matrix[3, 2] = -1
            return matrix
        matrix[0, 0], matrix[0, 3] = 1 / (half_y * full * self._reach), -right
        matrix[1, 1] = 1 / (half_y * self._reach)
        matrix[2, 2] = -2 / (far - near)
        matrix[2, 3] = -(far + near) / (far - near)
        matrix[3, 3] = 1
        return matrix

    def _plane_projection(self) -> np.ndarray:
        left, right, bottom, top = self.margins
        half_x, half_y = self.halves()
        matrix = np.eye(4)
        matrix[0, 0] = (1 - left - right) / half_x
        matrix[1, 1] = (1 - bottom - top) / half_y
        matrix[0, 3] = left - right
        matrix[1, 3] = bottom - top
        matrix[2, 2] = -1.0 / (4 * max(self._reach, self._radius))
        return matrix

    def halves(self) -> tuple[float, float]:
        """Half the width and half the height that a plane shows, in data units."""
        left, right, bottom, top = self.margins
        if not self.equal and self._width > 0:
            return self._width * self._reach, self._reach
        wide = self.aspect * (1 - left - right) / (1 - bottom - top)
        return self._reach * wide / self.squeeze, self._reach

    def window(self) -> Bounds:
        """((x0, x1), (y0, y1)) that a plane shows inside its margins."""
        half_x, half_y = self.halves()
        x, y = self._target[:2]
        return (x - half_x, x + half_x), (y - half_y, y + half_y)

    def matrix(self) -> np.ndarray:
        """(4, 4) world to clip space."""
        return np.asarray(self.projection() @ self.view())

    # -- to the screen and back --------------------------------------------------------------
    def project(self, points: np.ndarray) -> np.ndarray:
        """(n, 3) normalised device coordinates of (n, 2 or 3) points; z outside -1..1 is hidden."""
        points = np.atleast_2d(np.asarray(points, dtype=float))
        clip = np.zeros((len(points), 4))
        clip[:, : points.shape[1]] = points
        clip[:, 3] = 1
        clip = clip @ self.matrix().T
        behind = clip[:, 3] <= 0
        device = clip[:, :3] / np.where(behind, 1.0, clip[:, 3])[:, None]
        device[behind] = 9.0
        return np.asarray(device)

    def unproject(self, x: float, y: float, through: np.ndarray | None = None) -> np.ndarray:
        """(3,) the point under (x, y) [ndc] on a plane facing the eye, through the target."""
        inverse = np.linalg.inv(self.matrix())
        near, far = (inverse @ np.array([x, y, depth, 1.0]) for depth in (-1.0, 1.0))
        start, end = near[:3] / near[3], far[:3] / far[3]
        normal = self._turn[2]
        held = self._target if through is None else through
        share = normal @ (held - start) / (normal @ (end - start))
        return np.asarray(start + share * (end - start))

    # -- moves ---------------------------------------------------------------------------------
    def touch(self) -> None:
        """The user took hold of it: the idle drift ends, and any glide."""
        self.touched = True
        self.drifting = False
        self.rested = 0.0
        self._tween = None
        self._fling = (0.0, 0.0)

    def orbit(self, across: float, up: float) -> None:
        """Turn by angles [rad]: across about the vertical, up about the screen's own axis."""
        if self.planar:
            return
        if self.free:
            spin = rotation(self._turn[1], -across) @ rotation(self._turn[0], -up)
            self._turn = self._turn @ spin.T
        else:
            backward = self._turn[2]
            elevation = math.asin(max(-1.0, min(1.0, backward[2])))
            right = self._turn[0]
            azimuth = math.atan2(right[1], right[0]) - math.pi / 2
            elevation = max(-math.pi / 2, min(math.pi / 2, elevation + up))
            self._turn = facing(math.degrees(azimuth - across), math.degrees(elevation))
        self.changes += 1

    def pan(self, x: float, y: float) -> None:
        """Drag the picture by (x, y) in normalised device coordinates."""
        projection = self.projection()
        depth = self._reach if self._perspective and not self.planar else 1.0
        shift = np.array([x / projection[0, 0], y / projection[1, 1], 0.0]) * depth
        self._target = self._target - self._turn.T @ shift
        self.changes += 1

    def zoom(self, factor: float, at: tuple[float, float] = (0.0, 0.0)) -> None:
        """Come closer by `factor`, keeping the point under `at` [ndc] where it is."""
        held = self.unproject(*at)
        self._reach = min(max(self._reach / factor, 1e-9 * self._radius), 1e3 * self._radius)
        self._target = self._target + held - self.unproject(*at)
        self.changes += 1

    def look_along(self, key: str) -> None:
        """The axis view of a number key: 1 front, 3 side, 7 top."""
        azimuth, elevation = AXIS_VIEWS[key]
        self.glide(replace(self.pose, turn=rows(facing(azimuth, elevation))))

    def toggle_perspective(self) -> None:
        """Switch between perspective and parallel projection."""
        if not self.planar:
            self._perspective = not self._perspective
            self.changes += 1

    def fitted(self, bounds: Bounds) -> Pose:
        """The pose that frames `bounds`: the whole of a plane, or `look.distance` radii away."""
        low, high = np.array(solid(bounds), dtype=float).T
        target = (low + high) / 2
        half = (high - low) / 2
        self._radius = float(np.linalg.norm(half)) or 1.0
        if not self.planar:
            turn = facing(self.look.azimuth, self.look.elevation)
            centre, reach = framing(half, turn, self.aspect, self._perspective)
            closer = self.look.distance / Look().distance
            return Pose(tuple(target + centre), reach * closer, rows(turn), self._perspective)
        left, right, bottom, top = self.margins
        wide = self.aspect * (1 - left - right) / (1 - bottom - top)
        if self.equal:
            reach = max(half[1], half[0] * self.squeeze / wide)
            return Pose(tuple(target), float(reach), rows(np.eye(3)), False)
        reach = float(half[1] or 1.0) * 1.04
        width = float(half[0] or 1.0) * 1.04 / reach
        return Pose(tuple(target), reach, rows(np.eye(3)), False, width)

    def fit(self, bounds: Bounds, eased: bool = False) -> None:
        """Frame `bounds`, at once or in a quarter of a second."""
        pose = self.fitted(bounds)
        if eased:
            self.glide(pose)
        else:
            self._tween = None
            self.pose = pose

    # -- time --------------------------------------------------------------------------------
    def glide(self, pose: Pose) -> None:
        """Move to `pose` in a quarter of a second; at once where all is calm."""
        if calm():
            self._tween, self.pose = None, pose
            return
        self._tween = (self.pose, pose, 0.0)

    def fling(self, across: float, up: float) -> None:
        """Go on turning at this speed [rad/s], dying away in about 150 ms."""
        self._fling = (0.0, 0.0) if calm() else (across, up)

    @property
    def repose(self) -> float:
        """How far its words may show: 0.12 while a hand moves it, back to 1 soon after."""
        return 0.12 + 0.88 * min(1.0, max(0.0, self.rested - 0.12) / (SETTLE_SECONDS - 0.12))

    @property
    def moving(self) -> bool:
        """Whether `tick` would change the picture."""
        drifts = self.drifting and not calm()
        return self._tween is not None or self._fling != (0.0, 0.0) or drifts

    def tick(self, seconds: float) -> bool:
        """Let time pass; whether the picture changed."""
        self.rested += seconds
        if self._tween is not None:
            self.rested = 0.0
            start, end, share = self._tween
            share = min(1.0, share + seconds / FIT_SECONDS)
            self._tween = None if share >= 1 else (start, end, share)
            self.pose = end if share >= 1 else between(start, end, share * share * (3 - 2 * share))
            return True
        if self._fling != (0.0, 0.0):
            self.rested = 0.0
            across, up = self._fling
            self.orbit(across * seconds, up * seconds)
            decay = math.exp(-seconds / (INERTIA_SECONDS / 3))
            across, up = across * decay, up * decay
            self._fling = (across, up) if math.hypot(across, up) > 0.02 else (0.0, 0.0)
            return True
        if self.drifting and not (self.touched or calm()):
            self.orbit(-DRIFT * seconds, 0.0)
            return True
        return self.rested < SETTLE_SECONDS + seconds


__all__ = ["Bounds", "Camera", "Pose", "facing"]
