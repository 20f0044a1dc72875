"""Runs: makes the live run that a document describes, and ends one that is no longer shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer

from explorer.app.carrying import only_turned
from explorer.app.errand import Errands
from explorer.engine import heap
from explorer.engine.pace import headway
from explorer.engine.session import Document, RunDocument
from explorer.engine.take import so_far
from explorer.model import Experiment
from explorer.numerics.remembered import forget

LATER_MS = 2000  # after the end of a run: its pictures and plots are gone by then, too


class Runs:
    """Knows the experiments that documents name, for a document holds only their key and text."""

    def __init__(self, make_run: Callable[..., Any], errands: Errands) -> None:
        self._make_run, self._errands = make_run, errands
        self._known: dict[tuple[str, str], Experiment] = {}
        self.second: Any = None  # the run beside the first

    def know(self, experiment: Experiment, document: RunDocument) -> None:
        """A document is of this experiment."""
        self._known[document.experiment, document.text] = experiment

    def experiment(self, document: RunDocument) -> Experiment:
        """What a document is of."""
        return self._known[document.experiment, document.text]

    def made(self, document: RunDocument, saved: RunDocument | None = None) -> Any:
        """A run that has not begun; `saved`: it goes through its log to where it was saved."""
        experiment = self.experiment(document)
        return self._make_run(
            experiment,
            dict(document.params),
            start=dict(document.start),
            dt=document.dt or None,
            method=document.method or None,
            seed=document.seed,
            rtol=document.rtol,
            animations=document.animations,
            ahead=0 if document.start else headway(experiment),
            t0=document.t0,
            replay=saved,
        )

    def put_beside(self, document: Document, live: Any, was: RunDocument | None) -> Document:
        """Make `second` the document's second run; gives the document as that begins.

        live   one that shows `was`: where only its dials were turned it goes on
        """
        if len(document.runs) < 2:
            self.second = None
            return document
        run = document.runs[1]
        if live is not None and was is not None and only_turned(was, run):
            live.set_many(dict(run.params))
            restarts = (p.name for p in live.experiment.params if p.effect == "restart")
            begins = any(run.params.get(name) != was.params.get(name) for name in restarts)
            return anew(document, 1) if begins else document
        saved = run if run.steps else None
        self.second = self.made(run, saved)
        return anew(document, 1) if saved is None else document.with_run(replace(run, steps=0), 1)

    def as_far(self, document: Document, run: Any) -> Document:
        """A document with each run as far as it went; `run` is the first."""
        found = document.with_run(as_far(document.run, run))
        if self.second is None or len(found.runs) < 2:
            return found
        return found.with_run(as_far(found.runs[1], self.second), 1)

    def end(self, run: Any, observer: Any) -> None:
        """Let a run and its observer end in their own time, on the errand thread."""
        self._errands.run(lambda: _end(run, observer), lambda _: self._give_back_later())

    def _give_back_later(self) -> None:
        errands = self._errands
        QTimer.singleShot(LATER_MS, errands, lambda: errands.run(_give_back))


def anew(document: Document, index: int = 0) -> Document:
    """A document one of whose runs begins; the same where there is no such run."""
    if index >= len(document.runs):
        return document
    return document.with_run(document.runs[index].anew(), index)


def as_far(document: RunDocument, run: Any) -> RunDocument:
    """The document of a live run as far as it went."""
    # the run's own log has the steps at which changes really took hold
    status = run.status()
    if status.until:  # not there yet: still as it was saved
        return replace(document, steps=status.until)
    taken = so_far(document.take, status.step, status.newest)
    return replace(document, steps=status.step, log=run.log, take=taken)


def _give_back() -> None:
    """What was worked out for its dials, and 10 to 40 MB of what it has freed."""
    forget()
    heap.give_back()


def _end(run: Any, observer: Any) -> None:
    if observer is not None:
        observer.close()
    run.close(timeout=2.0)
