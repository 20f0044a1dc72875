"""Reach: the parts of a picture that were looked at, to go back and forward between."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Reach:
    """Zoom settings in the order they were asked for, and which one is shown.

    It mirrors the document: an undo that brings back a neighbour moves along, whatever else
    changes the settings replaces the one shown.
    """

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._kept: list[dict[str, Any]] = [dict(settings)]
        self._at = 0
        self._asked = False

    def ask(self) -> None:
        """The next settings are a new part, not a change of the one shown."""
        self._asked = True

    def mirror(self, settings: Mapping[str, Any]) -> None:
        """The document's settings now."""
        now = dict(settings)
        asked, self._asked = self._asked, False
        if now == self._kept[self._at]:
            return
        if asked:
            self._kept = [*self._kept[: self._at + 1], now]
            self._at += 1
        elif now == self.back:
            self._at -= 1
        elif now == self.forward:
            self._at += 1
        else:
            self._kept[self._at] = now

    @property
    def back(self) -> dict[str, Any] | None:
        """The settings before, or None."""
        return self._kept[self._at - 1] if self._at else None

    @property
    def forward(self) -> dict[str, Any] | None:
        """The settings after, or None."""
        return self._kept[self._at + 1] if self._at + 1 < len(self._kept) else None
