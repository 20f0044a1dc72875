"""Dice: dials thrown anew by a seed, so that a throw can be repeated."""

from __future__ import annotations

import math
import zlib
from collections.abc import Collection, Mapping
from typing import Any

import numpy as np

from explorer.model import BadInput, Experiment, Param
from explorer.model.param import Setting

MOST = 2**31 - 1
TRIES = 1000


def thrown(
    experiment: Experiment,
    seed: int,
    now: Mapping[str, Any] | None = None,
    held: Collection[str] = (),
) -> dict[str, Setting]:
    """Positions between the ends of each dial, evenly on its scale; the same for the same seed.

    Dials that begin a run anew or only scale axes stay where they are `now`, and those in `held`.
    Throws that the experiment does not allow are thrown again.

    raises   BadInput for no seed, or where nothing allowed was thrown
    """
    if not 0 < seed <= MOST:
        raise BadInput(f"seed {seed!r} of a throw: give a whole number from 1 to {MOST}")
    dials = [p for p in experiment.params if p.effect == "live" and p.kind != "name"]
    for attempt in range(TRIES):
        values = {p.name: _thrown(p, seed, attempt) for p in dials if p.name not in held}
        try:
            experiment.settings({**(now or {}), **values})
        except BadInput as error:
            why = str(error)
        else:
            return values
    raise BadInput(f"{TRIES} throws of seed {seed} fit nowhere: {why}")


def _thrown(param: Param, seed: int, attempt: int) -> Setting:
    random = np.random.default_rng((seed, attempt, zlib.crc32(param.name.encode())))
    if param.kind == "bool":
        return bool(random.integers(2))
    if param.kind == "choice":
        return param.choices[int(random.integers(len(param.choices)))]
    assert param.min is not None and param.max is not None
    low, high, share = float(param.min), float(param.max), float(random.random())
    if param.scale == "log":
        value = math.exp((1 - share) * math.log(low) + share * math.log(high))
    else:
        value = low + share * (high - low)
    grain = param.step or (1.0 if param.kind == "int" else 0.0)
    if grain and param.scale != "log":
        value = low + grain * round((value - low) / grain)
    value = min(max(value, low), high)
    return round(value) if param.kind == "int" else value
