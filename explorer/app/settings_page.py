"""The page of preferences: a row for each that is declared, by group."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.app import icons
from explorer.app.choice import Choice
from explorer.app.language import phrase, tr
from explorer.app.preferences import Preferences
from explorer.app.spin import Spin
from explorer.io import settings
from explorer.model import BadInput, Param

WORDS = {
    "dark": phrase("Night"),
    "light": phrase("Paper"),
    "projector": phrase("Projector"),
    "system": phrase("As the desktop"),
    "contrast": phrase("High contrast"),
    "transparent": phrase("Transparent"),
    "en": phrase("English"),
    "de": phrase("Deutsch"),
}
WIDE = 168  # of every control
STEPS = {"scale": 10, "history": 64, "autosave": 5, "figure_dpi": 50}


def spoken(param: Param) -> Param:
    """A setting with its texts in the language of the window."""
    return replace(param, label=tr(param.label), help=tr(param.help), group=tr(param.group))


class SettingRow(QWidget):
    """Name and help on the left, control and a dot that resets on the right."""

    turned = Signal(str, object)

    def __init__(self, param: Param) -> None:
        super().__init__()
        self.param = param
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        title = QLabel(param.label)
        told = QLabel(param.help)
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        grid.addWidget(title, 0, 0)
        grid.addWidget(told, 1, 0)
        grid.setColumnStretch(0, 1)
        self.editor = self._editor()
        self.editor.setObjectName(f"setting.{param.name}")
        self.editor.setAccessibleName(param.label)
        self.editor.setAccessibleDescription(param.help)
        self.editor.setFixedWidth(WIDE)
        title.setBuddy(self.editor)
        grid.addWidget(self.editor, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self.dot = QToolButton()
        self.dot.setObjectName(f"setting.{param.name}.reset")
        self.dot.setAccessibleName(tr("Reset {0}").format(param.label.lower()))
        self.dot.setFixedSize(20, 20)
        self.dot.setIconSize(QSize(14, 14))
        self.dot.clicked.connect(lambda: self.turned.emit(param.name, param.default))
        grid.addWidget(self.dot, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)

    def _editor(self) -> QWidget:
        param = self.param
        if param.kind == "bool":
            box = QCheckBox()
            box.toggled.connect(lambda on: self.turned.emit(param.name, on))
            return box
        if param.kind == "int":
            number = Spin()
            number.setRange(round(param.hard_min), round(param.hard_max))
            number.setSingleStep(STEPS.get(param.name, 1))
            number.setSuffix(f" {param.unit}" if param.unit else "")
            number.valueChanged.connect(lambda value: self.turned.emit(param.name, value))
            return number
        chooser = Choice()
        for word in param.choices:
            chooser.addItem(tr(WORDS.get(word, word.capitalize())), word)
        chooser.activated.connect(
            lambda place: self.turned.emit(param.name, chooser.itemData(place))
        )
        return chooser

    def show_value(self, value: Any) -> None:
        """Mirror a setting; sends nothing."""
        editor = self.editor
        editor.blockSignals(True)
        if isinstance(editor, QCheckBox):
            editor.setChecked(value)
        elif isinstance(editor, Spin):
            editor.setValue(value)
        elif isinstance(editor, Choice):
            editor.setCurrentIndex(editor.findData(value))
        editor.blockSignals(False)
        off = value != self.param.default
        self.dot.setEnabled(off)
        self.dot.setFocusPolicy(Qt.FocusPolicy.TabFocus if off else Qt.FocusPolicy.NoFocus)
        self.dot.setIcon(icons.icon("dot", "accent") if off else icons.icon("blank"))
        said = tr(WORDS.get(str(self.param.default), str(self.param.default)))
        self.dot.setToolTip(tr("Reset to {0}").format(said) if off else "")


class SettingsPage(QScrollArea):
    """Every preference; mirrors them and sends what the person turns."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(2)
        self.rows: dict[str, SettingRow] = {}
        self._headings: dict[str, QLabel] = {}
        for param in map(spoken, settings.declared()):
            if param.group not in self._headings:
                heading = QLabel(param.group)
                heading.setProperty("role", "panel")
                heading.setContentsMargins(0, 12, 0, 2)
                self._headings[param.group] = heading
                column.addWidget(heading)
            row = SettingRow(param)
            row.turned.connect(self._turn)
            self.rows[param.name] = row
            column.addWidget(row)
        self.nothing = QLabel(tr("No setting is called so"))
        self.nothing.setProperty("role", "muted")
        self.nothing.hide()
        column.addWidget(self.nothing)
        column.addStretch(1)
        inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setWidget(inside)
        preferences.changed.connect(self._mirror)
        for name in self.rows:
            self._mirror(name)

    def _turn(self, name: str, value: Any) -> None:
        try:
            self._preferences.set(**{name: value})
        except BadInput as error:
            self._preferences.refused.emit(str(error))

    def _mirror(self, name: str) -> None:
        if name in self.rows:
            self.rows[name].show_value(getattr(self._preferences.now, name))
        if name == "theme":  # the dots wear it too
            for other, row in self.rows.items():
                row.show_value(getattr(self._preferences.now, other))

    def seek(self, text: str) -> None:
        """Only the rows that a text is about."""
        sought, seen = text.lower().split(), set()
        for row in self.rows.values():
            p = row.param
            told = f"{p.label} {p.help} {p.group} {p.name} {' '.join(p.choices)}".lower()
            fits = all(word in told for word in sought)
            row.setVisible(fits)
            seen |= {p.group} if fits else set()
        for group, heading in self._headings.items():
            heading.setVisible(group in seen)
        self.nothing.setVisible(not seen)

    def go_to(self, name: str) -> None:
        """To the control of one setting."""
        row = self.rows[name]
        self.ensureWidgetVisible(row)
        row.editor.setFocus()
