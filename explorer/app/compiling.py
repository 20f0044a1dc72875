"""Compiling: says over the old picture that the new one is being prepared."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from explorer.app.language import tr

PATIENCE_S = 0.6  # most are ready sooner, and nothing need be said


class Compiling(QLabel):
    """One line at the foot of the middle, while a run has no machine code yet.

    below   what stands under the picture, and is not covered
    """

    def __init__(self, over: QWidget, below: QWidget | None = None) -> None:
        super().__init__(over)
        self._below = below
        self.setObjectName("compiling")
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setContentsMargins(12, 6, 12, 6)
        self._over, self._since = over, 0.0
        self.hide()

    def show_state(self, state: str, title: str) -> None:
        """As the run says; it appears after a short while only."""
        if state != "compiling":
            self._since = 0.0
            self.hide()
            return
        now = time.perf_counter()
        self._since = self._since or now
        if now - self._since >= PATIENCE_S:
            self.setText(tr("{0} is being compiled. The first time takes longest.").format(title))
            self.adjustSize()
            left = max(12, (self._over.width() - self.width()) // 2)
            foot = self._over.height() if self._below is None else self._below.y()
            self.move(left, max(0, foot - self.height() - 12))
            self.show()
            self.raise_()
