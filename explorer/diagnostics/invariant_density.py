"""Invariant density: how often an orbit visits each stretch of a line."""

from __future__ import annotations

import math
from collections.abc import Iterator
from math import asin, log, pi, sqrt

import numpy as np

from explorer.diagnostics.orbit import Orbit, Slopes, settling
from explorer.diagnostics.tangent_orbits import equations
from explorer.equations.press import press_ensemble
from explorer.model import (
    Axis,
    BadInput,
    Band,
    Bars,
    Curve,
    Diagnostic,
    Diverged,
    Expect,
    Line,
    Map,
    Moving,
    Param,
    Picture,
    Reading,
    Source,
    Value,
)
from explorer.numerics import histogram

ORBITS = 64  # side by side, parted by a billionth of their place
PART = 4  # the first reading takes so small a part of the samples
LIMIT = 1e12


def compute(
    motion: Moving, state: str, bars: int, samples: int, transient: int, low: float, high: float,
    cancel: np.ndarray,
) -> Iterator[Reading]:  # fmt: skip
    """The histogram of a quarter of the samples, then of all."""
    if not low <= high:
        raise BadInput(f"low = {low:g}, high = {high:g}: give low < high, or 0 and 0")
    of = motion.state(state)
    x = visited(motion, of, samples, transient, cancel)
    if cancel[0]:
        return
    side = (low, high) if low < high else _framed(x)
    for share in (1 / PART, 1.0):
        part = x[: max(2, round(share * len(x)))]
        yield _reading(motion, part, of, side, bars, share)


