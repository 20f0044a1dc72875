"""Pointer: what the mouse does to the cameras of the Stage."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.app.number import written

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.views.panel import Panel
    from explorer.views.stage import Stage

ORBIT = 0.008  # rad per pixel
HOVER_MS = 350


class Pointer(QObject):
    """Left drag orbits (pans a plane), middle or Shift drag pans, the wheel zooms to the cursor,
    a double click fits where one view is seen; resting reads the value underneath."""

    def __init__(self, stage: Stage, wake: Callable[[], None]) -> None:
        super().__init__(stage.native)
        self._stage, self._wake = stage, wake
        self._native: QWidget = stage.native
        self._native.setMouseTracking(True)
        self._native.installEventFilter(self)
        self._held: Panel | None = None
        self.doubled: Callable[[QPointF], bool] | None = None  # what else a double click may do
        self._at = QPointF()
        self._pans = False
        self._speed = (0.0, 0.0, 0.0)  # rad/s across, up, and when
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(HOVER_MS)
        self._rest.timeout.connect(self._read)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse's events; the canvas needs none of them."""
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if not isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.Leave:
                self._rest.stop()
            return False
        kind = event.type()
        if kind == QEvent.Type.MouseButtonDblClick:
            return self._fit(event)
        if kind == QEvent.Type.MouseButtonPress:
            return self._press(event)
        if kind == QEvent.Type.MouseMove:
            return self._move(event)
        if kind == QEvent.Type.MouseButtonRelease:
            return self._release()
        return False

    def _panel(self, at: QPointF) -> Panel | None:
        return self._stage.panel_at(at.x(), at.y())

    def _press(self, event: QMouseEvent) -> bool:
        self._held, self._at = self._panel(event.position()), event.position()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._pans = shift or event.button() == Qt.MouseButton.MiddleButton
        self._speed = (0.0, 0.0, 0.0)
        self._native.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._held is not None:
            self._held.camera.touch()
            self._wake()
        return True

    def _move(self, event: QMouseEvent) -> bool:
        moved, self._at = event.position() - self._at, event.position()
        if self._held is None:
            QToolTip.hideText()
            self._rest.start()
            return True
        camera = self._held.camera
        if self._pans or camera.planar:
            _, _, width, height = self._held.rect
            scale = self._stage.pixel_scale
            camera.pan(2 * moved.x() * scale / width, -2 * moved.y() * scale / height)
        else:
            across, up = moved.x() * ORBIT, moved.y() * ORBIT
            camera.orbit(across, up)
            now = time.perf_counter()
            gone = max(0.008, now - self._speed[2]) if self._speed[2] else 0.016
            self._speed = (across / gone, up / gone, now)
        self._stage.update()
        self._wake()
        return True

    def _release(self) -> bool:
        across, up, when = self._speed
        if self._held is not None and not self._pans and time.perf_counter() - when < 0.05:
            self._held.camera.fling(across, up)
            self._wake()
        self._held = None
        return True

    def _wheel(self, event: QWheelEvent) -> bool:
        at = event.position()
        panel = self._panel(at)
        if panel is None or not event.angleDelta().y():
            return False
        scale = self._stage.pixel_scale
        panel.camera.touch()
        factor = 1.0015 ** event.angleDelta().y()
        panel.camera.zoom(factor, panel.device(at.x() * scale, at.y() * scale))
        self._stage.update()
        self._wake()
        return True

    def _fit(self, event: QMouseEvent) -> bool:
        if self.doubled is not None and self.doubled(event.position()):
            return True
        panel = self._panel(event.position())
        if panel is not None:
            panel.camera.touch()
            panel.fit(eased=True)
            self._wake()
        return True

    def _read(self) -> None:
        if not self._native.underMouse():
            return
        panel = self._panel(self._at)
        scale = self._stage.pixel_scale
        found = panel.pick(self._at.x() * scale, self._at.y() * scale) if panel else None
        if found:
            said = "\n".join(f"{name}  {_shown(value)}" for name, value in found.items())
            QToolTip.showText(self._native.mapToGlobal(self._at.toPoint()), said, self._native)


def _shown(value: object) -> str:
    return written(float(value), 5) if isinstance(value, (int, float)) else str(value)
