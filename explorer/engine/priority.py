"""Priority: threads that compute step back behind the one that answers the person."""

from __future__ import annotations

import ctypes
import os
import sys
import threading

LIVE, LATER = 5, 12  # how far: the running model; what is measured or compiled beside it

# Every call into Qt lets another thread have Python, which may keep it for so long; and Linux ends
# such a wait up to 50 us late unless told otherwise. A panel of 37 dials beside a thread in Python:
# 0.2 to 2.7 s at Python's own 5 ms, 0.41 to 0.55 s at 0.2 ms, 0.14 to 0.15 s at these two.
SWITCH_S = 5e-6
SLACK_NS = 1000
PR_SET_TIMERSLACK = 29


def answer_first() -> None:
    """Let the calling thread have Python back at once whenever it wants it."""
    sys.setswitchinterval(SWITCH_S)
    if sys.platform == "linux":
        prctl = getattr(ctypes.CDLL(None), "prctl", None)
        if prctl is not None:
            prctl(PR_SET_TIMERSLACK, ctypes.c_ulong(SLACK_NS), 0, 0, 0)


def step_back(levels: int) -> None:
    """Let other threads of the computer go first; for the calling thread, where it can be told.

    Linux knows priorities of threads; elsewhere the system's scheduler does as it thinks best.
    """
    if sys.platform != "linux":
        return
    try:
        thread = threading.get_native_id()
        now = os.getpriority(os.PRIO_PROCESS, thread)
        os.setpriority(os.PRIO_PROCESS, thread, max(now, levels))
    except OSError:  # forbidden here, which costs a little smoothness and nothing else
        return
