"""The rows of the catalogue dock: headings with counts, and entries; or the answers to a search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.app.entry import Entry
from explorer.app.keepsakes import Keepsakes
from explorer.app.language import phrase, tr
from explorer.app.query import Query

ENTRY = Qt.ItemDataRole.UserRole
TITLES = {
    "typed": phrase("Your equations"),
    "*favourites": phrase("Favourites"),
    "*recents": phrase("Recent"),
}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Heading:
    """A family, the favourites or the recents, with how many there are."""

    name: str
    count: int
    folded: bool

    @property
    def title(self) -> str:
        """As it is written."""
        known = TITLES.get(self.name)
        return tr(known) if known else self.name.replace("_", " ").capitalize()


class Shelf(QAbstractListModel):
    """Rows of the list."""

    def __init__(self, keepsakes: Keepsakes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keepsakes = keepsakes
        self.entries: list[Entry] = []
        self.rows: list[Entry | Heading] = []
        self.folded: set[str] = set()
        self.query = Query()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """Number of rows."""
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What Qt asks about a row."""
        row = self.rows[index.row()]
        if role == ENTRY:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(row, Heading):
                return f"{row.title}, {row.count}"
            starred = tr(", favourite") if row.key in self.keepsakes.favourites else ""
            return f"{row.title}, {row.byline}{starred}"
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Entry):
            return row.about
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be selected."""
        heading = isinstance(self.rows[index.row()], Heading)
        enabled = Qt.ItemFlag.ItemIsEnabled
        return enabled if heading else enabled | Qt.ItemFlag.ItemIsSelectable

    def put(self, entry: Entry) -> None:
        """One more entry, in place of one with the same key."""
        for place, other in enumerate(self.entries):
            if other.key == entry.key:
                self.entries[place] = entry
                return
        self.entries.append(entry)

    def arrange(self) -> None:
        """The answers while something is asked; by family otherwise."""
        self.beginResetModel()
        self.rows = list(self.query.answers(self.entries)) if self.query else self._by_family()
        self.endResetModel()

    def families(self) -> list[str]:
        """Every family, in the order of the catalogue."""
        return list(dict.fromkeys(entry.family for entry in self.entries))

    def _by_family(self) -> list[Entry | Heading]:
        known = {entry.key: entry for entry in self.entries}
        groups = {
            "*favourites": [known[key] for key in self.keepsakes.favourites if key in known],
            "*recents": [known[key] for key in self.keepsakes.recents if key in known],
            **{name: [] for name in self.families()},
        }
        for entry in self.entries:
            groups[entry.family].append(entry)
        rows: list[Entry | Heading] = []
        for name, members in groups.items():
            if members:
                folded = name in self.folded
                rows.append(Heading(name, len(members), folded))
                rows += [] if folded else members
        return rows
