"""One set of SVG strokes, coloured by a token of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from explorer.app import style
from explorer.io.assets import asset

_SHARPNESS = 2  # pixels drawn per logical pixel, enough up to a scale of 200 %


@lru_cache(maxsize=64)
def _strokes(name: str) -> str:
    path = asset("icons", f"{name}.svg")
    return path.read_text("utf-8") if path.exists() else asset("icons", "info.svg").read_text()


@lru_cache(maxsize=256)  # those of one theme, 6 kB each
def pixmap(name: str, colour: str, size: int = 20) -> QPixmap:
    """The icon `name` drawn in `colour`, `size` logical pixels wide."""
    picture = QPixmap(size * _SHARPNESS, size * _SHARPNESS)
    picture.setDevicePixelRatio(_SHARPNESS)
    picture.fill(Qt.GlobalColor.transparent)
    drawing = _strokes(name).replace("currentColor", colour)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def icon(name: str, token: str = "text", size: int = 20) -> QIcon:
    """The icon `name` in the current theme's colours, muted while disabled."""
    theme, size = style.theme(), style.length(size)
    made = QIcon(pixmap(name, getattr(theme, token), size))
    made.addPixmap(pixmap(name, theme.border, size), QIcon.Mode.Disabled)
    return made
