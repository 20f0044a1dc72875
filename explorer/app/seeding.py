"""Seeding: a click lets a trajectory go or drops copies, a drag moves a start, Delete removes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.app.language import phrase, tr
from explorer.engine.commands import SetSeeds
from explorer.engine.equation_stepper import rule
from explorer.engine.seeds import MOST, Point, preview, refused
from explorer.model import BadInput

if TYPE_CHECKING:
    from explorer.app.desk import Desk
    from explorer.views.panel import Panel
    from explorer.views.seeds import SeedLayer
    from explorer.views.stage import Stage

COPIES = 100
RADIUS = 0.01  # of the extent of the attractor
STILL = 4.0  # logical pixels that a hand may move and still click
CATCH = 9.0  # ... from which a ring is caught
STATELESS = phrase("The axes here are not those of the states, so a place is no start")
NOWHERE = phrase("The equations have no value there")


class Seeding(QObject):
    """Looks at the mouse before the Pointer does, and takes only what concerns seeds."""

    def __init__(self, stage: Stage, desk: Desk, wake: Callable[[], None]) -> None:
        super().__init__(stage.native)
        self._stage, self._desk, self._wake = stage, desk, wake
        self._native: QWidget = stage.native
        self._native.installEventFilter(self)
        self.chosen: int | None = None
        self.armed = False  # a plain click seeds, without Shift
        self.copies, self.radius = COPIES, RADIUS  # of what Ctrl and a click drop
        self._clicks: tuple[QPointF, Panel, bool] | None = None  # where, and whether copies
        self._held: tuple[Panel, SeedLayer] | None = None
        self._moved: Point | None = None
        desk.seeded.connect(self.mirror)

    @property
    def seeds(self) -> tuple[Point, ...]:
        """Those of the document."""
        return self._desk.document.run.seeds if self._desk.document.runs else ()

    # -- what is asked for --------------------------------------------------------------------
    def add(self, point: Point) -> None:
        """Let a trajectory go; it is the chosen one."""
        self.chosen = len(self.seeds)
        self._change((*self.seeds, point))

    def arm(self, armed: bool) -> None:
        """Whether a plain click seeds."""
        self.armed = armed
        self._native.setCursor(self.idle)

    @property
    def idle(self) -> Qt.CursorShape:
        """The pointer where no ring is under it."""
        return Qt.CursorShape.CrossCursor if self.armed else Qt.CursorShape.ArrowCursor

    def remove(self) -> None:
        """Take the chosen seed away, or else the last one."""
        seeds = self.seeds
        if not seeds:
            return
        gone = self.chosen if self.chosen is not None else len(seeds) - 1
        left = (*seeds[:gone], *seeds[gone + 1 :])
        self.chosen = min(gone, len(left) - 1) if left else None
        self._change(left)

    def _change(self, seeds: tuple[Point, ...]) -> None:
        self._desk.do(SetSeeds(seeds))
        self._wake()

    def mirror(self) -> None:
        """Rings where the document has seeds."""
        seeds = self.seeds
        if self.chosen is not None and self.chosen >= len(seeds):
            self.chosen = len(seeds) - 1 if seeds else None
        self._show(seeds)

    def _show(self, seeds: tuple[Point, ...], line: np.ndarray | None = None) -> None:
        for panel in self._stage.panels:
            layer = panel.layer("seeds")
            if layer is not None:
                layer.hold(np.array(seeds), self.chosen)
                layer.foresee(np.zeros((0, 1)) if line is None else line)
        self._stage.update()

    # -- from the screen to a state -----------------------------------------------------------
    def state_at(
        self, panel: Panel, at: QPointF, through: Point | None = None
    ) -> tuple[Point | None, str]:
        """The whole state under a logical pixel, or why there is none.

        through   the state whose depth and hidden coordinates are kept; else the run's own
        """
        experiment, frame = self._desk.experiment, self._desk.run.latest()
        layer: Any = panel.layer("seeds")
        if experiment is None or frame is None:
            return None, tr("Nothing runs yet")
        if why := refused(experiment):
            return None, why
        if layer is None:
            return None, tr(STATELESS)
        scale = self._stage.pixel_scale
        depth = None if through is None else layer.places(np.array([through]))[0]
        place = panel.unproject(at.x() * scale, at.y() * scale, depth)
        cut: Any = panel.layer("cut") if through is None else None
        if cut is not None and cut.visible and not panel.camera.planar:
            on, whole = cut.under(panel, at.x() * scale, at.y() * scale, CATCH * scale)
            if whole is not None:
                return tuple(float(x) for x in whole), ""
            place = place if on is None else on
        window = panel.camera.window() if panel.camera.planar else ()
        if any(not low <= x <= high for x, (low, high) in zip(place, window, strict=False)):
            return None, tr("Outside the picture")
        samples = frame.arrays["state"]
        state = np.array((samples[0] if samples.ndim == 3 else samples)[-1] if through is None
                         else through)  # fmt: skip
        for coordinate, one in zip(place, layer.states, strict=False):
            state[one] = coordinate
        return tuple(float(x) for x in state), ""

    def _foreseen(self, point: Point) -> np.ndarray:
        """(k, d) the next steps from a point, as the run would take them now."""
        experiment, frame = self._desk.experiment, self._desk.run.latest()
        assert experiment is not None and frame is not None
        chosen = rule(experiment, self._desk.document.run.method)
        return preview(experiment, frame.params, point, chosen, frame.dt, frame.t)

    def click(self, panel: Panel, at: QPointF, copies: bool = False) -> None:
        """Let a trajectory go under a logical pixel, or many copies of it; or say why not."""
        point, why = self.state_at(panel, at)
        if point is not None and len(self._foreseen(point)) < 2:
            why = tr(NOWHERE)
        if len(self.seeds) >= MOST and not copies:
            why = tr("{0} seeds are the most; Delete takes the chosen one away").format(MOST)
        try:
            if point is not None and not why:
                if copies:
                    radius = self.radius * self._desk.dropping.extent()
                    self._desk.dropping.drop(self.copies, radius, at=point)
                    self._wake()
                else:
                    self.add(point)
        except BadInput as error:
            why = str(error)
        if why:
            QToolTip.showText(self._native.mapToGlobal(at.toPoint()), f"{why}.", self._native)

    # -- the mouse ----------------------------------------------------------------------------
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A ring that is caught is ours; a click is seen by both."""
        if not isinstance(event, QMouseEvent):
            return False
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            return self._press(event)
        if kind == QEvent.Type.MouseMove:
            return self._move(event)
        if kind == QEvent.Type.MouseButtonRelease:
            return self._release(event)
        return False

    def caught(self, at: QPointF) -> tuple[Panel, SeedLayer, int] | None:
        """The ring under a logical pixel: its panel, layer and number."""
        panel, scale = self._stage.panel_at(at.x(), at.y()), self._stage.pixel_scale
        layer: Any = panel.layer("seeds") if panel is not None else None
        if panel is None or layer is None or not len(layer.points):
            return None
        away = np.hypot(*(panel.pixel(layer.points) - (at.x() * scale, at.y() * scale)).T)
        nearest = int(np.argmin(away))
        return (panel, layer, nearest) if away[nearest] <= CATCH * scale else None

    def _press(self, event: QMouseEvent) -> bool:
        at = event.position()
        self._clicks = None
        if (found := self.caught(at)) is not None:
            panel, layer, self.chosen = found
            self._held, self._moved = (panel, layer), None
            panel.camera.touch()
            self._native.setFocus(Qt.FocusReason.MouseFocusReason)
            self._show(self.seeds)
            return True
        panel_here = self._stage.panel_at(at.x(), at.y())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        copies = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if panel_here is not None and (shift or copies or self.armed):
            panel_here.camera.touch()  # what drifts away under the hand cannot be hit
            self._clicks = (at, panel_here, copies)
        return False

    def _move(self, event: QMouseEvent) -> bool:
        if self._clicks is not None:
            if (event.position() - self._clicks[0]).manhattanLength() <= STILL:
                return True  # the Pointer pans with a drag, and not with the tremor of a click
            self._clicks = None
        if self._held is None or self.chosen is None:
            self._point(event)
            return False
        self.drag(event.position())
        return True

    def _point(self, event: QMouseEvent) -> None:
        """Show that a ring can be taken hold of."""
        if event.buttons() == Qt.MouseButton.NoButton and self.seeds:
            over = self.caught(event.position()) is not None
            shape = Qt.CursorShape.OpenHandCursor if over else self.idle
            self._native.setCursor(shape)

    def drag(self, at: QPointF) -> None:
        """Move the caught seed under a logical pixel: its ring and the preview follow."""
        assert self._held is not None and self.chosen is not None
        seeds = self.seeds
        point, _ = self.state_at(self._held[0], at, seeds[self.chosen])
        if point is None:
            return
        self._moved = point
        there = (*seeds[: self.chosen], point, *seeds[self.chosen + 1 :])
        self._show(there, self._foreseen(point))
        self._wake()

    def _release(self, event: QMouseEvent) -> bool:
        clicks, self._clicks = self._clicks, None
        if clicks is not None:
            at, panel, copies = clicks
            if (event.position() - at).manhattanLength() <= STILL:
                self.click(panel, at, copies)
            return False
        if self._held is None:
            return False
        point, self._held, self._moved = self._moved, None, None
        seeds, chosen = self.seeds, self.chosen
        if point is not None and chosen is not None and point != seeds[chosen]:
            self._change((*seeds[:chosen], point, *seeds[chosen + 1 :]))
        else:
            self.mirror()
        return True
