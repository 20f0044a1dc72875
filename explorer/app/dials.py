"""Dials: rows for Params, with a heading per group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from explorer.app.dial import Dial
from explorer.model import Param
from explorer.model.param import Setting


class Dials(QWidget):
    """Rows for some Params, with a heading per group."""

    turned = Signal(str, object)
    touched = Signal(object)
    refused = Signal(str)

    def __init__(self, params: Iterable[Param], scope: str = "param", title: str = "") -> None:
        super().__init__()
        self.rows: dict[str, Dial] = {}
        self._headings: dict[str, QLabel] = {}
        self._scope, self._group = scope, ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        if title:
            self._column.addWidget(self._heading(title))
        self.add(params)
        # not by a filter of events: every single one of every part would go through Python
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focused)

    def add(self, params: Iterable[Param]) -> None:
        """Rows for these below what there is."""
        for param in params:
            if param.group and param.group != self._group:
                self._group = param.group
                self._column.addWidget(self._heading(param.group[:1].upper() + param.group[1:]))
            dial = Dial(param, self._scope)
            dial.turned.connect(self.turned)
            dial.touched.connect(self.touched)
            dial.refused.connect(self.refused)
            self.rows[param.name] = dial
            self._column.addWidget(dial)
        self._align()

    def _focused(self, before: QWidget | None, now: QWidget | None) -> None:
        """Keyboard focus shows help as the pointer does."""
        if (dial := self._of(now)) is not None:
            self.touched.emit(dial.param)
        elif self._of(before) is not None:
            self.touched.emit(None)

    def _of(self, part: QWidget | None) -> Dial | None:
        """The row that a widget is part of."""
        while part is not None and part is not self:
            if isinstance(part, Dial) and self.rows.get(part.param.name) is part:
                return part
            part = part.parentWidget()
        return None

    def _align(self) -> None:
        """Symbols and units share a width each, no wider than this panel needs."""
        units = [dial.unit for dial in self.rows.values() if dial.unit is not None]
        room = max((label.sizeHint().width() for label in units if label.text()), default=0)
        for label in units:
            label.setFixedWidth(min(56, room))
            label.setVisible(room > 0)

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("role", "label")
        label.setContentsMargins(0, 8, 0, 0)
        self._headings[text] = label
        return label

    def show_values(self, values: Mapping[str, Setting]) -> None:
        """Mirror values of the document."""
        for name, dial in self.rows.items():
            if name in values and values[name] != dial.value and not dial.animated:
                dial.show_value(values[name])

    def filter(self, text: str) -> None:
        """Show only the rows whose name, meaning or group holds `text`."""
        sought = text.strip().lower()
        for dial in self.rows.values():
            p = dial.param
            dial.setVisible(sought in f"{p.name} {p.label} {p.help} {p.group}".lower())
        for label in self._headings.values():
            label.setVisible(not sought)
