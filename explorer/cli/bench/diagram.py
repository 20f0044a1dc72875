"""Orbit diagrams and exponent maps: how fast the picture is there again when something moves."""

from __future__ import annotations

from time import perf_counter
from typing import Any

import numpy as np

from explorer.cli.bench.measure import Figure, summary
from explorer.diagnostics import lyapunov_map, orbit_diagram
from explorer.engine.pool import Pool
from explorer.experiments.maps import henon, logistic
from explorer.model import Diagnostic, Experiment, Moving

THREADS = 2


def figures(rounds: int = 5) -> dict[str, Figure]:
    """The figures of the logistic diagram, 1500 positions, 1000 samples after 1000 iterations,
    and of the Hénon map's exponents, 256 x 256 cells, 1000 iterations after 500.
    """
    diagram = orbit_diagram.DIAGNOSTIC
    scope = {**diagram.options({"low": 2.8, "high": 4.0}), **shared()}
    motion = moving(logistic.EXPERIMENT)
    times = [whole(diagram, motion, scope) for _ in range(rounds + 1)][1:]
    plane = {**lyapunov_map.DIAGNOSTIC.options(), **shared()}
    orbits = moving(henon.EXPERIMENT)
    maps = [whole(lyapunov_map.DIAGNOSTIC, orbits, plane) for _ in range(rounds + 1)][1:]
    cells = f"{THREADS} threads, 256 x 256 cells, 1000 iterations after 500"
    said = f"{THREADS} threads, coarse and fine picture and the exponents"
    return {
        "orbit_diagram.redraws_per_s": summary([1.0 / t[-1] for t in times], "1/s", 15.0, said),
        "lyapunov_map.first_ms": summary(
            [1e3 * t[0] for t in maps], "ms", 50.0, f"{cells}, every 8th a side", "at most"
        ),
        "lyapunov_map.full_s": summary([t[-1] for t in maps], "s", 2.0, cells, "at most"),
    }


def shared() -> dict[str, Any]:
    """What a compute is given besides its options."""
    return {"pool": Pool(THREADS), "cancel": np.zeros(1, np.int32)}


def whole(diagnostic: Diagnostic, motion: Moving, scope: dict[str, Any]) -> list[float]:
    """Seconds until each reading."""
    begun, ends = perf_counter(), []
    for _ in diagnostic.compute(motion, **scope):  # type: ignore[union-attr]
        ends.append(perf_counter() - begun)
    return ends


def moving(experiment: Experiment) -> Moving:
    """An experiment at its defaults, as a diagnostic gets it."""
    motion, start = experiment.motion, np.array(list(experiment.motion.start.values()))  # type: ignore[union-attr]
    return Moving(motion, experiment.system, experiment.settings(), start, motion.dt, motion.method)
