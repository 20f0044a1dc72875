"""The states of a school over the widths of two zones: swarm, mill, parallel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from explorer.diagnostics import zones
from explorer.model import (
    Axis,
    BadInput,
    Diagnostic,
    Expect,
    Image,
    Marks,
    Param,
    Picture,
    Raster,
    Reading,
    Source,
    Spot,
    Trials,
    Value,
)
from explorer.numerics import refine

STATES = ("swarm", "in between", "mill", "dynamic parallel", "highly parallel")
EVERY = 10  # steps between two looks at P and M
PIECE = 200  # steps between two looks at `cancel`


def named(P: Any, M: Any) -> np.ndarray:
    """Number of the state in STATES; -1 where P or M is not known."""
    P, M = np.asarray(P, dtype=float), np.asarray(M, dtype=float)
    lesser = np.where(M > 0.5, 2, np.where((P > 0.4) | (M > 0.3), 1, 0))
    found = np.where(P > 0.9, 4, np.where(P > 0.7, 3, lesser))
    return np.where(np.isfinite(P) & np.isfinite(M), found, -1)


def compute(
    trials: Trials,
    left_end: float,
    right_end: float,
    low_end: float,
    high_end: float,
    resolution: int,
    steps: int,
    settle: float,
    pool: Any,
    cancel: np.ndarray,
) -> Iterator[Reading]:
    """The map with every 8th cell, 4th, 2nd, and all of them."""
    if not (0.0 <= left_end < right_end and 0.0 <= low_end < high_end):
        raise BadInput("left_end < right_end and low_end < high_end, all from 0, are needed")
    x = np.linspace(left_end, right_end, resolution)
    y = np.linspace(low_end, high_end, resolution)
    found = np.full((2, resolution, resolution), np.nan)
    spots: list[Spot] = []
    kept = max(EVERY, round((1.0 - settle) * steps))

    def swim(cell: int) -> Spot | None:
        row, column = divmod(cell, resolution)
        dials = zones.radii(trials, float(x[column]), float(y[row]))
        school = trials.begin(dials)
        read = _read(school, max(0, steps - kept), kept, cancel)
        if read is None:
            return None
        found[:, row, column] = read
        return Spot(float(x[column]), float(y[row]), dials, school.state())

    for step, cells in refine.levels(resolution, resolution):
        for part in np.array_split(cells, max(1, len(cells) // 16)):
            new = pool.map(swim, part.tolist())
            if cancel[0]:
                return
            spots += [spot for spot in new if spot is not None]
            coarse = refine.spread(found, step) if step == 1 else _filled(found, step)
            yield _reading(coarse, x, y, tuple(spots), len(spots) / resolution**2)


def _read(school: Any, before: int, kept: int, cancel: np.ndarray) -> np.ndarray | None:
    """Mean P and M of the last `kept` steps; None when it was cancelled."""
    while before > 0 and not cancel[0]:
        school.advance(min(PIECE, before))
        before -= PIECE
    rows = []
    while kept > 0 and not cancel[0]:
        rows.append(school.watch(zones.ORDERS, min(PIECE, kept), EVERY))
        kept -= PIECE
    return None if cancel[0] else np.asarray(np.concatenate(rows).mean(axis=0))


def _filled(found: np.ndarray, step: int) -> np.ndarray:
    """(2, ny, nx) with each cell not yet known showing the nearest known one before it."""
    shown = np.stack([refine.spread(one, step) for one in found])
    return np.where(np.isfinite(found), found, shown)


def _reading(
    found: np.ndarray, x: np.ndarray, y: np.ndarray, spots: tuple[Spot, ...], done: float
) -> Reading:
    P, M = found
    state = named(P, M)
    known = state[state >= 0]
    values = {
        f"{name.replace(' ', '_')}_share": float((known == number).mean()) if known.size else 0.0
        for number, name in enumerate(STATES)
    }
    at, words = [], []
    for number, name in enumerate(STATES):
        rows, columns = np.nonzero(state == number)
        if rows.size:
            middle = int(
                np.argmin((rows - np.median(rows)) ** 2 + (columns - np.median(columns)) ** 2)
            )
            at.append((x[columns[middle]], y[rows[middle]]))
            words.append(name)
    arrays = {"x": x, "y": y, "P": P, "M": M, "state": state,
              "names": np.array(at).reshape(-1, 2)}  # fmt: skip
    notes = (
        ()
        if done < 1.0
        else (
            "Each cell is one school from a random start: near a border another seed, or a longer "
            "run, may give another state.",
        )
    )
    pictures = dict.fromkeys(("states", "polarisation", "milling"), spots)
    return Reading(values, arrays, notes=notes, words={"names": tuple(words)}, done=done,
                   provisional=done < 1.0, spots=pictures)  # fmt: skip


_PLANE = (
    Axis(zones.ORIENTATION, "L", zoom=("left_end", "right_end")),
    Axis(zones.ATTRACTION, "L", zoom=("low_end", "high_end")),
)

DIAGNOSTIC = Diagnostic(
    key="school_phases",
    title="States of a school",
    about="What becomes of a school, over the widths of its zones of orientation and attraction: "
    "swarm, mill or parallel. Each cell is a school of its own from a random start. A click loads "
    "that school; a dragged rectangle is computed anew.",
    takes=None,
    gives=Image,
    compute=compute,
    needs=("kernel",),
    renews="dials",
    ignores=("start", "r_orientation", "r_attraction"),
    fits=zones.fits,
    values=tuple(
        Value(f"{name.replace(' ', '_')}_share", "", f"share of the cells: {name}", range=(0, 1))
        for name in STATES
    ),
    params=(
        zones.width("least width of the orientation zone", 0.0, "left_end"),
        zones.width("greatest width of the orientation zone", 8.0, "right_end"),
        zones.width("least width of the attraction zone", 0.0, "low_end"),
        zones.width("greatest width of the attraction zone", 15.0, "high_end"),
        Param("resolution", 17, 4, 64, "cells a side", kind="int", hard_min=2, hard_max=512),
        Param("steps", 1500, 50, 20_000, "that each school swims", kind="int", scale="log",
              hard_min=20, hard_max=100_000_000),
        Param("settle", 0.7, 0.0, 0.95, "share of the steps that is not read", hard_min=0.0,
              hard_max=0.999),
    ),
    pictures=(
        Picture("states", *_PLANE,
                (Raster("state", "x", "y", label="state", map="classes"),
                 Marks("names", "names")), click="spot"),
        Picture("polarisation", *_PLANE, (Raster("P", "x", "y", label="polarisation P"),),
                click="spot"),
        Picture("milling", *_PLANE, (Raster("M", "x", "y", label="milling M"),), click="spot"),
    ),
    sources=(
        zones.COUZIN,
        Source(
            "S. H. S. Herho, I. P. Anwar, F. Khadami, A. P. Handayani, K. A. Sujatmiko and others",
            "dewi-kadita: A Python library for idealized fish schooling simulation with "
            "entropy-based diagnostics",
            2026,
            "arXiv:2602.07948",
        ),
    ),
    expects=(
        Expect("highly_parallel_share", 1.0, 0.0, "rules of Couzin et al. 2002: P > 0.99 from a "
               "width of 4.5 on", of="couzin", preset="true_mill",
               options={"left_end": 6.0, "right_end": 12.0, "low_end": 13.0, "high_end": 15.0,
                        "resolution": 2, "steps": 1000}),
    ),
)  # fmt: skip
