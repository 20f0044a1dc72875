"""Finite-time exponents: how fast neighbours part from each start, over the plane of two states."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from explorer.diagnostics.basins import plane_of, state_range
from explorer.diagnostics.growth import finite_time
from explorer.model import (
    Axis,
    BadInput,
    Bars,
    Diagnostic,
    Expect,
    Experiment,
    Image,
    Kernel,
    Map,
    Moving,
    Param,
    Picture,
    Raster,
    Reading,
    Source,
    Value,
)
from explorer.numerics import refine

REFERENCE = "DOP853 and the tangent equations, both at tolerance 1e-12"
BARS = 80
MOST_STEPS = 10_000_000


def compute(
    motion: Moving,
    across: str,
    up: str,
    left_end: float,
    right_end: float,
    low_end: float,
    high_end: float,
    T: float,
    resolution: int,
    pool: Any,
    cancel: np.ndarray,
) -> Iterator[Reading]:
    """The field with every 8th cell, 4th, 2nd, and all of them."""
    i, j = plane_of(motion, across, up)
    names = list(motion.motion.start)
    x_range = state_range(motion, names[i], left_end, right_end)
    y_range = state_range(motion, names[j], low_end, high_end)
    x, y = np.linspace(*x_range, resolution), np.linspace(*y_range, resolution)
    steps = max(1, round(T / abs(motion.dt)))
    if steps > MOST_STEPS:
        raise BadInput(f"T = {T:g}: at most {MOST_STEPS * abs(motion.dt):g}")
    here = float(finite_time(motion, np.array(motion.start)[:, None], steps, None, cancel)[0])
    settings = {"across": names[i], "up": names[j], "T": steps * abs(motion.dt), "dt": motion.dt}

    def rates(cells: np.ndarray) -> np.ndarray:
        starts = np.repeat(np.array(motion.start)[:, None], len(cells), axis=1)
        starts[i], starts[j] = x[cells % resolution], y[cells // resolution]
        return finite_time(motion, starts, steps, pool, cancel)

    is_map = isinstance(motion.motion, Map)
    for shown, computed, done in refine.sharper(resolution, resolution, rates, cancel):
        yield _reading(shown, computed, x, y, here, is_map, settings, done)


def _reading(
    shown: np.ndarray, computed: np.ndarray, x: np.ndarray, y: np.ndarray, here: float,
    is_map: bool, settings: dict[str, Any], done: float,
) -> Reading:  # fmt: skip
    """What a field of exponents says."""
    known = computed[np.isfinite(computed)]
    values = dict.fromkeys(("mean", "median", "deviation", "highest"), math.nan)
    count, edges = np.zeros(BARS), np.linspace(0.0, 1.0, BARS + 1)
    if known.size:
        values = {
            "mean": float(known.mean()),
            "median": float(np.median(known)),
            "deviation": float(known.std()),
            "highest": float(known.max()),
        }
        count, edges = np.histogram(known, BARS)
        count = count / known.size
    values |= {"here": here, "lost": float(1.0 - known.size / computed.size)}
    arrays = {"x": x, "y": y, "exponent": shown, "value": 0.5 * (edges[1:] + edges[:-1]),
              "share": count}  # fmt: skip
    unit = "1/step" if is_map else "1/time"
    units = dict.fromkeys("exponent value mean median deviation highest here".split(), unit)
    lost = values["lost"] > 0.0
    notes = ("The orbit leaves every bound where the picture is blank.",) if lost else ()
    return Reading(values, arrays, notes=notes, units=units, settings=settings, done=done,
                   provisional=done < 1.0)  # fmt: skip


def _fits(experiment: Experiment) -> bool:
    """Flows and maps with a plane of starts."""
    return not isinstance(experiment.motion, Kernel) and len(experiment.states) > 1


def _gyre(point: tuple[float, float], value: float, T: float) -> Expect:
    return Expect(
        "here", value, 1e-5, REFERENCE, start=dict(zip("xy", point, strict=True)), of="double_gyre",
        options={"T": T, "resolution": 8},
    )  # fmt: skip


DIAGNOSTIC = Diagnostic(
    key="finite_time_exponent",
    title="Finite-time exponents",
    about="The growth rate of the direction that grows most, over a time T, for each start over "
    "two states: islands of order stay near zero, chaotic seas are bright. A click starts there.",
    takes=None,
    gives=Image,
    compute=compute,
    needs=("flow", "map"),
    renews="dials",
    fits=_fits,
    values=(
        Value("mean", "1/time", "mean over the picture"),
        Value("median", "1/time", "half of the picture stretches less"),
        Value("deviation", "1/time", "standard deviation over the picture"),
        Value("highest", "1/time", "the strongest stretching"),
        Value("here", "1/time", "from where the run stands"),
        Value("lost", "", "share of the starts that leave every bound"),
    ),
    params=(
        Param("across", "", help="state to the right", kind="name", names="states"),
        Param("up", "", help="state upwards", kind="name", names="states"),
        Param("left_end", 0.0, -100.0, 100.0, "least start across; both 0: as it is framed"),
        Param("right_end", 0.0, -100.0, 100.0, "greatest start across"),
        Param("low_end", 0.0, -100.0, 100.0, "least start upwards; both 0: as it is framed"),
        Param("high_end", 0.0, -100.0, 100.0, "greatest start upwards"),
        Param("T", 15.0, 1.0, 200.0, "how long neighbours are followed; iterations of a map",
              unit="time", scale="log", hard_min=1e-9),
        Param("resolution", 200, 16, 1000, "cells a side", kind="int", scale="log", hard_min=2,
              hard_max=4096, unit="cells"),
    ),
    pictures=(
        Picture(
            "field", Axis("{across}", of="{across}", zoom=("left_end", "right_end")),
            Axis("{up}", of="{up}", zoom=("low_end", "high_end")),
            (Raster("exponent", "x", "y", label="largest exponent", map="diverging"),),
            click="start",
        ),
        Picture(
            "distribution", Axis("largest exponent"), Axis("share of the starts"),
            (Bars("value", "share"),),
        ),
    ),
    sources=(
        Source("E. Ott", "Chaos in Dynamical Systems", 2002, "Cambridge University Press"),
        Source("S. C. Shadden, F. Lekien, J. E. Marsden",
               "Definition and properties of Lagrangian coherent structures from finite-time "
               "Lyapunov exponents in two-dimensional aperiodic flows", 2005,
               "Physica D 212, 271-304", "10.1016/j.physd.2005.10.007"),
    ),
    expects=(
        _gyre((0.5, 0.5), 0.16330236, 15.0),
        _gyre((0.25, 0.25), 0.29529816, 15.0),
        _gyre((1.7, 0.2), 0.07167688, 10.0),
    ),
)  # fmt: skip
