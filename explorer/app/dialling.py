"""Dialling: everything that can be done with the dials of the desk, each one step of undo."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from explorer.app.language import phrase, tr
from explorer.engine.animation import Animation
from explorer.engine.commands import (
    Command,
    SetAnimations,
    SetLinks,
    SetLocks,
    SetOther,
    SetParams,
    SetRun,
    SetTake,
    SetThrown,
    Several,
    Swap,
)
from explorer.engine.dice import MOST, thrown
from explorer.engine.link import Kind, Link, followed, joined
from explorer.engine.session import RunDocument
from explorer.engine.take import GOING, so_far
from explorer.model import BadInput, Param, Spot
from explorer.model.param import Setting

if TYPE_CHECKING:
    from explorer.app.desk import Desk

LOCKED = {
    "turn": phrase("{0} is locked: unlock it to turn it"),
    "link": phrase("{0} is locked: unlock it to link it"),
    "animate": phrase("{0} is locked: unlock it to animate it"),
}
Sides = tuple[Mapping[str, Any], Mapping[str, Any]]


class Dialling:
    """Turns, locks, links, animates and throws dials; swaps two sets of them; records."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.allowed: Callable[[], Collection[str] | None] = lambda: None  # None: every dial

    @property
    def run(self) -> RunDocument:
        """The run whose dials they are."""
        return self._desk.document.run

    @property
    def params(self) -> dict[str, Param]:
        """The dials by name."""
        experiment = self._desk.experiment
        return {} if experiment is None else {param.name: param for param in experiment.params}

    @property
    def barred(self) -> tuple[str, ...]:
        """Dials that the step of a lesson does not allow."""
        allowed = self.allowed()
        return () if allowed is None else tuple(n for n in self.params if n not in allowed)

    @property
    def held(self) -> tuple[str, ...]:
        """Dials that no command turns: locked ones, and those that a lesson does not allow."""
        return tuple(dict.fromkeys((*self.run.locked, *self.barred)))

    def _why(self, name: str, does: str) -> str:
        if name in self.run.locked:
            return tr(LOCKED[does]).format(name)
        return tr("{0} does not answer in this step of the lesson").format(name)

    def _free(self, values: Mapping[str, Any]) -> dict[str, Any]:
        held = self.held
        return {name: value for name, value in values.items() if name not in held}

    @property
    def _step(self) -> int:
        return int(self._desk.run.status().step)

    # -- turning ------------------------------------------------------------------------------
    def turn_many(self, values: Mapping[str, Setting]) -> None:
        """Turn dials and those that follow them; of many the held ones stay, one is refused."""
        if self._desk.run is None or not values:
            return
        if len(values) == 1 and (name := next(iter(values))) in self.held:
            raise BadInput(self._why(name, "turn"))
        wanted = self._reach(values)
        if self._resized(wanted):
            command: Command = SetRun({"params": wanted, "start": {}})
        else:
            command = SetParams(wanted, self._step)
        self._desk.do(self._stilled(wanted, command), drag=tuple(values))

    def _stilled(self, names: Iterable[str], command: Command) -> Command:
        """A command that turns dials, after the animations of those that have one have ended."""
        animated = [name for name in names if self.run.animation(name) is not None]
        return (
            Several((SetAnimations(dict.fromkeys(animated), self._step), command))
            if animated
            else command
        )

    def _reach(self, values: Mapping[str, Any]) -> dict[str, Setting]:
        """What is turned in the end: no held dial, and with each all that are linked to it."""
        found = followed(self.run.links, self.params, self._free(values))
        held = [name for name in found if name not in values and name in self.held]
        if held and len(values) == 1:
            why = self._why(held[0], "turn")
            raise BadInput(tr("{0} is linked: {1}").format(next(iter(values)), why))
        return self._free(found)

    def _resized(self, values: Mapping[str, Setting]) -> bool:
        """Whether whole arrays that the run begins with would fit no longer."""
        anew = {p.name for p in self.params.values() if p.effect == "restart"}
        return bool(anew & set(values)) and any(map(np.ndim, self.run.start.values()))

    def choose_preset(self, name: str) -> None:
        """The dial positions and start of a preset; dials it does not name go to their defaults."""
        experiment = self._desk.experiment
        assert experiment is not None
        preset = experiment.preset(name)
        values = dict(experiment.settings(preset=name))
        if preset.start or dict(self.run.start):
            wanted = self._reach(values)
            command = SetRun({"params": wanted, "start": dict(preset.start)})
            self._desk.do(self._stilled(wanted, command))
        else:
            self.turn_many(values)

    def load(self, spot: Spot) -> None:
        """Begin the run with the dials and the state of a place on a picture."""
        wanted = self._reach(spot.dials)
        command = SetRun({"params": wanted, "start": dict(spot.start)})
        self._desk.do(self._stilled(wanted, command))

    # -- locks and links ----------------------------------------------------------------------
    def lock(self, name: str, locked: bool = True) -> None:
        """Let a dial keep its value whatever comes, or let go. Undo neither does nor undoes it."""
        others = tuple(one for one in self.run.locked if one != name)
        names = tuple(sorted((*others, name))) if locked else others
        if locked and self.run.animation(name) is not None:
            self.still(name)
        self._desk.do(SetLocks(names), remembered=False)

    def link(self, kind: Kind, name: str, to: str) -> None:
        """Let a dial move with another from now on; "equal" takes it there at once."""
        run = self.run
        made = joined(run.links, kind, (to, name), run.params)
        for one in made.names:
            if self.params[one].kind not in ("float", "int"):
                raise BadInput(tr("{0} is no number: it cannot be linked").format(one))
        links = (*(one for one in run.links if not set(one.names) & set(made.names)), made)
        values = followed((made,), self.params, {to: run.params[to]})
        moved = {n: v for n, v in values.items() if v != run.params[n]}
        if held := [n for n in moved if n in self.held]:
            raise BadInput(self._why(held[0], "link"))
        commands: list[Command] = [SetLinks(links)]
        if moved:
            commands.append(SetParams(moved, self._step))
        self._desk.do(Several(tuple(commands)))

    def unlink(self, name: str) -> None:
        """Let a dial move alone again."""
        left: list[Link] = []
        for link in self.run.links:
            kept = link.without(name) if name in link.names else link
            if kept is not None:
                left.append(kept)
        self._desk.do(SetLinks(tuple(left)))

    # -- animation and throws -----------------------------------------------------------------
    def animate(self, animation: Animation) -> None:
        """Let the run animate a dial, and those that are linked with it."""
        link = self.run.link(animation.name)
        animation.fitted(self.params[animation.name])
        every = (animation,) if link is None else link.animated(animation)
        for one in every:
            if one.name in self.held:
                raise BadInput(self._why(one.name, "animate"))
            one.fitted(self.params[one.name])
        self._desk.do(SetAnimations({one.name: one for one in every}, self._step))

    def still(self, name: str) -> None:
        """Let a animated dial, and those linked with it, stand where they are."""
        link, frame = self.run.link(name), self._desk.run.latest()
        names = [n for n in (link.names if link else (name,)) if self.run.animation(n)]
        now = {n: frame.params[n] for n in names} if frame is not None else {}
        commands = (SetAnimations(dict.fromkeys(names), self._step), SetParams(now, self._step))
        self._desk.do(Several(commands if now else commands[:1]))

    def throw(self, seed: int = 0) -> None:
        """Throw the dials that are not held; 0 takes the seed after the last one."""
        run, experiment = self.run, self._desk.experiment
        assert experiment is not None
        seed = seed or run.thrown % MOST + 1
        values = self._reach(thrown(experiment, seed, run.params, self.held))
        turn = self._stilled(values, SetParams(values, self._step))
        self._desk.do(Several((SetThrown(seed), turn)))

    # -- two sets -----------------------------------------------------------------------------
    def swap(self) -> None:
        """Let the run go on with the other set; the first time the other begins as a copy."""
        if self._desk.run is None:
            return
        run, step = self.run, self._step
        commands: list[Command] = []
        beside = self._beside()
        if beside is not None and run.other is None:
            commands.append(SetOther(dict(beside.params), run.side))
        if animated := [one.name for one in run.animations]:
            commands.append(SetAnimations(dict.fromkeys(animated), step))
        commands.append(Swap(step, held=self.barred))
        if beside is not None:
            commands += [SetParams(self._free(run.params), step, 1), SetOther(None, run.side, 1)]
        self._desk.do(Several(tuple(commands)))

    def copy_set(self) -> None:
        """Make the other set the same as the live one."""
        run = self.run
        commands: list[Command] = [SetOther(dict(run.params), run.side)]
        if self._beside() is not None:
            commands.append(SetParams(dict(run.params), self._step, 1))
        self._desk.do(Several(tuple(commands)))

    def forget_set(self) -> None:
        """Keep the live set alone."""
        if self.run.other is not None:
            self._desk.do(SetOther(None, "A"))

    @property
    def sides(self) -> Sides | None:
        """Sets A and B, or None while there is one alone."""
        run = self.run
        if run.other is None:
            return None
        return (run.params, run.other) if run.side == "A" else (run.other, run.params)

    def differences(self) -> list[tuple[str, Any, Any]]:
        """(dial, its value in A, in B) where they differ, in the order of the panel."""
        if self.sides is None:
            return []
        a, b = self.sides
        return [(n, a[n], b[n]) for n in self.params if n in a and n in b and a[n] != b[n]]

    def beside(self) -> RunDocument:
        """What stands beside the run when it is compared: the other set, else a copy."""
        run = self.run
        side: Literal["A", "B"] = "B" if run.side == "A" else "A"
        params = run.params if run.other is None else {**run.params, **run.other}
        return replace(run.anew(seeds=(), other=None, side=side), params=dict(params))

    def _beside(self) -> RunDocument | None:
        """The run beside, where it shows the other set."""
        runs = self._desk.document.runs
        return runs[1] if len(runs) > 1 and _kin(runs[0], runs[1]) else None

    # -- recording ----------------------------------------------------------------------------
    @property
    def recording(self) -> bool:
        """Whether steps are being recorded."""
        take = self.run.take
        return bool(take) and take[1] == GOING

    def record(self) -> None:
        """Record from here on, or end it here."""
        status = self._desk.run.status()
        if self.recording:
            self._desk.do(SetTake(so_far(self.run.take, status.step, status.newest)))
        else:
            self._desk.do(SetTake((status.step, GOING)))


def _kin(one: RunDocument, other: RunDocument) -> bool:
    return (one.experiment, one.text) == (other.experiment, other.text) and one.side != other.side
