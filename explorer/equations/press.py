"""Equations in, machine code out: the fast form of every flow and map.

`press` gives one trajectory, `press_ensemble` many members side by side, `press_velocity` the
right-hand side for algorithms that call it by address. Parameters are run-time arguments, so a
dial never recompiles; what was pressed once is kept for the rest of the process.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from ctypes import c_double, c_int64, c_void_p
from typing import Any, TypeVar

import numpy as np

from explorer.equations import (
    adaptive,
    delay,
    ensemble,
    past,
    rosenbrock,
    single,
    velocity,
)
from explorer.equations.errors import BadInput
from explorer.equations.fitting import ADAPTIVE, FIXED, allow, fits
from explorer.equations.machine import Machine, module
from explorer.equations.tree import Name, Node, Number, System

_TRAJECTORY = (
    c_int64,
    *(c_void_p, c_void_p, c_void_p, c_double, c_double, c_int64, c_int64, c_int64),
    *(c_void_p, c_double, c_double, c_void_p),
)
_ENSEMBLE = (
    None,
    *(c_void_p, c_int64, c_void_p, c_double, c_double, c_int64, c_int64, c_int64, c_int64),
    *(c_void_p, c_int64, c_int64),
)
_RECORD = (*_ENSEMBLE, c_void_p, c_int64)
_LOCK = threading.RLock()
_pressed: dict[tuple[object, ...], Any] = {}
_making: dict[tuple[object, ...], Any] = {}
Pressed = TypeVar("Pressed")


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
        self._advance = self.machine.function("advance", *_TRAJECTORY)

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
        _check("y", y, np.float64, (self.dimension,))
        _check("memory", memory, np.float64)
        _check("p", p, np.float64, (len(self.system.params),))
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
            _check("out", out, np.float64, (None, self.width))
            needed = (first + n) // every - first // every
            if len(out) < needed:
                raise ValueError(f"out has {len(out)} rows, {needed} are needed")
            rows = out.ctypes.data
        return self._advance(
            y.ctypes.data, memory.ctypes.data, p.ctypes.data, t0, dt, first, n, every, rows,
            rtol, atol, _word(cancel),
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
        _check("y", y, self.dtype, (self.dimension, None))
        count = y.shape[1]
        end = count if end is None else end
        if not 0 <= begin <= end <= count:
            raise ValueError(f"members {begin}..{end} of {count}")
        own = p.ndim == 2
        shape = (len(self.system.params), count) if own else (len(self.system.params),)
        _check("p", p, self.dtype if own else np.float64, shape)
        given = (
            y.ctypes.data, count, p.ctypes.data, t0, dt, first, n, begin, end, _word(cancel),
            seed, ahead,
        )  # fmt: skip
        if out is None:
            self._function(own)(*given)
            return
        _check("out", out, self.dtype, (n, end - begin))
        if not 0 <= of < self.dimension:
            raise ValueError(f"of = {of}: the state has {self.dimension} components")
        self._function(own, True)(*given, out.ctypes.data, of)


class Velocity:
    """The right-hand side by address: void f(double t, const double* y, const double* p, double*).

    address            writes the d rates
    jacobian_address   writes d rate_i / d state_j at [i * d + j]; pressed when first asked for
    """

    def __init__(self, system: System):
        self.system, self.dimension = system, system.dimension
        self._machine = Machine(velocity.rates_module(system))
        self._jacobian: Machine | None = None
        self._mine = threading.RLock()
        self.address = self._machine.address("velocity")

    @property
    def jacobian_address(self) -> int:
        with self._mine:
            if self._jacobian is None:
                self._jacobian = Machine(velocity.jacobian_module(self.system))
        return self._jacobian.address("jacobian")


def press(system: System, rule: str = "rk4") -> Trajectory:
    """One trajectory: one of `rules_of` for a flow, "map" for a map."""
    fits(system, rule)
    return _kept(system, lambda: Trajectory(system, rule), "trajectory", rule)


def press_ensemble(system: System, rule: str = "rk4", dtype: str = "float64") -> Ensemble:
    """Many members at once: a rule of fixed steps, or "map"; float64 or float32."""
    allow(system, rule, FIXED)
    if dtype not in ("float64", "float32"):
        raise BadInput(f"dtype {dtype!r}: choose float64 or float32")
    return _kept(system, lambda: Ensemble(system, rule, dtype), "ensemble", rule, dtype)


def press_velocity(system: System) -> Velocity:
    """The right-hand side and its Jacobian as addresses; BadInput for a delay equation."""
    if system.delays:
        raise BadInput("a delay equation has no right-hand side of the present state alone")
    return _kept(system, lambda: Velocity(system), "velocity")


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


def _kept(system: System, make: Callable[[], Pressed], *form: str) -> Pressed:
    """What `make` gives, made once per system and form."""
    key = (*form, fingerprint(system))
    if key in _pressed:  # without waiting for another thread's compilation
        return _pressed[key]
    with _LOCK:
        mine = _making.setdefault(key, threading.RLock())
    with mine:  # one's own form alone: a run never waits for what a measurement has pressed
        if key not in _pressed:
            _pressed[key] = make()
        return _pressed[key]


def fingerprint(system: System) -> tuple[object, ...]:
    """The system as a flat value: equal for equal systems, and quick to compare.

    Derivatives share sub-trees, so hashing the tree itself could take exponential time.
    """
    if "fingerprint" not in system.made:
        system.made["fingerprint"] = _fingerprint(system)
    found: tuple[object, ...] = system.made["fingerprint"]
    return found


def _fingerprint(system: System) -> tuple[object, ...]:
    numbers: dict[tuple[object, ...], int] = {}
    seen: dict[int, int] = {}

    def number(node: Node) -> int:
        if id(node) not in seen:
            if isinstance(node, Number):
                key: tuple[object, ...] = ("number", repr(node.value))
            elif isinstance(node, Name):
                key = ("name", node.name)
            else:
                key = (node.op, *map(number, node.args))
            seen[id(node)] = numbers.setdefault(key, len(numbers))
        return seen[id(node)]

    helpers = tuple((name, number(node)) for name, node in system.helpers)
    rates = tuple(map(number, system.rates))
    extras = tuple(map(number, system.noise)), tuple((s, number(n)) for s, n in system.history)
    return system.kind, system.states, system.params, helpers, rates, extras, tuple(numbers)


def _check(
    name: str, array: np.ndarray, dtype: Any, shape: tuple[int | None, ...] = (None,)
) -> None:
    """Refuse what machine code would misread."""
    fits = array.ndim == len(shape) and all(
        want is None or have == want for have, want in zip(array.shape, shape, strict=True)
    )
    if array.dtype != dtype or not fits or not array.flags.c_contiguous:
        raise ValueError(
            f"{name} is {array.dtype} {array.shape}; it must be C-contiguous {np.dtype(dtype)} "
            f"({', '.join('n' if want is None else str(want) for want in shape)})"
        )


def _word(cancel: np.ndarray | None) -> int | None:
    if cancel is None:
        return None
    if cancel.dtype != np.int32 or cancel.size < 1:
        raise ValueError("cancel must be an int32 array with one element")
    return cancel.ctypes.data
