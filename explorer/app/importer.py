"""The import dialog: which columns of a data file are channels, how fast, in what unit.

Everything slow happens on the errand thread. A bad file is told here and changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.app import style
from explorer.app.choice import Choice
from explorer.app.columns import Columns
from explorer.app.language import phrase, tr
from explorer.app.number import read, written
from explorer.app.reader import Reader
from explorer.app.track_form import TrackForm, ways

if TYPE_CHECKING:
    from explorer.app.errand import Errands
    from explorer.io.series import Contents, Import
    from explorer.model import Experiment

DATA = phrase("Data (*.csv *.tsv *.txt *.npz *.nc *.h5 *.hdf5 *.wav);;All files (*)")
NO_TIME = phrase("none: evenly sampled")
TICKED = 4  # channels at first
DRAWN = 2_000_000  # samples that a preview looks at


class Importer(QDialog):
    """A file's columns with a preview, and what is asked once about it.

    chosen   (experiment, whether a surrogate test was asked for too)
    """

    chosen = Signal(object, bool)

    def __init__(self, errands: Errands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import")
        self.setWindowTitle(tr("Import data"))
        self.resize(880, 600)
        self._contents: Contents | None = None
        self._import: Import | None = None
        self._filling = False
        self.reader = Reader(errands, self)
        self.reader.inspected.connect(self._inspected)
        self.reader.read.connect(self._read)
        self.reader.failed.connect(self._failed)
        self.reader.given_up.connect(self._given_up)
        self.reader.moved.connect(lambda share: self.progress.setValue(round(1000 * share)))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(self._top())
        column.addLayout(self._middle(), 1)
        column.addWidget(self._words())
        column.addWidget(self._bar())
        column.addLayout(self._bottom())
        self._enable()

    # -- parts --------------------------------------------------------------------------------
    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.file = QLabel(tr("No file"))
        self.file.setObjectName("import.file")
        font = self.file.font()
        font.setWeight(font.Weight.DemiBold)
        self.file.setFont(font)
        row.addWidget(self.file, 1)
        row.addWidget(self._button("other", tr("Another file\u2026"), self.ask))
        return row

    def _middle(self) -> QHBoxLayout:
        from explorer.views.plots import CurvePlot

        row = QHBoxLayout()
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(8)
        self.columns = Columns()
        self.columns.changed.connect(self._choose)
        self.columns.currentItemChanged.connect(lambda *_: self._look())
        left.addWidget(self.columns, 1)
        left.addLayout(self._form())
        row.addLayout(left, 1)
        self.preview = CurvePlot(style.theme(), "t", "")
        self.preview.setObjectName("import.preview")
        self.preview.setAccessibleName(tr("Preview of the chosen channels"))
        self.preview.setMinimumWidth(320)
        row.addWidget(self.preview, 1)
        return row

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.time = Choice()
        self.time.currentTextChanged.connect(self._choose)
        self.rate = QLineEdit("1")
        self.rate.textEdited.connect(self._rated)
        self.unit = QLineEdit()
        self.unit.setPlaceholderText("s, d, \u2026")
        self.unit.textEdited.connect(self._rated)
        self.together = QCheckBox(tr("One trajectory of the first channels"))
        self.together.setObjectName("import.together")
        self.together.setToolTip(tr("Draw the first 2 or 3 channels against each other"))
        for text, name, widget in (
            (tr("Time"), "time", self.time),
            (tr("Samples per unit of time"), "rate", self.rate),
            (tr("Unit of time"), "unit", self.unit),
        ):
            label = QLabel(text)
            label.setProperty("role", "label")
            widget.setObjectName(f"import.{name}")
            widget.setAccessibleName(text)
            form.addRow(label, widget)
        form.addRow(self.together)
        self.tracks = TrackForm()
        self.tracks.changed.connect(self._choose)
        form.addRow(self.tracks)
        return form

    def _words(self) -> QLabel:
        self.said = QLabel(tr("Choose a file, or drop one on the window."))
        self.said.setObjectName("import.said")
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.said.setMinimumHeight(52)
        return self.said

    def _bar(self) -> QProgressBar:
        self.progress = QProgressBar()
        self.progress.setObjectName("import.progress")
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        held = self.progress.sizePolicy()
        held.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(held)
        self.progress.hide()
        return self.progress

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.stop = self._button("stop", tr("Stop reading"), self.reader.cancel)
        self.shut = self._button("close", tr("Close"), self.close)
        self.test = self._button("test", tr("Open with surrogate test"), lambda: self._accept(True))
        self.test.setToolTip(
            tr("Open it, and ask whether it is more than noise of its own spectrum")
        )
        self.open_ = self._button("open", tr("Open"), lambda: self._accept(False))
        self.open_.setProperty("role", "primary")
        row.addWidget(self.stop)
        row.addStretch(1)
        for button in (self.shut, self.test, self.open_):
            row.addWidget(button)
        return row

    def _button(self, name: str, text: str, act: Any) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"import.{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    # -- reading ------------------------------------------------------------------------------
    def ask(self) -> None:
        """Ask for a file."""
        path, _ = QFileDialog.getOpenFileName(self, tr("Import data"), "", tr(DATA))
        if path:
            self.look_at(path)

    def look_at(self, path: str) -> None:
        """Show what is in a file."""
        self._contents = self._import = None
        self.file.setText(Path(path).name)
        self.file.setToolTip(path)
        self.columns.show_columns((), ())
        self._say(tr("Looking at the file\u2026"))
        self.reader.inspect(path)
        self._enable()

    def _inspected(self, contents: Contents, before: Any) -> None:
        self._filling = True
        self._contents = contents
        numeric = [c.name for c in contents.columns if c.numeric]
        wanted = [c.name for c in contents.channels][:TICKED]
        time = contents.time.name if contents.time is not None else ""
        dt, unit = contents.dt, contents.unit
        if before is not None and set(before.columns) <= set(numeric) and before.columns:
            wanted, time, dt, unit = before.columns, before.time, before.dt, before.unit
            self.together.setChecked(before.together)
        self._offer_tracks(contents, numeric, before)
        self.columns.show_columns(contents.columns, wanted)
        self.time.clear()
        self.time.addItems([tr(NO_TIME), *numeric])
        self.time.setCurrentText(time if time in numeric else tr(NO_TIME))
        self.rate.setText(written(1.0 / dt, 9))
        self.unit.setText(unit)
        self._filling = False
        self._choose()

    def _offer_tracks(self, contents: Contents, numeric: list[str], before: Any) -> None:
        """Tracked animals, ticked where the columns are called so, or were chosen before."""
        from explorer.io import series

        roles = series.roles(contents)
        length = contents.column(roles[2]).unit if roles else ""
        on = bool(roles)
        if before is not None and set(before.tracks) <= set(numeric):
            roles, on = tuple(before.tracks) or roles, bool(before.tracks)
            length = before.length or length
        self.tracks.show_columns(numeric, roles, length, on)

    def _choose(self) -> None:
        """Columns or time changed: read them."""
        if self._filling or self._contents is None:
            return
        self._import = None
        tracked = bool(self.tracks.chosen)
        for widget in (self.columns, self.time, self.together, self.test):
            widget.setEnabled(not tracked)
        if tracked:
            self._say(tr("Reading\u2026"))
            self.reader.begin(
                self._contents, roles=self.tracks.chosen, dt=self._dt() or 1.0,
                unit=self.unit.text().strip(), length=self.tracks.unit,
            )  # fmt: skip
            self._enable()
            return
        names = [name for name in self.columns.chosen() if name != self._clock()]
        self.together.setEnabled(len(names) > 1)
        if not names:
            self.reader.cancel()
            self._say(tr("Choose at least one channel."))
            self._enable()
            return
        self._preview({n: self._contents.column(n).preview for n in names}, self._contents.dt)
        self._say(tr("Reading\u2026"))
        clock = self._contents.column(self._clock()) if self._clock() else None
        unit = clock.unit if clock is not None else None
        self.reader.begin(self._contents, chosen=tuple(names), time=self._clock(), unit=unit)
        self._enable()

    def _clock(self) -> str:
        text = self.time.currentText()
        return "" if text == tr(NO_TIME) else text

    def _read(self, made: Import, words: tuple[str, ...]) -> None:
        self._import = made
        if made.about.tracks:
            self._say(" ".join(words))
            self._preview_tracks(made.experiment)
            self._enable()
            return
        clocked = bool(made.about.time)
        if clocked:
            self.rate.setText(written(1.0 / made.about.dt, 9))
            self.unit.setText(self.unit.text() or made.about.unit)
        count = len(next(iter(made.columns.values())))
        whole = tr("{0:,} samples").format(count) + (
            tr("; nothing is missing.") if not words else "."
        )
        self._say(" ".join((whole, *words)))
        self._preview(dict(made.columns), self._dt() or 1.0)
        self._enable()

    def _failed(self, text: str) -> None:
        self._say(text, bad=True)
        self._enable()

    def _given_up(self) -> None:
        self._say(tr("Reading was stopped. Choose columns, or another file."))
        self._enable()

    def _preview(self, columns: dict[str, np.ndarray], dt: float) -> None:
        self.preview.forget()
        unit = self.unit.text().strip()
        self.preview.title("bottom", "t", unit)
        name = self.columns.present() if self.columns.present() in columns else next(iter(columns))
        self.preview.title("left", name)
        values = columns[name]
        step = 1 + values.size // DRAWN
        self.preview.show_curve(np.arange(0, values.size, step) * dt, values[::step])

    def _preview_tracks(self, experiment: Experiment) -> None:
        self.preview.forget()
        self.preview.title("bottom", "x", experiment.unit("pos"))
        self.preview.title("left", "y", experiment.unit("pos"))
        tracks = getattr(experiment.motion, "tracks", None)
        self.preview.show_ways(*ways(tracks.pos if tracks is not None else np.empty((0, 0, 3))))

    def _look(self) -> None:
        """Another row is the present one: preview it."""
        if self._import is not None and not self._import.about.tracks:
            self._preview(dict(self._import.columns), self._dt() or 1.0)

    # -- answers ------------------------------------------------------------------------------
    def _dt(self) -> float | None:
        try:
            rate = read(self.rate.text())
        except ValueError:
            return None
        return 1.0 / rate if rate > 0 and np.isfinite(rate) else None

    def _rated(self) -> None:
        dt = self._dt()
        self.rate.setProperty("wrong", dt is None)
        style.polish(self.rate)
        if self._import is not None and dt is not None and not self._import.about.tracks:
            self._preview(dict(self._import.columns), dt)
        self._enable()

    def experiment(self) -> Experiment | None:
        """What the answers describe; None while something is missing."""
        from explorer.model.tape import recorded
        from explorer.model.tracked import tracked

        dt = self._dt()
        if self._import is None or dt is None:
            return None
        about, names = self._import.about, self._import.about.columns
        if about.tracks:
            about = replace(about, dt=dt, unit=self.unit.text().strip())
            return tracked(about, self._import.columns)
        if written(1.0 / about.dt, 9) == self.rate.text():
            dt = about.dt  # untouched: exact to the last bit
        together = names[:3] if self.together.isChecked() and len(names) > 1 else ()
        about = replace(about, dt=dt, unit=self.unit.text().strip(), together=together)
        return recorded(about, self._import.columns)

    def _accept(self, test: bool) -> None:
        made = self.experiment()
        if made is None or self._import is None or self._contents is None:
            return
        from explorer.io import remembered

        names = list(self._import.about.columns)
        kept = remembered.Choice(
            names, self._clock(), made.motion.dt, self.unit.text().strip(),
            self.together.isChecked(), list(self.tracks.chosen), self.tracks.unit,
        )  # fmt: skip
        remembered.remember(self._contents.path, kept)
        self.chosen.emit(made, test)
        self.close()

    def restyle(self) -> None:
        """Take the colours of the new theme."""
        self.preview.set_theme(style.theme())

    # -- looks --------------------------------------------------------------------------------
    def _say(self, text: str, bad: bool = False) -> None:
        self.said.setText(text)
        self.said.setProperty("role", "bad" if bad else "label")
        style.polish(self.said)

    def _enable(self) -> None:
        ready = self._import is not None and self._dt() is not None
        self.open_.setEnabled(ready)
        self.test.setEnabled(ready and not self.tracks.chosen)
        self.stop.setVisible(self.reader.busy)
        self.progress.setVisible(self.reader.busy)
        if self.reader.busy:
            self.progress.setValue(0)

    def reject(self) -> None:
        """Escape, Close and the frame's cross end here: what is under way is given up."""
        self.reader.cancel()
        super().reject()
