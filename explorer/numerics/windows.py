"""Ordinal patterns in windows that slide along a series, fed in blocks of any length."""

from collections.abc import Iterator
from math import factorial
from typing import NamedTuple

import numpy as np

from explorer.numerics import ordinal

BLOCK = 1 << 20  # samples counted at a time


class Window(NamedTuple):
    """One window: where it begins [samples], its samples, and how often each pattern occurred."""

    first: int
    samples: np.ndarray
    counts: ordinal.Counts


class Sliding:
    """Windows of `size` samples, `step` apart, along a series that comes in blocks.

    counts   (n!,) int64 of every pattern so far, windows or not;  seen  samples so far
    tied, dropped   patterns with equal samples, and left out, of all
    """

    def __init__(self, n, tau, size, step, ties="stable", seed=0):
        ordinal.needed(size, n, tau)
        if step < 1:
            raise ValueError(f"step = {step}: windows are 1 sample apart or more")
        self.n, self.tau, self.size, self.step, self.ties, self.seed = (
            n,
            tau,
            size,
            step,
            ties,
            seed,
        )
        self.counts = np.zeros(factorial(n), dtype=np.int64)
        self.seen = self.tied = self.dropped = 0
        self._held = np.empty(0)  # samples that windows to come still need ...
        self._first = 0  # ... and the index of the first of them
        self._next = 0  # index at which the next window begins
        self._tail = np.empty(0)

    def feed(self, x) -> Iterator[Window]:
        """Take samples x (k,) that follow those before; gives the windows they complete."""
        for begin in range(0, len(x), BLOCK):
            yield from self._take(ordinal.series(x[begin : begin + BLOCK]))

    def gap(self):
        """What comes next does not join what came before: the next window begins there."""
        self._held, self._tail = np.empty(0), np.empty(0)
        self._first = self._next = self.seen

    def _take(self, x):
        self._count(x)
        self._held = np.concatenate([self._held, x])
        self.seen += x.size
        while self._next + self.size <= self.seen:
            at = self._next - self._first
            samples = self._held[at : at + self.size]
            counted = ordinal.counts(samples, self.n, self.tau, self.ties, self.seed)
            yield Window(self._next, samples, counted)
            self._next += self.step
        used = min(max(0, self._next - self._first), self._held.size)
        self._held = self._held[used:].copy()
        self._first += used

    def _count(self, x):
        """Patterns of the whole series, those over the seam of two blocks included."""
        joined = np.concatenate([self._tail, x])
        reach = (self.n - 1) * self.tau
        if joined.size > reach:
            found = ordinal.counts(joined, self.n, self.tau, self.ties, self.seed)
            self.counts += found.counts
            self.tied += found.tied
            self.dropped += found.dropped
        self._tail = joined[max(0, joined.size - reach) :].copy()
