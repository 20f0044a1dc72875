"""Scenery: the Stage in the middle of the window, its panels, and the writing over them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QWidget

from explorer.app.angler import Angler
from explorer.app.beside import Beside
from explorer.app.cutting import Cutting
from explorer.app.dyeing import Dyeing
from explorer.app.fish_card import FishCard
from explorer.app.overlay import Overlay
from explorer.app.pointer import Pointer
from explorer.app.school import School
from explorer.app.school_bar import SchoolBar
from explorer.app.seeding import Seeding
from explorer.engine.gate import pictures
from explorer.views.measured import show_reading
from explorer.views.scene import View, arrange, turned, views_of
from explorer.views.stage import Stage, choose_backend

if TYPE_CHECKING:
    from explorer.app.desk import Desk
    from explorer.model import Experiment, Frame
    from explorer.views.label import Label
    from explorer.views.panel import Panel
    from explorer.views.theme import Theme

ANSWER_S = 0.02  # how long the frame of a turned dial is waited for ...
DRAW_S = 0.004  # ... and by a painting that has begun
FEW_CORES = 4  # drawing and integrating are in each other's way, unless a GPU draws


class Scenery(QObject):
    """Owns the Stage for the life of the window, and shows one experiment on it."""

    said = Signal(str)  # what the mouse does next

    def __init__(self, theme: Theme, desk: Desk, wake: Callable[[], None]) -> None:
        super().__init__()
        choose_backend(window=True)
        self.stage = Stage(theme)
        self.desk = desk
        self.widget: QWidget = self.stage.native
        self.widget.setObjectName("stage")
        self.widget.setAccessibleName("Picture of the running system")
        self.widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.widget.setMinimumSize(200, 160)
        if QGuiApplication.platformName() == "xcb":
            # a window of its own is composed alone: without a GPU twice the pictures per second
            self.widget.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)
            self.widget.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)
        self.pointer = Pointer(self.stage, wake)
        self.seeding = Seeding(self.stage, desk, wake)
        self.dyeing = Dyeing(self.stage, self.seeding, desk, self.said.emit)
        self.school = School(self.stage, desk, wake)
        self.angler = Angler(self.stage, self.school)
        self.cutting = Cutting(self.stage, desk, wake, self.seeding)
        self.beside = Beside(self.stage, desk, self._compare)
        self.overlay = Overlay(self.labels, self.widget)
        self.school_bar = SchoolBar(self.school, self.widget)
        self.fish_card = FishCard(self.school, self.widget)
        self.widget.installEventFilter(self)
        self._wake = wake
        self._waiting: Callable[[], None] | None = None
        self.views: tuple[View, ...] = ()
        self._next: Experiment | None = None
        self.all_views = False
        self._begun: tuple[int, ...] = ()  # steps of the first two frames that were painted
        self._asked: float | None = None  # when a dial was turned whose frame is not here yet
        self._read: dict[Any, Any] = {}
        self.stage.events.draw.connect(self._draws, position="first")
        self.stage.events.draw.connect(self._drawn, position="last")
        self._shares = (os.cpu_count() or 1) <= FEW_CORES
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
        self._read.clear()
        self.stage.clear_panels()
        views = views_of(experiment, self.desk.params)
        self.views = tuple(view for view in views if view.on_stage)
        for view in self.views:
            view.build(self.stage.add_panel((0, 0, 1, 1), title=view.title))
        self.beside.build()
        self.seeding.mirror()
        self.school.mirror()
        self._place()

    def _compare(self) -> None:
        """A second run came or went: the stage is laid out anew."""
        if self.desk.experiment is not None and self._next is None:
            self._build(self.desk.experiment)
        self._wake()

    def turn(self, experiment: Experiment) -> None:
        """Dials moved: what is drawn from them alone follows."""
        own = [panel for panel in self.stage.panels if not panel.guest]
        for panel in own if self._next is None else ():
            turned(panel, experiment, self.desk.params)
        pictures.open()
        self._asked = time.perf_counter()

    def toggle_views(self) -> None:
        """The first view alone, or all of them."""
        self.all_views = not self.all_views
        self._place()
        self.fit()

    def _place(self) -> None:
        # the canvas learns its new size after this event, so ask the widget
        scale = self.widget.devicePixelRatioF()
        size = round(self.widget.width() * scale), round(self.widget.height() * scale)
        for number, panel in enumerate(self.stage.panels):
            first = number == 0 if self.beside.shown else self._belongs_to_first(number)
            panel.visible = panel.guest or self.all_views or first
        arrange(self.stage.panels, size)
        self.overlay.setGeometry(0, 0, self.widget.width(), self.widget.height())
        self.stage.update()

    def _belongs_to_first(self, number: int) -> bool:
        """The first view, and what is seen of the same observable."""
        return number < len(self.views) and self.views[number].show is self.views[0].show

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
        read = self._pull_readings() | self.school.pull() | self.cutting.follow()
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

    def _pull_readings(self) -> bool:
        any_new = False
        for measure in self.desk.handles:
            observation = self.desk.reading(measure)
            if observation is None or observation is self._read.get(measure):
                continue
            self._read[measure] = observation
            if observation.reading is not None:
                any_new = self._show_reading(measure[0], observation.reading) or any_new
        any_new = self._uncover() or any_new
        if any_new:
            self.stage.update()
        return any_new

    def _uncover(self) -> bool:
        """Of fields that lie on one another the one asked for last is seen; True on a change."""
        asked = [measure[0] for measure in self.desk.handles]
        changed = False
        for panel in self.stage.panels:
            fields = [one for one in panel.layers if getattr(one, "measured", False)]
            held = [asked.index(f.name) for f in fields if f.filled and f.name in asked]
            last = max(held, default=-1)
            for one in fields:
                seen = last >= 0 and one.name == asked[last]
                changed = changed or seen != one.visible
                one.visible = seen
            for over in panel.layers:
                if getattr(over, "laid_over", False) and over.visible != (over.name in asked):
                    changed, over.visible = True, over.name in asked
        return changed

    def _show_reading(self, key: str, reading: Any) -> bool:
        shown = False
        for panel in self.stage.panels:
            shown = show_reading(panel, key, reading) or shown
        return shown

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
        self.overlay.update()

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
