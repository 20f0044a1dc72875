"""Row: paints what may be meant: an icon, the text with what was typed lit, help, keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.app import icons, style
from explorer.app.finds import Find, matched
from explorer.app.shelf import Index

FIND = Qt.ItemDataRole.UserRole
HIGH, LEFT, SIDE = 44, 44, 14
ICONS = {"action": "key", "preset": "presets", "measure": "measure", "dial": "dot", "set": "dot",
         "experiment": "flows", "lesson": "info", "setting": "theme", "file": "open"}  # fmt: skip


class Row(QStyledItemDelegate):
    """One row of the palette; `sought` is what was typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sought = ""

    def high(self) -> int:
        """Of every row."""
        return style.length(HIGH)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines."""
        return QSize(200, self.high())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        find = index.data(FIND)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, style.colour("raised"))
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), style.length(3), rect.height()),
                             style.colour("bad" if find.fault else "accent"))  # fmt: skip
        self._icon(painter, rect, find, chosen)
        right = self._right(painter, rect, find)
        left, wide = rect.left() + style.length(LEFT), right - rect.left() - style.length(LEFT)
        half = rect.height() // 2
        self._text(painter, QRect(left, rect.top() + style.length(3), wide, half), find)
        self._help(painter, QRect(left, rect.top() + half, wide, half - style.length(4)), find)
        painter.restore()

    def _icon(self, painter: QPainter, rect: QRect, find: Find, chosen: bool) -> None:
        size, name = style.length(18), ICONS[find.kind]
        tone = style.theme().accent if chosen and not find.fault else style.theme().muted
        picture = icons.pixmap(name, tone, size)
        painter.drawPixmap(rect.left() + style.length(SIDE), rect.center().y() - size // 2, picture)

    def _text(self, painter: QPainter, room: QRect, find: Find) -> None:
        """The text; letters that were typed in the accent colour."""
        plain = style.font(style.BODY)
        metrics = QFontMetrics(plain)
        text = metrics.elidedText(find.text, Qt.TextElideMode.ElideRight, room.width())
        lit = set(matched(self.sought, text)) if find.kind != "set" else set()
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(plain)
        x = room.left()
        for place, letters in _runs(text, lit):
            tone = "bad" if find.fault else "accent" if place in lit else "text"
            painter.setPen(style.colour(tone))
            before = metrics.horizontalAdvance(text[:place])  # kerning as in the whole
            painter.drawText(QRect(x + before, room.top(), room.width(), room.height()),
                             flags, letters)  # fmt: skip

    def _help(self, painter: QPainter, room: QRect, find: Find) -> None:
        painter.setFont(style.font(style.TICK))
        painter.setPen(style.colour("muted"))
        said = painter.fontMetrics().elidedText(
            find.help, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, said)

    def _right(self, painter: QPainter, rect: QRect, find: Find) -> int:
        """Keys as caps, and where it is found otherwise; gives where the text must end."""
        painter.setFont(style.font(style.TICK))
        metrics, right = painter.fontMetrics(), rect.right() - style.length(SIDE)
        for keys in reversed(find.keys.split(", ") if find.keys else []):
            wide = metrics.horizontalAdvance(keys) + style.length(12)
            high = metrics.height() + style.length(4)
            cap = QRectF(right - wide, rect.center().y() - high / 2 + 0.5, wide, high)
            painter.setPen(style.colour("border"))
            painter.setBrush(style.colour("bg"))
            painter.drawRoundedRect(cap, style.length(4), style.length(4))
            painter.setPen(style.colour("text"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
            right -= wide + style.length(8)
        painter.setPen(style.colour("muted"))
        wide = metrics.horizontalAdvance(find.where)
        place = QRect(right - wide, rect.top(), wide, rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, find.where)
        return right - wide - style.length(16)


def _runs(text: str, lit: set[int]) -> list[tuple[int, str]]:
    """The text cut where it begins or ends to be lit, each piece with its place."""
    cuts = [n for n in range(len(text)) if n == 0 or (n in lit) != (n - 1 in lit)]
    return [(a, text[a:b]) for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]
