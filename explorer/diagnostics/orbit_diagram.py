"""Orbit diagram: where the orbit goes, for every position of a dial."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import log
from typing import Any

import numpy as np

from explorer.diagnostics import branch_lines
from explorer.diagnostics.atlas import Atlas, Wanted
from explorer.diagnostics.orbit_columns import Events
from explorer.diagnostics.orbit_sweep import Sweep
from explorer.diagnostics.section import DIRECTIONS
from explorer.model import (
    Axis,
    BadInput,
    Band,
    Diagnostic,
    Expect,
    Image,
    Lane,
    Line,
    Map,
    Marks,
    Moving,
    Param,
    Picture,
    Raster,
    Reading,
    Source,
    Value,
)

COARSER = 8  # columns of the finished picture for one of the first
WIDE = {True: (1500, 1000, 1000), False: (300, 60, 120)}  # columns, transient, samples: map, flow
FOLLOWED = {True: Wanted(turns=3, doublings=3), False: Wanted()}  # where branches are laid over
ALONG = {True: 1000, False: 4000}  # steps of the exponent


def compute(
    motion: Moving,
    over: str,
    low: float,
    high: float,
    state: str,
    follow: str,
    columns: int,
    transient: int,
    samples: int,
    rows: int,
    bottom: float,
    top: float,
    events: str,
    axis: str,
    level: float,
    direction: str,
    exponent: bool,
    branches: bool,
    pool: Any,
    cancel: np.ndarray,
) -> Iterator[Reading]:
    """A coarse diagram, then the fine one with the exponents below it."""
    is_map = isinstance(motion.motion, Map)
    name, ends = dial_range(motion, over, low, high)
    wide, before, kept = WIDE[is_map]
    columns, transient, samples = columns or wide, transient or before, samples or kept
    chosen = Events(motion.state(state), events, motion.state(axis), level, DIRECTIONS[direction])
    if not bottom <= top:
        raise BadInput(f"bottom = {bottom:g}, top = {top:g}: give bottom < top, or 0 and 0")
    names = {"over": name, "state": list(motion.motion.start)[chosen.of], "low": ends[0],
             "high": ends[1]}  # fmt: skip
    side = (bottom, top) if bottom < top else None
    few = (max(2, columns // COARSER), max(1, transient // 4), max(32, samples // 4))
    for count, first, each in (few, (columns, transient, samples)):
        values = np.linspace(*ends, count)
        sweep = Sweep(motion, name, values, chosen, first, each, follow, pool, cancel)
        side = sweep.run(rows, side)
        if cancel[0]:
            return
        last = count == columns
        rates = np.full((1, count), np.nan)
        if exponent and last:
            rates = sweep.exponents(ALONG[is_map])
        if cancel[0]:
            return
        done = (0.8 if branches else 1.0) if last else 1.0 / COARSER
        found = sweep.reading(rates, names, done)
        yield branch_lines.laid(found, None, side, chosen, is_map)
    if branches:
        atlas = Atlas(motion, name, *ends, FOLLOWED[is_map], cancel)
        for _ in atlas.build():
            if cancel[0]:
                return
        yield branch_lines.laid(replace(found, done=1.0), atlas, side, chosen, is_map)


def dial_range(motion: Moving, over: str, low: float, high: float) -> tuple[str, Any]:
    """The dial's name and the range to sweep: its own where both are 0."""
    dial = motion.dial(over)
    if low == 0.0 == high:
        assert dial.min is not None and dial.max is not None
        return dial.name, (float(dial.min), float(dial.max))
    if not low < high:
        raise BadInput(f"low = {low:g}, high = {high:g}: give low < high, or 0 and 0")
    for value in (low, high):
        if not dial.hard_min <= value <= dial.hard_max:
            allowed = f"{dial.hard_min:g} to {dial.hard_max:g}"
            raise BadInput(f"{dial.name} = {value:g}: allowed is {allowed}")
    return dial.name, (low, high)


