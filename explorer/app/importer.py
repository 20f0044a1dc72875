"""The import dialog: which columns of a data file are channels, how fast, in what unit.

Everything slow happens on the errand thread. A bad file is told here and changes nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.app import style
from explorer.app.columns import Columns
from explorer.app.import_form import ImportForm, again
from explorer.app.language import phrase, tr
from explorer.app.reader import Reader
from explorer.app.track_form import ways

if TYPE_CHECKING:
    from explorer.app.errand import Errands
    from explorer.io import remembered
    from explorer.io.importing import Import
    from explorer.io.series import Contents
    from explorer.model import Experiment

DATA = phrase("Data (*.csv *.tsv *.txt *.npz *.nc *.h5 *.hdf5 *.wav);;All files (*)")
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
        self.form = ImportForm()
        self.form.changed.connect(self._choose)
        self.form.rated.connect(self._rated)
        left.addWidget(self.form)
        row.addLayout(left, 1)
        self.preview = CurvePlot(style.theme(), "t", "")
        self.preview.setObjectName("import.preview")
        self.preview.setAccessibleName(tr("Preview of the chosen channels"))
        self.preview.setMinimumWidth(320)
        row.addWidget(self.preview, 1)
        return row

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

    def _inspected(self, contents: Contents, before: remembered.Choice | None) -> None:
        self._contents = contents
        kept = again(contents, before)
        wanted = kept.columns if kept else [c.name for c in contents.channels][:TICKED]
        self.form.show_contents(contents, before)
        self.columns.show_columns(contents.columns, wanted)
        self._choose()

    def _choose(self) -> None:
        """Columns or time changed: read them."""
        if self._contents is None:
            return
        self._import = None
        form = self.form
        tracked = bool(form.tracks.chosen)
        names = [name for name in self.columns.chosen() if name != form.clock]
        for widget in (self.columns, self.test):
            widget.setEnabled(not tracked)
        form.allow(len(names))
        if tracked:
            self._say(tr("Reading\u2026"))
            self.reader.begin(
                self._contents, roles=form.tracks.chosen, dt=form.dt or 1.0,
                unit=form.time_unit, length=form.tracks.unit,
            )  # fmt: skip
        elif names:
            self._preview({n: self._contents.column(n).preview for n in names}, self._contents.dt)
            self._say(tr("Reading\u2026"))
            clock = self._contents.column(form.clock) if form.clock else None
            unit = clock.unit if clock is not None else None
            self.reader.begin(self._contents, chosen=tuple(names), time=form.clock, unit=unit)
        else:
            self.reader.cancel()
            self._say(tr("Choose at least one channel."))
        self._enable()

    def _read(self, made: Import, words: tuple[str, ...]) -> None:
        self._import = made
        if made.about.tracks:
            self._say(" ".join(words))
            self._preview_tracks(made.experiment)
            self._enable()
            return
        self.form.show_clock(made.about)
        count = len(next(iter(made.columns.values())))
        whole = tr("{0:,} samples").format(count) + (
            tr("; nothing is missing.") if not words else "."
        )
        self._say(" ".join((whole, *words)))
        self._preview(dict(made.columns), self.form.dt or 1.0)
        self._enable()

    def _failed(self, text: str) -> None:
        self._say(text, bad=True)
        self._enable()

    def _given_up(self) -> None:
        self._say(tr("Reading was stopped. Choose columns, or another file."))
        self._enable()

    def _preview(self, columns: dict[str, np.ndarray], dt: float) -> None:
        self.preview.forget()
        self.preview.title("bottom", "t", self.form.time_unit)
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
            self._preview(dict(self._import.columns), self.form.dt or 1.0)

    # -- answers ------------------------------------------------------------------------------
    def _rated(self) -> None:
        """Another rate or unit: the same samples, drawn along another time."""
        dt = self.form.dt
        if self._import is not None and dt is not None and not self._import.about.tracks:
            self._preview(dict(self._import.columns), dt)
        self._enable()

    def experiment(self) -> Experiment | None:
        """What the answers describe; None while something is missing."""
        return None if self._import is None else self.form.experiment(self._import)

    def _accept(self, test: bool) -> None:
        made = self.experiment()
        if made is None or self._import is None or self._contents is None:
            return
        self.form.remember(self._contents.path, self._import.about.columns, made.motion.dt)
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
        ready = self._import is not None and self.form.dt is not None
        self.open_.setEnabled(ready)
        self.test.setEnabled(ready and not self.form.tracks.chosen)
        self.stop.setVisible(self.reader.busy)
        self.progress.setVisible(self.reader.busy)
        if self.reader.busy:
            self.progress.setValue(0)

    def reject(self) -> None:
        """Escape, Close and the frame's cross end here: what is under way is given up."""
        self.reader.cancel()
        super().reject()
