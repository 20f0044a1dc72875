"""FTLE in space: a slice to move through the box, the box seen through, and a surface of it."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from explorer.diagnostics.ftle import DIAGNOSTIC as FTLE
from explorer.diagnostics.ftle_field import checked_domain, field
from explorer.model import (
    Axis,
    BadInput,
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
from explorer.numerics import isosurface

NAMES = "xyz"
BYTES = 8 * 4 + 4 * 30  # of a particle: the slices of `transport` stay small beside these
MOST_BYTES = 4e9
SHOWN = ("surface and slice", "surface", "slice")
_LAST: list[tuple[Any, Reading]] = []  # the field that was made last, and of what
SCIPY = "SciPy: DOP853 at tolerance 1e-10, numpy.gradient, singular values"


def compute(
    motion: Moving, T: float, direction: str, t0: float, resolution: int, across: str, up: str,
    at: float, level: float, steps: int, shown: str, pool: Any = None, cancel: Any = None,
    domain: Any = None,
) -> Reading | None:  # fmt: skip
    """The field on a grid of boxes, float32; the slice at a share of the side along its normal."""
    sides = checked_domain(motion, domain)
    if len(sides) != 3:
        what = f"{motion.key or 'this flow'} moves on a plane ({len(sides)} states)"
        raise BadInput(f"{what}: FTLE in space needs 3; measure its ftle instead")
    if across == up:
        raise BadInput(f"up = {up!r}: give another axis than across")
    shape = counts(sides, resolution)
    bytes_ = BYTES * math.prod(shape)
    if bytes_ > MOST_BYTES:
        size, most = bytes_ / 1e9, MOST_BYTES / 1e9
        raise BadInput(f"resolution = {resolution}: about {size:.1f} GB; allowed is {most:g}")
    found = _followed(
        motion, T=-T if direction == "backward" else T, t0=motion.t0 + t0, shape=shape,
        steps=steps or None, domain=sides, pool=pool, cancel=cancel,
    )  # fmt: skip
    if found is None:
        return None
    volume = found.arrays["ftle"]
    axes = tuple(found.arrays[name] for name in NAMES)
    known = volume[np.isfinite(volume)]
    height = float(np.percentile(known, level)) if known.size else math.nan
    points, faces = isosurface.isosurface(volume.astype(np.float64), axes, height)
    flat = _flat(volume, axes, across, up, at)
    values = {
        "mean": found.values["mean"],
        "max": found.values["max"],
        "height": height,
        "area": isosurface.area(points, faces) if len(faces) else 0.0,
        "position": flat.pop("position"),
        "memory": bytes_ / 1e6,
    }
    towards = isosurface.normals(volume.astype(np.float64), axes, points)
    arrays = {**flat, "volume": volume, "vertices": points, "faces": faces, "normals": towards}
    unit = found.units["ftle"]
    places = {name: found.units.get(name, "") for name in NAMES}
    units = {
        "T": found.units["T"],
        "across": places[across],
        "up": places[up],
        "slice": unit,
        "through": unit,
    }
    units |= {"mean": unit, "max": unit, "height": unit, "position": places[_normal(across, up)]}
    count = f"{math.prod(shape):,}".replace(",", " ")
    notes = (f"{count} particles, about {bytes_ / 1e6:.0f} MB", *found.notes)
    settings = {**found.settings, "across": across, "up": up, "shown": shown}
    return Reading(values, arrays, notes=notes, units=units, settings=settings)


def _followed(motion: Moving, pool: Any, cancel: Any, **window: Any) -> Reading | None:
    """The field, made once for as long as nothing but slice and surface is turned."""
    key = motion.system, motion.params.vector.tobytes(), motion.dt, tuple(window.items())
    if not (_LAST and _LAST[0][0] == key):
        found = field(motion, **window, dtype="float32", pool=pool, cancel=cancel)
        if found is None:
            return None
        _LAST[:] = [(key, found)]
    return _LAST[0][1]


def counts(sides: Any, resolution: int) -> tuple[int, ...]:
    """(nz, ny, nx) with `resolution` points along the longest side, and boxes nearly cubes."""
    lengths = np.ptp(np.asarray(sides, float), axis=1)
    return tuple(max(4, round(resolution * s / lengths.max())) for s in lengths[::-1])


def _normal(across: str, up: str) -> str:
    """The axis that a slice with these two stands across."""
    return next(name for name in NAMES if name not in (across, up))


def _flat(volume: np.ndarray, axes: Any, across: str, up: str, at: float) -> dict[str, Any]:
    """The slice nearest to a share of the side, and the strongest value along its normal."""
    place = NAMES.index(_normal(across, up))
    index, along = round(at * (len(axes[place]) - 1)), 2 - place
    through = np.where(np.isfinite(volume), volume, -np.inf).max(axis=along)
    flat = np.take(volume, index, axis=along), np.where(np.isfinite(through), through, np.nan)
    if NAMES.index(across) > NAMES.index(up):
        flat = flat[0].T.copy(), flat[1].T.copy()
    return {
        "slice": flat[0],
        "through": flat[1],
        "across": axes[NAMES.index(across)],
        "up": axes[NAMES.index(up)],
        "position": float(axes[place][index]),
    }


def _option(name: str) -> Param:
    return next(p for p in FTLE.params if p.name == name)


def _picture(name: str, layer: str) -> Picture:
    axes = Axis("{across}"), Axis("{up}")
    return Picture(name, *axes, (Raster(layer, "across", "up", label="FTLE"),), equal=True)


DIAGNOSTIC = Diagnostic(
    key="ftle_volume",
    title="FTLE in space",
    about="How fast neighbours part from every point of a box: sheets of high values are the walls "
    "of a flow in space. The stage shows the surface of one value, and a slice to move through the "
    "box; the pictures show the slice, and the box seen through.",
    takes=None,
    gives=Image,
    compute=compute,
    needs=("flow",),
    renews="dials",
    staged=True,
    fits=lambda experiment: len(getattr(experiment.motion, "domain", None) or ()) == 3,
    values=(
        Value("mean", "1/time", "average over the box"),
        Value("max", "1/time", "the strongest stretching that the grid shows"),
        Value("height", "1/time", "the value that the surface has"),
        Value("area", "", "area of the surface"),
        Value("position", "", "where the slice lies, along its normal"),
        Value("memory", "MB", "what the particles and their gradients take, about"),
    ),
    params=(
        Param("T", 4.0, 0.5, 40.0, "how long neighbours are followed", unit="time"),
        _option("direction"),
        _option("t0"),
        Param(
            "resolution", 48, 16, 192, "points along the longest side; memory grows with its cube",
            kind="int", hard_min=4, hard_max=512,
        ),
        Param("across", "x", choices=("x", "y", "z"), help="axis that runs across the slice"),
        Param("up", "y", choices=("x", "y", "z"), help="axis that runs up the slice"),
        Param("at", 0.5, 0.0, 1.0, "where the slice lies along it, of the side", hard_min=0.0,
              hard_max=1.0),
        Param("level", 90.0, 1.0, 99.0, "share of the box below the surface's value", unit="%",
              hard_min=0.0, hard_max=100.0),
        Param("steps", 0, 0, 1000, "RK4 steps over the window; 0: as the run's dt asks",
              kind="int", hard_min=0),
        Param("shown", SHOWN[0], choices=SHOWN, help="what stands in the box on the stage"),
    ),
    pictures=(_picture("slice", "slice"), _picture("seen through", "through")),
    sources=FTLE.sources,
    expects=(
        *(
            Expect(name, value, 2e-4, SCIPY, of="arnold_beltrami_childress",
                   options={"T": 2.0, "resolution": 16})
            for name, value in (("mean", 0.714536), ("max", 1.638936), ("height", 1.225842))
        ),
    ),
)  # fmt: skip
