"""Live permutation entropy: the last patterns of a channel that goes on."""

from __future__ import annotations

import math
import time

import numpy as np

from explorer.diagnostics.entropy_reading import remarks, told, width
from explorer.model import BadInput, Reading
from explorer.numerics import natural_time, resample
from explorer.numerics.ring import Ring

RHYTHM = 8  # natural times to hear before a delay of its own choice is settled
ATTENTION = 256, 1 << 15  # samples to hear at least, and at most
BAND_EVERY = 1.0  # s between renewals of the band: it moves slowly and costs milliseconds


class EntropyStream:
    """H and C of the last `window` patterns; a gap in the samples starts anew.

    Options as the diagnostic's params. With tau = 1, unless the scheme is "never", it listens
    first, and then takes the delay that suits the signal's rhythm.
    """

    def __init__(
        self,
        n: int = 5,
        tau: int = 1,
        window: int = 4096,
        ties: str = "stable",
        correction: bool = False,
        band: bool = True,
        scheme: str = "live",
        dt: float = 1.0,
        seed: int = 0,
    ) -> None:
        self.n, self.window, self.ties, self.seed = n, window, ties, seed
        self.correction, self.band, self.dt = correction, band, dt
        self.listening = tau == 1 and scheme != "never"
        self._heard = np.empty(0)
        self._recent = np.empty(0)
        self._widths, self._widened = (math.nan, math.nan), -math.inf
        self.ring = Ring(n, tau, window, ties, seed)

    def feed(self, samples: np.ndarray, gap: bool) -> None:
        """Take the samples that came since the last call."""
        if samples.ndim != 1:
            raise BadInput(f"permutation entropy reads one number per step, got {samples.shape}")
        if gap:
            self.ring.clear()
            self._recent = self._heard = np.empty(0)
        if self.listening:
            self._listen(samples)
        self.ring.feed(samples)
        reach = min(self.window + (self.n - 1) * self.ring.tau, 1 << 14)
        self._recent = np.concatenate([self._recent, samples])[-reach:]

    def _listen(self, samples: np.ndarray) -> None:
        """Settle the delay once the signal has shown its rhythm for long enough."""
        before = self._heard
        self._heard = heard = np.concatenate([before, samples])
        fewest, most = ATTENTION
        natural = natural_time.natural(heard)
        known = math.isfinite(natural) and heard.size >= max(fewest, RHYTHM * natural)
        if known or heard.size >= most:
            self.listening = False
            tau = natural_time.advised_delay(natural, self.n)
            self.ring = Ring(self.n, tau, self.window, self.ties, self.seed)
            self.ring.feed(before)
            self._heard = np.empty(0)

    def read(self) -> Reading:
        """The reading of the patterns in the ring."""
        ring = self.ring
        notes = remarks(self.n, ring.filled, 0, ring.dropped, self.ties, ring.tau)
        if self.band and ring.filled > 1 and time.monotonic() - self._widened > BAND_EVERY:
            self._widths, self._widened = self._band(), time.monotonic()
        return told(
            ring.counts.copy(),
            self.n,
            ring.tau,
            self.dt,
            self.correction,
            self._widths,
            notes,
            round(ring.tied / ring.seen * ring.filled) if ring.seen else 0,
            ring.provisional or self.listening,
            ring.entropy_complexity(),
        )

    def _band(self) -> tuple[float, float]:
        """Half widths of H and C, from the samples that the ring looks back on."""
        ring = self.ring
        if self._recent.size - (self.n - 1) * ring.tau >= ring.filled:
            return width(self._recent, self.n, ring.tau, self.ties, ring.counts, self.seed)
        block = max(self.n * ring.tau, resample.decorrelation(self._recent))
        found = resample.half_widths(ring.kept, self.n, block, self.seed)
        return float(found[0]), float(found[1])