DIAGNOSTIC = Diagnostic(
    key="orbit_diagram",
    title="Orbit diagram",
    about="Where the orbit goes, for every position of a dial: single lines are steady states and "
    "cycles, forks are doublings, grey is chaos, white stripes in it are windows of order. Drag a "
    "rectangle to compute a part of it anew.",
    takes=None,
    gives=Image,
    compute=compute,
    needs=("flow", "map"),
    renews="dials",
    values=(
        Value("lowest", "", "least value visited"),
        Value("highest", "", "greatest value visited"),
        Value("chaotic", "", "share of the columns whose largest exponent is positive"),
        Value("exponent_at_end", "1/time", "largest exponent at the high end of the dial"),
        Value("escaped", "", "share of the columns whose orbit leaves every bound"),
        Value("two_ways", "", "share of the columns that end differently up and down"),
    ),
    params=(
        Param("over", "", help="dial that is turned", kind="name", names="dials"),
        Param("low", 0.0, -100.0, 100.0, "where it begins; both 0: its own range"),
        Param("high", 0.0, -100.0, 100.0, "where it ends"),
        Param("state", "", help="state drawn", kind="name", names="states"),
        Param(
            "follow", "fixed", choices=("fixed", "up", "down", "both"),
            help="start every column anew, or follow the attractor as the dial goes up or down; "
            "both shows where it matters which",
        ),
        Param("columns", 0, 0, 4000, "positions of the dial; 0: 1500 of a map, 300 of a flow",
              kind="int", hard_min=0, hard_max=20_000),
        Param("transient", 0, 0, 10_000, "iterations or events left out; 0: 1000 of a map, 60 of "
              "a flow", kind="int", hard_min=0, hard_max=10_000_000),
        Param("samples", 0, 0, 10_000, "iterations or events drawn; 0: 1000 of a map, 120 of a "
              "flow", kind="int", hard_min=0, hard_max=1_000_000),
        Param("rows", 600, 100, 2000, "of the picture", kind="int", hard_min=2, hard_max=8192),
        Param("bottom", 0.0, -100.0, 100.0, "least value shown; both 0: all that is visited"),
        Param("top", 0.0, -100.0, 100.0, "greatest value shown"),
        Param("events", "maxima", choices=("maxima", "minima", "section"),
              help="of a flow: extremes of the state, or its value where `axis` passes `level`"),
        Param("axis", "", help="state that cuts a section", kind="name", names="states"),
        Param("level", 0.0, -100.0, 100.0, "of the section"),
        Param("direction", "up", choices=("up", "down", "both"), help="crossings that count"),
        Param("exponent", True, help="the largest exponent over the same range"),
        Param("branches", False, help="lay equilibria and cycles over it, stable or not"),
    ),
    pictures=(
        Picture(
            "orbits", Axis("{over}", of="{over}", zoom=("low", "high")),
            Axis("{state}", zoom=("bottom", "top")),
            (Raster("density", "dial", "value", label="visits", map="density"),
             Line("branch_stable_x", "branch_stable_y", label="stable"),
             Line("branch_unstable_x", "branch_unstable_y", label="unstable", dashed=True),
             Marks("branches_at", "branches")),
            click="dials",
            lane=Lane(
                Axis("\u03bb\u2081", "1/time"),
                (Line("dial", "zero", quiet=True), Band("dial", "zero", "chaos"),
                 Line("dial", "exponent_down", label="\u03bb\u2081 coming down", dashed=True,
                      colour=1),
                 Line("dial", "exponent", colour=0)),
            ),
        ),
        Picture(
            "largest exponent", Axis("{over}", of="{over}", zoom=("low", "high")),
            Axis("largest exponent", "1/time"),
            (Line("dial", "zero", quiet=True),
             Line("dial", "exponent_down", label="coming down", dashed=True, colour=1),
             Line("dial", "exponent", colour=0)), click="dials",
        ),
        Picture(
            "up and down", Axis("{over}", of="{over}", zoom=("low", "high")),
            Axis("{state}", zoom=("bottom", "top")),
            (Raster("ways", "dial", "value", label="both, only up, only down", map="classes"),),
            click="dials",
        ),
    ),
    sources=(
        Source("R. M. May", "Simple mathematical models with very complicated dynamics", 1976,
               "Nature 261, 459-467", "10.1038/261459a0"),
        Source("J. P. Crutchfield, J. D. Farmer, B. A. Huberman", "Fluctuations and simple chaotic "
               "dynamics", 1982, "Phys. Rep. 92, 45-82"),
    ),
    expects=(
        Expect("exponent_at_end", log(2.0), 2e-2, "ln 2 at r = 4, exact", of="logistic",
               options={"low": 3.5, "high": 4.0}),
        Expect("highest", 0.9, 1e-6, "r/4: nothing lies above the image of 1/2", of="logistic",
               options={"low": 3.59, "high": 3.6, "samples": 20_000, "columns": 50}),
        Expect("chaotic", 0.0, 0, "Feigenbaum 1978: no chaos below 3.569946", of="logistic",
               options={"low": 2.8, "high": 3.5698}),
        Expect("lowest", 0.5, 1e-9, "1 - 1/r at r = 2", of="logistic",
               options={"low": 2.0, "high": 2.9}),
    ),
)  # fmt: skip
