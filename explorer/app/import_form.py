"""ImportForm: what is asked once about a data file: its time, how fast, in what unit, as what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit, QWidget

from explorer.app import style
from explorer.app.choice import Choice
from explorer.app.language import phrase, tr
from explorer.app.number import read, written
from explorer.app.track_form import TrackForm

if TYPE_CHECKING:
    from explorer.io import remembered
    from explorer.io.importing import Import
    from explorer.io.series import Contents
    from explorer.model import Experiment
    from explorer.model.tape import Recorded

NO_TIME = phrase("none: evenly sampled")


class ImportForm(QWidget):
    """The answers, begun with what the file says or what was chosen for it last time.

    changed   another column is the time, or other tracks: what was read is no longer it
    rated     another rate or unit: it still is
    """

    changed = Signal()
    rated = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._filling = False
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.time = Choice()
        self.time.currentTextChanged.connect(self._changed)
        self.rate = QLineEdit("1")
        self.rate.textEdited.connect(self._rated)
        self.unit = QLineEdit()
        self.unit.setPlaceholderText("s, d, \u2026")
        self.unit.textEdited.connect(self._rated)
        self.together = QCheckBox(tr("One trajectory of the first channels"))
        self.together.setObjectName("import.together")
        self.together.setToolTip(tr("Draw the first 2 or 3 channels against each other"))
        self._row(form, "time", tr("Time"), self.time)
        self._row(form, "rate", tr("Samples per unit of time"), self.rate)
        self._row(form, "unit", tr("Unit of time"), self.unit)
        form.addRow(self.together)
        self.tracks = TrackForm()
        self.tracks.changed.connect(self._changed)
        form.addRow(self.tracks)

    def _row(self, form: QFormLayout, name: str, text: str, widget: QWidget) -> None:
        label = QLabel(text)
        label.setProperty("role", "label")
        widget.setObjectName(f"import.{name}")
        widget.setAccessibleName(text)
        form.addRow(label, widget)

    # -- what is offered ----------------------------------------------------------------------
    def show_contents(self, contents: Contents, before: remembered.Choice | None) -> None:
        """Begin with what a file says, or with what was chosen `before`."""
        self._filling = True
        numeric = [c.name for c in contents.columns if c.numeric]
        time = contents.time.name if contents.time is not None else ""
        dt, unit = contents.dt, contents.unit
        if (kept := again(contents, before)) is not None:
            time, dt, unit = kept.time, kept.dt, kept.unit
            self.together.setChecked(kept.together)
        self._show_tracks(contents, numeric, before)
        self.time.clear()
        self.time.addItems([tr(NO_TIME), *numeric])
        self.time.setCurrentText(time if time in numeric else tr(NO_TIME))
        self.rate.setText(written(1.0 / dt, 9))
        self.unit.setText(unit)
        self._filling = False

    def _show_tracks(
        self, contents: Contents, numeric: list[str], before: remembered.Choice | None
    ) -> None:
        """Tracked animals, ticked where the columns are called so, or were chosen before."""
        from explorer.io import importing

        roles = importing.roles(contents)
        length = contents.column(roles[2]).unit if roles else ""
        on = bool(roles)
        if before is not None and set(before.tracks) <= set(numeric):
            roles, on = tuple(before.tracks) or roles, bool(before.tracks)
            length = before.length or length
        self.tracks.show_columns(numeric, roles, length, on)

    def show_clock(self, about: Recorded) -> None:
        """The rate and the unit that the column of time was found to have."""
        if about.time:
            self.rate.setText(written(1.0 / about.dt, 9))
            self.unit.setText(self.unit.text() or about.unit)

    def allow(self, channels: int) -> None:
        """Enable what can be asked of so many channels, or of tracks."""
        tracked = bool(self.tracks.chosen)
        self.time.setEnabled(not tracked)
        self.together.setEnabled(not tracked and channels > 1)

    # -- the answers --------------------------------------------------------------------------
    @property
    def clock(self) -> str:
        """The column that is the time; "" for none."""
        text = self.time.currentText()
        return "" if text == tr(NO_TIME) else text

    @property
    def dt(self) -> float | None:
        """[unit] between samples, or None where the rate is none."""
        try:
            rate = read(self.rate.text())
        except ValueError:
            return None
        return 1.0 / rate if rate > 0 and np.isfinite(rate) else None

    @property
    def time_unit(self) -> str:
        """Of time, "" for none."""
        return self.unit.text().strip()

    def experiment(self, made: Import) -> Experiment | None:
        """What the answers make of what was read; None while the rate is none."""
        from explorer.model.tape import recorded
        from explorer.model.tracked import tracked

        dt = self.dt
        if dt is None:
            return None
        about, names = made.about, made.about.columns
        if about.tracks:
            return tracked(replace(about, dt=dt, unit=self.time_unit), made.columns)
        if written(1.0 / about.dt, 9) == self.rate.text():
            dt = about.dt  # untouched: exact to the last bit
        together = names[:3] if self.together.isChecked() and len(names) > 1 else ()
        about = replace(about, dt=dt, unit=self.time_unit, together=together)
        return recorded(about, made.columns)

    def remember(self, path: str, columns: tuple[str, ...], dt: float) -> None:
        """Keep the answers for the next time this file is looked at."""
        from explorer.io import remembered

        kept = remembered.Choice(
            list(columns), self.clock, dt, self.time_unit, self.together.isChecked(),
            list(self.tracks.chosen), self.tracks.unit,
        )  # fmt: skip
        remembered.remember(path, kept)

    def _changed(self, *_: object) -> None:
        if not self._filling:
            self.changed.emit()

    def _rated(self) -> None:
        self.rate.setProperty("wrong", self.dt is None)
        style.polish(self.rate)
        self.rated.emit()


def again(contents: Contents, before: remembered.Choice | None) -> remembered.Choice | None:
    """What was chosen last time, where the file still has those columns; else None."""
    numeric = {c.name for c in contents.columns if c.numeric}
    fits = before is not None and before.columns and set(before.columns) <= numeric
    return before if fits else None
