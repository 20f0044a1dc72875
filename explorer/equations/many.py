"""Many members of one system side by side: the pressed form for ensembles and pictures."""

from __future__ import annotations

import threading
from ctypes import c_double, c_int64, c_void_p
from typing import Any

import numpy as np

from explorer.equations import ensemble
from explorer.equations.errors import BadInput
from explorer.equations.given import check, stop_word
from explorer.equations.machine import Machine, module
from explorer.equations.tree import System

_ENSEMBLE = (
    None,
    *(c_void_p, c_int64, c_void_p, c_double, c_double, c_int64, c_int64, c_int64, c_int64),
    *(c_void_p, c_int64, c_int64),
)
_RECORD = (*_ENSEMBLE, c_void_p, c_int64)


class Ensemble:
    """Many members of one system side by side, stepped with one rule and one step size."""

    def __init__(self, system: System, rule: str, dtype: str):
        if system.delays:
            raise BadInput("many members side by side: not for a delay equation")
        if system.noise and dtype != "float64":
            raise BadInput("noise needs float64")
        self.system, self.rule, self.dimension = system, rule, system.dimension
        self.dtype = np.dtype(dtype)
        self._functions: dict[tuple[bool, bool], tuple[Machine, Any]] = {}
        self._mine = threading.RLock()
        self._function(False)

    @property
    def lines(self) -> int:
        """Length of its code."""
        return sum(machine.lines for machine, _ in list(self._functions.values()))

    def _function(self, per_member: bool, record: bool = False):
        """The machine code for shared parameters, or for parameters of each member."""
        with self._mine:
            key = per_member, record
            if key not in self._functions:
                bits = 8 * self.dtype.itemsize
                text, code = ensemble.advance(self.system, self.rule, bits, per_member, record)
                machine = Machine(module(text, codes=(code,)))
                takes = _RECORD if record else _ENSEMBLE
                self._functions[key] = machine, machine.function("advance", *takes)
            return self._functions[key][1]

    def advance(
        self,
        y: np.ndarray,
        p: np.ndarray,
        t0: float,
        dt: float,
        first: int,
        n: int,
        begin: int = 0,
        end: int | None = None,
        cancel: np.ndarray | None = None,
        out: np.ndarray | None = None,
        of: int = 0,
        seed: int = 0,
        ahead: int = 0,
    ) -> None:
        """Advance members [begin, end) by n steps, in place; call it from any thread.

        y        (d, M) of the ensemble's dtype, C-contiguous; a member that is NaN stays NaN
        p        (parameters,) float64 for all, or (parameters, M) of y's dtype
        t0, dt   as for a trajectory
        out      (n, end - begin) of the ensemble's dtype receives state `of` after every step
        seed, ahead   key of the noise, and how many steps went before step 0
        Results do not depend on how members are split. A cancelled call leaves blocks undone.
        """
        check("y", y, self.dtype, (self.dimension, None))
        count = y.shape[1]
        end = count if end is None else end
        if not 0 <= begin <= end <= count:
            raise ValueError(f"members {begin}..{end} of {count}")
        own = p.ndim == 2
        shape = (len(self.system.params), count) if own else (len(self.system.params),)
        check("p", p, self.dtype if own else np.float64, shape)
        given = (
            y.ctypes.data, count, p.ctypes.data, t0, dt, first, n, begin, end, stop_word(cancel),
            seed, ahead,
        )  # fmt: skip
        if out is None:
            self._function(own)(*given)
            return
        check("out", out, self.dtype, (n, end - begin))
        if not 0 <= of < self.dimension:
            raise ValueError(f"of = {of}: the state has {self.dimension} components")
        self._function(own, True)(*given, out.ctypes.data, of)
