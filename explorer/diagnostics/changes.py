"""A point of a branch, and what changes between two of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.numerics import arclength

KINDS = ("fold", "branch point", "Hopf", "doubling", "torus")
NEUTRAL = 1e-9  # growth of none


@dataclass(eq=False)
class Point:
    """One point of a branch: unknowns, tangent, Jacobian, and eigenvalues or multipliers."""

    z: np.ndarray
    along: np.ndarray
    slopes: np.ndarray
    spectrum: np.ndarray
    kind: str = ""
    multiplies: bool = False
    shown: np.ndarray | None = None  # what is drawn of it, once that is asked for

    @property
    def growth(self) -> np.ndarray:
        """Above zero where neighbours part."""
        return np.abs(self.spectrum) - 1.0 if self.multiplies else self.spectrum.real

    @property
    def stable(self) -> bool:
        """Whether all neighbours come nearer."""
        return bool((self.growth < -NEUTRAL).all())

    def pair(self) -> float:
        """Growth of the complex pair nearest to none at all; NaN where all turn in no plane."""
        size = np.abs(self.spectrum).max(initial=1e-300)
        turning = np.abs(self.spectrum.imag) > 1e-7 * size
        return float(min(self.growth[turning], key=abs)) if turning.any() else np.nan


def tests(problem: Any, a: Point, b: Point) -> list[tuple[str, Callable[[Point], float]]]:
    """(kind, function with a zero between a and b) of what changes there."""
    found: list[tuple[str, Callable[[Point], float]]] = []
    if a.along[-1] * b.along[-1] < 0.0:
        found.append(("fold", lambda point: float(point.along[-1])))
    signs = arclength.bordered(a.slopes, a.along), arclength.bordered(b.slopes, b.along)
    if signs[0][0] * signs[1][0] < 0.0:
        level = signs[0][1]

        def determinant(point: Point) -> float:
            sign, size = arclength.bordered(point.slopes, point.along)
            return float(sign * np.exp(min(size - level, 50.0)))

        found.append(("branch point", determinant))
    if problem.multiplies and doubling(a) * doubling(b) < 0.0:
        found.append(("doubling", doubling))
    change = abs(int((a.growth > 0.0).sum()) - int((b.growth > 0.0).sum()))
    clear = min(abs(a.pair()), abs(b.pair())) > NEUTRAL  # a centre stays one but for rounding
    if change == 2 and clear and a.pair() * b.pair() < 0.0:
        found.append(("torus" if problem.multiplies else "Hopf", Point.pair))
    return found


def doubling(point: Point) -> float:
    """Zero where a multiplier is -1."""
    return float(np.prod(1.0 + point.spectrum).real)
