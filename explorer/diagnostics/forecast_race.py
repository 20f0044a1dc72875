"""Forecast race: eight forecasters learn from an orbit's past and go on by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from explorer.diagnostics.forecast_data import Course, Sampling, course, physics, sampling
from explorer.diagnostics.forecast_pictures import NAMES, PICTURES, pictured
from explorer.diagnostics.tangent_orbits import equations
from explorer.equations.augment import driven
from explorer.model import (
    Diagnostic,
    Expect,
    Experiment,
    Kernel,
    Map,
    Moving,
    Param,
    Path,
    Reading,
    Source,
    Value,
)
from explorer.numerics.forecast import plain, reservoirs, scores

LONG = 1000  # samples, at least, from which a climate is taken
MOST = 4000  # samples that a forecast may last
LARGEST = 20  # dimensions; products grow with their square


def compute(
    motion: Moving,
    train: int,
    spacing: float,
    noise: float,
    horizon: float,
    starts: int,
    threshold: float,
    wrong: float,
    dial: str,
    state: str,
    cancel: np.ndarray,
) -> Iterator[Reading]:
    """The standings after each forecaster: the simple ones first."""
    component = motion.state(state)
    how = sampling(motion, spacing, cancel)
    if how is None:
        return
    steps = int(np.clip(round(horizon * how.unit / how.spacing), 2, MOST))
    run = course(motion, how, train, starts, max(steps, LONG), noise, cancel)
    if run is None:
        return
    settings = _settings(motion, how, component, dial)
    results: dict[str, dict[str, Any]] = {}
    field = contenders(motion, how, run, dial, wrong)
    for name, forecaster in field.items():
        told = forecaster.fit(run.past).forecast(run.history, run.truth.shape[1], cancel)
        if cancel[0]:
            return
        results[name] = scored(told, run.truth, steps, threshold, how, component)
        yield _reading(results, run, how, steps, threshold, component, settings, len(field))


def contenders(
    motion: Moving, how: Sampling, run: Course, dial: str, wrong: float
) -> dict[str, Any]:
    """Name -> forecaster, not yet fitted; those that know equations need a dial to get wrong."""
    field: dict[str, Any] = {
        "persistence": plain.Persistence(),
        "climatology": plain.Climatology(),
        "autoregression": plain.Autoregression(),
        "analogues": plain.Analogues(),
        "ngrc": reservoirs.NextGeneration(),
        "reservoir": reservoirs.EchoState(seed=motion.seed),
    }
    if any(p.kind in ("float", "int") for p in motion.params.params):
        step = physics(motion, how, run, dial, wrong)
        for name, learns in (("physics", False), ("hybrid", True)):
            field[name] = reservoirs.Hybrid(step, run.past_times, run.times, how.spacing, learns)
    elif dial:
        motion.dial(dial)  # says which dials there are
    return field


def scored(
    told: np.ndarray, truth: np.ndarray, steps: int, threshold: float, how: Sampling,
    component: int,
) -> dict[str, Any]:  # fmt: skip
    """How long forecasts (starts, n, d) hold over the first `steps`, and what climate they have."""
    error = scores.errors(told[:, :steps], truth[:, :steps])
    one = max(1, round(how.unit / how.spacing))
    late = slice(told.shape[1] // 2, None)
    return {
        "valid": scores.valid_steps(error, threshold) * how.spacing / how.unit,
        "error": np.median(error, axis=0),
        "smape": scores.smape(told[:, :one, component], truth[:, :one, component]),
        "divergence": scores.divergence(_flat(truth), _flat(told[:, late])),
        "hellinger": scores.hellinger(truth, told),
        "told": told[0, :steps, component],
    }


def _flat(states: np.ndarray) -> np.ndarray:
    return states.reshape(-1, states.shape[-1])


def _settings(motion: Moving, how: Sampling, component: int, dial: str) -> dict[str, Any]:
    turning = [p.name for p in motion.params.params if p.kind in ("float", "int")]
    return {
        "spacing": how.spacing, "exponent": how.exponent, "unit": how.unit,
        "state": tuple(motion.motion.start)[component],
        "dial": dial or (turning[0] if turning else ""),
        "driven": driven(equations(motion)) and not isinstance(motion.motion, Map),
        "chaotic": bool(np.isclose(how.exponent * how.unit, 1.0)),
    }  # fmt: skip


def _reading(
    results: dict[str, dict[str, Any]], run: Course, how: Sampling, steps: int, threshold: float,
    component: int, settings: dict[str, Any], field: int,
) -> Reading:  # fmt: skip
    valid = {name: result["valid"] for name, result in results.items()}
    notes = [] if settings["chaotic"] else ["Not chaotic: times are counted in swings."]
    if settings["driven"]:
        notes.append("The forcing is unseen by all but those that know the equations.")
    top = steps * how.spacing / how.unit
    if any(np.median(times) >= top for times in valid.values()):
        notes.append("Some forecast holds to the end: its time is at least that long.")
    return Reading(
        values={
            **{name: float(np.median(times)) for name, times in valid.items()},
            "lyapunov_time": how.unit,
        },
        uncertainty={
            name: float(times.std(ddof=1) / np.sqrt(len(times)))
            for name, times in valid.items()
            if len(times) > 1
        },
        arrays=pictured(results, run, how, steps, threshold, component),
        words={"names": tuple(NAMES[name] for name in results)},
        notes=tuple(notes),
        settings=settings,
        done=len(results) / field,
        provisional=len(results) < field,
    )


def _fits(experiment: Experiment) -> bool:
    """Equations of a moderate size whose states stay within bounds, without delays and noise."""
    motion, system = experiment.motion, experiment.system
    if isinstance(motion, Kernel) or system is None or motion.wrap:
        return False
    endless = system.delays or system.noise
    return not endless and len(experiment.states) <= LARGEST


_LORENZ = {"of": "lorenz", "options": {"spacing": 0.025, "train": 400, "starts": 50}}

DIAGNOSTIC = Diagnostic(
    key="forecast_race",
    title="Forecast race",
    about="Eight small forecasters learn from the same stretch of orbit, then go on by themselves. "
    "How many Lyapunov times until each is wrong by 0.4 of a deviation, and does it still live "
    "in the right climate after that? Two of them know the equations, with one dial set wrong.",
    takes=Path,
    gives=Path,
    compute=compute,
    renews="dials",
    needs=("flow", "map"),
    fits=_fits,
    values=(
        *(Value(name, "1", f"valid time in Lyapunov times, median: {said}", label=said)
          for name, said in NAMES.items()),
        Value("lyapunov_time", "time", "time in which a small error grows e-fold; where the motion "
              "is not chaotic, its swing", r"1/\lambda_1"),
    ),
    params=(
        Param("train", 1000, 50, 10_000, "samples to learn from", kind="int", scale="log",
              hard_min=20, hard_max=50_000),
        Param("spacing", 0.0, 0.0, 1.0, "time between samples; 0: a 75th of a swing",
              unit="time", hard_min=0.0),
        Param("noise", 0.0, 0.0, 0.2, "noise on what is seen, in deviations", hard_min=0.0),
        Param("horizon", 10.0, 1.0, 20.0, "Lyapunov times to tell", hard_min=0.1, hard_max=100.0),
        Param("starts", 20, 1, 100, "moments from which each forecasts", kind="int", hard_min=1,
              hard_max=500),
        Param("threshold", 0.4, 0.05, 1.0, "error, in deviations, at which a forecast is wrong",
              hard_min=0.0),
        Param("wrong", 0.05, 0.0, 0.5, "share by which the dial of the known equations is off"),
        Param("dial", "", kind="name", names="dials", help="the dial that is off"),
        Param("state", "", kind="name", names="states", help="the component that is drawn"),
    ),
    sources=(
        Source("D. J. Gauthier, E. Bollt, A. Griffith, W. A. S. Barbosa",
               "Next generation reservoir computing", 2021, "Nature Communications 12, 5564",
               "10.1038/s41467-021-25801-2"),
        Source("W. Gilpin", "Model scale versus domain knowledge in statistical forecasting of "
               "chaotic systems", 2023, "Physical Review Research 5, 043252"),
        Source("J. Pathak and others", "Hybrid forecasting of chaotic processes: using machine "
               "learning in conjunction with a knowledge-based model", 2018, "Chaos 28, 041101"),
        Source("H. Jaeger, H. Haas", "Harnessing nonlinearity: predicting chaotic systems and "
               "saving energy in wireless communication", 2004, "Science 304, 78-80"),
        Source("E. N. Lorenz", "Atmospheric predictability as revealed by naturally occurring "
               "analogues", 1969, "J. Atmos. Sci. 26, 636-646"),
    ),
    expects=(
        Expect("climatology", 0.0, 0.05, "the mean is a deviation away", **_LORENZ),
        Expect("persistence", 0.06, 0.06, "a start moves on by its own speed", **_LORENZ),
        Expect("autoregression", 0.15, 0.15, "a line cannot fold: below 0.3", **_LORENZ),
        Expect("ngrc", 5.0, 1.5, "Gauthier et al. 2021: to about 5 Lyapunov times from 400 points "
               "at dt = 0.025", **_LORENZ),
        Expect("ngrc", 10.0, 0.5, "a quadratic map is among its features: right to the end",
               of="henon", options={"starts": 10}),
    ),
    pictures=PICTURES,
)  # fmt: skip
