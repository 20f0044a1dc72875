"""Unhurried: what comes too often to be read is shown now and then, and the last always."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.engine.renewal import READABLE


class Unhurried(QObject):
    """Hands on the newest of what is offered, no oftener than can be read."""

    due = Signal(object)  # show this now

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: Any = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(1e3 * READABLE))
        self._timer.timeout.connect(self._on)

    def offer(self, value: Any) -> None:
        """Show it, now or soon, unless a newer one comes before."""
        self._held = value
        if not self._timer.isActive():
            self._on()

    def _on(self) -> None:
        if self._held is not None:
            held, self._held = self._held, None
            self.due.emit(held)
            self._timer.start()
