"""Runs diagnostics on the frames of a live run, on a thread of its own, and jobs beside it."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Mapping
from typing import Any

import numpy as np

from explorer.engine import chain, renewal
from explorer.engine.gate import pictures
from explorer.engine.job import Job
from explorer.engine.measurement import readings
from explorer.engine.priority import LATER, step_back
from explorer.engine.run import Run
from explorer.engine.watch import Listener, Observation, Watch, moving, scope
from explorer.model import Diagnostic, Frame, wiring

__all__ = ["Observation", "Observer", "Watch"]

SHORTEST = 0.005  # s between two looks
CALM = 0.12  # s without a turned dial before an orbit of its own is begun again


class Observer:
    """Keeps the readings of a run up to date while it plays or its dials move."""

    def __init__(
        self,
        run: Run,
        catalogue: Listener | None = None,
        diagnostics: Mapping[str, Diagnostic] | None = None,
    ) -> None:
        self.run, self._catalogue, self._diagnostics = run, catalogue, diagnostics or {}
        self._watches: list[Watch] = []
        self._jobs: list[Job] = []
        self._wake = threading.Event()
        self._quitting = False
        self._measuring = False
        self._turned = 0.0
        run.listeners.append(self._hurry)
        self._thread = threading.Thread(target=self._work, name="observer", daemon=True)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether a reading is being made."""
        return self._measuring or any(job.working for job in self._jobs)

    def watch(
        self,
        diagnostic: Diagnostic,
        channel: str | None = None,
        options: Mapping[str, Any] | None = None,
    ) -> Watch:
        """Measure `channel` from now on; BadInput when it is not of the kind it takes."""
        experiment = self.run.experiment
        found = chain.find(experiment, channel, self._diagnostics) if channel else None
        if found is not None:
            chain.check(diagnostic, found)
        watch = Watch(diagnostic, found, diagnostic.options(options), self._catalogue)
        if diagnostic.renews == "dials":
            watch.job = Job(self.run, watch)
            self._jobs.append(watch.job)
        else:
            self._watches.append(watch)
            self._wake.set()
        return watch

    def latest(self, watch: Watch) -> Observation | None:
        """The newest observation of a watch; compare with `is` to see whether it is news."""
        return watch.latest

    def unwatch(self, watch: Watch) -> None:
        """Stop measuring it."""
        watch.cancel[0] = 1
        if watch.job is not None:
            self._jobs.remove(watch.job)
            self._part(watch.job)
        else:
            self._watches.remove(watch)

    def set_options(self, watch: Watch, values: Mapping[str, Any]) -> None:
        """Other options; a computation under way is given up."""
        watch.options = watch.options.with_(**values)
        if watch.job is not None:
            watch.job.look()
            return
        watch.fresh, watch.due = True, 0.0
        watch.cancel[0] = 1
        self._wake.set()

    def show(self, watch: Watch, shown: bool) -> None:
        """Hidden measurements cost nothing; a job under way is finished."""
        watch.shown = shown
        if watch.job is not None:
            watch.job.look()
        self._wake.set()

    def stop(self, watch: Watch) -> None:
        """End a job early; what it has found so far stays."""
        if watch.job is not None:
            watch.job.stop()

    def hold(self, watch: Watch, held: bool) -> None:
        """Let a job rest after its next reading, or go on from there."""
        if watch.job is not None:
            watch.job.hold(held)

    def renew(self, watch: Watch) -> None:
        """Compute a job again."""
        if watch.job is not None:
            watch.job.renew()

    def leave_off(self) -> None:
        """Give up what is being computed, and begin nothing more; `close` waits for the end."""
        self._quitting = True
        for job in self._jobs:
            job.close()
        self._hurry()

    def close(self, timeout: float = 2.0) -> bool:
        """End the threads; True when they ended in time."""
        self._quitting = True
        if self._hurry in self.run.listeners:  # a ring of two would be left to the collector
            self.run.listeners.remove(self._hurry)
        ends = time.perf_counter() + timeout
        for job in self._jobs:
            job.close()
        self._hurry()
        self._thread.join(timeout)
        left = [job.close(max(0.01, ends - time.perf_counter())) for job in self._jobs]
        for job in self._jobs:
            self._part(job)
        return not self._thread.is_alive() and all(left)

    @staticmethod
    def _part(job: Job) -> None:
        """End it; watch and job no longer hold one another, and with them a frame and a reading."""
        job.close()
        job.watch.job = None

    def _hurry(self) -> None:
        """A dial moved: give up what is being computed for the old one."""
        for watch in list(self._watches):
            watch.cancel[0], watch.due = 1, 0.0
        for job in list(self._jobs):
            job.look()
        self._turned = time.perf_counter()
        self._wake.set()

    def _work(self) -> None:
        step_back(LATER)
        seen: dict[int, Any] = {}
        while not self._quitting:
            frame = self.run.latest()
            for watch in list(self._watches):
                news, now = (frame, watch.options), time.perf_counter()
                if frame is None or not watch.shown:
                    continue
                if now < watch.due and watch.key == asked(frame, watch):
                    continue
                if seen.get(id(watch)) == news:
                    watch.due = now + renewal.DISPLAY
                    continue
                if now - self._turned < CALM and hasattr(watch.stream, "follow"):
                    continue
                pictures.wait()
                self._measuring, watch.due = True, math.inf
                watch.cancel[0] = 1 if self._quitting else 0
                began = time.perf_counter()
                self._measure(watch, frame)
                cost = time.perf_counter() - began
                if watch.due:  # no dial moved meanwhile
                    watch.due = began + renewal.interval(watch.diagnostic, cost)
                if not watch.cancel[0] and not unfinished(watch):
                    seen[id(watch)] = news
            self._measuring = False
            self._wake.wait(self._rest())
            self._wake.clear()

    def _rest(self) -> float:
        """[s] until a reading may be due; a run that rests is looked at now and then."""
        if time.perf_counter() - self._turned < CALM:  # the frame of a turned dial comes soon
            return SHORTEST
        if not self.run.playing:
            return renewal.READABLE
        due = min((watch.due for watch in list(self._watches) if watch.shown), default=math.inf)
        return min(max(SHORTEST, due - time.perf_counter()), renewal.READABLE)

    def _measure(self, watch: Watch, frame: Frame) -> None:
        key = asked(frame, watch)
        watch.fresh = key != watch.key
        try:
            if watch.diagnostic.stream is not None or linked(watch) is not None:
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
        link = linked(watch)
        if watch.fresh or watch.stream is None:
            watch.stream = self._begun(watch, link, frame)
            watch.seen = -1
        if hasattr(watch.stream, "follow"):
            watch.stream.follow(moving(self.run, frame), watch.cancel)
        elif hasattr(watch.stream, "look"):
            watch.stream.look(self._scope(watch, frame))
        else:
            root = watch.channel if link is None else link.root
            assert root is not None
            samples, gap = frame.newer(root.observable, watch.seen)
            if root.component is not None:
                samples = samples[..., root.component]
            watch.stream.feed(np.ascontiguousarray(samples), gap)
            watch.seen = frame.step
        watch.latest = Observation(frame, watch.stream.read())

    def _begun(self, watch: Watch, link: chain.Link | None, frame: Frame) -> Any:
        scope = self._scope(watch, frame)
        if link is not None:
            return chain.Relay(watch.diagnostic, link, scope)
        assert watch.diagnostic.stream is not None
        return wiring.call(watch.diagnostic.stream, scope)

    def _scope(self, watch: Watch, frame: Frame) -> dict[str, Any]:
        return scope(self.run, watch, frame, moving(self.run, frame))


def asked(frame: Frame, watch: Watch) -> tuple[Any, ...]:
    """What a reading depends on besides time."""
    return frame.epoch, frame.params, watch.options, frame.dt


def linked(watch: Watch) -> chain.Link | None:
    """The diagnostic whose numbers it reads, if it reads those of one."""
    return None if watch.channel is None else watch.channel.link


def unfinished(watch: Watch) -> bool:
    """Whether a stream that works in slices has more to do on the samples it was given."""
    latest = watch.latest
    return (
        watch.stream is not None
        and latest is not None
        and latest.reading is not None
        and latest.reading.done < 1.0
    )
