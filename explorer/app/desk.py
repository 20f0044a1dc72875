"""Desk: the document that is open, the run and the observer that bring it to life.

Every change is a command of `engine.session`; the desk applies it to the document and carries it
out on the run. Widgets listen to its signals and mirror the document.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from explorer.app.carrying import Carrying, refused
from explorer.app.dialling import Dialling
from explorer.app.dropping import Dropping
from explorer.app.errand import Errands
from explorer.app.history import History
from explorer.app.language import tr
from explorer.app.measuring import Measuring
from explorer.app.runs import Runs, anew, as_far
from explorer.app.watches import Measure, Watches
from explorer.engine.commands import (
    Close,
    Command,
    Open,
    SetLooks,
    SetMeasures,
    SetRun,
)
from explorer.engine.equation_stepper import rule
from explorer.engine.session import Document, RunDocument
from explorer.model import BadInput, Diagnostic, Experiment, ParamSet
from explorer.model.param import Setting


class Desk(QObject):
    """Document, run, observer, undo; knows no widget.

    opened    another run stands on the desk        turned     dial positions changed
    measured  what is measured changed              refused    a sentence for the person
    seeded    trajectories beside the run changed   looked     pictures are drawn another way
    filmed    camera keys of a film changed
    compared  another run stands beside the first, or none
    handled   dials were locked, linked or animated; the other set, or what is recorded, changed
    """

    opened = Signal()
    turned = Signal()
    measured = Signal()
    seeded = Signal()
    looked = Signal()
    filmed = Signal()
    compared = Signal()
    handled = Signal()
    refused = Signal(str)

    def __init__(
        self,
        make_run: Callable[..., Any],
        make_observer: Callable[[Any], Any],
        errands: Errands,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = Document()
        self.experiment: Experiment | None = None
        self.run: Any = None
        self.watches = Watches()
        self.diagnostics: Mapping[str, Diagnostic] = {}
        self.turned_at: dict[str, float] = {}
        self.saved_at = 0  # the step at which a file left the run that is open
        self._runs = Runs(make_run, errands)
        self._history = History()
        self._carrying = Carrying(self)
        self.dialling = Dialling(self)
        self.dropping = Dropping(self)
        self.measuring = Measuring(self, make_observer)

    # -- commands ---------------------------------------------------------------------------
    def do(
        self, command: Command, drag: tuple[str, ...] = (), held: bool = False,
        remembered: bool = True,
    ) -> None:  # fmt: skip
        """Apply a command to the document, carry it out, and remember how to take it back.

        drag   names what is being turned: quick changes of the same are one undo
        held   ... and slow ones too, as long as a hand holds it
        """
        inverse, first = command.inverse(self.document), not self.document.runs
        self._carrying.out(command, isinstance(command, Open))
        if remembered and not first:  # what the program begins with is nobody's act
            self._history.did(inverse, drag, held)

    def undo(self) -> None:
        """Take back the last command; one that would only turn locked dials is refused."""
        self._take_back(self._history.undoable, self._history.back)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._take_back(self._history.redoable, self._history.again)

    def _take_back(
        self, next_one: Command | None, take: Callable[[Document], Command | None]
    ) -> None:
        if next_one is None:
            return
        if self.document.runs and (locked := refused(next_one, self.document.run)):
            one = tr("{0} is locked: unlock it to take this back")
            many = tr("{0} are locked: unlock them to take this back")
            self.refused.emit((one if len(locked) == 1 else many).format(", ".join(locked)))
        elif barred := self._carrying.barred(next_one):
            self.refused.emit(tr("{0}: not in this step of the lesson").format(", ".join(barred)))
        elif (command := take(self.document)) is not None:
            self._carrying.out(command)

    @property
    def can_undo(self) -> bool:
        """Whether something can be taken back."""
        return self._history.can_undo

    # -- what the window asks for -----------------------------------------------------------
    def open(
        self,
        experiment: Experiment,
        values: Mapping[str, Any] | None = None,
        preset: str | None = None,
        text: str = "",
        definition: Mapping[str, Any] | None = None,
        start: Mapping[str, Any] | None = None,
    ) -> None:
        """Show another experiment, with dials set. BadInput for a value that is not allowed."""
        params = experiment.settings(values, preset)
        start = {**(experiment.preset(preset).start if preset else {}), **(start or {})}
        document = RunDocument(
            experiment.key,
            dict(params),
            text=text,
            definition=definition,
            start=start,
            method=experiment.motion.method,
            dt=experiment.motion.dt,
        )
        self._runs.know(experiment, document)
        self.do(Open(document))

    def open_document(
        self,
        experiment: Experiment,
        document: RunDocument,
        measures: tuple[Measure, ...] = (),
        looks: tuple[tuple[str, Any], ...] = (),
    ) -> None:
        """Show a run that was read from a file."""
        self.watches.saved = measures
        self.document = replace(self.document, looks=looks)
        self._runs.know(experiment, document)
        self.do(Open(document))

    def as_run(self) -> RunDocument:
        """The document of the run as far as it went."""
        return as_far(self.document.run, self.run)

    def as_document(self) -> Document:
        """All that is open, each run as far as it went."""
        return self._runs.as_far(self.document, self.run)

    def restart(self) -> None:
        """Back to the start values with the dials as they are; the log begins anew."""
        self.run.restart()
        self.document = anew(self.document, 1)  # which begins with it
        self.forget_log()

    def forget_log(self) -> None:
        """The run begins anew."""
        self.document = anew(self.document)
        self.handled.emit()

    def turn(self, name: str, value: Setting) -> None:
        """Turn one dial, and those that follow it."""
        self.dialling.turn_many({name: value})

    def turn_many(self, values: Mapping[str, Setting]) -> None:
        """Turn several dials at once: a preset, or all back to their defaults."""
        self.dialling.turn_many(values)

    def compare(self) -> None:
        """Put a copy of the run beside it, to be compared with what comes; or take it away."""
        if len(self.document.runs) > 1:
            self.do(Close(1))
        elif self.run is not None:
            self.do(Open(self.dialling.beside(), 1))

    def put_beside(self, experiment: Experiment, document: RunDocument) -> None:
        """Another run beside the first."""
        self._runs.know(experiment, document)
        self.do(Open(document, 1))

    def second(self, live: Any = None, was: RunDocument | None = None) -> Any:
        """The run of the document beside the first, not yet begun, or None.

        live   one that shows the document `was`: where only its dials were turned it goes on
        """
        self.document = self._runs.put_beside(self.document, live, was)
        return self._runs.second

    def halve_dt(self) -> None:
        """Begin anew with half the step."""
        self.do(SetRun({"dt": self.document.run.dt / 2}))

    def set_rule(self, method: str, dt: float, rtol: float) -> None:
        """Begin anew by another rule, step or tolerance; BadInput for what cannot be."""
        assert self.experiment is not None
        chosen = rule(self.experiment, method)
        if not np.isfinite(dt) or dt == 0.0:
            raise BadInput(tr("dt = {0}: give a finite step other than 0").format(repr(dt)))
        if not 1e-14 <= rtol <= 0.1:
            raise BadInput(tr("rtol = {0}: allowed is 1e-14 to 0.1").format(repr(rtol)))
        self.do(SetRun({"method": chosen, "dt": dt, "rtol": rtol}))

    def begin_anew(self) -> None:
        """Everything as declared: dials, step and start; in a lesson the step's own dials alone."""
        if self.experiment is not None:
            run, barred = self.document.run, self.dialling.barred
            values = {name: run.params[name] for name in barred}
            start = run.start if barred else {}
            self.open(self.experiment, values, text=run.text, start=start)

    def start_at(self, values: Mapping[str, float]) -> None:
        """Begin the run at other values of some states."""
        kept = {n: float(np.ravel(v)[0]) for n, v in self.document.run.start.items()}
        self.do(SetRun({"start": {**kept, **values}}))

    @property
    def params(self) -> ParamSet:
        """Dial positions of the document."""
        assert self.experiment is not None
        return ParamSet(self.experiment.params, self.document.run.params)

    def close(self) -> bool:
        """End run and observer; True when they ended in time."""
        observer, run = self.watches.leave(), self.run
        self.run = None
        ended = run is None or bool(run.close(timeout=1.0))
        if observer is not None:  # it may be compiling, which nothing can interrupt
            ended = bool(observer.close(timeout=0.4)) and ended
        return ended

    def look(self, values: Mapping[str, Any], drag: tuple[str, ...] = ()) -> None:
        """Draw pictures another way; None for as declared."""
        known = dict(self.document.looks)
        if any(known.get(name) != value for name, value in values.items()):
            self.do(SetLooks(dict(values)), drag)

    # -- carrying out -----------------------------------------------------------------------
    def set_many(self, values: Mapping[str, Setting]) -> None:
        """Turn dials of the run; BadInput for what they do not allow."""
        if self.run is None or not values:
            return
        now = time.perf_counter()
        self.turned_at.update(dict.fromkeys(values, now))
        self.run.set_many(dict(values))

    def begin(self, document: RunDocument) -> None:
        """Another run begins in place of the one that is there."""
        old_run, old_observer = self.run, self.watches.leave()
        if old_run is not None:  # what goes makes room at once, and ends in its own time
            old_run.pause()
        if old_observer is not None:
            old_observer.leave_off()
        saved = document if document.steps else None
        run = self._runs.made(document, saved)
        self.experiment, self.run = self._runs.experiment(document), run
        self.saved_at = document.steps
        # those of the run before are none of this one's, though the dock shows them for a moment
        begun = document.anew() if saved is None else replace(saved, steps=0)
        self.document = SetMeasures(()).apply(self.document).with_run(begun)
        if document.seeds:
            run.place(document.seeds)
        run.start()
        if saved is None:  # otherwise it stands where it was saved
            run.play()
        if old_run is not None:
            self._runs.end(old_run, old_observer)
        self.opened.emit()
