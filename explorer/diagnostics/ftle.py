"""FTLE: how fast neighbours part over a finite time; its ridges are the walls of a flow."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from explorer.diagnostics import ftle_checks
from explorer.model import (
    Diagnostic,
    Expect,
    Image,
    Moving,
    Param,
    Reading,
    Source,
    Value,
)

COSTLY = 6e7  # steps of all points: from here on a coarser picture comes first
QUARTER = 4
PREVIEW = {"shape": (64, 128), "steps": 30, "dtype": "float32"}
REFERENCE = "DOP853 and the tangent equations, both at tolerance 1e-12"


def compute(
    motion: Moving,
    T: float,
    direction: str,
    t0: float,
    resolution: int,
    gradient: str,
    steps: int,
    precision: str,
    method: str,
    rtol: float,
    pool: Any = None,
    cancel: Any = None,
    live: bool = False,
    playing: bool = False,
    fresh: bool = False,
    shape: Any = None,
    points: Any = None,
    domain: Any = None,
) -> Iterator[Reading]:
    """The picture for the dials; a coarse one before it when a dial has just moved.

    playing                 a picture that the next one takes the place of at once bears more

    shape, points, domain   for scripts, instead of `resolution` and the flow's own domain:
                            see `ftle_field.field`
    """
    from explorer.diagnostics import flow_window
    from explorer.diagnostics.ftle_field import field, picture_of
    from explorer.diagnostics.long_steps import MOVING, SHARE

    dtype = precision if precision != "auto" else "float32" if live else "float64"
    window, short = flow_window.window(motion, T, direction, t0, live)
    dt = flow_window.step(motion, dtype, window["t0"], window["T"])
    shared = {**window, "domain": domain, "pool": pool, "cancel": cancel}
    rule = "rk4" if method == "auto" else method
    fine = {**shared, "method": rule, "rtol": rtol, "dtype": dtype, "dt": dt}
    fine["steps"] = steps or None
    if points is not None:
        exact = "tangent" if gradient == "grid" else gradient  # there is no grid to differ on
        yield from _given(field(motion, points=points, gradient=exact, **fine))
        return
    if shape is None:
        shape = picture_of(motion, domain, resolution)
    if live and fresh and motion.slices is None:
        # too short to give up: so a dial that never rests still shows where it is
        for first in _given(field(motion, **{**shared, "cancel": None}, **PREVIEW)):
            yield replace(first, provisional=True)
    pressed = motion.slices is None
    if pressed and live and method == "auto" and not steps and gradient == "grid":
        borne = MOVING if playing else SHARE
        fine.update(_long(motion, window, domain, shape, dt, cancel, borne))
    if live and pressed and gradient == "grid" and _steps(fine) * math.prod(shape) > COSTLY:
        small = tuple(max(16, n // QUARTER) for n in shape)
        for first in _given(field(motion, shape=small, gradient=gradient, **fine)):
            yield replace(first, provisional=True)
    for full in _given(field(motion, shape=shape, gradient=gradient, **fine)):
        full = replace(full, notes=(*full.notes, *([short] if short else [])))
        if motion.slices is not None:  # nothing of its own moves in data
            yield full
            continue
        here = _at_state(motion, **window, cancel=cancel)
        if cancel is None or not cancel[0]:
            yield replace(full, values={**full.values, "here": here})


def _steps(fine: dict[str, Any]) -> float:
    """Steps over the window."""
    return float(fine["steps"] or abs(fine["T"]) / fine["dt"])


def _long(
    motion: Moving, window: Any, domain: Any, shape: Any, dt: float, cancel: Any, borne: float
) -> dict[str, Any]:
    """Rule and steps for the eye."""
    from explorer.diagnostics.ftle_field import checked_domain
    from explorer.diagnostics.long_steps import long_steps

    plain = max(1, math.ceil(abs(window["T"]) / dt - 1e-9))
    sides = checked_domain(motion, domain)
    method, steps, error = long_steps(motion, **window, domain=sides, shape=shape, plain=plain,
                                      cancel=cancel, share=borne)  # fmt: skip
    return {"method": method, "steps": steps, "error": error}


def _given(reading: Reading | None) -> Iterator[Reading]:
    """The reading, unless it was cancelled."""
    if reading is not None:
        yield reading


def _at_state(motion: Moving, T: float, t0: float, cancel: Any) -> float:
    """FTLE at the run's own state: exact gradient, steps fine enough for eight digits."""
    from explorer.diagnostics.ftle_field import field

    state = np.asarray(motion.start, dtype=np.float64)[None, :]
    dt = abs(motion.dt) / 4
    reading = field(motion, T=T, t0=t0, points=state, gradient="tangent", dt=dt, cancel=cancel)
    return math.nan if reading is None else float(reading.arrays["ftle"][0])


