"""SeedTable: the starts of the trajectories beside the run as numbers, to edit, paste and copy."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.app.language import tr
from explorer.app.number import DecimalBox
from explorer.app.number import read as number
from explorer.engine.commands import SetSeeds
from explorer.model import BadInput

if TYPE_CHECKING:
    from explorer.app.window import Window

Rows = tuple[tuple[float, ...], ...]


def parsed(text: str, states: tuple[str, ...]) -> Rows:
    """The starts in a pasted table: commas, semicolons or tabs; a first row may name the states.

    raises   BadInput that names the row and what is wrong with it
    """
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if not lines:
        raise BadInput(tr("nothing to paste: copy rows of numbers first"))
    mark = next((m for m in "\t;," if m in lines[0]), None)
    rows = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=mark)) if mark else [
        line.split() for line in lines
    ]  # fmt: skip
    names = [cell.strip() for cell in rows[0]]
    if set(states) <= set(names):
        order, rows = [names.index(state) for state in states], rows[1:]
    else:
        order = list(range(len(states)))
    found = []
    for at, row in enumerate(rows, 1):
        if len(row) <= max(order):
            wanted = ", ".join(states)
            said = tr("row {0} has {1} numbers: give {2} ({3})")
            raise BadInput(said.format(at, len(row), len(states), wanted))
        try:
            found.append(tuple(number(row[i]) for i in order))
        except ValueError:
            said = tr("row {0}: {1} are not all numbers").format(at, ", ".join(row))
            raise BadInput(said) from None
    return tuple(found)


class SeedTable(QDialog):
    """Mirrors the seeds of the document; every edit is one command."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.setWindowTitle(tr("Seeds"))
        self.setObjectName("seeds")
        self.resize(460, 340)
        self._desk, self._seeding = window.desk, window.scenery.seeding
        self._filling = False
        self.table = QTableWidget()
        self.table.setObjectName("seeds.table")
        self.table.setAccessibleName(tr("Starts of the trajectories beside the run"))
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setCornerButtonEnabled(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.cellChanged.connect(self._edited)
        self.table.itemSelectionChanged.connect(self._chosen)
        self.fault = QLabel(" ")
        self.fault.setObjectName("seeds.fault")
        self.fault.setProperty("role", "warning")
        self.fault.setWordWrap(True)
        column = QVBoxLayout(self)
        column.addWidget(self.table, 1)
        column.addLayout(self._buttons())
        column.addLayout(self._copies())
        column.addWidget(self.fault)
        for keys, does in (
            (QKeySequence.StandardKey.Paste, self.paste),
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Delete, self.remove),
        ):
            QShortcut(QKeySequence(keys), self.table, does,
                      context=Qt.ShortcutContext.WidgetShortcut)  # fmt: skip
        for signal in (self._desk.seeded, self._desk.opened):
            signal.connect(self.mirror)
        self.mirror()

    # -- parts --------------------------------------------------------------------------------
    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, text, tip, does in (
            ("add", tr("Add"), tr("A seed at the present state of the run"), self.add),
            ("remove", tr("Remove"), tr("Take the chosen rows away (Delete)"), self.remove),
            (
                "paste",
                tr("Paste"),
                tr("Rows of numbers from a table or a CSV file (Ctrl+V)"),
                self.paste,
            ),
            ("copy", tr("Copy"), tr("All rows as CSV (Ctrl+C)"), self.copy),
        ):
            button = QPushButton(text)
            button.setObjectName(f"seeds.{name}")
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setAutoDefault(False)
            button.clicked.connect(does)
            row.addWidget(button)
        return row

    def _copies(self) -> QHBoxLayout:
        """What Ctrl and a click drop."""
        self.copies, self.radius = QSpinBox(), DecimalBox()
        self.copies.setRange(2, 100_000)
        self.copies.setValue(self._seeding.copies)
        self.radius.setRange(1e-4, 50.0)
        self.radius.setDecimals(4)
        self.radius.setStepType(DecimalBox.StepType.AdaptiveDecimalStepType)
        self.radius.setValue(100.0 * self._seeding.radius)
        self.radius.setSuffix(tr(" % of the attractor"))
        row = QHBoxLayout()
        parts: tuple[tuple[str, QWidget, str], ...] = (
            (tr("Ctrl + click drops"), self.copies, tr("Copies that Ctrl and a click drop")),
            (tr("copies within"), self.radius, tr("Radius of the ball they fill")),
        )
        for text, box, tip in parts:
            row.addWidget(QLabel(text))
            box.setToolTip(tip)
            box.setAccessibleName(tip)
            row.addWidget(box)
        self.copies.setObjectName("seeds.copies")
        self.radius.setObjectName("seeds.radius")
        self.copies.valueChanged.connect(self._drops)
        self.radius.valueChanged.connect(self._drops)
        row.addStretch(1)
        return row

    def _drops(self) -> None:
        self._seeding.copies = self.copies.value()
        self._seeding.radius = self.radius.value() / 100.0

    # -- mirrors ------------------------------------------------------------------------------
    def mirror(self) -> None:
        """Show the seeds of the document."""
        experiment = self._desk.experiment
        states = experiment.states if experiment is not None else ()
        seeds = self._seeding.seeds
        self._filling = True
        self.table.setColumnCount(len(states))
        self.table.setHorizontalHeaderLabels(list(states))
        self.table.setRowCount(len(seeds))
        for at, seed in enumerate(seeds):
            for column, value in enumerate(seed):
                self.table.setItem(at, column, QTableWidgetItem(f"{value!r}"))
        self._filling = False

    def _chosen(self) -> None:
        rows = self.rows()
        if rows and not self._filling:
            self._seeding.chosen = rows[0]
            self._seeding.mirror()

    def rows(self) -> list[int]:
        """The chosen rows."""
        return sorted({index.row() for index in self.table.selectedIndexes()})

    # -- what the person asks for -------------------------------------------------------------
    def _set(self, seeds: Rows) -> None:
        """One command; what is refused is said, and the table goes back."""
        try:
            self._desk.do(SetSeeds(seeds))
            self.fault.setText(" ")
        except BadInput as error:
            self.fault.setText(str(error))
            self.mirror()

    def _edited(self, row: int, column: int) -> None:
        item = self.table.item(row, column)
        if self._filling or item is None:
            return
        seeds = list(self._seeding.seeds)
        try:
            value = number(item.text())
        except ValueError:
            self.fault.setText(tr("{0!r} is not a number").format(item.text()))
            self.mirror()
            return
        seeds[row] = (*seeds[row][:column], value, *seeds[row][column + 1 :])
        self._set(tuple(seeds))

    def add(self) -> None:
        """A seed at the present state."""
        frame = self._desk.run.latest()
        if frame is not None and "state" in frame.arrays:
            state = frame.arrays["state"]
            last = state[0, -1] if state.ndim == 3 else state[-1]
            self._set((*self._seeding.seeds, tuple(float(x) for x in last)))

    def remove(self) -> None:
        """Take the chosen rows away."""
        gone = self.rows()
        if gone:
            self._set(tuple(s for i, s in enumerate(self._seeding.seeds) if i not in gone))

    def paste(self) -> None:
        """Rows from the clipboard, after those there are."""
        experiment = self._desk.experiment
        if experiment is None:
            return
        try:
            rows = parsed(QGuiApplication.clipboard().text(), experiment.states)
        except BadInput as error:
            self.fault.setText(str(error))
            return
        self._set((*self._seeding.seeds, *rows))

    def copy(self) -> None:
        """All rows to the clipboard, under the names of the states."""
        experiment = self._desk.experiment
        names = experiment.states if experiment is not None else ()
        rows = [names, *(tuple(map(repr, seed)) for seed in self._seeding.seeds)]
        QGuiApplication.clipboard().setText("\n".join(",".join(row) for row in rows))
