"""How many steps the next slice should take: from the wanted pace and a time budget."""

from __future__ import annotations

import math
import time

IDLE_SLICE = 0.008  # s of work between two looks into the inbox
BUSY_SLICE = 0.003  # the same just after a dial moved, so that the picture answers at once
BUSY_FOR = 0.3  # s


class Clock:
    """Turns wall time into steps.

    speed   model time per wall second; inf: as fast as possible
    cost    [s] of computing per step when many are taken at once, lately
    warm    whether steps have been taken: the first ones wait for machine code
    """

    def __init__(self, dt: float, speed: float) -> None:
        self.dt = abs(dt)
        self.speed = speed
        self._slice = 1
        self._owed = 0.0
        self._last = time.perf_counter()
        self._touched = -math.inf
        self._steps = 0
        self._since = self._last
        self.steps_per_s = 0.0
        self.cost = 1e-3
        self.warm = False

    @property
    def slice(self) -> int:
        """Steps that may be taken at once."""
        return self._slice

    def touch(self) -> None:
        """A dial moved: keep slices short for a while."""
        self._touched = time.perf_counter()

    def resume(self) -> None:
        """Forget the time that passed while paused."""
        self._last = time.perf_counter()
        self._owed = 0.0

    def due(self) -> int:
        """Steps to take now; 0 when the pace asks for none yet."""
        now = time.perf_counter()
        if math.isinf(self.speed):
            self._last = now
            return self._slice
        self._owed += self.speed * (now - self._last) / self.dt
        self._last = now
        # never owe more than a tenth of a second: a late thread must not race to catch up
        self._owed = min(self._owed, max(1.0, 0.1 * self.speed / self.dt))
        steps = min(int(self._owed), self._slice)
        self._owed -= steps
        return steps

    def wait(self) -> float:
        """Seconds until the next slice is worth starting."""
        if math.isinf(self.speed) or self._owed >= 1.0:
            return 0.0
        until = (1.0 - self._owed) * self.dt / self.speed if self.speed > 0 else 0.1
        return min(max(until, 0.004), 0.1)

    def took(self, steps: int, seconds: float) -> None:
        """Learn from a finished slice."""
        now, self.warm = time.perf_counter(), True
        # many steps at once tell best; few are mostly the call
        self.cost = min(1.02 * self.cost, seconds / max(1, steps))
        busy = now - self._touched < BUSY_FOR
        target = BUSY_SLICE if busy else IDLE_SLICE
        if steps >= self._slice or seconds > target:
            factor = min(2.0, max(0.5, target / max(seconds, 1e-7)))
            self._slice = max(1, int(steps * factor) if factor < 1 else math.ceil(steps * factor))
        self._steps += steps
        if now - self._since >= 0.25:
            self.steps_per_s = self._steps / (now - self._since)
            self._steps, self._since = 0, now
