"""Clearing: what lies over the corners of the Stage, and colour bars that keep out of its way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from explorer.app import style
from explorer.app.cell_menu import spot
from explorer.views.bar import CROWN, REACH

if TYPE_CHECKING:
    from explorer.app.school_bar import SchoolBar
    from explorer.app.tiling import Share
    from explorer.views.panel import Panel
    from explorer.views.stage import Stage

AIR = 4  # pixels between a control and what gives way to it


class Clearing:
    """Knows the buttons of the cells and the bar of a school."""

    def __init__(self, stage: Stage, bar: SchoolBar, over: QWidget) -> None:
        self._stage, self._bar, self._over = stage, bar, over
        self.cornered = False  # whether every cell has a button
        self.corners: list[QRect] = []
        bar.laid.connect(self.sink)

    def lay(self, shares: Iterable[Share]) -> None:
        """Sights stand here: the bar ends before a button, colour bars begin below both."""
        wide, high = self._over.width(), self._over.height()
        self.corners = [
            spot(QRect(QPoint(round(x0 * wide), round(y0 * high)),
                       QPoint(round(x1 * wide) - 1, round(y1 * high) - 1)))
            for x0, y0, x1, y1 in (shares if self.cornered else ())
        ]  # fmt: skip
        self._bar.mirror(self._room())

    def _room(self) -> QRect | None:
        """Where the school's bar can lie."""
        panel = self._bar.school.panel
        if panel is None or not panel.visible:
            return None
        room = self._rect(panel)
        for corner in self.corners:
            if room.contains(corner.center()):
                room.setRight(corner.left() - AIR)
        return room

    def sink(self) -> None:
        """Let every colour bar begin below what lies over it."""
        over = [*self.corners, *([self._bar.geometry()] if not self._bar.isHidden() else [])]
        title = QFontMetrics(style.font(style.TICK))
        for panel in self._stage.panels:
            if not panel.visible:
                continue
            rect, bar = self._rect(panel), panel.colour_bar()
            wide = max(REACH, title.horizontalAdvance(bar.title) + AIR if bar else 0)
            crown = QRect(rect.right() - wide, rect.top(), wide, round(CROWN))
            low = [one.bottom() - rect.top() for one in over if one.intersects(crown)]
            panel.sink(max([0.0, *(y + AIR + title.height() - CROWN for y in low)]))

    def _rect(self, panel: Panel) -> QRect:
        """Logical pixels of the Stage."""
        left, top, width, height = (round(n / self._stage.pixel_scale) for n in panel.rect)
        return QRect(left, top, width, height)
