"""Equations in, machine code out: the fast form of every flow and map.

`press` gives one trajectory, `press_ensemble` many members side by side, `press_velocity` the
right-hand side for algorithms that call it by address. Parameters are run-time arguments, so a
dial never recompiles; what was pressed is kept for a while, and longer by whoever holds it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar

from explorer.equations import velocity
from explorer.equations.errors import BadInput
from explorer.equations.fingerprint import fingerprint
from explorer.equations.fitting import FIXED, allow, fits
from explorer.equations.machine import Machine
from explorer.equations.many import Ensemble
from explorer.equations.trajectory import Trajectory
from explorer.equations.tree import System

MOST = 50_000  # lines kept beyond their use: a dozen systems, 100 to 300 bytes a line
FEWEST = 8  # forms kept however long: two that one measurement uses in turn, and some runs
_LOCK = threading.RLock()
_pressed: OrderedDict[tuple[object, ...], Any] = OrderedDict()  # the last used at the end
_making: dict[tuple[object, ...], Any] = {}
Pressed = TypeVar("Pressed")


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
    def lines(self) -> int:
        """Length of its code."""
        return self._machine.lines + (self._jacobian.lines if self._jacobian else 0)

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


def _kept(system: System, make: Callable[[], Pressed], *form: str) -> Pressed:
    """What `make` gives, made once per system and form, as long as it is known."""
    key = (*form, fingerprint(system))
    with _LOCK:  # never held while anything is compiled
        if (known := _known(key)) is not None:
            return known
        mine = _making.setdefault(key, threading.RLock())
    with mine:  # one's own form alone: a run never waits for what a measurement has pressed
        with _LOCK:
            if (known := _known(key)) is not None:
                return known
        made = make()
        with _LOCK:
            _pressed[key] = made
            _leave_out(sum(form.lines for form in _pressed.values()) - MOST)
        return made


def _leave_out(lines: int) -> None:
    """Forget so many lines, those not used for longest first, but not the last few."""
    while lines > 0 and len(_pressed) > FEWEST:  # who types equations all day presses thousands
        oldest, form = _pressed.popitem(last=False)
        _making.pop(oldest, None)
        lines -= form.lines


def _known(key: tuple[object, ...]) -> Any:
    """What was pressed, marked as used last; None if nothing was."""
    if key in _pressed:
        _pressed.move_to_end(key)
    return _pressed.get(key)
