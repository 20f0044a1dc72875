"""Live H and C against the delay: the last patterns at every delay of a channel that goes on."""

from __future__ import annotations

import numpy as np

from explorer.diagnostics.delay_spectrum import told
from explorer.model import BadInput, Reading
from explorer.numerics import natural_time
from explorer.numerics.rings import Rings

HEARD = 1 << 14  # samples that the natural time is taken from


class DelayStream:
    """H and C of the last `window` patterns for every delay and dimension; a gap starts anew."""

    def __init__(
        self,
        n: int,
        delays: np.ndarray,
        window: int = 4096,
        natural: str = "crossings",
        ties: str = "stable",
        dt: float = 1.0,
        seed: int = 0,
        iterated: bool = False,
    ) -> None:
        self.n, self.delays, self.natural, self.dt = n, delays, natural, dt
        self.iterated = iterated
        self.rings = Rings(range(3, n + 1), delays, window, ties, seed)
        self.window = window
        self._recent = np.empty(0)

    def feed(self, samples: np.ndarray, gap: bool) -> None:
        """Take the samples that came since the last call."""
        if samples.ndim != 1:
            raise BadInput(f"the delay spectrum reads one number per step, got {samples.shape}")
        if gap:
            self.rings.clear()
            self._recent = np.empty(0)
        self.rings.feed(samples)
        self._recent = np.concatenate([self._recent, samples])[-HEARD:]

    def read(self) -> Reading:
        """The reading of the patterns in the rings."""
        filled = self.rings.filled
        natural = natural_time.ESTIMATORS[self.natural](self._recent)
        points = (*self.rings.entropy_complexity(), filled)
        filling = bool((filled < self.window).any())
        high = int(self.delays[-1])
        return told(self.n, self.delays, points, natural, self.dt, high, filling, self.iterated)
