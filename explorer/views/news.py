"""News: the samples of an observable that a layer has not taken yet."""

from __future__ import annotations

import numpy as np

from explorer.model.frame import Frame


class News:
    """What one observable brings from frame to frame."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._step, self._epoch = -1, -1

    def forget(self) -> None:
        """All that comes is new again."""
        self._step = -1

    def begins(self, frame: Frame) -> bool:
        """Whether the frame's windows do not join those of the frame before."""
        before, self._epoch = self._epoch, frame.epoch
        return before != frame.epoch

    def take(self, frame: Frame) -> tuple[np.ndarray, bool] | None:
        """(samples after the last step taken, whether some between are gone); None for none."""
        if self.name not in frame.arrays or frame.step <= self._step:
            return None
        samples, gap = frame.newer(self.name, self._step)
        self._step = frame.step
        return samples, gap
