"""Frame: what was seen at one instant; it never changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from explorer.model.param import ParamSet


@dataclass(frozen=True, eq=False)
class Frame:
    """A snapshot that any thread may read.

    step, t   steps done, and the model time they reached
    arrays    observable name -> read-only array in the state's precision
    first     Path and Series name -> step of the first sample in the window; the samples are one
              step apart, the last one at `step`
    epoch     grows by one whenever the run starts anew, so views know to clear
    before    the arrays of agents and fields at the moment before, `since` [time] ago; {} at first
    """

    key: str
    step: int
    t: float
    params: ParamSet
    arrays: Mapping[str, np.ndarray]
    first: Mapping[str, int] = field(default_factory=dict)
    epoch: int = 0
    dt: float = 1.0
    before: Mapping[str, np.ndarray] = field(default_factory=dict)
    since: float = 0.0

    def newer(self, name: str, seen: int) -> tuple[np.ndarray, bool]:
        """Samples of `name` after step `seen`, and whether some between were lost."""
        window, first = self.arrays[name], self.first[name]
        skip = max(0, seen + 1 - first)
        axis = window.ndim - 2 if window.ndim > 1 else 0
        samples = window[:, skip:] if axis == 1 else window[skip:]
        return samples, seen >= 0 and first > seen + 1
