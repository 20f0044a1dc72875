"""Errands: work that would hold up the window, done on one thread, answered in the window's own.

No Qt signal crosses a thread: a timer looks whether an errand is done, and runs only while one is.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, QTimer

from explorer.engine.priority import LIVE, step_back

POLL_MS = 25


@dataclass(eq=False)
class Errand:
    """One piece of work; `done` and `failed` are called in the window's thread."""

    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    dropped: bool = False
    ended: bool = False
    result: Any = None
    error: Exception | None = None

    def drop(self) -> None:
        """Forget about the answer."""
        self.dropped = True


class Errands(QObject):
    """A queue of errands and the thread that runs them, started with the first one."""

    def __init__(self, parent: QObject | None = None, name: str = "errands") -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[Errand | None] = SimpleQueue()
        self._waiting: deque[Errand] = deque()
        self._thread: threading.Thread | None = None
        self._name = name
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._collect)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] = lambda _: None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Errand:
        """Do `work` on the errand thread, then call `done(result)` here."""
        errand = Errand(work, done, failed)
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name=self._name, daemon=True)
            self._thread.start()
        self._waiting.append(errand)
        self._queue.put(errand)
        self._timer.start()
        return errand

    @property
    def busy(self) -> bool:
        """Whether an errand is waiting or running."""
        return bool(self._waiting)

    def close(self) -> None:
        """Drop what is waiting and let the thread end after what it is doing."""
        self._timer.stop()
        for errand in self._waiting:
            errand.dropped = True
        self._waiting.clear()
        self._queue.put(None)

    def _serve(self) -> None:
        step_back(LIVE)
        while (errand := self._queue.get()) is not None:
            if not errand.dropped:
                try:
                    errand.result = errand.work()
                except Exception as error:
                    errand.error = error
            errand.ended = True
            del errand  # else it holds a run and its history until the next one comes

    def _collect(self) -> None:
        while self._waiting and self._waiting[0].ended:
            errand = self._waiting.popleft()
            if errand.dropped:
                continue
            if errand.error is None:
                errand.done(errand.result)
            elif errand.failed is not None:
                errand.failed(errand.error)
            else:
                raise errand.error
        if not self._waiting:
            self._timer.stop()
