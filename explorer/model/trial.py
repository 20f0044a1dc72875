"""Trial: a run beside the open one, whose dials a measurement may turn as it goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np

from explorer.model.experiment import Experiment
from explorer.model.param import ParamSet


class Trial(Protocol):
    """One such run."""

    @property
    def alive(self) -> bool:
        """Whether it goes on: it has not diverged."""

    def turn(self, values: Mapping[str, Any]) -> None:
        """Other dial positions from the next step on; BadInput for one that is not allowed."""

    def advance(self, n: int) -> None:
        """Take n steps unseen."""

    def watch(self, names: Sequence[str], n: int, every: int = 1) -> np.ndarray:
        """Take n steps; (n // every, channels) of some Series, fewer where it fell apart."""

    def state(self) -> dict[str, np.ndarray]:
        """The whole state, from which another run can begin."""


class Trials(Protocol):
    """Begins them: with the dials, step and rule of the open run, from its start; for what follows
    its frames, from the state of the frame.

    Supplied as `trials` to a compute that asks for it, whatever the motion is.
    """

    experiment: Experiment
    params: ParamSet
    start: Mapping[str, Any]
    seed: int
    dt: float

    def begin(
        self,
        values: Mapping[str, Any] | None = None,
        seed: int | None = None,
        start: Mapping[str, Any] | None = None,
    ) -> Trial:
        """A run with other dial positions, seed or start; BadInput for what cannot be."""
