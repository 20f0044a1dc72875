"""Elliptic LCSs: closed curves that stretch evenly, the edges of vortices that do not filament."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from explorer.diagnostics import plane_pictures
from explorer.diagnostics.even_stretching import orbits, outline
from explorer.diagnostics.plane_pictures import line, named
from explorer.diagnostics.plane_window import (
    DETAIL,
    DIRECTION,
    GRADIENT,
    T0,
    Window,
    lasting,
    on_a_plane,
    resolution,
    window,
)
from explorer.diagnostics.vorticity_vortices import disc
from explorer.model import Curve, Diagnostic, Expect, Marks, Moving, Param, Reading, Source, Value

STILL = 1e-6  # |ln l| below which fluid was not stretched at all
LOOK, SEEN = 0.2, 0.5  # of the work are the flow map, and the curves on its own grid
TRUE = 0.25  # share by which a curve may grow otherwise than by its own factor


def compute(
    motion: Moving,
    T: float,
    direction: str,
    t0: float,
    resolution: int,
    gradient: str,
    lowest: float,
    highest: float,
    levels: int,
    reach: float,
    detail: int,
    pool: Any = None,
    cancel: Any = None,
    live: bool = False,
    shape: Any = None,
    domain: Any = None,
) -> Iterator[Reading]:
    """The field first, then the curves, then finer ones; shape and domain as in `ile`."""
    from explorer.numerics import tensors

    view = window(motion, T, direction, t0, resolution, shape, domain, pool, cancel)
    _, slopes = view.spread(gradient)
    if view.cancelled:
        return
    parts = tensors.of_stretch(slopes)
    if live:
        yield _reading(view, parts, [], gradient, LOOK)
    factors = np.linspace(lowest, highest, levels)
    side = float(np.ptp(np.asarray(view.domain, float), axis=1).min())
    found = _rigid(view, parts)
    if not found:
        found = orbits(
            view, parts, factors, reach * side, True,
            lambda curve, factor: true(view, curve, factor),
        )  # fmt: skip
        if live and not view.cancelled:
            yield _reading(view, parts, found, gradient, SEEN)
        found = _closer(view, found, factors, gradient, detail)
    if not view.cancelled:
        yield _reading(view, parts, found, gradient, 1.0)


def _closer(
    view: Window, found: list[Any], factors: np.ndarray, gradient: str, detail: int
) -> list[Any]:
    """The vortices with edges from grids of their own where the picture's is too coarse."""
    from explorer.numerics import closed_curves, tensors

    def one(vortex: list[Any]) -> list[Any]:
        area, _, curve = vortex[0]
        near = view.closer(area, closed_curves.centroid(curve), detail)
        if near is None or view.cancelled:
            return vortex
        _, slopes = near.spread(gradient)
        edge = outline(
            near, tensors.of_stretch(slopes), factors, curve,
            lambda curve, factor: true(view, curve, factor),
        )  # fmt: skip
        if edge is None:
            return vortex
        return [edge, *(inner for inner in vortex[1:] if inner[0] < edge[0])]

    spread: Any = map if view.flow.pool is None else view.flow.pool.map
    return sorted(spread(one, found), key=lambda vortex: -vortex[0][0])


def true(view: Window, curve: np.ndarray, factor: float) -> bool:
    """Whether a curve grows by its own factor when the flow carries it.

    Where fluid is drawn out more finely than the grid, lines between its points close by chance.
    """
    return abs(growth(view, curve) / factor - 1.0) < TRUE


def growth(view: Window, curve: np.ndarray) -> float:
    """Length of a closed curve (k, 2) after the window, over that before."""
    alone = replace(view.flow, pool=None)  # curves are tried within the pool's own work
    ends = alone.ends(np.ascontiguousarray(curve.T)).astype(np.float64).T
    after, before = (one - np.roll(one, 1, axis=0) for one in (ends, curve))
    for axis in np.flatnonzero(view.periodic):
        turn = float(np.ptp(view.domain[axis]))
        after[:, axis] -= turn * np.round(after[:, axis] / turn)
    return float(np.linalg.norm(after, axis=1).sum() / np.linalg.norm(before, axis=1).sum())


