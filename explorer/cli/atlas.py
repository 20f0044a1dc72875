"""The atlas: invariants of every map and flow, computed for those that are new or have changed."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from explorer import __version__, api
from explorer.cli import forecasts
from explorer.cli.output import Progress
from explorer.io import atlas as files
from explorer.model import BadInput, Diverged, Experiment, Kernel, Map, Reading
from explorer.model import forecasts as tables
from explorer.model.atlas import Row, Table, made_of, place
from explorer.model.forecasts import Race
from explorer.numerics import natural_time

TRIAL = 20_000  # steps from which a swing is taken
COARSER = 25  # times as long where the first trial saw no swing
PER_SWING = 40  # samples of a swing
SAMPLES = 24_000
STATES_EVERY = 3  # samples from one state of the correlation sum to the next
PATTERN = 5  # samples of a pattern
SWINGS = 5000  # over which exponents are taken: twenty for each of the orbits side by side
MOST, ADAPTIVE = 6_000_000, 200_000  # steps at most; the same for rules of adaptive steps
USUAL = 2_000_000  # steps of three equations whose swings are short
SMALL = 3  # equations; what has more takes fewer steps, for each costs as their square


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of `atlas`."""
    parser.add_argument("keys", nargs="*", metavar="KEY", help="default: every map and flow")
    parser.add_argument("--all", action="store_true", help="those that are up to date too")
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="processes; 2")
    parser.add_argument("--out", type=Path, metavar="FILE.csv",
                        help="default: the one that travels with the program")  # fmt: skip
    forecasts.declare(parser)


def run(words: argparse.Namespace) -> int:
    """Compute what is missing, writing after each system, so that it can be broken off."""
    if words.workers < 1:
        raise BadInput(f"--workers {words.workers}: give 1 or more")
    if words.show and not words.forecasts:
        raise BadInput("--show: of the forecasts; give --forecasts too")
    if words.forecasts:
        out = words.out or tables.beside()
        if words.show:
            return forecasts.show(out, words.keys, words.json)
        job = Job(
            Race,
            forecasts.tried,
            forecasts.races,
            "has no orbit that these forecasters can learn from",
        )
        return computed_into(out, dict(tables.load(out)), words, job)
    out = words.out or place()
    job = Job(Row, _tried, measurable, "has no equations, so it has no exponents")
    return computed_into(out, dict(files.load(out)), words, job)


@dataclass(frozen=True)
class Job:
    """A table to compute: its rows, how one is made, of which systems, and why not of others."""

    made: type
    tried: Callable[[str], Any]
    fits: Callable[[Experiment], bool]
    why: str


def computed_into(out: Path, rows: dict[str, Any], words: argparse.Namespace, job: Job) -> int:
    """Compute what is missing or out of date, writing after each system."""
    catalogue = api.catalogue()
    chosen = words.keys or [key for key in catalogue if job.fits(catalogue[key])]
    for key in words.keys:
        if not job.fits(catalogue[key]):
            raise BadInput(f"{key} {job.why}")
    if not words.keys:
        rows = {key: row for key, row in rows.items() if key in chosen}
    before: Table[Any] = Table(rows.values())
    due = [key for key in chosen if words.all or before.current(catalogue[key]) is None]
    with Progress("measuring") as progress:
        for done, (key, row) in enumerate(computed(due, words.workers, job.tried), 1):
            progress(done / len(due))
            if isinstance(row, job.made):
                rows[key] = row
                files.save(rows.values(), out, job.made)
            else:
                print(f"separatrix: {key}: {row}", file=sys.stderr)
    print(f"{len(due)} of {len(chosen)} computed, {len(rows)} in {out}")
    return 0


def measurable(experiment: Experiment) -> bool:
    """Whether there are equations, so that it has exponents."""
    return not isinstance(experiment.motion, Kernel)


def computed(
    keys: list[str], workers: int, tried: Callable[[str], Any]
) -> Iterator[tuple[str, Any]]:
    """The row of each system, or why there is none, as they get ready."""
    if workers == 1 or len(keys) < 2:
        for key in keys:
            yield key, tried(key)
        return
    with ProcessPoolExecutor(workers, get_context("spawn")) as crew:
        waiting: dict[Future[Any], str] = {crew.submit(tried, key): key for key in keys}
        for ready in as_completed(waiting):
            yield waiting[ready], ready.result()


