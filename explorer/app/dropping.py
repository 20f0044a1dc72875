"""Dropping: what is let go beside the run of the desk: copies of its state, dye, trajectories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from explorer.engine.commands import DropEnsemble, SetSeeds
from explorer.engine.drop import NAME, Drop
from explorer.engine.seeds import checked

if TYPE_CHECKING:
    from explorer.app.desk import Desk


class Dropping:
    """Lets things go beside the run, each one step of undo; the run never feels them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def drop(
        self, count: int, radius: float, form: str = "ball", at: tuple[float, ...] = ()
    ) -> None:
        """Drop an ensemble or dye, or take it away with a count of 0."""
        if self._desk.run is not None:
            drop = Drop(count, radius, form, at).checked()
            self._desk.do(DropEnsemble(drop, self._desk.run.status().step))

    @property
    def dropped(self) -> bool:
        """Whether an ensemble moves beside the run."""
        found = [value for _, name, value in self._desk.document.run.log if name == NAME]
        return bool(found) and Drop.read(found[-1]).count > 0

    def seed(self, points: Sequence[Sequence[float]]) -> None:
        """Let further trajectories go; BadInput for what is no start."""
        experiment = self._desk.experiment
        if experiment is not None:
            more = checked(experiment, (*self._desk.document.run.seeds, *points))
            self._desk.do(SetSeeds(more))

    def extent(self) -> float:
        """How far the attractor reaches: the largest range of its picture, or of the path seen."""
        experiment = self._desk.experiment
        assert experiment is not None
        spans = [high - low for low, high in experiment.ranges.values()]
        frame = self._desk.run.latest()
        if not spans and frame is not None and "state" in frame.arrays:
            seen = frame.arrays["state"].reshape(-1, frame.arrays["state"].shape[-1])
            spans = list(np.ptp(seen, axis=0))
        return float(max(spans, default=1.0)) or 1.0
