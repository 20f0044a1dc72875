"""Typeset symbols and lines as widgets: outlines from `views.mathtext`, painted by Qt."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.app import style

if TYPE_CHECKING:
    from explorer.views.mathtext import Glyph, Outline

WIDTH = 68  # of every symbol, so that sliders line up
_PLAIN = {"eps": "\u03b5", "lam": "\u03bb"}


def plain(name: str) -> str:
    """A name in ordinary letters, shown until its typeset form is ready."""
    import unicodedata

    head, _, tail = name.partition("_")
    case = "CAPITAL" if head[:1].isupper() else "SMALL"
    try:
        head = unicodedata.lookup(f"GREEK {case} LETTER {head.upper().replace('LAMBDA', 'LAMDA')}")
    except KeyError:
        head = _PLAIN.get(head, head)
    return f"{head}_{tail}" if tail else head


def shape(outline: Outline, glyph: Glyph) -> QPainterPath:
    """One glyph in ems, y down, at its place."""
    vertices, codes = outline.shapes[glyph.code]
    return _moved(_path(vertices.tobytes(), codes.tobytes(), len(codes)), glyph)


def _moved(path: QPainterPath, glyph: Glyph) -> QPainterPath:
    from PySide6.QtGui import QTransform

    return QTransform(glyph.scale, 0, 0, -glyph.scale, glyph.x, -glyph.y).map(path)


@lru_cache(maxsize=2048)
def _path(vertices: bytes, codes: bytes, count: int) -> QPainterPath:
    import numpy as np

    points = np.frombuffer(vertices).reshape(count, 2).tolist()
    marks = np.frombuffer(codes, dtype=np.uint8).tolist()
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    i = 0
    while i < count:
        mark, at = marks[i], points[i]
        if mark == 1:
            path.moveTo(*at)
        elif mark == 2:
            path.lineTo(*at)
        elif mark == 3:
            path.quadTo(*at, *points[i + 1])
        elif mark == 4:
            path.cubicTo(*at, *points[i + 1], *points[i + 2])
        else:
            path.closeSubpath()
        i += {3: 2, 4: 3}.get(mark, 1)
    return path


def paint(
    painter: QPainter,
    outline: Outline,
    x: float,
    baseline: float,
    size: float,
    ink: QColor,
    lit: frozenset[int] = frozenset(),
) -> None:
    """Draw `outline` with its baseline at `baseline`; glyphs in `lit` take the accent colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(x, baseline)
    painter.scale(size, size)
    painter.setPen(Qt.PenStyle.NoPen)
    for number, glyph in enumerate(outline.glyphs):
        tone = style.colour("accent") if number in lit else ink
        painter.fillPath(shape(outline, glyph), tone)
    for left, low, width, height in outline.bars:
        painter.fillRect(QRectF(left, -low - height, width, height), ink)
    painter.restore()


class Symbol(QWidget):
    """A dial's typeset symbol; plain letters until the outline has come."""

    def __init__(self, name: str, words: str = "", size: int = 17) -> None:
        super().__init__()
        self.name, self.words, self.size_px = name, words, size
        self.outline: Outline | None = None
        self.lit = False
        self.restarts = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(WIDTH, 28)

    def sizeHint(self) -> QSize:
        """Fixed, so that sliders line up."""
        return QSize(WIDTH, 28)

    def set_outline(self, outline: Outline) -> None:
        """Show the typeset form."""
        self.outline = outline
        self.update()

    def set_lit(self, lit: bool) -> None:
        """Show that the pointer is on this symbol somewhere else."""
        if lit != self.lit:
            self.lit = lit
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The symbol, left aligned, shrunk when it is long; a small turning arrow for restart."""
        painter = QPainter(self)
        ink = style.colour("accent" if self.lit else "text")
        room = self.width() - (16 if self.restarts else 4)
        if self.outline is None or self.words:
            painter.setPen(ink)
            painter.setFont(style.font(style.LABEL if self.words else style.PANEL))
            text = self.words or plain(self.name)
            if painter.fontMetrics().horizontalAdvance(text) > room:
                painter.setFont(style.font(style.TICK))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(0, 0, room, self.height()), flags, text)
        else:
            size = min(self.size_px, room / max(self.outline.width, 1e-6))
            paint(painter, self.outline, 0, self.height() / 2 + 0.3 * size, size, ink)
        if self.restarts:
            from explorer.app import icons

            picture = icons.pixmap("cycle", style.theme().warm, 12)
            painter.drawPixmap(self.width() - 14, self.height() // 2 - 6, picture)
