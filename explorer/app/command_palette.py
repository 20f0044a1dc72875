"""The command palette: a line to type in, what may be meant below it; Enter does it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from explorer.app import style
from explorer.app.finds import Find, Finds
from explorer.app.language import phrase, tr
from explorer.app.palette_row import FIND, Row
from explorer.app.scaling import own
from explorer.app.shelf import Index

WIDE, ROWS = 660, 9  # pixels; rows seen at once
READING = phrase("Nothing yet: the catalogue is still being read")
FOOT = phrase("\u21b5 does it    \u2191\u2193 choose    \u201crho 35\u201d sets a dial    Esc")


class Answers(QAbstractListModel):
    """The rows of the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Find] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """Number of rows."""
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What Qt asks about a row."""
        row = self.rows[index.row()]
        if role == FIND:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.text, row.where, row.keys, row.help) if part)
        return None

    def show(self, rows: list[Find]) -> None:
        """These from now on."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()


class CommandPalette(QFrame):
    """Opens over the window; `chosen` carries the find."""

    chosen = Signal(object)

    def __init__(self, finds: Finds, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._finds, self._over, self._most = finds, window, ROWS
        self._reading = False
        self.setObjectName("palette")
        self.setAccessibleName(tr("Command palette"))
        self.setProperty("role", "palette")
        own(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.field = QLineEdit()
        self.field.setObjectName("palette.field")
        self.field.setAccessibleName(tr("What to do"))
        self.field.setPlaceholderText(tr("Do, open, measure, set\u2026"))
        self.field.setProperty("role", "palette")
        self.field.textChanged.connect(self._seek)
        self.field.installEventFilter(self)
        column.addWidget(self.field)
        self.answers = Answers(self)
        self.list = self._list()
        column.addWidget(self.list)
        self.foot = QLabel(tr(FOOT))
        self.foot.setProperty("role", "foot")
        column.addWidget(self.foot)

    def _list(self) -> QListView:
        view = QListView()
        view.setObjectName("palette.list")
        view.setAccessibleName(tr("What may be meant"))
        view.setModel(self.answers)
        own(view)
        self.row = Row(view)
        view.setItemDelegate(self.row)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.clicked.connect(self._take)
        return view

    def open(self) -> None:
        """Over the upper part of the window, with nothing typed yet."""
        self.field.clear()
        self._seek("")
        wide = min(style.length(WIDE), self._over.width() - 2 * style.length(24))
        down = max(style.length(24), self._over.height() // 9)
        self._most = min(ROWS, max(1, (self._over.height() - 2 * down) // self.row.high() - 2))
        self.setFixedWidth(wide)
        self.move(self._over.mapToGlobal(QPoint((self._over.width() - wide) // 2, down)))
        self._fit()
        self.show()
        self.field.setFocus()

    def _fit(self) -> None:
        """As high as its rows, up to the most that are seen at once."""
        rows = min(self._most, max(1, len(self.answers.rows)))
        self.list.setFixedHeight(rows * self.row.high() + 2)
        self.setFixedHeight(self.sizeHint().height())

    def _seek(self, typed: str) -> None:
        self.row.sought = typed
        self.answers.show(self._finds.answers(typed))
        self.list.setCurrentIndex(self.answers.index(0))
        self.list.scrollToTop()
        self._fit()
        self._tell()

    def _tell(self) -> None:
        nothing = tr(READING) if self._reading else tr("Nothing is called so")
        self.foot.setText(tr(FOOT) if self.answers.rows else nothing)

    def renew(self, reading: bool) -> None:
        """More may be found now, and if `reading`, soon; a row that was chosen stays so."""
        self._reading = reading
        typed = self.field.text()
        if self._finds.answers(typed) != self.answers.rows and self.list.currentIndex().row() < 1:
            self._seek(typed)
        self._tell()

    def _take(self, index: QModelIndex) -> None:
        find = index.data(FIND)
        if isinstance(find, Find) and not find.fault:
            self.hide()
            self.chosen.emit(find)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list, Enter takes the row; the rest is typed."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key, moves = event.key(), {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
                                   Qt.Key.Key_PageDown: ROWS, Qt.Key.Key_PageUp: -ROWS}  # fmt: skip
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.hide()
        elif key in moves and self.answers.rows:
            self._move(moves[Qt.Key(key)])
        else:
            return False
        return True

    def _move(self, by: int) -> None:
        """Up and down; a single step goes round."""
        count, at = len(self.answers.rows), self.list.currentIndex().row() + by
        at = at % count if abs(by) == 1 else min(max(at, 0), count - 1)
        self.list.setCurrentIndex(self.answers.index(at))
