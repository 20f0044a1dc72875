"""Preferences: the settings as the window holds them; every change is told and written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.io import settings
from explorer.io.settings import Settings
from explorer.model import BadInput

WRITE_MS = 400  # a dragged number is written once


class Preferences(QObject):
    """The settings now. `changed` carries the name of each that is another than before.

    path    of the file; left out, this person's own
    fault   what could not be used of the file, told once
    """

    changed = Signal(str)
    refused = Signal(str)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path or settings.place()
        self.now, self.fault = settings.mended(self.path)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WRITE_MS)
        self._timer.timeout.connect(self.write)

    def set(self, **values: Any) -> None:
        """Other values of some settings; BadInput for what is not allowed."""
        self.take(settings.changed(self.now, values))

    def reset(self, names: Iterable[str]) -> None:
        """These are as usual again."""
        usual = Settings()
        self.set(**{name: getattr(usual, name) for name in names})

    def take(self, other: Settings) -> None:
        """All of these; what differs is told."""
        before, self.now = self.now, other
        told = [n for n in settings.names() if getattr(before, n) != getattr(other, n)]
        for name in told:
            self.changed.emit(name)
        if told:
            self._timer.start()

    def write(self) -> None:
        """Now, if something is still to be written; a disk that is full stops nobody."""
        self._timer.stop()
        try:
            settings.save(self.now, self.path)
        except BadInput as error:
            self.refused.emit(str(error))

    def end(self) -> None:
        """The window closes: what was changed last is written."""
        if self._timer.isActive():
            self.write()
