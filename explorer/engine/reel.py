"""Reel: what is seen of a run at each step of a schedule, for films; changes of dials included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from explorer.engine.animated import Animated
from explorer.engine.batch import apply
from explorer.engine.drop import NAME, Drop
from explorer.engine.session import Change, RunDocument
from explorer.engine.stepper import stepper
from explorer.engine.window import Window
from explorer.model import Diverged, Experiment, Frame

WINDOW = 65_536  # samples of a path that a frame carries


def schedule(first: int, last: int, count: int) -> list[int]:
    """The steps at which `count` frames show a run from one step to another."""
    steps: list[int] = np.linspace(first, last, count).round().astype(int).tolist()
    return steps


def frames(experiment: Experiment, document: RunDocument, steps: Sequence[int]) -> Iterator[Frame]:
    """What is seen at each of the steps, which must not fall; a path carries its past.

    raises   Diverged where the run leaves every bound
    """
    reel = Reel(experiment, document)
    for step in steps:
        yield reel.at(int(step))


class Reel:
    """A run on its way through a schedule; `live` is its state."""

    def __init__(self, experiment: Experiment, document: RunDocument) -> None:
        params = experiment.settings(document.initial)
        self.live = Animated(stepper(
            experiment, params, document.start or None, document.dt, document.method,
            document.seed, document.t0, tracers=True, rtol=document.rtol,
        ))  # fmt: skip
        self._key = experiment.key
        if document.seeds:
            self.live.place(document.seeds)
        self._log: list[Change] = list(document.log)
        self._windows: dict[str, Window] = {}
        self._keep(self.live.origin())
        self._changed()

    def at(self, step: int) -> Frame:
        """The frame of a step that is not passed yet."""
        live = self.live
        while live.step < step:
            stop = min(step, self._log[0][0]) if self._log else step
            if stop > live.step:
                self._keep(live.advance(stop - live.step, WINDOW))
            if live.stopped is not None:
                raise Diverged(live.stopped, live.step, live.t, live.why)
            self._changed()
            if live.ended:  # a recording is over: its last picture stays
                break
        arrays, first = dict(live.snapshot()), {}
        for name, window in self._windows.items():
            samples, first[name] = window.snapshot()
            arrays[name] = samples.transpose(1, 0, 2) if samples.ndim == 3 else samples
        return Frame(self._key, live.step, live.t, live.params, arrays, first, dt=live.dt)

    def _changed(self) -> None:
        """Make the changes that are logged for where it stands."""
        now: list[tuple[str, Any]] = []
        while self._log and self._log[0][0] <= self.live.step:
            _, name, value = self._log.pop(0)
            if name == NAME:
                self.live.drop(Drop.read(value))
            else:
                now.append((name, value))
        apply(self.live, now)

    def _keep(self, samples: dict[str, np.ndarray]) -> None:
        held = set(self.live.snapshot())
        for name, values in samples.items():
            if name not in held and len(values):
                window = self._windows.setdefault(name, Window(WINDOW, values.shape[1:]))
                window.extend(values, self.live.step)
