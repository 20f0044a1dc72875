"""Priority: threads that compute step back behind the one that answers the person."""

from __future__ import annotations

import os
import sys
import threading

LIVE, LATER = 5, 12  # how far: the running model; what is measured or compiled beside it


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
