"""The layer of writing over the Stage: axis labels, titles, colour bars."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from explorer.app import style

if TYPE_CHECKING:
    from explorer.views.label import Label

SIZES = {"tick": style.TICK, "bar": style.TICK, "axis": style.BODY, "title": style.PANEL}
TOKENS = {"axis": "text", "title": "text"}
LEADING = 0.7  # of a line's height, at which two lines are apart
Box = tuple[float, float, float, float]
_FLAGS = {"left": 0.0, "centre": -0.5, "right": -1.0, "top": 0.0, "middle": -0.5, "bottom": -1.0}


class Overlay(QWidget):
    """Paints the Labels that the panels give; lets the mouse through."""

    def __init__(self, labels: Callable[[], Iterable[Label]], over: QWidget) -> None:
        super().__init__(over)
        self._labels = labels
        self._seen: tuple[Label, ...] = ()
        self._fonts: dict[tuple[str, float], QFont] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setObjectName("overlay")

    def refresh(self) -> None:
        """Repaint when the writing changed."""
        now = tuple(label for label in self._labels() if label.alpha > 0.02 and label.text)
        if now != self._seen:
            self._seen = now
            self.update()

    def restyle(self) -> None:
        """Take colours and sizes of the new theme."""
        self._fonts.clear()
        self.update()

    @property
    def texts(self) -> tuple[str, ...]:
        """What is written now."""
        return tuple(label.text for label in self._seen)

    def _font(self, role: str) -> QFont:
        """Made once for each size of the window."""
        key = role, style.scale()
        if key not in self._fonts:
            size = SIZES.get(role, style.LABEL)
            self._fonts[key] = style.font(size, semibold=role == "title")
        return self._fonts[key]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every label at its place, in its role's size and tone; of ticks those that fit."""
        painter = QPainter(self)
        ticks: list[Box] = []
        for label in self._seen:
            painter.setFont(self._font(label.role))
            painter.setPen(style.colour(TOKENS.get(label.role, "muted"), min(1.0, label.alpha)))
            metrics = painter.fontMetrics()
            width, height = metrics.horizontalAdvance(label.text) + 2, metrics.height()
            x, y = _FLAGS[label.align[0]] * width, _FLAGS[label.align[1]] * height
            # a narrow window never cuts a word
            left = min(max(label.x + x, 2.0), self.width() - width - 2.0)
            box = left, label.y + y, float(width), float(height)
            if label.role == "tick":
                if any(meets(box, other) for other in ticks):
                    continue
                ticks.append(box)
            painter.drawText(QRectF(*box), Qt.AlignmentFlag.AlignCenter, label.text)


def meets(one: Box, other: Box) -> bool:
    """Whether two words would be read as one; boxes hold left, top, width and height."""
    across = one[0] < other[0] + other[2] and other[0] < one[0] + one[2]
    return across and abs(one[1] - other[1]) < LEADING * min(one[3], other[3])
