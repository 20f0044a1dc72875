"""Where the others are, as one member of a school sees them: its head in the middle, looking up."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from explorer.diagnostics.gathering import ALSO_LENGTH, Gathering, above, gathered
from explorer.diagnostics.school_golden import scattered_school
from explorer.model import (
    Axis,
    Diagnostic,
    Expect,
    Image,
    Line,
    Param,
    Picture,
    Raster,
    Reading,
    Source,
    Swarm,
    Value,
)

ASKED = 400  # members of an instant that are asked where the others are
ARROW = np.array([(0.0, -0.1), (0.0, 0.1), (-0.04, 0.04), (0.0, 0.1), (0.04, 0.04)])


class Places:
    """Others per cell, over all that were asked."""

    def __init__(self, reach: float, resolution: int, slab: float) -> None:
        self.reach, self.cells, self.slab = above("reach", reach), resolution, above("slab", slab)
        self.counts = np.zeros((resolution, resolution))
        self.asked = 0
        self.sides = np.zeros(4)  # ahead, behind, left, right

    def add(self, pos: np.ndarray, head: np.ndarray, box: float) -> None:
        """See Tally."""
        from explorer.numerics import neighbourhood

        focal = neighbourhood.asked(len(pos), ASKED)
        self.reach = self.reach or _far(pos, box)
        away = neighbourhood.offsets(pos, box, focal)
        front, left, up = neighbourhood.seen_from(away, head[focal])
        near = np.abs(up) <= self.slab if self.slab > 0.0 else np.isfinite(up)
        front, right = front[near], -left[near]
        within = front**2 + right**2 <= self.reach**2
        self.counts += neighbourhood.counted(front, right, self.reach, self.cells)
        front, right = front[within], right[within]
        self.sides += ((front > 0).sum(), (front < 0).sum(), (right < 0).sum(), (right > 0).sum())
        self.asked += len(focal)

    def reading(self) -> Reading:
        """See Tally."""
        reach = self.reach or 1.0
        cell = 2.0 * reach / self.cells
        middles = -reach + cell * (np.arange(self.cells) + 0.5)
        shown = self.counts / (max(1, self.asked) * cell**2)
        ahead, behind, left, right = self.sides
        round_ = np.hypot(middles[:, None], middles[None]) <= reach
        values = {
            "ahead": _share(ahead, behind),
            "left": _share(left, right),
            "density": float(shown[round_].mean()),
            "peak": float(shown.max()),
        }
        arrow = reach * ARROW
        arrays = {"right": middles, "front": middles, "others": shown, "arrow_x": arrow[:, 0],
                  "arrow_y": arrow[:, 1], "counts": self.counts}  # fmt: skip
        units = {"density": "1/{length}^2", "peak": "1/{length}^2", "others": "1/{length}²",
                 "right": "{length}", "front": "{length}"}  # fmt: skip
        return Reading(values, arrays, units=units, settings={"reach": reach, "asked": self.asked},
                       provisional=self.asked == 0)  # fmt: skip


def _far(pos: np.ndarray, box: float) -> float:
    """How far it is worth looking: a few times the distance to the nearest."""
    from explorer.numerics import neighbourhood

    apart = neighbourhood.nearest(pos, box)
    far = 6.0 * float(np.median(apart)) if len(apart) else 1.0
    far = float(f"{far:.2g}") or 1.0
    return min(far, box / 2) if box > 0.0 else far


def _share(one: float, other: float) -> float:
    return float(one / (one + other)) if one + other > 0 else math.nan


def compute(
    pos: Any, head: Any, reach: float, resolution: int, slab: float, box: float = 0.0,
    tracks: Any = None, params: Any = None,
) -> Reading:  # fmt: skip
    """The others as seen in one instant, a history, or a film."""
    return gathered(Places(reach, resolution, slab), pos, head, box, tracks, params)


def stream(reach: float, resolution: int, slab: float, tracks: Any, params: Any) -> Gathering:
    """The others as seen in every instant since a dial moved."""
    return Gathering(Places(reach, resolution, slab), tracks, params)


DIAGNOSTIC = Diagnostic(
    key="neighbour_map",
    title="Where the neighbours are",
    about="The others as one member of the school sees them, who looks up from the middle: how "
    "many there are per area ahead, behind and beside, over all instants since a dial moved, or "
    "over a whole film.",
    takes=Swarm,
    gives=Image,
    compute=compute,
    stream=stream,
    values=(
        Value("ahead", "", "share of those within reach that are ahead", range=(0, 1)),
        Value("left", "", "share that are on the left", range=(0, 1)),
        Value("density", "1/L^2", "others per area within reach"),
        Value("peak", "1/L^2", "most of them per area in a cell"),
    ),
    params=(
        Param("reach", 0.0, 0.0, 50.0, "how far it looks; 0: six times to the nearest", unit="L",
              hard_min=0.0),
        Param("resolution", 61, 15, 201, "cells a side", kind="int", hard_min=3, hard_max=2001),
        Param("slab", 0.0, 0.0, 20.0, "only those at most so far above or below it; 0: all",
              unit="L", hard_min=0.0),
    ),
    pictures=(
        Picture(
            "map", Axis("to its right", "{length}", also=ALSO_LENGTH),
            Axis("ahead of it", "{length}", also=ALSO_LENGTH),
            (Raster("others", "right", "front", label="others per area"),
             Line("arrow_x", "arrow_y", colour=0)),
            equal=True,
        ),
    ),
    sources=(
        Source("Y. Katz, K. Tunstrøm, C. C. Ioannou, C. Huepe, I. D. Couzin",
               "Inferring the structure and dynamics of interactions in schooling fish", 2011,
               "Proc. Natl. Acad. Sci. USA 108, 18720-18725", "10.1073/pnas.1107583108"),
    ),
    expects=(
        Expect("density", 1.0, 0.03, "closed form: at random, 1/2 per volume, one up and one down",
               data=scattered_school, options={"box": 20.0, "slab": 1.0, "reach": 5.0}),
        Expect("ahead", 0.5, 0.02, "closed form: at random", data=scattered_school,
               options={"box": 20.0, "reach": 5.0}),
    ),
)  # fmt: skip
