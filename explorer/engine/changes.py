"""Changes: what is done to a run on its way, as a log that can be typed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from explorer.engine import animation
from explorer.engine.animation import Animation, Scale
from explorer.engine.session import Change
from explorer.model import BadInput, Experiment, Param
from explorer.model.param import unknown

STEP = "dt"


def checked(experiment: Experiment, changes: Iterable[Sequence[Any]]) -> tuple[Change, ...]:
    """(step, name, value) in the order of their steps; BadInput for what cannot be done."""
    found = [_checked(experiment, *_parts(change)) for change in changes]
    return tuple(sorted(found, key=lambda change: change[0]))


def _parts(change: Sequence[Any]) -> tuple[Any, Any, Any]:
    if len(change) != 3:
        raise BadInput(f"change {change!r}: give step, name and value")
    return change[0], change[1], change[2]


def _checked(experiment: Experiment, step: Any, name: str, value: Any) -> Change:
    if isinstance(step, bool) or not isinstance(step, int) or step < 0:
        raise BadInput(f"change at step {step!r}: give a whole number from 0")
    params = {param.name: param for param in experiment.params}
    if name == animation.NAME:
        dial, one = animation.read(value)
        if dial not in params:
            raise unknown(dial, params)
        if one is not None:
            one.fitted(params[dial])
        return step, name, animation.word(dial, one)
    if name in params:
        if params[name].effect == "restart":
            raise BadInput(f"{name} begins the run anew: give it before the run")
        return step, name, params[name].check(value)
    if name != STEP:
        raise unknown(name, {*params, STEP, animation.NAME})
    try:
        length = float(value)
    except (TypeError, ValueError):
        length = math.nan
    if not math.isfinite(length) or length == 0.0:
        raise BadInput(f"dt = {value!r}: give a finite step other than 0")
    return step, name, length


def animations(experiment: Experiment, animate: Mapping[str, Any]) -> tuple[Change, ...]:
    """Animations from the first step on: dial -> (low, high, period[, shape])."""
    params = {param.name: param for param in experiment.params}
    found = []
    for name, given in animate.items():
        if name not in params:
            raise unknown(name, params)
        if not isinstance(given, Animation):
            if not 3 <= len(given) <= 4:
                raise BadInput(f"{name} = {given!r}: give low, high, period and maybe a shape")
            low, high, period = map(float, given[:3])
            shape: Any = given[3] if len(given) > 3 else "triangle"
            given = Animation(name, low, high, period, shape, _scale(params[name], low, high))
        found.append((0, animation.NAME, given.fitted(params[name]).word()))
    return tuple(found)


def _scale(param: Param, low: float, high: float) -> Scale:
    return "log" if param.scale == "log" and min(low, high) > 0.0 else "linear"
