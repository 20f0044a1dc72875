"""Typeset symbols and lines as widgets: outlines from `views.mathtext`, painted by Qt."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QTransform

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


def _shape(outline: Outline, glyph: Glyph) -> QPainterPath:
    """A glyph in its own measure, the same wherever it stands: Qt keeps some 5 kB with each."""
    vertices, codes = outline.shapes[glyph.code]
    return _path(vertices.tobytes(), codes.tobytes(), len(codes))


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
    for left, low, width, height in outline.bars:
        painter.fillRect(QRectF(left, -low - height, width, height), ink)
    line = painter.worldTransform()
    for number, glyph in enumerate(outline.glyphs):
        place = QTransform(glyph.scale, 0, 0, -glyph.scale, glyph.x, -glyph.y)
        painter.setWorldTransform(place * line)
        painter.fillPath(_shape(outline, glyph), style.colour("accent") if number in lit else ink)
    painter.restore()
