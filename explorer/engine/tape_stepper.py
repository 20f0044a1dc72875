"""The stepper of a Tape: recorded samples, a stretch at a time; at the last one it ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from explorer.engine.channels import Channel
from explorer.engine.drop import Drop
from explorer.engine.seeds import checked
from explorer.model import BadInput, Experiment, ParamSet, wiring
from explorer.model.tape import Tape
from explorer.model.tracks import Tracks


class TapeStepper:
    """Samples are cut from what is held, never made; a gap (NaN) is played like any other."""

    stopped: str | None = None
    why = ""

    def __init__(
        self,
        experiment: Experiment,
        params: ParamSet,
        start: Mapping[str, Any] | None,
        dt: float | None,
        seed: int,
    ) -> None:
        assert isinstance(experiment.motion, Tape)
        if start:
            raise BadInput(f"{experiment.key} is a recording: it begins where it begins")
        self.experiment, self.tape, self.params = experiment, experiment.motion, params
        self.dt = experiment.motion.dt if dt is None else dt
        self.seed, self.step = seed, 0
        self._base = (0, 0.0)
        self._present = {name: array.copy() for name, array in self.tape.start().items()}

    @property
    def t(self) -> float:
        """Time since the first sample."""
        step, t = self._base
        return t + (self.step - step) * self.dt

    @property
    def ended(self) -> bool:
        """Whether the last sample is reached."""
        return self.step >= self.tape.length - 1

    def origin(self) -> dict[str, np.ndarray]:
        """See Stepper."""
        return self._cut(slice(self.step, self.step + 1), whole=True)

    def advance(self, n: int, keep: int) -> dict[str, np.ndarray]:
        """See Stepper."""
        before = self.step
        self._move(n)
        return self._cut(slice(max(before, self.step - keep) + 1, self.step + 1))

    def sample(self, n: int, every: int) -> dict[str, np.ndarray]:
        """See Stepper."""
        before = self.step
        self._move(n)
        part = slice((before // every + 1) * every, self.step + 1, every)
        return self._cut(part, whole=True)

    def snapshot(self) -> dict[str, np.ndarray]:
        """Those whom the camera sees, each with a heading."""
        if self.tape.tracks is None:
            return {}
        here = {name: x for name, x in self._present.items() if x.ndim == 2}
        seen = np.all([np.isfinite(x).all(axis=1) for x in here.values()], axis=0)
        return {name: x[seen] for name, x in here.items()}

    def state(self) -> dict[str, np.ndarray]:
        """See Stepper."""
        return {name: array.copy() for name, array in self._present.items()}

    def keep(self) -> dict[str, Any]:
        """See Stepper."""
        return {"step": self.step, "base": self._base, "dt": self.dt, "present": self.state()}

    def resume(self, kept: Mapping[str, Any]) -> None:
        """See Stepper."""
        self.step, self._base, self.dt = kept["step"], kept["base"], kept["dt"]
        for name, values in kept["present"].items():
            self._present[name][...] = values

    def turn(self, params: ParamSet) -> None:
        """See Stepper."""
        self.params = params

    def retime(self, dt: float) -> None:
        """See Stepper."""
        self._base, self.dt = (self.step, self.t), dt

    def drop(self, drop: Drop) -> None:
        """See Stepper."""
        raise BadInput(f"{self.experiment.key} is a recording: nothing can be dropped into it")

    def place(self, points: tuple[tuple[float, ...], ...]) -> None:
        """See Stepper."""
        checked(self.experiment, points)

    def _move(self, n: int) -> None:
        n = min(n, self.tape.length - 1 - self.step)
        if n > 0:
            scope = {**self._present, "n": n, "step": self.step}
            wiring.call(self.tape.advance, scope)
            self.step += n

    def _cut(self, part: slice, whole: bool = False) -> dict[str, np.ndarray]:
        """A stretch of every channel, (k,), and of every path, (k, d); `whole`: of animals too."""
        found = {
            name: np.array(values[part], dtype=np.float64)
            for name, values in self.tape.samples.items()
            if whole or values.ndim == 1
        }
        paths = {
            path.name: np.stack([found[name] for name in path.of], axis=-1)
            for path in self.experiment.paths
        }
        return {**paths, **found}


def whole(experiment: Experiment, channel: Channel | None) -> np.ndarray | None:
    """Every sample of a recording's channel, (n,); None where nothing is recorded."""
    if channel is None or not isinstance(experiment.motion, Tape):
        return None
    return experiment.motion.samples.get(channel.name.split(".")[-1])


def tracks(experiment: Experiment) -> Tracks | None:
    """Everyone's ways where a recorded school is played, else None."""
    return experiment.motion.tracks if isinstance(experiment.motion, Tape) else None
