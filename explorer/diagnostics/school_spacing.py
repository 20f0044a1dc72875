"""Distance to the nearest neighbour: how close together a school swims."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.diagnostics.gathering import ALSO_LENGTH, Gathering, density, gathered
from explorer.diagnostics.school_golden import scattered_school
from explorer.model import (
    Axis,
    Bars,
    Curve,
    Diagnostic,
    Expect,
    Param,
    Picture,
    Reading,
    Source,
    Swarm,
    Value,
)

KEPT = 200_000  # distances that the distribution is made of, the last ones
MEAN = 0.55396  # Gamma(4/3) (4 pi/3)^(-1/3)


class Spacing:
    """Distances of all instants."""

    def __init__(self, bins: int) -> None:
        self.bins, self.found = bins, np.empty(0)

    def add(self, pos: np.ndarray, head: np.ndarray, box: float) -> None:
        """See Tally."""
        from explorer.numerics import neighbourhood

        new = neighbourhood.nearest(pos, box)
        self.found = np.concatenate([self.found, new])[-KEPT:]

    def reading(self) -> Reading:
        """See Tally."""
        found = self.found
        if not len(found):
            return Reading(notes=("One alone has no neighbour.",), provisional=True)
        edges = np.linspace(0.0, float(np.percentile(found, 99.5)) * 1.2 or 1.0, self.bins + 1)
        mean, deviation = float(found.mean()), float(found.std())
        values = {"mean": mean, "median": float(np.median(found)), "variation": deviation / mean}
        middles = 0.5 * (edges[1:] + edges[:-1])
        arrays = {"distance": middles, "density": density(found, edges)}
        units = {"mean": "{length}", "median": "{length}", "distance": "{length}"}
        return Reading(values, arrays, {"mean": deviation / np.sqrt(len(found))}, units=units)


def compute(
    pos: Any, head: Any, bins: int, box: float = 0.0, tracks: Any = None, params: Any = None
) -> Reading:
    """The distances of one instant, a history, or a film."""
    return gathered(Spacing(bins), pos, head, box, tracks, params)


def stream(bins: int, tracks: Any, params: Any) -> Gathering:
    """The distances of every instant since a dial moved."""
    return Gathering(Spacing(bins), tracks, params)


DIAGNOSTIC = Diagnostic(
    key="school_spacing",
    title="Distance to the nearest",
    about="How far everyone's nearest neighbour is, over all instants since a dial moved, or over "
    "a whole film. A school that keeps a distance has a peak there and nothing below.",
    takes=Swarm,
    gives=Curve,
    compute=compute,
    stream=stream,
    values=(
        Value("mean", "L", "mean distance to the nearest"),
        Value("median", "L", "half of all are nearer"),
        Value("variation", "", "standard deviation over the mean; about 0.36 at random in space"),
    ),
    params=(Param("bins", 40, 8, 200, "bars", kind="int", hard_min=2, hard_max=10_000),),
    pictures=(
        Picture(
            "distances", Axis("distance to the nearest", "{length}", also=ALSO_LENGTH),
            Axis("probability density", "1/{length}"), (Bars("distance", "density"),),
        ),
    ),
    sources=(
        Source("P. J. Clark, F. C. Evans", "Distance to nearest neighbor as a measure of spatial "
               "relationships in populations", 1954, "Ecology 35, 445-453"),
    ),
    expects=(
        Expect("mean", MEAN * 2 ** (1 / 3), 0.02, "closed form: at random in space, 1/2 per volume",
               data=scattered_school, options={"box": 20.0}),
        Expect("variation", 0.3634, 0.02, "closed form: at random in space",
               data=scattered_school, options={"box": 20.0}),
    ),
)  # fmt: skip
