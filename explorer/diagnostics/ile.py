"""iLE: the rate at which neighbours part at this instant, the FTLE of a window of no length."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.diagnostics import plane_pictures
from explorer.diagnostics.plane_window import DIRECTION, T0, TINY, on_a_plane, resolution, window
from explorer.model import Diagnostic, Expect, Image, Moving, Reading, Source, Value


def compute(
    motion: Moving,
    direction: str,
    t0: float,
    resolution: int,
    pool: Any = None,
    cancel: Any = None,
    shape: Any = None,
    domain: Any = None,
) -> Reading | None:
    """Eigenvalues of the rate of strain on the grid.

    shape, domain   for scripts, instead of `resolution` and the flow's own domain
    """
    from explorer.numerics import tensors

    view = window(motion, TINY, "forward", t0, resolution, shape, domain, pool, cancel, steps=1)
    _, gradient = view.velocity.at(view.seeds, view.flow.t0)
    parts = tensors.of_strain(gradient.reshape(2, 2, *view.shape))
    rate = tensors.largest(parts) if direction == "forward" else -tensors.smallest(parts)
    known = rate[np.isfinite(rate)]
    values = {
        "mean": float(known.mean()) if known.size else np.nan,
        "max": float(known.max()) if known.size else np.nan,
    }
    units = {**view.units, **dict.fromkeys(("ile", "mean", "max"), view.per_time)}
    settings = view.settings() | {"gradient": "exact", "direction": direction, "T": 0.0}
    ny, nx = view.shape
    note = f"{view.exactly} velocity gradient; grid {nx} x {ny}, t = {view.flow.t0:.6g}"
    return Reading(
        values, {"ile": rate, **view.arrays()}, notes=(note,), units=units, settings=settings
    )


def _flow(key: str, value: float, source: str, **given: Any) -> Expect:
    options = {"resolution": 64, **given.pop("options", {})}
    return Expect("max", value, 1e-9, source, of=key, options=options, **given)


DIAGNOSTIC = Diagnostic(
    key="ile",
    title="Instant stretching (iLE)",
    about="How fast neighbours part at this instant, in the direction that stretches most: what "
    "the FTLE becomes as its window shrinks. Backward it is what squeezes most.",
    takes=None,
    gives=Image,
    compute=compute,
    needs=("flow", "slices"),
    fits=on_a_plane,
    values=(
        Value("mean", "1/time", "average over the picture"),
        Value("max", "1/time", "the strongest stretching of the picture"),
    ),
    params=(DIRECTION, T0, resolution(256)),
    pictures=(plane_pictures.field("ile", "iLE"),),
    sources=(
        Source(
            "P. J. Nolan, M. Serra, S. D. Ross",
            "Finite-time Lyapunov exponents in the instantaneous limit and material transport",
            2020, "Nonlinear Dyn. 100, 3825-3852", "10.1007/s11071-020-05713-4",
        ),
    ),
    expects=(
        _flow("double_gyre", np.pi**2 * 0.1, "pi^2 A at the corners, closed form",
              preset="steady"),
    ),
)  # fmt: skip
