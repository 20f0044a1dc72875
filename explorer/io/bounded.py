"""Bounded: a stranger's file is read whole only up to a size."""

from __future__ import annotations

from pathlib import Path

from explorer.model import BadInput


def whole(file: Path, most: int, told: str = "at most {0} are read") -> bytes:
    """The bytes of a file; BadInput for more than `most` of them, and for what cannot be read."""
    try:
        size = file.stat().st_size
        if size > most:
            raise BadInput(f"{file}: {size} bytes; {told.format(most)}")
        return file.read_bytes()
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {error.strerror or error}") from None
