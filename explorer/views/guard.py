"""A guard against a binding that gives `True` away without counting it."""

from __future__ import annotations

import ctypes
import sys

PLENTY = 1 << 40


def guard() -> None:
    """Keep `True` alive under PySide6 6.12, whose `emit` returns it without taking a reference.

    From Python 3.12 on `True` is immortal. Before, its count runs out after some hundred signals,
    and the interpreter aborts; a count too high harms nobody.
    """
    counted = sys.implementation.name == "cpython" and sys.version_info < (3, 12)
    if counted and sys.getrefcount(True) < PLENTY // 2:
        ctypes.c_ssize_t.from_address(id(True)).value += PLENTY


guard()
