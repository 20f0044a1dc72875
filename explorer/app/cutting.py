"""Cutting: the plane of a section on the Stage, moved and tilted by its handles."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from explorer.app.intent import rounded
from explorer.model import BadInput
from explorer.views.cut import MOVE, TILT

if TYPE_CHECKING:
    from explorer.app.desk import Desk
    from explorer.app.seeding import Seeding
    from explorer.app.watches import Measure
    from explorer.views.cut import CutLayer
    from explorer.views.panel import Panel
    from explorer.views.stage import Stage

CATCH = 10.0  # logical pixels from which a handle is caught
PATIENCE_S = 0.25  # a computation under way is let end for so long before another is asked for
STEEP = 0.15  # sine between the eye's ray and the normal below which a drag counts up and down
INSIDE = 0.02  # of its reach: a plane stays so far inside the box


class Cutting(QObject):
    """Looks at the mouse before anybody else, and takes only what concerns a handle."""

    def __init__(
        self, stage: Stage, desk: Desk, wake: Callable[[], None], seeding: Seeding
    ) -> None:
        super().__init__(stage.native)
        self._stage, self._desk, self._wake, self._seeding = stage, desk, wake, seeding
        self._native: QWidget = stage.native
        self._native.installEventFilter(self)
        self._held: tuple[Panel, CutLayer, str] | None = None
        self._press: tuple[QPointF, np.ndarray, float] | None = None  # pixel, middle, near or far
        self._grip = 0.0  # how far along the normal the handle was taken
        self._over = False  # whether the pointer is on a handle
        self._drags = 0  # one name for each drag, so that each is an undo of its own
        self._asked, self._owed = 0.0, False
        self._shown: tuple[Any, ...] = ()

    # -- mirrors ------------------------------------------------------------------------------
    def measure(self) -> Measure | None:
        """The measurement whose plane is shown: the last one that has any."""
        known = self._desk.diagnostics
        cuts = [m for m in self._desk.document.measures if m[0] in known and known[m[0]].cut]
        return cuts[-1] if cuts else None

    def follow(self) -> bool:
        """Planes where options and readings say; whether anything changed."""
        pulled, experiment = self._stage.pulled, self._desk.experiment
        if pulled is None or experiment is None or pulled.key != experiment.key:
            return False  # the panels are those of the system before, until this one moves
        measure = self.measure()
        observation = self._desk.watches.latest(measure) if measure is not None else None
        reading = observation.reading if observation is not None else None
        self._settle()
        now = (measure, id(reading), *map(id, self._stage.panels))
        if now == self._shown:
            return False
        self._shown = now
        for layer in self._layers():
            self._show(layer, measure, reading)
        self._stage.update()
        return True

    def _show(self, layer: CutLayer, measure: Measure | None, reading: Any) -> None:
        experiment, cut, found = self._desk.experiment, None, None
        if measure is not None and reading is not None and experiment is not None:
            diagnostic = self._desk.diagnostics[measure[0]]
            given, cut = diagnostic.options(dict(measure[2])), diagnostic.cut
            found = cut.plane(experiment.states, given, reading.settings) if cut else None
        if found is None:
            layer.visible = False
            return
        if self._held is None or layer is not self._held[1]:  # the hand is ahead of the options
            layer.stand(*found)
        empty = np.zeros((0, len(found[0])))
        points = reading.arrays.get(cut.points, empty) if cut is not None else empty
        layer.scatter(np.asarray(points))

    def _layers(self) -> list[Any]:
        found = (panel.layer("cut") for panel in self._stage.own)  # whose run the readings are of
        return [layer for layer in found if layer is not None]

    # -- the mouse ----------------------------------------------------------------------------
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A handle that is caught is ours."""
        if not isinstance(event, QMouseEvent):
            return False
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            return self._take(event)
        if kind == QEvent.Type.MouseMove:
            if self._held is None:
                return self._point(event)
            self.drag(event.position())
            return True
        if kind == QEvent.Type.MouseButtonRelease and self._held is not None:
            self._let_go()
            return True
        return False

    def caught(self, at: QPointF) -> tuple[Panel, CutLayer, str] | None:
        """The handle under a logical pixel."""
        panel, scale = self._stage.panel_at(at.x(), at.y()), self._stage.pixel_scale
        layer: Any = panel.layer("cut") if panel is not None else None
        if panel is None or layer is None or not layer.visible:
            return None
        places = panel.pixel(np.array([layer.tip, layer.middle]))
        away = np.hypot(*(places - (at.x() * scale, at.y() * scale)).T)
        nearest = int(np.argmin(away))
        return (panel, layer, (TILT, MOVE)[nearest]) if away[nearest] <= CATCH * scale else None

    def _point(self, event: QMouseEvent) -> bool:
        """Light the handle under the pointer."""
        if event.buttons() != Qt.MouseButton.NoButton:
            return False
        found = self.caught(event.position())
        for layer in self._layers():
            lit = found[2] if found is not None and found[1] is layer else ""
            if layer.held != lit:
                layer.held = lit
                self._stage.update()
        if found is not None:
            self._native.setCursor(Qt.CursorShape.OpenHandCursor)
        elif self._over:
            self._native.setCursor(self._seeding.idle)
        self._over = found is not None
        return self._over

    def _take(self, event: QMouseEvent) -> bool:
        found = self.caught(event.position())
        if found is None:
            return False
        panel, layer, which = found
        panel.camera.touch()  # what drifts away under the hand cannot be held
        self._native.setFocus(Qt.FocusReason.MouseFocusReason)
        self._native.setCursor(Qt.CursorShape.ClosedHandCursor)
        middle, tip = layer.middle.copy(), layer.tip
        start, along = self._ray(panel, event.position(), middle)
        near = -1.0 if (tip - middle) @ along <= 0.0 else 1.0
        self._held, self._press = found, (event.position(), middle, near)
        self._grip = self._along(layer, start, along, middle) or 0.0
        layer.held, layer.pivot = which, middle if which == TILT else None
        self._drags += 1
        return True

    def _ray(self, panel: Panel, at: QPointF, through: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """What lies under a logical pixel, level with `through`."""
        scale = self._stage.pixel_scale
        return panel.ray(at.x() * scale, at.y() * scale, through)

    @staticmethod
    def _along(
        layer: CutLayer, start: np.ndarray, along: np.ndarray, middle: np.ndarray
    ) -> float | None:
        """How far along the normal from `middle` a ray passes; None where it looks down on it."""
        normal = layer.normal
        cosine = float(normal @ along)
        steep = 1.0 - cosine * cosine
        if steep < STEEP * STEEP:
            return None
        away = start - middle
        return float(normal @ away - cosine * (along @ away)) / steep

    def drag(self, at: QPointF) -> None:
        """Bring the caught handle under a logical pixel; the section follows."""
        assert self._held is not None and self._press is not None
        panel, layer, which = self._held
        if which == MOVE:
            self._move(panel, layer, at)
        else:
            self._tilt(panel, layer, at)
        self._stage.update()
        self._wake()
        self._owed = True
        self._settle()

    def _move(self, panel: Panel, layer: CutLayer, at: QPointF) -> None:
        pressed, middle, _ = self._press  # type: ignore[misc]
        found = self._along(layer, *self._ray(panel, at, middle), middle)
        if found is None:  # seen along its normal: up is on, down is back
            _, _, _, height = panel.rect
            share = (pressed.y() - at.y()) * self._stage.pixel_scale / height
            low, high = layer.reach()
            found = share * (high - low)
        low, high = layer.reach()
        spare = INSIDE * (high - low)
        level = float(middle @ layer.normal) + found - self._grip
        layer.level = min(max(level, low + spare), high - spare)

    def _tilt(self, panel: Panel, layer: CutLayer, at: QPointF) -> None:
        _, middle, side = self._press  # type: ignore[misc]
        start, along = self._ray(panel, at, middle)
        away = start - middle
        if not panel.camera.planar:
            nearest = float(along @ away)
            room = layer.arrow**2 - float(away @ away) + nearest**2
            away = away + (-nearest + side * np.sqrt(max(room, 0.0))) * along
        else:
            away[2] = 0.0
        if (length := float(np.linalg.norm(away))) > 1e-12:
            layer.normal = away / length
            layer.level = float(layer.normal @ middle)

    # -- what is asked of the document --------------------------------------------------------
    def _settle(self) -> None:
        """Ask for the section of the plane as it is held, unless one is being computed."""
        measure = self.measure()
        if self._held is None or not self._owed or measure is None:
            return
        now = time.perf_counter()
        if self._desk.watches.working(measure) and now - self._asked < PATIENCE_S:
            return
        self._asked, self._owed = now, False
        self._ask(measure, held=True)

    def _ask(self, measure: Measure, held: bool) -> None:
        assert self._held is not None
        _, layer, which = self._held
        diagnostic, experiment = self._desk.diagnostics[measure[0]], self._desk.experiment
        assert diagnostic.cut is not None and experiment is not None
        states, cut = experiment.states, diagnostic.cut
        normal, at = np.zeros(len(states)), np.zeros(len(states))
        places = list(layer.states)
        normal[places] = layer.normal[: len(places)]
        middle = layer.middle
        at[places] = middle[: len(places)]
        given = dict(diagnostic.options(dict(measure[2])))
        width = layer.reach()[1] - layer.reach()[0]
        if which == MOVE and measure[2] and not given[cut.middle]:
            values = {cut.level: layer.level}
        else:
            values = cut.options(states, given, normal, at)
        values[cut.level] = rounded(values[cut.level], width)
        try:
            drag = ("cut", str(self._drags))
            self._desk.measuring.set_options(measure, values, drag=drag, held=held)
        except BadInput as error:
            self._desk.refused.emit(str(error))

    def _let_go(self) -> None:
        assert self._held is not None
        _, layer, _ = self._held
        if (measure := self.measure()) is not None and self._owed:
            self._ask(measure, held=False)
        self._held, self._press, self._owed = None, None, False
        layer.held, layer.pivot = "", None
        self._native.setCursor(self._seeding.idle)
        self._shown = ()  # from now on as the document says
        self._wake()