def _tried(key: str) -> Row | str:
    api.set_threads(1)
    try:
        return measured(api.catalogue()[key])
    except (BadInput, Diverged) as error:
        return str(error) or type(error).__name__


def measured(experiment: Experiment) -> Row:
    """The row of a system at its usual dials."""
    swing = swing_of(experiment)
    rates = exponents(experiment, swing)
    states, spacing = sampled(experiment, swing)
    d2 = _found(partial(api.measure, "correlation_dimension", data=states, every=STATES_EVERY))
    tau = natural_time.advised_delay(swing / spacing, PATTERN, experiment.iterated)
    order = _found(
        partial(api.measure, "permutation_entropy", data=states[:, 0], n=PATTERN, tau=tau)
    )
    settings = rates.settings
    return Row(
        key=experiment.key, title=experiment.title, family=experiment.family,
        kind="map" if isinstance(experiment.motion, Map) else "flow",
        dimension=len(experiment.states),
        largest=rates.values["largest"], error=rates.uncertainty.get("largest", math.nan),
        spectrum=tuple(rates.arrays["spectrum"].tolist()),
        errors=tuple(rates.arrays["standard_error"].tolist()),
        total=rates.values["sum"], kaplan_yorke=rates.values["kaplan_yorke"],
        D2=d2.values.get("D2", math.nan), D2_error=d2.uncertainty.get("D2", math.nan),
        H=order.values.get("H", math.nan), C=order.values.get("C", math.nan),
        t_nat=swing * abs(experiment.motion.dt),
        method=str(settings["method"]).replace(" ", ""), dt=float(settings["dt"]),
        time=float(settings["time"]),
        checks=tuple(name for name, held in settings["checks"].items() if not held),
        version=__version__, made_of=made_of(experiment),
    )  # fmt: skip


def _found(measure: Callable[[], Reading]) -> Reading:
    """A reading, or an empty one where the states give none."""
    try:
        return measure()
    except BadInput:
        return Reading()


def exponents(experiment: Experiment, swing: float) -> Reading:
    """The spectrum after the transient, over as many steps as its size and pace ask for."""
    motion, dt = experiment.motion, abs(experiment.motion.dt)
    steps = MOST
    if motion.method == "rk4":
        least = USUAL * min(1.0, (SMALL / len(experiment.states)) ** 2)
        asked = SWINGS * swing if math.isfinite(swing) else 0.0
        steps = round(min(MOST, max(least, asked)))
    elif motion.method != "map":
        steps = ADAPTIVE
    settle = max(20_000 * dt, getattr(motion, "transient", 0.0))
    return api.measure("lyapunov", experiment, until=steps * dt, transient=settle)


def swing_of(experiment: Experiment) -> float:
    """Steps of a swing of the first component; NaN where it has none."""
    for steps in (TRIAL, TRIAL * COARSER):
        series = _states(experiment, 1, steps)[:, 0]
        swing = float(natural_time.natural(series))
        if math.isfinite(swing):
            return swing
    return math.nan


def sampled(experiment: Experiment, swing: float) -> tuple[np.ndarray, float]:
    """States (k, d), forty to a swing or every iterate of a map, and the steps between them."""
    every = 1
    if not isinstance(experiment.motion, Map) and math.isfinite(swing):
        every = max(1, round(swing / PER_SWING))
    return _states(experiment, every, SAMPLES), float(every)


def _states(experiment: Experiment, every: int, count: int) -> np.ndarray:
    motion = experiment.motion
    settle = max(2000, round(getattr(motion, "transient", 0.0) / abs(motion.dt)))
    skipped = -(-settle // every)
    made = api.run(experiment, steps=(skipped + count) * every, every=every)
    if made.diverged is not None:
        raise BadInput(f"{experiment.key} leaves every bound at its usual dials")
    return np.stack([made[name][skipped:] for name in experiment.states], axis=1)