def visited(
    motion: Moving, of: int, samples: int, transient: int, cancel: np.ndarray
) -> np.ndarray:
    """Values (samples,) of one state along the orbit; raises Diverged when it leaves."""
    if not isinstance(motion.motion, Map):
        orbit = Orbit(motion)
        first = transient or settling(motion, 0.0)
        done = orbit.skip(first, cancel) and orbit.bite(samples, cancel)
        return orbit.rows[1:, of] if done else np.empty(0)
    system = equations(motion)
    code = press_ensemble(system, "map")
    near = 1.0 + 1e-9 * np.arange(ORBITS)
    y = np.ascontiguousarray(np.array(motion.start)[:, None] * near)
    vector, first, each = motion.params.vector, transient or 2000, -(-samples // ORBITS)
    code.advance(y, vector, 0.0, 1.0, 0, first, cancel=cancel)
    out = np.empty((each, ORBITS))
    code.advance(y, vector, 0.0, 1.0, first, each, cancel=cancel, out=out, of=of)
    with np.errstate(invalid="ignore"):
        kept = (np.abs(out) <= LIMIT).all(axis=0)
    if not kept.any() and not cancel[0]:
        raise Diverged(list(motion.motion.start)[of], first, float(first))
    return np.ascontiguousarray(out[:, kept]).ravel()[:samples]


def _framed(x: np.ndarray) -> tuple[float, float]:
    low, high = float(x.min()), float(x.max())
    return (low, high) if high > low else (low - 0.5, low + 0.5)


def _reading(
    motion: Moving, x: np.ndarray, of: int, side: tuple[float, float], bars: int, share: float
) -> Reading:
    """Bars, their uncertainty, and the closed form where there is one."""
    name = list(motion.motion.start)[of]
    middle, height, error = histogram.density(x, *side, bars)
    width = (side[1] - side[0]) / bars
    p = height * width
    exact = _exact(motion, middle, width)
    inside = p[p > 0.0]
    values = {
        "mean": float(x.mean()),
        "deviation": float(x.std()),
        "entropy": float(-(inside * np.log(inside / width)).sum()) if inside.size else math.nan,
        "distance": float(np.abs(height - exact).sum() * width / 2) if exact is not None
        else math.nan,
    }  # fmt: skip
    curve = exact if exact is not None else np.full(bars, np.nan)
    arrays = {"x": middle, "density": height, "low_band": np.maximum(height - error, 0.0),
              "high_band": height + error, "exact": curve}  # fmt: skip
    notes = ("The curve is the closed form 1/(pi sqrt(x (1 - x))).",) if exact is not None else ()
    return Reading(values, arrays, notes=notes, settings={"state": name}, done=share,
                   provisional=share < 1.0)  # fmt: skip


def _exact(motion: Moving, middle: np.ndarray, width: float) -> np.ndarray | None:
    """Mean of the closed form over each bar, for the one parabola that has it."""
    probe = np.linspace(0.05, 0.95, 7)[:, None]
    if not isinstance(motion.motion, Map) or len(motion.start) != 1:
        return None
    after = Slopes(motion)(probe, np.zeros(len(probe)), motion.params.vector)
    if not np.abs(after - 4.0 * probe * (1.0 - probe)).max() < 1e-12:
        return None
    below = np.clip([middle - width / 2, middle + width / 2], 0.0, 1.0)
    return np.diff(2.0 / pi * np.arcsin(np.sqrt(below)), axis=0)[0] / width


DIAGNOSTIC = Diagnostic(
    key="invariant_density",
    title="Invariant density",
    about="How often the orbit visits each stretch of a state: what a crowd of starts would look "
    "like for ever. Of the logistic map at r = 4 it is known in closed form.",
    takes=None,
    gives=Curve,
    compute=compute,
    needs=("flow", "map"),
    renews="dials",
    values=(
        Value("mean", "", "mean of the state along the orbit", r"\langle x\rangle"),
        Value("deviation", "", "standard deviation along the orbit", r"\sigma"),
        Value("entropy", "", "differential entropy of the density, base e", "h"),
        Value("distance", "", "from the closed form, where there is one: half the area between"),
    ),
    params=(
        Param("state", "", help="state whose values are counted", kind="name", names="states"),
        Param("bars", 200, 10, 1000, "of the histogram", kind="int", scale="log", hard_min=2,
              hard_max=100_000),
        Param("samples", 1_000_000, 10_000, 10_000_000, "along the orbit", kind="int",
              scale="log", hard_min=100, hard_max=100_000_000),
        Param("transient", 0, 0, 100_000, "steps left out; 0: 2000 of a map, of a flow its own",
              kind="int", hard_min=0, hard_max=100_000_000),
        Param("low", 0.0, -100.0, 100.0, "least value counted; both 0: all that is visited"),
        Param("high", 0.0, -100.0, 100.0, "greatest value counted"),
    ),
    pictures=(
        Picture(
            "density", Axis("{state}", zoom=("low", "high")), Axis("density"),
            (Bars("x", "density"), Band("x", "low_band", "high_band"),
             Line("x", "exact", label="closed form")),
        ),
    ),
    sources=(
        Source("S. M. Ulam, J. von Neumann", "On combination of stochastic and deterministic "
               "processes", 1947, "Bull. Amer. Math. Soc. 53, 1120"),
        Source("A. Lasota, M. C. Mackey", "Chaos, Fractals, and Noise", 1994,
               "Springer, New York"),
    ),
    expects=(
        Expect("mean", 0.5, 2e-3, "Ulam & von Neumann 1947, exact", of="logistic",
               params={"r": 4.0}),
        Expect("deviation", sqrt(1.0 / 8.0), 1e-3, "variance 1/8, exact", of="logistic",
               params={"r": 4.0}),
        Expect("distance", 0.0, 1e-2, "1/(pi sqrt(x (1 - x))), exact", of="logistic",
               params={"r": 4.0}),
        Expect("entropy", log(pi / 4.0), 5e-3, "ln(pi / 4), exact", of="logistic",
               params={"r": 4.0}, options={"bars": 20_000, "samples": 10_000_000}),
        Expect("density", (2 / pi * asin(sqrt(0.5)) / 0.5,) * 2, 5e-3, "half on either side",
               of="logistic", params={"r": 4.0}, options={"bars": 2, "low": 0.0, "high": 1.0}),
    ),
)  # fmt: skip
