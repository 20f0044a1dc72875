"""The form that lets the run animate a dial: from, to, period, shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.app.choice import Choice
from explorer.app.language import tr
from explorer.app.number import NumberBox
from explorer.engine.animation import SHAPES, Animation, Scale
from explorer.engine.pace import pace
from explorer.model import BadInput

if TYPE_CHECKING:
    from explorer.app.dial import Dial
    from explorer.app.window import Window
    from explorer.model import Param

WATCHED_S = 10.0  # of watching at the natural pace: a first period
REACH = 0.25  # of the dial's range: how far it goes at first


class AnimateForm(QFrame):
    """Over everything until it is answered or the person clicks elsewhere."""

    def __init__(self, window: Window, dial: Dial) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._w, self._param = window, dial.param
        self.setObjectName("animate")
        self.setProperty("role", "card")
        name = dial.param.name
        now = window.desk.dialling.run.animation(name) or self._first(float(dial.value))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        title = QLabel(tr("Animate {0}").format(name))
        title.setProperty("role", "panel")
        column.addWidget(title)
        self._form = QFormLayout()
        self._form.setVerticalSpacing(4)
        column.addLayout(self._form)
        self.low = self._box(tr("From"), "low", now.low)
        self.high = self._box(tr("To"), "high", now.high)
        self.period = self._box(tr("Period (model time)"), "period", now.period)
        self.shape = Choice()
        self.shape.offer(*SHAPES)
        self.shape.setCurrentIndex(SHAPES.index(now.shape))
        self._row(tr("Shape"), "shape", self.shape)
        self.said = QLabel()
        self.said.setProperty("role", "bad")
        self.said.setWordWrap(True)
        self.said.hide()
        column.addWidget(self.said)
        self._buttons(column)
        self.low.setFocus()
        self.low.selectAll()

    def _first(self, value: float) -> Animation:
        """What is offered where nothing is animated yet."""
        param, experiment = self._param, self._w.desk.experiment
        assert param.min is not None and param.max is not None and experiment is not None
        if param.scale == "log":
            high = min(param.max, value * 10.0)
            low = value if high > value else value / 10.0
        else:
            span = REACH * (param.max - param.min)
            high = min(param.max, value + span)
            low = value if high > value else value - span
        period = float(f"{WATCHED_S * pace(experiment):.2g}")
        return Animation(param.name, low, high, period, "triangle", _scale(param))

    def _box(self, text: str, name: str, value: float) -> NumberBox:
        box = NumberBox()
        box.show_value(value)
        box.chosen.connect(box.show_value)
        self._row(text, name, box)
        return box

    def _row(self, text: str, name: str, widget: QWidget) -> None:
        label = QLabel(text)
        label.setProperty("role", "label")
        widget.setObjectName(f"animate.{name}")
        widget.setAccessibleName(text)
        self._form.addRow(label, widget)

    def _buttons(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        self.start = QPushButton(tr("Animate"))
        self.start.setObjectName("animate.start")
        self.start.setProperty("role", "primary")
        self.start.setDefault(True)
        self.start.clicked.connect(self._start)
        row.addWidget(self.start)
        column.addLayout(row)

    def _start(self) -> None:
        for box in (self.low, self.high, self.period):
            box.commit()
        low, high = self.low.value, self.high.value
        # one by factors ends at values above 0 only
        scale = _scale(self._param) if min(low, high) > 0.0 else "linear"
        shape = SHAPES[self.shape.currentIndex()]
        wanted = Animation(self._param.name, low, high, self.period.value, shape, scale)
        try:
            self._w.desk.dialling.animate(wanted)
        except BadInput as error:
            self.said.setText(str(error))
            self.said.show()
            self.adjustSize()
        else:
            self.close()

    def open_under(self, widget: QWidget) -> None:
        """Show it below a widget, inside the screen."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(0, widget.height()))
        screen = widget.screen().availableGeometry()
        x = min(corner.x(), screen.right() - self.width() - 4)
        self.move(x, min(corner.y(), screen.bottom() - self.height() - 4))
        self.show()


def _scale(param: Param) -> Scale:
    return "log" if param.scale == "log" else "linear"
