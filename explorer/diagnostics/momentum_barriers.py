"""Barriers to the diffusion of momentum: level curves of vorticity averaged along paths.

In a plane incompressible flow the diffusive flux of momentum, pulled back to where fluid began and
averaged over the window, is x0' = nu rho J grad H with H = <w(F(x0, t), t)>: its barriers are
level curves of H. nu rho scales time alone, so it is left out.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.diagnostics import plane_pictures
from explorer.diagnostics.plane_pictures import line, named
from explorer.diagnostics.plane_window import (
    DIRECTION,
    T0,
    Window,
    lasting,
    on_a_plane,
    resolution,
    window,
)
from explorer.model import Curve, Diagnostic, Expect, Moving, Param, Reading, Source, Value

BARRIERS = Source(
    "G. Haller, S. Katsanoulis, M. Holzner, B. Frohnapfel, D. Gatti",
    "Objective barriers to the transport of dynamically active vector fields", 2020,
    "J. Fluid Mech. 905, A17", "10.1017/jfm.2020.737",
)  # fmt: skip
OF = Param(
    "of", "momentum", choices=("momentum", "vorticity"),
    help="what diffuses: for vorticity H is its change along the path over T",
)  # fmt: skip
WINDOW = Param(
    "window", "lagrangian", choices=("lagrangian", "instant"),
    help="averaged while fluid is followed over T, or at this instant",
)  # fmt: skip
INCOMPRESSIBLE = 1e-6  # of the largest slope of velocity: more divergence than this is told
SQUEEZED = 0.1  # the same of a gradient that is read between nodes, root mean squares


def compute(
    motion: Moving, T: float, direction: str, t0: float, resolution: int, of: str, window: str,
    curves: int, pool: Any = None, cancel: Any = None, shape: Any = None, domain: Any = None,
) -> Reading | None:  # fmt: skip
    """H on the grid and some of its level curves; shape and domain as in `ile`."""
    view = opened(motion, T, direction, t0, resolution, window, shape, domain, pool, cancel)
    H, notes = hamiltonian(view, of, window)
    if view.cancelled:
        return None
    found = level_curves(H, view.axes, curves)
    across, up = slopes(H, view.axes)
    strength = np.hypot(across, up)
    values = {
        "min": float(np.nanmin(H)),
        "max": float(np.nanmax(H)),
        "strength": float(np.nanmean(strength)),
        "flux": flux(H, view.axes, found) / float(np.nanmean(strength) or 1.0),
    }
    arrays = {
        "momentum_barriers": H, "flux_density": strength, **view.arrays(),
        **named("barrier", found),
    }  # fmt: skip
    rate = view.per_time
    units = {**view.units, "momentum_barriers": rate, "min": rate, "max": rate}
    settings = view.settings() | {"gradient": "exact", "window": window}
    return Reading(
        values, arrays, notes=(f"{view.exactly} vorticity; {view.note()}", *notes), units=units,
        settings=settings,
    )  # fmt: skip


def opened(
    motion: Moving, T: float, direction: str, t0: float, resolution: int, kind: str, shape: Any,
    domain: Any, pool: Any, cancel: Any,
) -> Window:  # fmt: skip
    """The window, of one step where only the instant counts."""
    steps = 1 if kind == "instant" else None
    return window(motion, T, direction, t0, resolution, shape, domain, pool, cancel, steps)


def _compressible(gradient: np.ndarray, read: bool) -> bool:
    """Whether fluid is squeezed: anywhere, or on average in what is read between nodes."""
    divergence = gradient[0, 0] + gradient[1, 1]
    if read:
        return bool(np.nanmean(divergence**2) > SQUEEZED**2 * np.nanmean(gradient**2))
    return bool(np.nanmax(np.abs(divergence)) > INCOMPRESSIBLE * np.nanmax(np.abs(gradient)))


def hamiltonian(view: Window, of: str, kind: str) -> tuple[np.ndarray, tuple[str, ...]]:
    """H (ny, nx) [1/time, of vorticity 1/time^2], and what to tell of it.

    Momentum: the mean of w along the path, by Simpson's rule. Vorticity: its change over T.
    """
    seeds, flow = view.seeds, view.flow
    _, gradient = view.velocity.at(seeds, flow.t0)
    first = gradient[1, 0] - gradient[0, 1]
    notes: tuple[str, ...] = ()
    if _compressible(gradient, view.moving.slices is not None):
        notes = ("this flow is compressible: level curves of H are barriers only of one that is "
                 "not",)  # fmt: skip
    if kind == "instant":
        return first.reshape(view.shape), notes
    total, kept, last = np.zeros(seeds.shape[1]), [], first
    h = 1.0 / flow.steps
    for t, at in view.walk():
        last = view.velocity.vorticity(at, t)
        kept.append(last)
        if len(kept) == 3:
            total += h / 3.0 * (kept[0] + 4.0 * kept[1] + kept[2])
            kept = kept[2:]
    if len(kept) == 2:
        total += 0.5 * h * (kept[0] + kept[1])
    H = total if of == "momentum" else (last - first) / flow.T
    return H.reshape(view.shape), notes


def level_curves(H: np.ndarray, axes: Any, count: int) -> list[np.ndarray]:
    """Closed level curves at `count` even shares of the field's values."""
    from explorer.numerics import closed_curves

    known = H[np.isfinite(H)]
    if not count or not known.size or np.ptp(known) <= 1e-9 * np.abs(known).max():
        return []
    shares = (np.arange(count) + 0.5) / count
    return [
        curve
        for level in np.quantile(known, shares)
        for curve in closed_curves.loops(H, axes, level)
        if len(curve) >= closed_curves.LEAST_POINTS
    ]


