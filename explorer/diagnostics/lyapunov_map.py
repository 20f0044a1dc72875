"""Lyapunov map: order and chaos over the plane of two dials."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from explorer.diagnostics.growth import largest
from explorer.diagnostics.orbit_diagram import dial_range
from explorer.diagnostics.tangent_orbits import equations
from explorer.model import (
    Axis,
    BadInput,
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

SIZE = {True: (256, 500, 1000), False: (96, 3000, 8000)}  # cells a side, transient, steps


def compute(
    motion: Moving,
    right: str,
    upward: str,
    left_end: float,
    right_end: float,
    low_end: float,
    high_end: float,
    resolution: int,
    transient: int,
    steps: int,
    pool: Any,
    cancel: np.ndarray,
) -> Iterator[Reading]:
    """The map with every 8th cell, 4th, 2nd, and all of them."""
    is_map = isinstance(motion.motion, Map)
    side, before, along = SIZE[is_map]
    side, before, along = resolution or side, transient or before, steps or along
    (across, x_range), (up, y_range) = _axes(
        motion, right, upward, (left_end, right_end), (low_end, high_end)
    )
    x, y = np.linspace(*x_range, side), np.linspace(*y_range, side)
    places = [equations(motion).params.index(name) for name in (across, up)]
    settings = {"right": across, "upward": up, "transient": before, "steps": along}

    def rates(cells: np.ndarray) -> np.ndarray:
        dials = np.repeat(motion.params.vector[:, None], len(cells), axis=1)
        dials[places[0]], dials[places[1]] = x[cells % side], y[cells // side]
        starts = np.repeat(np.array(motion.start)[:, None], len(cells), axis=1)
        return largest(motion, dials, starts, before, along, pool, cancel)

    here = _nearest(y, motion, up), _nearest(x, motion, across)
    for shown, _, done in refine.sharper(side, side, rates, cancel):
        yield _reading(shown, x, y, shown[here], is_map, settings, done)


def _axes(
    motion: Moving, right: str, upward: str, x: tuple[float, float], y: tuple[float, float]
) -> tuple[Any, Any]:
    """Names and ranges of the two dials; the first two where none are named."""
    names = [p.name for p in turning(motion.params.params)]
    if len(names) < 2:
        raise BadInput(f"{motion.key or 'this motion'} has fewer than two dials to turn")
    chosen = right or next(name for name in names if name != upward)
    other = upward or next(name for name in names if name != chosen)
    if chosen == other:
        raise BadInput(f"right = upward = {chosen!r}: give two different dials")
    return dial_range(motion, chosen, *x), dial_range(motion, other, *y)


def turning(params: Any) -> list[Param]:
    """The dials that turn gradually."""
    return [p for p in params if p.kind in ("float", "int")]


def _nearest(axis: np.ndarray, motion: Moving, name: str) -> int:
    """Index of the cell that the run's own dial stands on."""
    return int(np.abs(axis - float(motion.params[name])).argmin())


def _reading(
    rates: np.ndarray, x: np.ndarray, y: np.ndarray, here: float, is_map: bool,
    settings: dict[str, Any], done: float,
) -> Reading:  # fmt: skip
    """What a picture of exponents says."""
    known = rates[np.isfinite(rates)]
    escaped = np.isnan(rates)
    values = {
        "chaotic": float((known > 0.0).mean()) if known.size else math.nan,
        "highest": float(known.max()) if known.size else math.nan,
        "lowest": float(known.min()) if known.size else math.nan,
        "escaped": float(escaped.mean()),
        "at_dials": float(here),
    }
    unit = "1/step" if is_map else "1/time"
    notes = ("The orbit leaves every bound where the picture is blank.",) if escaped.any() else ()
    # superstable cycles would stretch the colours without end
    shown = np.maximum(rates, -3.0 * max(known.max(), 0.1)) if known.size else rates
    arrays = {"x": x, "y": y, "exponent": rates, "shown": shown, "escaped": escaped.astype(int)}
    units = dict.fromkeys(("exponent", "shown", "highest", "lowest", "at_dials"), unit)
    return Reading(values, arrays, notes=notes, units=units, settings=settings, done=done,
                   provisional=done < 1.0)  # fmt: skip


