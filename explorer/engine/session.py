"""The document: what is open, as a value; commands that change it, each with its inverse."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from explorer.engine.drop import NAME, Drop
from explorer.model.motion import FLOW_RULES

RTOL = 1e-9
Change = tuple[int, str, Any]  # (step, name, value)


@dataclass(frozen=True, eq=False)
class RunDocument:
    """One run, complete: declaration + start + seed + log repeat it bit for bit.

    text      equations of a typed system, "" for one of the catalogue
    definition   what else makes a typed system: kind, params with ranges, start, domain, wrap
    params    dial positions now; `begun` are those the run began with (None: the same)
    start     replaced first values (numbers or arrays); {}: as declared
    log       (step, name, value) of every change since the run began: a dial, "dt", "ensemble"
    seeds     whole states from which further trajectories move beside it, which it never feels
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

    @property
    def recorded(self) -> bool:
        """Whether it plays samples of a file."""
        return (self.definition or {}).get("kind") == "recording"

    @property
    def initial(self) -> Mapping[str, Any]:
        """Dial positions at step 0."""
        return self.params if self.begun is None else self.begun

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RunDocument):
            return NotImplemented
        return _comparable(self) == _comparable(other)

    def __hash__(self) -> int:
        return hash((self.experiment, self.seed, self.steps))

    def as_command(self) -> str:
        """The `separatrix run` line that repeats it; typed equations go in by a pipe."""
        words = ["separatrix", "run", *self._system(), *self._made(self.initial)]
        words += ["--steps", str(self.steps), "--every", str(self.every)]
        return self._line([*words, "--out", f"{self.experiment}.nc"])

    def measured(self, diagnostic: str, channel: str, options: Mapping[str, Any]) -> str:
        """The `separatrix measure` line for a diagnostic of it, with the dials as they are now."""
        words = ["separatrix", "measure", diagnostic, *self._system(channel)]
        words += self._made(self.params)
        for name, value in options.items():
            words += ["--with", f"{name}={_plain(value)}"]
        return self._line([*words, "--out", f"{self.experiment}-{diagnostic}.csv"])

    def _system(self, channel: str = "") -> list[str]:
        if self.text:
            return ["--equations", "-"]
        if self.recorded:
            return _recorded(self.definition or {}, channel)
        return [f"{self.experiment}:{channel}" if channel else self.experiment]

    def _made(self, params: Mapping[str, Any]) -> list[str]:
        """The words that make the run what it is."""
        words: list[str] = []
        for name, value in params.items():
            words += ["--set", f"{name}={_plain(value)}"]
        begins = {} if self.recorded else (self.definition or {}).get("start", {})
        for name, value in {**begins, **self.start}.items():
            words += ["--start", f"{name}={_plain(value)}"]
        words += ["--dt", repr(self.dt)]
        if self.method in FLOW_RULES:
            words += ["--method", self.method]
        if self.rtol != RTOL:
            words += ["--rtol", repr(self.rtol)]
        return [*words, "--seed", str(self.seed)]

    def _line(self, words: list[str]) -> str:
        line = " ".join(shlex.quote(word) for word in words)
        return f"printf %s {shlex.quote(self.text)} | {line}" if self.text else line

    def as_python(self) -> str:
        """The Python text that repeats it; its last value is called `run`."""
        lines = ["import explorer as ex", "from numpy import array"]
        what = repr(self.experiment)
        if self.recorded:
            given = ", ".join(
                f"{name}={value!r}"
                for name, value in (self.definition or {}).items()
                if name not in ("kind", "file", "digest", "units")
            )
            lines.append(f"system = ex.recording({(self.definition or {})['file']!r}, {given})")
            what = "system"
        if self.text:
            made = dict(self.definition or {})
            kind = made.pop("kind", "flow")
            given = ", ".join(f"{name}={_literal(value)}" for name, value in made.items())
            lines.append(f"system = ex.{kind}({self.text!r}, {given})")
            what = "system"
        method = f", method={self.method!r}" if self.method in FLOW_RULES else ""
        lines.append(
            f"run = ex.run({what}, {_literal(dict(self.initial))}, start={_literal(self.start)}, "
            f"steps={self.steps}, every={self.every}, dt={self.dt!r}{method}, "
            f"seed={self.seed}, t0={self.t0!r}, rtol={self.rtol!r})"
        )
        return "\n".join(lines)

    def as_cell(self) -> str:
        """A notebook cell that repeats it and shows what came of it."""
        return self.as_python() + "\nrun.t[-1], run.arrays"


def _recorded(definition: Mapping[str, Any], channel: str) -> list[str]:
    """FILE and the options that choose from it."""
    words = [f"{definition['file']}:{channel}" if channel else definition["file"]]
    if definition.get("tracks"):
        return [words[0], "--tracks", ",".join(definition["tracks"])]
    for name in ("columns", "together"):
        if definition.get(name):
            words += [f"--{name}", ",".join(definition[name])]
    return [*words, "--time", definition.get("time", "")]


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if np.ndim(value) == 1:
        return ",".join(repr(float(one)) for one in value)
    return value if isinstance(value, str) else repr(float(value))


def _literal(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k!r}: {_literal(v)}" for k, v in value.items()) + "}"
    if isinstance(value, np.ndarray):
        return f"array({value.tolist()!r})"
    return repr(value.item() if isinstance(value, np.generic) else value)


