"""Keeping: the layout of the window from one session to the next."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, QObject

from explorer.app.tiling import TILINGS, clamped

if TYPE_CHECKING:
    from explorer.app.window import Window

VERSION = 1  # another one is passed over
MOST_BYTES = 100_000


def usual_place() -> Path:
    """The file of this user."""
    from platformdirs import user_state_path

    return user_state_path("separatrix", appauthor=False) / "layout.json"


def save(window: Window, place: Path) -> None:
    """Remember size, docks, layout and borders; a full or read-only disk remembers nothing."""
    from explorer.io.atomic import atomic

    content = {
        "version": VERSION,
        "window": _text(window.saveGeometry()),
        "docks": _text(window.saveState(VERSION)),
        "layout": window.middle.arrangement.name,
        "splits": window.middle.arrangement.splits,
    }
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        with atomic(place) as sibling:
            sibling.write_text(json.dumps(content), "utf-8")


def restore(window: Window, place: Path) -> bool:
    """Take up what was remembered; False, and nothing changed, where it cannot be read."""
    kept = read(place)
    if kept is None or not frame(window, kept):
        return False
    arrange(window, kept)
    return True


@dataclass(frozen=True)
class Kept:
    """What was remembered: the frame as Qt writes it, the layout of the middle."""

    docks: QByteArray
    window: QByteArray
    layout: str
    splits: dict[str, dict[str, float]]


def frame(window: Window, kept: Kept) -> bool:
    """Docks and size, before the window is shown."""
    before = window.saveState(VERSION)
    if not window.restoreState(kept.docks, VERSION):
        window.restoreState(before, VERSION)
        return False
    window.restoreGeometry(kept.window)
    window.docks.keep()
    return True


def arrange(window: Window, kept: Kept) -> None:
    """The layout, once there is a Stage."""
    window.middle.arrangement.splits = {name: dict(split) for name, split in kept.splits.items()}
    window.middle.arrange(kept.layout)


def read(place: Path) -> Kept | None:
    """What was remembered, or None where that cannot be read."""
    found = _read(place)
    if found is None or found.get("layout") not in TILINGS:
        return None
    docks, shape = _bytes(found.get("docks")), _bytes(found.get("window"))
    splits = _splits(found.get("splits"))
    if docks is None or shape is None or splits is None:
        return None
    return Kept(docks, shape, found["layout"], splits)


class Keeper(QObject):
    """Remembers the layout when the window closes."""

    def __init__(self, window: Window, place: Path) -> None:
        super().__init__(window)
        self._w, self._place = window, place
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While everything still stands."""
        if event.type() == QEvent.Type.Close:
            save(self._w, self._place)
        return False


def _read(place: Path) -> dict[str, Any] | None:
    try:
        if place.stat().st_size > MOST_BYTES:
            return None
        found = json.loads(place.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    fits = isinstance(found, dict) and found.get("version") == VERSION
    return found if fits else None


def _splits(found: Any) -> dict[str, dict[str, float]] | None:
    """Borders of every layout, or None."""
    if not isinstance(found, Mapping):
        return None
    made = {}
    for name in TILINGS:
        pair = found.get(name)
        if not isinstance(pair, Mapping):
            return None
        x, y = pair.get("x"), pair.get("y")
        if not isinstance(x, (int, float)) or not isinstance(y, (int, float)):
            return None
        made[name] = {"x": clamped(float(x)), "y": clamped(float(y))}
    return made


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")


def _bytes(text: Any) -> QByteArray | None:
    if not isinstance(text, str):
        return None
    made = QByteArray.fromBase64(text.encode("ascii", "replace"))
    return None if made.isEmpty() else made
