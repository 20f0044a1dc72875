"""Worker threads over independent ranges: members, tiles, sweep points."""

from __future__ import annotations

import itertools
import os
import threading
from collections.abc import Callable, Iterable
from queue import SimpleQueue
from typing import Any, TypeVar

from explorer.engine.priority import LATER, step_back

Item = TypeVar("Item")
Result = TypeVar("Result")


class _Job:
    """One call of `Pool.map`: items are claimed one by one, so a slow thread delays nobody."""

    def __init__(self, function: Callable[[Any], Any], items: list[Any]) -> None:
        self.function, self.items = function, items
        self.results: list[Any] = [None] * len(items)
        self.claims = itertools.count()
        self.left = len(items)
        self.lock = threading.Lock()
        self.done = threading.Event()
        self.error: BaseException | None = None

    def work(self) -> None:
        """Claim and do items until none is left."""
        while (index := next(self.claims)) < len(self.items):
            try:
                if self.error is None:
                    self.results[index] = self.function(self.items[index])
            except BaseException as error:  # handed to the caller of map
                self.error = error
            with self.lock:
                self.left -= 1
                if self.left == 0:
                    self.done.set()


class Pool:
    """Threads that share the items of a `map`; the caller works too.

    Only code that releases the GIL gains: pressed functions, njit(nogil), numpy on large arrays.
    Results do not depend on the number of threads as long as items write to disjoint places.
    behind   how far its threads let others go first, see `priority`
    """

    def __init__(self, threads: int, behind: int = 0) -> None:
        self.threads, self.behind = max(1, int(threads)), behind
        self._jobs: SimpleQueue[_Job] = SimpleQueue()
        self._started = 0
        self._lock = threading.Lock()

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
        """[function(item), ...] in the order of the items; the first exception is raised."""
        listed = list(items)
        helpers = min(self.threads, len(listed)) - 1
        if helpers < 1:
            return [function(item) for item in listed]
        self._start(helpers)
        job = _Job(function, listed)
        for _ in range(helpers):
            self._jobs.put(job)
        job.work()
        job.done.wait()
        if job.error is not None:
            raise job.error
        return job.results

    def ranges(self, count: int, smallest: int = 1) -> list[tuple[int, int]]:
        """`count` things cut into (begin, end) chunks, a few per thread, none under `smallest`."""
        pieces = max(1, min(self.threads * 4, count // max(1, smallest)))
        if self.threads == 1:
            pieces = 1
        edges = [count * i // pieces for i in range(pieces + 1)]
        return [(a, b) for a, b in itertools.pairwise(edges) if b > a]

    def _start(self, helpers: int) -> None:
        with self._lock:
            while self._started < helpers:
                self._started += 1
                name = f"pool-{self._started}"
                threading.Thread(target=self._serve, name=name, daemon=True).start()

    def _serve(self) -> None:
        step_back(self.behind)
        while True:
            self._jobs.get().work()


_shared, _beside = Pool(os.cpu_count() or 1), Pool(os.cpu_count() or 1, LATER)


def pool() -> Pool:
    """The process-wide pool."""
    return _shared


def beside() -> Pool:
    """The same for what is measured beside a run, which it must not hold up."""
    return _beside


def set_threads(threads: int) -> None:
    """Let the process-wide pools use `threads` threads from now on, at least 1."""
    global _shared, _beside
    if int(threads) != _shared.threads:
        _shared, _beside = Pool(int(threads)), Pool(int(threads), LATER)
