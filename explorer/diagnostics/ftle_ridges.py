"""Ridges of the FTLE field as curves: the walls that fluid does not cross."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np

from explorer.model import (
    Axis,
    Curve,
    Diagnostic,
    Expect,
    Line,
    Moving,
    Param,
    Picture,
    Raster,
    Reading,
    Source,
    Value,
)

C_RIDGE = "C-ridge"
SAID = {
    C_RIDGE: "C-ridges: highest along xi2 of the Cauchy-Green tensor",
    "height ridge": "height ridges: highest along the field's own strongest bend",
}


def compute(
    motion: Moving,
    T: float,
    direction: str,
    t0: float,
    resolution: int,
    threshold: float,
    shortest: int,
    criterion: str,
    pool: Any = None,
    cancel: Any = None,
    live: bool = False,
) -> Reading | None:
    """Crest points of the field by differences on the grid, linked into curves."""
    from explorer.diagnostics import flow_window
    from explorer.diagnostics.ftle_field import field, picture_of
    from explorer.numerics import transport

    shape = picture_of(motion, None, resolution)
    window, short = flow_window.window(motion, T, direction, t0, live)
    dtype = "float32" if live else "float64"
    dt = flow_window.step(motion, dtype, window["t0"], window["T"])
    reading = field(motion, **window, shape=shape, dt=dt, dtype=dtype, pool=pool, cancel=cancel)
    if reading is None:
        return None
    axes = reading.arrays["x"], reading.arrays["y"]
    slopes = transport.differences(reading.arrays["F"].astype(np.float64), axes)
    found = _curves(reading, slopes, axes, threshold, shortest, criterion)
    return replace(found, notes=(*found.notes, short)) if short else found


def _curves(
    reading: Reading,
    slopes: np.ndarray,
    axes: Any,
    threshold: float,
    shortest: int,
    criterion: str = C_RIDGE,
) -> Reading:
    """The ridges of a field, given the gradient of its flow map."""
    from explorer.numerics import ridges, tensors

    ftle = reading.arrays["ftle"].astype(np.float64)
    if criterion == C_RIDGE:
        normal = ridges.normals(slopes)
    else:
        normal = tensors.across(tensors.of_curvature(ftle, axes))
    known = ftle[np.isfinite(ftle)]
    floor = float(np.percentile(known, threshold)) if known.size else math.inf
    points, sharpness, pixel = ridges.crest(ftle, axes, normal, floor)
    value = ftle.ravel()[pixel]
    normals = normal.reshape(2, -1)[:, pixel].T
    spacing = [float(x[1] - x[0]) for x in axes]
    curves = ridges.link(points, normals, value, pixel, ftle.shape, spacing, shortest)
    lengths = [_length(points[curve]) for curve in curves]
    curves = [curves[i] for i in np.argsort([-length for length in lengths], kind="stable")]
    order = np.concatenate([np.zeros(0, int), *curves])
    first = np.cumsum([0, *map(len, curves)])
    drawn = np.insert(points[order], first[1:-1], np.nan, axis=0) if curves else points[order]
    arrays = {
        "field": ftle,
        "field_x": axes[0],
        "field_y": axes[1],
        "x": drawn[:, 0].copy(),
        "y": drawn[:, 1].copy(),
        "points": points[order],
        "first": first,
        "ftle": value[order],
        "sharpness": sharpness[order],
    }
    values = {
        "curves": float(len(curves)),
        "longest": max(lengths, default=math.nan),
        "length": float(sum(lengths)),
        "mean": float(value[order].mean()) if len(order) else math.nan,
    }
    unit = reading.units["ftle"]
    units = {**{name: reading.units.get(name, "") for name in "xy"}, "ftle": unit, "mean": unit}
    units |= {"field": unit}
    notes = (
        f"{SAID[criterion]}; crest points to a fraction of a pixel, heights from differences on "
        "the grid",
    )
    settings = {**reading.settings, "floor": floor}
    return Reading(values, arrays, notes=notes, units=units, settings=settings)


def _length(points: np.ndarray) -> float:
    return float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())


DIAGNOSTIC = Diagnostic(
    key="ftle_ridges",
    title="FTLE ridges",
    about="The ridges of the FTLE field as curves: forward the repelling walls of the flow, "
    "backward the attracting ones.",
    takes=None,
    gives=Curve,
    compute=compute,
    needs=("flow", "slices"),
    fits=lambda experiment: len(getattr(experiment.motion, "domain", None) or ()) == 2,
    values=(
        Value("curves", "", "how many curves were found"),
        Value("longest", "", "length of the longest curve"),
        Value("length", "", "length of all curves together"),
        Value("mean", "1/time", "average FTLE along the curves"),
    ),
    params=(
        Param("T", 15.0, 0.5, 40.0, "how long neighbours are followed", unit="time"),
        Param(
            "direction", "forward", choices=("forward", "backward"),
            help="forward finds what repels, backward what attracts",
        ),
        Param("t0", 0.0, -20.0, 20.0, "start of the window after the run's time", unit="time"),
        Param(
            "resolution", 512, 64, 2048, "points along x", kind="int", hard_min=16, hard_max=8192,
            scale="log", unit="pixels",
        ),
        Param("threshold", 80.0, 0.0, 99.0, "only above this share of the field", unit="%",
              hard_min=0.0, hard_max=100.0),
        Param("shortest", 10, 2, 200, "curves with fewer points are dropped", kind="int",
              hard_min=2, unit="points"),
        Param("criterion", C_RIDGE, choices=tuple(SAID),
              help="highest along the direction in which fluid was stretched most, or along that "
              "in which the field bends most"),
    ),
    pictures=(
        Picture(
            "ridges", Axis("x", of="x"), Axis("y", of="y"),
            (Raster("field", "field_x", "field_y", label="FTLE, T = {T}, {direction}"),
             Line("x", "y", label="ridges", colour=3)),
            equal=True,
        ),
    ),
    sources=(
        Source(
            "B. Schindler, R. Peikert, R. Fuchs, H. Theisel",
            "Ridge concepts for the visualization of Lagrangian coherent structures",
            2012,
            "Topological Methods in Data Analysis and Visualization II, 221-235",
            "10.1007/978-3-642-23175-9_15",
        ),
        Source(
            "S. C. Shadden, F. Lekien, J. E. Marsden",
            "Definition and properties of Lagrangian coherent structures from finite-time "
            "Lyapunov exponents in two-dimensional aperiodic flows",
            2005,
            "Physica D 212, 271-304",
            "10.1016/j.physd.2005.10.007",
        ),
    ),
    expects=(
        Expect(
            "longest", 1.0, 0.03, "the wall between the two steady rolls is 1 long",
            of="double_gyre", preset="steady",
        ),
    ),
)  # fmt: skip
