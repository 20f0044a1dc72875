"""Features: what PySide asks of every module imported after it, answered without keeping it.

To learn where it may spell its names otherwise (`from __feature__ import snake_case`), PySide reads
the source of each module and looks for its own name in it. It reads through a cache of lines that
is never emptied: of numba, scipy and matplotlib that is 600 000 strings, 50 MB.
"""

from __future__ import annotations

import sys
from types import ModuleType

from PySide6 import QtCore  # noqa: F401  asks from here on

ASKS, NAME = "_mod_uses_pyside", b"PySide6"


def answer() -> bool:
    """Give the answers from now on; False where PySide asks in another way than 6.12 does."""
    support = sys.modules.get("PySide6.support.feature")
    if not hasattr(support, ASKS):
        return False
    setattr(support, ASKS, uses_pyside)
    return True


def uses_pyside(module: ModuleType) -> bool:
    """Whether PySide's name stands in a module's source; False where there is none to read."""
    path = getattr(module, "__file__", None)
    if not path or not path.endswith(".py"):
        return False
    try:
        with open(path, "rb") as source:
            return NAME in source.read()
    except OSError:
        return False


answer()
