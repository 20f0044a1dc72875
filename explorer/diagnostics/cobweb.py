"""Cobweb: an orbit of a map of one number, drawn as a staircase between its graph and y = x."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.diagnostics.basins import state_range
from explorer.diagnostics.cycles import Cycle, Iterates
from explorer.diagnostics.orbit import Slopes
from explorer.model import (
    Axis,
    BadInput,
    Curve,
    Diagnostic,
    Expect,
    Experiment,
    Line,
    Map,
    Marks,
    Moving,
    Param,
    Picture,
    Reading,
    Source,
    Value,
)

FINE = 2001  # points of the graph


def compute(
    motion: Moving,
    state: str,
    own_start: bool,
    begin: float,
    steps: int,
    power: int,
    low: float,
    high: float,
) -> Reading:
    """Graph of the map (or of its power), staircase, and the cycles of one and two."""
    if not isinstance(motion.motion, Map) or len(motion.start) != 1:
        raise BadInput(f"{motion.key or 'this motion'} is no map of one number: it has no cobweb")
    motion.state(state)
    iterates = Iterates(motion)
    side = state_range(motion, next(iter(motion.motion.start)), low, high)
    x = np.linspace(*side, FINE)
    start = float(motion.start[0]) if own_start else begin
    y = iterated(motion, x, power)
    orbit = np.concatenate([[start], iterates.orbit(np.array([start]), steps * power)[:, 0]])
    stairs = np.repeat(orbit[::power], 2)
    fixed, pairs = found(iterates, motion, x, 1), found(iterates, motion, x, 2)
    lone = [c for c in pairs if not any(abs(c.x[0] - f.x[0]) < 1e-7 for f in fixed)]
    shown = [*((c, 1) for c in fixed), *((c, 2) for c in lone)]
    points = [[c.x[0], c.x[0]] if p == 1 or power == 2 else
              [c.x[0], float(iterates.jump(c.x, 1)[0][0])] for c, p in shown]  # fmt: skip
    multipliers = np.array([c.multipliers[0].real for c, _ in shown])
    values = {
        "fixed_points": float(len(fixed)),
        "two_cycles": float(len(lone) // 2),
        "stable": float(sum(c.stable for c in fixed) + sum(c.stable for c in lone) // 2),
        "last": float(orbit[-1]),
    }
    arrays = {
        "x": x, "y": y, "diagonal": x,
        "stair_x": stairs[:-1], "stair_y": np.concatenate([[stairs[0]], stairs[2:]]),
        "points": np.array(points).reshape(-1, 2), "multipliers": multipliers,
        "unstable": (np.abs(multipliers) >= 1.0).astype(int),
    }  # fmt: skip
    words = tuple(
        f"{'fixed' if p == 1 else 'cycle of 2'}, slope {c.multipliers[0].real:.4g}"
        for c, p in shown
    )
    left = len(orbit) <= steps * power
    notes = (f"The orbit leaves every bound after {len(orbit)} steps.",) if left else ()
    return Reading(values, arrays, notes=notes, words={"cycles": words},
                   settings={"begin": start, "state": next(iter(motion.motion.start))})  # fmt: skip


def iterated(motion: Moving, x: np.ndarray, power: int) -> np.ndarray:
    """The map's values (k,) at x, applied `power` times; NaN where it leaves."""
    y, slopes = x[:, None], Slopes(motion)
    for _ in range(power):
        y = slopes(y, np.zeros(len(x)), motion.params.vector)
    with np.errstate(invalid="ignore"):
        return np.where(np.abs(y[:, 0]) <= 1e12, y[:, 0], np.nan)


def found(iterates: Iterates, motion: Moving, x: np.ndarray, period: int) -> list[Cycle]:
    """Points of cycles within the range: where the graph meets the diagonal, made exact."""
    miss = iterated(motion, x, period) - x
    with np.errstate(invalid="ignore"):
        meets = np.flatnonzero((miss[:-1] * miss[1:] <= 0.0) & (np.abs(miss[:-1]) < np.ptp(x)))
    cycles: list[Cycle] = []
    for i in meets:
        share = miss[i] / (miss[i] - miss[i + 1]) if miss[i] != miss[i + 1] else 0.0
        cycle = iterates.cycle(np.array([x[i] + share * (x[i + 1] - x[i])]), period)
        near = 1e-9 * np.ptp(x)
        if cycle is None or not x[0] - near <= cycle.x[0] <= x[-1] + near:
            continue
        if not any(abs(cycle.x[0] - other.x[0]) < 1e-7 * np.ptp(x) for other in cycles):
            cycles.append(cycle)
    return cycles


def fits(experiment: Experiment) -> bool:
    """Maps of one number."""
    return isinstance(experiment.motion, Map) and len(experiment.states) == 1


_AXES: Any = (
    Axis("{state} now", of="{state}", zoom=("low", "high")),
    Axis("{state} next"),
)

DIAGNOSTIC = Diagnostic(
    key="cobweb",
    title="Cobweb",
    about="Up to the graph, across to the diagonal, up again: the orbit of a map of one number as "
    "a staircase. It winds into a point where the graph is flatter than the diagonal is steep, "
    "and out where it is steeper. A click sets the start.",
    takes=None,
    gives=Curve,
    compute=compute,
    needs=("map",),
    renews="dials",
    fits=fits,
    values=(
        Value("fixed_points", "", "points that stay where they are, in the range shown"),
        Value("two_cycles", "", "pairs of points that swap places"),
        Value("stable", "", "how many of both draw their neighbours in"),
        Value("last", "", "where the staircase ends"),
    ),
    params=(
        Param("state", "", help="the state that is drawn", kind="name", names="states"),
        Param("own_start", True, help="begin where the run stands"),
        Param("begin", 0.2, -10.0, 10.0, "where the staircase begins otherwise"),
        Param("steps", 60, 1, 1000, "stairs", kind="int", scale="log", hard_min=1,
              hard_max=1_000_000),
        Param("power", 1, 1, 8, "steps of the map in one stair", kind="int", hard_min=1,
              hard_max=64),
        Param("low", 0.0, -100.0, 100.0, "left end of the graph; both 0: as it is framed"),
        Param("high", 0.0, -100.0, 100.0, "right end of the graph"),
    ),
    pictures=(
        Picture(
            "cobweb", *_AXES,
            (Line("x", "y"), Line("diagonal", "diagonal", quiet=True),
             Line("stair_x", "stair_y"), Marks("points", "cycles", hollow="unstable")),
            equal=True, click="start",
        ),
    ),
    sources=(
        Source("R. M. May", "Simple mathematical models with very complicated dynamics", 1976,
               "Nature 261, 459-467", "10.1038/261459a0"),
    ),
    expects=(
        Expect("multipliers", (4.0, -2.0, -4.0, -4.0), 1e-9,
               "slopes 4 and 2 - r; 4 + 2r - r^2 of the cycle of two, exact", of="logistic",
               params={"r": 4.0}),
        Expect("last", 1.0 - 1.0 / 2.8, 1e-12, "1 - 1/r, exact", of="logistic",
               params={"r": 2.8}, options={"steps": 400}),
    ),
)  # fmt: skip
