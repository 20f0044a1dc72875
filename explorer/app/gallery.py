"""The catalogue dock: families, search, thumbnails; Enter opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from explorer.app import icons, style
from explorer.app.assets import asset
from explorer.app.number import name_clear_button
from explorer.model import Experiment

THUMBNAIL = (64, 44)
ENTRY = Qt.ItemDataRole.UserRole
TITLES = {"typed": "Your equations"}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Entry:
    """What the list shows of an experiment, and what a search looks into."""

    key: str
    title: str
    family: str
    byline: str
    about: str
    haystack: str

    @classmethod
    def of(cls, experiment: Experiment) -> Entry:
        """The entry of an experiment."""
        source = experiment.sources[0] if experiment.sources else None
        byline = f"{_surname(source.authors)} {source.year}" if source else ""
        text = getattr(experiment.motion, "text", "") + " ".join(experiment.equations)
        words = [experiment.key, experiment.family, experiment.about, *experiment.tags, text]
        words += [f"{s.authors} {s.year} {s.title}" for s in experiment.sources]
        return cls(
            experiment.key,
            experiment.title,
            experiment.family,
            byline,
            experiment.about,
            " ".join(words).lower(),
        )

    def rank(self, sought: str) -> int:
        """How well it answers a search, 0 best; 9 not at all."""
        title = self.title.lower()
        if title.startswith(sought) or self.key.startswith(sought):
            return 0
        if any(word.startswith(sought) for word in title.split()):
            return 1
        if sought in title:
            return 2
        if all(part in self.haystack or part in title for part in sought.split()):
            return 3
        return 9


def _surname(authors: str) -> str:
    first, _, rest = authors.partition(",")
    several = " et al." if rest.strip() or " and " in authors else ""
    names = first.split(" and ")[0].replace(" et al.", "").split()
    return (names[-1] if names else "") + several


class Shelf(QAbstractListModel):
    """Rows of the list: a str is a family heading, an Entry an experiment."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self.rows: list[Entry | str] = []
        self.folded: set[str] = set()
        self.sought = ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """Number of rows."""
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What Qt asks about a row."""
        row = self.rows[index.row()]
        if role == ENTRY:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else f"{row.title}, {row.byline}"
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Entry):
            return row.about
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be selected."""
        heading = isinstance(self.rows[index.row()], str)
        enabled = Qt.ItemFlag.ItemIsEnabled
        return enabled if heading else enabled | Qt.ItemFlag.ItemIsSelectable

    def arrange(self) -> None:
        """Best answers first while searching; by family otherwise."""
        self.beginResetModel()
        if self.sought:
            ranked = [(entry.rank(self.sought), i, entry) for i, entry in enumerate(self.entries)]
            self.rows = [
                entry for rank, _, entry in sorted(ranked, key=lambda r: r[:2]) if rank < 9
            ]
        else:
            self.rows = []
            for family in dict.fromkeys(entry.family for entry in self.entries):
                self.rows.append(family)
                if family not in self.folded:
                    self.rows += [entry for entry in self.entries if entry.family == family]
        self.endResetModel()


@lru_cache(maxsize=512)
def _thumbnail(key: str, dark: bool) -> QPixmap | None:
    for name in (f"{key}.png", f"{key}-{'dark' if dark else 'light'}.png"):
        path = asset("thumbnails", name)
        if path.exists():
            image = QImage(str(path))
            if not image.isNull():
                size = QSize(THUMBNAIL[0] * 2, THUMBNAIL[1] * 2)
                fill = Qt.AspectRatioMode.KeepAspectRatioByExpanding
                smooth = Qt.TransformationMode.SmoothTransformation
                return QPixmap.fromImage(image.scaled(size, fill, smooth))
    return None


