"""Before: the arrays of the moment before, kept beside those of now."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

Moment = tuple[float, Mapping[str, np.ndarray]]


class Before:
    """Remembers what was seen last at another time."""

    def __init__(self) -> None:
        self._now: Moment | None = None
        self._was: Moment | None = None

    def see(self, t: float, arrays: Mapping[str, np.ndarray]) -> Moment:
        """(time since, arrays) of the moment before this one; (0.0, {}) when there was none."""
        if self._now is not None and self._now[0] != t:
            self._was = self._now
        self._now = (t, arrays)
        return (t - self._was[0], self._was[1]) if self._was is not None else (0.0, {})