def _fits(experiment: Experiment) -> bool:
    """Systems with two dials."""
    return not isinstance(experiment.motion, Kernel) and len(turning(experiment.params)) > 1


_PLANE = (
    Axis("{right}", of="{right}", zoom=("left_end", "right_end")),
    Axis("{upward}", of="{upward}", zoom=("low_end", "high_end")),
)

DIAGNOSTIC = Diagnostic(
    key="lyapunov_map",
    title="Lyapunov map",
    about="The largest exponent over the plane of two dials: below zero cycles, above zero chaos, "
    "and between them the borders at which cycles double. A click turns both dials.",
    takes=None,
    gives=Image,
    compute=compute,
    needs=("flow", "map"),
    renews="dials",
    fits=_fits,
    values=(
        Value("chaotic", "", "share of the cells with a positive exponent"),
        Value("highest", "1/time", "largest exponent of all cells"),
        Value("lowest", "1/time", "smallest of the cells' largest exponents"),
        Value("escaped", "", "share of the cells whose orbit leaves every bound"),
        Value("at_dials", "1/time", "in the cell that the dials stand on"),
    ),
    params=(
        Param("right", "", help="dial along the picture", kind="name", names="dials"),
        Param("upward", "", help="dial up the picture", kind="name", names="dials"),
        Param("left_end", 0.0, -100.0, 100.0, "where the first begins; both 0: its own range"),
        Param("right_end", 0.0, -100.0, 100.0, "where the first ends"),
        Param("low_end", 0.0, -100.0, 100.0, "where the second begins; both 0: its own range"),
        Param("high_end", 0.0, -100.0, 100.0, "where the second ends"),
        Param("resolution", 0, 0, 1024, "cells a side; 0: 256 of a map, 96 of a flow", kind="int",
              hard_min=0, hard_max=4096),
        Param("transient", 0, 0, 100_000, "steps left out; 0: 500 of a map, 3000 of a flow",
              kind="int", hard_min=0, hard_max=100_000_000),
        Param("steps", 0, 0, 100_000, "steps measured; 0: 1000 of a map, 8000 of a flow",
              kind="int", hard_min=0, hard_max=100_000_000),
    ),
    pictures=(
        Picture(
            "exponents", *_PLANE,
            (Raster("shown", "x", "y", label="largest exponent", map="diverging"),),
            click="dials",
        ),
        Picture(
            "escape", *_PLANE, (Raster("escaped", "x", "y", label="escapes", map="truth"),),
            click="dials",
        ),
    ),
    sources=(
        Source("G. Benettin, L. Galgani, A. Giorgilli, J.-M. Strelcyn",
               "Lyapunov characteristic exponents for smooth dynamical systems and for Hamiltonian "
               "systems; a method for computing all of them", 1980, "Meccanica 15, 9-20",
               "10.1007/BF02128236"),
        Source("M. Markus, B. Hess", "Lyapunov exponents of the logistic map with periodic "
               "forcing", 1989, "Comput. Graph. 13, 553-558"),
    ),
    expects=(
        Expect("at_dials", 0.41931, 4e-3, "2e7 iterations", of="henon",
               options={"resolution": 9, "steps": 200_000}),
        Expect("chaotic", 0.0, 0, "the cycle of two is stable to (1 - b)^2 + (1 + b)^2 / 4, exact",
               of="henon",
               options={"resolution": 16, "left_end": 0.1, "right_end": 0.9, "low_end": 0.25,
                        "high_end": 0.3, "steps": 4000}),
        Expect("at_dials", 0.0714, 4e-3, "Sprott 2003", of="rossler",
               options={"right": "a", "upward": "b", "left_end": 0.15, "right_end": 0.25,
                        "low_end": 0.15, "high_end": 0.25, "resolution": 9, "steps": 400_000,
                        "transient": 10_000}),
    ),
)  # fmt: skip
