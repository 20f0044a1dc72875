"""Trials: runs beside the open one, begun as it was; see `model.trial`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from explorer.engine.channels import find
from explorer.engine.kernel_stepper import KernelStepper
from explorer.engine.stepper import Stepper, stepper
from explorer.model import Experiment, ParamSet


class Trial:
    """A stepper whose Series are read."""

    def __init__(self, live: Stepper, experiment: Experiment) -> None:
        self._live, self._experiment = live, experiment

    @property
    def alive(self) -> bool:
        """See `model.trial`."""
        return self._live.stopped is None

    def turn(self, values: Mapping[str, Any]) -> None:
        """See `model.trial`."""
        self._live.turn(self._live.params.with_(**values))

    def advance(self, n: int) -> None:
        """See `model.trial`."""
        self._live.advance(n, 0)

    def watch(self, names: Sequence[str], n: int, every: int = 1) -> np.ndarray:
        """See `model.trial`."""
        wanted = [find(self._experiment, name) for name in names]
        rows = []
        if isinstance(self._live, KernelStepper):  # its Series are costly: only where asked for
            for _ in range(n // every):
                got = self._live.advance(every, 1)
                if not self.alive:
                    break
                rows.append(np.column_stack([_one(one.of(got)) for one in wanted]))
            self._live.advance(n % every, 0)
        elif n > 0:
            got = self._live.advance(n, n)
            every_step = np.column_stack([_one(one.of(got)) for one in wanted])
            rows.append(every_step[every - 1 :: every])
        return np.concatenate(rows) if rows else np.empty((0, len(names)))

    def state(self) -> dict[str, np.ndarray]:
        """See `model.trial`."""
        return {name: np.asarray(value) for name, value in self._live.state().items()}


def _one(samples: np.ndarray) -> np.ndarray:
    """The samples of the first of several starts."""
    found = np.asarray(samples, dtype=np.float64)
    return found[0] if found.ndim > 1 else found


@dataclass(frozen=True)
class Trials:
    """How the open run was begun, and how to begin it again."""

    experiment: Experiment
    params: ParamSet
    start: Mapping[str, Any] = field(default_factory=dict)
    dt: float = 0.0
    method: str | None = None
    seed: int = 0
    rtol: float = 1e-9

    def begin(
        self,
        values: Mapping[str, Any] | None = None,
        seed: int | None = None,
        start: Mapping[str, Any] | None = None,
    ) -> Trial:
        """See `model.trial`."""
        live = stepper(
            self.experiment,
            self.params.with_(**(values or {})),
            self.start if start is None else start,
            self.dt or None,
            self.method or None,
            self.seed if seed is None else seed,
            rtol=self.rtol,
        )
        return Trial(live, self.experiment)
