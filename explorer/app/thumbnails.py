"""Thumbnails: the catalogue's small pictures, a few made in each round of the event loop.

One is read, scaled and given round corners in 3 ms, and a list that is scrolled shows a dozen new
ones at a time. They come one after the other, and are kept.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QBrush, QImage, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from explorer.io.assets import asset

FEW = 4  # that are made in one round
KEPT = 256  # the catalogue in one theme; 11 kB each
Key = tuple[str, bool, int, int, float]


class Thumbnails(QObject):
    """Pictures as they are painted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._made: OrderedDict[Key, QPixmap | None] = OrderedDict()
        self._now = 0  # made in this round
        self._waiting: list[QWidget] = []

    def get(self, key: Key, asker: QWidget) -> tuple[QPixmap | None, bool]:
        """The picture if there is one, and whether that is known; if not, `asker` is told later.

        key     of an experiment, whether the theme is dark, width, height, pixels to a pixel
        asker   is painted again when there may be more
        """
        if key in self._made:
            self._made.move_to_end(key)
            return self._made[key], True
        if self._now == 0 and not self._waiting:
            QTimer.singleShot(0, self, self._next_round)
        if self._now >= FEW:
            if asker not in self._waiting:
                self._waiting.append(asker)
            return None, False
        self._now += 1
        self._made[key] = thumbnail(*key)
        if len(self._made) > KEPT:
            self._made.popitem(last=False)
        return self._made[key], True

    def _next_round(self) -> None:
        self._now, waiting, self._waiting = 0, self._waiting, []
        for asker in filter(isValid, waiting):
            asker.update()


def thumbnail(key: str, dark: bool, wide: int, high: int, ratio: float) -> QPixmap | None:
    """The picture of an experiment with round corners; None where there is none."""
    for name in (f"{key}.png", f"{key}-{'dark' if dark else 'light'}.png"):
        path = asset("thumbnails", name)
        if path.exists():
            image = QImage(str(path))
            if not image.isNull():
                return _rounded(image, wide, high, ratio)
    return None


def _rounded(image: QImage, wide: int, high: int, ratio: float) -> QPixmap:
    size = QSize(round(wide * ratio), round(high * ratio))
    fill = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    covering = image.scaled(size, fill, Qt.TransformationMode.SmoothTransformation)
    picture = QPixmap(size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    left, top = (covering.width() - size.width()) / 2, (covering.height() - size.height()) / 2
    brush = QBrush(covering)
    brush.setTransform(QTransform.fromTranslate(-left, -top))
    painter.setBrush(brush)
    painter.drawRoundedRect(QRectF(0, 0, size.width(), size.height()), 4 * ratio, 4 * ratio)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
