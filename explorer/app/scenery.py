"""Scenery: the Stage in the middle of the window, its panels, and the writing over them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from explorer.app import turn
from explorer.app.angler import Angler
from explorer.app.beside import Beside
from explorer.app.clearing import Clearing
from explorer.app.cutting import Cutting
from explorer.app.dyeing import Dyeing
from explorer.app.fish_card import FishCard
from explorer.app.language import tr
from explorer.app.native import lift
from explorer.app.onstage import OnStage
from explorer.app.overlay import Overlay
from explorer.app.pointer import Pointer
from explorer.app.school import School
from explorer.app.school_bar import SchoolBar
from explorer.app.seeding import Seeding
from explorer.app.sights import Sight, sights
from explorer.engine.gate import pictures
from explorer.views.arrange import arrange
from explorer.views.scene import View, turned, views_of
from explorer.views.stage import Stage, choose_backend

if TYPE_CHECKING:
    from explorer.app.desk import Desk
    from explorer.app.tiling import Share
    from explorer.model import Experiment, Frame
    from explorer.views.label import Label
    from explorer.views.panel import Panel
    from explorer.views.theme import Theme

ANSWER_S = 0.02  # how long the frame of a turned dial is waited for ...
DRAW_S = 0.004  # ... and by a painting that has begun
PATIENCE_S = 0.008  # of the processor: one panel's first drawing, and the next one's waits
FEW_CORES = 4  # drawing and integrating are in each other's way, unless a GPU draws


class Scenery(QObject):
    """Owns the Stage for the life of the window, and shows one experiment on it."""

    said = Signal(str)  # what the mouse does next
    staged = Signal()  # there are other sights

    def __init__(self, theme: Theme, desk: Desk, wake: Callable[[], None]) -> None:
        super().__init__()
        choose_backend(window=True)
        self.stage = Stage(theme)
        self.desk = desk
        self.widget: QWidget = self.stage.native
        self.widget.setObjectName("stage")
        self.widget.setAccessibleName(tr("Picture of the running system"))
        self.widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        lift(self.widget)  # without a GPU twice the pictures per second
        self.pointer = Pointer(self.stage, wake)
        self.seeding = Seeding(self.stage, desk, wake)
        self.dyeing = Dyeing(self.stage, self.seeding, desk, self.said.emit)
        self.school = School(self.stage, desk, wake)
        self.angler = Angler(self.stage, self.school)
        self.cutting = Cutting(self.stage, desk, wake, self.seeding)
        self.beside = Beside(self.stage, desk, self._compare)
        self.onstage = OnStage(self.stage, desk)
        self.overlay = Overlay(self.labels, self.widget)
        self.school_bar = SchoolBar(self.school, self.widget)
        self.clearing = Clearing(self.stage, self.school_bar, self.widget)
        self.fish_card = FishCard(self.school, self.widget)
        self.widget.installEventFilter(self)
        self._wake = wake
        self._waiting: Callable[[], None] | None = None
        self.views: tuple[View, ...] = ()
        self.sights: list[Sight] = []
        self.shares: dict[str, Share] = {}  # where each sight stands, as shares of the widget
        self._next: Experiment | None = None
        self.all_views = False
        self._begun: tuple[int, ...] = ()  # steps of the first two frames that were painted
        self._asked: float | None = None  # when a dial was turned whose frame is not here yet
        self.stage.events.draw.connect(self._draws, position="first")
        self.stage.events.draw.connect(self._drawn, position="last")
        self._shares = (os.cpu_count() or 1) <= FEW_CORES
        self.stage.put_off = turn.PutOff(self.widget, self.stage.update)
        self.stage.patience = PATIENCE_S
        self.stage.native.frameSwapped.connect(self._swapped)

    # -- what is shown ------------------------------------------------------------------------
    def show_experiment(self, experiment: Experiment) -> None:
        """Panels for every observable it shows, as soon as it has a frame.

        Until then the last picture stays; the very first one has nothing to wait for.
        """
        self._next, self._begun = experiment, ()
        if not self.stage.panels:
            self._build(experiment)

    def _build(self, experiment: Experiment) -> None:
        self._next = None
        self.onstage.forget()
        self.stage.clear_panels()
        views = views_of(experiment, self.desk.params)
        self.views = tuple(view for view in views if view.on_stage)
        for view in self.views:
            view.build(self.stage.add_panel((0, 0, 1, 1), title=view.title))
        self.sights = sights(self.views, self.stage.panels)
        self.beside.build()
        self.seeding.mirror()
        self.school.mirror()
        self._place()
        self.staged.emit()

    def _compare(self) -> None:
        """A second run came or went: the stage is laid out anew."""
        if self.desk.experiment is not None and self._next is None:
            self._build(self.desk.experiment)
        self._wake()

    def turn(self, experiment: Experiment) -> None:
        """Dials moved: what is drawn from them alone follows."""
        for panel in self.stage.own if self._next is None else ():
            turned(panel, experiment, self.desk.params)
        pictures.open()
        self._asked = time.perf_counter()

    def toggle_views(self) -> None:
        """The first view alone, or all of them."""
        self.all_views = not self.all_views
        self._place()
        self.fit()

    def place(self, shares: dict[str, Share], cornered: bool = False) -> None:
        """Which sights are seen, and where on the widget."""
        if (shares, cornered) != (self.shares, self.clearing.cornered):
            self.shares, self.clearing.cornered = dict(shares), cornered
            self._place()
            self._wake()

    def _place(self) -> None:
        # the canvas learns its new size after this event, so ask the widget
        scale = self.widget.devicePixelRatioF()
        size = round(self.widget.width() * scale), round(self.widget.height() * scale)
        for panel in self.stage.panels:
            panel.visible = False
        known = {sight.key: sight for sight in self.sights}
        shown = {key: share for key, share in self.shares.items() if key in known}
        if not shown and self.sights:
            shown = {self.sights[0].key: (0.0, 0.0, 1.0, 1.0)}
        for number, (key, share) in enumerate(shown.items()):
            self._put(self._panels(known[key], number == 0, shown), share, size)
        self.overlay.setGeometry(self.widget.rect())
        self.clearing.lay(shown.values())
        self.stage.update()

    def _panels(self, sight: Sight, first: bool, shown: dict[str, Share]) -> list[Panel]:
        """What a sight shows; the first one makes room for a second run, or for all others."""
        if not sight.panels:
            sight.build(self.stage)
            if self.stage.pulled is not None:  # not `painted`: that can be of the run before
                for panel in sight.panels:
                    panel.ingest(self.stage.pulled)
            self.seeding.mirror()
        found = list(sight.panels)
        if first and self.beside.shown:
            found = [*found[:1], *(panel for panel in self.stage.panels if panel.guest)]
        elif first and self.all_views:
            others = [one for one in self.sights if not one.along and one.key not in shown]
            found += [panel for one in others for panel in one.panels]
        return found

    @staticmethod
    def _put(panels: list[Panel], share: Share, size: tuple[int, int]) -> None:
        left, top, right, bottom = (round(part * size[at % 2]) for at, part in enumerate(share))
        for panel in panels:
            panel.visible = True
        arrange(panels, (right - left, bottom - top), corner=(left, top))

    def labels(self) -> tuple[Label, ...]:
        """All writing over the stage."""
        scale = self.stage.pixel_scale
        shown = [panel for panel in self.stage.panels if panel.visible]
        found = tuple(label for panel in shown for label in panel.labels(scale))
        return (*found, *self.beside.labels(self.painted))

    def pull(self, run: Any, seconds: float) -> bool:
        """Bring a new frame, new readings and moving cameras to the screen; whether any moved."""
        frame = run.latest()
        if self._answer_is_due(frame):
            return True
        if frame is not self.painted:
            self._hold_work()
        if self._next is not None and frame is not None:
            self._build(self._next)
        new = self._next is None and self.stage.pull(frame)
        moved = self.stage.advance(seconds)
        read = self.onstage.pull() | self.school.pull() | self.cutting.follow()
        beside = self.beside.pull(run)
        self.overlay.refresh()
        return new or moved or read or beside or self._next is not None

    def _answer_is_due(self, frame: Frame | None, patience: float = ANSWER_S) -> bool:
        """A dial was turned a moment ago: better wait for its frame than paint an older one."""
        if self._asked is None:
            return False
        before = self.painted
        old = frame is None or before is None or frame.params is before.params
        if old and time.perf_counter() - self._asked < patience:
            return True
        if not old:
            self._asked = None
        return False

    def _draws(self, event: Any) -> None:
        """A painting begins: when its frame was overtaken by a turned dial, take the newer one."""
        if self._asked is None or self._next is not None or self.desk.run is None:
            return
        while self._answer_is_due(frame := self.desk.run.latest(), DRAW_S):
            time.sleep(0.0003)
        if self._asked is None:
            self._hold_work()
            self.stage.take(frame)

    def _hold_work(self) -> None:
        """A picture is begun, until `_swapped`."""
        if self._shares and self.stage.software and self.widget.isVisible():
            pictures.close()

    # -- cameras ------------------------------------------------------------------------------
    def _spaces(self) -> list[Panel]:
        return [panel for panel in self.stage.panels if not panel.camera.planar]

    def fit(self) -> None:
        """Show everything."""
        for panel in self.stage.panels:
            panel.camera.touch()
            panel.fit(eased=True)
        self._wake()

    def look_along(self, key: str) -> None:
        """Along an axis, eased."""
        for panel in self._spaces():
            panel.camera.touch()
            panel.camera.look_along(key)
        self._wake()

    def toggle_perspective(self) -> None:
        """Perspective or parallel."""
        for panel in self._spaces():
            panel.camera.touch()
            panel.camera.toggle_perspective()
        self.stage.update()
        self._wake()

    # -- the widget ---------------------------------------------------------------------------
    def set_theme(self, theme: Theme) -> None:
        """Change every colour at once."""
        self.stage.set_theme(theme)
        self.overlay.restyle()

    def grab(self) -> QPixmap:
        """The picture with its writing, as on the screen."""
        return self.widget.grab()

    def first_painted(self, act: Callable[[], None]) -> None:
        """Call `act` once, after the first picture that shows a live frame."""
        self._waiting = act

    @property
    def painted(self) -> Frame | None:
        """The last frame that reached the screen."""
        return self.stage.painted

    def _drawn(self, event: Any) -> None:
        if self._waiting is not None and self.stage.painted is not None:
            act, self._waiting = self._waiting, None
            act()
        if self.stage.refining:
            self._wake()
        painted = self.stage.painted
        if self._next is None and painted is not None and len(self._begun) < 2:
            self._begun = tuple(dict.fromkeys((*self._begun, painted.step)))

    def moving(self) -> bool:
        """Whether two different frames of what is open have been painted."""
        return len(self._begun) > 1

    def _swapped(self) -> None:
        pictures.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The panels follow the widget's size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def close(self) -> None:
        """Nothing more is pulled; the canvas itself lives as long as the process."""
        pictures.open()
        self.beside.close()
        self.widget.removeEventFilter(self)
