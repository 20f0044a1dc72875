"""What a sweep is asked for: one or two dials with their ranges, a number to read, how long."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QWidget

from explorer.app.choice import Choice
from explorer.app.language import tr
from explorer.app.number import read, written
from explorer.engine.channels import fitting
from explorer.model import BadInput, Diagnostic, Experiment, Param

NONE = ""  # no second dial
COUNTS = (48, 32)  # points offered along one dial, and along each of two
MOST = 4096
FIRST = ("lyapunov.largest", "school_order.P", "period_doubling.period")


class Along(QWidget):
    """A dial and the range it is swept over."""

    changed = Signal()

    def __init__(self, name: str, said: str, params: Mapping[str, Param], may_rest: bool) -> None:
        super().__init__()
        self._params = params
        self.dial = Choice()
        for key in ((NONE,) if may_rest else ()) + tuple(params):
            self.dial.addItem(key or tr("none"), key)
        self.low, self.high = QLineEdit(), QLineEdit()
        self.count = QSpinBox()
        self.count.setRange(2, MOST)
        self.count.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        parts = (
            ("dial", self.dial, tr("Dial"), 3),
            ("low", self.low, tr("From"), 2),
            ("high", self.high, tr("To"), 2),
            ("count", self.count, tr("Points"), 1),
        )
        for part, widget, tip, stretch in parts:
            widget.setObjectName(f"sweep.{name}.{part}")
            widget.setToolTip(tip)
            widget.setAccessibleName(f"{said}: {tip}")
            row.addWidget(widget, stretch)
        self.dial.currentIndexChanged.connect(self._chosen)
        self._chosen()

    @property
    def name(self) -> str:
        """The dial, or "" for none."""
        return str(self.dial.currentData())

    def _chosen(self) -> None:
        param = self._params.get(self.name)
        for widget in (self.low, self.high, self.count):
            widget.setEnabled(param is not None)
        if param is not None and param.min is not None and param.max is not None:
            self.low.setText(written(param.min))
            self.high.setText(written(param.max))
        self.changed.emit()

    def values(self) -> tuple[Any, ...]:
        """(low, high, count), with "log" for a dial whose scale is; BadInput for what is wrong."""
        ends = []
        said = tr("{0} from {1}: give a number"), tr("{0} to {1}: give a number")
        for word, field in zip(said, (self.low, self.high), strict=True):
            try:
                ends.append(read(field.text()))
            except ValueError:
                raise BadInput(word.format(self.name, repr(field.text()))) from None
        log = self._params[self.name].scale == "log" and min(ends) > 0.0
        return (*ends, self.count.value(), *(("log",) if log else ()))


class SweepQuestion(QWidget):
    """The whole question."""

    def __init__(self, experiment: Experiment, diagnostics: Mapping[str, Diagnostic]) -> None:
        super().__init__()
        dials = {p.name: p for p in experiment.params if p.kind in ("float", "int")}
        self.across = Along("across", tr("across"), dials, False)
        self.up = Along("up", tr("up"), dials, True)
        self.reading = Choice()
        self.reading.setObjectName("sweep.reading")
        self.reading.setAccessibleName(tr("What is read at every point"))
        self.until = QLineEdit()
        self.until.setObjectName("sweep.until")
        self.until.setPlaceholderText(tr("as long as the measurement asks for"))
        self.until.setToolTip(tr("Model time of the run at every point"))
        self.until.setAccessibleName(tr("Model time of the run at every point"))
        words = readings(experiment, diagnostics)
        for word, label in words.items():
            self.reading.addItem(label, word)
        wanted = next((word for word in FIRST if word in words), "")
        self.reading.setCurrentIndex(max(0, list(words).index(wanted) if wanted else 0))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(QLabel(tr("Across")), self.across)
        form.addRow(QLabel(tr("Up")), self.up)
        form.addRow(QLabel(tr("Read")), self.reading)
        form.addRow(QLabel(tr("Until")), self.until)
        self.up.changed.connect(self._counts)
        self._counts()

    def _counts(self) -> None:
        count = COUNTS[1 if self.up.name else 0]
        for along in (self.across, self.up):
            along.count.setValue(count)

    def over(self) -> dict[str, tuple[Any, ...]]:
        """Dial -> its values, the one going up first, so that rows of the table are rows."""
        if self.up.name == self.across.name:
            both = tr("{0} both ways: choose two different dials, or one")
            raise BadInput(both.format(self.across.name))
        ways = [self.up, self.across] if self.up.name else [self.across]
        return {way.name: way.values() for way in ways}

    def options(self) -> dict[str, float]:
        """What the runs are told besides."""
        text = self.until.text().strip()
        if not text:
            return {}
        try:
            return {"until": read(text)}
        except ValueError:
            said = tr("until {0}: give a model time, or nothing").format(repr(text))
            raise BadInput(said) from None


def readings(experiment: Experiment, diagnostics: Mapping[str, Diagnostic]) -> dict[str, str]:
    """Word -> label of every number that can be read at a point; jobs of their own are left out."""
    found = {}
    for diagnostic in diagnostics.values():
        if diagnostic.renews == "dials" or not fitting(experiment, diagnostic):
            continue
        for value in diagnostic.values:
            label = f"{diagnostic.title}: {value.label or value.name.replace('_', ' ')}"
            found[f"{diagnostic.key}.{value.name}"] = label
    return dict(sorted(found.items(), key=lambda pair: pair[1].lower()))
