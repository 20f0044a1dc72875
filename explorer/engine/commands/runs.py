"""Commands on whole runs: open, close, make another way, drop into, place beside, record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from explorer.engine.commands.keeping import unlocked
from explorer.engine.drop import NAME, Drop
from explorer.engine.session import Document, RunDocument


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

    def inverse(self, document: Document) -> Insert:
        """The command that takes it back."""
        return Insert(document.runs[self.index], self.index)


@dataclass(frozen=True)
class Insert:
    """Put a run in at a place; those from there on move up."""

    run: RunDocument
    index: int = 0

    def apply(self, document: Document) -> Document:
        """The document after it."""
        runs = (*document.runs[: self.index], self.run, *document.runs[self.index :])
        return replace(document, runs=runs)

    def inverse(self, document: Document) -> Close:
        """The command that takes it back."""
        return Close(self.index)


@dataclass(frozen=True)
class SetRun:
    """Change how a run is made: start, method, dt, seed. It begins anew; locked dials stay."""

    values: Mapping[str, Any]
    index: int = 0

    def apply(self, document: Document) -> Document:
        """The document after it."""
        run = document.runs[self.index]
        values = dict(self.values)
        if "params" in values:
            values["params"] = {**run.params, **unlocked(run, values["params"])}
        return document.with_run(run.anew(**values), self.index)

    def inverse(self, document: Document) -> SetRun:
        """The command that takes it back: the run begins anew once more."""
        run = document.runs[self.index]
        return SetRun({name: getattr(run, name) for name in self.values}, self.index)


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
class SetTake:
    """Record from a step on (last -1), up to a step, or nothing: ()."""

    take: tuple[int, ...]
    index: int = 0

    def apply(self, document: Document) -> Document:
        """The document after it."""
        run = replace(document.runs[self.index], take=self.take)
        return document.with_run(run, self.index)

    def inverse(self, document: Document) -> SetTake:
        """The command that takes it back."""
        return SetTake(document.runs[self.index].take, self.index)