def _comparable(run: RunDocument) -> tuple[Any, ...]:
    def flat(value: Any) -> Any:
        if isinstance(value, Mapping):
            return tuple((k, flat(v)) for k, v in value.items())
        return ("array", np.asarray(value).tolist()) if isinstance(value, np.ndarray) else value

    return tuple(flat(getattr(run, name)) for name in run.__dataclass_fields__)


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


@dataclass(frozen=True)
class Open:
    """Show another run instead."""

    run: RunDocument
    index: int = 0

    def apply(self, document: Document) -> Document:
        """The document after it."""
        return document.with_run(self.run, self.index)

    def inverse(self, document: Document) -> Open | Close:
        """The command that takes it back, as seen from the document before."""
        if self.index < len(document.runs):
            return Open(document.runs[self.index], self.index)
        return Close(self.index)


@dataclass(frozen=True)
class Close:
    """Take a run out."""

    index: int = 0

    def apply(self, document: Document) -> Document:
        """The document after it."""
        runs = document.runs[: self.index] + document.runs[self.index + 1 :]
        return replace(document, runs=runs)

    def inverse(self, document: Document) -> Open:
        """The command that takes it back."""
        return Open(document.runs[self.index], self.index)


@dataclass(frozen=True)
class SetParams:
    """Turn dials; `step` is where the live run stands, for the log."""

    values: Mapping[str, Any]
    step: int = 0
    index: int = 0

    def apply(self, document: Document) -> Document:
        """The document after it."""
        run = document.runs[self.index]
        begun = dict(run.initial)
        log = (*run.log, *((self.step, name, value) for name, value in self.values.items()))
        params = {**run.params, **self.values}
        return document.with_run(replace(run, params=params, begun=begun, log=log), self.index)

    def inverse(self, document: Document) -> SetParams:
        """The command that takes it back: one more change, never a rewind."""
        before = document.runs[self.index].params
        return SetParams({name: before[name] for name in self.values}, self.step, self.index)


@dataclass(frozen=True)
class DropEnsemble:
    """Drop copies of the state round it, or take them away; `step` is where the run stands."""

    drop: Drop
    step: int = 0
    index: int = 0

    def apply(self, document: Document) -> Document:
        """The document after it."""
        run = document.runs[self.index]
        log = (*run.log, (self.step, NAME, self.drop.word()))
        begun = dict(run.initial)
        return document.with_run(replace(run, begun=begun, log=log), self.index)

    def inverse(self, document: Document) -> DropEnsemble:
        """The command that takes it back: what was there before falls anew."""
        before = [value for _, name, value in document.runs[self.index].log if name == NAME]
        drop = Drop.read(before[-1]) if before else Drop(0, 0.0)
        return DropEnsemble(drop, self.step, self.index)


@dataclass(frozen=True)
class SetRun:
    """Change how a run is made: start, method, dt, seed. It begins anew."""

    values: Mapping[str, Any]
    index: int = 0

    def apply(self, document: Document) -> Document:
        """The document after it."""
        run = replace(document.runs[self.index], begun=None, log=(), **self.values)
        return document.with_run(run, self.index)

    def inverse(self, document: Document) -> Open:
        """The command that takes it back."""
        return Open(document.runs[self.index], self.index)


@dataclass(frozen=True)
class SetSeeds:
    """Choose from where further trajectories move beside a run; it goes on."""

    seeds: tuple[tuple[float, ...], ...]
    index: int = 0

    def apply(self, document: Document) -> Document:
        """The document after it."""
        run = replace(document.runs[self.index], seeds=self.seeds)
        return document.with_run(run, self.index)

    def inverse(self, document: Document) -> SetSeeds:
        """The command that takes it back."""
        return SetSeeds(document.runs[self.index].seeds, self.index)


@dataclass(frozen=True)
class SetMeasures:
    """Choose which diagnostics read which channels: (key, channel, options)."""

    measures: tuple[tuple[str, str, tuple[tuple[str, Any], ...]], ...]

    def apply(self, document: Document) -> Document:
        """The document after it."""
        return replace(document, measures=self.measures)

    def inverse(self, document: Document) -> SetMeasures:
        """The command that takes it back."""
        return SetMeasures(document.measures)


@dataclass(frozen=True)
class SetCameras:
    """Place cameras: (panel, numbers)."""

    cameras: tuple[tuple[str, tuple[float, ...]], ...]

    def apply(self, document: Document) -> Document:
        """The document after it."""
        return replace(document, cameras=self.cameras)

    def inverse(self, document: Document) -> SetCameras:
        """The command that takes it back."""
        return SetCameras(document.cameras)


@dataclass(frozen=True)
class SetLooks:
    """Draw pictures another way: name -> value, None for as declared."""

    values: Mapping[str, Any]

    def apply(self, document: Document) -> Document:
        """The document after it."""
        looks = {**dict(document.looks), **self.values}
        kept = tuple((name, value) for name, value in looks.items() if value is not None)
        return replace(document, looks=kept)

    def inverse(self, document: Document) -> SetLooks:
        """The command that takes it back."""
        before = dict(document.looks)
        return SetLooks({name: before.get(name) for name in self.values})


Command = (
    Open
    | Close
    | SetParams
    | DropEnsemble
    | SetRun
    | SetSeeds
    | SetMeasures
    | SetCameras
    | SetLooks
)
