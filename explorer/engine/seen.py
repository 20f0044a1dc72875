"""Seen: the last samples of every observable of a live run, made into frames."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from explorer.engine.animated import Animated
from explorer.engine.before import Before
from explorer.engine.window import WINDOW, Window
from explorer.model import Frame


class Seen:
    """What has been seen of the run since it began, or since a leap broke its path.

    epoch   counts those: windows of two epochs do not join
    """

    def __init__(self) -> None:
        self.epoch = 0
        self._windows: dict[str, Window] = {}
        self._before = Before()

    def begin(self) -> None:
        """Nothing has been seen yet."""
        self._before = Before()
        self.leap()

    def leap(self) -> None:
        """What comes does not join what was."""
        self._windows.clear()
        self.epoch += 1

    def keep(self, step: int, samples: Mapping[str, np.ndarray]) -> None:
        """Samples of the steps up to `step`."""
        for name, values in samples.items():
            if name not in self._windows:
                self._windows[name] = Window(WINDOW, values.shape[1:])
            self._windows[name].extend(values, step)

    def frame(self, key: str, live: Animated) -> Frame:
        """The run as it stands, with the windows before it; nobody may write into it."""
        arrays: dict[str, np.ndarray] = live.snapshot()
        for array in arrays.values():
            array.flags.writeable = False
        since, before = self._before.see(live.t, dict(arrays))
        first: dict[str, int] = {}
        for name, window in self._windows.items():
            samples, first[name] = window.snapshot()
            arrays[name] = samples.transpose(1, 0, 2) if samples.ndim == 3 else samples
        return Frame(
            key=key,
            step=live.step,
            t=live.t,
            params=live.params,
            arrays=arrays,
            first=first,
            epoch=self.epoch,
            dt=live.dt,
            before=before,
            since=since,
        )
