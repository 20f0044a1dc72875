"""Recording: every sample of a run, with what made it; Recorder: fed live, loses nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from explorer.engine.channels import Channel, channels, find
from explorer.engine.session import RunDocument
from explorer.model import Experiment, Frame, ParamSet


@dataclass(frozen=True)
class Divergence:
    """Where a run left every bound, and which dial moved last."""

    channel: str
    step: int
    t: float
    last_change: str = ""
    why: str = ""

    def __str__(self) -> str:
        return self.why or f"{self.channel} diverged at step {self.step} (t = {self.t:g})"


@dataclass(frozen=True, eq=False)
class Recording:
    """Samples of one run.

    t          (k,) model time of each sample, the start included
    arrays     observable -> (k, ...) samples; a path of m starts is (k, m, d)
    document   what repeats it
    diverged   None, or where it stopped; the samples before are there
    """

    experiment: Experiment
    params: ParamSet
    document: RunDocument
    t: np.ndarray
    steps: np.ndarray
    arrays: Mapping[str, np.ndarray]
    diverged: Divergence | None = None
    final: Mapping[str, np.ndarray] = field(default_factory=dict)

    def __getitem__(self, name: str) -> np.ndarray:
        """Samples of an observable, a state, or a component ("path", "x", "path.x", "pos")."""
        if name in self.arrays:
            return self.arrays[name]
        states = self.experiment.states
        if name in states and "state" in self.arrays:
            return self.arrays["state"][..., states.index(name)]
        return find(self.experiment, name).of(self.arrays)

    def __len__(self) -> int:
        return len(self.t)

    @property
    def channels(self) -> dict[str, Channel]:
        """Every name that can be asked for."""
        return channels(self.experiment)

    @property
    def every(self) -> int:
        """Steps between samples."""
        return self.document.every

    @property
    def spacing(self) -> float:
        """[time] between samples."""
        return self.document.dt * self.document.every

    def frames(self) -> Iterator[Frame]:
        """One Frame per sample, for views: a path grows sample by sample."""
        paths = {path.name for path in self.experiment.paths} | {"state"}
        for i, (step, t) in enumerate(zip(self.steps, self.t, strict=True)):
            arrays = {
                name: self._grown(array, i) if name in paths else array[i]
                for name, array in self.arrays.items()
            }
            first = dict.fromkeys(paths, 0)
            yield Frame(self.experiment.key, int(step), float(t), self.params, arrays, first)

    def frame(self) -> Frame:
        """The last Frame, whose path holds every sample."""
        i = len(self.t) - 1
        paths = {path.name for path in self.experiment.paths} | {"state"}
        series = {show.name for show in self.experiment.series}
        arrays = {
            name: self._grown(array, i) if name in paths | series else array[i]
            for name, array in self.arrays.items()
        }
        first = dict.fromkeys(paths | series, 0)
        return Frame(
            self.experiment.key, int(self.steps[i]), float(self.t[i]), self.params, arrays, first
        )

    @staticmethod
    def _grown(array: np.ndarray, i: int) -> np.ndarray:
        part = array[: i + 1]
        return part.transpose(1, 0, 2) if part.ndim == 3 else part

    def as_command(self) -> str:
        """The command line that repeats this run."""
        return self.document.as_command()

    def as_python(self) -> str:
        """The Python text that repeats this run."""
        return self.document.as_python()

    def as_cell(self) -> str:
        """A notebook cell that repeats this run and shows it."""
        return self.document.as_cell()


class Recorder:
    """Keeps samples of a live run at fixed steps; fed by the engine's thread before the outbox."""

    def __init__(self, every: int = 1) -> None:
        self.every = max(1, every)
        self._rows: dict[str, list[np.ndarray]] = {}
        self._steps: list[np.ndarray] = []
        self._lock = threading.Lock()

    def feed(self, last: int, samples: Mapping[str, np.ndarray]) -> None:
        """Take (k, ...) samples one step apart, the newest of step `last`."""
        count = len(next(iter(samples.values()))) if samples else 0
        steps = np.arange(last - count + 1, last + 1)
        chosen = steps % self.every == 0
        with self._lock:
            self._steps.append(steps[chosen])
            for name, values in samples.items():
                self._rows.setdefault(name, []).append(values[chosen])

    def take(self) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        """(k,) steps and (k, ...) samples so far."""
        with self._lock:
            if not self._steps:
                return np.empty(0, dtype=int), {}
            rows = {name: np.concatenate(parts) for name, parts in self._rows.items()}
            return np.concatenate(self._steps), rows
