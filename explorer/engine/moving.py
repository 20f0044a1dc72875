"""The motion of an experiment on its own, dials and start set, for those who move it themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from explorer.engine.batch import begin_document
from explorer.engine.equation_stepper import rule, starts
from explorer.model import BadInput, Experiment, Moving, ParamSet


def motion_of(
    experiment: Experiment, params: Mapping[str, Any] | None, given: Mapping[str, Any], who: str
) -> Moving:
    """The motion of an experiment with its dials set, for `who` asks; options are those of a run.

    raises   BadInput, also where there are no equations
    """
    slices = getattr(experiment.motion, "slices", None)
    if experiment.system is None and slices is None:
        raise BadInput(f"{who} needs equations; {experiment.key} has none")
    document = begin_document(experiment, params, **given)
    set_: ParamSet = experiment.settings(document.params)
    if slices is not None:
        return Moving(
            experiment.motion, None, set_, np.zeros(0), slices.spacing, "rk4", document.t0,
            document.seed, experiment.key, slices=slices,
        )  # fmt: skip
    first, _ = starts(experiment, document.start)
    return Moving(
        experiment.motion, experiment.system, set_, first[0].copy(), document.dt,
        rule(experiment, given.get("method")), document.t0, document.seed, experiment.key,
        experiment.ranges, document.rtol,
    )  # fmt: skip
