"""Largest exponents of many members side by side, each with dials or a start of its own."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.diagnostics.tangent_orbits import equations
from explorer.equations.derive import tangent
from explorer.equations.press import press_ensemble
from explorer.model import Map, Moving

EVERY = {"map": 16, "rk4": 32}  # steps between two renewals: stretching by e^40 a step fits
SMALLEST = 512  # members worth a thread's trip
LIMIT = 1e12  # a state beyond has left, as everywhere
TINY = 1e-300


def largest(
    moving: Moving,
    dials: np.ndarray,
    starts: np.ndarray,
    transient: int,
    steps: int,
    pool: Any = None,
    cancel: np.ndarray | None = None,
) -> np.ndarray:
    """Largest exponents (m,) [1/time; per step of a map]; NaN for a member that left.

    dials    (parameters, m) of each member, or (parameters,) for all
    starts   (d, m), in place: the last states
    Results do not depend on the threads. A cancelled call gives numbers to be thrown away.
    source   Benettin et al. 1980, Meccanica 15, 9-20
    """
    one = _Members(moving, dials, starts, cancel)
    count = starts.shape[1]
    spans = [(0, count)] if pool is None else pool.ranges(count, SMALLEST)
    found = np.full(count, np.nan)

    def work(span: tuple[int, int]) -> None:
        found[slice(*span)] = one.rates(*span, transient, steps)

    if pool is None:
        work(spans[0])
    else:
        pool.map(work, spans)
    return found


class _Members:
    """The machine code and the arrays that the spans share."""

    def __init__(
        self, moving: Moving, dials: np.ndarray, starts: np.ndarray, cancel: np.ndarray | None
    ) -> None:
        system = equations(moving)
        self.rule = "map" if isinstance(moving.motion, Map) else "rk4"
        self.base = press_ensemble(system, self.rule)
        self.ensemble = press_ensemble(tangent(system, 1), self.rule)
        self.moving, self.dials, self.starts = moving, dials, starts
        self.cancel = cancel
        self.d = system.dimension
        self.both = np.zeros((2 * self.d, starts.shape[1]))

    def rates(self, begin: int, end: int, transient: int, steps: int) -> np.ndarray:
        """Exponents of the members begin..end."""
        every, d, moving = EVERY[self.rule], self.d, self.moving
        every = min(every, max(1, steps))
        aligning = steps // 10 // every * every if d > 1 else 0
        settle = max(0, transient - aligning)
        self._advance(self.base, self.starts, 0, settle, begin, end)
        self.both[:d, begin:end] = self.starts[:, begin:end]
        self.both[d:, begin:end] = 1.0 / np.sqrt(d)
        total, at = np.zeros(end - begin), settle
        rounds = -(-steps // every)
        with np.errstate(all="ignore"):  # members that leave are counted out at the end
            for turn in range(-(aligning // every), rounds):
                if self.cancel is not None and self.cancel[0]:
                    break
                self._advance(self.ensemble, self.both, at, every, begin, end)
                at += every
                logs = _renewed(self.both[d:, begin:end])
                if turn >= 0:
                    total += logs
            states = self.both[:d, begin:end]
            self.starts[:, begin:end] = states
            left = ~(np.abs(states) <= LIMIT).all(axis=0)
            total[left] = np.nan
        return total / (rounds * every * abs(moving.dt))

    def _advance(self, code: Any, y: np.ndarray, at: int, n: int, begin: int, end: int) -> None:
        moving = self.moving
        code.advance(y, self.dials, moving.t0, moving.dt, at, n, begin, end, self.cancel)


def _renewed(vectors: np.ndarray) -> np.ndarray:
    """Make the vectors (d, m) of length one, in place; the logarithms of what they had."""
    length = np.abs(vectors[0]) if len(vectors) == 1 else np.sqrt((vectors**2).sum(axis=0))
    flat = length < TINY
    if flat.any():  # squeezed to nothing, as at a superstable cycle
        vectors[:, flat] = np.array([1.0] + [0.0] * (len(vectors) - 1))[:, None]
        logs = np.log(np.maximum(length, TINY))
        length = np.where(flat, 1.0, length)
        vectors /= length
        return logs
    vectors /= length
    return np.log(length)


def finite_time(
    moving: Moving,
    starts: np.ndarray,
    steps: int,
    pool: Any = None,
    cancel: np.ndarray | None = None,
) -> np.ndarray:
    """Largest finite-time exponents (m,) [1/time; per step of a map] over `steps` steps.

    starts   (d, m); the exponent is that of the direction that grows most from each
    Each matrix is scaled as a whole on the way, so that long times do not overflow.
    """
    system, is_map = equations(moving), isinstance(moving.motion, Map)
    rule, d, count = "map" if is_map else "rk4", system.dimension, starts.shape[1]
    code = press_ensemble(tangent(system, d), rule)
    state = np.zeros((d + d * d, count))
    state[:d] = starts
    state[d :: d + 1] = 1.0  # the unit matrix, column by column
    found = np.full(count, np.nan)

    def work(span: tuple[int, int]) -> None:
        matrix, logs, at = state[d:, slice(*span)], np.zeros(span[1] - span[0]), 0
        with np.errstate(all="ignore"):
            while at < steps and not (cancel is not None and cancel[0]):
                n = min(EVERY[rule], steps - at)
                code.advance(
                    state, moving.params.vector, moving.t0, moving.dt, at, n, *span, cancel
                )
                at += n
                size = np.maximum(np.abs(matrix).max(axis=0), TINY)
                matrix /= size
                logs += np.log(size)
            good = (np.abs(state[:d, slice(*span)]) <= LIMIT).all(axis=0)
            good &= np.isfinite(matrix).all(axis=0)
        gradients = np.where(good, matrix, 0.0).reshape(d, d, -1).transpose(2, 1, 0)
        largest = np.maximum(np.linalg.svd(gradients, compute_uv=False)[:, 0], TINY)
        found[slice(*span)] = np.where(good, np.log(largest) + logs, np.nan)

    spans = [(0, count)] if pool is None else pool.ranges(count, SMALLEST)
    if pool is None:
        work(spans[0])
    else:
        pool.map(work, spans)
    return found / (steps * abs(moving.dt))
