"""Entropy along a series under way: one row per window, read at any moment; and its live form."""

from __future__ import annotations

import math
import time
from typing import Any

import numpy as np

from explorer.diagnostics import entropy_plane
from explorer.diagnostics.entropy_reading import fewest, remarks, width
from explorer.model import BadInput, Reading
from explorer.numerics import plane

MOST = 100  # windows' lengths in a series whose window is chosen for it ...
PATTERNS = 10  # ... patterns per order in it at least
MOST_ROWS = 20_000  # kept of a run that does not end; then every second one is forgotten
SLICE = 0.03  # s of work per reading


def sizes(n: int, tau: int, window: int, step: int, length: int | None) -> tuple[int, int]:
    """Samples of a window and between two, chosen to suit where they are 0."""
    least = (n - 1) * tau + PATTERNS * math.factorial(n)
    if not window:
        window = max(least, (length or 0) // MOST)
        if length is not None:
            window = max(min(window, length), (n - 1) * tau + 1)
    return window, step or max(1, window // 2)


class Track:
    """Rows (centre, H, C, half widths of both) of the windows so far, and the whole series' H, C.

    length   samples there will be, None where nobody knows
    """

    def __init__(
        self, n: int, tau: int, window: int, step: int, ties: str, band: bool, dt: float,
        seed: int, length: int | None = None,
    ) -> None:  # fmt: skip
        from explorer.numerics.windows import Sliding

        self.n, self.tau, self.ties, self.band = n, tau, ties, band
        self.dt, self.seed, self.length = abs(dt), seed, length
        self.window, self.step = sizes(n, tau, window, step, length)
        try:
            self.sliding = Sliding(n, tau, self.window, self.step, ties, seed)
        except ValueError as error:
            raise BadInput(str(error)) from None
        if length is not None and length < self.window:
            raise BadInput(
                f"window = {self.window}: the series has {length} samples; "
                f"give {(n - 1) * tau + 1} to {length}, or 0 to let it suit"
            )
        self.rows: list[tuple[float, ...]] = []
        self._every = 1

    def feed(self, x: np.ndarray, cancel: Any = None) -> bool:
        """Take samples; False when cancelled on the way."""
        for number, found in enumerate(self.sliding.feed(x)):
            if cancel is not None and cancel[0]:
                return False
            if number % self._every == 0:
                self._add(found, cancel)
        return True

    def _add(self, found: Any, cancel: Any) -> None:
        counts = found.counts.counts
        H, C = plane.entropy_complexity(counts)
        widths = (math.nan, math.nan)
        if self.band:
            widths = width(found.samples, self.n, self.tau, self.ties, counts, self.seed, cancel)
        centre = (found.first + (self.window - 1) / 2) * self.dt
        self.rows.append((centre, float(H), float(C), *widths))
        if len(self.rows) > MOST_ROWS:
            self.rows, self._every = self.rows[::2], 2 * self._every

    def gap(self) -> None:
        """Samples were lost: the line breaks, and the next window begins after them."""
        if self.rows and math.isfinite(self.rows[-1][1]):
            self.rows.append((self.sliding.seen * self.dt, *4 * (math.nan,)))
        self.sliding.gap()

    def read(self) -> Reading:
        """The reading so far."""
        t, H, C, dH, dC = np.array(self.rows or [5 * (math.nan,)], dtype=np.float64).T
        sliding = self.sliding
        whole = plane.entropy_complexity(sliding.counts)
        known = np.isfinite(H)
        low, high = (int(np.nanargmin(H)), int(np.nanargmax(H))) if known.any() else (0, 0)
        share = 1.0 if not self.length else min(1.0, sliding.seen / self.length)
        patterns = self.window - (self.n - 1) * self.tau
        return Reading(
            values={
                "H": float(whole[0]), "C": float(whole[1]), "lowest": float(H[low]),
                "highest": float(H[high]), "at_lowest": float(t[low]),
                "at_highest": float(t[high]), "windows": float(known.sum()),
            },
            arrays={
                "t": t, "H_of_t": H, "C_of_t": C, "H_half_width": dH, "C_half_width": dC,
                "H_low": H - dH, "H_high": H + dH, "C_low": C - dC, "C_high": C + dC,
                **entropy_plane.at(self.n, float(H[-1]), float(C[-1]), (dH[-1], dC[-1])),
            },
            uncertainty={
                name: float(dH[at]) for name, at in (("lowest", low), ("highest", high))
                if math.isfinite(dH[at])
            },
            notes=self._notes(int(known.sum()), patterns),
            settings={"n": self.n, "tau": self.tau, "window": self.window, "step": self.step,
                      "samples": sliding.seen},
            provisional=not known.any() or patterns < fewest(self.n),
            words=entropy_plane.words("last window"),
            done=share,
        )  # fmt: skip

    def _notes(self, windows: int, patterns: int) -> tuple[str, ...]:
        sliding = self.sliding
        total = int(sliding.counts.sum())
        notes = list(remarks(self.n, total, sliding.tied, sliding.dropped, self.ties, self.tau))
        if not windows:
            missing = max(0, self.window - sliding.seen)
            notes.append(f"No window is full yet: {missing} samples are still missing.")
        elif patterns < fewest(self.n):
            needed = fewest(self.n) + (self.n - 1) * self.tau
            notes.append(f"Windows are short for n = {self.n}: H reads low below {needed} samples.")
        return tuple(notes)


class WindowedStream:
    """The live form: grows with the run; of a recording the whole is read, a slice per reading."""

    def __init__(
        self, n: int, tau: int, window: int, step: int, ties: str, band: bool, dt: float,
        seed: int, whole: np.ndarray | None = None,
    ) -> None:  # fmt: skip
        length = None if whole is None else whole.size
        self._whole, self._at = whole, 0
        self.track = Track(n, tau, window, step, ties, band, dt, seed, length)

    def feed(self, samples: np.ndarray, gap: bool) -> None:
        """Take the samples that came since the last call."""
        if self._whole is not None:
            return
        if samples.ndim != 1:
            raise BadInput(f"windowed entropy reads one number per step, got {samples.shape}")
        if gap:
            self.track.gap()
        self.track.feed(samples)

    def read(self) -> Reading:
        """The reading so far, after a slice of work on a recording."""
        until = time.monotonic() + SLICE
        while self._whole is not None and self._at < self._whole.size:
            end = min(self._whole.size, self._at + max(self.track.step, 4096))
            self.track.feed(self._whole[self._at : end])
            self._at = end
            if time.monotonic() > until:
                break
        return self.track.read()
