"""TrackForm: which columns of a table are frame, animal and place of tracked animals."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from explorer.app.choice import Choice
from explorer.app.language import phrase, tr

PLANE = phrase("none: they moved in a plane")
ROLES = (
    (phrase("Frame"), "frame"),
    (phrase("Animal"), "animal"),
    ("x", "x"),
    ("y", "y"),
    ("z", "z"),
)


class TrackForm(QWidget):
    """A tick, and under it the columns it needs.

    changed   other columns are named, or the tick is set or taken away
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.on = QCheckBox(tr("Tracked animals: a row per animal and frame"))
        self.on.setObjectName("import.tracks")
        self.on.setToolTip(tr("Play them as a school, with its order, entropies and maps"))
        self.on.toggled.connect(self._toggled)
        column.addWidget(self.on)
        self.named = QWidget()
        form = QFormLayout(self.named)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        self.roles = {}
        for text, name in ROLES:
            box = Choice()
            box.currentTextChanged.connect(self._changed)
            self._row(form, tr(text), f"import.tracks.{name}", box)
            self.roles[name] = box
        self.length = QLineEdit()
        self.length.setPlaceholderText(tr("cm, px, …"))
        self.length.editingFinished.connect(self._changed)
        self._row(form, tr("Unit of places"), "import.tracks.length", self.length)
        column.addWidget(self.named)
        self.named.hide()

    def _row(self, form: QFormLayout, text: str, name: str, widget: QWidget) -> None:
        label = QLabel(text)
        label.setProperty("role", "label")
        widget.setObjectName(name)
        widget.setAccessibleName(text)
        form.addRow(label, widget)

    def show_columns(
        self, numeric: Sequence[str], roles: Sequence[str], length: str, on: bool
    ) -> None:
        """Offer the columns of a file, with those that are likely chosen."""
        self._filling = True
        for place, (name, box) in enumerate(self.roles.items()):
            box.clear()
            box.addItems([*([tr(PLANE)] if name == "z" else []), *numeric])
            wanted = roles[place] if place < len(roles) else tr(PLANE) if name == "z" else ""
            if wanted:
                box.setCurrentText(wanted)
        self.length.setText(length)
        self.on.setEnabled(len(numeric) >= 4)
        self.on.setChecked(on)
        self.named.setVisible(on)
        self._filling = False

    @property
    def chosen(self) -> tuple[str, ...]:
        """The columns frame, id, x, y and perhaps z; () where it is not ticked."""
        if not self.on.isChecked():
            return ()
        names = [box.currentText() for box in self.roles.values()]
        return tuple(names[:4] if names[4] == tr(PLANE) else names)

    @property
    def unit(self) -> str:
        """Of places, "" for none."""
        return self.length.text().strip()

    def _toggled(self, on: bool) -> None:
        self.named.setVisible(on)
        self._changed()

    def _changed(self, *_: object) -> None:
        if not self._filling:
            self.changed.emit()


def ways(pos: np.ndarray, most: int = 8) -> tuple[np.ndarray, np.ndarray]:
    """Places along some animals' ways, (x, y), one after the other with a gap between."""
    some = pos[:, :: max(1, pos.shape[1] // most), :2]
    gap = np.full((1, *some.shape[1:]), np.nan)
    laid = np.concatenate([some, gap]).transpose(1, 0, 2).reshape(-1, 2)
    return laid[:, 0], laid[:, 1]
