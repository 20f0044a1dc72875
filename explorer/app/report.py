"""Problem reports: an exception nobody caught becomes a card with a copy button."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections import deque
from types import TracebackType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from explorer import __version__
from explorer.app.banner import Card
from explorer.app.language import tr

POLL_MS = 500


class Reports(QObject):
    """Catches what nobody else did, in any thread, and shows it without stopping anything."""

    def __init__(self, card: Card) -> None:
        super().__init__(card)
        self._card = card
        self._pending: deque[str] = deque(maxlen=20)
        self.last = ""
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._show)
        self._timer.start()
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def close(self) -> None:
        """Give the hooks back."""
        self._timer.stop()
        sys.excepthook, threading.excepthook = self._before

    def _caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        self._pending.append("".join(traceback.format_exception(kind, error, trace)))

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _show(self) -> None:
        if not self._pending:
            return
        system = f"{platform.system()}, Python {platform.python_version()}"
        self.last = f"Separatrix {__version__}, {system}\n{self._pending.popleft()}"
        reason = self.last.strip().splitlines()[-1]
        self._card.say(
            tr("Something went wrong"),
            tr("{0}\nYour work is still here and usable.").format(reason),
            [("copy", tr("Copy report"), self._copy), ("dismiss", tr("Dismiss"), self._card.hide)],
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.last)
