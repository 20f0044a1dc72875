"""Active FTLE: how the steady flow of diffusing momentum parts its own neighbours."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.diagnostics import plane_pictures
from explorer.diagnostics.momentum_barriers import (
    BARRIERS,
    OF,
    WINDOW,
    hamiltonian,
    opened,
    slopes,
)
from explorer.diagnostics.plane_window import DIRECTION, T0, lasting, on_a_plane, resolution
from explorer.model import Diagnostic, Expect, Image, Moving, Param, Reading, Source, Value

SHIFT = 5.0  # pixels that half of the particles move further than, when s is left to itself
STEPS = 100


def compute(
    motion: Moving, T: float, direction: str, t0: float, resolution: int, of: str, window: str,
    s: float, pool: Any = None, cancel: Any = None, shape: Any = None, domain: Any = None,
) -> Reading | None:  # fmt: skip
    """FTLE, TSE and PRA of x' = J grad H over the time s; shape and domain as in `ile`."""
    view = opened(motion, T, direction, t0, resolution, window, shape, domain, pool, cancel)
    H, notes = hamiltonian(view, of, window)
    if view.cancelled:
        return None
    pixel = float(min(x[1] - x[0] for x in view.axes))
    s = s or fictitious(H, view.axes, pixel)
    field, stretching, turning = stretched(H, view.axes, s)
    known = field[np.isfinite(field)]
    values = {
        "mean": float(known.mean()) if known.size else np.nan,
        "max": float(known.max()) if known.size else np.nan,
        "s": s,
    }
    arrays = {
        "active_ftle": field,
        "active_tse": stretching,
        "active_pra": turning,
        **view.arrays(),
    }
    note = f"steady flow of H over s = {s:.4g}, differences on the grid; {view.note()}"
    return Reading(
        values, arrays, notes=(note, *notes), units=view.units,
        settings=view.settings() | {"gradient": "grid", "window": window, "s": s},
    )  # fmt: skip


def fictitious(H: np.ndarray, axes: Any, pixel: float) -> float:
    """The time in which half of the particles move further than SHIFT pixels; 1 where none does."""
    speed = np.hypot(*slopes(H, axes))
    middle = float(np.nanmedian(speed))
    return SHIFT * pixel / middle if middle > 1e-12 * (1.0 + float(np.nanmax(np.abs(H)))) else 1.0


def stretched(H: np.ndarray, axes: Any, s: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Active FTLE, TSE and PRA [rad] (ny, nx) over the time s; NaN where values are missing.

    PRA   angle of the rotation in the polar decomposition of the map's gradient, -pi to pi
    """
    from explorer.numerics import steady, transport

    seeds = transport.seeds(axes)
    ends, speed = steady.carried(H, axes, seeds, s, STEPS)
    _, begun = steady.carried(H, axes, seeds, 0.0, 1)
    slope = transport.differences(ends.reshape(2, *H.shape), axes)
    with np.errstate(divide="ignore", invalid="ignore"):
        grown = np.hypot(*speed) / np.hypot(*begun)
        tse = np.abs(np.log(grown)).reshape(H.shape) / abs(s)
    turned = np.arctan2(slope[1, 0] - slope[0, 1], slope[0, 0] + slope[1, 1])
    return transport.ftle(slope, s), np.where(np.isfinite(tse), tse, np.nan), turned


DIAGNOSTIC = Diagnostic(
    key="active_ftle",
    title="Active FTLE",
    about="The FTLE of the steady flow along which momentum diffuses: its ridges part regions that "
    "exchange momentum least. Beside the ordinary FTLE it tells walls of diffusion from walls of "
    "fluid.",
    takes=None,
    gives=Image,
    compute=compute,
    needs=("flow", "slices"),
    renews="dials",
    fits=on_a_plane,
    values=(
        Value("mean", "", "average over the picture"),
        Value("max", "", "the largest value of the picture"),
        Value("s", "", "the fictitious time it was followed for"),
    ),
    params=(
        lasting(5.0), DIRECTION, T0, resolution(256), OF, WINDOW,
        Param("s", 0.0, 0.0, 1.0, "fictitious time; 0: half of the particles move 5 pixels",
              hard_min=0.0),
    ),
    pictures=(
        plane_pictures.field("active_ftle", "aFTLE, {window}, T = {T}"),
        plane_pictures.field("active_tse", "aTSE, {window}, T = {T}"),
        plane_pictures.field("active_pra", "aPRA, {window}, T = {T}", "diverging"),
    ),
    sources=(
        BARRIERS,
        Source("G. Haller", "Transport Barriers and Coherent Structures in Flow Data", 2023,
               "Cambridge University Press"),
    ),
    expects=(
        Expect("max", np.pi**2 * 2 * np.pi**2 * 0.1, 1e-2, "at the corners of a steady roll H = "
               "2 pi^2 A sin(pi x) sin(pi y) stretches at pi^2 times its height",
               of="double_gyre", preset="steady",
               options={"shape": (129, 257), "window": "instant", "s": 0.02}),
    ),
)  # fmt: skip
