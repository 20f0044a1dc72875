"""The small parts that cards are made of: buttons with our strokes, muted lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton


def tool_button(
    name: str, strokes: str, tip: str, does: Callable[[], object] | None
) -> QToolButton:
    """A button with an icon and a name for screen readers; its icon is set by the theme."""
    button = QToolButton()
    button.setObjectName(name)
    button.setFixedSize(24, 24)
    button.setIconSize(QSize(16, 16))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setProperty("strokes", strokes)
    if does is not None:
        button.clicked.connect(lambda: does())
    return button


def muted_line(name: str) -> QLabel:
    """A line of small text that takes what room there is."""
    line = QLabel()
    line.setObjectName(name)
    line.setProperty("role", "muted")
    line.setContentsMargins(4, 0, 4, 0)
    line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return line
