"""DataDialog: the trajectory as a file, by selection: which of it, from when, how often."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QSpinBox

from explorer.app.export import ExportDialog
from explorer.app.language import phrase, tr

LONGEST = 1_000_000  # steps offered for one file
ROWS = 6  # of a list that are seen at once


class DataDialog(ExportDialog):
    """The run from the start, with every change of a dial repeated, or a part of it."""

    title = phrase("Export data")
    filters = "NetCDF (*.nc);;CSV (*.csv);;NPZ (*.npz);;HDF5 (*.h5)"

    def build(self) -> None:
        """From when to when, how often, which variables, which trajectories."""
        desk = self._window.desk
        assert desk.experiment is not None
        self._experiment, self._run = desk.experiment, desk.as_run()
        begin, end = self._run.take or (0, desk.run.status().step)
        self.first = self._whole("first", tr("From step"), 0, LONGEST, min(begin, LONGEST))
        to = min(LONGEST, max(1, end))
        self.samples = self._whole("steps", tr("To step"), 1, LONGEST, to)
        self.every = self._whole("every", tr("Keep every"), 1, 100_000, 1)
        self.variables = self._list("variables", tr("Variables"), self._names())
        self.trajectories: QListWidget | None = None
        seeds = len(self._run.seeds)
        if seeds:
            names = [tr("the run"), *(tr("seed {0}").format(i + 1) for i in range(seeds))]
            self.trajectories = self._list("trajectories", tr("Trajectories"), names)
        self.comments = QCheckBox(tr("What made it, above the rows of a CSV"))
        self.add("", "comments", self.comments)
        self.comments.setAccessibleName(self.comments.text())
        for box in (self.first, self.samples, self.every):
            box.valueChanged.connect(self._tell)
        for listed in (self.variables, self.trajectories):
            if listed is not None:
                listed.itemChanged.connect(self._tell)

    def _names(self) -> list[str]:
        """What a file would hold of this run."""
        from explorer.engine.batch import record
        from explorer.io import layout

        short = record(self._experiment, replace(self._run, steps=0, log=()))
        named = [one.name for one in layout.variables(short)]
        return [name for name in named if name != "step" and not name.startswith(layout.FINAL)]

    def _whole(self, name: str, text: str, low: int, high: int, value: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(low, high)
        box.setGroupSeparatorShown(True)
        box.setValue(value)
        self.add(text, name, box)
        return box

    def _list(self, name: str, text: str, words: list[str]) -> QListWidget:
        listed = QListWidget()
        for word in words:
            item = QListWidgetItem(word, listed)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        row = listed.sizeHintForRow(0)
        listed.setMaximumHeight(row * min(len(words), ROWS) + 2 * listed.frameWidth() + 4)
        self.add(text, name, listed)
        return listed

    def _tell(self, *_: Any) -> None:
        """How much it will be, or what is missing."""
        samples = max(0, self.samples.value() // self.every.value()
                      - -(-self.first.value() // self.every.value()) + 1)  # fmt: skip
        some = checked(self.variables) and (self.trajectories is None or checked(self.trajectories))
        self.go.setEnabled(bool(some and samples))
        told = tr("{0:,} samples").format(samples).replace(",", "\N{THIN SPACE}")
        self.said.setText(told if some else tr("Choose at least one of each list"))

    def work(self, path: str) -> Any:
        """The run made again, cut, and written."""
        run = replace(self._run, steps=self.samples.value(), every=self.every.value())
        experiment, first, comments = self._experiment, self.first.value(), self.comments
        with_comments, names = comments.isChecked(), self._names()
        wanted = [names[i] for i in checked(self.variables)]
        only = [] if len(wanted) == len(names) else wanted
        which = [0] if self.trajectories is None else checked(self.trajectories)

        def job() -> None:
            from explorer import api
            from explorer.engine.batch import chosen, record, since

            made = record(experiment, chosen(experiment, run, which))
            api.save(since(made, first), path, comments=with_comments, only=only)

        return job


def checked(listed: QListWidget) -> list[int]:
    """The rows of a list that are ticked."""
    items = [listed.item(i) for i in range(listed.count())]
    return [i for i, item in enumerate(items) if item.checkState() == Qt.CheckState.Checked]
