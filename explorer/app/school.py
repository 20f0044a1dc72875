"""School: what a person does with the fish on the Stage; it keeps them as the document says."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from explorer.views.colouring import COLOURINGS
from explorer.views.flock import FlockLayer

if TYPE_CHECKING:
    from explorer.app.desk import Desk
    from explorer.views.guide import Way
    from explorer.views.panel import Panel
    from explorer.views.stage import Stage

MEMBERS = "school_members"  # the measurement that most colours stand for
GROUPS = "school_groups"  # the one that keeps every group whole at the border
COLOUR, REST, WAKE = "school.colour", "school.rest", "school.wake"  # looks of the document
LONGEST_WAKE = 10.0  # [time]
USUAL_WAKE = 2.0
CARD_S = 0.25
NUDGE = 0.05  # bodies by which a goal has to move before the predator is told


class School(QObject):
    """The verbs; `changed` says that the bar and the card have something new to show."""

    changed = Signal()
    told = Signal()  # new numbers of the chosen fish
    refused = Signal(str)

    def __init__(self, stage: Stage, desk: Desk, wake: Callable[[], None]) -> None:
        super().__init__(stage.native)
        self._stage, self._desk, self._wake = stage, desk, wake
        self.hunting = False
        self._coloured: object = None
        self._card_at = 0.0
        desk.looked.connect(self.mirror)
        desk.turned.connect(self._turned)

    # -- what there is ------------------------------------------------------------------------
    @property
    def panel(self) -> Panel | None:
        """The panel that shows a school, if one does."""
        return next((panel for panel in self._stage.panels if panel.guide is not None), None)

    @property
    def flock(self) -> FlockLayer | None:
        """Its fish."""
        panel = self.panel
        return panel.guide.flock if panel is not None and panel.guide is not None else None

    @property
    def chosen(self) -> int | None:
        """The number of the fish somebody picked."""
        return self.flock.chosen if self.flock is not None else None

    @property
    def way(self) -> Way:
        """How the camera goes with it."""
        panel = self.panel
        return panel.guide.way if panel is not None and panel.guide is not None else "free"

    def look(self, name: str) -> Any:
        """A look of the document, or what stands for it where nobody chose."""
        known = dict(self._desk.document.looks)
        if name in known:
            return known[name]
        if name == COLOUR:
            return "heading"
        return 0.0 if name == WAKE else "school" if self._open_water() else "water"

    def _open_water(self) -> bool:
        """Whether nothing holds the school, so that it would swim out of the picture."""
        flock = self.flock
        if flock is None or self._desk.experiment is None:
            return False
        box = flock.swarm.box
        if box and box not in self._desk.params:  # another system is open, its picture yet to come
            return False
        edge = float(self._desk.params[box]) if box else 0.0
        return edge <= 0.0 and not flock.room.walled

    # -- how it looks -------------------------------------------------------------------------
    def colour_by(self, name: str) -> None:
        """Let the colours mean something else."""
        if self.flock is not None and name in COLOURINGS:
            self._desk.look({COLOUR: name})

    def next_colour(self) -> None:
        """The colouring after this one."""
        names = list(COLOURINGS)
        if self.flock is not None:
            self.colour_by(names[(names.index(self.look(COLOUR)) + 1) % len(names)])

    def toggle_rest(self) -> None:
        """Let the water rest, or the school."""
        if self.flock is not None:
            self._desk.look({REST: "water" if self.look(REST) == "school" else "school"})

    def set_wake(self, span: float) -> None:
        """How far back [time] the trails of the fish go; 0 for none."""
        if self.flock is not None:
            self._desk.look({WAKE: float(min(max(span, 0.0), LONGEST_WAKE))}, drag=(WAKE,))

    def toggle_wake(self) -> None:
        """Trails, or none."""
        self.set_wake(0.0 if self.look(WAKE) > 0.0 else USUAL_WAKE)

    def mirror(self) -> None:
        """Let the fish look as the document says."""
        panel, flock = self.panel, self.flock
        if panel is None or flock is None:
            self.hunting = False
            self.changed.emit()
            return
        self._coloured = None
        for one in self._stage.panels:
            if one.guide is not None:
                self._dress(one, one.guide.flock, own=one is panel)
        self._stage.update()
        self._wake()
        self.changed.emit()

    def _dress(self, panel: Panel, flock: FlockLayer, own: bool) -> None:
        """One school as the document says; one beside it has no measurement to colour it."""
        name = self.look(COLOUR)
        name = name if name in COLOURINGS else "heading"
        flock.set_colouring(name if own or not COLOURINGS[name].array else "heading")
        wakes = panel.layer(f"{flock.swarm.name}.wakes")
        if wakes is not None:
            wakes.span = float(self.look(WAKE))
        self._rest(panel, flock, "school" if self.look(REST) == "school" else "water")

    def _rest(self, panel: Panel, flock: FlockLayer, rest: Any) -> None:
        if flock.shoal.rest == rest:
            return
        flock.set_rest(rest)
        axes = panel.layer("axes")
        if axes is not None:
            axes.names = ("x \u2212 x\u0304", "y \u2212 y\u0304", "z \u2212 z\u0304") \
                if rest == "school" else ("x", "y", "z")  # fmt: skip
        panel.recentre()

    def _turned(self) -> None:
        """A dial may have taken the walls away, or put them up."""
        flock = self.flock
        if flock is not None and flock.shoal.rest != self.look(REST):
            self.mirror()

    # -- one fish -----------------------------------------------------------------------------
    def choose(self, number: int | None) -> None:
        """Pick a fish, or let it go."""
        panel, flock = self.panel, self.flock
        if panel is None or flock is None or panel.guide is None:
            return
        flock.chosen = number
        if number is None:
            panel.guide.go("free")
        self._show_shells(panel, flock)
        self._stage.update()
        self._wake()
        self.changed.emit()
        self.told.emit()

    def _show_shells(self, panel: Panel, flock: FlockLayer) -> None:
        shells = panel.layer(f"{flock.swarm.name}.shells")
        if shells is not None:
            shells.visible = self.way != "ride"  # nobody sees out from inside of them
            shells.look()

    def let_go(self) -> None:
        """Nobody is chosen, the camera is free, the mouse drives no predator."""
        way = self.way
        self.choose(None)
        if self.hunting:
            self.hunt(False)
        if way == "ride" and self.panel is not None:
            self.panel.fit(eased=True)

    def go(self, way: Way) -> None:
        """Follow the chosen fish, or ride on its back; asked again, let the camera free."""
        panel, flock = self.panel, self.flock
        if panel is None or flock is None or panel.guide is None or flock.chosen is None:
            return
        before = panel.guide.way
        panel.guide.go("free" if before == way else way)
        if before == "ride" and panel.guide.way != "ride":
            panel.fit()
            panel.camera.touch()
        panel.guide.lead(panel.camera)
        self._show_shells(panel, flock)
        self._stage.update()
        self._wake()
        self.changed.emit()

    def follow(self) -> bool:
        """The camera keeps the chosen fish in the middle; False when there is none."""
        if self.chosen is None:
            return False
        self.go("follow")
        return True

    def ride(self) -> None:
        """See what the chosen fish sees; without one, the fish nearest to the middle."""
        flock = self.flock
        if flock is not None and flock.chosen is None and len(flock.shoal):
            away = flock.shoal.at - np.median(flock.shoal.at, axis=0)
            self.choose(int(np.argmin((away**2).sum(axis=1))))
        self.go("ride")

    # -- the predator -------------------------------------------------------------------------
    @property
    def huntable(self) -> bool:
        """Whether a predator can be driven here."""
        return self.flock is not None and self.flock.swarm.hunter is not None

    def hunt(self, on: bool | None = None) -> None:
        """Let the mouse drive a predator, or take it away."""
        from explorer.model import BadInput

        flock = self.flock
        if flock is None or flock.swarm.hunter is None:
            return
        hunter = flock.swarm.hunter
        on = not self.hunting if on is None else on
        try:
            self._desk.turn_many({hunter.mode: hunter.driven if on else hunter.off})
            self.hunting = on
        except BadInput as error:
            self.refused.emit(str(error))
        self.changed.emit()

    def drive(self, panel: Panel, x: float, y: float) -> None:
        """Send the predator to what lies under a physical pixel, as far off as the school is."""
        flock = self.flock
        if flock is None or flock.swarm.hunter is None or not len(flock.shoal):
            return
        middle = flock.shoal.drawn(flock.shoal.middle[None])[0]
        place = flock.shoal.undrawn(panel.unproject(x, y, through=middle))
        goal = dict(zip(flock.swarm.hunter.goal, map(float, place), strict=True))
        now = np.array([float(self._desk.params[name]) for name in goal])
        if np.abs(now - place).max() > NUDGE * flock.body:
            self._desk.turn_many(goal)

    # -- time ---------------------------------------------------------------------------------
    def pull(self) -> bool:
        """Bring the numbers that colour the fish, and those of the chosen one."""
        flock, experiment = self.flock, self._desk.experiment
        # another system may stand on the desk already while the old one is still seen
        if flock is None or experiment is None or flock.swarm not in experiment.shows:
            return False
        now = time.perf_counter()
        if flock.chosen is not None and now - self._card_at > CARD_S:
            self._card_at = now
            self.told.emit()
        self._pull_groups(flock)
        return self._pull_colours(flock)

    def _pull_groups(self, flock: FlockLayer) -> None:
        if flock.shoal.box <= 0.0:
            self._desk.watches.rest(GROUPS, flock.swarm.name)
            flock.shoal.set_groups(None)
            return
        seen = self._desk.measuring.glance(GROUPS, flock.swarm.name)
        if seen is not None and seen.reading is not None:
            label = seen.reading.arrays.get("group")
            if label is not None and len(label) == len(flock.shoal):
                flock.shoal.set_groups(label.astype(np.int64))

    def _pull_colours(self, flock: FlockLayer) -> bool:
        array = flock.colouring.array
        if not array:
            self._desk.watches.rest(MEMBERS, flock.swarm.name)
            return False
        seen = self._desk.measuring.glance(MEMBERS, flock.swarm.name)
        if seen is None:
            return MEMBERS in self._desk.diagnostics  # it is being measured
        if seen is self._coloured or seen.reading is None:
            return False
        self._coloured = seen
        values = seen.reading.arrays.get(array)
        seen = flock.shoal.seen
        if values is not None and len(values) == int(seen.sum()) < len(seen):
            whole = np.full(len(seen), np.nan)  # of those that a camera saw
            whole[seen] = values
            values = whole
        if values is None or len(values) != len(flock.shoal):
            return False
        flock.values = np.asarray(values)
        self._stage.update()
        return True
