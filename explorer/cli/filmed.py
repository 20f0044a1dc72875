"""What a diagnostic finds along a film: a field under the tracers, a picture of its own time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from explorer import api
from explorer.engine import pool as pools
from explorer.engine.channels import filmable
from explorer.engine.measurement import readings
from explorer.engine.moving import motion_of
from explorer.engine.stepper import Stepper
from explorer.model import BadInput, Experiment, Moving, ParamSet, Reading
from explorer.model.diagnostic import Diagnostic
from explorer.views import measured

SLIDING = frozenset(("T", "direction", "resolution"))


def drawable(key: str, experiment: Experiment) -> Diagnostic:
    """The diagnostic that a film shows; BadInput for one that the stage does not draw."""
    found = api.diagnostics()[key]
    if not filmable(experiment, found):
        raise BadInput(f"--measure {key}: no field of {experiment.key} that a film can show")
    return found


class Along:
    """Readings of one diagnostic, one for each frame of a film.

    turned   whether dials turn on the way: then no window is pieced together from earlier ones
    """

    def __init__(
        self, key: str, options: Mapping[str, Any], experiment: Experiment, params: ParamSet,
        schedule: Sequence[int], dt: float, turned: bool = False,
    ) -> None:  # fmt: skip
        self.diagnostic = drawable(key, experiment).suited(experiment)
        self.options = self.diagnostic.options(options)
        self.experiment = experiment
        self._sliding: Iterator[Reading] | None = None
        steps = np.diff(schedule)
        slides = key == "ftle" and experiment.system is not None and set(options) <= SLIDING
        if slides and not turned:
            each = float(steps.mean()) * dt if len(steps) else dt
            own: dict[str, Any] = {name: self.options[name] for name in SLIDING}
            self._sliding = api.ftle_frames(
                experiment, dict(params), step=each or dt, frames=len(schedule), **own
            )

    def at(self, live: Stepper) -> Reading | None:
        """The reading of the instant that a run has reached; None while there are too few data."""
        if self._sliding is not None:
            return next(self._sliding, None)
        moving = self._moving(live)
        if moving is None:
            return None
        scope: dict[str, Any] = {
            "pool": pools.pool(), "cancel": np.zeros(1, np.int32), "live": True, "fresh": False,
            "motion": moving, "params": live.params, "dt": moving.dt, "t": live.t, "seed": 0,
        }  # fmt: skip
        try:
            *_, last = readings(self.diagnostic, {**scope, **self.options})
        except BadInput:  # at first a running model has left too little behind
            if moving.slices is None:
                raise
            return None
        return last

    def _moving(self, live: Stepper) -> Moving | None:
        if self.experiment.system is not None:
            made = motion_of(self.experiment, dict(live.params), {}, self.diagnostic.key)
            return replace(made, t0=live.t)
        slices = getattr(self.experiment.motion, "slices", None) or getattr(live, "slices", None)
        if slices is None:
            return None
        return Moving(
            self.experiment.motion, None, live.params, np.zeros(0), slices.spacing, "rk4", live.t,
            0, self.experiment.key, slices=slices, movable=True,
        )  # fmt: skip

    def show(self, panel: Any, live: Stepper) -> None:
        """Lay the reading of now into the panel, over what it shows else."""
        reading = self.at(live)
        if reading is None:
            return
        layer = measured.layer_for(panel, self.diagnostic.key, reading)
        if layer is None:
            raise BadInput(f"--measure {self.diagnostic.key}: this view has no room for it")
        layer.show_reading(reading)
        layer.visible = True
