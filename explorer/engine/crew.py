"""Crew: local processes that compute the points of a sweep, and a sweep that fills meanwhile."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process

from explorer.engine.priority import LATER, step_back
from explorer.engine.sweep import Table, Work, fill
from explorer.model import BadInput


@contextmanager
def processes(workers: int) -> Iterator[Executor | None]:
    """An executor of so many local processes; None for one, which is this process itself."""
    if workers < 1:
        raise BadInput(f"workers = {workers}: give 1 or more")
    if workers == 1:
        yield None
        return
    # spawned, not forked: a fork copies threads that hold locks
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=_leave_with_parent) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _leave_with_parent() -> None:
    """A worker whose program was killed has nobody left to work for."""

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, name="parent", daemon=True).start()


class Filling:
    """A sweep under way on a thread of its own; its table fills while somebody looks."""

    def __init__(self, table: Table, work: Work, workers: int = 1) -> None:
        self.table = table
        self.error: Exception | None = None
        self._cancelled = threading.Event()
        self._workers = workers
        self._thread = threading.Thread(target=self._fill, args=(work,), name="sweep", daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether points are still being computed."""
        return self._thread.is_alive()

    def cancel(self) -> None:
        """Begin no further point; what is there stays."""
        self._cancelled.set()

    def wait(self, seconds: float | None = None) -> None:
        """Until it has ended."""
        self._thread.join(seconds)

    def _fill(self, work: Work) -> None:
        step_back(LATER)
        try:
            with processes(self._workers) as executor:
                for _ in fill(
                    self.table, work, executor, self._workers, self._cancelled.is_set, live=True
                ):
                    pass
        except Exception as error:
            self.error = error
