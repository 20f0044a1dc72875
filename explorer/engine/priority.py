"""Priority: threads that compute step back behind the one that answers the person."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from functools import cache
from typing import Any

LIVE, LATER = 5, 12  # how far: the running model; what is measured or compiled beside it

# Every call into Qt lets another thread have Python, which may keep it for so long, and Linux ends
# the wait for it late by a slack. A panel of 37 dials beside two threads in Python: 0.05 s alone,
# 0.47 s at 0.2 ms, 0.11 s with these (at Python's own 5 ms up to 2.7 s beside one); the two lose
# nothing. With no more slack than the window they would hand Python to and fro and do little else.
SWITCH_S = 1e-5
PROMPT_NS, LATE_NS = 1_000, 500_000
PR_SET_TIMERSLACK = 29


def answer_first() -> None:
    """Let the calling thread have Python back at once whenever it wants it."""
    sys.setswitchinterval(SWITCH_S)
    _slack(PROMPT_NS)


def _slack(ns: int) -> None:
    """How late a wait of the calling thread, and of those it starts, may end."""
    if (prctl := _prctl()) is not None:
        prctl(PR_SET_TIMERSLACK, ctypes.c_ulong(ns), 0, 0, 0)


@cache  # each library that ctypes opens is a cycle of types, and a thread begins with every run
def _prctl() -> Any:
    return getattr(ctypes.CDLL(None), "prctl", None) if sys.platform == "linux" else None


def step_back(levels: int) -> None:
    """Let other threads of the computer go first; for the calling thread, where it can be told.

    Linux knows priorities of threads; elsewhere the system's scheduler does as it thinks best.
    """
    if sys.platform != "linux":
        return
    _slack(LATE_NS)
    try:
        thread = threading.get_native_id()
        now = os.getpriority(os.PRIO_PROCESS, thread)
        os.setpriority(os.PRIO_PROCESS, thread, max(now, levels))
    except OSError:  # forbidden here, which costs a little smoothness and nothing else
        return
