"""Collective memory: the orientation zone widened and narrowed again, and what the school does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from explorer.diagnostics import zones
from explorer.diagnostics.carried import Course, Loop, gap
from explorer.model import (
    Axis,
    BadInput,
    Band,
    Curve,
    Diagnostic,
    Expect,
    Line,
    Param,
    Picture,
    Reading,
    Trials,
    Value,
)

MILLS, SCHOOLS = 0.5, 0.9  # M, and P, from which on a school is called so
CLOSER = 3.0  # times that widths lie closer together where it matters most
EVERY = 5  # steps between two looks at P and M
HISTORY = (
    "What the school does depends on its history here. That need not mean two stable states: a "
    "mill near the border may be a long transient (Chan and Kanso 2025). Sweep at another rate "
    "and see how the loop changes."
)


def compute(
    trials: Trials,
    low: float,
    high: float,
    fine: float,
    attraction: float,
    values: int,
    steps: int,
    settle: float,
    replicates: int,
    pool: Any,
    cancel: np.ndarray,
) -> Iterator[Reading]:
    """The loop so far, after each width of the zone."""
    if not 0.0 <= low < high:
        raise BadInput(f"low = {low:g}, high = {high:g}: give 0 <= low < high")
    course = Course(
        places(low, high, fine, values), lambda wide: zones.radii(trials, wide, attraction),
        zones.ORDERS, "mean", steps, max(1, round((1.0 - settle) * steps)), min(EVERY, steps),
    )  # fmt: skip
    loop = Loop(trials, course, replicates)
    settings = {
        "variant": trials.params.get("variant", ""),
        "rate": float(np.diff(course.values).min()) / (steps * abs(trials.dt)),
    }
    for done in loop.run(pool, cancel):
        yield _reading(loop, settings, done)


def places(low: float, high: float, fine: float, values: int) -> np.ndarray:
    """Widths from low to high, closer together up to `fine`."""
    fine = min(max(fine, low), high)
    bend = CLOSER * (fine - low)
    way = np.linspace(0.0, bend + high - fine, values)
    return np.where(way <= bend, low + way / CLOSER, fine + way - bend)


def _reading(loop: Loop, settings: dict[str, Any], done: float) -> Reading:
    """P and M both ways, and the widths at which they differ."""
    arrays, widths = loop.curves(("P", "M")), loop.course.values
    with np.errstate(invalid="ignore"):  # not there yet
        both = (arrays["M_up"] > MILLS) & (arrays["P_down"] > SCHOOLS) & (arrays["P_up"] < SCHOOLS)
    at = widths[both]
    seen = np.isfinite(arrays["P_up"])
    values = {
        "begins": float(at.min()) if len(at) else float("nan"),
        "ends": float(at.max()) if len(at) else float("nan"),
        "area": gap(arrays["P_up"], arrays["P_down"], widths),
        "mill": float(arrays["M_up"][seen].max()) if seen.any() else float("nan"),
        "rate": float(settings["rate"]),
    }
    over, plane = loop.spots()
    return Reading(values, arrays, notes=(HISTORY,) if done >= 1.0 and len(at) else (),
                   settings=settings, done=done, provisional=done < 1.0,
                   spots={"loop": over, "portrait": plane})  # fmt: skip


_ORDER = Axis("order: polarisation P, milling M")
UP, DOWN = {"high": 3.0, "values": 13}, {"low": 1.5, "values": 19}
_DOWN = (0.99, 0.991, 0.993, 0.994, 0.994, 0.995, 0.996)


def _expect(what: str, value: tuple[float, ...], off: float, first: bool) -> Expect:
    return Expect(what, value, off, "rules of Couzin et al. 2002; mean of 5 to 10 runs of an "
                  "independent program", of="couzin", preset="true_mill",
                  options=UP if what.endswith("up") else DOWN, params={"noise_first": first},
                  thorough=True)  # fmt: skip


DIAGNOSTIC = Diagnostic(
    key="school_hysteresis",
    title="Collective memory: hysteresis",
    about="The zone in which fish swim the same way is widened step by step and narrowed again, "
    "the school carried along. On the way up it mills where on the way down it swims one way: "
    "what it does depends on its history. Turn the steps to change the rate. A click loads that "
    "school.",
    takes=None,
    gives=Curve,
    compute=compute,
    needs=("kernel",),
    renews="dials",
    ignores=("start", "r_orientation", "r_attraction"),
    fits=zones.fits,
    values=(
        Value("begins", "L", "least width at which it mills on the way up and schools down"),
        Value("ends", "L", "greatest width at which it does"),
        Value("area", "L", "area between P on the ways up and down"),
        Value("mill", "", "greatest M on the way up", range=(0, 1)),
        Value("rate", "L/time", "how fast the zone is widened, where slowest"),
    ),
    params=(
        zones.width("width of the orientation zone at which the sweep begins", 0.0, "low"),
        zones.width("width at which it turns round", 12.0, "high"),
        zones.width("up to here widths lie three times as close", 3.0, "fine"),
        zones.width("width of the attraction zone, which moves with it", 14.0, "attraction"),
        Param("values", 25, 3, 100, "widths on the way up", kind="int", hard_min=2,
              hard_max=10_000),
        Param("steps", 1000, 20, 20_000, "at each width: fewer is a faster sweep", kind="int",
              scale="log", hard_min=1, hard_max=100_000_000),
        Param("settle", 0.5, 0.0, 0.95, "share of the steps that is not read", hard_min=0.0,
              hard_max=0.999),
        Param("replicates", 5, 1, 20, "schools with chance of their own; the band is their "
              "spread", kind="int", hard_min=1, hard_max=1000),
    ),
    pictures=(
        Picture(
            "loop", Axis(zones.ORIENTATION, "L"), _ORDER,
            (Band("dial", "P_up_low", "P_up_high", colour=0),
             Band("dial", "P_down_low", "P_down_high", colour=1),
             Band("dial", "M_up_low", "M_up_high", colour=0),
             Band("dial", "M_down_low", "M_down_high", colour=1),
             Line("dial", "P_up", label="P, widening", colour=0),
             Line("dial", "P_down", label="P, narrowing", colour=1),
             Line("dial", "M_up", label="M, widening", dashed=True, colour=0),
             Line("dial", "M_down", label="M, narrowing", dashed=True, colour=1)),
            click="spot",
        ),
        Picture(
            "portrait", Axis("polarisation P"), Axis("milling M"),
            (Line("P_up", "M_up", label="widening", colour=0),
             Line("P_down", "M_down", label="narrowing", colour=1)),
            click="spot",
        ),
    ),
    sources=(zones.COUZIN, zones.KANSO),
    expects=(
        Expect("mill", 0.71, 0.12, "rules of Couzin et al. 2002, noise last; mean of 10 runs",
               of="couzin", preset="true_mill",
               options={"low": 2.0, "high": 3.0, "values": 3, "replicates": 2}),
        # a quarter apart up to 3; those between the published widths lie between their numbers
        _expect("M_up", (0.1, 0.16, 0.22, 0.29, 0.35, 0.491, 0.625, 0.67, 0.712, 0.725, 0.737,
                         0.742, 0.746), 0.1, True),
        _expect("P_up", (0.14, 0.15, 0.15, 0.16, 0.16, 0.194, 0.167, 0.19, 0.219, 0.225, 0.231,
                         0.28, 0.332), 0.1, True),
        _expect("P_down_median", (*_DOWN, *[0.999] * 12), 0.005, True),
        _expect("M_down_median", (0.033, 0.03, 0.025, 0.023, 0.021, 0.02, 0.018, *[0.015] * 12),
                0.02, True),
        _expect("M_up", (0.099, 0.13, 0.155, 0.18, 0.21, 0.311, 0.417, 0.5, 0.575, 0.615, 0.654,
                         0.687, 0.675), 0.1, False),
        _expect("P_up", (0.134, 0.14, 0.15, 0.155, 0.162, 0.179, 0.205, 0.196, 0.187, 0.205,
                         0.225, 0.23, 0.301), 0.1, False),
        _expect("P_down_median", (*_DOWN, *[0.997] * 12), 0.005, False),
        _expect("M_down_median", (0.064, 0.056, 0.049, 0.043, 0.037, 0.04, 0.042, *[0.025] * 12),
                0.03, False),
    ),
)  # fmt: skip
