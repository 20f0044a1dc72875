"""Strand: the samples of trajectories as they come, smoothed, with holes where there are none."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from explorer.model.frame import Frame
from explorer.views.news import News
from explorer.views.ring import Ring
from explorer.views.smooth import MOST as MOST_PARTS
from explorer.views.smooth import Smooth

SMOOTHED = 50_000  # a longer trail is dense enough by itself


class Strand:
    """Points of one Path on their way into a ring: of (n, d), or of several starts (m, n, d).

    length   samples from head to tail
    wrap     half the modulus of each axis that is an angle: a longer jump is not joined
    """

    def __init__(
        self, name: str, axes: tuple[int, ...], length: int, capacity: int | None = None
    ) -> None:
        self.length = length
        self.wrap = (1e30, 1e30, 1e30)
        self._news = News(name)
        self._broken = False  # the newest sample was a hole
        self._smooth = Smooth() if length <= SMOOTHED else None
        dense = MOST_PARTS if self._smooth is not None else 1
        self.ring = Ring(axes, dense * (capacity or max(length, 1 << 13)))

    def ingest(self, frame: Frame, value: float | None = None) -> bool:
        """Take the samples after the last step seen; True when those before are gone."""
        gone = self._news.begins(frame)
        if gone:
            self.clear()
        new = self._news.take(frame)
        if new is not None:
            self.append(*new, value)
        return gone

    def append(self, samples: np.ndarray, gap: bool = False, value: float | None = None) -> None:
        """Append samples (n, d) or (m, n, d); a gap in time stays a gap in the line."""
        samples = np.asarray(samples)
        block = samples[None] if samples.ndim == 2 else samples
        if block.shape[1] == 0:
            return
        if len(block) == 1 and not np.isfinite(block).all():
            self._append_pieces(block[0], gap, value)
            return
        gap, self._broken = gap or self._broken, False
        if self._smooth is None:
            self.ring.append(block, gap, value)
            return
        points, gap = self._smooth.feed(block, gap)
        if points.shape[1]:
            self.ring.append(points, gap, value, self._smooth.parts)

    def _append_pieces(self, samples: np.ndarray, gap: bool, value: float | None) -> None:
        """Samples with holes: what lies between them, one piece after the other."""
        whole = np.isfinite(samples).all(axis=1)
        edges = np.flatnonzero(np.diff(whole.astype(np.int8))) + 1
        for piece, sound in zip(np.split(samples, edges), np.split(whole, edges), strict=True):
            if sound[0]:
                self.append(piece, gap, value)
                gap = False
            else:
                self._broken = True

    def clear(self) -> None:
        """Forget every sample."""
        self._news.forget()
        self.ring.clear()
        if self._smooth is not None:
            self._smooth.clear()

    def turn(self, moduli: Sequence[float]) -> None:
        """Axes that are angles: their modulus, 0 for others; a jump by half is not joined."""
        given = [*moduli, 0.0, 0.0, 0.0][:3]
        x, y, z = (m / 2 if m > 0 else 1e30 for m in given)
        self.wrap = (x, y, z)
        if any(given):
            self._smooth = None

    @property
    def points(self) -> int:
        """Length from head to tail in points of the ring."""
        return self.length * (self._smooth.parts if self._smooth is not None else 1)
