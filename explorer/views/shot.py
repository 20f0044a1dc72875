"""Shot: all that a layer needs to know to draw itself once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from explorer.model.frame import Frame
from explorer.views.camera import Bounds
from explorer.views.theme import Theme


@dataclass(frozen=True, eq=False)
class Shot:
    """One drawing of one panel.

    viewport   (x, y, width, height) in physical pixels, y upward, as GL counts
    mvp        (4, 4) world to clip space, for column vectors
    eye        (3,) where the camera stands; forward (3,) unit vector towards its target
    scale      physical pixels per logical pixel
    now        [s] a clock that runs while pictures are wanted
    budget     primitives that this layer may draw
    window     ranges that a plane shows inside its margins
    still      whether the camera stands as it did in the shot before
    fine       lines and bodies at their best: a picture to keep, or a fast GPU
    keep       a picture to keep: spare no time
    ground     paints the backdrop if need be; for a layer that `grounds` and lies on nothing else
    """

    viewport: tuple[int, int, int, int]
    mvp: np.ndarray
    eye: np.ndarray
    forward: np.ndarray
    theme: Theme
    planar: bool = False
    window: Bounds | None = None
    scale: float = 1.0
    now: float = 0.0
    budget: int = 20_000
    still: bool = False
    fine: bool = False
    keep: bool = False
    ground: Callable[[], None] | None = None
    reach: float = 1.0

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in physical pixels."""
        return self.viewport[2], self.viewport[3]

    @property
    def inner(self) -> tuple[int, int, int, int] | None:
        """The viewport without the margins of a plane; None for a space."""
        if self.window is None:
            return None
        x, y, width, height = self.viewport
        (x0, x1), (y0, y1) = self.window
        ends = self.mvp @ np.array([(x0, y0, 0, 1), (x1, y1, 0, 1)], dtype=float).T
        left, right = (ends[0] * 0.5 + 0.5) * width
        bottom, top = (ends[1] * 0.5 + 0.5) * height
        corner = (x + round(left), y + round(bottom))
        return (*corner, max(round(right - left), 1), max(round(top - bottom), 1))

    @property
    def matrix(self) -> np.ndarray:
        """The mvp as gloo wants it."""
        return np.ascontiguousarray(self.mvp.T, dtype=np.float32)


class Layer(Protocol):
    """One way to draw one observable.

    One that has `grounds` set calls `shot.ground` before it draws, or covers everything itself.
    """

    name: str
    visible: bool

    def ingest(self, frame: Frame) -> None:
        """Take what is new in a frame; queues uploads, draws nothing."""

    def draw(self, shot: Shot) -> None:
        """Draw into the current viewport."""

    def bounds(self) -> Bounds | None:
        """Ranges of the data per axis, or None while there are none."""

    def clear(self) -> None:
        """Forget the data: a new run begins."""

    def release(self) -> None:
        """Give the GPU's memory back."""
