"""Drop: a file let go over the window is opened, or imported."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class Drop(QObject):
    """Takes files dropped on a widget or anything in it that does not want them itself."""

    def __init__(self, over: QWidget, take: Callable[[str], None]) -> None:
        super().__init__(over)
        self._take = take
        over.setAcceptDrops(True)
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept one local file, and hand it over when it is let go."""
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() not in kinds or not isinstance(event, QDropEvent):
            return False
        path = local_file(event.mimeData())
        if not path:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take(path)
        return True


def local_file(data: QMimeData) -> str:
    """The path of the first file on this machine, or ""."""
    return next((url.toLocalFile() for url in data.urls() if url.isLocalFile()), "")
