"""Dial: one row of the panel, built from one Param: symbol, slider, value, unit, reset dot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from explorer.app import icons
from explorer.app.choice import Choice
from explorer.app.glyphs import plain
from explorer.app.groove import Groove, Scale
from explorer.app.language import tr
from explorer.app.number import NumberBox, written
from explorer.app.symbol import Symbol
from explorer.model import BadInput, Param
from explorer.model.param import Setting


def described(param: Param) -> str:
    """What a dial is, in one or two plain sentences for tooltips and screen readers."""
    name = param.label or param.help or param.name
    parts = [name[:1].upper() + name[1:]]
    if param.label and param.help:
        parts.append(param.help)
    if param.min is not None:
        unit = f" {param.unit}" if param.unit else ""
        parts.append(
            tr("{0} to {1}{2}").format(written(param.min), written(param.max or 0.0), unit)
        )
    parts.append(tr("default {0}").format(_said(param.default)))
    if param.effect == "restart":
        parts.append(tr("starts the run anew"))
    return "; ".join(parts)


def _said(value: Setting) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return value if isinstance(value, str) else written(value)


def words(param: Param) -> str:
    """The name in plain words where it is no symbol: "torus radius", "direction"."""
    head = param.name.partition("_")[0]
    symbolic = param.tex or len(head.rstrip("0123456789")) == 1 or plain(head) != head
    return "" if symbolic else param.name.replace("_", " ")


class Dial(QWidget):
    """A Param as a row. Emits `turned` with the checked value; shows what `show_value` gives."""

    turned = Signal(str, object)
    touched = Signal(object)  # the Param under the pointer or focus, None when it leaves
    refused = Signal(str)

    def __init__(self, param: Param, scope: str = "param", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.param, self.scope = param, scope
        self.value: Setting = param.default
        self.locked = self.animated = False
        self.told = ""  # what was done with it, in words
        self.slider: Groove | None = None
        self.unit: QLabel | None = None
        self.editor: NumberBox | QCheckBox | QComboBox
        self.setFixedHeight(28)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.symbol = Symbol(param.name, words(param))
        self.symbol.restarts = param.effect == "restart"
        row.addWidget(self.symbol)
        {"bool": self._truth, "choice": self._choice}.get(param.kind, self._number)(row)
        self.dot = QToolButton()
        self.dot.setFixedSize(14, 20)
        self.dot.setIconSize(QSize(14, 14))
        self.dot.setProperty("role", "dot")
        self.dot.clicked.connect(lambda: self._send(param.default))
        row.addSpacing(-4)
        row.addWidget(self.dot)
        if self.unit is not None:
            row.addSpacing(-4)
            row.addWidget(self.unit)
        self._name_parts()
        self.show_value(param.default)

    def _number(self, row: QHBoxLayout) -> None:
        self.scale = Scale(self.param)
        self.slider = Groove()
        self.slider.default_stop = self.scale.stop(float(self.param.default))
        self.slider.valueChanged.connect(self._slid)
        box = NumberBox(whole=self.param.kind == "int")
        box.step = self.scale.stride
        box.chosen.connect(self._send)
        box.refused.connect(self.refused)
        self.editor = box
        unit = QLabel(self.param.unit if self.param.unit != "1" else "")
        unit.setProperty("role", "muted")
        unit.setToolTip(self.param.unit)
        self.unit = unit
        row.addWidget(self.slider, 1)
        row.addWidget(box)

    def _truth(self, row: QHBoxLayout) -> None:
        box = QCheckBox(self.param.label or self.param.help)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.toggled.connect(self._send)
        self.editor = box
        row.addWidget(box, 1)

    def _choice(self, row: QHBoxLayout) -> None:
        box = Choice()
        box.addItems(list(self.param.choices))
        box.textActivated.connect(self._send)
        self.editor = box
        row.addWidget(box, 1)

    def _name_parts(self) -> None:
        name, text = self.param.name, described(self.param)
        self.setObjectName(f"{self.scope}.{name}")
        self.setToolTip(text)
        parts: list[tuple[QWidget, str, str]] = [
            (self.editor, "value", tr("value")),
            (self.dot, "reset", tr("back to default")),
        ]
        if self.slider is not None:
            parts.append((self.slider, "slider", tr("slider")))
        for widget, part, said in parts:
            widget.setObjectName(f"{self.scope}.{name}.{part}")
            widget.setAccessibleName(f"{name}, {said}")
            widget.setAccessibleDescription(text)

    def show_value(self, value: Setting) -> None:
        """Mirror a value of the document; sends nothing."""
        self.value = value
        editor = self.editor
        if isinstance(editor, NumberBox):
            assert self.slider is not None
            self.scale.widen(float(value))
            editor.show_value(float(value))
            self.slider.default_stop = self.scale.stop(float(self.param.default))
            if not self.slider.isSliderDown():
                self.slider.blockSignals(True)
                self.slider.setValue(self.scale.stop(float(value)))
                self.slider.blockSignals(False)
            self.slider.update()
        else:
            editor.blockSignals(True)
            if isinstance(editor, QCheckBox):
                editor.setChecked(bool(value))
            else:
                editor.setCurrentText(str(value))
            editor.blockSignals(False)
        self._show_dot()

    def set_marks(self, locked: bool = False, linked: str = "", animated: str = "") -> None:
        """Show that it keeps its value, with what it moves, and how it is animated.

        A lock holds the slider and the number; the row itself answers, so that its menu can open.
        """
        self.locked, self.animated = locked, bool(animated)
        for widget in (self.slider, self.editor):
            if widget is not None:
                widget.setEnabled(not locked)
        marks = (("animate", animated), ("link", linked), ("lock", locked))
        self.symbol.set_marks(tuple(mark for mark, shown in marks if shown))
        self.told = "; ".join(filter(None, ("locked" if locked else "", linked, animated)))
        said = tr("Menu of {0}{1}").format(self.param.name, (f": {self.told}" if self.told else ""))
        self.symbol.setAccessibleName(said)
        self.symbol.setToolTip(f"{said}\n{described(self.param)}")
        self._show_dot()

    @property
    def held(self) -> bool:
        """Whether a hand is on it."""
        sliding = self.slider is not None and self.slider.isSliderDown()
        return sliding or (isinstance(self.editor, NumberBox) and self.editor.isModified())

    def slide_to(self, value: Setting) -> None:
        """Move the handle alone: the number follows in its own time."""
        if self.slider is not None:
            self.slider.blockSignals(True)
            self.slider.setValue(self.scale.stop(float(value)))
            self.slider.blockSignals(False)
            self.slider.update()

    def show_other(self, value: Setting | None) -> None:
        """Where it stands in the other set of dial positions, or None for the same place."""
        if self.slider is not None:
            self.slider.other_stop = None if value is None else self.scale.stop(float(value))
            self.slider.update()

    def _show_dot(self) -> None:
        off = self.value != self.param.default and not self.locked
        self.dot.setEnabled(off)
        # an invisible button would take the keyboard focus to nowhere
        self.dot.setFocusPolicy(Qt.FocusPolicy.TabFocus if off else Qt.FocusPolicy.NoFocus)
        self.dot.setIcon(icons.icon("dot", "accent") if off else icons.icon("blank"))
        said = tr("Reset {0} to {1}").format(self.param.name, _said(self.param.default))
        self.dot.setToolTip(said if off else "")

    def _slid(self, stop: int) -> None:
        self._send(self.scale.value(stop))

    def _send(self, value: object) -> None:
        try:
            checked = self.param.check(value)
        except BadInput as error:
            if isinstance(self.editor, NumberBox):
                self.editor.flag(str(error))
            return
        if checked != self.value:
            self.show_value(checked)
            self.turned.emit(self.param.name, checked)
        else:
            self.show_value(checked)

    def set_lit(self, lit: bool) -> None:
        """Light the row: the pointer is on this symbol in an equation."""
        self.symbol.set_lit(lit)
        if self.slider is not None:
            self.slider.lit = lit
            self.slider.update()

    def restyle(self) -> None:
        """Take the colours of the new theme."""
        self._show_dot()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell the help line."""
        self.touched.emit(self.param)

    def leaveEvent(self, event: QEvent) -> None:
        """Clear the help line."""
        self.touched.emit(None)
