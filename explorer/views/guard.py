"""A guard against a binding that gives `None`, `True` and `False` away without counting them."""

from __future__ import annotations

import ctypes
import sys

PLENTY = 1 << 40


def guard() -> None:
    """Keep the singletons alive under PySide6 6.12, which returns them uncounted (from `emit`).

    From Python 3.12 on they are immortal. Before, their counts run out after some hundred signals,
    and the interpreter aborts; a count too high harms nobody.
    """
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return
    for single in (None, True, False):
        if sys.getrefcount(single) < PLENTY // 2:
            ctypes.c_ssize_t.from_address(id(single)).value += PLENTY


guard()
