"""Scattered: where the tracers of a flow begin, and begin anew when they have left its plane."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from explorer.model import Experiment
from explorer.model.shows import Cloud

Renewal = Callable[[np.ndarray, int], np.ndarray]  # points (d, m), step -> points (d, m)
TRIES = 8  # times that places where nothing moves are drawn again


def still(
    beside: Any, vector: np.ndarray, t: float, dt: float, seed: int, step: int
) -> Callable[[np.ndarray], np.ndarray]:
    """Tells which of some places (d, m) lie in no fluid: in one step nothing moves there."""

    def unmoved(points: np.ndarray) -> np.ndarray:
        moved = points.copy()
        beside.advance(moved, vector, t, dt, 0, 1, 0, points.shape[1], seed=seed, ahead=step)
        return np.asarray((moved == points).all(axis=0))

    return unmoved


class Scatter:
    """Places of one Cloud, a pure function of seed and step.

    still   which of the places (d, m) lie in no fluid: nothing moves there
    """

    def __init__(
        self, experiment: Experiment, cloud: Cloud, seed: int,
        still: Callable[[np.ndarray], np.ndarray],
    ) -> None:  # fmt: skip
        assert experiment.motion.domain is not None
        self.cloud, self.seed, self.still = cloud, seed, still
        self.low, self.high = np.array(experiment.motion.domain, dtype=float).T
        wrap = getattr(experiment.motion, "wrap", {})
        self.closed = np.array([name in wrap for name in experiment.states])

    def begun(self) -> np.ndarray:
        """(d, count) at first."""
        return self._spread(self.cloud.count, np.random.default_rng(self.seed))

    def renewed(self, points: np.ndarray, step: int) -> np.ndarray:
        """The same tracers; those beyond the plane, or lost, somewhere on it again."""
        open_ = ~self.closed
        low, high = self.low[open_, None], self.high[open_, None]
        there = ((points[open_] >= low) & (points[open_] <= high)).all(axis=0)
        gone = np.flatnonzero(~(there & np.isfinite(points).all(axis=0)))
        if len(gone):
            points = points.copy()
            points[:, gone] = self._spread(len(gone), np.random.default_rng([self.seed, step]))
        return points

    def _spread(self, count: int, random: np.random.Generator) -> np.ndarray:
        def drawn(number: int) -> np.ndarray:
            return (random.uniform(size=(number, len(self.low))) * (self.high - self.low)
                    + self.low).T  # fmt: skip

        points = np.ascontiguousarray(drawn(count))
        for _ in range(TRIES):
            again = np.flatnonzero(self.still(points))
            if not len(again) or len(again) == count:
                break
            points[:, again] = drawn(len(again))
        return points
