"""The integration rule: which one, with what step or tolerance; a small window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
)

from explorer.app.language import phrase, tr
from explorer.app.number import read
from explorer.equations.fitting import ADAPTIVE, rules_of
from explorer.model import BadInput

if TYPE_CHECKING:
    from explorer.app.window import Window

SAYS = {
    "rk4": phrase("classical Runge-Kutta, fixed step, order 4"),
    "dp5": phrase("Dormand-Prince 5(4), adaptive"),
    "dop853": phrase("Dormand-Prince 8(5,3), adaptive, for high accuracy"),
    "rodas4": phrase("Rosenbrock 4(3), adaptive, for stiff equations"),
    "verlet": phrase("velocity Verlet, fixed step, order 2, symplectic"),
    "yoshida4": phrase("Yoshida, fixed step, order 4, symplectic"),
    "heun": phrase("Heun, fixed step, order 2; noise as Stratonovich reads it"),
}


class RuleDialog(QDialog):
    """Method, step and tolerance of the run; Apply begins it anew, and can be undone."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.setWindowTitle(tr("Integration rule"))
        self.setObjectName("rule")
        self._desk = window.desk
        run, experiment = self._desk.document.run, self._desk.experiment
        assert experiment is not None and experiment.system is not None
        self.method = QComboBox()
        for rule in rules_of(experiment.system):
            self.method.addItem(rule, rule)
            self.method.setItemData(self.method.count() - 1, tr(SAYS.get(rule, "")), 3)
        self.method.setCurrentText(run.method or experiment.motion.method)
        self.dt, self.rtol = QLineEdit(repr(run.dt)), QLineEdit(repr(run.rtol))
        self.about, self.fault = QLabel(), QLabel()
        self.fault.setWordWrap(True)
        self.fault.setProperty("role", "warning")
        form = QFormLayout()
        for name, text, widget, tip in (
            ("method", tr("Rule"), self.method, tr("How a step is taken")),
            (
                "dt",
                tr("Step dt"),
                self.dt,
                tr("Length of a step; of an adaptive rule, between reports"),
            ),
            (
                "rtol",
                tr("Tolerance"),
                self.rtol,
                tr("Relative error that an adaptive step may make"),
            ),
        ):
            widget.setObjectName(f"rule.{name}")
            widget.setToolTip(tip)
            widget.setAccessibleName(tip)
            form.addRow(text, widget)
        ok, cancel = QDialogButtonBox.StandardButton.Apply, QDialogButtonBox.StandardButton.Close
        buttons = QDialogButtonBox(ok | cancel)
        buttons.button(ok).setObjectName("rule.apply")
        buttons.button(ok).clicked.connect(self.apply)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        for below in (self.about, self.fault, buttons):
            column.addWidget(below)
        self.method.currentTextChanged.connect(self._chosen)
        self._chosen(self.method.currentText())

    def _chosen(self, rule: str) -> None:
        self.rtol.setEnabled(rule in ADAPTIVE)
        self.about.setText(tr(SAYS.get(rule, "")))

    def apply(self) -> None:
        """Begin the run anew by this rule; a number that cannot be is said here."""
        try:
            self._desk.set_rule(
                self.method.currentText(), _number("dt", self.dt), _number("rtol", self.rtol)
            )
        except BadInput as error:
            self.fault.setText(str(error))
            return
        self.fault.setText("")


def _number(name: str, field: QLineEdit) -> float:
    try:
        return read(field.text())
    except ValueError:
        raise BadInput(tr("{0} = {1}: give a number").format(name, repr(field.text()))) from None
