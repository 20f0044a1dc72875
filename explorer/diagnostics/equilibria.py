"""Equilibria: the states that stay as they are, with all that linear theory says about them."""

from __future__ import annotations

import math
from math import sqrt

import numpy as np

from explorer.diagnostics import stationary
from explorer.diagnostics.stationary import Equilibrium
from explorer.diagnostics.velocity_field import Field
from explorer.model import (
    Axis,
    Curve,
    Diagnostic,
    Dots,
    Expect,
    Line,
    Map,
    Marks,
    Moving,
    Param,
    Picture,
    Reading,
    Source,
    Value,
)


def compute(
    motion: Moving, across: str, up: str, starts: int, cancel: np.ndarray
) -> Reading | None:
    """All that are found, in the order of their states."""
    i = motion.state(across)
    j = motion.state(up) if up else min(i + 1, len(motion.start) - 1)
    field = Field(motion)
    box = stationary.surroundings(motion, cancel)
    found = stationary.search(field, box, cancel, starts)
    return None if cancel[0] else _reading(motion, field, found, (i, j))


def _reading(
    moving: Moving, field: Field, found: list[Equilibrium], plane: tuple[int, int]
) -> Reading:
    d, names = field.d, list(moving.motion.start)
    x = np.array([one.x for one in found]).reshape(-1, d)
    values = np.array([one.values for one in found], dtype=complex).reshape(-1, d)
    miss = np.abs(field.miss(x)[0]).max() if found else math.nan
    circle = np.linspace(0.0, 2.0 * np.pi, 181)
    is_map = isinstance(moving.motion, Map)
    reach = max(1.0, float(np.abs(values.imag).max(initial=0.0)))
    arrays = {
        "equilibria": x, "eigenvalues_real": values.real, "eigenvalues_imag": values.imag,
        "unstable": np.array([one.unstable for one in found], dtype=int),
        "hollow": np.array([not one.stable for one in found], dtype=int),
        "at": x[:, list(plane)], "re": values.real.ravel(), "im": values.imag.ravel(),
        "edge_re": np.cos(circle) if is_map else np.zeros(2),
        "edge_im": np.sin(circle) if is_map else np.array([-reach, reach]),
    }  # fmt: skip
    kinds = tuple(one.kind for one in found)
    told = tuple(f"{one.kind}: {stationary.listed(one.values)}" for one in found)
    unit = {} if is_map else dict.fromkeys(("eigenvalues_real", "eigenvalues_imag"), "1/time")
    return Reading(
        {"count": float(len(found)), "stable": float(sum(one.stable for one in found)),
         "saddles": float(sum(kind.startswith("saddle") for kind in kinds)),
         "residual": float(miss)},
        arrays, notes=tuple(stationary.notes_on(moving, found)), units=unit,
        words={"kinds": kinds, "equilibria": told},
        settings={"across": names[plane[0]], "up": names[plane[1]]},
    )  # fmt: skip


_R = sqrt(72.0)

DIAGNOSTIC = Diagnostic(
    key="equilibria",
    title="Equilibria",
    about="The states that stay as they are, found by Newton's method from many starts, each with "
    "its eigenvalues: growth to the right of the axis, decay to its left, turning above and below. "
    "Of a map: fixed points, whose neighbours come nearer inside the unit circle.",
    takes=None,
    gives=Curve,
    compute=compute,
    needs=("flow", "map"),
    renews="dials",
    values=(
        Value("count", "", "states that stay as they are"),
        Value("stable", "", "how many of them draw all their neighbours in"),
        Value("saddles", "", "how many draw neighbours in and push others out"),
        Value("residual", "", "largest rate of change left at any of them"),
    ),
    params=(
        Param("across", "", help="state drawn to the right", kind="name", names="states"),
        Param("up", "", help="state drawn upwards", kind="name", names="states"),
        Param("starts", 400, 50, 5000, "from which they are looked for", kind="int", scale="log",
              hard_min=1, hard_max=100_000),
    ),
    pictures=(
        Picture(
            "equilibria", Axis("{across}", of="{across}"), Axis("{up}", of="{up}"),
            (Marks("at", "kinds", hollow="hollow"),), click="start",
        ),
        Picture(
            "eigenvalues", Axis("real part"), Axis("imaginary part"),
            (Line("edge_re", "edge_im", quiet=True), Dots("re", "im", size=6.0)),
        ),
    ),
    sources=(
        Source("J. Guckenheimer, P. Holmes", "Nonlinear Oscillations, Dynamical Systems, and "
               "Bifurcations of Vector Fields", 1983, "Springer, New York, chapter 1"),
        Source("E. N. Lorenz", "Deterministic nonperiodic flow", 1963, "J. Atmos. Sci. 20, 130-141",
               "10.1175/1520-0469(1963)020<0130:DNF>2.0.CO;2"),
    ),
    expects=(
        Expect("equilibria", (-_R, -_R, 27.0, 0.0, 0.0, 0.0, _R, _R, 27.0), 1e-10,
               "(-+sqrt(beta (rho - 1)), same, rho - 1) and the origin, exact", of="lorenz"),
        Expect("unstable", (2, 1, 2), 0, "Lorenz 1963: above rho = 24.74", of="lorenz"),
        Expect("eigenvalues_real", (3.2, 2.0 - 3.2), 1e-10, "r at 0 and 2 - r at 1 - 1/r, exact",
               of="logistic", params={"r": 3.2}, options={"starts": 50}),
        Expect("equilibria",
               (-1.1313544770895048, -0.3394063431268514, 0.6313544770895048, 0.18940634312685142),
               1e-10, "x = (b - 1 -+ sqrt((1 - b)^2 + 4a))/2a, y = b x, exact", of="henon"),
    ),
)  # fmt: skip
