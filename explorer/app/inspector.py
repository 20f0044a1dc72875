"""The inspector of a velocity file: what was understood of it, before anything is computed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.app import style
from explorer.app.language import phrase, tr

if TYPE_CHECKING:
    from explorer.io.currents import Currents

READY = phrase("Nothing has been computed yet. Open it to see its tracers, FTLE and ridges.")


class Inspector(QDialog):
    """Axes, times, land and memory of a velocity in a file, with the speed of its first slice.

    chosen   the Currents that a person wants to see
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setWindowTitle(tr("Velocity data"))
        self.resize(860, 460)
        self._found: Currents | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        self.file = QLabel()
        self.file.setObjectName("inspector.file")
        font = self.file.font()
        font.setWeight(font.Weight.DemiBold)
        self.file.setFont(font)
        column.addWidget(self.file)
        column.addLayout(self._middle(), 1)
        self.said = QLabel(tr(READY))
        self.said.setObjectName("inspector.said")
        self.said.setProperty("role", "label")
        self.said.setWordWrap(True)
        column.addWidget(self.said)
        column.addLayout(self._bottom())

    def _middle(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(12)
        self.form.setVerticalSpacing(8)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        row.addLayout(self.form, 1)
        self.preview = Preview()
        row.addWidget(self.preview, 1)
        return row

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        self.shut, self.open_ = QPushButton(tr("Close")), QPushButton(tr("Open"))
        self.open_.setProperty("role", "primary")
        for button, name, act in (
            (self.shut, "close", self.close),
            (self.open_, "open", self._accept),
        ):
            button.setObjectName(f"inspector.{name}")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
        return row

    def show_currents(self, found: Currents) -> None:
        """Say what was understood."""
        from explorer.io import inspection

        self._found = found
        self.file.setText(Path(found.path).name)
        self.file.setToolTip(found.path)
        while self.form.rowCount():
            self.form.removeRow(0)
        for name, sentence in inspection.summary(found):
            label, text = QLabel(name), QLabel(sentence)
            label.setProperty("role", "label")
            text.setObjectName(f"inspector.{name.lower()}")
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.form.addRow(label, text)
        u, v = found.take(0)
        self.preview.show_field(np.hypot(u, v), found)

    def _accept(self) -> None:
        if self._found is not None:
            self.chosen.emit(self._found)
            self.close()


class Preview(QLabel):
    """A field in the colours of the theme, north up, true to scale."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inspector.preview")
        self.setAccessibleName(tr("Speed in the first slice"))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(320, 220)
        self._whole: QPixmap | None = None

    def show_field(self, values: np.ndarray, found: Any) -> None:
        """Paint it; land stays the colour of the dialog."""
        from explorer.views import palette

        low, high = palette.spread(values)
        table = palette.lut("sequential", style.theme())
        share = np.nan_to_num((values - low) / (high - low)).clip(0.0, 1.0)
        colours = np.round(255 * table[(share * (len(table) - 1)).astype(int)]).astype(np.uint8)
        colours[..., 3] = np.where(np.isfinite(values), 255, 0)
        picture = np.ascontiguousarray(colours[::-1])
        ny, nx = values.shape
        image = QImage(picture.data, nx, ny, 4 * nx, QImage.Format.Format_RGBA8888).copy()
        wide, tall = np.ptp(found.x), np.ptp(found.y)
        if found.sphere:
            wide *= np.cos(np.radians(found.y.mean()))
        scale = 900.0 / max(wide, tall)
        self._whole = QPixmap.fromImage(image).scaled(
            max(1, round(wide * scale)), max(1, round(tall * scale)),
            Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
        self._fit()

    def _fit(self) -> None:
        if self._whole is not None:
            self.setPixmap(
                self._whole.scaled(
                    self.size(), Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As large as there is room."""
        super().resizeEvent(event)
        self._fit()
