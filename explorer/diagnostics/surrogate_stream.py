"""Live surrogate test: a slice of work per frame, one test after the other on the last samples."""

from __future__ import annotations

import time

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
