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
FORMS = ("ball", "line", "streak")
MOST_PLACES = 4096  # numbers that say where
PIECE = 1024  # members that one thread takes at a time


@dataclass(frozen=True)
class Drop:
    """What falls beside a run.

    count    how many copies; of dye, how many points at most
    radius   of the ball that they fill; of dye, the spacing that its points are kept to
    form     "ball" of copies, "line" of dye that is kept fine, "streak" that a nozzle lets out
    at       where: the middle of the ball, the present state where left out; the corners of the
             line one after the other; the nozzle
    """

    count: int
    radius: float
    form: str = "ball"
    at: tuple[float, ...] = ()

    def word(self) -> str:
        """As one word of a log, exact."""
        plain = f"{self.count} {self.radius!r}"
        if self.form == "ball" and not self.at:
            return plain
        return " ".join((plain, self.form, *map(repr, self.at)))

    @classmethod
    def read(cls, word: str) -> Drop:
        """The drop that a log means; BadInput for anything else."""
        try:
            count, radius, *more = str(word).split()
            form, at = (more[0], tuple(map(float, more[1:]))) if more else ("ball", ())
            return cls(int(count), float(radius), form, at).checked()
        except ValueError as error:
            if isinstance(error, BadInput):
                raise
            raise BadInput(
                f"ensemble {word!r}: how many, how wide, and for dye its form and place"
            ) from None

    def checked(self) -> Drop:
        """Itself; BadInput for numbers that make no ball."""
        if not 0 <= self.count <= MOST:
            raise BadInput(f"an ensemble of {self.count}: allowed is 0 (none) to {MOST}")
        if not (np.isfinite(self.radius) and self.radius >= 0.0):
            raise BadInput(f"an ensemble of radius {self.radius!r}: give a finite one from 0")
        if self.form not in FORMS:
            raise BadInput(f"form {self.form!r}: choose one of {', '.join(FORMS)}")
        if not np.isfinite(self.at).all() or len(self.at) > MOST_PLACES:
            raise BadInput(f"dye at {self.at[:4]}: give finite numbers, at most {MOST_PLACES}")
        return self

    def fitted(self, dimension: int) -> Drop:
        """Itself; BadInput where its place is none of so many states, or dye has no spacing."""
        corners, rest = divmod(len(self.at), dimension)
        wanted = {"ball": (0, 1), "streak": (1, 1), "line": (2, MOST_PLACES)}[self.form]
        if rest or not wanted[0] <= corners <= wanted[1]:
            raise BadInput(
                f"{self.form} at {len(self.at)} numbers: give {dimension} per point, "
                f"{wanted[0]} to {wanted[1]} points"
            )
        if self.form == "line" and not self.radius > 0.0:
            raise BadInput("a line of dye needs a spacing above 0")
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
