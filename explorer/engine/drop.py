"""An ensemble beside a trajectory: copies of its state, a hair apart, and how they spread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.equations.fitting import FIXED
from explorer.equations.press import press_ensemble
from explorer.equations.tree import System
from explorer.model import BadInput

NAME = "ensemble"  # of the array in a Frame, and of the change in a log
MOST = 1_000_000  # members
PIECE = 1024  # members that one thread takes at a time


@dataclass(frozen=True)
class Drop:
    """How many copies, and the radius of the ball that they fill round the present state."""

    count: int
    radius: float

    def word(self) -> str:
        """As one word of a log, exact."""
        return f"{self.count} {self.radius!r}"

    @classmethod
    def read(cls, word: str) -> Drop:
        """The drop that a log means; BadInput for anything else."""
        try:
            count, radius = str(word).split()
            return cls(int(count), float(radius)).checked()
        except ValueError:
            raise BadInput(f"ensemble {word!r}: two numbers, how many and how wide") from None

    def checked(self) -> Drop:
        """Itself; BadInput for numbers that make no ball."""
        if not 0 <= self.count <= MOST:
            raise BadInput(f"an ensemble of {self.count}: allowed is 0 (none) to {MOST}")
        if not (np.isfinite(self.radius) and self.radius >= 0.0):
            raise BadInput(f"an ensemble of radius {self.radius!r}: give a finite one from 0")
        return self


def ball(centre: np.ndarray, drop: Drop, seed: int, step: int) -> np.ndarray:
    """(d, count) points spread evenly over a ball; the same for the same seed and step."""
    random = np.random.default_rng((seed, step, drop.count))
    d = len(centre)
    way = random.standard_normal((d, drop.count))
    length = np.sqrt((way * way).sum(axis=0))
    share = random.uniform(size=drop.count) ** (1.0 / d)
    return np.ascontiguousarray(centre[:, None] + way * (drop.radius * share / length))


def side_by_side(system: System, method: str) -> Any:
    """The machine code for many members, by the run's own rule where that has fixed steps."""
    if system.delays:
        raise BadInput("an ensemble of a delay equation would need a past for every member")
    rule = "map" if system.kind == "map" else method if method in FIXED else "rk4"
    return press_ensemble(system, rule)


def spread(points: np.ndarray) -> Mapping[str, float]:
    """What a cloud (count, d) says in numbers.

    spread   root of the mean square distance from the mean
    widest   standard deviation along the widest direction
    narrow   standard deviation along the narrowest direction
    lost     share of the members that left every bound
    """
    points = np.asarray(points, dtype=np.float64)
    kept = points[np.isfinite(points).all(axis=1) & (np.abs(points) < 1e12).all(axis=1)]
    lost = 1.0 - len(kept) / max(1, len(points))
    if len(kept) < 2:
        return {"spread": np.nan, "widest": np.nan, "narrow": np.nan, "lost": lost}
    away = kept - kept.mean(axis=0)
    variances = np.linalg.eigvalsh(away.T @ away / len(kept))
    return {
        "spread": float(np.sqrt(max(0.0, variances.sum()))),
        "widest": float(np.sqrt(max(0.0, variances[-1]))),
        "narrow": float(np.sqrt(max(0.0, variances[0]))),
        "lost": lost,
    }
