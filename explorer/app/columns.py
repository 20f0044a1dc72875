"""Columns: the variables of a data file, those that are to be channels ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from explorer.app.language import tr
from explorer.app.number import written

if TYPE_CHECKING:
    from explorer.io.column import Column

FIRST = 3  # values shown of each


class Columns(QTreeWidget):
    """Name, number of samples, unit, first values; a tick makes a channel.

    changed   other columns are ticked
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import.columns")
        self.setAccessibleName(tr("Columns of the file"))
        self.setHeaderLabels([tr("Channel"), tr("Samples"), tr("Unit"), tr("First values")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.itemChanged.connect(lambda item, column: self.changed.emit())

    def show_columns(self, columns: Sequence[Column], ticked: Sequence[str]) -> None:
        """Replace them."""
        self.blockSignals(True)
        self.clear()
        for column in columns:
            item = QTreeWidgetItem(self)
            item.setText(0, column.name)
            item.setText(1, f"{column.length:,}" if column.numeric else "")
            item.setText(2, column.unit)
            first = ", ".join(written(float(v), 4) for v in column.preview[:FIRST])
            item.setText(3, first if column.numeric else tr("words, not numbers"))
            item.setToolTip(0, f"{column.name}: {column.kind}")
            if column.numeric:
                state = Qt.CheckState.Checked if column.name in ticked else Qt.CheckState.Unchecked
                item.setCheckState(0, state)
            else:
                item.setDisabled(True)
        self.blockSignals(False)

    def present(self) -> str:
        """Name of the row that is looked at."""
        item = self.currentItem()
        return "" if item is None else item.text(0)

    def chosen(self) -> list[str]:
        """Names of the ticked columns, from the top."""
        items = [self.topLevelItem(i) for i in range(self.topLevelItemCount())]
        return [
            item.text(0)
            for item in items
            if item is not None and item.checkState(0) == Qt.CheckState.Checked
        ]
