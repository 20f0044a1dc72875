"""The words of a Picture: what an axis is called and what it stands for, with options filled in."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from explorer.model import Experiment, Map
from explorer.model.motion import inverse
from explorer.model.picture import Axis, worded
from explorer.views import ticks
from explorer.views.words import plain


def name(axis: Axis, options: Mapping[str, Any]) -> str:
    """The axis in words; a dial's or state's name as people write it."""
    return worded(axis.label, {key: _said(value) for key, value in options.items()})


def unit(axis: Axis, options: Mapping[str, Any], experiment: Experiment | None) -> str:
    """Its unit: the declared one with the experiment's own time, or that of what it stands for."""
    declared = worded(axis.unit, options)
    if experiment is None:
        return "" if declared == "1" else declared
    if not declared and (stands := stands_for(axis, options)):
        declared = experiment.unit(stands)
    declared = timed(declared, experiment)
    return "" if declared == "1" else declared


def timed(declared: str, experiment: Experiment) -> str:
    """A declared unit with the time of this experiment in it."""
    if "time" not in declared:
        return declared
    counted = "step" if isinstance(experiment.motion, Map) else "time"
    if declared == "1/time":
        return inverse(experiment.unit("t") or counted)
    return declared.replace("time", experiment.unit("t") or counted)


def titled(axis: Axis, options: Mapping[str, Any], experiment: Experiment | None) -> str:
    """Name and unit."""
    word, of = name(axis, options), unit(axis, options, experiment)
    return f"{word} [{of}]" if of else word


def stands_for(axis: Axis, options: Mapping[str, Any]) -> str:
    """The dial or state that a position along the axis stands for, or ""."""
    return worded(axis.of, options)


def shortly(value: Any) -> str:
    """A value as the readout writes it."""
    if isinstance(value, float):
        if not math.isfinite(value):
            return "\N{EN DASH}"
        return f"{value:.5g}".replace("-", ticks.MINUS)
    return str(value)


def _said(value: Any) -> str:
    if isinstance(value, str):
        return plain(value) if value.isidentifier() else value
    return f"{value:.6g}" if isinstance(value, float) else str(value)
