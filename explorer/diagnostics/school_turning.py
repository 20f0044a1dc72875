"""Turning rates of a school: how fast its members change their headings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from explorer.diagnostics.gathering import Gathering, density, gathered, measurable
from explorer.diagnostics.school_golden import turning_school
from explorer.model import (
    Axis,
    BadInput,
    Bars,
    Curve,
    Diagnostic,
    Expect,
    Param,
    Picture,
    Reading,
    Source,
    Swarm,
    Trials,
    Value,
)

KEPT = 200_000  # rates that the distribution is made of, the last ones


class Turning:
    """Rates of all instants, from two instants one step apart."""

    def __init__(self, bins: int, trials: Trials | None, dt: float) -> None:
        self.bins, self.trials, self.dt = bins, trials, abs(dt)
        self.found, self._looks = np.empty(0), 0
        self._before: np.ndarray | None = None

    def watch(self, instant: Mapping[str, Any]) -> None:
        """A live school: where it turns in the very next step, on its own beside the run."""
        pos, head, _ = measurable(instant["pos"], instant["head"], instant["box"])
        self.next_step(pos, head)

    def next_step(self, pos: np.ndarray, head: np.ndarray) -> None:
        """Let the school of this instant take one step of its own."""
        assert self.trials is not None
        show = next(s for s in self.trials.experiment.shows if isinstance(s, Swarm))
        self._looks += 1
        seed = self.trials.seed + self._looks  # other chance at each look
        ahead = self.trials.begin(
            seed=seed, start={**self.trials.start, show.at: pos, show.toward: head}
        )
        ahead.advance(1)
        self._take(head, ahead.state()[show.toward], abs(self.trials.dt))

    def add(self, pos: np.ndarray, head: np.ndarray, box: float) -> None:
        """See Tally: instants of a history, `dt` apart."""
        if self.trials is not None:
            self.next_step(pos, head)
        elif self._before is not None:
            self._take(self._before, head, self.dt)
        self._before = head

    def film(self, tracks: Any, row: int) -> None:
        """A frame and the one after."""
        if row + 1 < len(tracks.head):
            head, after = tracks.head[row], tracks.head[row + 1]
            both = np.isfinite(head).all(axis=1) & np.isfinite(after).all(axis=1)
            self._take(head[both], after[both], tracks.dt)

    def _take(self, head: np.ndarray, after: np.ndarray, dt: float) -> None:
        from explorer.numerics import neighbourhood

        rates = neighbourhood.turns(head, after) / dt
        self.found = np.concatenate([self.found, rates])[-KEPT:]

    def reading(self) -> Reading:
        """See Tally."""
        found = self.found
        if not len(found):
            return Reading(notes=("Two instants are needed to see a turn.",), provisional=True)
        side = float(np.percentile(np.abs(found), 99.5)) * 1.2 or 1.0
        edges = np.linspace(-side, side, self.bins + 1)
        values = {
            "typical": float(np.sqrt((found**2).mean())),
            "mean": float(np.abs(found).mean()),
            "bias": float(found.mean()),
        }
        middles = 0.5 * (edges[1:] + edges[:-1])
        units = dict.fromkeys(("typical", "mean", "bias", "rate"), "rad/time")
        return Reading(values, {"rate": middles, "density": density(found, edges)}, units=units)


def compute(
    pos: Any, head: Any, bins: int, box: float = 0.0, dt: float = 1.0, trials: Any = None,
    tracks: Any = None, params: Any = None,
) -> Reading:  # fmt: skip
    """The turns of one step, of a history (k, N, 3) whose instants are dt apart, or of a film."""
    alone = np.ndim(pos) != 3 and trials is None and tracks is None
    if alone:
        raise BadInput("a turn takes two instants: give pos and head as (k, N, 3), and dt")
    return gathered(Turning(bins, None if tracks else trials, dt), pos, head, box, tracks, params)


def stream(bins: int, trials: Any, tracks: Any, params: Any, dt: float) -> Gathering:
    """The turns of every instant since a dial moved."""
    return Gathering(Turning(bins, None if tracks else trials, dt), tracks, params)


DIAGNOSTIC = Diagnostic(
    key="school_turning",
    title="Turning rates",
    about="How fast everyone turns, to the left above zero, over all instants since a dial moved, "
    "or over a whole film. Two walls at the ends say that many turn as fast as they can.",
    takes=Swarm,
    gives=Curve,
    compute=compute,
    stream=stream,
    values=(
        Value("typical", "rad/time", "root mean square of the rates"),
        Value("mean", "rad/time", "mean of their sizes"),
        Value("bias", "rad/time", "their mean: not zero where all go round one way"),
    ),
    params=(Param("bins", 41, 9, 201, "bars", kind="int", hard_min=3, hard_max=10_001),),
    pictures=(
        Picture(
            "rates", Axis("turning rate, left above 0", "rad/time", also=("{other_rate}",
                                                                          "per_rate")),
            Axis("probability density", "time/rad"), (Bars("rate", "density"),),
        ),
    ),
    sources=(
        Source("J. Gautrais, F. Ginelli, R. Fournier, S. Blanco, M. Soria, H. Chaté, G. Theraulaz",
               "Deciphering interactions in moving animal groups", 2012,
               "PLoS Comput. Biol. 8, e1002678"),
    ),
    expects=(
        Expect("bias", 0.7, 1e-9, "closed form: all turn left at 0.7", data=turning_school,
               options={"dt": 0.5}),
        Expect("typical", 0.7, 1e-9, "closed form: all turn left at 0.7", data=turning_school,
               options={"dt": 0.5}),
    ),
)  # fmt: skip
