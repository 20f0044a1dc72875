"""Turn: how much the window's thread has computed since it last waited for something to happen.

What a person does, the widgets that it changes and the pictures that follow all fall into one turn
of the event loop. What can wait looks here, and is done in the next one, after keys and clicks.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QAbstractEventDispatcher

LONG_S = 0.05  # of the processor: from here on a picture may wait

_begun: list[float] = []


def watch() -> None:
    """Begin to count, in the window's thread; another time changes nothing."""
    dispatcher = QAbstractEventDispatcher.instance()
    if dispatcher is not None and not _begun:
        _begun.append(time.thread_time())
        dispatcher.aboutToBlock.connect(_waits)


def _waits() -> None:
    _begun[0] = time.thread_time()


def spent() -> float:
    """Seconds of the processor in this turn; 0 where nobody counts."""
    return time.thread_time() - _begun[0] if _begun else 0.0


def long() -> bool:
    """Whether this turn has lasted long already."""
    return spent() > LONG_S
