"""One live run: owns the state, applies changes, makes frames, on a thread of its own."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from threading import Thread
from typing import Any

import numpy as np

from explorer.engine.animated import Animated
from explorer.engine.animation import Animation
from explorer.engine.clock import Clock
from explorer.engine.drop import NAME
from explorer.engine.gate import pictures
from explorer.engine.mailbox import Outbox
from explorer.engine.orders import Orders, animated, moves_on, turned
from explorer.engine.pace import pace
from explorer.engine.priority import LIVE, step_back
from explorer.engine.recorder import Divergence, Recorder
from explorer.engine.replay import ENDS, Replay
from explorer.engine.seeds import NAME as SEEDS
from explorer.engine.seen import Seen
from explorer.engine.session import Change, RunDocument
from explorer.engine.status import Status
from explorer.engine.stepper import stepper
from explorer.engine.timeline import Timeline
from explorer.engine.window import WINDOW
from explorer.model import Experiment, Frame
from explorer.model.slices import Slices

LEAP = 0.05  # s of computing that a leap through the past may take for the path before it


class Run(Orders):
    """A live run. Every method returns at once; the engine's thread does the work.

    ahead    steps taken at once when it first begins, so that a picture is there from the start
    replay   a saved run of it: its log is gone through first, and it stands where that was saved
    """

    def __init__(
        self,
        experiment: Experiment,
        params: Mapping[str, Any] | None = None,
        *,
        start: Mapping[str, Any] | None = None,
        dt: float | None = None,
        method: str | None = None,
        seed: int = 0,
        playing: bool = True,
        ahead: int = 0,
        rtol: float = 1e-9,
        animations: Iterable[Animation] = (),
        t0: float = 0.0,
        replay: RunDocument | None = None,
    ) -> None:
        super().__init__(experiment, params, start, dt, method, seed, rtol, animations, t0)
        self.recorder: Recorder | None = None
        self._outbox = Outbox()
        self._replay = None if replay is None else Replay(experiment, replay)
        until = 0 if replay is None else replay.steps
        self._status = Status(dt=self.dt, method=method or experiment.motion.method, until=until)
        self._playing, self._quitting = playing and replay is None, False
        self._ahead = ahead if replay is None else 0
        self._clock = Clock(self.dt, pace(experiment))
        self._live: Animated | None = None
        self._timeline = Timeline()
        self._seen = Seen()
        self._divergence: Divergence | None = None
        self._thread = Thread(target=self._work, name=f"run-{experiment.key}", daemon=True)

    # -- called from any thread ---------------------------------------------------------------

    def start(self) -> None:
        """Begin: compile, then play."""
        self._thread.start()

    def close(self, timeout: float = 2.0) -> bool:
        """End the thread; True when it ended in time."""
        self._quitting = True
        self._tell()
        self._inbox.put("quit", True)
        if self._thread.is_alive():
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def latest(self) -> Frame | None:
        """The newest frame; compare with `is` to see whether it is news."""
        frame: Frame | None = self._outbox.peek()
        return frame

    def slices(self) -> Slices | None:
        """The velocity on a grid that the motion has shown so far, or plays; None for the rest."""
        played = getattr(self.experiment.motion, "slices", None)
        return played if played is not None or self._live is None else self._live.slices

    def status(self) -> Status:
        """How it is doing now."""
        return self._status

    @property
    def speed(self) -> float:
        """Model time per wall second."""
        return self._clock.speed

    @property
    def log(self) -> tuple[Change, ...]:
        """(step, name, value) of every change since the run began."""
        return tuple(self._timeline.ledger.entries)

    @property
    def playing(self) -> bool:
        """Whether time passes, or will as soon as it is compiled."""
        return self._playing

    # -- the engine's thread ------------------------------------------------------------------

    def _work(self) -> None:
        step_back(LIVE)
        try:
            self._begin()
            self._return()
            wait: float | None = 0.0
            while not self._quitting:
                pictures.wait()
                self._apply(self._inbox.take(wait))
                wait = self._slice()
        except Exception as error:  # a broken kernel must not take the window with it
            self._playing = False
            self._report(state="failed", error=f"{type(error).__name__}: {error}")
        finally:  # whoever still knows this run has no use for hundreds of megabytes of it
            self._timeline.past.moments.clear()
            self._seen.begin()

    def _begin(self) -> None:
        replay = self._replay
        params = self.params if replay is None else self.experiment.settings(replay.initial)
        self._live = Animated(stepper(
            self.experiment, params, self.start_values or None, self.dt, self.method,
            self.seed, self.t0, tracers=True, rtol=self.rtol,
        ))  # fmt: skip
        if self.seeds:
            self._live.place(self.seeds)
        # dials that a saved run animates: its log says when
        self._timeline.begin(self._live, dict(self.animations) if replay is None else {})
        self._seen.begin()
        self._divergence = None
        self._clock.resume()
        whole = self._live.snapshot()  # agents and fields are seen as they are, not windowed
        origin = self._live.origin()
        self._keep({name: row for name, row in origin.items() if name not in whole})
        ahead, self._ahead = self._ahead, 0  # once: going back to the start means the start
        if ahead:
            self._advance(ahead)
        self._publish()

    def _return(self) -> None:
        """Go through a saved run to the step where it was saved, unless told to stay before."""
        replay, live, later = self._replay, self._live, dict[str, Any]()
        if replay is None or live is None:
            return
        for n, changes in replay.slices(lambda: self._clock.slice):
            pictures.wait()
            later |= self._inbox.take(0)
            self.recorder = later.pop("recorder", self.recorder)
            if self._quitting or set(ENDS) & set(later):
                break
            if n:
                self._advance(n)
            if live.stopped is not None or live.ended:
                break
            self._repeat(live, changes)
        self._replay = None
        later.pop("stay", None)
        self._timeline.take_up(live, self)  # what was turned after that step, and is so now
        self._publish()
        self._apply(later)

    def _repeat(self, live: Animated, changes: list[tuple[str, Any]]) -> None:
        """Changes that a saved run has at this step."""
        if changes:
            self._timeline.repeat(live, changes)
            self.dt = live.dt
            self._clock.dt = abs(live.dt)

    def _slice(self) -> float | None:
        """Do what is due; returns how long the inbox may be waited for (None: forever)."""
        if not self._playing:
            return None
        if n := self._clock.due():
            self._advance(n)
        return self._clock.wait() if self._playing else None

    def _advance(self, n: int) -> None:
        live = self._live
        assert live is not None
        if not self._clock.warm:
            self._report("compiling")
        began = time.perf_counter()
        samples = live.advance(n, n if self.recorder else WINDOW)
        seconds = time.perf_counter() - began
        self._clock.took(n, seconds)
        self._timeline.passed(live, seconds)
        if samples and len(next(iter(samples.values()))):
            self._keep(samples)
        if live.stopped is not None:
            self._halt(live, live.stopped)
        elif live.ended:  # a recording is over: nothing went wrong
            self._playing = False
        self._publish()

    def _halt(self, live: Animated, channel: str) -> None:
        last = self._timeline.ledger.last
        self._divergence = Divergence(channel, live.step, live.t, last, live.why)
        self._playing = False

    def _keep(self, samples: Mapping[str, np.ndarray], fed: bool = True) -> None:
        assert self._live is not None
        self._seen.keep(self._live.step, samples)
        if self.recorder is not None and fed:
            self.recorder.feed(self._live.step, samples)

    def _publish(self) -> None:
        assert self._live is not None
        self._outbox.put(self._seen.frame(self.experiment.key, self._live))
        self._report()

    def _report(self, state: str = "ready", error: str = "") -> None:
        live, past = self._live, self._timeline.past
        rate = self._clock.steps_per_s if self._playing else 0.0
        self._status = Status(
            live.step if live else 0, live.t if live else 0.0, rate, self._playing, state, error,
            self._divergence, self.method or self.experiment.motion.method, self.dt,
            past.newest, past.behind, past.room, past.thinned,
            self._replay.last if self._replay else 0,
        )  # fmt: skip

    def _apply(self, changes: dict[str, Any]) -> None:
        if not changes:
            return
        dials, moved = turned(changes), animated(changes)
        live, ledger = self._live, self._timeline.ledger
        assert live is not None
        if "recorder" in changes:
            self.recorder = changes["recorder"]
        if "seek" in changes:
            self._seek(live, changes["seek"])
        if self._timeline.past.behind and moves_on(changes):
            self._timeline.take_up(live, self)
        if "speed" in changes:
            self._clock.speed = changes["speed"]
        anew = changes.get("restart") or (changes.get("playing") and live.ended)
        if anew or any(self.params.param(name).effect == "restart" for name in dials):
            self._clock.warm = bool(anew)  # such a dial may ask for other machine code
            self._begin()
        else:
            self._turn(live, dials, changes.get("dt"))
        live = self._live or live  # another one, where it began anew
        if not anew:
            ledger.animate(live, moved)
        if NAME in changes:
            ledger.drop(live, changes[NAME])
        if SEEDS in changes:
            live.place(changes[SEEDS])
        if not anew and (dials or moved or {"dt", NAME, SEEDS} & set(changes)):
            self._timeline.mark(live)
        if "playing" in changes:
            self._playing = bool(changes["playing"]) and live.stopped is None
            self._clock.resume()
        if changes.get("steps") and not changes.get("quit"):
            self._advance(changes["steps"])
        self._publish()

    def _seek(self, live: Animated, step: int) -> None:
        """Stand at an earlier step, with as much of the path before it as a moment allows."""
        self._playing = False
        self._seen.leap()
        self._divergence = None
        reach = int(min(WINDOW, LEAP / max(self._clock.cost, 1e-9)))
        whole = live.snapshot()

        def taken(samples: Mapping[str, np.ndarray]) -> None:
            rows = {name: row for name, row in samples.items() if name not in whole}
            if rows and len(next(iter(rows.values()))):
                self._keep(rows, fed=False)

        self._timeline.seek(live, step, reach, taken)

    def _turn(self, live: Animated, dials: dict[str, Any], dt: float | None) -> None:
        if not dials and dt is None:
            return
        self._timeline.ledger.turn(live, dials)
        if dt is not None:
            self._timeline.ledger.retime(live, dt)
            self._clock.dt = abs(dt)
        live.forgive()
        self._divergence = None
        self._clock.touch()
