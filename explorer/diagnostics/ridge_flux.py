"""Flux through a ridge: whether the ridge of the FTLE is a wall of fluid, or fluid passes it.

A wall moves with the fluid. So the longest ridge of now is carried along for a while as a line of
dye, and held against the ridges of then: how far apart they are, over the time, is what leaks.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np

from explorer.diagnostics import flow_window
from explorer.diagnostics.ftle_ridges import C_RIDGE, SAID
from explorer.diagnostics.ftle_ridges import compute as ridges_of
from explorer.diagnostics.plane_pictures import AXES, line, named
from explorer.diagnostics.plane_window import (
    DIRECTION,
    T0,
    lasting,
    on_a_plane,
    resolution,
    window,
)
from explorer.model import (
    BadInput,
    Curve,
    Diagnostic,
    Expect,
    Moving,
    Param,
    Picture,
    Reading,
    Source,
    Value,
)

MOST = 50_000  # points of the line that is carried
PIECES = 20  # times that it is looked at for gaps
TRIMMED = 0.05  # of the ridge at either end, where what was found ends and not the wall


def compute(
    motion: Moving, T: float, direction: str, t0: float, after: float, resolution: int,
    criterion: str, pool: Any = None, cancel: Any = None, domain: Any = None, live: bool = False,
) -> Reading | None:  # fmt: skip
    """The longest ridge carried over `after`, against the ridges found then."""
    from explorer.numerics import material_line

    T, t0, short = _fitted(motion, T, direction, t0, after, live)
    found = []
    for begin in (t0, t0 + after):
        given = {"threshold": 80.0, "shortest": 10, "pool": pool, "cancel": cancel}
        reading = ridges_of(motion, T, direction, begin, resolution, criterion=criterion, **given)
        if reading is None:
            return None
        found.append(np.split(reading.arrays["points"], reading.arrays["first"][1:-1]))
    now, then = ([one for one in lines if len(one) > 1] for lines in found)
    view = window(motion, after, "forward", t0, resolution, None, domain, pool, cancel)
    view = replace(view, moved=short)
    pixel = float(min(x[1] - x[0] for x in view.axes))
    if not now:
        return _reading(view, np.empty((0, 2)), now, then, np.nan, np.nan)
    cut = int(TRIMMED * len(now[0]))
    carried = np.ascontiguousarray(now[0][cut : len(now[0]) - cut or None].T)
    h = view.flow.T / PIECES
    steps = max(1, round(view.flow.steps / PIECES))
    for k in range(PIECES):
        piece = replace(view.flow, t0=view.flow.t0 + k * h, T=h, steps=steps)
        carried = material_line.filled(np.asarray(piece.ends(carried), float), 2.0 * pixel, MOST)
    apart, _ = material_line.crossed(_inside(carried.T, view.domain), then)
    velocity, _ = view.velocity.at(view.seeds, view.flow.t0)
    speed = float(np.sqrt(np.nanmean((velocity**2).sum(axis=0))))
    if motion.slices is not None and motion.slices.radius:  # in degrees, as the ridges are
        speed /= math.radians(motion.slices.radius)
    return _reading(view, carried.T, now, then, apart / after, speed)


def _fitted(
    motion: Moving, T: float, direction: str, t0: float, after: float, live: bool
) -> tuple[float, float, str]:
    """(T, t0, note): the windows of now and of then, both within what data reach over."""
    if motion.slices is None:
        return T, t0, ""
    late = after if direction == "backward" else 0.0
    whole, short = flow_window.window(motion, T + after, direction, t0 + late, live)
    left = abs(whole["T"]) - after
    if left <= 0.0:
        raise BadInput(f"after = {after:g}: the data reach over {abs(whole['T']):.4g} in all")
    return left, whole["t0"] - late - motion.t0, short


def _inside(points: np.ndarray, domain: Any) -> np.ndarray:
    """Those within the picture: a ridge beyond it cannot be found."""
    low, high = np.asarray(domain, float).T
    return points[((points >= low) & (points <= high)).all(axis=1)]


def _reading(
    view: Any, carried: np.ndarray, now: Any, then: Any, leak: float, speed: float
) -> Reading:
    values = {
        "flux": leak,
        "share": leak / speed if speed else np.nan,
        "length": float(np.linalg.norm(np.diff(now[0], axis=0), axis=1).sum()) if now else 0.0,
        "drawn_out": float(np.linalg.norm(np.diff(carried, axis=0), axis=1).sum()),
    }
    arrays = {**named("now", now[:1]), **named("carried", [carried] if len(carried) else []),
              **named("then", then)}  # fmt: skip
    pixel = float(min(x[1] - x[0] for x in view.axes))
    floor = pixel / abs(view.flow.T)
    notes = (view.note("grid"), f"a ridge is known to a pixel: below {floor:.3g} flux is not told "
             "from none")  # fmt: skip
    length = view.units["x"]
    rate = f"{length or 'length'}/{view.moving.told.get('t') or 'time'}"
    units = {**view.units, "flux": rate, "length": length, "drawn_out": length}
    return Reading(values, arrays, notes=notes, units=units, settings=view.settings("grid"))


DIAGNOSTIC = Diagnostic(
    key="ridge_flux",
    title="Flux through a ridge",
    about="Whether the longest ridge of the FTLE is a wall: it is carried along like dye and held "
    "against the ridges found later. What lies between has leaked through.",
    takes=None,
    gives=Curve,
    compute=compute,
    needs=("flow", "slices"),
    renews="dials",
    fits=on_a_plane,
    values=(
        Value("flux", "length/time", "mean distance from the later ridge over the time between"),
        Value("share", "", "the same over the root mean square speed of the flow"),
        Value("length", "", "of the ridge at first"),
        Value("drawn_out", "", "of the line it has become", label="carried length"),
    ),
    params=(
        lasting(15.0), DIRECTION, T0,
        Param("after", 1.0, 0.05, 20.0, "how long the ridge is carried", unit="time",
              hard_min=1e-6),
        resolution(256),
        Param("criterion", C_RIDGE, choices=tuple(SAID), help="what makes a ridge"),
    ),
    pictures=(
        Picture("ridges", *AXES,
                (line("then", "ridges found later", 0, quiet=True), line("now", "ridge now", 1),
                 line("carried", "the same, carried", 3, dashed=True)), equal=True),
    ),
    sources=(
        Source("S. C. Shadden, F. Lekien, J. E. Marsden", "Definition and properties of "
               "Lagrangian coherent structures from finite-time Lyapunov exponents in "
               "two-dimensional aperiodic flows", 2005, "Physica D 212, 271-304",
               "10.1016/j.physd.2005.10.007"),
    ),
    expects=(
        Expect("share", 0.0, 0.02, "Shadden et al. 2005: the flux through a well-defined ridge is "
               "negligible", of="double_gyre"),
        Expect("flux", 0.0, 2e-3, "nothing crosses the wall between steady rolls",
               of="double_gyre", preset="steady"),
    ),
)  # fmt: skip
