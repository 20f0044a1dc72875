"""Flow, Map, Kernel: the three ways a state can move."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from explorer.equations.errors import BadInput
from explorer.equations.tree import System
from explorer.model import wiring
from explorer.model.param import Param, ParamSet, unknown
from explorer.model.slices import Domain, Slices

FLOW_RULES = ("rk4", "dp5", "dop853", "rodas4", "verlet", "yoshida4", "heun")


class Diverged(ArithmeticError):
    """The state left every bound and no partial result makes sense."""

    def __init__(self, channel: str, step: int, t: float, message: str = "") -> None:
        self.channel, self.step, self.t = channel, step, t
        super().__init__(message or f"{channel} diverged at step {step} (t = {t:g})")


@dataclass(frozen=True)
class Array:
    """One named state array of a Kernel; its shape may name whole-number params.

    A side may also be a function of the params, wired by name. What is not `seen` is neither shown
    nor recorded: large arrays of which only observables are of interest.
    """

    shape: tuple[int | str | Callable[..., int], ...]
    unit: str
    dtype: str
    seen: bool

    def __init__(
        self,
        *shape: int | str | Callable[..., int],
        unit: str = "",
        dtype: str = "float64",
        seen: bool = True,
    ) -> None:
        object.__setattr__(self, "shape", shape)
        object.__setattr__(self, "unit", unit)
        object.__setattr__(self, "dtype", dtype)
        object.__setattr__(self, "seen", seen)

    def sized(self, params: Mapping[str, Any]) -> tuple[int, ...]:
        """The shape with every name replaced by its param's value."""
        return tuple(self._side(side, params) for side in self.shape)

    @staticmethod
    def _side(side: int | str | Callable[..., int], params: Mapping[str, Any]) -> int:
        if callable(side):
            return int(wiring.call(side, params))
        return int(params[side]) if isinstance(side, str) else side


@dataclass(frozen=True)
class Flow:
    """`x' = ...` lines: a differential equation.

    start        state name -> value
    dt           [time] step of a fixed-step rule, and the reporting interval of an adaptive one
    method       stepping rule, one of FLOW_RULES; a noisy flow moves by "heun"
    noise        state -> strength of the white noise on it (Stratonovich), an expression
    history      state -> expression of t before the start, for delays; constant where not given
    domain       (low, high) per state for a flow on a plane or in a box: gives tracers and FTLE
    wrap         state name -> modulus, for angles
    period       parameter-free forcing period [time], or a function of parameters; None: autonomous
    pace         model time per second of watching
    units        state name, or "t", -> unit
    """

    text: str
    start: Mapping[str, float]
    dt: float = 0.01
    method: str = "rk4"
    domain: tuple[tuple[float, float], ...] | None = None
    wrap: Mapping[str, float] = field(default_factory=dict)
    transient: float = 0.0
    conservative: bool = False
    nonsmooth: bool = False
    period: float | Callable[..., float] | None = None
    pace: float | None = None
    units: Mapping[str, str] = field(default_factory=dict)
    noise: Mapping[str, str] = field(default_factory=dict)
    history: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.noise and self.method == "rk4":
            object.__setattr__(self, "method", "heun")
        if self.method not in FLOW_RULES:
            raise BadInput(f"method {self.method!r}: choose one of {', '.join(FLOW_RULES)}")
        if self.domain is not None and len(self.domain) != len(self.start):
            raise BadInput(
                f"domain has {len(self.domain)} ranges for {len(self.start)} states; give one each"
            )

    @property
    def lines(self) -> str:
        """The whole text: equations, then a line for each noise and history."""
        extras = [f"noise({name}) = {strength}" for name, strength in self.noise.items()]
        extras += [f"history({name}) = {past}" for name, past in self.history.items()]
        return "\n".join((self.text, *extras)) if extras else self.text


@dataclass(frozen=True)
class Map:
    """`x' = ...` lines giving the next values; time counts iterations.

    pace   iterations per second of watching
    """

    text: str
    start: Mapping[str, float]
    wrap: Mapping[str, float] = field(default_factory=dict)
    pace: float | None = None
    units: Mapping[str, str] = field(default_factory=dict)
    dt: float = 1.0
    method: str = "map"

    @property
    def domain(self) -> None:
        """Maps carry no tracers."""
        return None


