"""The diagnostics dock: live readings with their error and unit, and what to plot of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.app import icons, style
from explorer.app.elided import Elided
from explorer.app.language import phrase, tr
from explorer.app.reading_row import Row
from explorer.app.scaling import own
from explorer.app.unhurried import Unhurried
from explorer.app.watches import Measure
from explorer.engine.renewal import moves
from explorer.model import Check, Diagnostic

TICK, CROSS = "\N{CHECK MARK}", "\N{BALLOT X}"
FEW = phrase("Provisional: there are too few data yet.")


class Group(QWidget):
    """One diagnostic on one channel."""

    plotted = Signal(str)
    dropped = Signal()
    opened = Signal()
    card_asked = Signal()
    save_asked = Signal(object)  # the button under which ways to save open

    def __init__(self, diagnostic: Diagnostic, channel: str) -> None:
        super().__init__()
        self.diagnostic = diagnostic
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        told_of = channel and diagnostic.takes is not None
        of = tr("of {0}").format(channel) if told_of else ""
        title = Elided(diagnostic.title, of)
        title.setToolTip("\n".join((f"{diagnostic.title} {of}".strip(), diagnostic.about)))
        self.card_button = QToolButton()
        self.card_button.setObjectName(f"reading.{diagnostic.key}.card")
        self.card_button.setFixedSize(20, 20)
        self.card_button.setToolTip(tr("What this is, and what makes it lie"))
        self.card_button.setAccessibleName(tr("About {0}").format(diagnostic.title))
        self.card_button.clicked.connect(self.card_asked)
        self.save_button = QToolButton()
        self.save_button.setObjectName(f"reading.{diagnostic.key}.save")
        self.save_button.setFixedSize(20, 20)
        self.save_button.setToolTip(tr("Save its field, curves and numbers, or a picture"))
        self.save_button.setAccessibleName(tr("Save {0}").format(diagnostic.title))
        self.save_button.clicked.connect(lambda: self.save_asked.emit(self.save_button))
        self.close_button = QToolButton()
        self.close_button.setFixedSize(20, 20)
        self.close_button.setToolTip(tr("Stop measuring this"))
        self.close_button.setAccessibleName(tr("Stop measuring {0}").format(diagnostic.title))
        self.close_button.clicked.connect(self.dropped)
        self.picture_button = QToolButton()
        self.picture_button.setFixedSize(20, 20)
        self.picture_button.setToolTip(tr("Show its picture"))
        self.picture_button.setAccessibleName(
            tr("Show the picture of {0}").format(diagnostic.title)
        )
        self.picture_button.clicked.connect(self.opened)
        if not diagnostic.pictures:
            self.picture_button.hide()
        self.restyle()
        head.addWidget(title, 1)
        head.addWidget(self.card_button)
        head.addWidget(self.picture_button)
        head.addWidget(self.save_button)
        head.addWidget(self.close_button)
        column.addLayout(head)
        self.rows: dict[str, Row] = {}
        self.checks: tuple[Check, ...] = ()
        for value in diagnostic.values:
            row = Row(value)
            row.clicked.connect(lambda name=value.name: self.plotted.emit(name))
            self.rows[value.name] = row
            column.addWidget(row)
        self.ticks, self.note = QLabel(), QLabel()
        for label in (self.ticks, self.note):
            label.setProperty("role", "muted")
            label.setContentsMargins(8, 0, 4, 0)
            label.hide()
            column.addWidget(label)
        self.note.setWordWrap(True)
        self._unhurried = Unhurried(self)
        self._unhurried.due.connect(self._mirror)

    def restyle(self) -> None:
        """Take the colours of the new theme."""
        self.card_button.setIcon(icons.icon("info", "muted", 14))
        self.close_button.setIcon(icons.icon("close", "muted", 14))
        self.picture_button.setIcon(icons.icon("picture", "muted", 14))
        self.save_button.setIcon(icons.icon("export", "muted", 14))

    def show_observation(self, observation: Any) -> None:
        """Mirror what the observer saw last; beside a moving picture, so that it can be read."""
        (self._unhurried.offer if moves(self.diagnostic) else self._mirror)(observation)

    def _mirror(self, observation: Any) -> None:
        reading, error = observation.reading, observation.error
        note = error or ("; ".join(reading.notes) if reading is not None else "")
        if note != self.note.text():
            self.note.setText(note)
            self.note.setVisible(bool(note))
        if reading is None:
            return
        self._tick(reading.checks)
        doubt = (note or tr(FEW)) if reading.provisional else ""
        for name, row in self.rows.items():
            if name in reading.values:
                value, error = float(reading.values[name]), reading.uncertainty.get(name)
                row.show_reading(value, error, reading.units.get(name), doubt)

    def _tick(self, checks: tuple[Check, ...]) -> None:
        """Which laws hold: a tick or a cross, and the name of each."""
        self.checks = checks
        said = "   ".join(f"{TICK if check else CROSS} {check.name}" for check in checks)
        self.ticks.setText(said)
        self.ticks.setVisible(bool(said))
        self.ticks.setToolTip("\n".join(map(str, checks)))


class Readings(QWidget):
    """All measurements as groups of rows; `plotted` says which number the chart follows."""

    plotted = Signal(object, str)
    dropped = Signal(object)
    opened = Signal(object)
    card_asked = Signal(object)  # the group whose back is asked for
    save_asked = Signal(object, object)  # measurement, the button

    def __init__(self) -> None:
        super().__init__()
        self.groups: dict[Measure, Group] = {}
        self.chosen: tuple[Measure, str] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.setFixedWidth(style.length(308))
        own(self)
        area = QScrollArea()
        area.setProperty("role", "surface")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("role", "surface")
        self._stack = QVBoxLayout(inside)
        self._stack.setContentsMargins(8, 0, 8, 8)
        self._stack.setSpacing(4)
        self.empty = QLabel(tr("Nothing is measured. Use + Measure."))
        self.empty.setProperty("role", "label")
        self.empty.setContentsMargins(8, 8, 0, 0)
        self._stack.addWidget(self.empty)
        self._stack.addStretch(1)
        area.setWidget(inside)
        column.addWidget(area)

    def show_measures(
        self, measures: tuple[Measure, ...], diagnostics: Mapping[str, Diagnostic]
    ) -> None:
        """One group per measurement, keeping those that stay."""
        kept = {(m[0], m[1]): (m, group) for m, group in self.groups.items()}
        groups: dict[Measure, Group] = {}
        for measure in measures:
            found = kept.pop((measure[0], measure[1]), None)
            groups[measure] = found[1] if found else self._new(diagnostics, measure)
        for _, group in kept.values():
            group.hide()
            self._stack.removeWidget(group)
            group.deleteLater()
        self.groups = groups
        self.empty.setVisible(not groups)
        if self.chosen is not None:
            alike = [m for m in groups if m[:2] == self.chosen[0][:2]]
            self.chosen = (alike[0], self.chosen[1]) if alike else None
        if self.chosen is None:
            self._choose_first()

    def _choose_first(self) -> None:
        for measure, group in self.groups.items():
            if group.rows:
                self.choose(measure, next(iter(group.rows)))
                return

    def _new(self, diagnostics: Mapping[str, Diagnostic], measure: Measure) -> Group:
        group = Group(diagnostics[measure[0]], measure[1])
        group.plotted.connect(lambda name: self.choose(self._measure_of(group), name))
        group.dropped.connect(lambda: self.dropped.emit(self._measure_of(group)))
        group.opened.connect(lambda: self.opened.emit(self._measure_of(group)))
        group.card_asked.connect(lambda: self.card_asked.emit(group))
        group.save_asked.connect(
            lambda button: self.save_asked.emit(self._measure_of(group), button)
        )
        self._stack.insertWidget(self._stack.count() - 1, group)
        return group

    def _measure_of(self, group: Group) -> Measure:
        return next(measure for measure, shown in self.groups.items() if shown is group)

    def choose(self, measure: Measure, name: str) -> None:
        """Plot this number."""
        self.chosen = (measure, name)
        for other, group in self.groups.items():
            for row_name, row in group.rows.items():
                row.set_plotted(other == measure and row_name == name)
        self.plotted.emit(measure, name)

    def restyle(self) -> None:
        """Take the colours of the new theme."""
        for group in self.groups.values():
            group.restyle()
