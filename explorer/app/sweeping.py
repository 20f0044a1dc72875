"""A sweep in the window: a phase diagram that fills while one looks; a click opens a cell."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from explorer.app import style
from explorer.app.grip import Grip
from explorer.app.language import tr
from explorer.app.sweep_question import SweepQuestion
from explorer.engine.crew import Filling
from explorer.engine.sweep import FAILED, Table
from explorer.model import Axis, BadInput, Line, Picture, Raster, Reading
from explorer.views.drawing import Drawing

if TYPE_CHECKING:
    from explorer.app.window import Window

LOOK_MS = 250
SPREAD = 64  # points from which on other processes are worth their start


class SweepDialog(QDialog):
    """Asks, fills, shows; a click on a cell turns the dials of the run to it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        experiment = window.desk.experiment
        assert experiment is not None
        self.setWindowTitle(tr("Sweep of {0}").format(experiment.title))
        self.setObjectName("sweep")
        self.resize(640, 720)
        self._w, self._experiment = window, experiment
        self.form = SweepQuestion(experiment, window.desk.diagnostics)
        self.filling: Filling | None = None
        self.drawing: Drawing | None = None
        self._drawn = -1.0
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.form)
        self._column.addLayout(self._buttons())
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.said = QLabel(tr("Every point is a run of its own. A click on one opens it."))
        self.said.setWordWrap(True)
        self.said.setObjectName("sweep.said")
        self._column.addWidget(self.progress)
        self._column.addWidget(self.said)
        self._column.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """When the window goes, its points go too."""
        if event.type() == QEvent.Type.Close:
            self.close()
        return False

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.go, self.save, self.copy = QPushButton(), QPushButton(), QPushButton()
        parts = (
            ("go", self.go, tr("Start"), tr("Compute every point"), self.toggle),
            ("save", self.save, tr("Save\u2026"), tr("The table as NetCDF"), self.ask_save),
            ("copy", self.copy, tr("Copy as command"),
             tr("This sweep as a command line"), self.copy_command),
        )  # fmt: skip
        for name, button, text, tip, does in parts:
            button.setText(text)
            button.setObjectName(f"sweep.{name}")
            button.setToolTip(tip)
            button.setAutoDefault(name == "go")
            button.clicked.connect(does)
            row.addWidget(button)
        self.save.setEnabled(False)
        self.copy.setEnabled(False)
        row.addStretch(1)
        return row

    # -- filling --------------------------------------------------------------------------------
    def toggle(self) -> None:
        """Start anew, or stop and keep what is there."""
        if self.filling is not None and self.filling.running:
            self.filling.cancel()
            self.go.setEnabled(False)  # until the points on their way are there
            return
        try:
            self._start()
        except BadInput as error:
            self.said.setText(str(error))

    def _start(self) -> None:
        from explorer import api

        over, options = self.form.over(), self.form.options()
        dials = self._w.desk.params
        params = {name: dials[name] for name in dials if name not in over}
        measure = str(self.form.reading.currentData())
        plan = api.plan(self._experiment, over, measure, params, options)
        table = Table(plan, api.fields_of(plan))
        workers = (os.cpu_count() or 1) if len(plan) >= SPREAD else 1
        self.filling = Filling(table, api.points, workers)
        self._draw_anew(table)
        self.go.setText(tr("Stop"))
        self.save.setEnabled(True)
        self.copy.setEnabled(True)
        self._timer.start()

    def _draw_anew(self, table: Table) -> None:
        """A picture with these axes, in the place of the one before."""
        before, self.drawing = self.drawing, Drawing(picture_of(table, self._unit()), style.theme())
        if before is None:
            self._column.takeAt(self._column.count() - 1)  # the stretch that stood for it
            self._column.addWidget(self.drawing, 1)
        else:
            self._column.replaceWidget(before, self.drawing)
            before.deleteLater()
        self.drawing.setObjectName("sweep.picture")
        self.drawing.setAccessibleName(tr("What was read, over the dials"))
        self.drawing.name_axes({}, self._experiment)
        grip = Grip(self.drawing, (False, False))
        grip.clicked.connect(self.open_point)
        grip.boxed.connect(self.drawing.enlarge)
        grip.reset.connect(self.drawing.reset)
        grip.hovered.connect(self._hovered)
        self._drawn = -1.0
        self.look()

    def _unit(self) -> str:
        key, _, name = str(self.form.reading.currentData()).partition(".")
        values = self._w.desk.diagnostics[key].values
        return next((value.unit for value in values if value.name == name), "")

    def look(self) -> None:
        """Show what has come meanwhile."""
        filling, drawing = self.filling, self.drawing
        if filling is None or drawing is None:
            return
        table, running = filling.table, filling.running
        done = table.done
        if done != self._drawn:
            self._drawn = done
            drawing.show_reading(reading_of(table))
            self.progress.setValue(round(1000 * done))
        self.said.setText(_told(filling))
        if not running:
            self._timer.stop()
            self.go.setText(tr("Start"))
            self.go.setEnabled(True)

    # -- what comes of it -----------------------------------------------------------------------
    def open_point(self, x: float, y: float) -> None:
        """Turn the dials of the run to the point nearest to a place."""
        if self.filling is None or self._w.desk.experiment is not self._experiment:
            self.said.setText(tr("Another system is open; sweep that one, or go back to this."))
            return
        over = self.filling.table.over
        found: dict[str, float] = {}
        for name, at in zip(reversed(list(over)), (x, y), strict=False):
            found[name] = float(over[name][abs(over[name] - at).argmin()])
        self._w.commands.dials.turn_many(found)
        if self.drawing is not None:
            across, up = (*found.values(), None)[:2]
            self.drawing.present(across, up)

    def _hovered(self, found: Any) -> None:
        if found is not None:
            self.said.setText(", ".join(f"{name} = {value:.5g}" for name, value in found.items()))

    def ask_save(self) -> None:
        """The table as NetCDF, at any time."""
        start = f"{self._experiment.key}-sweep.nc"
        path, _ = QFileDialog.getSaveFileName(self, tr("Save sweep"), start, "NetCDF (*.nc)")
        if path and self.filling is not None:
            self._save(path if path.endswith(".nc") else f"{path}.nc")

    def _save(self, path: str) -> None:
        assert self.filling is not None
        table, units = self.filling.table, {p.name: p.unit for p in self._experiment.params}
        units |= {name: self._unit() for name in table.names}

        def job() -> None:
            from explorer.io import sweep as files

            files.save(table, path, units)

        def failed(error: Exception) -> None:
            self.said.setText(str(error))

        self._w.slow_errands.run(job, lambda _: self.said.setText(f"{tr('Saved')} {path}"), failed)

    def copy_command(self) -> None:
        """The line that repeats it."""
        from explorer.engine.sweep_line import command

        if self.filling is not None:
            QGuiApplication.clipboard().setText(command(self.filling.table.plan))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Points that nobody will see are not computed."""
        if self.filling is not None:
            self.filling.cancel()
        self._timer.stop()
        super().closeEvent(event)


def picture_of(table: Table, unit: str = "") -> Picture:
    """A curve over one dial, cells over two."""
    names, what = list(table.over), table.names[0]
    label = what.replace(".", " ").replace("_", " ")
    if len(names) == 1:
        layers: tuple[Any, ...] = (Line("x", "value"),)
        return Picture("sweep", Axis(names[0], of=names[0]), Axis(label, unit), layers)
    layers = (Raster("value", "x", "y", label=label, unit=unit),)
    x, y = Axis(names[1], of=names[1]), Axis(names[0], of=names[0])
    return Picture("sweep", x, y, layers)


def reading_of(table: Table) -> Reading:
    """What is known so far; blank where nothing is."""
    value = table.values[table.names[0]].copy()
    over = list(table.over.values())
    arrays = {"x": over[-1], "value": value}
    if len(over) > 1:
        arrays["y"] = over[0]
    return Reading({}, arrays, done=table.done, provisional=table.done < 1.0)


def _told(filling: Filling) -> str:
    if filling.error is not None:
        return str(filling.error)
    table = filling.table
    failed = int((table.status == FAILED).sum())
    text = tr("{0} of {1} points").format(len(table.status) - len(table.left), len(table.status))
    if failed:
        first = next(iter(list(table.failures.items())))  # more may come meanwhile
        dials = ", ".join(f"{k} = {v:.4g}" for k, v in table.plan.dials(first[0]).items())
        text += "; " + tr("{0} failed, the first at {1}: {2}").format(failed, dials, first[1])
    return text
