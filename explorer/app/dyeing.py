"""Dyeing: tracers, a streakline or a line of dye, let go where the mouse is on a plane flow."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.app.language import phrase, tr
from explorer.app.seeding import STILL
from explorer.model import BadInput

if TYPE_CHECKING:
    from explorer.app.desk import Desk
    from explorer.app.seeding import Seeding
    from explorer.views.panel import Panel
    from explorer.views.stage import Stage

TRACERS = 4000
DISC = 0.04  # radius of a drop of tracers, and of a ring of dye, as a share of the extent
FINE = 0.002  # spacing of a line of dye, as a share of the extent
MOST_DYE = 60_000  # points of a line
MOST_STREAK = 20_000
CORNERS = 64  # of a line that a hand draws
SAID = {
    "ball": phrase("Click: a drop of tracers. Esc: none"),
    "streak": phrase("Click: a nozzle that lets dye out. Esc: none"),
    "line": phrase("Drag: a line of dye; click: a ring of it. Esc: none"),
}


class Dyeing(QObject):
    """While it is armed, the next press on the stage is its own; nothing pans or seeds."""

    def __init__(
        self, stage: Stage, seeding: Seeding, desk: Desk, say: Callable[[str], None]
    ) -> None:
        super().__init__(stage.native)
        self._stage, self._seeding, self._desk, self._say = stage, seeding, desk, say
        self._native: QWidget = stage.native
        self._native.installEventFilter(self)
        self.armed = ""
        self._panel: Panel | None = None
        self._path: list[QPointF] = []

    def arm(self, form: str) -> None:
        """The next press drops this; the same once more, or Esc, lets it be."""
        self.armed = "" if form == self.armed else form
        self._panel, self._path = None, []
        self._native.setCursor(
            Qt.CursorShape.CrossCursor if self.armed else Qt.CursorShape.ArrowCursor
        )
        self._say(tr(SAID.get(self.armed, "")))
        if self.armed:
            self._native.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """All of the left button while armed, and Esc."""
        if not self.armed:
            return False
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.arm(self.armed)
                return True
            return False
        if not isinstance(event, QMouseEvent):
            return False
        kind, at = event.type(), event.position()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._panel = self._stage.panel_at(at.x(), at.y())
            self._path = [at]
        elif kind == QEvent.Type.MouseMove and self._path:
            if (at - self._path[-1]).manhattanLength() > STILL:
                self._path.append(at)
        elif kind == QEvent.Type.MouseButtonRelease and self._path:
            self._let_go()
        else:
            return False
        return True

    def _let_go(self) -> None:
        panel, path, form = self._panel, self._path, self.armed
        self.arm(form)
        why = tr("Outside the picture")
        points = []
        for at in _few(path) if panel is not None else ():
            assert panel is not None
            point, why = self._seeding.state_at(panel, at)
            if point is None:
                break
            points.append(point)
        else:
            why = why if panel is None else ""
        try:
            if not why:
                self._drop(form, np.array(points))
        except BadInput as error:
            why = str(error)
        if why:
            QToolTip.showText(self._native.mapToGlobal(path[-1].toPoint()), f"{why}.", self._native)

    def _drop(self, form: str, points: np.ndarray) -> None:
        extent = self._desk.dropping.extent()
        place: Any = tuple(points[0].tolist())
        if form == "ball":
            self._desk.dropping.drop(TRACERS, DISC * extent, form, place)
        elif form == "streak":
            self._desk.dropping.drop(MOST_STREAK, FINE * extent, form, place)
        else:
            line = points if len(points) > 1 else ring(points[0], DISC * extent)
            self._desk.dropping.drop(MOST_DYE, FINE * extent, form, tuple(line.ravel().tolist()))


def ring(centre: np.ndarray, radius: float) -> np.ndarray:
    """A closed polygon (49, d) round a point, along its first two states."""
    angle = np.linspace(0.0, 2.0 * np.pi, 49)
    points = np.repeat(centre[None], len(angle), axis=0)
    points[:, 0] += radius * np.cos(angle)
    points[:, 1] += radius * np.sin(angle)
    points[-1] = points[0]
    return points


def _few(path: list[QPointF]) -> list[QPointF]:
    """The first, the last, and some between."""
    if len(path) <= CORNERS:
        return path
    return [path[i] for i in np.linspace(0, len(path) - 1, CORNERS).round().astype(int)]
