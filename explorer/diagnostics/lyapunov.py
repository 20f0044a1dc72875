"""Lyapunov exponents: how fast neighbouring states part, in every direction of the space."""

from __future__ import annotations

from dataclasses import replace
from math import log
from typing import Any

import numpy as np

from explorer.diagnostics import lyapunov_checks, lyapunov_pictures
from explorer.equations.tree import System
from explorer.model import (
    BadInput,
    Check,
    Diagnostic,
    Expect,
    Flow,
    Map,
    Moving,
    Param,
    Path,
    Reading,
    Source,
    Value,
    wiring,
)
from explorer.numerics import tangent

STEPS = 6_000_000  # where nobody says how long: many orbits side by side
FEWER = 200_000  # the same for one orbit, by an adaptive rule
BESIDE = 1_000_000  # the same for twins
TRANSIENT = 20_000  # steps
FEW = 4  # exponents of a delay equation, which has no end of them
CUT = ("Too few exponents for the dimension: their sum is still above zero.",)
TWINS = ("The field jumps: the exponents come from twin orbits, not from the Jacobian.",)
EACH, FEWEST = 20_000, 32  # steps that a member should have to align and to measure; members
TALL = 30  # dimensions above which members are fewer, to stay in the cache


def compute(
    motion: Moving,
    until: float,
    transient: float,
    renew: int,
    method: str,
    rtol: float,
    stroboscopic: bool,
    count: int,
    cancel: np.ndarray,
) -> Reading | None:
    """The spectrum, or its largest part; None when cancelled. Raises Diverged when the orbit does.

    One long orbit, cut into members that run side by side for a rule of fixed steps.
    """
    from explorer.diagnostics.delayed_orbits import orbit
    from explorer.diagnostics.tangent_orbits import MEMBERS, Ensemble, equations

    system = equations(motion)
    dimension, vectors = system.dimension, wanted(system, count)
    rule = "map" if isinstance(motion.motion, Map) else motion.method
    rule = rule if method == "own" or rule == "map" else method
    twins = getattr(motion.motion, "nonsmooth", False)
    side_by_side = rule in ("map", "rk4") and not (twins or system.delays)
    dt = abs(motion.dt)
    usual = STEPS if side_by_side else BESIDE if twins else FEWER
    steps = round(until / dt) if until > 0.0 else usual
    first = round(transient / dt) if transient > 0.0 else TRANSIENT
    if side_by_side:
        members = MEMBERS if dimension <= TALL else MEMBERS // 4
        members = min(members, max(FEWEST, steps // EACH))
        many = Ensemble(motion, vectors, renew, members)
        if not many.run(first, steps, cancel):
            return None
        found = reading(motion, many.rates, many.time, rule, many.traces)
    else:
        one = orbit(motion, vectors, rule, renew, rtol)
        if not one.run(first, steps, cancel):
            return None
        found = reading(motion, one.rates, one.time, one.rule, one.traces)
    return per_period(found, motion) if stroboscopic else found


def reading(
    motion: Moving, rates: np.ndarray, time: float, rule: str, traces: np.ndarray | None = None
) -> Reading:
    """What growth rates (blocks, d) [1/time] say; traces (blocks,) of the Jacobian check them."""
    from explorer.equations.augment import driven

    spectrum, errors = tangent.spectrum(rates)
    flow = isinstance(motion.motion, Flow)
    system = motion.system
    assert system is not None
    autonomous = flow and not driven(system) and not system.noise
    whole = len(spectrum) == system.dimension and not system.delays
    zero = vanishing(spectrum, errors) if autonomous else None
    name = "step" if not flow else motion.motion.units.get("t") or "time"
    sums = rates.sum(axis=1)
    values = {
        "largest": float(spectrum[0]),
        "sum": float(sums.mean()) if whole else np.nan,
        "kaplan_yorke": tangent.kaplan_yorke(tangent.settled(spectrum, zero)),
    }
    cut = not whole and values["kaplan_yorke"] == len(spectrum)  # more exponents would add to it
    values["kaplan_yorke"] = np.nan if cut else values["kaplan_yorke"]
    checks = _checks(motion, rates, traces, autonomous and not cut, whole, f"1/{name}")
    uncertainty = {
        "largest": float(errors[0]),
        "sum": float(sums.std(ddof=1) / np.sqrt(len(sums))) if len(sums) > 7 else np.nan,
        "kaplan_yorke": np.nan if cut else tangent.kaplan_yorke_error(rates, zero),
    }
    if not whole:
        uncertainty["sum"] = np.nan
    return Reading(
        values=values,
        arrays={
            "spectrum": spectrum,
            "standard_error": errors,
            **lyapunov_pictures.arrays(rates, spectrum, errors, time),
        },
        uncertainty={name: error for name, error in uncertainty.items() if np.isfinite(error)},
        notes=(
            *lyapunov_checks.notes(checks, bool(spectrum[0] < 0.0)),
            *(CUT if cut else ()),
            *(TWINS if getattr(motion.motion, "nonsmooth", False) else ()),
        ),
        units={
            **dict.fromkeys(("largest", "sum", *lyapunov_pictures.RATES), f"1/{name}"),
            "measured": name,
        },
        settings={
            "time": time,
            "blocks": len(rates),
            "method": rule,
            "dt": motion.dt,
            "checks": {check.name: check.held for check in checks},
        },
        checks=checks,
        provisional=not np.isfinite(errors[0]),
    )


def wanted(system: System, count: int) -> int:
    """How many exponents to find: all, or the first few of the endless row of a delay equation."""
    if system.delays:
        return count or FEW
    return min(count, system.dimension) if count else system.dimension


def vanishing(spectrum: np.ndarray, errors: np.ndarray) -> int | None:
    """Index of the exponent along a flow's own direction, which is zero; None at an equilibrium."""
    nearest = int(np.argmin(np.abs(spectrum)))
    room = 4.0 * errors[nearest] + 2e-3 * np.abs(spectrum).max()
    return nearest if abs(spectrum[nearest]) <= room else None


def _checks(
    motion: Moving, rates: np.ndarray, traces: np.ndarray | None, has_zero: bool, whole: bool,
    unit: str,
) -> tuple[Check, ...]:  # fmt: skip
    """Each law that these exponents owe, and how they keep it."""
    spectrum, errors = tangent.spectrum(rates)
    checks: list[Check] = []
    if not np.isfinite(errors[0]):
        return ()
    if traces is not None:
        checks.append(lyapunov_checks.trace(rates, traces, unit))
    if has_zero:
        checks.append(lyapunov_checks.zero(spectrum, errors, unit))
    if whole and getattr(motion.motion, "conservative", False):
        checks.append(lyapunov_checks.pairs(rates, unit))
    return tuple(checks)


def per_period(found: Reading, motion: Moving) -> Reading:
    """The exponents of the stroboscopic map: per period of the forcing."""
    period = getattr(motion.motion, "period", None)
    period = wiring.call(period, motion.params) if callable(period) else period
    if not period:
        raise BadInput("stroboscopic: this motion declares no forcing period")

    rates = {"largest", "sum", *lyapunov_pictures.RATES}

    def scaled(numbers: Any) -> dict[str, Any]:
        return {name: value * period if name in rates else value for name, value in numbers.items()}

    checks = tuple(
        replace(c, found=c.found * period, due=c.due * period, within=c.within * period,
                unit="1/period")
        for c in found.checks
    )  # fmt: skip
    return replace(
        found,
        checks=checks,
        values=scaled(found.values),
        arrays=scaled(found.arrays),
        uncertainty=scaled(found.uncertainty),
        units={**found.units, **dict.fromkeys(rates, "1/period")},
    )


def stream(renew: int, method: str, rtol: float, stroboscopic: bool, count: int = 0) -> Any:
    """The live form: an orbit of its own, from the state seen, and a running mean."""
    from explorer.diagnostics.lyapunov_stream import LyapunovStream

    return LyapunovStream(renew, method, rtol, stroboscopic, count)


def _expect(what: str, value: Any, tolerance: float, source: str, of: str, **given: Any) -> Expect:
    return Expect(what, value, tolerance, source, of=of, **given)


DIAGNOSTIC = Diagnostic(
    key="lyapunov",
    title="Lyapunov exponents",
    about="The mean rates at which neighbouring states part (positive: chaos) or come together. "
    "A flow has one exponent at zero, along its own direction; their sum is the rate at which "
    "volume grows.",
    takes=Path,
    gives=Path,
    compute=compute,
    stream=stream,
    needs=("flow", "map"),
    pictures=lyapunov_pictures.PICTURES,
    values=(
        Value("largest", "1/time", "positive: nearby states part, chaos", r"\lambda_1"),
        Value("sum", "1/time", "growth of volume: below zero on an attractor", r"\sum\lambda_i"),
        Value("kaplan_yorke", "", "dimension of the attractor by its exponents", "D_{KY}"),
    ),
    params=(
        Param(
            "until", 0.0, 0.0, 1e5, "length of the measured orbit; 0: six million steps (200 000 "
            "by an adaptive rule)", unit="time", hard_min=0.0,
        ),
        Param(
            "transient", 0.0, 0.0, 1e4, "time left out at first; 0: 20 000 steps", unit="time",
            hard_min=0.0,
        ),
        Param(
            "renew", 0, 0, 1000, "steps between two orthonormalisations; 0: as often as the "
            "stretching asks", kind="int", unit="steps", hard_min=0,
        ),
        Param(
            "method", "own", choices=("own", "rk4", "dp5", "dop853", "rodas4"),
            help="stepping rule of orbit and vectors; own: that of the run",
        ),
        Param("rtol", 1e-9, 1e-13, 1e-3, "tolerance of the adaptive rules", scale="log",
              hard_min=1e-15, hard_max=0.1),
        Param("stroboscopic", False, help="per period of the forcing instead of per time"),
        Param(
            "count", 0, 0, 20, "how many of the largest exponents; 0: all, or four of a delay "
            "equation", kind="int", hard_min=0, hard_max=256,
        ),
    ),
    sources=(
        Source(
            "G. Benettin, L. Galgani, A. Giorgilli, J.-M. Strelcyn",
            "Lyapunov characteristic exponents for smooth dynamical systems and for Hamiltonian "
            "systems; a method for computing all of them", 1980, "Meccanica 15, 9-20",
            "10.1007/BF02128236",
        ),
    ),
    expects=(
        _expect("largest", log(2.0), 1e-4, "ln 2, exact", "logistic", params={"r": 4.0}),
        _expect("largest", 0.4960, 5e-4, "2e7 iterations", "logistic", params={"r": 3.9}),
        _expect("largest", 0.3550, 5e-4, "2e7 iterations", "logistic", params={"r": 3.7}),
        _expect("largest", 0.41931, 5e-4, "2e7 iterations", "henon"),
        _expect("kaplan_yorke", 1.25831, 5e-4, "2e7 iterations", "henon"),
        _expect("sum", log(0.3), 1e-9, "ln b, exact", "henon"),
        _expect("spectrum", (0.9056, 0.0, -14.572), 4e-3, "Sprott 2003", "lorenz"),
        _expect("kaplan_yorke", 2.062, 2e-3, "Sprott 2003", "lorenz"),
        _expect("sum", -41 / 3, 2e-3, "trace of the Jacobian, exact", "lorenz"),
        _expect("spectrum", (0.0714, 0.0, -5.394), 4e-3, "Sprott 2003", "rossler"),
        _expect("largest", 0.0714, 1e-3, "Sprott 2003", "rossler"),
        _expect("largest", 0.227, 0.03, "event-driven RK4, saltation matrices", "sprott_more"),
        _expect("kaplan_yorke", 2.013, 1e-3, "Sprott 2003", "rossler"),
    ),
)  # fmt: skip
