"""Steppers: the live state of each motion and how it moves, for windows and batches alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np

from explorer.engine.drop import Drop
from explorer.engine.equation_stepper import EquationStepper
from explorer.engine.kernel_stepper import KernelStepper
from explorer.engine.tape_stepper import TapeStepper
from explorer.model import BadInput, Experiment, Kernel, ParamSet
from explorer.model.tape import Tape


class Stepper(Protocol):
    """A state on its way.

    step, t    steps done and the time they reached
    stopped    None, or the channel that diverged; `step` is then the last good one
    why        what the motion itself says of it, "" where it says nothing
    ended      nothing more can come, and nothing is wrong: the end of a recording
    """

    stopped: str | None

    @property
    def step(self) -> int: ...

    @property
    def why(self) -> str: ...

    @property
    def params(self) -> ParamSet: ...

    @property
    def dt(self) -> float: ...

    @property
    def t(self) -> float: ...

    @property
    def ended(self) -> bool: ...

    def origin(self) -> dict[str, np.ndarray]:
        """The present state as one row of samples, (1, ...) per name."""

    def advance(self, n: int, keep: int) -> dict[str, np.ndarray]:
        """Take n steps; the samples of the last `keep` of them, (k, ...) per sampled name."""

    def sample(self, n: int, every: int) -> dict[str, np.ndarray]:
        """Take n steps; samples after each step whose index is a multiple of `every`."""

    def snapshot(self) -> dict[str, np.ndarray]:
        """Copies of what is not sampled per step: tracers, agents, fields."""

    def state(self) -> dict[str, np.ndarray]:
        """The whole state, to start another run from."""

    def keep(self) -> Mapping[str, Any]:
        """Everything that decides how it goes on, in copies."""

    def resume(self, kept: Mapping[str, Any]) -> None:
        """Stand again where `keep` was called; what is kept may be used again."""

    def turn(self, params: ParamSet) -> None:
        """New dial positions from the next step on."""

    def retime(self, dt: float) -> None:
        """Another step length from the next step on."""

    def drop(self, drop: Drop) -> None:
        """Copies of the present state that move beside it; BadInput where there can be none."""

    def place(self, points: tuple[tuple[float, ...], ...]) -> None:
        """Trajectories from exactly these states beside it; those already there go on."""


def stepper(
    experiment: Experiment,
    params: ParamSet,
    start: Mapping[str, Any] | None = None,
    dt: float | None = None,
    method: str | None = None,
    seed: int = 0,
    t0: float = 0.0,
    tracers: bool = False,
    rtol: float = 1e-9,
) -> Stepper:
    """The stepper that fits the experiment's motion.

    start     values replacing the declared ones: numbers, arrays (m,) for m starts, or a Kernel's
              whole arrays
    tracers   carry the clouds the experiment shows
    raises    BadInput for a name, shape, step or rule that does not exist
    """
    if dt is not None and (not np.isfinite(dt) or dt == 0):
        raise BadInput(f"dt = {dt!r}: give a finite step other than 0")
    if isinstance(experiment.motion, Tape):
        return TapeStepper(experiment, params, start, dt, seed)
    if isinstance(experiment.motion, Kernel):
        if method not in (None, "", experiment.motion.method):
            raise BadInput(f"method {method!r}: {experiment.key} has its own rule; leave it out")
        return KernelStepper(experiment, params, start, dt, seed, carrying=tracers)
    return EquationStepper(experiment, params, start, dt, method, seed, t0, tracers, rtol)
