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

from explorer.app.errand import Errands
from explorer.engine.drop import NAME, Drop
from explorer.engine.equation_stepper import rule
from explorer.engine.run import headway
from explorer.engine.session import (
    Command,
    Document,
    DropEnsemble,
    Open,
    RunDocument,
    SetMeasures,
    SetParams,
    SetRun,
)
from explorer.model import BadInput, Diagnostic, Experiment, ParamSet
from explorer.model.param import Setting

UNDO_LEVELS = 500
MERGE_SECONDS = 0.7  # changes of one dial closer than this are one drag, so one undo

Measure = tuple[str, str, tuple[tuple[str, Any], ...]]  # diagnostic key, channel, options


class Desk(QObject):
    """Document, run, observer, undo; knows no widget.

    opened    another run stands on the desk        turned     dial positions changed
    measured  what is measured changed              refused    a sentence for the person
    """

    opened = Signal()
    turned = Signal()
    measured = Signal()
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
        self.observer: Any = None
        self.handles: dict[Measure, Any] = {}
        self.diagnostics: Mapping[str, Diagnostic] = {}
        self.turned_at: dict[str, float] = {}
        self._make_run, self._make_observer, self._errands = make_run, make_observer, errands
        self._known: dict[tuple[str, str], Experiment] = {}
        self._undo: list[Command] = []
        self._redo: list[Command] = []
        self._merge: tuple[tuple[str, ...], float] = ((), 0.0)

    # -- commands ---------------------------------------------------------------------------
    def do(self, command: Command) -> None:
        """Apply a command to the document, carry it out, and remember how to take it back."""
        inverse = command.inverse(self.document)
        merge = self._merges(command)
        self._carry_out(command)
        if not merge:
            self._undo = [*self._undo[-UNDO_LEVELS:], inverse]
        self._redo.clear()

    def undo(self) -> None:
        """Take back the last command."""
        self._swap(self._undo, self._redo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._swap(self._redo, self._undo)

    @property
    def can_undo(self) -> bool:
        """Whether something can be taken back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether something can be done again."""
        return bool(self._redo)

    def _swap(self, source: list[Command], target: list[Command]) -> None:
        if not source:
            return
        command = source.pop()
        inverse = command.inverse(self.document)
        self._merge = ((), 0.0)
        self._carry_out(command)
        target.append(inverse)

    def _merges(self, command: Command) -> bool:
        now = time.monotonic()
        names = tuple(command.values) if isinstance(command, SetParams) else ()
        before, self._merge = self._merge, (names, now)
        return bool(names) and before[0] == names and now - before[1] < MERGE_SECONDS

    def _carry_out(self, command: Command) -> None:
        before = self.document
        after = command.apply(before)
        if isinstance(command, SetParams):
            self._turn(command.values)
        self.document = after
        if isinstance(command, SetMeasures):
            self._watch()
            self.measured.emit()
        elif isinstance(command, DropEnsemble):
            self.run.drop(command.drop.count, command.drop.radius)
        elif isinstance(command, SetParams):
            assert self.experiment is not None
            turned = [p for p in self.experiment.params if p.name in command.values]
            if any(param.effect == "restart" for param in turned):
                self._forget_log()
            self.turned.emit()
        elif after.runs:
            self._begin(after.run)

    # -- what the window asks for -----------------------------------------------------------
    def open(
        self,
        experiment: Experiment,
        values: Mapping[str, Any] | None = None,
        preset: str | None = None,
        text: str = "",
        definition: Mapping[str, Any] | None = None,
    ) -> None:
        """Show another experiment, with dials set. BadInput for a value that is not allowed."""
        params = experiment.settings(values, preset)
        start = dict(experiment.preset(preset).start) if preset else {}
        self._known[experiment.key, text] = experiment
        self.do(
            Open(
                RunDocument(
                    experiment.key,
                    dict(params),
                    text=text,
                    definition=definition,
                    start=start,
                    method=experiment.motion.method,
                    dt=experiment.motion.dt,
                )
            )
        )

    def open_document(self, experiment: Experiment, document: RunDocument) -> None:
        """Show a run that was read from a file."""
        self._known[document.experiment, document.text] = experiment
        self.do(Open(document))

    def as_run(self) -> RunDocument:
        """The document of the run as far as it went."""
        # the run's own log has the steps at which changes really took hold
        return replace(self.document.run, steps=self.run.status().step, log=self.run.log)

    def restart(self) -> None:
        """Back to the start values with the dials as they are; the log begins anew."""
        self.run.restart()
        self._forget_log()

    def _forget_log(self) -> None:
        run = replace(self.document.run, begun=None, log=())
        self.document = self.document.with_run(run)

    def turn(self, name: str, value: Setting) -> None:
        """Turn one dial."""
        self.turn_many({name: value})

    def turn_many(self, values: Mapping[str, Setting]) -> None:
        """Turn several dials at once: a preset, or all back to their defaults."""
        if self.run is not None:
            self.do(SetParams(dict(values), self.run.status().step))

    def choose_preset(self, name: str) -> None:
        """The dial positions and start of a preset; dials it does not name go to their defaults."""
        assert self.experiment is not None
        preset = self.experiment.preset(name)
        values = dict(self.experiment.settings(preset=name))
        if preset.start or dict(self.document.run.start):
            self.do(SetRun({"params": values, "start": dict(preset.start)}))
        else:
            self.turn_many(values)

    def drop(self, count: int, radius: float) -> None:
        """Drop an ensemble round the state, or take it away with a count of 0."""
        if self.run is not None:
            self.do(DropEnsemble(Drop(count, radius), self.run.status().step))

    def extent(self) -> float:
        """How far the attractor reaches: the largest range of its picture, or of the path seen."""
        assert self.experiment is not None
        spans = [high - low for low, high in self.experiment.ranges.values()]
        frame = self.run.latest()
        if not spans and frame is not None and "state" in frame.arrays:
            seen = frame.arrays["state"].reshape(-1, frame.arrays["state"].shape[-1])
            spans = list(np.ptp(seen, axis=0))
        return float(max(spans, default=1.0)) or 1.0

    @property
    def dropped(self) -> bool:
        """Whether an ensemble moves beside the run."""
        found = [value for _, name, value in self.document.run.log if name == NAME]
        return bool(found) and Drop.read(found[-1]).count > 0

    def halve_dt(self) -> None:
        """Begin anew with half the step."""
        self.do(SetRun({"dt": self.document.run.dt / 2}))

    def set_rule(self, method: str, dt: float, rtol: float) -> None:
        """Begin anew by another rule, step or tolerance; BadInput for what cannot be."""
        assert self.experiment is not None
        chosen = rule(self.experiment, method)
        if not np.isfinite(dt) or dt == 0.0:
            raise BadInput(f"dt = {dt!r}: give a finite step other than 0")
        if not 1e-14 <= rtol <= 0.1:
            raise BadInput(f"rtol = {rtol!r}: allowed is 1e-14 to 0.1")
        self.do(SetRun({"method": chosen, "dt": dt, "rtol": rtol}))

    def begin_anew(self) -> None:
        """Everything as declared: dials, step and start."""
        if self.experiment is not None:
            self.open(self.experiment, text=self.document.run.text)

    def measure(self, key: str, channel: str, options: Mapping[str, Any] | None = None) -> None:
        """Add a measurement."""
        added: Measure = (key, channel, tuple((options or {}).items()))
        if added not in self.document.measures:
            self.do(SetMeasures((*self.document.measures, added)))

    def forget(self, measure: Measure) -> None:
        """Take a measurement away."""
        self.do(SetMeasures(tuple(m for m in self.document.measures if m != measure)))

    def set_option(self, measure: Measure, name: str, value: Setting) -> None:
        """Turn a dial of a measurement; its handle stays."""
        key, channel, options = measure
        changed: Measure = (key, channel, tuple({**dict(options), name: value}.items()))
        if measure in self.handles:
            handle = self.handles.pop(measure)
            self.handles[changed] = handle
            self.observer.set_options(handle, {name: value})
        swapped = tuple(changed if m == measure else m for m in self.document.measures)
        self.do(SetMeasures(swapped))

    @property
    def params(self) -> ParamSet:
        """Dial positions of the document."""
        assert self.experiment is not None
        return ParamSet(self.experiment.params, self.document.run.params)

    def reading(self, measure: Measure) -> Any:
        """The newest Observation of a measurement, or None."""
        handle = self.handles.get(measure)
        return None if handle is None or self.observer is None else self.observer.latest(handle)

    def close(self) -> bool:
        """End run and observer; True when they ended in time."""
        observer, run = self.observer, self.run
        self.observer = self.run = None
        ended = run is None or bool(run.close(timeout=1.0))
        if observer is not None:  # it may be compiling, which nothing can interrupt
            ended = bool(observer.close(timeout=0.4)) and ended
        return ended

    # -- carrying out -----------------------------------------------------------------------
    def _turn(self, values: Mapping[str, Setting]) -> None:
        if self.run is None:
            return
        now = time.perf_counter()
        self.turned_at.update(dict.fromkeys(values, now))
        self.run.set_many(dict(values))

    def _begin(self, document: RunDocument) -> None:
        old_run, old_observer = self.run, self.observer
        experiment = self._known[document.experiment, document.text]
        run = self._make_run(
            experiment,
            dict(document.params),
            start=dict(document.start),
            dt=document.dt or None,
            method=document.method or None,
            seed=document.seed,
            rtol=document.rtol,
            ahead=0 if document.start else headway(experiment),
        )
        self.experiment, self.run, self.observer = experiment, run, None
        self.handles = {}
        run.start()
        run.play()
        if old_run is not None:
            self._errands.run(lambda: _end(old_run, old_observer))
        self.opened.emit()

    def observe(self, measures: tuple[Measure, ...]) -> None:
        """Measure these from now on (no undo step: opening an experiment implies them)."""
        self.document = SetMeasures(measures).apply(self.document)
        self._watch()
        self.measured.emit()

    def _watch(self) -> None:
        wanted = self.document.measures
        if self.run is None or (self.observer is None and not wanted):
            return
        if self.observer is None:
            self.observer = self._make_observer(self.run)
        for measure in [m for m in self.handles if m not in wanted]:
            self.observer.unwatch(self.handles.pop(measure))
        for measure in wanted:
            if measure not in self.handles:
                key, channel, options = measure
                diagnostic = self.diagnostics[key]
                self.handles[measure] = self.observer.watch(diagnostic, channel, dict(options))


def _end(run: Any, observer: Any) -> None:
    if observer is not None:
        observer.close()
    run.close(timeout=2.0)
