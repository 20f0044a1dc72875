"""Angler: a click picks a fish, Esc lets it go, and the mouse drives the predator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from explorer.app.school import School
    from explorer.views.stage import Stage

STILL = 4.0  # logical pixels that a hand may move and still click
DRIVE_MS = 40  # between two places told to the predator


class Angler(QObject):
    """Looks at the mouse before the Pointer does, and takes nothing away from it."""

    def __init__(self, stage: Stage, school: School) -> None:
        super().__init__(stage.native)
        self._stage, self.school = stage, school
        self._native: QWidget = stage.native
        self._native.installEventFilter(self)
        self._pressed: tuple[QPointF, int | None] | None = None
        self._at: QPointF | None = None  # where the pointer leads the predator
        self._held = False  # the predator is there only as long as the button is down
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(DRIVE_MS)
        self._pace.timeout.connect(self._drive)
        school.changed.connect(self._show_cursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Clicks, moves and Esc over a school."""
        if self.school.flock is None:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.school.let_go()
                return True
            return False
        if not isinstance(event, QMouseEvent):
            return False
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            return self._press(event)
        if kind == QEvent.Type.MouseMove and (self.school.hunting or self._held):
            self._aim(event.position())
            return self._held
        if kind == QEvent.Type.MouseButtonRelease:
            return self._release(event)
        return False

    def agent_at(self, at: QPointF) -> int | None:
        """The fish under a logical pixel."""
        panel, flock = self._stage.panel_at(at.x(), at.y()), self.school.flock
        if panel is None or panel is not self.school.panel or flock is None:
            return None
        scale = self._stage.pixel_scale
        return flock.agent_at(panel, at.x() * scale, at.y() * scale, scale)

    def _press(self, event: QMouseEvent) -> bool:
        keys = event.modifiers()
        if keys & Qt.KeyboardModifier.ControlModifier and self.school.huntable:
            self._native.setFocus(Qt.FocusReason.MouseFocusReason)
            self._held = True
            self.school.hunt(True)
            self._aim(event.position())
            return True
        if keys == Qt.KeyboardModifier.NoModifier:
            # as they are seen now: while the hand clicks they swim on
            self._pressed = (event.position(), self.agent_at(event.position()))
        return False

    def _release(self, event: QMouseEvent) -> bool:
        if self._held:
            self._held = False
            self.school.hunt(False)
            return True
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return False
        at, number = pressed
        if (event.position() - at).manhattanLength() <= STILL and not self.school.hunting:
            self.school.choose(number)
        return False

    # -- the predator -------------------------------------------------------------------------
    def _aim(self, at: QPointF) -> None:
        self._at = at
        if not self._pace.isActive():
            self._drive()

    def _drive(self) -> None:
        """Tell where the pointer is: it may rest while the school and its picture go on."""
        at, panel = self._at, self.school.panel
        if at is None or panel is None or not (self.school.hunting or self._held):
            self._at = None
            return
        scale = self._stage.pixel_scale
        if panel.contains(at.x() * scale, at.y() * scale):
            self.school.drive(panel, at.x() * scale, at.y() * scale)
        self._pace.start()

    def _show_cursor(self) -> None:
        cross = self.school.hunting
        self._native.setCursor(Qt.CursorShape.CrossCursor if cross else Qt.CursorShape.ArrowCursor)
