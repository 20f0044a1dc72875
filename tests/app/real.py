"""The whole program in a test: a window on the real engine and the real catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def furnished(key: str, size: tuple[int, int] | None = None) -> Iterator[Any]:
    """A window that opens on that experiment, and is closed in the end."""
    from explorer.app import style
    from explorer.app.window import Window

    style.wear("dark")
    window = Window("dark")
    if size is not None:
        window.resize(*size)
    window.show()
    window.furnish(key)
    try:
        yield window
    finally:
        window.close()