# FTLE at points of the double gyre, t0 = 0, for T = 15, -15, 10, -10
POINTS = {
    (0.5, 0.5): (0.16330236, 0.22235697, 0.22688446, 0.09749871),
    (1.0, 0.5): (0.06914086, 0.06914086, 0.11817576, 0.11817576),
    (1.5, 0.5): (0.22235697, 0.16330236, 0.09749871, 0.22688446),
    (0.25, 0.25): (0.29529816, 0.17856996, 0.27094267, 0.10957359),
    (0.9, 0.3): (0.02777083, 0.07421153, 0.06667524, 0.16328708),
    (1.7, 0.2): (0.20996475, 0.08837341, 0.07167688, 0.12918799),
}


def _expect(what: str, value: float, tolerance: float, source: str, **given: Any) -> Expect:
    start = dict(zip("xy", given.pop("point", ()), strict=False))
    thorough = given.pop("thorough", False)
    options = {"gradient": "tangent", **given}
    return Expect(
        what, value, tolerance, source, start=start, options=options, of="double_gyre",
        thorough=thorough,
    )  # fmt: skip


DIAGNOSTIC = Diagnostic(
    key="ftle",
    title="FTLE field",
    about="How fast neighbours part from every point, over a time T: ridges are the walls that "
    "fluid does not cross. Forward they repel, backward they attract.",
    takes=None,
    gives=Image,
    compute=compute,
    needs=("flow", "slices"),
    fits=lambda experiment: getattr(experiment.motion, "domain", None) is not None,
    values=(
        Value("mean", "1/time", "average over the picture"),
        Value("median", "1/time", "half of the picture stretches less"),
        Value("p90", "1/time", "nine tenths of the picture stretch less", label="90 %"),
        Value("max", "1/time", "the strongest stretching that the picture shows"),
        Value("here", "1/time", "at the run's own position, with the exact gradient"),
        Value("lost", "", "share of the picture whose particles left every bound"),
    ),
    params=(
        Param("T", 15.0, 0.5, 40.0, "how long neighbours are followed", unit="time"),
        Param(
            "direction", "forward", choices=("forward", "backward"),
            help="forward shows what repels, backward what attracts",
        ),
        Param("t0", 0.0, -20.0, 20.0, "start of the window after the run's time", unit="time"),
        Param(
            "resolution", 512, 64, 2048, "points along x", kind="int", hard_min=3, hard_max=8192,
            scale="log", unit="pixels",
        ),
        Param(
            "gradient", "grid", choices=("grid", "auxiliary", "tangent"),
            help="differences of neighbouring pixels (fast; thin ridges read low), "
            "of close neighbours of each point, or the exact tangent equations",
        ),
        Param(
            "steps", 0, 0, 1000, "even steps over the window; 0: as the run's dt asks, on screen "
            "as the eye bears", kind="int", hard_min=0,
        ),
        Param(
            "precision", "auto", choices=("auto", "float32", "float64"),
            help="auto: float32 on screen, float64 for numbers that leave the program",
        ),
        Param(
            "method", "auto", choices=("auto", "rk4", "rk8", "dp5", "dop853"),
            help="auto: rk4, on screen long steps of rk8 where the flow bears them; both move all "
            "particles in step, the adaptive rules each by itself",
        ),
        Param("rtol", 1e-9, 1e-13, 1e-3, "tolerance of the adaptive rules", scale="log"),
    ),
    sources=(
        Source(
            "S. C. Shadden, F. Lekien, J. E. Marsden",
            "Definition and properties of Lagrangian coherent structures from finite-time "
            "Lyapunov exponents in two-dimensional aperiodic flows",
            2005,
            "Physica D 212, 271-304",
            "10.1016/j.physd.2005.10.007",
        ),
        Source(
            "G. Haller", "Lagrangian coherent structures", 2015,
            "Annu. Rev. Fluid Mech. 47, 137-162",
        ),
    ),
    expects=(
        *(
            _expect(
                "here", value, 1e-7, REFERENCE, T=abs(T), point=point, resolution=16,
                direction="backward" if T < 0 else "forward",
            )
            for point, row in POINTS.items()
            for T, value in zip((15, -15, 10, -10), row, strict=True)
        ),
        _expect("max", 1.091680, 1e-6, "closed form at the corner (2, 0)", resolution=256),
        _expect("mean", 0.16988, 2e-5, REFERENCE, resolution=256),
        _expect("median", 0.1489, 1e-4, REFERENCE, resolution=256),
        _expect("p90", 0.2662, 1e-4, REFERENCE, resolution=256),
        _expect("mean", 0.16217, 2e-5, REFERENCE, resolution=512),
        _expect("median", 0.1483, 1e-4, REFERENCE, resolution=512),
        _expect("p90", 0.2625, 1e-4, REFERENCE, resolution=512),
        _expect("mean", 0.15847, 2e-5, REFERENCE, resolution=1024, thorough=True),
        _expect("median", 0.1479, 1e-4, REFERENCE, resolution=1024, thorough=True),
        _expect("p90", 0.2610, 1e-4, REFERENCE, resolution=1024, thorough=True),
        *ftle_checks.EXPECTS,
    ),
)  # fmt: skip
