"""Modes of a travelling wave: how many it needs from fixed places, and along characteristics."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from explorer.model import (
    Axis,
    Curve,
    Diagnostic,
    Expect,
    Line,
    Param,
    Picture,
    Profile,
    Reading,
    Source,
    Value,
)

KEY = "lagrangian_frame"
FLOOR = 1e-14  # of the largest: smaller singular values are rounding
LEAST = 1e-18  # ... and those below are not drawn


@lru_cache(maxsize=8)
def spectra(
    shape: str, points: int, c: float, nu: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Singular values of u on fixed places, and of u and x - X along characteristics.

    Over one journey round the circle, with as many snapshots as places.
    """
    from explorer.numerics import frames

    last = frames.LENGTH / abs(c) if c else 1.0
    fixed = frames.eulerian(shape, points, c, nu, last, points)
    ways, u = frames.lagrangian(shape, points, c, nu, last, points)
    first, second, third = (frames.singular_values(matrix) for matrix in (fixed, u, ways))
    return first, second, third


def compute(params: Any, low: int, high: int) -> Reading:
    """Singular values and the error that n modes leave."""
    from explorer.numerics import frames

    shape, points = str(params["shape"]), int(params["points"])
    fixed, u, ways = spectra(shape, points, float(params["c"]), float(params["nu"]))
    n = np.arange(1, points + 1)
    tails, ridden = frames.tails(fixed), frames.tails(u)
    total = float(np.sqrt((fixed**2).sum()))
    high = min(high, points - 1)
    shown = tails[low - 1 : high]
    falls = frames.slope(tails, low, high) if (shown > FLOOR * total).all() and high > low else 0.0
    values = {
        "slope": falls if falls else np.nan,
        "modes": float(np.argmax(tails < 0.01 * total) + 1),
        "second_u": float(u[1] / u[0]),
        "second_x": float(ways[1] / ways[0]) if ways[0] > 0.0 else 0.0,
    }
    arrays = {"n": n.astype(float)}
    for name, array in (("fixed", fixed), ("along", u), ("ways", ways), ("tail", tails),
                        ("tail_along", ridden)):  # fmt: skip
        top = float(array.max()) if array.size else 1.0
        arrays[name] = np.where(array > LEAST * max(top, 1e-300), array, np.nan)
    notes = []
    if params["law"] == "burgers":
        notes.append("of the linear wave with the same shape: Burgers' wave has no journey round")
    return Reading(values, arrays, notes=tuple(notes))


DIAGNOSTIC = Diagnostic(
    key="frame_ranks",
    title="Modes of a wave",
    about="Singular values of the snapshots of a travelling wave, on fixed places and along its "
    "characteristics, and the error that is left after n modes. Steep is simple.",
    takes=Profile,
    gives=Curve,
    compute=compute,
    fits=lambda experiment: experiment.key == KEY,
    values=(
        Value("slope", "", "of the error of n modes on fixed places, from low to high"),
        Value("modes", "", "fixed modes that leave less than 1 %"),
        Value("second_u", "", "second singular value over the first, of u along characteristics"),
        Value("second_x", "", "the same of the way of characteristics"),
    ),
    params=(
        Param("low", 4, 1, 100, "first n of the slope", kind="int", hard_min=1),
        Param("high", 64, 8, 256, "last n of the slope", kind="int", hard_min=2),
    ),
    pictures=(
        Picture("singular values", Axis("n", log=True), Axis("singular value", log=True),
                (Line("n", "fixed", label="u on fixed places"),
                 Line("n", "along", label="u along characteristics"),
                 Line("n", "ways", label="way of characteristics", dashed=True))),
        Picture("error of n modes", Axis("n", log=True), Axis("error", log=True),
                (Line("n", "tail", label="on fixed places"),
                 Line("n", "tail_along", label="along characteristics"))),
    ),
    sources=(
        Source("C. Greif, K. Urban", "Decay of the Kolmogorov N-width for wave problems", 2019,
               "Appl. Math. Lett. 96, 216-222"),
    ),
    expects=(
        Expect("slope", -0.5, 0.1, "Greif & Urban 2019: n^(-1/2) of a step", of=KEY),
        Expect("slope", -1.5, 0.15, "coefficients of a hat fall as 1/n^2", of=KEY,
               params={"shape": "hat"}, options={"low": 32, "high": 128}),
        Expect("second_u", 0.0, 1e-12, "rank one, by its definition", of=KEY),
    ),
)  # fmt: skip
