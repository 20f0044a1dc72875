"""Autosave: what is open goes to the disk now and then; what a crash left behind is offered."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from explorer.app.language import tr

if TYPE_CHECKING:
    from explorer.app.window import Window
    from explorer.io.recovery import Left, Recovery

SOON_MS = 1500  # after another system was opened


def usual_place() -> Path:
    """The folder of documents that may have to be recovered."""
    from platformdirs import user_state_path

    return user_state_path("separatrix", appauthor=False) / "recovery"


class Autosave(QObject):
    """Keeps the document of a window; silent unless something was left behind."""

    def __init__(self, window: Window, recovery: Recovery, every: int = 30) -> None:
        super().__init__(window)
        self._w, self.recovery = window, recovery
        self._kept: Any = None
        self._timer = QTimer(self)
        self.keep_every(every)
        self._timer.timeout.connect(self.keep)
        self._timer.start()
        window.desk.opened.connect(lambda: QTimer.singleShot(SOON_MS, self, self.keep))
        self._w.errands.run(recovery.left, self._offer, lambda error: None)

    def keep_every(self, seconds: int) -> None:
        """How often it is written."""
        self._timer.setInterval(1000 * seconds)

    def keep(self) -> None:
        """Write what is open, off the window's thread, if it changed."""
        desk = self._w.desk
        if desk.run is None or not desk.document.runs:
            return
        document = desk.as_document()
        if document == self._kept:
            return
        self._kept = document
        # a full disk must not disturb the work: the next time may be luckier
        self._w.slow_errands.run(
            lambda: self.recovery.keep(document), failed=lambda error: self._missed()
        )

    def _missed(self) -> None:
        self._kept = None

    def end(self) -> None:
        """The window closes as it should."""
        self._timer.stop()
        self.recovery.forget()

    def _offer(self, found: list[Left]) -> None:
        if not found:
            return
        left = found[0]
        when = datetime.fromtimestamp(left.written).strftime("%d %B, %H:%M")
        what = left.document.run.experiment
        self._w.card.say(
            tr("The program ended without warning last time"),
            tr("'{0}' was open on {1}, with its dials, start and measurements.").format(what, when),
            (
                ("recover", tr("Bring it back"), lambda: self._recover(left)),
                ("discard", tr("Discard"), lambda: self._discard(found)),
            ),
        )

    def _recover(self, left: Left) -> None:
        from explorer.app.files import found

        self._w.card.hide()
        show = self._w.commands.opening.show
        self._w.commands.tried(lambda: show(found(left.document)))
        self.recovery.discard(left)

    def _discard(self, found: list[Left]) -> None:
        for left in found:
            self.recovery.discard(left)
        self._w.card.hide()
