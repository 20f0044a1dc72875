"""What was open when a program ended without a word: written now and then, offered afterwards.

One file for each running program, named after its process; it goes when the program ends as it
should. A file whose process is gone is what that program left behind.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from explorer.engine.session import Document
from explorer.io import document as sessions
from explorer.model import BadInput

OLDEST_S = 30 * 24 * 3600.0  # what nobody wanted for a month is thrown away


@dataclass(frozen=True)
class Left:
    """A document that was left behind. written: [s since 1970]."""

    path: Path
    document: Document
    written: float


class Recovery:
    """The files of one folder. `own` is this program's."""

    def __init__(self, folder: Path, process: int | None = None) -> None:
        self.folder = folder
        self.own = folder / f"{process or os.getpid()}{sessions.SUFFIX}"

    def keep(self, document: Document) -> None:
        """Write what is open; BadInput where the disk does not take it."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInput(f"{self.folder} cannot be made: {error.strerror or error}") from None
        sessions.save(document, self.own)

    def forget(self) -> None:
        """The program ends as it should: nothing is left behind."""
        with suppress(OSError):
            self.own.unlink(missing_ok=True)

    def left(self) -> list[Left]:
        """What other programs left behind, newest first; what cannot be read is set aside."""
        found = []
        for path in self.folder.glob(f"*{sessions.SUFFIX}"):
            if path == self.own or _alive(path):
                continue
            try:
                written = path.stat().st_mtime
                if time.time() - written > OLDEST_S:
                    path.unlink(missing_ok=True)
                    continue
                found.append(Left(path, sessions.load(path), written))
            except BadInput:
                with suppress(OSError):
                    path.replace(path.with_suffix(".damaged"))
            except OSError:
                continue
        return sorted(found, key=lambda one: -one.written)

    def discard(self, left: Left) -> None:
        """Throw it away."""
        with suppress(OSError):
            left.path.unlink(missing_ok=True)


def _alive(path: Path) -> bool:
    """Whether the process that a file is named after still runs."""
    name = path.name.removesuffix(sessions.SUFFIX)
    if not name.isdecimal():
        return False
    try:
        os.kill(int(name), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # it runs, and belongs to somebody else
        return True
    return True
