"""Sketch: a curve that a student draws before it is known, and how far off it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.equations.errors import BadInput

COLUMNS = 64  # heights of a drawn curve, at even places from the left end to the right
LEAST_DRAWN = 0.7  # share of the width that a sketch has to cover
MOST_READ = 4000  # samples of a run that are kept


@dataclass(frozen=True)
class Sketch:
    """Axes to draw on, and what the true curve is.

    across, up   ends of the axes
    along        what runs across: "t", or the name of a dial
    channel      with "t": the series that is drawn against time, from one run
    points       with a dial: how many places between its ends are measured
    label, unit  of the upright axis
    """

    across: tuple[float, float]
    up: tuple[float, float]
    along: str = "t"
    channel: str = ""
    points: int = 9
    label: str = ""
    unit: str = ""

    def places(self, count: int = COLUMNS) -> np.ndarray:
        """(count,) where the heights of a curve stand across."""
        return np.linspace(*self.across, count)

    def recorded(
        self, run: Callable[..., Any], key: str, params: Any, how: Mapping[str, Any]
    ) -> tuple[np.ndarray, np.ndarray]:
        """((k,) times, (k,) values) of the channel in a run from the start."""
        made = run(key, params, until=self.across[1], **how)
        time, values = np.asarray(made.t), np.asarray(made[self.channel], dtype=float)
        if values.ndim != 1:
            raise BadInput(f"a sketch needs one number per time; {self.channel} has more")
        stride = max(1, len(time) // MOST_READ)
        kept = (time >= self.across[0])[::stride]
        return time[::stride][kept], values[::stride][kept]

    def off(self, drawn: Sequence[float], truth: tuple[np.ndarray, np.ndarray]) -> float:
        """Mean distance of a drawn curve from the true one, as a share of the axis' height.

        drawn   (COLUMNS,) heights, NaN where nothing was drawn; these places do not count
        """
        places, heights = self.places(len(drawn)), np.asarray(drawn, dtype=float)
        true = np.clip(np.interp(places, *truth), *self.up)
        away = np.abs(np.clip(heights, *self.up) - true)
        known = np.isfinite(away)
        return float(away[known].mean() / (self.up[1] - self.up[0])) if known.any() else np.inf


def drawn_share(drawn: Sequence[float]) -> float:
    """How much of the width a sketch covers."""
    return float(np.isfinite(np.asarray(drawn, dtype=float)).mean()) if len(drawn) else 0.0
