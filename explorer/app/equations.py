"""The typeset equations: large, quiet, and alive under the pointer."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from explorer.app import style
from explorer.app.glyphs import paint
from explorer.app.language import tr
from explorer.app.scaling import own
from explorer.app.sheet import Piece, Sheet, edge, pieces, sides

LARGEST, SMALLEST = 17.0, 13.0  # pixels per em
LEADING = 1.62  # line height in ems
BAR = 20  # pixels, a little more than a scroll bar takes


class Equations(QWidget):
    """Paints a Sheet; says what a symbol is under the pointer, and which one it is."""

    pointed = Signal(object)  # name under the pointer, or None

    def __init__(
        self, explain: Callable[[str], str], largest: float = LARGEST, smallest: float = SMALLEST
    ) -> None:
        super().__init__()
        self._sizes = largest, smallest
        self.setObjectName("equations")
        self.setAccessibleName(tr("Equations"))
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.sheet: Sheet | None = None
        self.lit: str | None = None
        self._explain = explain
        self._rows: list[Piece] = []
        self._size = largest
        self._laid = -1  # the width for which the lines were broken
        self._hovered: str | None = None
        self._made: tuple[Sheet, tuple[object, ...], QPixmap] | None = None
        self._lighted: tuple[str | None, QPixmap] | None = None
        self.setFixedHeight(style.length(8))
        own(self)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show other equations; None leaves the room empty until they are laid out."""
        self.sheet, self.lit, self._hovered = sheet, None, None
        self._arrange()

    def set_lit(self, name: str | None) -> None:
        """Light a symbol: the pointer is on its dial."""
        if name != self.lit:
            self.lit = name
            self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew, but not for the room that a scroll bar takes or leaves.

        Lines broken for the narrower width stand in the wider one too; broken anew for each, they
        would call the bar and send it away without end.
        """
        if not 0 <= self.width() - self._laid <= style.length(BAR):
            self._arrange()

    def restyle(self) -> None:
        """The size of everything may be another one."""
        self._arrange()

    def _arrange(self) -> None:
        if self.sheet is None or not self.sheet.lines:
            self._rows = []
            least = style.length(8)
            self.setFixedHeight(least if self.sheet is not None else max(least, self.height()))
            self.update()
            return
        from explorer.views.mathtext import outline

        self._laid = self.width()
        widest = max(line.width for line in self.sheet.lines)
        largest, smallest = map(style.length, self._sizes)
        self._size = min(largest, max(smallest, (self.width() - 8) / widest))
        signs = frozenset(g.code for sign in ("a+b", "a-b") for g in outline(sign).glyphs[1:2])
        room = (self.width() - 8) / self._size
        self._rows = [
            piece
            for number, line in enumerate(self.sheet.lines)
            for piece in pieces(line, number, room, signs)
        ]
        self.setFixedHeight(round(self._top(len(self._rows))) + style.length(8))
        self.update()

    def _height_of(self, row: Piece) -> float:
        assert self.sheet is not None
        line = self.sheet.lines[row.line]
        return max(LEADING, line.ascent + line.descent + 0.5) * self._size

    def _top(self, row: int) -> float:
        return sum(self._height_of(piece) for piece in self._rows[:row])

    def _baseline(self, row: int) -> float:
        assert self.sheet is not None
        line = self.sheet.lines[self._rows[row].line]
        spare = self._height_of(self._rows[row]) - (line.ascent + line.descent) * self._size
        return self._top(row) + spare / 2 + line.ascent * self._size

    def lines(self) -> list[tuple[float, float]]:
        """Top and bottom of every row."""
        edges = [self._top(row) for row in range(len(self._rows) + 1)]
        return list(itertools.pairwise(edges))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, the lit symbol in the accent colour."""
        if self.sheet is not None:
            QPainter(self).drawPixmap(0, 0, self._picture(self.sheet))

    def _picture(self, sheet: Sheet) -> QPixmap:
        """Hundreds of outlines are filled once; where a symbol is lit, its rows are once more."""
        ratio, name = self.devicePixelRatioF(), self._hovered or self.lit
        ink, accent = style.colour("text"), style.colour("accent")
        made_for = (tuple(self._rows), self._size, self.size(), ratio, ink, accent)
        if self._made is None or self._made[0] is not sheet or self._made[1] != made_for:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            self._made = sheet, made_for, self._painted(picture, sheet, range(len(self._rows)))
            self._lighted = None
        if self._lighted is None or self._lighted[0] != name:
            rows = [n for n, row in enumerate(self._rows) if _lit(sheet, row, name)]
            picture = self._made[2]
            self._lighted = name, self._painted(picture.copy(), sheet, rows, name)
        return self._lighted[1]

    def _painted(
        self, picture: QPixmap, sheet: Sheet, rows: Iterable[int], name: str | None = None
    ) -> QPixmap:
        """The picture with these rows anew."""
        painter = QPainter(picture)
        for number in rows:
            self._paint_row(painter, sheet, number, self._rows[number], name)
        painter.end()
        return picture

    def _paint_row(
        self, painter: QPainter, sheet: Sheet, number: int, row: Piece, name: str | None
    ) -> None:
        line, ink, lit = sheet.lines[row.line], style.colour("text"), _lit(sheet, row, name)
        painter.save()
        left = -row.start * self._size
        right = (row.end - row.start) * self._size
        painter.setClipRect(QRectF(0, self._top(number), right + 1, self._height_of(row)))
        if row.start > 0:
            first = edge(line, row.first) - row.start
            painter.setClipRect(QRectF(
                first * self._size - 1, self._top(number), self.width(), self._height_of(row)
            ), Qt.ClipOperation.IntersectClip)  # fmt: skip
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(self.rect(), ink)  # what was here before
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        paint(painter, line, left, self._baseline(number), self._size, ink, lit)
        painter.restore()

    def name_at(self, at: QPointF) -> str | None:
        """The symbol under a point."""
        if self.sheet is None:
            return None
        for number, row in enumerate(self._rows):
            top = self._top(number)
            if not top <= at.y() < top + self._height_of(row):
                continue
            line, where = self.sheet.lines[row.line], self.sheet.places[row.line]
            x = at.x() / self._size + row.start
            for i in range(row.first, row.last):
                left, right = sides(line, i)
                if i in where and left - 0.08 <= x <= right + 0.08:
                    return where[i]
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the symbol under the pointer, and its dial."""
        name = self.name_at(event.position())
        if name != self._hovered:
            self._hovered = name
            self.pointed.emit(name)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        self._hovered = None
        self.pointed.emit(None)
        self.update()

    def event(self, event: QEvent) -> bool:
        """A tooltip that says what the symbol is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            name = self.name_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._explain(name) if name else "", self)
            return True
        return super().event(event)


def _lit(sheet: Sheet, row: Piece, name: str | None) -> frozenset[int]:
    """Numbers of the glyphs of a row that stand for this name."""
    where = sheet.places[row.line].items()
    return frozenset(i for i, known in where if known == name and row.first <= i < row.last)
