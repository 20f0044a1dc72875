"""Slicer: the velocity slices that a running Kernel leaves behind, the newest ones."""

from __future__ import annotations

import math
import threading
from collections import deque
from typing import Any

import numpy as np

from explorer.model import Kernel, ParamSet, wiring
from explorer.model.motion import Current
from explorer.model.slices import Slices

FEWEST = 6  # slices that a value between two of them may be made of


class Slicer:
    """Keeps slices in float32, one each `every` of model time, as far back as the motion says.

    The engine's thread adds to it; `slices` gives any thread a value that never changes.
    """

    def __init__(self, motion: Kernel, params: ParamSet, dt: float) -> None:
        assert motion.current is not None
        self.current: Current = motion.current
        self.stride = max(1, round(self.current.every / abs(dt)))
        count = max(FEWEST, math.ceil(self.current.keep / (self.stride * abs(dt))) + 1)
        self._kept: deque[tuple[float, np.ndarray, np.ndarray]] = deque(maxlen=count)
        self._axes = wiring.call(self.current.axes, params)
        land = self.current.land
        self._land = None if land is None else wiring.call(land, params)
        self._memo: dict[Any, np.ndarray] = {}
        self._units = dict(motion.units)
        self._first, self._lock = 0, threading.Lock()

    def due(self, step: int) -> int:
        """Steps from here to the next slice, at least 1."""
        return self.stride - step % self.stride

    def add(self, step: int, t: float, scope: dict[str, Any]) -> None:
        """Take the slice of this step, if one is due; what came after is no more."""
        if step % self.stride:
            return
        u, v = wiring.call(self.current.of, scope)
        slice_ = t, np.array(u, np.float32), np.array(v, np.float32)
        with self._lock:
            while self._kept and self._kept[-1][0] >= t:  # somebody went back in time
                self._kept.pop()
                self._memo = {}
            if len(self._kept) == self._kept.maxlen:
                for name in [name for name in tuple(self._memo) if name[0] == self._first]:
                    self._memo.pop(name, None)
                self._first += 1
            self._kept.append(slice_)

    def slices(self) -> Slices | None:
        """What is kept now; None before there are two."""
        with self._lock:
            first, kept, memo = self._first, tuple(self._kept), self._memo
        if len(kept) < 2:
            return None
        x, y = self._axes
        return Slices(
            np.array([t for t, _, _ in kept]), x, y, lambda i: kept[i][1:],
            self.current.periodic, land=self._land, units=self._units,
            edge=self.current.edge, memo=memo, first=first,
        )  # fmt: skip
