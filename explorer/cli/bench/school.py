"""The school against dewi-kadita's compiled path, noise on and wrapping, and what it reaches alone.

Ratios are of processor time on one thread each, taken in turns: other programs on the machine then
matter little. Steps per second are wall clock, and hold on a quiet machine only.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from time import process_time
from typing import Any

import numpy as np

from explorer.cli.bench import school_scale
from explorer.cli.bench.measure import Figure, absent, interleave, ratio
from explorer.engine.pool import Pool
from explorer.experiments.swarms import couzin, couzin_motion, kadita_peer
from explorer.model import wiring

CORES = 1
# fish -> steps of ours and of the library in one timed call, and the target
CASES = {250: (300, 8, 100.0), 1000: (40, 1, 130.0)}
FITTED = (500, 1000, 2000)  # the library's cost at 10 000 is taken from these, as N squared
DILUTE_TARGET = 800.0
NAMES = {250: "school.ratio_to_dewi_kadita", 1000: "school.ratio_to_dewi_kadita_1000"}


def figures(rounds: int = 5) -> dict[str, Figure]:
    """Explorer and compat against the library, then large schools and the reading of a frame."""
    return {**_ratios(rounds), **school_scale.figures(rounds)}


def _compat(name: str) -> str:
    return name.replace("school.", "school.compat_")


def _ratios(rounds: int) -> dict[str, Figure]:
    dilute = "school.ratio_to_dewi_kadita_10000"
    if find_spec("dewi_kadita") is None:
        gone = "dewi-kadita is not installed"
        wanted = {NAMES[n]: CASES[n][2] for n in NAMES} | {dilute: DILUTE_TARGET}
        return {name: absent("times as fast", gone, target) for name, target in wanted.items()} | {
            _compat(name): absent("times as fast", gone) for name in wanted
        }
    kadita_peer.use_threads(CORES)
    _agree(Pool(CORES))
    found: dict[str, Figure] = {}
    for count in CASES:
        found |= _parallel(count, rounds)
    return found | _dilute(dilute, rounds)


def _parallel(count: int, rounds: int) -> dict[str, Figure]:
    """Highly parallel zones: everyone sees everyone, so both look at all pairs."""
    steps, theirs, target = CASES[count]
    pool, school = Pool(CORES), _school(count)
    contenders = {
        variant: partial(_take, *school, steps, pool, _params(variant=variant, n_fish=count))
        for variant in ("explorer", "compat")
    }
    contenders["peer"] = _peer(count, theirs)
    times = interleave(contenders, rounds, process_time)
    against = f"dewi-kadita, compiled, N = {count}, highly parallel zones, CPU, one thread each"
    work = steps / theirs
    name = NAMES[count]
    beside = ratio(times, "compat", "peer", 0.0, against, work)
    return {
        name: ratio(times, "explorer", "peer", target, against, work),
        _compat(name): replace(beside, target=None, met=None),  # printed only
    }


def _dilute(name: str, rounds: int) -> dict[str, Figure]:
    """Ten thousand in a wide tank against the library's cost, which grows as N squared."""
    pool = Pool(CORES)
    params = _params(**school_scale.dilute(10_000))
    school = school_scale.scattered(10_000, float(params["box_size"]))
    contenders = {"explorer": partial(_take, *school, 10, pool, params)}
    contenders["compat"] = partial(_take, *school, 1, pool, {**params, "variant": "compat"})
    contenders |= {f"peer {count}": _peer(count, 1) for count in FITTED}
    times = interleave(contenders, min(rounds, 3), process_time)
    fits = [_fit({n: times[f"peer {n}"][k] for n in FITTED}) for k in range(min(rounds, 3))]
    times["peer"] = [1e8 * fit for fit in fits]
    best = min(fits)
    told = ", ".join(f"{n}: {1e3 * min(times[f'peer {n}']):.0f} ms" for n in FITTED)
    against = (
        f"dewi-kadita at {best * 1e9:.1f} ns N^2, from {told}; N = 10000, density 0.2, r_a = 4"
    )
    beside = ratio(times, "compat", "peer", 0.0, against)
    return {
        name: ratio(times, "explorer", "peer", DILUTE_TARGET, against, 10.0),
        _compat(name): replace(beside, target=None, met=None),
    }


def _fit(costs: Mapping[int, float]) -> float:
    """The c [s] of cost = c N^2, by least squares of the relative error."""
    inverse = [count**2 / cost for count, cost in costs.items()]
    return sum(inverse) / sum(share**2 for share in inverse)


def _peer(count: int, steps: int) -> partial[Any]:
    params = _params(n_fish=count)
    return partial(kadita_peer.peer_steps, *_school(count), steps, params, couzin_motion.BEAT)


def _params(**changes: Any) -> dict[str, Any]:
    return dict(couzin.EXPERIMENT.settings(changes, "highly_parallel"))


def _school(count: int = 250) -> tuple[np.ndarray, np.ndarray]:
    start = wiring.call(couzin_motion.begin, {**_params(n_fish=count), "seed": 789})
    return start["pos"], start["head"]


def _take(
    pos: np.ndarray, head: np.ndarray, steps: int, pool: Pool, params: dict[str, Any]
) -> None:
    """Our steps, in place."""
    school_scale.take(pos, head, steps, pool, params)


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
