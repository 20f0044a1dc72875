"""What was chosen when a file was imported, so that it is asked once; in the user's settings."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import platformdirs

from explorer.io.atomic import atomic
from explorer.model import BadInput

MOST = 200  # files remembered; the oldest is forgotten first
MOST_BYTES = 1_000_000


class Choice(msgspec.Struct, frozen=True):
    """The columns of one file and how fast they were sampled."""

    columns: list[str] = []
    time: str = ""
    dt: float = 1.0
    unit: str = ""
    together: bool = False
    tracks: list[str] = []
    length: str = ""


def place() -> Path:
    """The file that holds the choices."""
    return Path(platformdirs.user_config_dir("separatrix", appauthor=False)) / "imports.json"


def choice(path: str | os.PathLike[str]) -> Choice | None:
    """What was chosen for a file, or None; settings that cannot be read are as good as none."""
    return _all().get(str(Path(path).resolve()))


def remember(path: str | os.PathLike[str], chosen: Choice) -> None:
    """Keep a choice; a folder that cannot be written is no reason to stop."""
    known = _all()
    known.pop(name := str(Path(path).resolve()), None)
    known[name] = chosen
    kept = dict(list(known.items())[-MOST:])
    try:
        place().parent.mkdir(parents=True, exist_ok=True)
        with atomic(place()) as sibling:
            sibling.write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=1))
    except (OSError, BadInput):
        return


def _all() -> dict[str, Choice]:
    try:
        text = place().read_bytes()
        if len(text) > MOST_BYTES:
            return {}
        return msgspec.json.decode(text, type=dict[str, Choice])
    except (OSError, msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return {}
