"""Runs without a window: made, made again from a document, and on how many threads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from explorer.api.recorded import Recorded
from explorer.api.shelves import described, resolve
from explorer.engine.batch import begin_document, record, with_seeds
from explorer.engine.changes import animations, checked
from explorer.engine.recorder import Recording
from explorer.engine.session import RunDocument
from explorer.engine.take import part, so_far
from explorer.model import BadInput, Experiment


def run(
    experiment: str | Experiment,
    params: Mapping[str, Any] | None = None,
    *,
    preset: str | None = None,
    start: Mapping[str, Any] | None = None,
    steps: int | None = None,
    until: float | None = None,
    every: int = 1,
    dt: float | None = None,
    method: str | None = None,
    seed: int = 0,
    t0: float = 0.0,
    rtol: float = 1e-9,
    animate: Mapping[str, Any] | None = None,
    changes: Sequence[Sequence[Any]] = (),
    progress: Callable[[float], None] | None = None,
) -> Recorded:
    """A run: `.t` (k,), `["path"]` (k, d), `["x"]` (k,), k = steps // every + 1 with the start.

    params   dial positions that replace the preset's, which replace the defaults
    start    replaced first values; arrays (m,) give m starts and a path (k, m, d); for a swarm
             whole state arrays
    steps    1000 unless `until` [time] is given
    method   for flows: rk4, heun; dp5, dop853, or rodas4 for stiff ones, which use `rtol` and
             report every dt; verlet or yoshida4 for q' = f(p), p' = g(q)
    animate  dials animated from the first step on: name -> (low, high, period[, shape]); shapes are
             triangle, sine, ramp
    changes  (step, name, value) of dials turned on the way; "dt" and "animate" are names too
    raises   BadInput; a divergence does not raise, see `.diverged`
    """
    chosen = resolve(experiment)
    log = (*animations(chosen, animate or {}), *checked(chosen, changes))
    document = begin_document(
        chosen,
        params,
        preset=preset,
        start=start,
        steps=_steps(chosen, steps, until, dt),
        every=every,
        dt=dt,
        method=method,
        seed=seed,
        t0=t0,
        rtol=rtol,
    )
    document = replace(document, log=log)
    return Recorded.of(record(chosen, document, progress))


def _steps(experiment: Experiment, steps: int | None, until: float | None, dt: float | None) -> int:
    if steps is not None and until is not None:
        raise BadInput("give steps or until, not both")
    if until is None:
        return 1000 if steps is None else steps
    step = abs(experiment.motion.dt if dt is None else dt)
    if not np.isfinite(until) or until < 0 or step == 0:
        raise BadInput(f"until = {until!r}: give a finite time from 0")
    return round(until / step)


def repeat(
    document: RunDocument, progress: Callable[[float], None] | None = None, seeds: bool = False
) -> Recorded:
    """The run that a document describes, made again; `seeds`: with its seeds as further starts."""
    experiment = described(document)
    wanted = with_seeds(experiment, document) if seeds else document
    return Recorded.of(record(experiment, wanted, progress))


def recorded_part(recording: Recording) -> Recorded:
    """The recorded steps of a repeated session alone; BadInput where nothing was recorded."""
    take = recording.document.take
    last = int(recording.steps[-1])
    if not take:
        raise BadInput("nothing was recorded in this session: it has no first and last step")
    return Recorded.of(part(recording, so_far(take, last, last) or take))


def set_threads(threads: int) -> None:
    """Let headless work use this many threads, at least 1; results do not depend on it."""
    from explorer.engine import pool

    if int(threads) < 1:
        raise BadInput(f"threads = {threads!r}: give a whole number from 1")
    pool.set_threads(threads)
