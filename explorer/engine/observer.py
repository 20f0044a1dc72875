"""Runs diagnostics on the frames of a live run, on a thread of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.engine import pool as pools
from explorer.engine.channels import Channel, data, find
from explorer.engine.gate import pictures
from explorer.engine.measurement import readings
from explorer.engine.priority import LATER, step_back
from explorer.engine.run import Run
from explorer.model import BadInput, Diagnostic, Frame, Moving, Reading, wiring
from explorer.model.param import ParamSet

INTERVAL = 0.1  # s: no reading is renewed more often
CALM = 0.12  # s without a turned dial before an orbit of its own is begun again


@dataclass(frozen=True, eq=False)
class Observation:
    """A reading and the frame it was taken from."""

    frame: Frame
    reading: Reading | None
    error: str = ""


class Watch:
    """One diagnostic on one channel; the observer's thread works on it."""

    def __init__(self, diagnostic: Diagnostic, channel: Channel | None, options: ParamSet) -> None:
        self.diagnostic, self.channel, self.options = diagnostic, channel, options
        self.cancel = np.zeros(1, dtype=np.int32)
        self.latest: Observation | None = None
        self.shown = True
        self.fresh = True
        self.stream: Any = None
        self.seen = -1
        self.key: tuple[Any, ...] = ()


class Observer:
    """Keeps the readings of a run up to date while it plays or its dials move."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self._watches: list[Watch] = []
        self._wake = threading.Event()
        self._quitting = False
        self.busy = False
        self._turned = 0.0
        run.listeners.append(self._hurry)
        self._thread = threading.Thread(target=self._work, name="observer", daemon=True)
        self._thread.start()

    def watch(
        self,
        diagnostic: Diagnostic,
        channel: str | None = None,
        options: Mapping[str, Any] | None = None,
    ) -> Watch:
        """Measure `channel` from now on; BadInput when it is not of the kind it takes."""
        experiment = self.run.experiment
        found = find(experiment, channel) if channel else None
        if found is not None and diagnostic.takes not in (None, found.kind):
            takes = getattr(diagnostic.takes, "__name__", "")
            raise BadInput(f"{diagnostic.key} reads a {takes}; {found.name} is not one")
        watch = Watch(diagnostic, found, diagnostic.options(options))
        self._watches.append(watch)
        self._wake.set()
        return watch

    def latest(self, watch: Watch) -> Observation | None:
        """The newest observation of a watch; compare with `is` to see whether it is news."""
        return watch.latest

    def unwatch(self, watch: Watch) -> None:
        """Stop measuring it."""
        watch.cancel[0] = 1
        self._watches.remove(watch)

    def set_options(self, watch: Watch, values: Mapping[str, Any]) -> None:
        """Other options; a computation under way is given up."""
        watch.options = watch.options.with_(**values)
        watch.fresh = True
        watch.cancel[0] = 1
        self._wake.set()

    def show(self, watch: Watch, shown: bool) -> None:
        """Hidden measurements cost nothing."""
        watch.shown = shown
        self._wake.set()

    def close(self, timeout: float = 2.0) -> bool:
        """End the thread; True when it ended in time."""
        self._quitting = True
        self._hurry()
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _hurry(self) -> None:
        """A dial moved: give up what is being computed for the old one."""
        for watch in list(self._watches):
            watch.cancel[0] = 1
        self._turned = time.perf_counter()
        self._wake.set()

    def _work(self) -> None:
        step_back(LATER)
        seen: dict[int, Any] = {}
        while not self._quitting:
            frame = self.run.latest()
            began = time.perf_counter()
            for watch in list(self._watches):
                news = (frame, watch.options)
                if frame is None or not watch.shown or seen.get(id(watch)) == news:
                    continue
                if began - self._turned < CALM and hasattr(watch.stream, "follow"):
                    continue
                pictures.wait()
                self.busy = True
                watch.cancel[0] = 1 if self._quitting else 0
                self._measure(watch, frame)
                if not watch.cancel[0]:
                    seen[id(watch)] = news
            self.busy = False
            self._wake.wait(max(0.005, INTERVAL - (time.perf_counter() - began)))
            self._wake.clear()

    def _measure(self, watch: Watch, frame: Frame) -> None:
        key = (frame.epoch, frame.params, watch.options, frame.dt)
        watch.fresh = key != watch.key
        try:
            if watch.diagnostic.stream is not None:
                self._follow(watch, frame)
            else:
                for reading in readings(watch.diagnostic, self._scope(watch, frame)):
                    if reading is not None and not self._quitting:
                        watch.latest = Observation(frame, reading)
            watch.key = key
        except Exception as error:  # shown beside the diagnostic, the run goes on
            watch.latest = Observation(frame, None, str(error) or type(error).__name__)
            watch.key = key

    def _follow(self, watch: Watch, frame: Frame) -> None:
        if watch.fresh or watch.stream is None:
            assert watch.diagnostic.stream is not None
            watch.stream = wiring.call(watch.diagnostic.stream, self._scope(watch, frame))
            watch.seen = -1
        if hasattr(watch.stream, "follow"):
            watch.stream.follow(moving(self.run, frame), watch.cancel)
        else:
            assert watch.channel is not None
            samples, gap = frame.newer(watch.channel.observable, watch.seen)
            if watch.channel.component is not None:
                samples = samples[..., watch.channel.component]
            watch.stream.feed(np.ascontiguousarray(samples), gap)
            watch.seen = frame.step
        watch.latest = Observation(frame, watch.stream.read())

    def _scope(self, watch: Watch, frame: Frame) -> dict[str, Any]:
        scope: dict[str, Any] = {
            **watch.options,
            "dt": frame.dt,
            "t": frame.t,
            "params": frame.params,
            "pool": pools.pool(),
            "cancel": watch.cancel,
            "seed": self.run.seed,
            "live": True,
            "fresh": watch.fresh,
        }
        if self.run.experiment.system is not None:
            scope["motion"] = moving(self.run, frame)
        if watch.channel is not None:
            scope.update(data(self.run.experiment, watch.channel, frame.arrays, frame.params))
        return scope


def moving(run: Run, frame: Frame) -> Moving:
    """The motion with its dials as the frame has them, from the frame's last state."""
    state = frame.arrays["state"]
    last = state[0, -1] if state.ndim == 3 else state[-1]
    motion = run.experiment.motion
    return Moving(
        motion, run.experiment.system, frame.params, np.array(last), frame.dt,
        run.method or motion.method, frame.t, run.seed, run.experiment.key,
        run.experiment.ranges, run.rtol,
    )  # fmt: skip
