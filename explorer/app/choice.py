"""Choice: a combo box that the wheel leaves alone, with a chevron of our own strokes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from explorer.app import icons, style
from explorer.app.language import tr


class Choice(QComboBox):
    """One of several words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def offer(self, *words: str) -> None:
        """Words to choose from, in the language of the window; `word` is the one of the sources."""
        for word in words:
            self.addItem(tr(word), word)

    @property
    def word(self) -> str:
        """What is chosen, as it was offered."""
        return str(self.currentData())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the panel: a value never changes by accident."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, and the chevron that the stylesheet cannot colour."""
        super().paintEvent(event)
        side = style.length(12)
        mark = icons.pixmap("chevron_down", style.theme().muted, side)
        left = self.width() - style.length(18)
        QPainter(self).drawPixmap(left, (self.height() - side) // 2, mark)
