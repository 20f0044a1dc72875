"""ExportDialog: what the dialogs that write files have in common. None holds up the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.app.language import tr

if TYPE_CHECKING:
    from explorer.app.window import Window


class ExportDialog(QDialog):
    """A form, a line that says what happens, and two buttons."""

    title = ""
    filters = ""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(tr(self.title))
        self.setObjectName(f"export.{type(self).__name__}")
        self.setMinimumWidth(400)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(12)
        self.form.setVerticalSpacing(8)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.lay(column)
        self.build()
        self.said = QLabel(" ")
        self.said.setObjectName("export.said")
        self.said.setProperty("role", "label")
        self.said.setWordWrap(True)
        column.addWidget(self.said)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        kept = self.progress.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # nothing jumps
        self.progress.setSizePolicy(kept)
        self.progress.hide()
        column.addWidget(self.progress)
        self.buttons = row = QHBoxLayout()
        row.addStretch(1)
        close = QPushButton(tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        self.go = QPushButton(tr("Save\u2026"))
        self.go.setProperty("role", "primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self._ask)
        row.addWidget(close)
        row.addWidget(self.go)
        column.addLayout(row)

    def lay(self, column: QVBoxLayout) -> None:
        """Put the form, and what stands beside it, into the window."""
        column.addLayout(self.form)

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
        path, chosen = QFileDialog.getSaveFileName(self, tr(self.title), key, tr(self.filters))
        if path:
            self.save(path if Path(path).suffix else path + chosen.split("*")[1].split(")")[0])

    def save(self, path: str) -> None:
        """Write `path` on the export thread."""
        job = self.work(path)
        self.begin(path)
        self._window.slow_errands.run(job, lambda _: self.done_with(path), self.failed)

    def begin(self, path: str) -> None:
        """Say that a file is being written."""
        self.go.setEnabled(False)
        self.progress.show()
        self.said.setText(tr("Writing {0}\u2026").format(Path(path).name))

    def done_with(self, path: str) -> None:
        """Say that it is written."""
        self.finish(tr("Written: {0}").format(path))

    def failed(self, error: Exception) -> None:
        """Say why it is not."""
        self.finish(tr("Not written: {0}").format(error))

    def finish(self, text: str) -> None:
        """The last word, and the way free for another file."""
        self.said.setText(text)
        self.progress.hide()
        self.go.setEnabled(True)