def slopes(H: np.ndarray, axes: Any) -> tuple[np.ndarray, np.ndarray]:
    """dH/dx and dH/dy (ny, nx)."""
    from explorer.numerics import transport

    along = transport.differences(H[None], axes)[0]
    return along[0], along[1]


def flux(H: np.ndarray, axes: Any, curves: list[np.ndarray]) -> float:
    """Mean normal flux density through some curves, weighted by their lengths; NaN without any."""
    from explorer.numerics import steady

    if not curves or not np.isfinite(H).all():
        return float("nan")
    lengths = [float(np.linalg.norm(np.diff(one, axis=0), axis=1).sum()) for one in curves]
    return float(np.average([steady.through(H, axes, one) for one in curves], weights=lengths))


DIAGNOSTIC = Diagnostic(
    key="momentum_barriers",
    title="Momentum barriers",
    about="Curves through which momentum diffuses least: level curves of vorticity, averaged while "
    "fluid is followed. Where the field is steep, diffusion runs along the curves; its own "
    "stretching is the active FTLE.",
    takes=None,
    gives=Curve,
    compute=compute,
    needs=("flow", "slices"),
    renews="dials",
    fits=on_a_plane,
    values=(
        Value("min", "1/time", "the least value of H"),
        Value("max", "1/time", "the largest value of H"),
        Value("strength", "", "mean of |grad H|: the diffusive flux density along barriers"),
        Value("flux", "", "what crosses the curves drawn, over that mean: 0 for true barriers"),
    ),
    params=(
        lasting(5.0), DIRECTION, T0, resolution(256), OF, WINDOW,
        Param("curves", 12, 0, 60, "levels that are drawn", kind="int", hard_min=0),
    ),
    pictures=(
        plane_pictures.field("momentum_barriers", "H, {window}, T = {T}", "diverging",
                             line("barrier", "barriers", 0, quiet=True)),
        plane_pictures.field("flux_density", "|grad H|", "forward"),
    ),
    sources=(BARRIERS,),
    expects=(
        Expect("max", 2 * np.pi**2 * 0.1, 1e-6, "2 pi^2 A: in a steady flow H is vorticity itself",
               of="double_gyre", preset="steady", options={"shape": (65, 129)}),
        Expect("max", 2 * np.pi**2 * 0.1, 1e-9, "2 pi^2 A in the middle of a roll, closed form",
               of="double_gyre", preset="steady",
               options={"shape": (65, 129), "window": "instant"}),
    ),
)  # fmt: skip
