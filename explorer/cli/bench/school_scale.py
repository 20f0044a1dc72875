"""What the school reaches alone: steps and pairs per second, memory, the reading of a frame."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

from explorer.cli.bench.measure import Figure, absent, interleave, summary
from explorer.diagnostics import school_entropies, school_order
from explorer.engine.pool import Pool
from explorer.experiments.swarms import couzin, couzin_motion, couzin_steps, couzin_wish
from explorer.model import wiring

THREADS = 2
DENSITY, REACH = 0.2, 4.0  # fish per volume, and their attraction zone [L]
SPEEDS = {1000: (200, 1000.0), 10_000: (20, 200.0), 100_000: (3, 20.0)}  # steps a call, target
PAIRS_TARGET = 600.0  # million pairs a second on one core
MEMORY_TARGET = 500.0  # MB
READINGS = {250: (35.0, 20.0, 0.2), 10_000: ((10_000 / DENSITY) ** (1 / 3), REACH, 5.0)}


def figures(rounds: int = 5) -> dict[str, Figure]:
    """All of them."""
    return {**_speeds(rounds), **_pairs(rounds), **_readings(rounds), **_memory()}


def dilute(count: int) -> dict[str, Any]:
    """Dials of many fish in a wide box, of which each sees a few."""
    zones = {"r_repulsion": 1.0, "r_orientation": 2.5, "r_attraction": REACH, "blind_angle": 45.0}
    return {"n_fish": count, "box_size": (count / DENSITY) ** (1 / 3), **zones}


def scattered(count: int, box: float) -> tuple[np.ndarray, np.ndarray]:
    """Places and headings at random."""
    chance = np.random.default_rng(1)
    head = chance.normal(size=(count, 3))
    return chance.random((count, 3)) * box, head / np.linalg.norm(head, axis=1)[:, None]


def take(
    pos: np.ndarray, head: np.ndarray, steps: int, pool: Pool | None, params: dict[str, Any]
) -> None:
    """Take steps of a school without a predator, in place."""
    clock = {"dt": couzin_motion.BEAT, "n": steps, "step": 0, "seed": 1, "pool": pool}
    state = {"pos": pos, "head": head, **couzin_motion.nobody()}
    wiring.call(couzin_motion.advance, {**params, **clock, **state})


def _speeds(rounds: int) -> dict[str, Figure]:
    """Steps per second of processor time on one core, which decide, and of the wall clock."""
    found: dict[str, Figure] = {}
    for count, (steps, target) in SPEEDS.items():
        changes = dilute(count) if count > 1000 else {"n_fish": count}
        params = dict(couzin.EXPERIMENT.settings(changes, "highly_parallel"))
        school = scattered(count, float(params["box_size"]))
        what = "all pairs" if count <= 1000 else f"density {DENSITY}, r_a = {REACH:g}"
        one = partial(take, *school, steps, Pool(1), params)
        times = interleave({"one": one}, rounds, process_time)["one"]
        rates = [steps / seconds for seconds in times]
        against = f"{what}, processor time, one core"
        found[f"school.steps_per_s_{count}"] = summary(rates, "steps/s", target, against)
        two = partial(take, *school, steps, Pool(THREADS), params)
        walls = interleave({"one": one, "two": two}, rounds)
        rates = [steps / seconds for seconds in walls["two"]]
        against = f"{what}, {THREADS} threads, wall clock: for a quiet machine"
        found[f"school.wall_steps_per_s_{count}"] = summary(rates, "steps/s", None, against)
        gains = [alone / both for alone, both in zip(walls["one"], walls["two"], strict=True)]
        against = f"{THREADS} threads against one, wall clock: for a quiet machine"
        found[f"school.gain_of_threads_{count}"] = summary(gains, "times as fast", None, against)
    return found


def _pairs(rounds: int) -> dict[str, Figure]:
    """Pairs per second of a whole step on one core, beside the ceiling of this processor."""
    count, steps = 1000, 40
    params = dict(couzin.EXPERIMENT.settings({"n_fish": count}, "highly_parallel"))
    pos, head = scattered(count, 35.0)
    _, where, aim = couzin_steps.new_sheet(count)
    couzin_wish.lay_out(pos, head, np.arange(count), 35.0, 0.0, 0.0, 0.0, where, aim)
    block = np.empty(couzin_wish.BLOCK)

    def bare() -> None:
        for _ in range(steps):
            couzin_wish.bare_wishes(where, count, block)

    contenders: dict[str, Callable[[], object]] = {
        "step": partial(take, pos, head, steps, None, params),
        "bare": bare,
    }
    times = interleave(contenders, rounds, process_time)
    rates = {name: [steps * count**2 / 1e6 / t for t in times[name]] for name in times}
    ceiling = "one square root and one division a pair and nothing else, N = 1000"
    against = f"all-pairs step, N = 1000; ceiling here {max(rates['bare']):.0f}"
    return {
        "school.pairs_per_core": summary(rates["step"], "M pairs/s", PAIRS_TARGET, against),
        "school.pairs_ceiling": summary(rates["bare"], "M pairs/s", None, ceiling),
    }


def _readings(rounds: int) -> dict[str, Figure]:
    """Milliseconds of P, M, spread, all seven entropies and the index of one frame."""
    found = {}
    for count, (box, reach, target) in READINGS.items():
        school = scattered(count, box)
        read = partial(_read, *school, reach, box)
        read()
        times = 200 if count < 1000 else 10
        samples = [1e3 * min(_seconds(read) for _ in range(times)) for _ in range(rounds)]
        error = school_entropies.compute(*school, "explorer", reach, box).uncertainty
        sampled = error.get("velocity_correlation")
        told = f", pairs sampled: error {sampled:.1g}" if sampled else ""
        against = f"P, M, spread and all entropies of {count}, one thread, CPU{told}"
        best = summary([min(samples)], "ms", target, against, "at most")
        name = "school.entropies_ms" + ("" if count == 250 else f"_{count}")
        found[name] = replace(best, low=min(samples), high=max(samples), repeats=rounds)
    return found


def _read(pos: np.ndarray, head: np.ndarray, reach: float, box: float) -> None:
    school_order.compute(pos, head, "explorer", box)
    school_entropies.compute(pos, head, "explorer", reach, box)


def _seconds(call: Callable[[], object]) -> float:
    began = process_time()
    call()
    return process_time() - began


PROGRAM = """
import explorer as ex
ex.run("couzin", {params!r}, preset="highly_parallel", steps=5, every=5)
print(*(line for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def _memory() -> dict[str, Figure]:
    """The most memory of a program that runs 100 000 fish, Python and compiler included."""
    name, unit = "school.memory_100000", "MB"
    if not Path("/proc/self/status").exists():
        return {name: absent(unit, "this system does not tell", MEMORY_TARGET)}
    program = PROGRAM.format(params=dilute(100_000))
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    value = float(done.stdout.split()[1]) / 1024
    against = "100 000 fish, five steps, the whole process"
    return {name: summary([value], unit, MEMORY_TARGET, against, "at most")}
