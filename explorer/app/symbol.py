"""Symbol: what stands at the head of a dial's row; where a row has a menu, its handle too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.app import icons, style
from explorer.app.glyphs import WIDTH, paint, plain

if TYPE_CHECKING:
    from explorer.views.mathtext import Outline

MARK = 12  # pixels of a mark beside a symbol
OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu, Qt.Key.Key_Down)


class Symbol(QWidget):
    """A dial's typeset symbol; plain letters until the outline has come."""

    asked = Signal()  # for the row's menu

    def __init__(self, name: str, words: str = "", size: int = 17) -> None:
        super().__init__()
        self.name, self.words, self.size_px = name, words, size
        self.outline: Outline | None = None
        self.lit = self.restarts = self.offers = False
        self.marks: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(WIDTH, 28)

    def sizeHint(self) -> QSize:
        """Fixed, so that sliders line up."""
        return QSize(style.length(WIDTH), style.length(28))

    def offer_menu(self) -> None:
        """A click, or a key while it has the focus, asks for the row's menu."""
        self.offers = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_outline(self, outline: Outline) -> None:
        """Show the typeset form."""
        self.outline = outline
        self.update()

    def set_lit(self, lit: bool) -> None:
        """Show that the pointer is on this symbol somewhere else."""
        if lit != self.lit:
            self.lit = lit
            self.update()

    def set_marks(self, marks: tuple[str, ...]) -> None:
        """Show small icons beside it: locked, linked, animated."""
        if marks != self.marks:
            self.marks = marks
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the menu."""
        if self.offers and event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the menu."""
        if self.offers and event.key() in OPENS:
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A right click, or the menu key, asks for it as well."""
        if self.offers:
            self.asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The symbol, left aligned, shrunk when it is long; marks at the right end."""
        painter = QPainter(self)
        marks = self.marks or (("cycle",) if self.restarts else ())
        side = style.length(MARK)
        room = self.width() - 4 - side * len(marks)
        if self.hasFocus():
            painter.setPen(style.colour("accent"))
            painter.drawLine(0, self.height() - 3, room, self.height() - 3)
        ink = style.colour("accent" if self.lit or self.hasFocus() else "text")
        if self.outline is None or self.words:
            painter.setPen(ink)
            painter.setFont(style.font(style.LABEL if self.words else style.PANEL))
            text = self.words or plain(self.name)
            if painter.fontMetrics().horizontalAdvance(text) > room:
                painter.setFont(style.font(style.TICK))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(0, 0, room, self.height()), flags, text)
        else:
            size = min(style.length(self.size_px), room / max(self.outline.width, 1e-6))
            paint(painter, self.outline, 0, self.height() / 2 + 0.3 * size, size, ink)
        for place, mark in enumerate(reversed(marks), 1):
            tone = style.theme().warm if mark == "cycle" else style.theme().accent
            x, y = self.width() - 2 - side * place, (self.height() - side) // 2
            painter.drawPixmap(x, y, icons.pixmap(mark, tone, side))
