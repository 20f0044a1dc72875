"""Side-by-side timing: contenders take turns in one process, so both meet the same machine."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from statistics import median
from time import perf_counter
from typing import Any, Literal

PEERS = ("numpy", "numba", "llvmlite", "scipy", "vispy", "PySide6-Essentials")


@dataclass(frozen=True)
class Figure:
    """One measured figure with its spread and its target.

    value, low, high   median, least and greatest over `repeats`; None when it was not run
    against            what it was compared with, or why it was not run
    target             the number to reach, in `unit`
    met                None when not run: an absent peer is never "met"
    """

    value: float | None
    low: float | None
    high: float | None
    repeats: int
    unit: str
    against: str
    target: float | None
    met: bool | None


def interleave(
    contenders: Mapping[str, Callable[[], object]],
    rounds: int = 5,
    clock: Callable[[], float] = perf_counter,
) -> dict[str, list[float]]:
    """Seconds per call of each contender, taken in turns after one warm-up call each.

    clock   `time.process_time` where other programs may hold the processor
    """
    for call in contenders.values():
        call()
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for turn in range(rounds):
        names = list(contenders)
        # the order flips every round, so that neither always runs on a warmer machine
        for name in names if turn % 2 == 0 else reversed(names):
            started = clock()
            contenders[name]()
            times[name].append(clock() - started)
    return times


def ratio(
    times: Mapping[str, Sequence[float]],
    ours: str,
    peer: str,
    target: float,
    against: str = "",
    work: float = 1.0,
) -> Figure:
    """How many times faster `ours` ran than `peer`, round by round.

    work   units of work in one call of ours over those in one call of the peer
    """
    rounds = [work * other / own for own, other in zip(times[ours], times[peer], strict=True)]
    return summary(rounds, "times as fast", target, against or peer)


def summary(
    samples: Sequence[float],
    unit: str,
    target: float | None,
    against: str = "",
    direction: Literal["at least", "at most"] = "at least",
) -> Figure:
    """The figure of repeated samples: their median, held against the target."""
    if not samples:
        return absent(unit, "nothing was measured", target)
    value = median(samples)
    met = None
    if target is not None:
        met = value >= target if direction == "at least" else value <= target
    return Figure(value, min(samples), max(samples), len(samples), unit, against, target, met)


def absent(unit: str, why: str, target: float | None = None) -> Figure:
    """The figure of a benchmark that could not run: no value, never met."""
    return Figure(None, None, None, 0, unit, f"not run: {why}", target, None)


def machine() -> dict[str, Any]:
    """What the figures were measured on: processor, load, system, libraries."""
    facts: dict[str, Any] = {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "system": platform.platform(),
        "python": sys.version.split()[0],
    }
    for name in PEERS:
        try:
            facts[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            facts[name] = None
    return facts


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
