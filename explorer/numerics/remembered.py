"""Remembered: what follows from the values of dials, while they stand; then it is forgotten.

A dial that is dragged makes one such thing for each value it passes, megabytes each on a fine
grid, and nobody asks for most of them again. Whoever still does computes it a second time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

ENTRIES = 4  # two runs beside one another, each at its dials and where they stood a moment ago
Made = TypeVar("Made")

_forgetting: list[Callable[[], None]] = []


def remembered(make: Callable[..., Made]) -> Callable[..., Made]:
    """Remember what a function has made of its last four sets of arguments, until `forget`."""
    remembering = lru_cache(maxsize=ENTRIES)(make)
    _forgetting.append(remembering.cache_clear)
    return remembering


def forget() -> None:
    """Forget all of it; from any thread, while others compute too."""
    for clear in _forgetting:
        clear()
