"""The window of a flow map in time, and the steps that are fine enough for its motion."""

from __future__ import annotations

import math

import numpy as np

from explorer.model import BadInput, Moving
from explorer.model.slices import Slices

COARSENING = 5  # a picture bears this many of the run's own steps in one
COURANT = {"float64": 2.0, "float32": 4.0}  # cells that the fastest particle crosses in a step
LOOKED_AT = 5  # slices of the window that are asked for their greatest speed
FEWEST = 2  # slices that a shortened window must reach over


def window(
    motion: Moving, T: float, direction: str, t0: float, live: bool = False
) -> tuple[dict[str, float], str]:
    """({T, t0}, note): T below 0 for backward.

    live    in data, moved to where they reach all over it, and no longer than they are; so too
            where the motion is `movable`
    raises  BadInput when nothing is left of it
    """
    signed, begin = -T if direction == "backward" else T, motion.t0 + t0
    if motion.slices is None or not (live or motion.movable):
        return {"T": signed, "t0": begin}, ""
    first, last = motion.slices.span
    asked, T = abs(T), min(abs(T), last - first)
    grows = getattr(motion.motion, "slices", None) is None
    if grows and FEWEST * motion.slices.spacing > T:
        raise BadInput("too few slices so far: let it run on")
    low, high = (first + T, last) if signed < 0 else (first, last - T)
    moved = min(max(begin, low), high)
    unit = motion.slices.units.get("t", "")
    said = ""
    if asked * (1 - 1e-9) > T:
        said = f"the data reach over {T:.4g} {unit}".rstrip() + f" of the window of {asked:.4g}"
    elif abs(moved - begin) > motion.slices.spacing:
        said = (
            f"the window begins at t = {moved:.4g} {unit}".rstrip() + ", where data reach over it"
        )
    return {"T": math.copysign(T, signed), "t0": moved}, said


def step(motion: Moving, dtype: str, t0: float, T: float) -> float:
    """[time] a step of rk4: the run's own, coarser in float32; of slices, by their speed."""
    if motion.slices is None:
        return abs(motion.dt) * (COARSENING if dtype == "float32" else 1)
    return min(motion.slices.spacing, COURANT[dtype] * crossing(motion.slices, t0, t0 + T))


def crossing(slices: Slices, a: float, b: float) -> float:
    """[time] in which the fastest particle between two instants crosses a cell."""
    low, high = np.searchsorted(slices.times, (min(a, b), max(a, b)))
    looked = np.unique(np.linspace(low, min(high, len(slices.times) - 1), LOOKED_AT).astype(int))
    x, y = (float(np.median(np.diff(axis))) for axis in (slices.x, slices.y))
    shrink = 1.0
    if slices.radius:
        degree = math.radians(1.0) * slices.radius
        x, y = x * degree, y * degree
        shrink = np.maximum(np.cos(np.radians(slices.y)), 0.05)[:, None]
    fastest = 0.0
    for i in looked:
        u, v = slices.take(int(i))
        rate = np.hypot(np.nan_to_num(u) / (x * shrink), np.nan_to_num(v) / y)
        fastest = max(fastest, float(rate.max()))
    return 1.0 / fastest if fastest else math.inf
