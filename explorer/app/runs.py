"""Runs: makes the live run that a document describes, and ends one that is no longer shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from explorer.app.errand import Errands
from explorer.engine import heap
from explorer.engine.pace import headway
from explorer.engine.session import RunDocument
from explorer.model import Experiment


class Runs:
    """Knows the experiments that documents name, for a document holds only their key and text."""

    def __init__(self, make_run: Callable[..., Any], errands: Errands) -> None:
        self._make_run, self._errands = make_run, errands
        self._known: dict[tuple[str, str], Experiment] = {}

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

    def end(self, run: Any, observer: Any) -> None:
        """Let a run and its observer end in their own time, on the errand thread."""
        self._errands.run(lambda: _end(run, observer))


def _end(run: Any, observer: Any) -> None:
    if observer is not None:
        observer.close()
    run.close(timeout=2.0)
    heap.give_back()  # 10 to 40 MB after each, or their holes add up to some hundred
