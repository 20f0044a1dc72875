"""The document: what is open, as a value; `engine.commands` change it, each with its inverse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np

from explorer.engine import repeating
from explorer.engine.animation import Animation
from explorer.engine.link import Link
from explorer.engine.repeating import RTOL

Change = tuple[int, str, Any]  # (step, name, value)
Side = Literal["A", "B"]


@dataclass(frozen=True, eq=False)
class RunDocument:
    """One run, complete: declaration + start + seed + log repeat it bit for bit.

    text      equations of a typed system, "" for one of the catalogue
    definition   what else makes a typed system: kind, params with ranges, start, domain, wrap
    params    dial positions now; `begun` are those the run began with (None: the same)
    start     replaced first values (numbers or arrays); {}: as declared
    log       (step, name, value) of every change since the run began: a dial, "dt", "ensemble",
              "animate"
    seeds     whole states from which further trajectories move beside it, which it never feels
    locked    dials that keep their value whatever comes
    links     dials that move together
    animations   dials that are animated by the run itself; `params` are where they were before
    thrown    seed of the last throw of the dials, 0 for none
    side      which of two sets of dial positions `params` are; `other` are the other (None: none)
    take      (first, last) step that was recorded, last -1 while it goes on; (): nothing
    """

    experiment: str
    params: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""
    definition: Mapping[str, Any] | None = None
    start: Mapping[str, Any] = field(default_factory=dict)
    method: str = ""
    dt: float = 0.0
    seed: int = 0
    t0: float = 0.0
    steps: int = 0
    every: int = 1
    rtol: float = RTOL
    log: tuple[Change, ...] = ()
    begun: Mapping[str, Any] | None = None
    seeds: tuple[tuple[float, ...], ...] = ()
    locked: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    animations: tuple[Animation, ...] = ()
    thrown: int = 0
    side: Side = "A"
    other: Mapping[str, Any] | None = None
    take: tuple[int, ...] = ()

    @property
    def recorded(self) -> bool:
        """Whether it plays samples of a file."""
        return (self.definition or {}).get("kind") == "recording"

    @property
    def initial(self) -> Mapping[str, Any]:
        """Dial positions at step 0."""
        return self.params if self.begun is None else self.begun

    def animation(self, name: str) -> Animation | None:
        """What animates a dial, or None."""
        return next((one for one in self.animations if one.name == name), None)

    def link(self, name: str) -> Link | None:
        """What a dial is linked by, or None."""
        return next((one for one in self.links if name in one.names), None)

    def anew(self, **values: Any) -> RunDocument:
        """The same at its beginning: what was logged and recorded is no more."""
        return replace(self, **{"begun": None, "log": (), "take": (), **values})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RunDocument):
            return NotImplemented
        return _comparable(self) == _comparable(other)

    def __hash__(self) -> int:
        return hash((self.experiment, self.seed, self.steps))

    def as_command(self) -> str:
        """The `separatrix run` line that repeats it; typed equations go in by a pipe."""
        return repeating.command(self)

    def measured(self, diagnostic: str, channel: str, options: Mapping[str, Any]) -> str:
        """The `separatrix measure` line for a diagnostic of it, with the dials as they are now."""
        return repeating.measurement(self, diagnostic, channel, options)

    def as_python(self) -> str:
        """The Python text that repeats it; its last value is called `run`."""
        return repeating.python(self)

    def as_cell(self) -> str:
        """A notebook cell that repeats it and shows what came of it."""
        return repeating.cell(self)


def _comparable(run: RunDocument) -> tuple[Any, ...]:
    return tuple(_flat(getattr(run, name)) for name in run.__dataclass_fields__)


def _flat(value: Any) -> Any:
    if isinstance(value, Mapping):
        return tuple((k, _flat(v)) for k, v in value.items())
    return ("array", np.asarray(value).tolist()) if isinstance(value, np.ndarray) else value


@dataclass(frozen=True)
class Document:
    """Everything a window shows: runs, measurements, cameras.

    looks   how pictures are drawn, (name, value): "school.colour" -> "heading", ...
    """

    runs: tuple[RunDocument, ...] = ()
    measures: tuple[tuple[str, str, tuple[tuple[str, Any], ...]], ...] = ()
    cameras: tuple[tuple[str, tuple[float, ...]], ...] = ()
    looks: tuple[tuple[str, Any], ...] = ()

    @property
    def run(self) -> RunDocument:
        """The first run."""
        return self.runs[0]

    def with_run(self, run: RunDocument, index: int = 0) -> Document:
        """The same document with one run replaced."""
        runs = (*self.runs[:index], run, *self.runs[index + 1 :])
        return replace(self, runs=runs)
