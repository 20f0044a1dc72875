"""IVD: how much vorticity stands out at this instant; its convex level curves are vortices."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.diagnostics import plane_pictures
from explorer.diagnostics.ile import TINY
from explorer.diagnostics.plane_window import T0, on_a_plane, resolution, window
from explorer.diagnostics.vorticity_vortices import (
    CONVEX,
    LAVD,
    MEAN,
    SMALLEST,
    VALUES,
    average,
    found,
    turning,
    units,
)
from explorer.model import Diagnostic, Expect, Image, Moving, Reading


def compute(
    motion: Moving,
    t0: float,
    resolution: int,
    mean: str,
    convexity: float,
    smallest: float,
    pool: Any = None,
    cancel: Any = None,
    shape: Any = None,
    domain: Any = None,
) -> Reading | None:
    """|w - <w>| on the grid, and its vortices; shape and domain as in `ile`."""
    view = window(motion, TINY, "forward", t0, resolution, shape, domain, pool, cancel, steps=1)
    _, gradient = view.velocity.at(view.seeds, view.flow.t0)
    vorticity, rigid = turning(gradient)
    field = np.abs(vorticity - average(view, vorticity, mean)).reshape(view.shape)
    values, arrays, notes = found(view, field, convexity, smallest, rigid)
    ny, nx = view.shape
    note = f"{view.exactly} vorticity; grid {nx} x {ny}, t = {view.flow.t0:.6g}"
    return Reading(
        values, {"ivd": field, **view.arrays(), **arrays}, notes=(note, *notes),
        units=units(view, "ivd", view.per_time),
        settings=view.settings() | {"gradient": "exact", "T": 0.0},
    )  # fmt: skip


DIAGNOSTIC = Diagnostic(
    key="ivd",
    title="Vorticity deviation (IVD)",
    about="How far vorticity stands out from its average at this instant. The outermost convex "
    "closed level curves round its maxima are vortices for an instant, whoever looks.",
    takes=None,
    gives=Image,
    compute=compute,
    needs=("flow", "slices"),
    fits=on_a_plane,
    values=VALUES,
    params=(T0, resolution(256), MEAN, CONVEX, SMALLEST),
    pictures=(plane_pictures.vortices_over("ivd", "IVD", "forward"),),
    sources=(LAVD,),
    expects=(
        Expect("max", 2 * np.pi**2 * 0.1, 2e-4, "2 pi^2 A in the middle of a roll, closed form",
               of="double_gyre", preset="steady", options={"resolution": 256}),
        Expect("vortices", 2, 0, "one in each roll", of="double_gyre", preset="steady"),
    ),
)  # fmt: skip
