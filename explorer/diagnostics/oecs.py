"""OECSs: the curves that attract, repel and hold together fluid at this very instant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from explorer.diagnostics import plane_pictures
from explorer.diagnostics.even_stretching import orbits
from explorer.diagnostics.ile import TINY
from explorer.diagnostics.plane_pictures import line, named
from explorer.diagnostics.plane_window import T0, Window, on_a_plane, resolution, window
from explorer.diagnostics.strainlines import start, strongest
from explorer.model import Curve, Diagnostic, Expect, Marks, Moving, Param, Reading, Source, Value

STEP = 0.5  # of a pixel


def compute(
    motion: Moving,
    t0: float,
    resolution: int,
    threshold: float,
    apart: float,
    longest: float,
    rates: int,
    spread: float,
    pool: Any = None,
    cancel: Any = None,
    shape: Any = None,
    domain: Any = None,
) -> Iterator[Reading]:
    """Hyperbolic curves first, then elliptic ones; shape and domain as in `ile`."""
    from explorer.numerics import tensors

    view = window(motion, TINY, "forward", t0, resolution, shape, domain, pool, cancel, steps=1)
    _, gradient = view.velocity.at(view.seeds, view.flow.t0)
    parts = tensors.of_strain(gradient.reshape(2, 2, *view.shape))
    arrays, values = _hyperbolic(view, parts, threshold, apart, longest)
    if view.cancelled:
        return
    yield _reading(view, arrays, {**values, "vortices": np.nan}, 0.3)
    top = float(np.nanmax(np.abs(tensors.largest(parts))))
    levels = np.linspace(-spread * top, spread * top, rates) if rates > 1 else np.zeros(1)
    side = float(np.ptp(np.asarray(view.domain, float), axis=1).min())
    found = orbits(view, parts, levels, 0.5 * side, False) if top > 0.0 else []
    if view.cancelled:
        return
    edges = [vortex[0][2] for vortex in found]
    arrays |= named("edge", edges, closed=True)
    arrays["areas"] = np.array([vortex[0][0] for vortex in found])
    yield _reading(view, arrays, {**values, "vortices": float(len(found))}, 1.0)


def _hyperbolic(
    view: Window, parts: np.ndarray, threshold: float, apart: float, longest: float
) -> tuple[dict[str, np.ndarray], dict[str, float]]:
    """Both families through the maxima of the larger rate: objective saddles."""
    from explorer.numerics import tensor_lines, tensors

    rate = tensors.largest(parts)
    seeds, floor = start(rate, threshold)
    x, y = view.axes
    spacing = float(min(x[1] - x[0], y[1] - y[0]))
    diagonal = float(np.hypot(*np.ptp(np.asarray(view.domain, float), axis=1)))
    begin = np.column_stack((x[seeds[:, 1]], y[seeds[:, 0]]))
    for axis in np.flatnonzero(view.periodic):  # the last pixel is the first again
        begin = begin[begin[:, axis] < view.axes[axis][-1]]
    arrays = {"ile": rate, **view.arrays()}
    values = {"saddles": 0.0, "max": float(np.nanmax(rate))}
    for name, along in (("repelling", False), ("attracting", True)):
        lines = tensor_lines.follow(
            parts, view.axes, begin, along, STEP * spacing,
            int(longest * diagonal / (2 * STEP * spacing)), floor=floor, exponent=False,
        )  # fmt: skip
        kept, _ = strongest(lines, rate, view.axes, apart * diagonal / 100.0)
        arrays |= named(name, [lines[i] for i in kept])
        if not along:
            arrays["saddles"] = begin[kept]
            values["saddles"] = float(len(kept))
    return {**arrays, **named("edge", []), "areas": np.zeros(0)}, values


def _reading(view: Window, arrays: Any, values: dict[str, float], done: float) -> Reading:
    ny, nx = view.shape
    note = f"{view.exactly} velocity gradient; grid {nx} x {ny}, t = {view.flow.t0:.6g}"
    units = {**view.units, "ile": view.per_time, "max": view.per_time}
    return Reading(
        values, dict(arrays), notes=(note,), units=units, done=done, provisional=done < 1.0,
        settings=view.settings() | {"gradient": "exact", "T": 0.0},
    )  # fmt: skip


DIAGNOSTIC = Diagnostic(
    key="oecs",
    title="Coherence at an instant (OECSs)",
    about="The curves that organise fluid just now, the same for every observer: through the "
    "strongest saddles one that repels and one that attracts, and round vortices closed curves of "
    "which every piece lengthens at the same rate. They foretell what the FTLE shows later.",
    takes=None,
    gives=Curve,
    compute=compute,
    needs=("flow", "slices"),
    renews="dials",
    fits=on_a_plane,
    values=(
        Value("saddles", "", "places where fluid parts faster than anywhere near"),
        Value("vortices", "", "places with a closed curve that lengthens evenly"),
        Value("max", "1/time", "the strongest stretching of the picture"),
    ),
    params=(
        T0, resolution(256),
        Param("threshold", 50.0, 0.0, 99.0, "curves stay above this share of the field", unit="%",
              hard_min=0.0, hard_max=100.0),
        Param("apart", 2.0, 0.1, 20.0, "of two curves closer than this the weaker one goes",
              unit="% of the diagonal", hard_min=0.0),
        Param("longest", 0.5, 0.05, 5.0, "greatest length of a curve", unit="diagonals",
              hard_min=1e-3, hard_max=20.0),
        Param("rates", 5, 1, 21, "rates of even lengthening that are tried", kind="int",
              hard_min=1),
        Param("spread", 0.05, 0.0, 0.5, "the largest of them, over the strongest stretching",
              hard_min=0.0),
    ),
    pictures=(
        plane_pictures.field(
            "ile", "iLE", "forward", line("repelling", "repels", 3),
            line("attracting", "attracts", 0), line("edge", "vortex", 2), Marks("saddles"),
        ),
    ),
    sources=(
        Source("M. Serra, G. Haller", "Objective Eulerian coherent structures", 2016,
               "Chaos 26, 053110", "10.1063/1.4951720"),
    ),
    expects=(
        Expect("max", np.pi**2 * 0.1, 1e-9, "pi^2 A at the saddles on the walls, closed form",
               of="double_gyre", preset="steady", options={"rates": 1, "resolution": 65}),
    ),
)  # fmt: skip
