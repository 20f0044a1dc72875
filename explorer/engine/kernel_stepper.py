"""The stepper of Kernels: their own named arrays, moved in place by their own loop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from explorer.engine import pool as pools
from explorer.engine.drop import Drop
from explorer.engine.seeds import checked
from explorer.engine.slicer import Slicer
from explorer.model import BadInput, Diverged, Experiment, Kernel, ParamSet, Series, wiring
from explorer.model.param import unknown
from explorer.model.slices import Slices


class KernelStepper:
    """A Kernel's named arrays; its Series are read after every step."""

    def __init__(
        self,
        experiment: Experiment,
        params: ParamSet,
        start: Mapping[str, Any] | None,
        dt: float | None,
        seed: int,
        carrying: bool = False,
    ) -> None:
        assert isinstance(experiment.motion, Kernel)
        self.experiment, self.motion, self.params = experiment, experiment.motion, params
        self.dt = experiment.motion.dt if dt is None else dt
        self.seed, self.step = seed, 0
        self.stopped: str | None = None
        self.why = ""
        self._base = (0, 0.0)
        self.arrays = begin(experiment, params, start, seed)
        self.slicer: Slicer | None = None
        if carrying and self.motion.current is not None:
            self.slicer = Slicer(self.motion, params, self.dt)
            self.slicer.add(0, self.t, self._scope())

    @property
    def ended(self) -> bool:
        """Whether data that the motion plays are at their end."""
        end = getattr(self.motion, "ends", None)
        return end is not None and self.t > end - 0.5 * abs(self.dt)

    @property
    def slices(self) -> Slices | None:
        """The velocity so far, where the motion shows one and it was asked to be kept."""
        return None if self.slicer is None else self.slicer.slices()

    @property
    def t(self) -> float:
        """Model time reached."""
        step, t = self._base
        return t + (self.step - step) * self.dt

    def origin(self) -> dict[str, np.ndarray]:
        """See Stepper."""
        row = {**self.snapshot(), **self._series()}
        return {name: np.asarray(value)[None] for name, value in row.items()}

    def advance(self, n: int, keep: int) -> dict[str, np.ndarray]:
        """See Stepper."""
        if not self.experiment.series:
            self._move(n)
            return {}
        self._move(n - min(n, keep))
        return self._read(min(n, keep), 1)

    def sample(self, n: int, every: int) -> dict[str, np.ndarray]:
        """See Stepper."""
        rows: dict[str, list[Any]] = {}
        last = self.step + n
        while self.step < last and self.stopped is None:
            ahead = every - self.step % every
            self._move(min(ahead, last - self.step))
            if self.step % every == 0 and self.stopped is None:
                for name, value in {**self.snapshot(), **self._series()}.items():
                    rows.setdefault(name, []).append(value)
        return {name: np.array(values) for name, values in rows.items()}

    def snapshot(self) -> dict[str, np.ndarray]:
        """See Stepper."""
        declared = self.motion.state
        shown = {n: array.copy() for n, array in self.arrays.items() if declared[n].seen}
        for show in self.experiment.shows:
            of = getattr(show, "of", "")
            if callable(of) and not isinstance(show, Series):
                shown[show.name] = np.array(wiring.call(of, self._scope()))  # it may be the state
        return shown

    def state(self) -> dict[str, np.ndarray]:
        """See Stepper."""
        return {name: array.copy() for name, array in self.arrays.items()}

    def keep(self) -> dict[str, Any]:
        """See Stepper."""
        return {
            "step": self.step,
            "base": self._base,
            "dt": self.dt,
            "params": self.params,
            "arrays": self.state(),
        }

    def resume(self, kept: Mapping[str, Any]) -> None:
        """See Stepper."""
        self.step, self._base, self.dt = kept["step"], kept["base"], kept["dt"]
        self.params, self.stopped, self.why = kept["params"], None, ""
        self._restore(kept["arrays"])

    def turn(self, params: ParamSet) -> None:
        """See Stepper."""
        if self.motion.check is not None:
            wiring.call(self.motion.check, params)
        self.params = params

    def retime(self, dt: float) -> None:
        """See Stepper."""
        self._base, self.dt = (self.step, self.t), dt

    def drop(self, drop: Drop) -> None:
        """See Stepper."""
        raise BadInput(f"{self.experiment.key} moves as a whole: no ensemble can be dropped")

    def place(self, points: tuple[tuple[float, ...], ...]) -> None:
        """See Stepper."""
        checked(self.experiment, points)

    def _scope(self) -> dict[str, Any]:
        return {
            **self.params,
            **self.arrays,
            "t": self.t,
            "dt": self.dt,
            "step": self.step,
            "seed": self.seed,
            "pool": pools.pool(),
        }

    def _move(self, n: int) -> None:
        last = self.step + n
        while self.step < last and self.stopped is None:
            ahead = last - self.step
            self._go(ahead if self.slicer is None else min(ahead, self.slicer.due(self.step)))
            if self.slicer is not None and self.stopped is None:
                self.slicer.add(self.step, self.t, self._scope())

    def _go(self, n: int) -> None:
        good = self.state()
        try:
            wiring.call(self.motion.advance, {**self._scope(), "n": n})
        except Diverged as error:  # the motion's own watchdog
            self.stopped, self.why = error.channel, str(error)
            self._restore(good)
            return
        for name, array in self.arrays.items():
            if array.dtype.kind in "fc" and not np.isfinite(array.sum()):
                self.stopped = name
                self._restore(good)
                return
        self.step += n

    def _restore(self, good: Mapping[str, np.ndarray]) -> None:
        for name, values in good.items():
            self.arrays[name][...] = values

    def _series(self) -> dict[str, Any]:
        scope = self._scope()
        return {
            show.name: float(wiring.call(show.of, scope))
            for show in self.experiment.series
            if callable(show.of)
        }

    def _read(self, n: int, every: int) -> dict[str, np.ndarray]:
        rows: dict[str, list[float]] = {show.name: [] for show in self.experiment.series}
        for _ in range(n):
            self._move(every)
            if self.stopped is not None:
                break
            for name, value in self._series().items():
                rows[name].append(value)
        return {name: np.array(values) for name, values in rows.items()}


def begin(
    experiment: Experiment, params: ParamSet, start: Mapping[str, Any] | None, seed: int
) -> dict[str, np.ndarray]:
    """A Kernel's first arrays: its own start, with whole arrays replaced by `start`."""
    motion = experiment.motion
    assert isinstance(motion, Kernel)
    if motion.check is not None:
        wiring.call(motion.check, params)
    arrays = dict(wiring.call(motion.start, {**params, "seed": seed, "params": params}))
    for name, value in (start or {}).items():
        if name not in motion.state:
            raise unknown(name, set(motion.state), f"state array of {experiment.key}")
        arrays[name] = value
    return {
        name: _checked(experiment.key, name, arrays[name], declared.sized(params), declared.dtype)
        for name, declared in motion.state.items()
    }


def _checked(key: str, name: str, value: Any, shape: tuple[int, ...], dtype: str) -> np.ndarray:
    array = np.array(value, dtype=dtype, order="C")
    if array.shape != shape:
        raise BadInput(f"{key}, {name}: shape {array.shape}, but these settings need {shape}")
    if array.dtype.kind in "fc" and not np.isfinite(array).all():
        raise BadInput(f"{key}, {name}: every value must be finite")
    return array
