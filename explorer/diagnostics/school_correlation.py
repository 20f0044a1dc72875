"""Correlation of headings against distance, and how far fluctuations reach."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from explorer.diagnostics.gathering import ALSO_LENGTH, Gathering, above, gathered
from explorer.diagnostics.school_golden import flat_mill
from explorer.model import (
    Axis,
    Curve,
    Diagnostic,
    Expect,
    Line,
    Param,
    Picture,
    Reading,
    Source,
    Swarm,
    Value,
)

ASKED = 400  # members of an instant whose distances to all others are taken
FEW = 10  # pairs below which a distance says nothing


class Correlation:
    """Sums over pairs by their distance."""

    def __init__(self, reach: float, bins: int) -> None:
        self.reach, self.bins = above("reach", reach), bins
        self.pairs, self.whole, self.apart = (np.zeros(bins) for _ in range(3))
        self.strength, self.instants = 0.0, 0

    def add(self, pos: np.ndarray, head: np.ndarray, box: float) -> None:
        """See Tally."""
        from explorer.numerics import neighbourhood

        self.reach = self.reach or _extent(pos, box)
        focal = neighbourhood.asked(len(pos), ASKED)
        away = head - head.mean(axis=0)
        both = (head, away)
        pairs, sums = neighbourhood.correlations(pos, both, box, focal, self.reach, self.bins)
        self.pairs += pairs
        self.whole += sums[0]
        self.apart += sums[1]
        self.strength += float((away**2).sum(axis=1).mean())
        self.instants += 1

    def reading(self) -> Reading:
        """See Tally."""
        edges = np.linspace(0.0, self.reach or 1.0, self.bins + 1)
        r = 0.5 * (edges[1:] + edges[:-1])
        known = self.pairs >= FEW
        of = np.where(known, self.pairs, 1.0)
        strength = self.strength / max(1, self.instants)
        whole = np.where(known, self.whole / of, np.nan)
        apart = np.where(known, self.apart / of / (strength or 1.0), np.nan)
        values = {
            "length": _crossing(r, apart),
            "near": float(whole[known][0]) if known.any() else math.nan,
            "fluctuation": math.sqrt(strength),
        }
        arrays = {"r": r, "headings": whole, "fluctuations": apart, "pairs": self.pairs,
                  "zero": np.zeros(self.bins)}  # fmt: skip
        notes = (
            ()
            if math.isfinite(values["length"])
            else ("Fluctuations do not part ways within reach: no length can be told.",)
        )
        units = {"length": "{length}", "r": "{length}"}
        return Reading(values, arrays, notes=notes, units=units, settings={"reach": self.reach},
                       provisional=not known.any())  # fmt: skip


def _extent(pos: np.ndarray, box: float) -> float:
    """How far apart members can be."""
    if box > 0.0:
        return 0.5 * box
    far = float(np.linalg.norm(np.ptp(pos, axis=0))) or 1.0
    return float(f"{far:.2g}") or 1.0


def _crossing(r: np.ndarray, c: np.ndarray) -> float:
    """Where the curve first falls below zero, between its points."""
    r, c = r[np.isfinite(c)], c[np.isfinite(c)]
    below = np.flatnonzero(c < 0.0)
    if not len(below) or below[0] == 0:
        return math.nan
    k = int(below[0])
    return float(r[k - 1] + (r[k] - r[k - 1]) * c[k - 1] / (c[k - 1] - c[k]))


def compute(
    pos: Any, head: Any, reach: float, bins: int, box: float = 0.0, tracks: Any = None,
    params: Any = None,
) -> Reading:  # fmt: skip
    """The correlations of one instant, a history, or a film."""
    return gathered(Correlation(reach, bins), pos, head, box, tracks, params)


def stream(reach: float, bins: int, tracks: Any, params: Any) -> Gathering:
    """The correlations of every instant since a dial moved."""
    return Gathering(Correlation(reach, bins), tracks, params)


DIAGNOSTIC = Diagnostic(
    key="school_correlation",
    title="Correlation against distance",
    about="How alike two headings are, against the distance between them; and how alike their "
    "deviations from the mean heading are, which tells how far a change of mind reaches. Where "
    "that curve crosses zero is the correlation length.",
    takes=Swarm,
    gives=Curve,
    compute=compute,
    stream=stream,
    values=(
        Value("length", "L", "distance at which fluctuations are no longer alike", label="length"),
        Value("near", "", "cosine between headings of the nearest pairs", range=(-1, 1)),
        Value("fluctuation", "", "root mean square deviation from the mean heading"),
    ),
    params=(
        Param("reach", 0.0, 0.0, 100.0, "largest distance; 0: half the box, or the whole school",
              unit="L", hard_min=0.0),
        Param("bins", 40, 8, 200, "distances", kind="int", hard_min=2, hard_max=10_000),
    ),
    pictures=(
        Picture(
            "correlation", Axis("distance", "{length}", also=ALSO_LENGTH), Axis("correlation"),
            (Line("r", "headings", label="headings"),
             Line("r", "fluctuations", label="fluctuations"),
             Line("r", "zero", quiet=True, dashed=True)),
        ),
    ),
    sources=(
        Source("A. Cavagna, A. Cimarelli, I. Giardina, G. Parisi, R. Santagati, F. Stefanini, "
               "M. Viale", "Scale-free correlations in starling flocks", 2010,
               "Proc. Natl. Acad. Sci. USA 107, 11865-11870", "10.1073/pnas.1005766107"),
    ),
    expects=(
        Expect("length", 5 * math.sqrt(2), 0.02, "closed form: on a ring of radius 5 headings "
               "are at right angles a quarter turn apart", data=flat_mill),
        Expect("fluctuation", 1.0, 1e-9, "closed form: a perfect mill", data=flat_mill),
    ),
)  # fmt: skip
