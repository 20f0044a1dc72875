"""Carrying out: what a command does to the live run, besides changing the document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from explorer.engine.commands import (
    Close,
    Command,
    DropEnsemble,
    Insert,
    Open,
    SetAnimations,
    SetCameras,
    SetLinks,
    SetLocks,
    SetLooks,
    SetMeasures,
    SetOther,
    SetParams,
    SetSeeds,
    SetTake,
    SetThrown,
    Several,
    Swap,
)
from explorer.engine.commands.keeping import unlocked
from explorer.engine.session import Document, RunDocument
from explorer.model import BadInput

if TYPE_CHECKING:
    from explorer.app.desk import Desk

QUIET = (SetAnimations, SetLinks, SetLocks, SetOther, SetTake, SetThrown)
# what may differ between two runs of which one goes on as the other
FREE = ("params", "start", "log", "begun", "seeds", "locked", "links", "animations", "thrown",
        "side", "other", "take")  # fmt: skip


def goes_on(before: RunDocument, after: RunDocument, but: tuple[str, ...] = ()) -> bool:
    """Whether only start and dials differ, so that the same run can start anew; `but` not these."""
    blank = RunDocument("")
    free: dict[str, Any] = {name: getattr(blank, name) for name in FREE if name not in but}
    return replace(before, **free) == replace(after, **free)


def only_turned(before: RunDocument, after: RunDocument) -> bool:
    """Whether the second run can go on as it is, with its dials turned."""
    return goes_on(before, after, but=("start", "seeds"))


def refused(command: Command, run: RunDocument) -> tuple[str, ...]:
    """The locked dials that a command would turn, where it would turn nothing else."""
    if isinstance(command, (SetParams, SetAnimations)) and command.values:
        return () if unlocked(run, command.values) else tuple(command.values)
    return ()


class Carrying:
    """Brings the run of a desk, and what mirrors it, in line with the document."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def barred(self, command: Command) -> tuple[str, ...]:
        """Dials of the open run that a command would turn though a lesson does not allow it."""
        barred, before = self._desk.dialling.barred, self._desk.document
        if not barred or isinstance(command, (Open, Close, Insert)):
            return ()
        found = turned(before, command.apply(before))
        return tuple(name for name in found if name in barred)

    def out(self, command: Command, anew: bool = False) -> None:
        """Apply a command to the document and the run; BadInput leaves both as they were."""
        if isinstance(command, Several):
            self._in_turn(command)
            return
        desk = self._desk
        before = desk.document
        after = command.apply(before)
        if getattr(command, "index", 0) > 0:  # the run beside the first
            desk.document = after
            desk.compared.emit()
            return
        self._ask(command, before, after)  # what the run refuses never reaches the document
        desk.document = after
        if isinstance(command, (SetParams, Swap)):
            self._turned(turned(before, after))
        elif isinstance(command, SetMeasures):
            desk.measuring.watch()
            desk.measured.emit()
        elif isinstance(command, SetSeeds):
            desk.seeded.emit()
        elif isinstance(command, SetLooks):
            desk.looked.emit()
        elif isinstance(command, SetCameras):
            desk.filmed.emit()
        elif isinstance(command, QUIET):
            desk.handled.emit()
        elif not isinstance(command, DropEnsemble) and after.runs:
            self._open(before, after, anew)

    def _in_turn(self, commands: Iterable[Command]) -> None:
        done: list[Command] = []
        try:
            for one in commands:
                back = one.inverse(self._desk.document)
                self.out(one, isinstance(one, Open))
                done.append(back)
        except BadInput:
            for back in reversed(done):
                self.out(back)
            raise

    def _ask(self, command: Command, before: Document, after: Document) -> None:
        """Let the run do it; BadInput where it cannot."""
        desk = self._desk
        if isinstance(command, SetParams):
            desk.set_many(unlocked(before.run, command.values))
        elif isinstance(command, Swap):
            desk.set_many(turned(before, after))
        elif isinstance(command, SetAnimations) and desk.run is not None:
            values = unlocked(before.run, command.values)
            desk.run.animate(values)
            ended = [name for name, animation in values.items() if animation is None]
            desk.set_many({name: after.run.params[name] for name in ended})
        elif isinstance(command, SetSeeds):
            desk.run.place(after.run.seeds)
        elif isinstance(command, DropEnsemble):
            drop = command.drop
            desk.run.drop(drop.count, drop.radius, drop.form, drop.at)

    def _turned(self, values: dict[str, Any]) -> None:
        desk = self._desk
        assert desk.experiment is not None
        if any(p.effect == "restart" for p in desk.experiment.params if p.name in values):
            desk.forget_log()
        desk.turned.emit()

    def _open(self, before: Document, after: Document, anew: bool) -> None:
        desk = self._desk
        if anew or not before.runs or desk.run is None or not goes_on(before.run, after.run):
            desk.begin(after.run)
            return
        run, wanted = desk.run, {one.name: one for one in after.run.animations}
        run.set_many(dict(after.run.params))
        names = {*wanted, *(one.name for one in before.run.animations)}
        run.animate({name: wanted.get(name) for name in sorted(names)})
        run.set_start(dict(after.run.start))
        run.place(after.run.seeds)
        desk.seeded.emit()
        if run.status().divergence is not None:
            run.play()
        desk.handled.emit()
        desk.turned.emit()


def turned(before: Document, after: Document) -> dict[str, Any]:
    """The dials of the first run that a command turned, and where to."""
    then = before.run.params
    return {name: v for name, v in after.run.params.items() if name not in then or then[name] != v}
