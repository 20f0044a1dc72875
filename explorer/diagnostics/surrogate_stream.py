"""Live surrogate test: a slice of work per frame, one test after the other on the last samples.

Of a recording one test is made: of as many samples as the window holds, without a hole.
"""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np

from explorer.diagnostics.surrogate_test import Trial
from explorer.model import BadInput, Reading

SLICE = 0.03  # s of work per reading


class SurrogateStream:
    """Ranks the last `window` samples among their surrogates; a gap starts anew."""

    def __init__(
        self,
        n: int,
        tau: int,
        kind: str,
        surrogates: int,
        ties: str,
        window: int,
        seed: int = 0,
    ) -> None:
        self.window = max(window, (n - 1) * tau + 2)
        self._options = (n, tau, kind, surrogates, ties, seed)
        self._recent = np.empty(0)
        self._trial: Trial | None = None
        self._last: Reading | None = None

    def feed(self, samples: np.ndarray, gap: bool) -> None:
        """Take the samples that came since the last call."""
        if samples.ndim != 1:
            raise BadInput(f"a surrogate test reads one number per step, got {samples.shape}")
        if gap:
            self._recent, self._trial, self._last = np.empty(0), None, None
        self._recent = np.concatenate([self._recent, samples])[-self.window :]

    def read(self) -> Reading:
        """The last finished test, or the first one as far as it has come."""
        if self._trial is None:
            if self._recent.size < self.window:
                missing = self.window - self._recent.size
                return Reading(provisional=True, notes=(f"{missing} samples are still missing.",))
            self._trial = Trial(self._recent, *self._options)
        until = time.monotonic() + SLICE
        while not self._trial.done:
            self._trial.add()
            if time.monotonic() > until:
                break
        if self._trial.done:
            self._last, self._trial = self._trial.read(), None
        elif self._last is None:
            return self._trial.read()
        assert self._last is not None
        return self._last


class RecordingTest:
    """One test of a recording, a slice of work per reading; what is played changes nothing."""

    def __init__(
        self, whole: np.ndarray, n: int, tau: int, kind: str, surrogates: int, ties: str,
        window: int, seed: int = 0,
    ) -> None:  # fmt: skip
        first, last = longest_stretch(whole)
        end = min(last, first + max(window, (n - 1) * tau + 2))
        x = np.asarray(whole[first:end], dtype=np.float64)
        self._note = "" if x.size == whole.size else (
            f"Tested are samples {first} to {end - 1} of {whole.size}; `window` says how many."
        )  # fmt: skip
        self._trial = Trial(x, n, tau, kind, surrogates, ties, seed)

    def feed(self, samples: np.ndarray, gap: bool) -> None:
        """The recording is known."""

    def read(self) -> Reading:
        """The test as far as it has come."""
        until = time.monotonic() + SLICE
        while not self._trial.done:
            self._trial.add()
            if time.monotonic() > until:
                break
        found = self._trial.read()
        return replace(found, notes=(self._note, *found.notes)) if self._note else found


def longest_stretch(x: np.ndarray) -> tuple[int, int]:
    """First and last + 1 of the longest run of finite samples; (0, 0) where there is none."""
    finite = np.concatenate([[False], np.isfinite(x), [False]])
    edges = np.flatnonzero(np.diff(finite.astype(np.int8)))
    begins, ends = edges[::2], edges[1::2]
    if not begins.size:
        return 0, 0
    at = int((ends - begins).argmax())
    return int(begins[at]), int(ends[at])
