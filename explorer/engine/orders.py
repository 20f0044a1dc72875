"""Orders: what any thread may ask of a live run; each waits in its inbox and returns at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from explorer.engine.animation import NAME as ANIMATE
from explorer.engine.animation import Animation
from explorer.engine.drop import NAME, Drop
from explorer.engine.mailbox import Inbox
from explorer.engine.recorder import Recorder
from explorer.engine.seeds import NAME as SEEDS
from explorer.engine.seeds import Point, checked
from explorer.model import BadInput, Experiment, ParamSet

DIAL, ANIMATED = "param.", f"{ANIMATE}."
HARMLESS = ("seek", "speed", "recorder", "quit", "stay")


class Orders:
    """How a run is made and how its dials are to stand; the engine's thread brings it about."""

    def __init__(
        self,
        experiment: Experiment,
        params: Mapping[str, Any] | None,
        start: Mapping[str, Any] | None,
        dt: float | None,
        method: str | None,
        seed: int,
        rtol: float,
        animations: Iterable[Animation],
        t0: float,
    ) -> None:
        self.experiment = experiment
        self.params: ParamSet = experiment.settings(params)
        self.seed, self.start_values, self.method = seed, dict(start or {}), method
        self.rtol, self.t0 = rtol, t0
        self.seeds: tuple[Point, ...] = ()
        self.animations = {one.name: one for one in animations}
        self.dt = experiment.motion.dt if dt is None else float(dt)
        self.listeners: list[Callable[[], None]] = []
        self._inbox = Inbox()

    def play(self) -> None:
        """Let time pass."""
        self._inbox.put("playing", True)

    def pause(self) -> None:
        """Hold time; dials still answer at the next step."""
        self._inbox.put("playing", False)

    def step(self, n: int = 1) -> None:
        """Take n steps, playing or not."""
        self._inbox.add("steps", n)

    def seek(self, step: int) -> None:
        """Hold, and stand at a step that was reached before; playing goes on from there."""
        self._inbox.put("seek", step)

    def stay(self) -> None:
        """Go no further through a saved run: stand where it has come to."""
        self._inbox.put("stay", True)

    def restart(self) -> None:
        """Go back to the start, with the dials as they are."""
        self._inbox.put("restart", True)

    def set(self, name: str, value: Any) -> None:
        """Turn a dial; BadInput at once for what the dial does not allow."""
        self.set_many({name: value})

    def set_many(self, values: Mapping[str, Any]) -> None:
        """Turn several dials in the same step."""
        self.params = self.experiment.settings({**self.params, **values})
        for name in values:
            self._inbox.put(f"{DIAL}{name}", self.params[name])
        self._tell()

    def animate(self, values: Mapping[str, Animation | None]) -> None:
        """Animate dials from the next step on; None lets one stand. BadInput for what cannot be."""
        for name, animation in values.items():
            if animation is not None:
                animation.fitted(self.params.param(name))
        for name, animation in values.items():
            self.animations.pop(name, None)
            if animation is not None:
                self.animations[name] = animation
            self._inbox.put(f"{ANIMATED}{name}", animation)
        self._tell()

    def set_dt(self, dt: float) -> None:
        """Another step length from the next step on."""
        self.dt = float(dt)
        self._inbox.put("dt", self.dt)
        self._tell()

    def set_start(self, start: Mapping[str, Any]) -> None:
        """Other first values; the run starts anew."""
        self.start_values = dict(start)
        self._inbox.put("restart", True)
        self._tell()

    def _tell(self) -> None:
        for listener in self.listeners:
            listener()

    def set_speed(self, speed: float) -> None:
        """Model time per wall second; inf: as fast as possible."""
        self._inbox.put("speed", float(speed))

    def drop(
        self, count: int, radius: float, form: str = "ball", at: tuple[float, ...] = ()
    ) -> None:
        """Drop an ensemble or dye, see `Drop`; a count of 0 takes it away."""
        drop = Drop(count, radius, form, at).checked()
        system = self.experiment.system
        if system is None or system.delays:
            raise BadInput(f"{self.experiment.key}: no ensemble can be dropped into it")
        drop.fitted(len(self.experiment.states))
        self._inbox.put(NAME, drop)

    def place(self, points: tuple[Point, ...]) -> None:
        """Let trajectories go from exactly these states, beside the run; those there go on."""
        self.seeds = checked(self.experiment, points)
        self._inbox.put(SEEDS, self.seeds)

    def record(self, recorder: Recorder | None) -> None:
        """Feed every sample from now on to `recorder`; None stops it."""
        self._inbox.put("recorder", recorder)


def turned(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Of what an inbox held: the dials that are turned, and where to."""
    return _after(DIAL, changes)


def animated(changes: Mapping[str, Any]) -> dict[str, Animation | None]:
    """Of what an inbox held: the dials that are animated, or are to stand."""
    return _after(ANIMATED, changes)


def _after(prefix: str, changes: Mapping[str, Any]) -> dict[str, Any]:
    return {k.removeprefix(prefix): v for k, v in changes.items() if k.startswith(prefix)}


def moves_on(changes: Mapping[str, Any]) -> bool:
    """Whether changes make an earlier step the present; a pause does not."""
    return any(
        name not in HARMLESS and (name != "playing" or bool(value))
        for name, value in changes.items()
    )
