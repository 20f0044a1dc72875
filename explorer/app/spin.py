"""Spin: a whole number in a box, with chevrons of our own strokes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from explorer.app import icons, style


class Spin(QSpinBox):
    """One of many numbers; what is half typed is none yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page: a value never changes by accident."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, and the chevrons that the stylesheet cannot colour."""
        super().paintEvent(event)
        painter, size = QPainter(self), style.length(9)
        down = icons.pixmap("chevron_down", style.theme().muted, size)
        painter.translate(self.width() - style.length(13), self.height() / 2)
        painter.drawPixmap(-size // 2, 1, down)
        painter.scale(1, -1)
        painter.drawPixmap(-size // 2, 1, down)
