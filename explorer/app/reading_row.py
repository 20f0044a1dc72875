"""Row: one live number of a diagnostic with its error and unit."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from explorer.app import style
from explorer.app.elided import Shortened
from explorer.app.language import tr
from explorer.app.number import written
from explorer.model import Value


def told(value: float, error: float | None) -> tuple[str, str]:
    """A value and its error as text; the digits shown are those that the error leaves."""
    if not math.isfinite(value):
        return "\u2013", ""
    if not error or not math.isfinite(error):
        return written(value, 4), ""
    places = max(0, 1 - math.floor(math.log10(abs(error))))
    if abs(value) >= 1e5 or places > 5:
        return written(value, 6), f"\u00b1 {error:.0e}".replace("e-0", "e-").replace("e+0", "e")
    return f"{value:.{places}f}", f"\u00b1 {error:.{places}f}"


class Row(QWidget):
    """One number of a diagnostic; a click plots it."""

    clicked = Signal()

    def __init__(self, value: Value) -> None:
        super().__init__()
        self.value = value
        self.doubt, self.plotted = "", False
        self.setFixedHeight(24)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("role", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        unit = f" [{value.unit}]" if value.unit and value.unit != "1" else ""
        self.setToolTip(
            tr("{0}{1}. Click to plot it.").format(value.help or value.label or value.name, unit)
        )
        self.setAccessibleName(value.label or value.name)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(4)
        self.name = Shortened(value.label or value.name.replace("_", " "))
        self.name.setProperty("role", "label")
        self.number = QLabel("\u2013")
        self.number.setFont(style.font(style.BODY))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.number.setMinimumWidth(56)
        self.error = QLabel()
        self.error.setProperty("role", "muted")
        self.error.setFixedWidth(66)
        self.unit = QLabel(value.unit if value.unit != "1" else "")
        self.unit.setProperty("role", "muted")
        self.unit.setMinimumWidth(42)
        row.addWidget(self.name, 1)
        for label in (self.number, self.error, self.unit):
            row.addWidget(label)

    def show_reading(
        self, value: float, error: float | None, unit: str | None, doubt: str = ""
    ) -> None:
        """Mirror a reading; its own unit replaces the declared one.

        doubt   why it is provisional: the number is greyed, and these words explain it
        """
        if doubt != self.doubt:
            self._show_doubt(doubt)
        if unit not in (None, "1", self.unit.text()):
            self.unit.setText(unit)
        number, plus_minus = told(value, error)
        if self.number.text() != number:
            self.number.setText(number)
        if self.error.text() != plus_minus:
            self.error.setText(plus_minus)

    def _show_doubt(self, doubt: str) -> None:
        self.doubt = doubt
        self.number.setToolTip(doubt)
        self.setAccessibleDescription(tr("provisional: {0}").format(doubt) if doubt else "")
        self.number.setProperty("provisional", "true" if doubt else "false")
        style.polish(self.number)

    def set_plotted(self, plotted: bool) -> None:
        """Whether the strip chart follows this number."""
        if plotted != self.plotted:
            self.plotted = plotted
            self.name.setProperty("plotted", "true" if plotted else "false")
            style.polish(self.name)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Plot it."""
        self.clicked.emit()

    def keyPressEvent(self, event: Any) -> None:
        """Enter plots too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
