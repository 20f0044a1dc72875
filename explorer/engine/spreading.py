"""How an ensemble spreads: a ball of copies carried along a run, measured on the way."""

from __future__ import annotations

import numpy as np

from explorer.engine.drop import NAME, Drop, spread
from explorer.engine.session import RunDocument
from explorer.engine.stepper import stepper
from explorer.model import Diverged, Experiment, Reading


def spreading(experiment: Experiment, document: RunDocument, drop: Drop) -> Reading:
    """The spread after every `document.every` steps, and the points (count, d) at the end.

    raises   Diverged when the trajectory that carries the ensemble does
    """
    params = experiment.settings(document.initial)
    live = stepper(
        experiment, params, document.start or None, document.dt, document.method, document.seed,
        document.t0, rtol=document.rtol,
    )  # fmt: skip
    live.drop(drop)
    points = live.snapshot()[NAME]
    times, found, means = [live.t], [spread(points)], [points.mean(axis=0)]
    while live.step < document.steps:
        live.advance(min(document.every, document.steps - live.step), 1)
        if live.stopped is not None:
            raise Diverged(live.stopped, live.step, live.t)
        points = live.snapshot()[NAME]
        times.append(live.t)
        found.append(spread(points))
        means.append(points.mean(axis=0))
    series = {name: np.array([one[name] for one in found]) for name in found[0]}
    return Reading(
        values=dict(found[-1]),
        arrays={"t": np.array(times), "points": np.ascontiguousarray(points), **series,
                "mean": np.array(means)},
        settings={"members": drop.count, "radius": drop.radius, "dt": document.dt,
                  "steps": document.steps, "seed": document.seed},
    )  # fmt: skip
