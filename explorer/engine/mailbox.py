"""Hand-over between threads: an inbox that coalesces by name, an outbox where the newest wins."""

from __future__ import annotations

import threading
from typing import Any


class Inbox:
    """Changes for the engine's thread; several of one name become the last of them."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._changes: dict[str, Any] = {}

    def put(self, name: str, value: Any) -> None:
        """Leave a change and wake the reader."""
        with self._condition:
            self._changes.pop(name, None)  # a renewed change goes to the end
            self._changes[name] = value
            self._condition.notify()

    def add(self, name: str, amount: int) -> None:
        """Leave a change that adds up instead of replacing (steps asked for)."""
        with self._condition:
            self._changes[name] = self._changes.get(name, 0) + amount
            self._condition.notify()

    def take(self, timeout: float | None) -> dict[str, Any]:
        """All waiting changes, oldest first; waits up to `timeout` s (None: until one comes)."""
        with self._condition:
            if not self._changes and timeout != 0:
                self._condition.wait(timeout)
            changes, self._changes = self._changes, {}
            return changes


class Outbox:
    """One slot: a reader gets the newest value or nothing; a slow reader slows nobody."""

    def __init__(self) -> None:
        self._value: Any = None

    def put(self, value: Any) -> None:
        """Replace what was there; one reference swap, so no lock is needed."""
        self._value = value

    def peek(self) -> Any:
        """The newest value, or None; compare with `is` to see whether it is news."""
        return self._value
