"""Beside: a second run next to the first, playing with it, seen by a linked camera."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from explorer.views.label import Label
from explorer.views.link import Link
from explorer.views.scene import views_of
from explorer.views.seeds import SeedLayer

if TYPE_CHECKING:
    from explorer.app.desk import Desk
    from explorer.engine.session import RunDocument
    from explorer.model import Experiment, Frame
    from explorer.views.panel import Panel
    from explorer.views.stage import Stage

TOLD = 2  # numbers of each run that stand over its picture
MARGIN = 14.0  # logical pixels from the left edge of a panel
LINE = 24.0  # and from one line to the next


class Beside(QObject):
    """The second run of the document, brought to life and drawn on the same Stage."""

    def __init__(self, stage: Stage, desk: Desk, changed: Callable[[], None]) -> None:
        super().__init__()
        self._stage, self._desk, self._changed = stage, desk, changed
        self.run: Any = None
        self._document: RunDocument | None = None
        self.panel: Panel | None = None
        self._link: Link | None = None
        self._frame: Frame | None = None
        desk.compared.connect(self._compared)

    @property
    def shown(self) -> bool:
        """Whether there is a second run."""
        return self.run is not None

    @property
    def experiment(self) -> Experiment | None:
        """What the second run is of."""
        return self.run.experiment if self.run is not None else None

    def _compared(self) -> None:
        """Another second run, or none."""
        before, self.run = self.run, self._desk.second(self.run, self._document)
        runs = self._desk.document.runs
        self._document = runs[1] if len(runs) > 1 else None
        if self.run is not None and self.run is before:
            return  # it goes on with its dials turned
        self._frame = None
        if before is not None:
            before.close(timeout=1.0)
        if self.run is not None:
            returns = self.run.status().until  # asked before it may be there: it stands there
            self.run.start()
            if not returns:
                self.run.play()
        self._changed()

    # -- on the stage -------------------------------------------------------------------------
    def build(self) -> None:
        """Its first view, after those of the first run; the stage was just cleared."""
        self.panel = self._link = None
        experiment = self.experiment
        if experiment is None:
            return
        views = [view for view in views_of(experiment, self.run.params) if view.on_stage]
        if not views:
            return
        self.panel = self._stage.add_panel((0, 0, 1, 1), title=views[0].title)
        self.panel.guest = True
        views[0].build(self.panel)
        self.panel.layers = [one for one in self.panel.layers if not isinstance(one, SeedLayer)]
        first = next(iter(self._stage.own), None)
        if first is not None:
            self._link = Link(first, self.panel)
        self._frame = None

    def pull(self, run: Any) -> bool:
        """Keep it in step with the first run, and bring its newest frame; whether one came."""
        if self.run is None:
            return False
        playing = run.status().playing
        if playing != self.run.status().playing and not self._stuck():
            (self.run.play if playing else self.run.pause)()
        if run.speed != self.run.speed:
            self.run.set_speed(run.speed)
        linked = self._link is not None and self._link.follow()
        frame = self.run.latest()
        new = frame is not None and frame is not self._frame
        if new and self.panel is not None:
            self._frame = frame
            self.panel.ingest(frame)
        if new or linked:
            self._stage.update()
        return new or linked

    def _stuck(self) -> bool:
        """It diverged, or its recording is over."""
        motion = self.run.experiment.motion
        length = getattr(motion, "length", None)
        ended = length is not None and self.run.status().step >= length - 1
        return ended or self.run.status().divergence is not None

    def stay(self) -> None:
        """Go no further on the way to where it was saved."""
        if self.run is not None:
            self.run.stay()

    def restart(self) -> None:
        """Back to its start."""
        if self.run is not None:
            self.run.restart()
            self.run.play()

    # -- words --------------------------------------------------------------------------------
    def labels(self, first: Frame | None) -> tuple[Label, ...]:
        """What stands over either picture: whose it is, and its first numbers."""
        if self.run is None or self.panel is None:
            return ()
        scale = self._stage.pixel_scale
        mine = self._desk.experiment
        own = next(iter(self._stage.own), None)
        if own is None or mine is None:
            return ()
        found = []
        sides = [run.side for run in self._desk.document.runs]
        letters = sides if len(set(sides)) == 2 else ["A", "B"]
        for letter, panel, experiment, frame in (
            (letters[0], own, mine, first), (letters[1], self.panel, self.experiment, self._frame),
        ):  # fmt: skip
            left, top = panel.rect[0] / scale + MARGIN, panel.rect[1] / scale + MARGIN
            title = experiment.title if experiment is not None else ""
            found.append(Label(left, top, f"{letter}   {title}", ("left", "top"), "title"))
            numbers = said(experiment, frame)
            found.append(Label(left, top + LINE, numbers, ("left", "top"), "axis"))
        return tuple(found)

    def close(self) -> bool:
        """End its run; True when it ended in time."""
        run, self.run = self.run, None
        return run is None or bool(run.close(timeout=1.0))


def said(experiment: Experiment | None, frame: Frame | None) -> str:
    """The last values of a run's first series, in a line."""
    words = []
    for show in experiment.series[:TOLD] if experiment is not None else ():
        values = frame.arrays.get(show.name) if frame is not None else None
        if values is not None and values.size:
            words.append(f"{show.label or show.name} {float(values.ravel()[-1]):.3f}")
    return "   ".join(words)
