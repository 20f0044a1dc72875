"""Favourites, recents and what was asked for lately, kept between sessions."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

MOST_RECENT, MOST_FILES = 6, 12
MOST = 1000  # a damaged or huge file is not read further


def usual_place() -> Path:
    """Where the person's own state belongs on this system."""
    from platformdirs import user_state_path

    return user_state_path("separatrix", appauthor=False) / "catalogue.json"


class Keepsakes:
    """Lists of keys; written at once when they change, lost without harm.

    path   of the file; None keeps them for this session only
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self.favourites: list[str] = []
        self.recents: list[str] = []
        self.files: list[str] = []
        self.asked: list[str] = []
        if path is not None:
            self._read(path)

    def toggle(self, key: str) -> bool:
        """Make it a favourite, or no longer; gives what it is now."""
        if key in self.favourites:
            self.favourites.remove(key)
        else:
            self.favourites.append(key)
        self._write()
        return key in self.favourites

    def opened(self, key: str) -> None:
        """It was opened just now."""
        if self.recents[:1] == [key]:
            return
        self.recents = [key, *(old for old in self.recents if old != key)][:MOST_RECENT]
        self._write()

    def opened_file(self, path: str) -> None:
        """A file was opened or written just now."""
        whole = str(Path(path).resolve())
        self.files = [whole, *(old for old in self.files if old != whole)][:MOST_FILES]
        self._write()

    def asked_for(self, names: list[str]) -> None:
        """What was asked for in the command palette, newest first."""
        self.asked = names
        self._write()

    def _read(self, path: Path) -> None:
        with suppress(OSError, ValueError):
            found = json.loads(path.read_text("utf-8"))
            if isinstance(found, dict):
                self.favourites = _keys(found.get("favourites"))
                self.recents = _keys(found.get("recents"))[:MOST_RECENT]
                self.files = _keys(found.get("files"))[:MOST_FILES]
                self.asked = _keys(found.get("asked"))

    def _write(self) -> None:
        if self._path is None:
            return
        names = ("favourites", "recents", "files", "asked")
        text = json.dumps({name: getattr(self, name) for name in names}, indent=1)
        with suppress(OSError):  # a full or read-only disk must not stop anyone from browsing
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(text + "\n", encoding="utf-8")


def _keys(found: object) -> list[str]:
    listed = found if isinstance(found, list) else []
    return list(dict.fromkeys(key for key in listed[:MOST] if isinstance(key, str)))
