"""Files that are either the old one or the whole new one, never half of either."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from explorer.model import BadInput


@contextmanager
def atomic(path: str | os.PathLike[str]) -> Iterator[Path]:
    """A temporary sibling of `path` to write to; it takes the name of `path` at the end.

    Whatever ends the block early, an interruption too, removes the sibling and leaves the old
    file as it was. The sibling keeps the suffix, since writers choose the format by it.
    raises  BadInput when the folder is missing or not writable
    """
    target = Path(path)
    if target.is_dir():
        raise BadInput(f"{target} is a folder; give the name of a file")
    if not target.parent.is_dir():
        raise BadInput(f"{target}: there is no folder {target.parent}")
    sibling = target.with_name(f".{target.stem}-{secrets.token_hex(4)}{target.suffix}")
    try:
        yield sibling
        os.replace(sibling, target)
    except OSError as error:
        sibling.unlink(missing_ok=True)
        raise BadInput(f"{target} cannot be written: {error.strerror or error}") from error
    except BaseException:
        sibling.unlink(missing_ok=True)
        raise
