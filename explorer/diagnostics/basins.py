"""Basins of attraction: where each start ends, over the plane of two states."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from explorer.diagnostics.attractors import CLOSE, LOST, Attractor, Followed
from explorer.model import (
    Axis,
    BadInput,
    Diagnostic,
    Dots,
    Expect,
    Experiment,
    Image,
    Kernel,
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
from explorer.numerics import basin, refine

LONGEST = {True: 4000, False: 40_000}  # steps after which a start is looked at by itself
DRAWN = 2000  # points of an attractor in the picture


def compute(
    motion: Moving,
    across: str,
    up: str,
    left_end: float,
    right_end: float,
    low_end: float,
    high_end: float,
    resolution: int,
    longest: int,
    pool: Any,
    cancel: np.ndarray,
) -> Iterator[Reading]:
    """The basins with every 8th cell, 4th, 2nd, and all of them."""
    i, j = plane_of(motion, across, up)
    names = list(motion.motion.start)
    x_range = state_range(motion, names[i], left_end, right_end)
    y_range = state_range(motion, names[j], low_end, high_end)
    x, y = np.linspace(*x_range, resolution), np.linspace(*y_range, resolution)
    spread = _spread(motion, {i: x_range, j: y_range})
    steps = longest or LONGEST[isinstance(motion.motion, Map)]
    followed = Followed(motion, spread, steps, pool, cancel)
    labels = np.full((resolution, resolution), LOST)
    settings = {"across": names[i], "up": names[j], "closeness": CLOSE, "dt": motion.dt}
    done = 0
    for step, cells in refine.levels(resolution, resolution):
        starts = np.repeat(np.array(motion.start)[:, None], len(cells), axis=1)
        starts[i], starts[j] = x[cells % resolution], y[cells // resolution]
        found = followed.label(starts)
        if cancel[0]:
            return
        labels.ravel()[cells] = found
        done += len(cells)
        share = done / labels.size
        shown = refine.spread(labels, step)
        yield _reading(shown, labels[::step, ::step], x, y, followed.found, (i, j), settings, share)


def plane_of(motion: Moving, across: str, up: str) -> tuple[int, int]:
    """Places of the two states over which starts lie."""
    d = len(motion.start)
    if d < 2:
        raise BadInput(f"{motion.key or 'this motion'} has one state: a plane of starts needs two")
    i = motion.state(across) if across else (1 if up and motion.state(up) == 0 else 0)
    j = motion.state(up) if up else (0 if i == 1 else 1)
    if i == j:
        raise BadInput(f"across = up = {across!r}: give two different states")
    return i, j


def state_range(motion: Moving, name: str, low: float, high: float) -> tuple[float, float]:
    """Range of a state: as given, else as its picture is framed, else round the start."""
    if low < high:
        return low, high
    if not low == high == 0.0:
        raise BadInput(f"{name} from {low:g} to {high:g}: give low < high, or 0 and 0")
    wrap = motion.motion.wrap.get(name)
    if name in motion.ranges:
        return tuple(map(float, motion.ranges[name]))
    if wrap:
        return -wrap / 2, wrap / 2
    at = float(motion.start[motion.state(name)])
    room = max(2.0, 2.0 * abs(at))
    return at - room, at + room


def _spread(motion: Moving, sides: dict[int, tuple[float, float]]) -> np.ndarray:
    """A length for each state: of its range; the mean of those that are known for the others."""
    names, found = list(motion.motion.start), np.zeros(len(motion.start))
    for place, name in enumerate(names):
        side = sides.get(place) or motion.ranges.get(name)
        found[place] = side[1] - side[0] if side else 0.0
    found[found <= 0.0] = found[found > 0.0].mean()
    return found


def _reading(
    shown: np.ndarray, labels: np.ndarray, x: np.ndarray, y: np.ndarray,
    attractors: list[Attractor], plane: tuple[int, int], settings: dict[str, Any], done: float,
) -> Reading:  # fmt: skip
    """What a picture of labels says; `labels` are the cells computed so far."""
    count = len(attractors)
    share, spread = basin.fractions(labels, count)
    mixed, border = basin.entropy(labels)
    slope, error = basin.uncertainty(labels)
    values = {
        "attractors": float(count),
        "largest_share": float(share.max()) if count else math.nan,
        "lost": float((labels == LOST).mean()),
        "entropy": mixed,
        "boundary_entropy": border,
        "uncertainty": slope,
    }
    centres = np.array([a.centre for a in attractors]) if count else np.empty((0, 2))
    visited = [a.points[:: 1 + len(a.points) // DRAWN, list(plane)] for a in attractors]
    cells = np.concatenate(visited) if visited else np.empty((0, 2))
    words = tuple(
        f"{k + 1}: {100 * part:.3g} %" + ("" if a.still else ", moving")
        for k, (a, part) in enumerate(zip(attractors, share, strict=True))
    )
    arrays = {
        "x": x, "y": y, "labels": shown, "fractions": share, "spread": spread,
        "attractor": centres, "visited_x": cells[:, 0], "visited_y": cells[:, 1],
        "at": centres[:, list(plane)] if count else np.empty((0, 2)),
    }  # fmt: skip
    uncertainty = {"uncertainty": error} if math.isfinite(error) else {}
    if count:
        uncertainty["largest_share"] = float(spread[share.argmax()])
    notes = []
    if count >= 16:
        notes.append("Very many attractors: a flow that keeps volume has none in this sense.")
    if values["lost"] > 0.0:
        part = 100 * values["lost"]
        notes.append(f"{part:.2g} % of the starts leave every bound, or settle on nothing.")
    return Reading(values, arrays, uncertainty, tuple(notes), settings=settings,
                   words={"attractors": words}, done=done, provisional=done < 1.0)  # fmt: skip


def _fits(experiment: Experiment) -> bool:
    """Systems with two states or more that lose volume."""
    motion = experiment.motion
    return (
        not isinstance(motion, Kernel)
        and len(experiment.states) > 1
        and not getattr(motion, "conservative", False)
    )


_SIDES = (
    Param("left_end", 0.0, -100.0, 100.0, "least start across; both 0: as the picture is framed"),
    Param("right_end", 0.0, -100.0, 100.0, "greatest start across"),
    Param("low_end", 0.0, -100.0, 100.0, "least start upwards; both 0: as the picture is framed"),
    Param("high_end", 0.0, -100.0, 100.0, "greatest start upwards"),
)

DIAGNOSTIC = Diagnostic(
    key="basins",
    title="Basins of attraction",
    about="Each start over two states, coloured by the attractor that it comes to; the other "
    "states begin where the run stands. Where colours are mixed on every scale, a start must be "
    "known very well to tell its end. A click starts the run there.",
    takes=None,
    gives=Image,
    compute=compute,
    needs=("flow", "map"),
    renews="dials",
    fits=_fits,
    values=(
        Value("attractors", "", "attractors that were found"),
        Value("largest_share", "", "share of the starts in the largest basin"),
        Value("lost", "", "share of the starts that leave, or settle on nothing"),
        Value("entropy", "", "how mixed the basins are in boxes of five cells a side", "S_b"),
        Value("boundary_entropy", "", "the same in boxes on a border; above ln 2: it is fractal",
              "S_{bb}"),
        Value("uncertainty", "", "exponent of the share of doubtful starts against the doubt; "
              "1: a smooth border", r"\alpha"),
    ),
    params=(
        Param("across", "", help="state to the right", kind="name", names="states"),
        Param("up", "", help="state upwards", kind="name", names="states"),
        *_SIDES,
        Param("resolution", 200, 16, 1000, "cells a side", kind="int", scale="log", hard_min=2,
              hard_max=4096, unit="cells"),
        Param("longest", 0, 0, 1_000_000, "steps that a start is followed before it is looked at "
              "by itself; 0: 4000 of a map, 40 000 of a flow", kind="int", hard_min=0,
              hard_max=100_000_000),
    ),
    pictures=(
        Picture(
            "basins", Axis("{across}", of="{across}", zoom=("left_end", "right_end")),
            Axis("{up}", of="{up}", zoom=("low_end", "high_end")),
            (Raster("labels", "x", "y", label="attractor", map="classes"),
             Dots("visited_x", "visited_y", size=1.5), Marks("at", "attractors")),
            click="start",
        ),
    ),
    sources=(
        Source("G. Datseris, A. Wagemakers", "Effortless estimation of basins of attraction", 2022,
               "Chaos 32, 023104", "10.1063/5.0076568"),
        Source("A. Daza, A. Wagemakers, B. Georgeot, D. Guéry-Odelin, M. A. F. Sanjuán",
               "Basin entropy: a new tool to analyze uncertainty in dynamical systems", 2016,
               "Sci. Rep. 6, 31416", "10.1038/srep31416"),
        Source("S. W. McDonald, C. Grebogi, E. Ott, J. A. Yorke", "Fractal basin boundaries", 1985,
               "Physica D 17, 125-153", "10.1016/0167-2789(85)90001-6"),
    ),
    expects=(
        Expect("attractors", 3, 0, "Cayley 1879: the three roots of one", of="newton",
               options={"resolution": 64}),
        Expect("lost", 0.0, 0, "almost every start finds a root", of="newton",
               options={"resolution": 64}),
        Expect("attractors", 3, 0, "one for each magnet", of="magnetic_pendulum",
               options={"resolution": 24}),
        Expect("attractors", 1, 0, "Hénon 1976: one strange attractor", of="henon",
               options={"resolution": 64}),
    ),
)  # fmt: skip
