"""Job: a measurement that depends on dials, options and start only, on a thread beside the run.

It is begun when one of them changes, not per frame; what was being computed for older ones is
given up. Every reading it yields, coarse to fine, is shown at once.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

import numpy as np

from explorer.engine.channels import filled
from explorer.engine.gate import pictures
from explorer.engine.measurement import completed, made, readings
from explorer.engine.priority import LATER, step_back
from explorer.engine.run import Run
from explorer.engine.watch import Observation, Watch, begun, scope
from explorer.model import Frame
from explorer.model.picture import worded

PATIENCE = 0.05  # s between two looks for the first frame of a run that still compiles


class Job:
    """Keeps the reading of one Watch up to date."""

    def __init__(self, run: Run, watch: Watch) -> None:
        self.run, self.watch = run, watch
        self.working = self.held = False
        self._wake = threading.Event()
        self._quitting = False
        self._under: Any = None  # what the reading under way is made for ...
        self._made: Any = None  # ... and the one that stands
        self._told: Mapping[str, Any] = {}  # settings of the reading that stands
        name = f"job-{watch.diagnostic.key}"
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()
        self.look()

    # -- called from any thread ---------------------------------------------------------------
    def look(self) -> None:
        """Something may have changed."""
        if self.key() != self._under:
            self.watch.cancel[0] = 1
        self._wake.set()

    def stop(self) -> None:
        """End it early; what it has found so far stays."""
        if self.working:
            self.watch.stopped, self.held = True, False
            self.watch.cancel[0] = 1

    def hold(self, held: bool) -> None:
        """Wait after the reading under way, or go on from there."""
        self.held = held and self.working
        self._wake.set()

    def renew(self) -> None:
        """Compute it again."""
        self._made = None
        self._wake.set()

    def close(self, timeout: float = 0.0) -> bool:
        """End the thread; True when it ended in time."""
        self._quitting = True
        self.watch.cancel[0] = 1
        self._wake.set()
        if timeout:
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def key(self) -> tuple[Any, ...]:
        """What the result depends on: not on a dial or state that an axis runs over."""
        run, swept = self.run, self._swept()
        swept = swept | {p.name for p in run.experiment.params if p.effect == "scale"}
        dials = tuple((name, value) for name, value in run.params.items() if name not in swept)
        start = tuple(
            (name, np.asarray(value).tobytes())
            for name, value in sorted(run.start_values.items())
            if name not in swept and "start" not in swept
        )
        return dials, start, self.watch.options, run.dt, run.method, run.seed, run.rtol

    def _swept(self) -> frozenset[str]:
        options = filled(self.watch.options, self.run.experiment, self._told)
        axes = [axis for one in self.watch.diagnostic.pictures for axis in (one.x, one.y)]
        along = (axis.of for axis in axes if axis.of)
        return frozenset(worded(n, options) for n in (*along, *self.watch.diagnostic.ignores))

    # -- the job's thread ---------------------------------------------------------------------
    def _work(self) -> None:
        step_back(LATER)
        while not self._quitting:
            self._wake.wait()
            self._wake.clear()
            frame = self._frame() if self.watch.shown else None
            self.watch.cancel[0] = 0
            # a change from here on sets `cancel` again, so none is missed
            key = self.key()
            if frame is None or key == self._made or self._quitting:
                continue
            self._do(key, frame)
            if self.watch.stopped or not self.watch.cancel[0]:
                self._stands(key)

    def _stands(self, key: Any) -> None:
        """The reading of this key is done; it says what the empty names among its options are."""
        unchanged = self.key() == key
        if self.watch.latest is not None and self.watch.latest.reading is not None:
            self._told = self.watch.latest.reading.settings
        self._made = self._under = self.key() if unchanged else key

    def _frame(self) -> Frame | None:
        """The newest frame, waited for while the run compiles."""
        while (frame := self.run.latest()) is None and not self._quitting:
            self._wake.wait(PATIENCE)
        return frame

    def _do(self, key: Any, frame: Frame) -> None:
        watch = self.watch
        self._under, self.working = key, True
        watch.fresh, watch.stopped = True, False
        pictures.wait()
        try:
            params = self.run.params
            begins = {"t": 0.0, "params": params}
            wants = {**scope(self.run, watch, frame, begun(self.run)), **begins, **watch.options}
            told = {**made(self.run.experiment, params), "seed": self.run.seed, **watch.options}
            for reading in readings(watch.diagnostic, wants):
                if self._quitting or self.key() != key:
                    break
                if reading is not None:
                    found = completed(watch.diagnostic, reading, told)
                    watch.latest = Observation(frame, found)
                pictures.wait()
                self._rest()
        except Exception as error:  # shown beside the diagnostic, the last picture stays
            if not watch.cancel[0]:
                last = watch.latest.reading if watch.latest else None
                watch.latest = Observation(frame, last, str(error) or type(error).__name__)
        finally:
            self.working = self.held = False

    def _rest(self) -> None:
        """Do nothing while it is held, unless what it works on is no longer asked for."""
        while self.held and not self.watch.cancel[0] and not self._quitting:
            self._wake.wait(PATIENCE)
            self._wake.clear()