@dataclass(frozen=True)
class Current:
    """The velocity that a Kernel shows on a fixed grid: what carries tracers and gives an FTLE.

    of         function wired by name, as an observable is, giving u and v, (ny, nx) each
    axes       function of the params giving the places x (nx,), y (ny,), rising and even
    domain     (low, high) along x and y
    periodic   whether the plane closes on itself along x, along y
    land       function of the params giving where there is no fluid, (ny, nx); None for nowhere
    every      [time] between two slices that are kept
    keep       [time] that they reach back
    edge       "clamp" where the stream goes on as it is beyond the plane, else "stop"
    """

    of: Callable[..., tuple[np.ndarray, np.ndarray]]
    axes: Callable[..., tuple[np.ndarray, np.ndarray]]
    domain: Domain
    periodic: tuple[bool, bool] = (False, False)
    land: Callable[..., np.ndarray | None] | None = None
    every: float = 0.1
    keep: float = 10.0
    edge: str = "stop"


@dataclass(frozen=True)
class Kernel:
    """A function that moves named arrays in place `n` steps; its arguments are wired by name.

    advance   may ask for the state arrays, the params, and t, dt, n, step, seed, pool
    state     array name -> Array
    start     function of the params and `seed` giving {array name: array}
    check     function of params that raises BadInput for a combination that makes no sense
    current   the velocity that it shows on a plane, if it does
    """

    advance: Callable[..., None]
    state: Mapping[str, Array]
    start: Callable[..., Mapping[str, np.ndarray]]
    dt: float = 1.0
    check: Callable[..., None] | None = None
    pace: float | None = None
    units: Mapping[str, str] = field(default_factory=dict)
    method: str = "kernel"
    current: Current | None = None

    @property
    def domain(self) -> Domain | None:
        """Where the velocity lives that it shows."""
        return None if self.current is None else self.current.domain


Motion = Flow | Map | Kernel


def inverse(unit: str) -> str:
    """The unit of one over a number with this unit: "1/s", and "U/D" for "D/U"."""
    above, slash, below = unit.partition("/")
    return f"{below}/{above}" if slash and above != "1" and "/" not in below else f"1/{unit}"


@dataclass(frozen=True, eq=False)
class Moving:
    """A motion with its dials set: what a diagnostic gets when it asks for `motion`.

    system   the checked equations (None for a Kernel)
    params   dial positions; `params.vector` in the order of `system.params`
    start    (d,) state to begin from: the run's own when live, else the declared start
    t0       [time] that belongs to `start`
    rtol     tolerance of an adaptive rule
    ranges   state -> (low, high) where the experiment frames its picture; {} where it does not
    slices   the velocity on a grid, of data or of a Kernel that shows one; None for equations
    movable  whether a window of time that leaves the slices moves to where they reach, and says so
    """

    motion: Motion
    system: System | None
    params: ParamSet
    start: np.ndarray
    dt: float
    method: str
    t0: float = 0.0
    seed: int = 0
    key: str = ""
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    rtol: float = 1e-9
    slices: Slices | None = None
    movable: bool = False

    @property
    def dimension(self) -> int:
        """Numbers that say where a particle is."""
        return len(self.start) if self.slices is None else 2

    @property
    def told(self) -> Mapping[str, str]:
        """Units of states and of "t"."""
        return self.motion.units if self.slices is None else self.slices.units

    @property
    def per_time(self) -> str:
        """Unit of a rate."""
        return inverse(self.told.get("t") or "time")

    @property
    def plane(self) -> tuple[tuple[float, float], ...] | None:
        """(low, high) per state of the region that it lives in; None where there is none."""
        return self.motion.domain if self.slices is None else self.slices.domain

    def dial(self, name: str = "") -> Param:
        """The turning dial called `name`, or the first one; BadInput where there is none."""
        turning = {p.name: p for p in self.params.params if p.kind in ("float", "int")}
        if name and name not in turning:
            raise unknown(name, turning, f"dial of {self.key}")
        if not turning:
            raise BadInput(f"{self.key} has no dial to turn")
        return turning[name] if name else next(iter(turning.values()))

    def state(self, name: str = "") -> int:
        """The place of a state in the vector, or of the first one."""
        states = tuple(self.motion.start) if not isinstance(self.motion, Kernel) else ()
        if name and name not in states:
            raise unknown(name, set(states), f"state of {self.key}")
        return states.index(name) if name else 0
