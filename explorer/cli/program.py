"""How this program is called again: by its own file when bundled, else by Python."""

from __future__ import annotations

import sys


def bundled() -> bool:
    """Whether the program runs from a folder that brings its own Python."""
    return bool(getattr(sys, "frozen", False))


def program() -> list[str]:
    """The words that start `separatrix` in another process."""
    return [sys.executable] if bundled() else [sys.executable, "-P", "-m", "explorer"]
