"""Dice: dials thrown anew by a seed, so that a throw can be repeated."""

from __future__ import annotations

import math
import zlib
from collections.abc import Collection, Iterable

import numpy as np

from explorer.model import BadInput, Param
from explorer.model.param import Setting

MOST = 2**31 - 1


def thrown(params: Iterable[Param], seed: int, held: Collection[str] = ()) -> dict[str, Setting]:
    """Positions between the ends of each dial, evenly on its scale; the same for the same seed.

    Dials that begin a run anew or only scale axes stay, and those in `held`; what a dial gets
    depends on the seed and its name alone.
    """
    if not 0 < seed <= MOST:
        raise BadInput(f"seed {seed!r} of a throw: give a whole number from 1 to {MOST}")
    return {
        param.name: _thrown(param, seed)
        for param in params
        if param.effect == "live" and param.name not in held and param.kind != "name"
    }


def _thrown(param: Param, seed: int) -> Setting:
    random = np.random.default_rng((seed, zlib.crc32(param.name.encode())))
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