def _rigid(view: Window, parts: np.ndarray) -> list[Any]:
    """The one vortex of a flow that turned as one body: every curve in it stretched evenly.

    Fluid that was neither stretched nor turned, or that lies still, is none.
    """
    from explorer.numerics import closed_curves, tensors

    if not np.abs(parts).max() < STILL:
        return []
    _, gradient = view.velocity.at(view.seeds, view.flow.t0)
    turning = np.abs(gradient[1, 0] - gradient[0, 1])
    if not turning.min() > np.abs(tensors.of_strain(gradient)).max():
        return []
    curve = disc(np.asarray(view.domain, float))
    return [[(closed_curves.area(curve), 1.0, curve)]]


def _reading(
    view: Window, parts: np.ndarray, found: list[Any], gradient: str, done: float
) -> Reading:
    from explorer.numerics import closed_curves, tensors

    ftle = tensors.largest(parts) * (0.5 / abs(view.flow.T))
    edges = [vortex[0][2] for vortex in found]
    inner = [curve for vortex in found for _, _, curve in vortex[1:]]
    middles = np.array([closed_curves.centroid(edge) for edge in edges]).reshape(-1, 2)
    arrays = {
        "ftle": ftle, **view.arrays(), **named("edge", edges, closed=True),
        **named("inner", inner, closed=True), "centres": middles,
        "areas": np.array([vortex[0][0] for vortex in found]),
        "stretching": np.array([vortex[0][1] for vortex in found]),
    }  # fmt: skip
    values = {
        "vortices": float(len(found)) if done == 1.0 else np.nan,
        "largest": max((vortex[0][0] for vortex in found), default=0.0),
        "curves": float(len(edges) + len(inner)) if done == 1.0 else np.nan,
    }
    words = {"centres": tuple(f"lam {vortex[0][1]:.3g}" for vortex in found)}
    units = {**view.units, "ftle": view.per_time}
    return Reading(
        values, arrays, notes=(view.note(gradient),), units=units, words=words, done=done,
        settings=view.settings(gradient), provisional=done < 1.0,
    )  # fmt: skip


DIAGNOSTIC = Diagnostic(
    key="elliptic_lcs",
    title="Elliptic LCSs",
    about="The edges of vortices that keep their shape: closed curves of which every piece is "
    "stretched by the same factor lam while the flow carries it. The outermost is the edge; "
    "outside, fluid is drawn into filaments.",
    takes=None,
    gives=Curve,
    compute=compute,
    needs=("flow", "slices"),
    renews="dials",
    fits=on_a_plane,
    values=(
        Value("vortices", "", "places with a closed curve that stretches evenly"),
        Value("largest", "", "area of the largest"),
        Value("curves", "", "closed curves of all factors together"),
    ),
    params=(
        lasting(15.0), DIRECTION, T0, resolution(256), GRADIENT,
        Param("lowest", 0.8, 0.3, 1.0, "smallest factor lam", hard_min=0.01),
        Param("highest", 1.2, 1.0, 3.0, "largest factor lam", hard_min=0.01),
        Param("levels", 9, 1, 41, "factors from one to the other", kind="int", hard_min=1),
        Param("reach", 0.5, 0.05, 1.0, "how far from its middle a vortex may extend",
              unit="shorter sides", hard_min=0.01),
        DETAIL,
    ),
    pictures=(
        plane_pictures.field(
            "ftle", "FTLE, T = {T}, {direction}", "forward",
            line("inner", "closed curves", 0, quiet=True),
            line("edge", "edge of a vortex", 3), Marks("centres", "centres"),
        ),
    ),
    sources=(
        Source("G. Haller, F. J. Beron-Vera", "Coherent Lagrangian vortices: the black holes of "
               "turbulence", 2013, "J. Fluid Mech. 731, R4", "10.1017/jfm.2013.391"),
        Source("D. Karrasch, F. Huhn, G. Haller", "Automated detection of coherent Lagrangian "
               "vortices in two-dimensional unsteady flows", 2015,
               "Proc. R. Soc. A 471, 20140639", "10.1098/rspa.2014.0639"),
    ),
    expects=(
        Expect("vortices", 6, 0, "Hadjighasem et al. 2016: six vortices beside the jet",
               of="bickley_jet", options={"T": 40.0, "resolution": 400}, thorough=True),
        Expect("vortices", 2, 0, "one in each roll", of="double_gyre",
               options={"levels": 3, "T": 5.0}),
    ),
)  # fmt: skip
