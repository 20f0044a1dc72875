"""Cycles to begin with: from where an orbit nearly returns, and from Hopf points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from explorer.diagnostics.changes import Point
from explorer.diagnostics.cycles import Iterates
from explorer.diagnostics.flow_cycle import PIECES, FlowCycle
from explorer.diagnostics.loops import MapCycle, Rest
from explorer.diagnostics.orbit import settling
from explorer.diagnostics.section import Section, forcing_period, plane
from explorer.diagnostics.tangent_orbits import equations
from explorer.equations.augment import driven
from explorer.equations.press import press
from explorer.model import BadInput, Diverged, Map, Moving
from explorer.numerics import arclength

CROSSINGS = 400  # of a plane, among which returns are looked for
ITERATES = 4000
TRIES = 8  # near returns that Newton's method is begun from, of each length
NEAR = 0.1  # of the ranges, within which an orbit has nearly returned

Start = tuple[Any, np.ndarray]


def found(
    moving: Moving, dial: str, spread: np.ndarray, ends: tuple[float, float], value: float,
    turns: int, cancel: np.ndarray,
) -> Iterator[Start]:  # fmt: skip
    """(problem, unknowns) of the cycles near the orbit at the dial's own position, shortest first.

    turns   longest: iterates of a map, crossings of a plane, periods of a forcing
    """
    look = _of_map if isinstance(moving.motion, Map) else _of_flow
    yield from look(moving, dial, spread, ends, value, turns, cancel)


def _of_map(
    moving: Moving, dial: str, spread: np.ndarray, ends: tuple[float, float], value: float,
    turns: int, cancel: np.ndarray,
) -> Iterator[Start]:  # fmt: skip
    iterates = Iterates(moving)
    begun = iterates.settled(iterates.start, 1000)
    if begun is None:
        return
    rows = np.concatenate([begun[None], iterates.orbit(begun, ITERATES)])
    for period in range(2, turns + 1):
        problem = MapCycle(moving, dial, spread, *ends, period)
        known: list[np.ndarray] = []
        for at in returns(rows, period, spread):
            if cancel[0]:
                return
            cycle = iterates.cycle(rows[at], period)
            if cycle is None or iterates.shortest(cycle).period < period:
                continue
            points = np.concatenate([cycle.x[None], iterates.orbit(cycle.x, period - 1)])
            if any(np.abs((points - x) / spread).max(axis=1).min() < 1e-6 for x in known):
                continue
            known.append(cycle.x)
            yield problem, problem.pack(points, value)


def returns(rows: np.ndarray, steps: int, spread: np.ndarray) -> np.ndarray:
    """Places of rows (n, d) that are nearly the same `steps` rows on, the nearest first."""
    if len(rows) <= steps:
        return np.empty(0, dtype=int)
    away = np.abs((rows[steps:] - rows[:-steps]) / spread).max(axis=1)
    chosen: list[int] = []
    for at in np.argsort(away, kind="stable"):
        if away[at] > NEAR or len(chosen) >= TRIES:
            break
        if all(np.abs((rows[at] - rows[other]) / spread).max() > 0.01 for other in chosen):
            chosen.append(int(at))
    return np.array(chosen, dtype=int)


def _of_flow(
    moving: Moving, dial: str, spread: np.ndarray, ends: tuple[float, float], value: float,
    turns: int, cancel: np.ndarray,
) -> Iterator[Start]:  # fmt: skip
    free = not driven(equations(moving))
    seen = _crossings(moving, cancel) if free else _strobe(moving, cancel)
    if seen is None:
        return
    points, times = seen
    known: list[float] = []
    for k in range(1, turns + 1):
        near = returns(points, k, spread)
        for at in near[np.argsort(times[near + k] - times[near], kind="stable")]:
            if cancel[0]:
                return
            lasts = float(times[at + k] - times[at])
            problem = FlowCycle(moving, dial, spread, *ends, lasts, turns=k, pieces=PIECES * k,
                                born="" if k % 2 else "doubling")  # fmt: skip
            z = problem.pack(along(moving, problem, points[at], lasts, times[at]), value, lasts)
            problem.anchor(z)
            side = np.zeros(len(z))
            side[-1] = 1.0
            got = arclength.corrected(problem.zeros, z, side)
            if got is None or not problem.time(got[0]) > 0.0:
                continue
            period = problem.time(got[0])
            mean = float((problem.shown(got[0]).mean(axis=0) / spread).sum())
            if _repeats(problem, got[0]) or any(abs(mean - m) < 1e-3 for m in known):
                continue
            known.append(mean)
            yield problem.like(unit=period), _rescaled(problem, got[0], period)
            if free and k == 1:
                break


def _rescaled(problem: FlowCycle, z: np.ndarray, period: float) -> np.ndarray:
    """The unknowns with the period as its own unit."""
    z = z.copy()
    if problem.free:
        z[-2] += np.log(problem.unit / period)
    return z


def _repeats(problem: FlowCycle, z: np.ndarray) -> bool:
    """Whether it is no cycle, but a state at rest, or a shorter one gone through again."""
    x = problem.states(z) / problem.spread
    if np.ptp(x, axis=0).max() < 1e-6:
        return True
    n = len(x) // PIECES
    return any(
        n % parts == 0 and np.abs(x - np.roll(x, len(x) // parts, axis=0)).max() < 1e-6
        for parts in range(2, n + 1)
    )


def along(
    moving: Moving, problem: FlowCycle, x: np.ndarray, lasts: float, since: float
) -> np.ndarray:
    """(pieces, d) states at even times after x."""
    code, state = press(equations(moving), "dop853"), x.copy()
    out = np.empty((problem.pieces, len(x)))
    out[0] = x
    code.advance(
        state, np.zeros(code.memory_size), moving.params.vector, moving.t0 + since,
        lasts / problem.pieces, 0, problem.pieces - 1, 1, out[1:],
    )  # fmt: skip
    return out


def _crossings(moving: Moving, cancel: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
    """States and times at which the orbit goes up through its middle."""
    middle = plane(moving, "", 0.0, True, "", 0.0, "up")
    section = Section(moving, middle, 0, 0.0, 0.0)
    try:
        section.gather(8, cancel) and section.gather(CROSSINGS, cancel)
    except (Diverged, BadInput):
        return None
    return (section.points, section.times) if len(section.times) > 2 else None


def _strobe(moving: Moving, cancel: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
    """States once per period of the forcing, from the phase at which the run begins."""
    try:
        period = forcing_period(moving, 0.0)
    except BadInput:
        return None
    code, state = press(equations(moving), "dop853"), np.array(moving.start, dtype=np.float64)
    memory, vector = np.zeros(code.memory_size), moving.params.vector
    skip = max(20, round(settling(moving, 0.0) * abs(moving.dt) / period))
    done = code.advance(state, memory, vector, moving.t0, period, 0, skip, cancel=cancel)
    rows = np.empty((CROSSINGS, len(state)))
    done = code.advance(state, memory, vector, moving.t0, period, skip, CROSSINGS, 1, rows,
                        cancel=cancel) if done == skip else 0  # fmt: skip
    return (rows[:done], np.arange(done) * period) if done > 2 else None


def at_hopf(rest: Rest, point: Point, longest: float) -> tuple[Any, np.ndarray, np.ndarray] | None:
    """(problem, unknowns, direction) of the cycle that is born in a Hopf point."""
    slopes = rest.field.at(rest.value(point.z)).one(rest.states(point.z)[0])[1][:, : rest.d]
    values, vectors = np.linalg.eig(slopes)
    turning = np.flatnonzero(values.imag > 0.0)
    if not len(turning):
        return None
    chosen = turning[np.argmin(np.abs(values.real[turning]))]
    omega, vector = values[chosen].imag, vectors[:, chosen] / rest.spread
    period = 2.0 * np.pi / omega
    problem = FlowCycle(rest.moving, rest.dial, rest.spread, rest.low, rest.high, period,
                        born="hopf")  # fmt: skip
    if not problem.free:
        return None
    turns = np.exp(2j * np.pi * np.arange(problem.pieces) / problem.pieces)
    swing = (turns[:, None] * vector).real / np.sqrt(problem.pieces)
    aside = np.append(swing.ravel(), (0.0, 0.0))
    aside /= np.linalg.norm(aside)
    x = np.repeat(rest.states(point.z), problem.pieces, axis=0)
    z = problem.pack(x, rest.value(point.z), period)
    rates = (1j * vector).real
    problem.phase = rates / np.linalg.norm(rates)
    problem.at_phase = float(problem.phase @ (z + 0.0 * aside)[: rest.d])
    return problem, z, aside
