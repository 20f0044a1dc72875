"""Period doubling: where the cycles of a map double, fold, and attract most strongly."""

from __future__ import annotations

import math
from collections.abc import Iterator
from math import sqrt

import numpy as np

from explorer.diagnostics.cascade import Cascade, Found
from explorer.diagnostics.cycles import Cycle, Iterates
from explorer.diagnostics.orbit_diagram import dial_range
from explorer.model import (
    Axis,
    Curve,
    Diagnostic,
    Dots,
    Expect,
    Line,
    Marks,
    Moving,
    Param,
    Picture,
    Reading,
    Source,
    Value,
)

TRANSIENT = 4000  # iterations after which a scanned position is looked at
SHARES = 4  # of the work after which the picture is shown


def compute(
    motion: Moving, over: str, low: float, high: float, state: str, longest: int, positions: int,
    cancel: np.ndarray,
) -> Iterator[Reading]:  # fmt: skip
    """The stable cycles on a grid of the dial, then the places where they change."""
    name, (low, high) = dial_range(motion, over, low, high)
    of = motion.state(state)
    iterates = Iterates(motion, name)
    grid = np.linspace(low, high, positions)
    seen: list[Cycle | None] = []
    for i, value in enumerate(grid):
        if cancel[0]:
            return
        iterates.at(value)
        seen.append(iterates.attractor(TRANSIENT, longest))
        if i and i % (positions // SHARES or 1) == 0:
            yield _reading(iterates, grid, seen, None, of, name, 0.5 * i / positions)
    cascade = Cascade(iterates, low, high, longest, cancel)
    for i, cycle in enumerate(seen):
        if cancel[0]:
            return
        for j in (i + 1, i - 1):
            if cycle is None or not 0 <= j < positions:
                continue
            near = cascade.continued(cycle, grid[j], seen[j])
            if near is None:
                cascade.leave(grid[i], cycle, grid[j], _since(grid, seen, i, i - j))
            elif j > i:
                cascade.between(grid[i], cycle, grid[j], near)
    if not cancel[0]:
        yield _reading(iterates, grid, seen, cascade, of, name, 1.0)


def _since(grid: np.ndarray, seen: list[Cycle | None], i: int, way: int) -> float:
    """The far end of the run of positions with the same period as the one at i."""
    here = seen[i]
    while 0 <= i + way < len(grid):
        other = seen[i + way]
        if here is None or other is None or other.period != here.period:
            break
        i += way
    return float(grid[i])


def _reading(
    iterates: Iterates, grid: np.ndarray, seen: list[Cycle | None], cascade: Cascade | None,
    of: int, name: str, done: float,
) -> Reading:  # fmt: skip
    """What is known so far."""
    at, value, multiplier = _points(iterates, grid, seen, of)
    found = {
        kind: (getattr(cascade, kind) if cascade else Found()).ordered()
        for kind in ("doublings", "superstable", "folds")
    }
    chain = cascade.chain if cascade else []
    values = {
        "first": chain[0] if chain else math.nan,
        "accumulation": _limit(chain),
        "feigenbaum": _ratio(chain),
        "doubled": float(len(found["doublings"].positions)),
    }
    arrays = {
        "dial": at, "value": value, "multiplier_dial": grid[: len(seen)],
        "multiplier": multiplier, "one": np.ones(len(seen)), "minus_one": -np.ones(len(seen)),
        "zero": np.zeros(len(seen)),
    }  # fmt: skip
    words = {}
    for kind, what in found.items():
        arrays[kind] = np.array(what.positions)
        arrays[f"{kind}_period"] = np.array(what.periods, dtype=np.int64)
        points = [(p, x[of]) for p, x in zip(what.positions, what.points, strict=True)]
        arrays[f"{kind}_at"] = np.array(points).reshape(-1, 2)
        words[kind] = tuple(
            f"{SAID[kind]} {q}: {p:.7g}" for p, q in zip(what.positions, what.periods, strict=True)
        )
    states = tuple(iterates.system.states)
    settings = {"over": name, "state": states[of], "low": float(grid[0]), "high": float(grid[-1])}
    return Reading(values, arrays, words=words, settings=settings, done=done)


SAID = {"doublings": "doubling of", "superstable": "superstable", "folds": "birth of"}


def _points(
    iterates: Iterates, grid: np.ndarray, seen: list[Cycle | None], of: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Every point of the stable cycles, and the largest multiplier at each position."""
    at, value, multiplier = [], [], np.full(len(seen), np.nan)
    for i, cycle in enumerate(seen):
        if cycle is None:
            continue
        iterates.at(grid[i])
        rows = iterates.orbit(cycle.x, cycle.period)
        at += [grid[i]] * len(rows)
        value += list(rows[:, of])
        multiplier[i] = cycle.multipliers[0].real
    return np.array(at), np.array(value), multiplier


def _ratio(chain: list[float]) -> float:
    """How much closer the last doublings follow each other: Feigenbaum's constant in the end."""
    if len(chain) < 3:
        return math.nan
    a, b, c = chain[-3:]
    return (b - a) / (c - b) if c != b else math.nan


def _limit(chain: list[float]) -> float:
    """Where the doublings pile up, if they go on as the last ones did."""
    ratio = _ratio(chain)
    return chain[-1] + (chain[-1] - chain[-2]) / (ratio - 1.0) if ratio > 1.0 else math.nan


_MAY = "May 1976, Nature 261, 459-467"
_FEIGENBAUM = "Feigenbaum 1978, J. Stat. Phys. 19, 25-52"
_LOGISTIC = (3.0, 1.0 + sqrt(6.0), 3.5440903596, 3.5644072661, 3.5687594195, 3.5696916098)

DIAGNOSTIC = Diagnostic(
    key="period_doubling",
    title="Period doubling",
    about="Where the cycles of a map change as a dial turns, to many digits: a cycle is born in a "
    "fold, attracts most strongly where its multiplier is zero, and doubles at -1.",
    takes=None,
    gives=Curve,
    compute=compute,
    needs=("map",),
    renews="dials",
    values=(
        Value("first", "", "the first doubling of the shortest cycle", r"r_1"),
        Value("accumulation", "", "where its doublings pile up", r"r_\infty"),
        Value("feigenbaum", "", "ratio of the last gaps between doublings", r"\delta"),
        Value("doubled", "", "doublings found"),
    ),
    params=(
        Param("over", "", help="dial that is turned", kind="name", names="dials"),
        Param("low", 0.0, -100.0, 100.0, "where it begins; both 0: its own range"),
        Param("high", 0.0, -100.0, 100.0, "where it ends"),
        Param("state", "", help="state drawn", kind="name", names="states"),
        Param("longest", 32, 1, 256, "period of the longest cycle that is looked for", kind="int",
              hard_min=1, hard_max=4096),
        Param("positions", 400, 50, 4000, "of the dial that are looked at first", kind="int",
              hard_min=2, hard_max=100_000),
    ),
    pictures=(
        Picture(
            "cycles", Axis("{over}", of="{over}", zoom=("low", "high")), Axis("{state}"),
            (Dots("dial", "value"), Marks("doublings_at", "doublings"),
             Marks("superstable_at", "superstable"), Marks("folds_at", "folds")),
            title="stable cycles", click="dials",
        ),
        Picture(
            "multiplier", Axis("{over}", of="{over}", zoom=("low", "high")),
            Axis("largest multiplier"),
            (Line("multiplier_dial", "zero", quiet=True),
             Line("multiplier_dial", "one", quiet=True, dashed=True),
             Line("multiplier_dial", "minus_one", quiet=True, dashed=True),
             Line("multiplier_dial", "multiplier")),
            click="dials",
        ),
    ),
    sources=(
        Source("R. M. May", "Simple mathematical models with very complicated dynamics", 1976,
               "Nature 261, 459-467", "10.1038/261459a0"),
        Source("M. J. Feigenbaum", "Quantitative universality for a class of nonlinear "
               "transformations", 1978, "J. Stat. Phys. 19, 25-52", "10.1007/BF01020332"),
    ),
    expects=(
        Expect("doublings", _LOGISTIC, 1e-6, f"3 and 1 + sqrt(6), exact; {_FEIGENBAUM}",
               of="logistic", options={"low": 2.8, "high": 3.57}),
        Expect("accumulation", 3.569945672, 1e-5, _FEIGENBAUM, of="logistic",
               options={"low": 2.8, "high": 3.57}),
        Expect("feigenbaum", 4.669201609, 2e-2, _FEIGENBAUM, of="logistic",
               options={"low": 2.8, "high": 3.57, "longest": 64}),
        Expect("superstable", (2.0, 1.0 + sqrt(5.0)), 1e-6, "2 and 1 + sqrt(5), exact",
               of="logistic", options={"low": 1.5, "high": 3.4, "positions": 200}),
        Expect("superstable", (3.8318740552833,), 1e-6, "root of f^3(1/2) = 1/2, 60 digits",
               of="logistic", options={"low": 3.82, "high": 3.84, "longest": 3, "positions": 60}),
        Expect("folds", (1.0 + sqrt(8.0),), 1e-6, f"1 + sqrt(8), exact; {_MAY}", of="logistic",
               options={"low": 3.82, "high": 3.84, "longest": 3, "positions": 60}),
        Expect("doublings", (0.3675, 0.9125), 1e-6,
               "3 (1 - b)^2 / 4 and (1 - b)^2 + (1 + b)^2 / 4, exact", of="henon",
               options={"over": "a", "low": 0.2, "high": 1.0, "longest": 2}),
    ),
)  # fmt: skip
