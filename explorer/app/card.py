"""Card: paints a row of the catalogue dock: a heading, or a thumbnail with two lines and a star."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.app import icons, style
from explorer.app.entry import Entry
from explorer.app.keepsakes import Keepsakes
from explorer.app.shelf import ENTRY, Heading, Index
from explorer.app.thumbnails import Thumbnails

THUMBNAIL = (64, 44)
HEADING, ROW = 32, 56  # heights [px]


def height(row: object) -> int:
    """Of a row [px]."""
    return style.length(HEADING if isinstance(row, Heading) else ROW)


class Card(QStyledItemDelegate):
    """Paints a heading or an entry."""

    def __init__(self, keepsakes: Keepsakes, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.keepsakes, self._viewport = keepsakes, view.viewport()
        self.thumbnails = Thumbnails(self)
        self.current_key = ""
        self.show_exponent = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are low, entries hold a thumbnail."""
        return QSize(style.length(120), height(index.data(ENTRY)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        row = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        if isinstance(row, Heading):
            self._heading(painter, rect, row)
        else:
            self._entry(painter, rect, row, option)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, row: Heading) -> None:
        tone = style.theme().muted
        name = "chevron" if row.folded else "chevron_down"
        side = style.length(12)
        mark = icons.pixmap(name, tone, side)
        painter.drawPixmap(rect.left() + side, rect.center().y() - side // 2 + 1, mark)
        painter.setPen(style.colour("muted"))
        painter.setFont(style.font(style.LABEL, semibold=True))
        inner = rect.adjusted(style.length(30), 0, -style.length(16), 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, row.title)
        painter.setFont(style.font(style.TICK))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, right, str(row.count))

    def _entry(
        self, painter: QPainter, rect: QRect, entry: Entry, option: QStyleOptionViewItem
    ) -> None:
        state = option.state  # type: ignore[attr-defined]
        inner = QRectF(rect.adjusted(style.length(8), 1, -style.length(8), -1))
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
        left = int(inner.left()) + style.length(THUMBNAIL[0] + 18)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        starred = self._star(painter, rect, entry, hovered)
        room = int(inner.right()) - left - style.length(30 if starred else 6)
        open_now = entry.key == self.current_key
        self._line(
            painter,
            left,
            int(inner.top()) + style.length(9),
            room,
            entry.title,
            style.BODY,
            open_now,
        )
        painter.setPen(style.colour("muted"))
        self._line(
            painter,
            left,
            int(inner.top()) + style.length(29),
            room,
            self._said(entry),
            style.TICK,
            None,
        )

    def _said(self, entry: Entry) -> str:
        if self.show_exponent and entry.exponent is not None:
            return f"λ {entry.exponent:.3g} · {entry.byline}"
        return entry.byline

    def star_area(self, rect: QRect) -> QRect:
        """Where a click makes an entry a favourite."""
        wide = style.length(30)
        return QRect(rect.right() - style.length(38), rect.top() + 4, wide, rect.height() - 8)

    def _star(self, painter: QPainter, rect: QRect, entry: Entry, hovered: bool) -> bool:
        """A star for a favourite, its outline under the mouse; whether one was drawn."""
        chosen = entry.key in self.keepsakes.favourites
        if not (chosen or hovered):
            return False
        theme = style.theme()
        name, tone = ("star_full", theme.warm) if chosen else ("star", theme.muted)
        middle, side = self.star_area(rect).center(), style.length(15)
        mark = icons.pixmap(name, tone, side)
        painter.drawPixmap(middle.x() - side // 2, middle.y() - side // 2, mark)
        return True

    def _line(
        self, painter: QPainter, x: int, y: int, room: int, text: str, size: int, lit: bool | None
    ) -> None:
        painter.setFont(style.font(size, semibold=bool(lit)))
        if lit is not None:
            painter.setPen(style.colour("accent" if lit else "text"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(x, y, room, style.length(18)), Qt.AlignmentFlag.AlignVCenter, shown)

    def _picture(self, painter: QPainter, inner: QRectF, entry: Entry) -> None:
        wide, high = map(style.length, THUMBNAIL)
        frame = QRect(
            int(inner.left()) + style.length(6), round(inner.center().y() - high / 2), wide, high
        )
        ratio = painter.device().devicePixelRatio()
        which = entry.key, style.theme().dark, wide, high, ratio
        picture, known = self.thumbnails.get(which, self._viewport)
        if picture is not None:
            painter.drawPixmap(frame.topLeft(), picture)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.colour("rim"))
        painter.drawRoundedRect(frame, 4, 4)
        if not known:
            return
        side = style.length(20)
        mark, middle = icons.pixmap(entry.family, style.theme().muted, side), frame.center()
        painter.drawPixmap(middle.x() - side // 2, middle.y() - side // 2, mark)