class Card(QStyledItemDelegate):
    """Paints a heading or an entry."""

    current_key = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are low, entries hold a thumbnail."""
        return QSize(120, 32 if isinstance(index.data(ENTRY), str) else 56)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        row = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        if isinstance(row, str):
            self._heading(painter, rect, row, index)
        else:
            self._entry(painter, rect, row, option)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, family: str, index: Index) -> None:
        shelf = index.model()
        folded = isinstance(shelf, Shelf) and family in shelf.folded
        tone = style.theme().muted
        name = "chevron" if folded else "chevron_down"
        painter.drawPixmap(rect.left() + 12, rect.center().y() - 5, icons.pixmap(name, tone, 12))
        painter.setPen(style.colour("muted"))
        painter.setFont(style.font(style.LABEL, semibold=True))
        text = TITLES.get(family, family.replace("_", " ").capitalize())
        painter.drawText(rect.adjusted(30, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _entry(
        self, painter: QPainter, rect: QRect, entry: Entry, option: QStyleOptionViewItem
    ) -> None:
        state = option.state  # type: ignore[attr-defined]
        inner = QRectF(rect.adjusted(8, 1, -8, -1))
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver or entry.key == self.current_key:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.colour("raised"))
            painter.drawRoundedRect(inner, 6, 6)
        if selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(style.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self._picture(painter, inner, entry)
        left = int(inner.left()) + THUMBNAIL[0] + 18
        room = int(inner.right()) - left - 6
        open_now = entry.key == self.current_key
        self._line(painter, left, int(inner.top()) + 9, room, entry.title, style.BODY, open_now)
        painter.setPen(style.colour("muted"))
        self._line(painter, left, int(inner.top()) + 29, room, entry.byline, style.TICK, None)

    def _line(
        self, painter: QPainter, x: int, y: int, room: int, text: str, size: int, lit: bool | None
    ) -> None:
        painter.setFont(style.font(size, semibold=bool(lit)))
        if lit is not None:
            painter.setPen(style.colour("accent" if lit else "text"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(x, y, room, 18), Qt.AlignmentFlag.AlignVCenter, shown)

    def _picture(self, painter: QPainter, inner: QRectF, entry: Entry) -> None:
        frame = QRectF(inner.left() + 6, inner.center().y() - THUMBNAIL[1] / 2, *THUMBNAIL)
        clip = QPainterPath()
        clip.addRoundedRect(frame, 4, 4)
        painter.setClipPath(clip)
        painter.fillRect(frame, style.colour("rim"))
        picture = _thumbnail(entry.key, style.theme().dark)
        if picture is not None:
            source = QRectF(picture.rect())
            painter.drawPixmap(frame, picture, source)
        else:
            mark = icons.pixmap(entry.family, style.theme().muted, 20)
            painter.drawPixmap(int(frame.center().x()) - 10, int(frame.center().y()) - 10, mark)
        painter.setClipping(False)


class Gallery(QWidget):
    """Search box and list; `chosen` carries the key."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 4)
        column.setSpacing(8)
        self.search = QLineEdit()
        self.search.setObjectName("gallery.search")
        self.search.setAccessibleName("Search the catalogue")
        self.search.setToolTip("Search name, author, year, tag or equation")
        self.search.setPlaceholderText("Search name, author, year, equation")
        name_clear_button(self.search)
        self.search.setFixedHeight(28)
        self.search.textChanged.connect(self._seek)
        self.search.returnPressed.connect(self._open_current)
        self.search.installEventFilter(self)
        held = QVBoxLayout()
        held.setContentsMargins(12, 0, 12, 0)
        held.addWidget(self.search)
        column.addLayout(held)
        self.shelf = Shelf(self)
        self.list = self._list()
        column.addWidget(self.list, 1)
        self._filling: list[str] = []
        self._catalogue: Mapping[str, Experiment] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._fill_some)

    def _list(self) -> QListView:
        view = QListView()
        view.setObjectName("gallery.list")
        view.setAccessibleName("Catalogue")
        view.setModel(self.shelf)
        self.card = Card(view)
        view.setItemDelegate(self.card)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.clicked.connect(self._clicked)
        view.installEventFilter(self)
        return view

    # -- filling ----------------------------------------------------------------------------
    def fill(self, catalogue: Mapping[str, Experiment]) -> None:
        """List a catalogue, a few entries at a time so that the window never waits."""
        self._catalogue = catalogue
        self._filling = list(catalogue)
        self._timer.start()

    def _fill_some(self) -> None:
        if not self._filling:
            self._timer.stop()
            self._show_all()
            return
        self.add(self._catalogue[self._filling.pop(0)], arrange=False)

    def add(self, experiment: Experiment, arrange: bool = True) -> None:
        """Put one more experiment on the shelf, in place of one with the same key."""
        entry = Entry.of(experiment)
        kept = [other for other in self.shelf.entries if other.key != entry.key]
        self.shelf.entries = [*kept, entry]
        if arrange:
            self._show_all()

    def _show_all(self) -> None:
        self.shelf.arrange()
        self.mark(self.card.current_key)

    # -- behaviour --------------------------------------------------------------------------
    def mark(self, key: str) -> None:
        """Show which experiment is open."""
        self.card.current_key = key
        for number, row in enumerate(self.shelf.rows):
            if isinstance(row, Entry) and row.key == key:
                self.list.setCurrentIndex(self.shelf.index(number))
        self.list.viewport().update()

    def _seek(self, text: str) -> None:
        self.shelf.sought = text.strip().lower()
        self.shelf.arrange()
        if self.shelf.sought and self.shelf.rows:
            self.list.setCurrentIndex(self.shelf.index(0))
            self.list.scrollToTop()
        elif not self.shelf.sought:
            self.mark(self.card.current_key)

    def _clicked(self, index: QModelIndex) -> None:
        row = index.data(ENTRY)
        if isinstance(row, str):
            self.shelf.folded ^= {row}
            self.shelf.arrange()
        elif row is not None:
            self.chosen.emit(row.key)

    def _open_current(self) -> None:
        row = self.list.currentIndex().data(ENTRY)
        if isinstance(row, Entry):
            self.chosen.emit(row.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the list opens; arrows in the search box move in the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.list and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open_current()
                return True
            if watched is self.search and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.setFocus()
                self.list.event(event)
                return True
        return False
