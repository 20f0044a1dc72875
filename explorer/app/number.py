"""NumberBox: a value that a person can type, exact to the last digit."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit, QToolButton, QWidget

from explorer.app import style
from explorer.app.digits import read as read
from explorer.app.digits import written as written
from explorer.app.language import tr


def name_clear_button(edit: QLineEdit) -> None:
    """Give a search field a button that empties it, with a name for screen readers."""
    edit.setClearButtonEnabled(True)
    for button in edit.findChildren(QToolButton):
        button.setAccessibleName(tr("Clear"))


class DecimalBox(QDoubleSpinBox):
    """A number with arrows; point and comma mean the same, whatever the desktop's language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale.c())

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """As with a point."""
        return super().validate(text.replace(",", "."), place)

    def valueFromText(self, text: str) -> float:
        """As with a point."""
        return super().valueFromText(text.replace(",", "."))


class NumberBox(QLineEdit):
    """Shows a number in a fixed width; keeps every digit of what was set or typed."""

    chosen = Signal(float)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None, whole: bool = False) -> None:
        super().__init__(parent)
        self.whole = whole
        self.value: float = 0.0
        self.step = 1.0
        self.setFont(style.font(style.BODY))
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedSize(76, 24)
        self.editingFinished.connect(self.commit)

    def show_value(self, value: float) -> None:
        """Display `value`, unless the person is typing."""
        self.value = value
        if not (self.hasFocus() and self.isModified()):
            self.setText(written(int(value) if self.whole else float(value)))
            self.setCursorPosition(0)
            self.flag("")

    def commit(self) -> None:
        """Send what was typed, or say why it cannot be used."""
        if not self.isModified():
            return
        try:
            number = read(self.text())
        except ValueError:
            self.flag(tr("{0!r} is not a number").format(self.text()))
            return
        self.setModified(False)
        self.flag("")
        self.chosen.emit(number)

    def flag(self, message: str) -> None:
        """Mark the text as wrong with a reason, or clear the mark."""
        if bool(message) != (self.property("wrong") == "true"):
            self.setProperty("wrong", "true" if message else "false")
            style.polish(self)
        if message:
            self.setToolTip(message)
            self.refused.emit(message)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter commits, Escape takes back, up and down step."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setModified(False)
            self.show_value(self.value)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            sign = 1 if event.key() == Qt.Key.Key_Up else -1
            self.chosen.emit(self.value + sign * self.step)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving with a wrong text restores the value that holds."""
        super().focusOutEvent(event)
        if self.isModified():
            self.setModified(False)
            self.show_value(self.value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the panel: a value never changes by accident."""
        event.ignore()
