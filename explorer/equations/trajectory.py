"""Trajectory: the pressed form of a system that moves one state, with all its memory."""

from __future__ import annotations

import math
from ctypes import c_double, c_int64, c_void_p
from typing import Any

import numpy as np

from explorer.equations import adaptive, delay, past, rosenbrock, single
from explorer.equations.errors import BadInput
from explorer.equations.fitting import ADAPTIVE
from explorer.equations.given import check, stop_word
from explorer.equations.machine import Machine, module
from explorer.equations.tree import System

_TAKES = (
    c_int64,
    *(c_void_p, c_void_p, c_void_p, c_double, c_double, c_int64, c_int64, c_int64),
    *(c_void_p, c_double, c_double, c_void_p),
)


class Trajectory:
    """One trajectory of a system under one stepping rule.

    dimension     length of the state
    width         floats of one sample: the state, then the delayed states in order
    memory_size   floats that the rule remembers between calls; zeros mean a fresh start
                  (a delay equation's depend on dials and dt: its memory comes from `remembered`)
    address       of `advance`, with the signature in `single.SIGNATURE`, for numba callers
    """

    def __init__(self, system: System, rule: str):
        if system.delays:
            text, code = delay.trajectory(system)
        else:
            text, code = _form(rule).trajectory(system, rule)
        self.system, self.rule, self.dimension = system, rule, system.dimension
        self.width = self.dimension + len(system.delays)
        self.memory_size = _memory_size(system, rule)
        self.machine = Machine(module(text, codes=(code,)))
        self.address = self.machine.address("advance")
        self._advance = self.machine.function("advance", *_TAKES)

    @property
    def lines(self) -> int:
        """Length of its code."""
        return self.machine.lines

    def remembered(
        self, p: np.ndarray, dt: float, seed: int = 0, member: int = 0, ahead: int = 0
    ) -> np.ndarray:
        """A fresh memory for one run.

        seed, member, ahead   of a noisy flow: what its random numbers are keyed by, the index of
                              this trajectory among many, and how many steps went before step 0
        """
        if self.system.delays:
            return np.zeros(past.room(self.system, past.grid(self.system, p, dt)))
        memory = np.zeros(max(1, self.memory_size))
        if self.system.noise:
            memory.view(np.int64)[:3] = seed, member, ahead
        return memory

    def turned(
        self, memory: np.ndarray, p: np.ndarray, dt: float, first: int, then: int, ahead: int = 0
    ) -> np.ndarray:
        """The memory to go on with after dials or the step moved, between two calls.

        p, dt         as they are from now on
        first, then   index of the next step before and after; `ahead` steps went before step 0

        An adaptive rule forgets what it learnt; a delay equation keeps its past, held constant
        where a longer delay looks beyond it; noise goes on where it was.
        """
        if self.system.noise:
            memory.view(np.int64)[2] = ahead
        elif not self.system.delays:
            memory[:] = 0.0
        elif memory[0] != 0.0:
            chosen = past.grid(self.system, p, dt)
            node = first * int(memory[delay.PARTS])
            return past.relaid(self.system, memory, node, chosen, then * chosen.parts)
        else:
            return self.remembered(p, dt)
        return memory

    def advance(
        self,
        y: np.ndarray,
        memory: np.ndarray,
        p: np.ndarray,
        t0: float,
        dt: float,
        first: int,
        n: int,
        every: int = 1,
        out: np.ndarray | None = None,
        rtol: float = 1e-9,
        atol: float = 1e-11,
        cancel: np.ndarray | None = None,
    ) -> int:
        """Steps done, up to n: fewer when the state diverged or `cancel` was set.

        y        (d,) float64, in place: the last finite state
        memory   (memory_size,) float64, in place: the same array in every call of one run
        p        (parameters,) float64 in the order of system.params
        t0, dt   step i covers t0 + i dt .. t0 + (i + 1) dt, i from `first`; a map counts steps
        out      (rows, width) float64: a sample after each step i with (i + 1) % every == 0
        cancel   int32 array; a non-zero first element stops the run soon
        """
        check("y", y, np.float64, (self.dimension,))
        check("memory", memory, np.float64)
        check("p", p, np.float64, (len(self.system.params),))
        if self.system.delays:
            self._recall(y, memory, p, t0, dt, first)
        if memory.size < self.memory_size:
            raise ValueError(f"memory holds {memory.size} floats, {self.memory_size} are needed")
        if every < 1 or first < 0:
            raise ValueError(f"every = {every}, first = {first}: give every >= 1, first >= 0")
        if self.rule in ADAPTIVE and not (dt and math.isfinite(dt)):
            raise ValueError(f"dt = {dt}: an adaptive rule reports at finite steps other than 0")
        rows = None
        if out is not None:
            check("out", out, np.float64, (None, self.width))
            needed = (first + n) // every - first // every
            if len(out) < needed:
                raise ValueError(f"out has {len(out)} rows, {needed} are needed")
            rows = out.ctypes.data
        return self._advance(
            y.ctypes.data, memory.ctypes.data, p.ctypes.data, t0, dt, first, n, every, rows,
            rtol, atol, stop_word(cancel),
        )  # fmt: skip

    def seen(
        self, y: np.ndarray, memory: np.ndarray, p: np.ndarray, t0: float, dt: float, first: int
    ) -> np.ndarray:
        """A sample (width,) of the present: the state, then the delayed states."""
        if not self.system.delays:
            return y.copy()
        self._recall(y, memory, p, t0, dt, first)
        node = first * int(memory[delay.PARTS])
        return np.concatenate([y, past.delayed(self.system, memory, y, node)])

    def _recall(
        self, y: np.ndarray, memory: np.ndarray, p: np.ndarray, t0: float, dt: float, first: int
    ) -> None:
        """Fill the past of a delay equation that begins; refuse a memory laid for other dials."""
        chosen = past.grid(self.system, p, dt)
        if memory.size != past.room(self.system, chosen):
            raise BadInput("the memory of a delay equation comes from `remembered` or `turned`")
        if memory[0] == 0.0:
            begun = past.begun(self.system, y, p, t0 + first * dt, chosen, first * chosen.parts)
            memory[:] = begun


def _form(rule: str) -> Any:
    """The module that writes a rule."""
    for form in (adaptive, rosenbrock):
        if rule in form.RULES:
            return form
    return single


def _memory_size(system: System, rule: str) -> int:
    if system.delays:
        return 0
    if rule in rosenbrock.RULES:
        return rosenbrock.memory_size(system)
    return 3 if system.noise else adaptive.memory_size(system, rule)
