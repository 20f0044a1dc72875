"""Export dialogs: a figure for paper or slides, the data as a file. Neither holds up the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from explorer.app.choice import Choice
from explorer.app.school import COLOUR, MEMBERS
from explorer.views.colouring import COLOURINGS

if TYPE_CHECKING:
    from explorer.app.window import Window

SIZES = {
    "One column, 85 x 64 mm": (85, 64),
    "Two columns, 170 x 110 mm": (170, 110),
    "Slide, 254 x 143 mm": (254, 143),
    "Square, 160 x 160 mm": (160, 160),
}
FIGURES = "PNG (*.png);;SVG (*.svg);;PDF (*.pdf)"
TABLES = "NetCDF (*.nc);;CSV (*.csv);;NPZ (*.npz);;HDF5 (*.h5)"
LONGEST = 1_000_000  # samples offered for one file


class ExportDialog(QDialog):
    """A form, a line that says what happens, and two buttons."""

    title = ""
    filters = ""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(self.title)
        self.setObjectName(f"export.{type(self).__name__}")
        self.setMinimumWidth(400)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(12)
        self.form.setVerticalSpacing(8)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self.form)
        self.build()
        self.said = QLabel(" ")
        self.said.setObjectName("export.said")
        self.said.setProperty("role", "label")
        self.said.setWordWrap(True)
        column.addWidget(self.said)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.hide()
        column.addWidget(self.progress)
        row = QHBoxLayout()
        row.addStretch(1)
        close = QPushButton("Close")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        self.go = QPushButton("Save\u2026")
        self.go.setProperty("role", "primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self._ask)
        row.addWidget(close)
        row.addWidget(self.go)
        column.addLayout(row)

    def build(self) -> None:
        """Fill the form."""

    def add(self, text: str, name: str, widget: QWidget) -> None:
        """One row of the form."""
        label = QLabel(text)
        label.setProperty("role", "label")
        widget.setObjectName(f"export.{name}")
        widget.setAccessibleName(text)
        self.form.addRow(label, widget)

    def work(self, path: str) -> Any:
        """What the thread does; returns nothing of interest."""

    def _ask(self) -> None:
        key = self._window.desk.document.run.experiment
        path, chosen = QFileDialog.getSaveFileName(self, self.title, key, self.filters)
        if path:
            self.save(path if Path(path).suffix else path + chosen.split("*")[1].split(")")[0])

    def save(self, path: str) -> None:
        """Write `path` on the export thread."""
        job = self.work(path)
        self.go.setEnabled(False)
        self.progress.show()
        self.said.setText(f"Writing {Path(path).name}\u2026")
        self._window.slow_errands.run(job, lambda _: self._done(path), self._failed)

    def _done(self, path: str) -> None:
        self._finish(f"Written: {path}")

    def _failed(self, error: Exception) -> None:
        self._finish(f"Not written: {error}")

    def _finish(self, text: str) -> None:
        self.said.setText(text)
        self.progress.hide()
        self.go.setEnabled(True)


def _samples(window: Window) -> QSpinBox:
    box = QSpinBox()
    box.setRange(10, LONGEST)
    box.setGroupSeparatorShown(True)
    box.setValue(min(20_000, max(1000, window.desk.run.status().step)))
    return box


class FigureDialog(ExportDialog):
    """PNG, SVG or PDF of the view, drawn again at its own size."""

    title = "Export figure"
    filters = FIGURES

    def build(self) -> None:
        """Size, resolution, theme, how much of the run."""
        self.size_box = Choice()
        self.size_box.addItems(list(SIZES))
        self.add("Size", "size", self.size_box)
        self.dpi = QSpinBox()
        self.dpi.setRange(72, 1200)
        self.dpi.setValue(300)
        self.add("Dots per inch", "dpi", self.dpi)
        self.theme = Choice()
        self.theme.addItems(["light", "dark", "transparent"])
        self.add("Theme", "theme", self.theme)
        self.view = Choice()
        self.view.addItems([view.key for view in self._window.scenery.views])
        self.add("View", "view", self.view)
        self.samples = _samples(self._window)
        self.add("Steps", "steps", self.samples)

    def work(self, path: str) -> Any:
        """The run made again, drawn, and written."""
        from dataclasses import replace

        desk = self._window.desk
        document = replace(desk.as_run(), steps=self.samples.value())
        experiment, reading = desk.experiment, self._window.docks.measures.picture()
        school = self._window.scenery.school
        colour = school.look(COLOUR) if school.flock is not None else "heading"
        size, dpi = SIZES[self.size_box.currentText()], self.dpi.value()
        theme: Any = self.theme.currentText()
        view = self.view.currentText()

        def job() -> None:
            from explorer.engine.batch import record
            from explorer.views import figure

            assert experiment is not None
            recording = record(experiment, document)
            inches = (size[0] / 25.4, size[1] / 25.4)
            shown = reading
            if COLOURINGS[colour].array:
                from explorer.api import measure

                shown = measure(MEMBERS, recording)
            made = figure.figure(recording, view, inches, dpi, theme, reading=shown, colour=colour)
            figure.save(made, path)

        return job


class DataDialog(ExportDialog):
    """The trajectory from the start, with every change of a dial repeated."""

    title = "Export data"
    filters = TABLES

    def build(self) -> None:
        """How long, how often."""
        self.samples = _samples(self._window)
        self.add("Steps", "steps", self.samples)
        self.every = QSpinBox()
        self.every.setRange(1, 100_000)
        self.add("Keep every", "every", self.every)
        take = self._window.desk.as_run().take
        self.recorded = QCheckBox(f"steps {take[0]} to {take[1]} alone" if take else "")
        self.recorded.setChecked(bool(take))
        if take:
            self.add("Recorded", "recorded", self.recorded)
            self.samples.setValue(max(self.samples.value(), take[1]))
        self.seeds = QCheckBox(f"{len(self._window.desk.document.run.seeds)} of them, too")
        self.seeds.setChecked(True)
        if self._window.desk.document.run.seeds:
            self.add("Seeds", "seeds", self.seeds)

    def work(self, path: str) -> Any:
        """The run made again and written."""
        from dataclasses import replace

        desk = self._window.desk
        document = replace(desk.as_run(), steps=self.samples.value(), every=self.every.value())
        experiment, seeds = desk.experiment, self.seeds.isChecked()
        recorded = self.recorded.isChecked()

        def job() -> None:
            from explorer import api
            from explorer.engine.batch import record, with_seeds

            assert experiment is not None
            wanted = with_seeds(experiment, document) if seeds else document
            made = record(experiment, wanted)
            api.save(api.recorded_part(made) if recorded else made, path)

        return job
