"""The last n samples of a channel, with the step of the first."""

from __future__ import annotations

import numpy as np

WINDOW = 8192  # samples of a path that travel with each frame


class Window:
    """A ring over samples one step apart; a sample that does not follow on starts it anew.

    capacity   samples kept
    shape      of one sample
    """

    def __init__(self, capacity: int, shape: tuple[int, ...]) -> None:
        # twice the room: the live part stays contiguous and moves to the front now and then
        self._room = np.empty((2 * capacity, *shape), dtype=np.float64)
        self.capacity, self.shape = capacity, shape
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._begin = self._end = 0
        self.last = -1

    def extend(self, samples: np.ndarray, last: int) -> None:
        """Append (k, ...) samples of which the newest belongs to step `last`."""
        samples = samples[-self.capacity :]
        if last - len(samples) != self.last:
            self.clear()
        if self._end + len(samples) > len(self._room):
            keep = max(0, min(self._end - self._begin, self.capacity - len(samples)))
            self._room[:keep] = self._room[self._end - keep : self._end]
            self._begin, self._end = 0, keep
        self._room[self._end : self._end + len(samples)] = samples
        self._end += len(samples)
        self._begin = max(self._begin, self._end - self.capacity)
        self.last = last

    def snapshot(self) -> tuple[np.ndarray, int]:
        """A read-only copy (n, ...) and the step of its first sample."""
        copy = self._room[self._begin : self._end].copy()
        copy.flags.writeable = False
        return copy, self.last - (self._end - self._begin) + 1
