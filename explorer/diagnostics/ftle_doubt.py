"""How sure an FTLE picture is: the same once more with half the step, and on twice the grid.

What half the step changes is the error of the steps; what twice the grid changes is that of the
differences, which read thin ridges low. Both are shown where they are, and as numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from explorer.diagnostics import flow_window
from explorer.diagnostics.ftle import DIAGNOSTIC as FTLE
from explorer.diagnostics.ftle_field import SAID, field, picture_of
from explorer.model import (
    Axis,
    Diagnostic,
    Expect,
    Image,
    Moving,
    Param,
    Picture,
    Raster,
    Reading,
    Value,
)

SHOWN = {"steps": "half the step", "grid": "twice the grid", "both": "both together"}


def compute(
    motion: Moving, T: float, direction: str, t0: float, resolution: int, gradient: str,
    steps: int, method: str, pool: Any = None, cancel: Any = None, live: bool = False,
) -> Iterator[Reading]:  # fmt: skip
    """First what half the step changes, then twice the grid, then both at once."""
    shape = picture_of(motion, None, resolution)
    finer = tuple(2 * n - 1 for n in shape)  # every other point of it is one of the picture's
    window, short = flow_window.window(motion, T, direction, t0, live)
    dt = flow_window.step(motion, "float64", window["t0"], window["T"])
    count = steps or max(1, round(abs(window["T"]) / dt))
    shared: dict[str, Any] = {**window, "method": method if motion.slices is None else "rk4"}
    shared.update(gradient=gradient, pool=pool, cancel=cancel)
    first = field(motion, shape=shape, steps=count, **shared)
    if first is None:
        return
    found: dict[str, np.ndarray] = {"ftle": first.arrays["ftle"]}
    runs = (("steps", shape, 2), ("grid", finer, 1), ("both", finer, 2))
    for done, (name, grid, parts) in enumerate(runs, start=1):
        again = field(motion, shape=grid, steps=parts * count, **shared)
        if again is None:
            return
        every = 1 if grid == shape else 2
        found[name] = np.abs(again.arrays["ftle"][::every, ::every] - found["ftle"])
        made = _reading(first, found, count, grid, done / len(runs))
        yield replace(made, notes=(*made.notes, short)) if short else made


def _reading(
    first: Reading, found: dict[str, np.ndarray], count: int, grid: Any, done: float
) -> Reading:
    """The differences so far; what is not known yet is NaN."""
    blank = np.full_like(found["ftle"], np.nan)
    arrays = {name: found.get(name, blank) for name in SHOWN}
    values = {}
    for name, gap in arrays.items():
        known = gap[np.isfinite(gap)]
        values[name] = float(known.mean()) if known.size else np.nan
        values[f"{name}_p99"] = float(np.percentile(known, 99)) if known.size else np.nan
    known = np.abs(found["ftle"][np.isfinite(found["ftle"])])
    mean = float(known.mean()) if known.size else 0.0
    values["share"] = values["both"] / mean if mean else np.nan
    unit = first.units["ftle"]
    x, y = first.arrays["x"], first.arrays["y"]
    mode = SAID[first.settings["gradient"]]
    grids = f"{count} and {2 * count} steps; {len(x)} x {len(y)} points and twice as many"
    notes = [f"{mode}; {grids}"]
    if values["grid"] > 10 * values["steps"]:
        notes.append("the grid limits it: differences of neighbours read thin ridges low")
    elif values["steps"] > 10 * values["grid"]:
        notes.append("the steps limit it: take more of them")
    units = {**first.units, **dict.fromkeys(values, unit), **dict.fromkeys(arrays, unit)}
    return Reading(
        values, {"ftle": found["ftle"], **arrays, "x": x, "y": y}, notes=tuple(notes),
        units={**units, "share": ""}, settings=first.settings, done=done,
    )  # fmt: skip


def _option(name: str, **changed: Any) -> Param:
    """An option of the picture in doubt."""
    return replace(next(p for p in FTLE.params if p.name == name), **changed)


def _picture(name: str) -> Picture:
    layer = Raster(name, "x", "y", label="|change|")
    axes = Axis("x", of="x"), Axis("y", of="y")
    return Picture(SHOWN[name], *axes, (layer,), title=f"what {SHOWN[name]} changes", equal=True)


DIAGNOSTIC = Diagnostic(
    key="ftle_doubt",
    title="How sure is the FTLE",
    about="The FTLE once more with half the step and on twice the grid, and where the picture "
    "changes. The error of the steps is spread evenly; that of the grid sits on the ridges.",
    takes=None,
    gives=Image,
    compute=compute,
    needs=("flow", "slices"),
    renews="dials",
    fits=lambda experiment: len(getattr(experiment.motion, "domain", None) or ()) == 2,
    values=(
        Value("steps", "1/time", "mean change with half the step", label="half the step"),
        Value("steps_p99", "1/time", "of a hundred pixels the worst, with half the step",
              label="half the step, 99 %"),
        Value("grid", "1/time", "mean change on twice the grid", label="twice the grid"),
        Value("grid_p99", "1/time", "of a hundred pixels the worst, on twice the grid",
              label="twice the grid, 99 %"),
        Value("both", "1/time", "mean change with both", label="both"),
        Value("both_p99", "1/time", "of a hundred pixels the worst, with both", label="both, 99 %"),
        Value("share", "", "mean change with both, over the mean FTLE"),
    ),
    params=(
        _option("T"),
        _option("direction"),
        _option("t0"),
        _option("resolution", default=256),
        _option("gradient"),
        _option("steps", help="even steps over the window; 0: as the run's dt asks"),
        _option("method", default="rk4", choices=("rk4", "rk8"),
                help="rule whose steps are halved"),
    ),
    pictures=tuple(map(_picture, ("both", "grid", "steps"))),
    sources=FTLE.sources,
    expects=(
        Expect("steps", 2.0e-5, 1e-5, "RK4 with 60 steps against the converged map: 2.1e-5",
               of="double_gyre", options={"T": 15.0, "steps": 60, "resolution": 512},
               thorough=True),
        Expect("steps", 2.8e-4, 1.4e-4, "RK4 with 30 steps against the converged map: 2.9e-4",
               of="double_gyre", options={"T": 15.0, "steps": 30, "resolution": 256}),
        Expect("both", 0.0, 1e-7, "closed form: a saddle has the same FTLE on any grid",
               of="linear_saddle", options={"T": 3.0, "resolution": 64}),
    ),
)  # fmt: skip
