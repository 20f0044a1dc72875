"""Hysteresis: a dial turned up and down again, the state carried along, what is seen both ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from explorer.diagnostics.carried import STATISTICS, Course, Loop, gap, turned
from explorer.model import (
    Axis,
    BadInput,
    Band,
    Curve,
    Diagnostic,
    Expect,
    Experiment,
    Line,
    Param,
    Picture,
    Reading,
    Source,
    Trials,
    Value,
)

APART = 5.0  # deviations of the replicates by which two ways differ


def compute(
    trials: Trials,
    over: str,
    low: float,
    high: float,
    of: str,
    against: str,
    statistic: str,
    values: int,
    steps: int,
    settle: float,
    replicates: int,
    pool: Any,
    cancel: np.ndarray,
) -> Iterator[Reading]:
    """The loop so far, after each position of the dial."""
    name, ends = span(trials, over, low, high)
    channels = watched(trials.experiment, of, against)
    kept = max(1, round((1.0 - settle) * steps))
    course = Course(
        np.linspace(*ends, values), lambda at: {name: at}, channels, statistic, steps, kept,
        max(1, kept // 500),
    )  # fmt: skip
    loop = Loop(trials, course, replicates)
    settings = {"over": name, "of": channels[0], "against": channels[-1],
                "rate": (ends[1] - ends[0]) / (values - 1) / steps}  # fmt: skip
    for done in loop.run(pool, cancel):
        yield _reading(loop, ("first", "second")[: len(channels)], settings, done)


def span(trials: Trials, over: str, low: float, high: float) -> tuple[str, tuple[float, float]]:
    """The dial's name and the range to sweep: its own where both are 0."""
    dial = turned(trials.experiment, over)
    if low == 0.0 == high:
        assert dial.min is not None and dial.max is not None
        return dial.name, (float(dial.min), float(dial.max))
    if not low < high:
        raise BadInput(f"low = {low:g}, high = {high:g}: give low < high, or 0 and 0")
    for end in (low, high):
        dial.check(end)
    return dial.name, (low, high)


def watched(experiment: Experiment, of: str, against: str) -> tuple[str, ...]:
    """The one or two channels that are read; those that come first where none is named."""
    known = list(signals(experiment))
    if not known:
        raise BadInput(f"{experiment.key} shows no signal to be read")
    first = of or known[0]
    second = against or next((one for one in known if one != first), first)
    return (first,) if first == second else (first, second)


def signals(experiment: Experiment) -> tuple[str, ...]:
    """Names of its numbers per step: Series, and the states of a Flow or Map."""
    paths = [f"{path.name}.{state}" for path in experiment.paths for state in path.of]
    return (*paths, *(show.name for show in experiment.series))


def _reading(loop: Loop, names: tuple[str, ...], settings: dict[str, Any], done: float) -> Reading:
    """The curves so far, and how far they lie apart."""
    arrays = loop.curves(names)
    if len(names) == 1:
        arrays |= {f"second_{end}": arrays[f"first_{end}"] for end in ("up", "down")}
    up, down = arrays["first_up"], arrays["first_down"]
    apart = np.abs(up - down)
    noise = np.hypot(arrays["first_up_deviation"], arrays["first_down_deviation"])
    differ = apart > APART * noise + 1e-9 + 0.02 * _height(up, down)
    at = loop.course.values[np.where(np.isfinite(apart), differ, False)]
    values = {
        "area": gap(up, down, loop.course.values),
        "widest": float(np.nanmax(apart)) if np.isfinite(apart).any() else float("nan"),
        "begins": float(at.min()) if len(at) else float("nan"),
        "ends": float(at.max()) if len(at) else float("nan"),
    }
    notes = (
        ()
        if done < 1.0
        else ("What lags at one rate may close at a slower one: give it more steps and see.",)
    )
    over, plane = loop.spots()
    return Reading(values, arrays, notes=notes, settings=settings, done=done,
                   provisional=done < 1.0, spots={"loop": over, "portrait": plane})  # fmt: skip


def _height(up: np.ndarray, down: np.ndarray) -> float:
    """How far the curves reach."""
    seen = np.concatenate([up, down])
    seen = seen[np.isfinite(seen)]
    return float(np.ptp(seen)) if seen.size else 0.0


def _fits(experiment: Experiment) -> bool:
    """Whatever has a dial to turn while it runs, and a number to read."""
    turns = any(p.kind == "float" and p.effect == "live" for p in experiment.params)
    return turns and bool(signals(experiment))


DIAGNOSTIC = Diagnostic(
    key="hysteresis",
    title="Hysteresis",
    about="A dial is turned up step by step and down again while the state is carried along, by "
    "several runs at once. Where the two ways differ, what the system does depends on where it "
    "came from. A click loads that state.",
    takes=None,
    gives=Curve,
    compute=compute,
    needs=("flow", "map", "kernel"),
    renews="dials",
    ignores=("start",),
    fits=_fits,
    values=(
        Value("area", "", "area between the ways up and down"),
        Value("widest", "", "largest difference at one position"),
        Value("begins", "", "lowest position at which the ways differ"),
        Value("ends", "", "highest position at which they differ"),
    ),
    params=(
        Param("over", "", help="dial that is turned", kind="name", names="dials"),
        Param("low", 0.0, -100.0, 100.0, "where it begins; both 0: its own range"),
        Param("high", 0.0, -100.0, 100.0, "where it turns round"),
        Param("of", "", help="what is read", kind="name", names="channels"),
        Param("against", "", help="what is read beside it, for the portrait", kind="name",
              names="channels"),
        Param("statistic", "mean", choices=tuple(STATISTICS),
              help="how the samples at one position become a number; highest is an amplitude"),
        Param("values", 25, 3, 200, "positions on the way up", kind="int", hard_min=2,
              hard_max=10_000),
        Param("steps", 1000, 10, 100_000, "at each position: fewer is a faster sweep", kind="int",
              scale="log", hard_min=1, hard_max=100_000_000),
        Param("settle", 0.5, 0.0, 0.99, "share of the steps that is not read", hard_min=0.0,
              hard_max=0.999),
        Param("replicates", 3, 1, 20, "runs with seeds of their own", kind="int", hard_min=1,
              hard_max=1000),
    ),
    pictures=(
        Picture(
            "loop", Axis("{over}", of="{over}"), Axis("{statistic} of {of}"),
            (Band("dial", "first_up_low", "first_up_high", colour=0),
             Band("dial", "first_down_low", "first_down_high", colour=1),
             Line("dial", "first_up", label="up", colour=0),
             Line("dial", "first_down", label="down", colour=1)),
            click="spot",
        ),
        Picture(
            "portrait", Axis("{statistic} of {of}"), Axis("{statistic} of {against}"),
            (Line("first_up", "second_up", label="up", colour=0),
             Line("first_down", "second_down", label="down", colour=1)),
            click="spot",
        ),
    ),
    sources=(
        Source("S. H. Strogatz", "Nonlinear Dynamics and Chaos", 2015,
               "Westview Press, Boulder, 2nd edition, sections 3.4 and 3.6"),
    ),
    expects=(
        Expect("ends", 470 / 19, 0.35, "Lorenz 1963, eq. 34: rest loses its stability at 470/19; "
               "a sweep passes it late", of="lorenz",
               options={"over": "rho", "low": 23.5, "high": 25.5, "values": 21, "steps": 20_000,
                        "statistic": "deviation", "replicates": 1,
                        "start": {"x": 8.0, "y": 8.0, "z": 22.5}}),
    ),
)  # fmt: skip
