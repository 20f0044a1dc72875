"""The catalogue dock: families, favourites, search and orders; Enter opens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.app import icons
from explorer.app.card import Card, height
from explorer.app.entry import Entry
from explorer.app.keepsakes import Keepsakes
from explorer.app.language import phrase, tr
from explorer.app.number import name_clear_button
from explorer.app.query import Query
from explorer.app.shelf import ENTRY, Heading, Shelf
from explorer.model import Experiment

if TYPE_CHECKING:
    from explorer.app.errand import Errands

BITE = 6  # experiments read at a time: some 20 ms, and other errands come in between
HELP = phrase(
    "Search name, author, year, tag or equation. "
    "Also 3d, dim >= 4, lambda > 0.5, year < 1980, sort lambda"
)
ORDERS = {
    phrase("By family"): "",
    phrase("Name"): "title",
    phrase("Year"): "year",
    phrase("Dimension"): "dimension",
    phrase("Largest exponent"): "exponent",
}


class Gallery(QWidget):
    """Search box and list; `chosen` carries the key."""

    chosen = Signal(str)

    def __init__(self, keepsakes: Keepsakes | None = None) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.keepsakes = keepsakes or Keepsakes()
        self.shelf = Shelf(self.keepsakes, self)
        self.order = ""
        self._waiting: list[str] = []
        self._asked = False  # whether Enter was pressed before all was read
        self._catalogue: Mapping[str, Experiment] = {}
        self._errands: Errands | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 4)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(4)
        self.search = self._search()
        row.addWidget(self.search)
        self.orders = self._orders()
        row.addWidget(self.orders)
        column.addLayout(row)
        self.list = self._list()
        column.addWidget(self.list, 1)

    def _search(self) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName("gallery.search")
        made.setAccessibleName(tr("Search the catalogue"))
        made.setToolTip(tr(HELP))
        made.setPlaceholderText(tr("Search name, author, year, equation"))
        name_clear_button(made)
        made.setFixedHeight(28)
        made.textChanged.connect(self._seek)
        made.returnPressed.connect(self._open_current)
        made.installEventFilter(self)
        return made

    def _orders(self) -> QToolButton:
        made = QToolButton()
        made.setObjectName("gallery.order")
        made.setAccessibleName(tr("Order of the catalogue"))
        made.setToolTip(tr("Order of the list; fold or unfold every family"))
        made.setIcon(icons.icon("order", "muted"))
        made.setFixedSize(28, 28)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(made)
        group = QActionGroup(menu)
        for words, field in ORDERS.items():
            action = menu.addAction(tr(words))
            action.setCheckable(True)
            action.setChecked(field == self.order)
            action.triggered.connect(lambda _=False, field=field: self.sort(field))
            group.addAction(action)
        menu.addSeparator()
        menu.addAction(tr("Fold all families")).triggered.connect(lambda: self.fold(True))
        menu.addAction(tr("Unfold all families")).triggered.connect(lambda: self.fold(False))
        made.setMenu(menu)
        return made

    def _list(self) -> QListView:
        view = QListView()
        view.setObjectName("gallery.list")
        view.setAccessibleName(tr("Catalogue"))
        view.setModel(self.shelf)
        self.card = Card(self.keepsakes, view)
        view.setItemDelegate(self.card)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.clicked.connect(self._clicked)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        return view

    # -- filling ----------------------------------------------------------------------------
    def fill(self, catalogue: Mapping[str, Experiment], errands: Errands | None = None) -> None:
        """List a catalogue, read in small bites beside the window, so that it never waits."""
        self._catalogue, self._errands = catalogue, errands
        self.shelf.entries.clear()
        self._waiting = list(catalogue)
        self._read_some()

    @property
    def reading(self) -> bool:
        """Whether more is still to come."""
        return bool(self._waiting)

    def _read_some(self) -> None:
        keys, self._waiting = self._waiting[:BITE], self._waiting[BITE:]
        if not keys:
            self._show_all()
            return
        catalogue = self._catalogue

        def read() -> list[Entry]:
            return [Entry.of(catalogue[key]) for key in keys]

        if self._errands is None:
            QTimer.singleShot(0, self, lambda: self._put(read()))
        else:
            self._errands.run(read, self._put)

    def _put(self, entries: list[Entry]) -> None:
        for entry in entries:
            self.shelf.put(entry)
        if self.search.text().strip():
            self._seek(self.search.text())
        self._read_some()

    def add(self, experiment: Experiment) -> None:
        """Put one more experiment on the shelf, in place of one with the same key."""
        self.shelf.put(Entry.of(experiment))
        self._show_all()

    def _show_all(self) -> None:
        if self.search.text().strip():  # somebody typed before all was read
            self._seek(self.search.text())
            if self._asked:
                self._open_current()
            return
        self.shelf.arrange()
        self.mark(self.card.current_key)

    # -- behaviour --------------------------------------------------------------------------
    def mark(self, key: str) -> None:
        """Show which experiment is open."""
        if key and key != self.card.current_key:
            self.keepsakes.opened(key)
        self.card.current_key = key
        row = self.list.currentIndex().data(ENTRY)
        if not (isinstance(row, Entry) and row.key == key):
            self._select(key)
        self.list.viewport().update()

    def restyle(self) -> None:
        """Take the colours of the new theme."""
        self.orders.setIcon(icons.icon("order", "muted"))
        self.list.doItemsLayout()

    def sort(self, field: str) -> None:
        """Order the list by a field of an entry, "" by family."""
        self.order = field
        self._seek(self.search.text())

    def fold(self, folded: bool) -> None:
        """Fold or unfold every family."""
        self.shelf.folded = set(self.shelf.families()) if folded else set()
        self._show_all()

    def _seek(self, text: str) -> None:
        query = Query.read(text, self.order)
        self.shelf.query = query
        self.card.show_exponent = "exponent" in (query.order, *(b[0] for b in query.bounds))
        self.shelf.arrange()
        if text.strip() and self.shelf.rows:
            self.list.setCurrentIndex(self.shelf.index(0))
            self.list.scrollToTop()
        elif not text.strip():
            self.mark(self.card.current_key)

    def _clicked(self, index: QModelIndex) -> None:
        row = index.data(ENTRY)
        if isinstance(row, Heading):
            self.shelf.folded ^= {row.name}
            self.shelf.arrange()
        elif row is not None:
            self.chosen.emit(row.key)

    def _open_current(self) -> None:
        self._asked = bool(self._waiting)  # the best answer may not have been read yet
        if self._asked:
            return
        row = self.list.currentIndex().data(ENTRY)
        if isinstance(row, Entry):
            self.chosen.emit(row.key)

    def star(self, index: QModelIndex) -> None:
        """Make the entry a favourite, or no longer; what is in view stays where it is."""
        row = index.data(ENTRY)
        if not isinstance(row, Entry):
            return
        self.keepsakes.toggle(row.key)
        if self.shelf.query:
            self.list.viewport().update()
            return
        bar, before = self.list.verticalScrollBar(), self._height()
        place = bar.value()
        self.shelf.arrange()
        self.list.doItemsLayout()
        self._select(row.key)
        bar.setValue(place + self._height() - before)

    def _height(self) -> int:
        """Of the whole list [px]."""
        return sum(map(height, self.shelf.rows))

    def _select(self, key: str) -> None:
        """Make the entry of a key the current one, in its family."""
        for number, row in enumerate(self.shelf.rows):
            if isinstance(row, Entry) and row.key == key:  # the last one is in its family
                self.list.setCurrentIndex(self.shelf.index(number))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the list opens, F stars; arrows in the search box move in the list."""
        if isinstance(event, QMouseEvent) and watched is self.list.viewport():
            return self._pressed(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.list and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open_current()
                return True
            if watched is self.list and event.key() == Qt.Key.Key_F and not event.modifiers():
                self.star(self.list.currentIndex())
                return True
            if watched is self.search and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.setFocus()
                self.list.event(event)
                return True
        return False

    def _pressed(self, event: QMouseEvent) -> bool:
        """A press on a star, which opens nothing."""
        kinds = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
        if event.type() not in (*kinds, QEvent.Type.MouseButtonRelease):
            return False
        place = event.position().toPoint()
        index = self.list.indexAt(place)
        if not isinstance(index.data(ENTRY), Entry):
            return False
        if not self.card.star_area(self.list.visualRect(index)).contains(place):
            return False
        if event.type() in kinds:
            self.star(index)
        return True
