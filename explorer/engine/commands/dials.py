"""Commands on dials: turn, lock, link, animate, throw, and two sets of positions to swap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from explorer.engine.animation import NAME, Animation, word
from explorer.engine.commands.keeping import unlocked
from explorer.engine.link import Link
from explorer.engine.session import Document, RunDocument, Side


@dataclass(frozen=True)
class SetParams:
    """Turn dials that are not locked; `step` is where the live run stands, for the log."""

    values: Mapping[str, Any]
    step: int = 0
    index: int = 0

    def apply(self, document: Document) -> Document:
        """The document after it."""
        run = document.runs[self.index]
        return document.with_run(turned(run, self.values, self.step), self.index)

    def inverse(self, document: Document) -> SetParams:
        """The command that takes it back: one more change, never a rewind."""
        before = document.runs[self.index].params
        values = {name: before[name] for name in self.values if name in before}
        return SetParams(values, self.step, self.index)


def turned(run: RunDocument, values: Mapping[str, Any], step: int) -> RunDocument:
    """A run with dials turned, and that logged; locked ones stay."""
    free = unlocked(run, values)
    if not free:
        return run
    log = (*run.log, *((step, name, value) for name, value in free.items()))
    return replace(run, params={**run.params, **free}, begun=dict(run.initial), log=log)


@dataclass(frozen=True)
class SetLocks:
    """Lock exactly these dials: they keep their value whatever comes."""

    names: tuple[str, ...]
    index: int = 0

    def apply(self, document: Document) -> Document:
        """The document after it."""
        run = replace(document.runs[self.index], locked=self.names)
        return document.with_run(run, self.index)

    def inverse(self, document: Document) -> SetLocks:
        """The command that takes it back."""
        return SetLocks(document.runs[self.index].locked, self.index)


@dataclass(frozen=True)
class SetLinks:
    """Choose which dials move together."""

    links: tuple[Link, ...]
    index: int = 0

    def apply(self, document: Document) -> Document:
        """The document after it."""
        run = replace(document.runs[self.index], links=self.links)
        return document.with_run(run, self.index)

    def inverse(self, document: Document) -> SetLinks:
        """The command that takes it back."""
        return SetLinks(document.runs[self.index].links, self.index)


@dataclass(frozen=True)
class SetAnimations:
    """Animate dials, or (None) go back to where they were set; `step` is for the log."""

    values: Mapping[str, Animation | None]
    step: int = 0
    index: int = 0

    def apply(self, document: Document) -> Document:
        """The document after it."""
        run = document.runs[self.index]
        values = unlocked(run, self.values)
        kept = {one.name: one for one in run.animations}
        for name, animation in values.items():
            kept.pop(name, None)
            if animation is not None:
                kept[name] = animation
        log = [*run.log, *((self.step, NAME, word(n, one)) for n, one in values.items())]
        ended = [name for name, animation in values.items() if animation is None]
        log += [(self.step, n, run.params[n]) for n in ended if n in run.params]
        going = tuple(sorted(kept.values(), key=lambda one: one.name))
        made = replace(run, animations=going, begun=dict(run.initial), log=tuple(log))
        return document.with_run(made, self.index)

    def inverse(self, document: Document) -> SetAnimations:
        """The command that takes it back: an animation that ended begins anew."""
        run = document.runs[self.index]
        before = {name: run.animation(name) for name in self.values}
        return SetAnimations(before, self.step, self.index)


@dataclass(frozen=True)
class SetThrown:
    """Keep the seed by which the dials were thrown last."""

    seed: int
    index: int = 0

    def apply(self, document: Document) -> Document:
        """The document after it."""
        run = replace(document.runs[self.index], thrown=self.seed)
        return document.with_run(run, self.index)

    def inverse(self, document: Document) -> SetThrown:
        """The command that takes it back."""
        return SetThrown(document.runs[self.index].thrown, self.index)


@dataclass(frozen=True)
class SetOther:
    """Choose the other of the two sets of dial positions, and which of them are live."""

    other: Mapping[str, Any] | None
    side: Side = "A"
    index: int = 0

    def apply(self, document: Document) -> Document:
        """The document after it."""
        run = replace(document.runs[self.index], other=self.other, side=self.side)
        return document.with_run(run, self.index)

    def inverse(self, document: Document) -> SetOther:
        """The command that takes it back."""
        run = document.runs[self.index]
        return SetOther(run.other, run.side, self.index)


@dataclass(frozen=True)
class Swap:
    """Let the run go on with the other set; what it had becomes the other.

    held   dials that stay as they are on both sides, beside those that are locked
    """

    step: int = 0
    index: int = 0
    held: tuple[str, ...] = ()

    def apply(self, document: Document) -> Document:
        """The document after it."""
        run = document.runs[self.index]
        live = dict(run.params)
        other = live if run.other is None else {**live, **run.other}
        held = {*run.locked, *self.held}
        wanted = {n: v for n, v in other.items() if n not in held and v != live[n]}
        kept = {name: other[name] for name in sorted(held) if name in other}
        side: Side = "B" if run.side == "A" else "A"
        made = turned(run, wanted, self.step)
        made = replace(made, other={**live, **kept}, side=side)
        return document.with_run(made, self.index)

    def inverse(self, document: Document) -> Swap | SetOther:
        """The command that takes it back: the same once more."""
        run = document.runs[self.index]
        return SetOther(None, run.side, self.index) if run.other is None else self
