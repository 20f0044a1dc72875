"""Dolly: where the camera of a film stands at each moment, from keys, or once round."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from explorer.engine.camera import FILM, checked
from explorer.views.pose import Pose, between, rotation, rows

Camera = tuple[str, tuple[float, ...]]


@dataclass(frozen=True)
class Key:
    """A pose at a moment [s] of a film."""

    at: float
    pose: Pose

    def numbers(self) -> tuple[float, ...]:
        """As a document keeps it."""
        pose = self.pose
        turn = tuple(float(x) for row in pose.turn for x in row)
        width = float(pose.width)
        return (self.at, *pose.target, pose.reach, *turn, float(pose.perspective), width)

    @classmethod
    def read(cls, numbers: Sequence[float]) -> Key:
        """The key that these numbers mean; BadInput for others."""
        at, x, y, z, reach, *turn, perspective, width = checked(numbers)
        axes = rows(np.array(turn).reshape(3, 3))
        return cls(at, Pose((x, y, z), reach, axes, bool(perspective), width))


def keys_of(cameras: Sequence[Camera], experiment: str) -> tuple[Key, ...]:
    """The keys of an experiment among the cameras of a document, by their moments."""
    found = [Key.read(numbers) for panel, numbers in cameras if panel == FILM + experiment]
    return tuple(sorted(found, key=lambda key: key.at))


def with_keys(
    cameras: Sequence[Camera], experiment: str, keys: Sequence[Key]
) -> tuple[Camera, ...]:
    """The cameras of a document with these keys in place of those of the experiment before."""
    others = tuple(camera for camera in cameras if camera[0] != FILM + experiment)
    ordered = sorted(keys, key=lambda key: key.at)
    return (*others, *((FILM + experiment, key.numbers()) for key in ordered))


def pose_at(keys: Sequence[Key], at: float) -> Pose | None:
    """Where the camera stands at a moment: eased from key to key, at rest before and after."""
    if not keys:
        return None
    if at <= keys[0].at:
        return keys[0].pose
    for start, end in pairwise(keys):
        if at == start.at:
            return start.pose
        if at < end.at:
            share = (at - start.at) / (end.at - start.at)
            return between(start.pose, end.pose, share * share * (3.0 - 2.0 * share))
    return keys[-1].pose


def turned(pose: Pose, turns: float) -> Pose:
    """The pose after so many turns about the vertical through its target."""
    if not turns:
        return pose
    spin = rotation(np.array([0.0, 0.0, 1.0]), 2.0 * math.pi * turns)
    return replace(pose, turn=rows(np.array(pose.turn) @ spin.T))
