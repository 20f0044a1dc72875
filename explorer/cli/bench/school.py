"""The school of 250 in highly parallel zones, noise on, against dewi-kadita's compiled path."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from time import perf_counter
from typing import Any

import numpy as np

from explorer.cli.bench.measure import Figure, absent, interleave, ratio, summary
from explorer.diagnostics import school_entropies
from explorer.engine.pool import Pool
from explorer.experiments.swarms import couzin, couzin_motion, kadita_peer
from explorer.model import wiring

THREADS = 2
STEPS, PEER_STEPS = 200, 10  # steps in one timed call
READINGS = 200  # in one round
TARGETS = {"explorer": 80.0, "compat": None}  # how many times as fast
NAMES = {
    "explorer": "school.ratio_to_dewi_kadita",
    "compat": "school.compat_ratio_to_dewi_kadita",
}


def figures(rounds: int = 5) -> dict[str, Figure]:
    """Both variants against the library, and the time of one reading of all entropies."""
    return {**_ratios(rounds), "school.entropies_ms": _reading_time(rounds)}


def _ratios(rounds: int) -> dict[str, Figure]:
    if find_spec("dewi_kadita") is None:
        gone = "dewi-kadita is not installed"
        return {NAMES[v]: absent("times as fast", gone, TARGETS[v]) for v in NAMES}
    kadita_peer.use_threads(THREADS)
    pool = Pool(THREADS)
    _agree(pool)
    contenders = {v: partial(_take, *_school(), STEPS, pool, _params(variant=v)) for v in NAMES}
    peer = partial(kadita_peer.peer_steps, *_school(), PEER_STEPS, _params(), couzin_motion.BEAT)
    times = interleave({**contenders, "peer": peer}, rounds)
    against = f"dewi-kadita, compiled, N = 250, noise on, {THREADS} threads each"
    work = STEPS / PEER_STEPS
    found = {NAMES[v]: ratio(times, v, "peer", TARGETS[v] or 0.0, against, work) for v in NAMES}
    free = NAMES["compat"]  # printed only
    return {**found, free: replace(found[free], target=None, met=None)}


def _params(**changes: Any) -> dict[str, Any]:
    return dict(couzin.EXPERIMENT.settings(changes, "highly_parallel"))


def _school() -> tuple[np.ndarray, np.ndarray]:
    start = wiring.call(couzin_motion.begin, {**_params(), "seed": 789})
    return start["pos"], start["head"]


def _take(
    pos: np.ndarray, head: np.ndarray, steps: int, pool: Pool, params: dict[str, Any]
) -> None:
    """Our steps, in place."""
    clock = {"dt": couzin_motion.BEAT, "n": steps, "step": 0, "seed": 1, "pool": pool}
    state = {"pos": pos, "head": head, **couzin_motion.nobody()}
    wiring.call(couzin_motion.advance, {**params, **clock, **state})


def _agree(pool: Pool) -> None:
    """Raise unless one quiet step is the library's: compat always, explorer if turns are free."""
    for variant, turn, error in (("compat", 0.2, 1e-12), ("explorer", math.pi, 1e-5)):
        params = _params(variant=variant, noise=0.0, max_turn=turn)
        pos, head = _school()
        there, course = kadita_peer.peer_steps(pos, head, 1, params, couzin_motion.BEAT)
        _take(pos, head, 1, pool, params)
        off = max(abs(head - course).max(), abs(pos - there).max())
        if not off <= error:
            raise ArithmeticError(f"{variant}: one step is off the library's by {off:.1e}")


def _reading_time(rounds: int) -> Figure:
    """Milliseconds of one reading of the seven entropies: the best one counts."""
    read = partial(school_entropies.compute, *_school(), "explorer", 20.0, 35.0)
    read()
    samples = [min(_milliseconds(read) for _ in range(READINGS)) for _ in range(rounds)]
    against = "all seven of 250 fish, one thread, the best reading"
    best = summary([min(samples)], "ms", 0.2, against, "at most")
    return replace(best, low=min(samples), high=max(samples), repeats=rounds)


def _milliseconds(call: Callable[[], object]) -> float:
    began = perf_counter()
    call()
    return 1e3 * (perf_counter() - began)
