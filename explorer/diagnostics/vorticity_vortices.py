"""Vortices of a vorticity measure: outermost convex closed level curves, for IVD and LAVD."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from explorer.diagnostics.plane_pictures import named
from explorer.diagnostics.plane_window import Window
from explorer.model import Param, Source, Value

RIGID = 1e-9  # of the rotation: less strain than this is rounding
VALUES = (
    Value("vortices", "", "outermost convex closed level curves round a maximum"),
    Value("largest", "", "area of the largest vortex"),
    Value("mean", "", "average over the picture"),
    Value("max", "", "the largest value of the picture"),
)
CONVEX = Param(
    "convexity", 3e-3, 1e-5, 0.1, "share by which the convex hull of a vortex may be larger than "
    "the vortex; finer grids bear less", scale="log", hard_min=0.0,
)  # fmt: skip
SMALLEST = Param(
    "smallest", 0.5, 0.01, 10.0, "share of the picture below which a vortex is left out",
    unit="%", scale="log", hard_min=0.0, hard_max=100.0,
)  # fmt: skip
MEAN = Param(
    "mean", "domain", choices=("domain", "none"),
    help="what vorticity is held against: its average over the domain, or nothing, where the fluid "
    "far away is at rest",
)  # fmt: skip
LAVD = Source(
    "G. Haller, A. Hadjighasem, M. Farazmand, F. Huhn",
    "Defining coherent vortices objectively from the vorticity", 2016,
    "J. Fluid Mech. 795, 136-173", "10.1017/jfm.2016.151",
)  # fmt: skip


def average(view: Window, vorticity: np.ndarray, mean: str) -> float:
    """The vorticity of the background: over the area of the domain, by the trapezium rule."""
    if mean != "domain":
        return 0.0
    across, up = (np.ones(len(x)) for x in view.axes)
    for weights in (across, up):
        weights[[0, -1]] = 0.5
    field = vorticity.reshape(view.shape)
    share = np.outer(up, across) * np.isfinite(field)
    return float((np.nan_to_num(field) * share).sum() / share.sum()) if share.any() else 0.0


def found(
    view: Window,
    field: np.ndarray,
    convexity: float,
    smallest: float,
    rigid: bool,
    closer: Callable[[np.ndarray, float], np.ndarray] | None = None,
) -> tuple[dict[str, float], dict[str, np.ndarray], tuple[str, ...]]:
    """Values, arrays (centres (k, 2), areas (k,), edge_x, edge_y) and notes on the vortices.

    rigid   whether the fluid turns as one body: then there is nothing to tell apart by level
            curves, and the vortex is the largest disc in the picture
    closer  a curve (k, 2) and the smallest area -> the curve as a finer grid has it
    """
    from explorer.numerics import closed_curves

    sides = np.asarray(view.domain, dtype=float)
    least = smallest / 100.0 * float(np.prod(np.ptp(sides, axis=1)))
    curves = [
        curve
        for curve, _ in closed_curves.vortices(*view.padded(field), convexity, least)
        if view.within(closed_curves.centroid(curve))
    ]
    if closer is not None:
        curves = [closer(curve, least) for curve in curves]
    notes: tuple[str, ...] = ()
    if rigid:
        curves = [disc(sides)]
        notes = ("the fluid turns as one body: the vortex is the largest disc in the picture",)
    areas = np.array([closed_curves.area(curve) for curve in curves])
    middles = [closed_curves.centroid(curve) for curve in curves]
    known = field[np.isfinite(field)]
    values = {
        "vortices": float(len(curves)),
        "largest": float(areas.max()) if len(areas) else 0.0,
        "mean": float(known.mean()) if known.size else np.nan,
        "max": float(known.max()) if known.size else np.nan,
    }
    arrays = {"centres": np.array(middles).reshape(-1, 2), "areas": areas}
    return values, {**arrays, **named("edge", curves, closed=True)}, notes


def disc(sides: np.ndarray, points: int = 256) -> np.ndarray:
    """The largest circle within the picture."""
    middle, radius = sides.mean(axis=1), 0.5 * float(np.ptp(sides, axis=1).min())
    angle = 2.0 * np.pi * np.arange(points) / points
    return middle + radius * np.column_stack((np.cos(angle), np.sin(angle)))


def units(view: Window, name: str, unit: str) -> dict[str, str]:
    """Of the field, its values and its areas."""
    length = view.units["x"]
    area = f"{length}^2" if length and length == view.units["y"] else ""
    return {
        **view.units, name: unit, "mean": unit, "max": unit, "areas": area, "largest": area,
        "edge_x": view.units["x"], "edge_y": view.units["y"],
    }  # fmt: skip


def turning(gradient: np.ndarray) -> tuple[np.ndarray, bool]:
    """Vorticity of a velocity gradient (2, 2, m), and whether there is rotation without strain."""
    from explorer.numerics import tensors

    vorticity = gradient[1, 0] - gradient[0, 1]
    strain = float(np.nanmax(np.abs(tensors.of_strain(gradient))))
    return vorticity, strain < RIGID * float(np.nanmin(np.abs(vorticity)))


def options(**given: Any) -> dict[str, Any]:
    """Options of an Expect on a small grid."""
    return {"resolution": 64, **given}
