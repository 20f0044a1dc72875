"""LAVD: how much fluid has turned about itself more than its surroundings; its vortices last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from explorer.diagnostics import plane_pictures
from explorer.diagnostics.plane_window import (
    DETAIL,
    DIRECTION,
    T0,
    Window,
    lasting,
    on_a_plane,
    resolution,
    window,
)
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

COARSE = 4  # times coarser is the picture that comes first
SLOW = 20_000  # pixels from which on a coarse picture is worth having


def compute(
    motion: Moving,
    T: float,
    direction: str,
    t0: float,
    resolution: int,
    mean: str,
    convexity: float,
    smallest: float,
    detail: int,
    pool: Any = None,
    cancel: Any = None,
    live: bool = False,
    shape: Any = None,
    domain: Any = None,
) -> Iterator[Reading]:
    """The integral of |w - <w>| along paths, and its vortices; shape and domain as in `ile`."""
    view = window(motion, T, direction, t0, resolution, shape, domain, pool, cancel)
    if live and view.seeds.shape[1] > SLOW:
        coarse = tuple(max(9, n // COARSE) for n in view.shape)
        first = window(motion, T, direction, t0, resolution, coarse, domain, pool, cancel)
        yield from _reading(first, mean, convexity, smallest, detail, 0.2)
    yield from _reading(view, mean, convexity, smallest, detail, 1.0)


def _reading(
    view: Window, mean: str, convexity: float, smallest: float, detail: int, done: float
) -> Iterator[Reading]:
    field, rigid, means = deviation(view, mean)
    if view.cancelled:
        return
    if done < 1.0:  # the field at once; its vortices come with the fine one
        yield Reading(
            dict.fromkeys(("vortices", "largest"), np.nan) | {"max": float(np.nanmax(field))},
            {"lavd": field.reshape(view.shape), **view.arrays()}, done=done, provisional=True,
            units=units(view, "lavd", ""), settings=view.settings() | {"gradient": "exact"},
        )  # fmt: skip
        return
    values, arrays, notes = found(
        view, field.reshape(view.shape), convexity, smallest, rigid,
        lambda curve, least: _closer(view, curve, convexity, least, detail, means),
    )  # fmt: skip
    yield Reading(
        values, {"lavd": field.reshape(view.shape), **view.arrays(), **arrays},
        notes=(f"{view.exactly} vorticity along paths, by Simpson's rule; {view.note()}", *notes),
        units=units(view, "lavd", ""), done=done,
        settings=view.settings() | {"gradient": "exact"},
    )  # fmt: skip


def _closer(
    view: Window, curve: np.ndarray, convexity: float, least: float, detail: int,
    means: list[float],
) -> np.ndarray:  # fmt: skip
    """The edge of a vortex on a grid of its own, or as it was where that shows none."""
    from explorer.numerics import closed_curves

    middle = closed_curves.centroid(curve)
    near = view.closer(closed_curves.area(curve), middle, detail)
    if near is None or view.cancelled:
        return curve
    field, _, _ = deviation(replace(near, flow=view.flow, velocity=view.velocity), means=means)
    edges = closed_curves.vortices(field.reshape(near.shape), near.axes, convexity, least)
    held = [edge for edge, _ in edges if closed_curves.inside(edge, middle[None])[0]]
    return max(held, key=closed_curves.area, default=curve)


def deviation(
    view: Window, mean: str = "domain", means: list[float] | None = None
) -> tuple[np.ndarray, bool, list[float]]:
    """LAVD (ny nx,) over the window, whether the fluid turned as one body throughout, and <w> at
    every step; `means` are those, known already.

    Simpson's rule over pairs of steps, a trapezium for an odd last one. <w> is the average over
    the domain's own grid at each instant, not over where the particles are.
    """
    seeds = view.seeds
    h = abs(view.flow.T) / view.flow.steps
    total = np.zeros(seeds.shape[1])
    rigid, kept, used = True, [], []
    for k, (t, at) in enumerate(view.walk()):
        _, gradient = view.velocity.at(at, t)
        vorticity, turns = turning(gradient)
        rigid = rigid and turns
        if means is None:
            here = view.velocity.vorticity(seeds, t) if mean == "domain" else vorticity
            used.append(average(view, here, mean))
        else:
            used.append(means[k])
        kept.append(np.abs(vorticity - used[-1]))
        if len(kept) == 3:
            total += h / 3.0 * (kept[0] + 4.0 * kept[1] + kept[2])
            kept = kept[2:]
    if len(kept) == 2:
        total += 0.5 * h * (kept[0] + kept[1])
    return total, rigid, used


DIAGNOSTIC = Diagnostic(
    key="lavd",
    title="Rotation of fluid (LAVD)",
    about="How much each piece of fluid turned about itself while it was followed, more than the "
    "fluid around. The outermost convex closed level curves round its maxima are vortices: they "
    "keep what they hold.",
    takes=None,
    gives=Image,
    compute=compute,
    needs=("flow", "slices"),
    renews="dials",
    fits=on_a_plane,
    values=VALUES,
    params=(lasting(15.0), DIRECTION, T0, resolution(256), MEAN, CONVEX, SMALLEST, DETAIL),
    pictures=(plane_pictures.vortices_over("lavd", "LAVD, T = {T}, {direction}", "forward"),),
    sources=(LAVD,),
    expects=(
        Expect("max", 2 * np.pi**2, 1e-2, "2 pi^2 A T in the middle of a steady roll, T = 10",
               of="double_gyre", preset="steady", options={"T": 10.0}),
        Expect("vortices", 2, 0, "one in each roll", of="double_gyre", preset="steady",
               options={"T": 10.0}),
    ),
)  # fmt: skip
