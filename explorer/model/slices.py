"""Slices: a velocity known on a grid at some instants, from a file, an array or a running model."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from explorer.equations.errors import BadInput
from explorer.numerics.levels import even

Taker = Callable[[int], tuple[np.ndarray, np.ndarray]]
Domain = tuple[tuple[float, float], tuple[float, float]]
EARTH = 6.371e6  # [m] mean radius
LEAST_SQUEEZE = 0.05  # at a pole a degree of longitude has no length


@dataclass(frozen=True, eq=False)
class Slices:
    """A velocity (u, v) on a grid x, y at rising instants.

    times      (k,) [time]     x  (nx,), y  (ny,)  rising, evenly spaced or not
    take       number of a slice -> u, v, (ny, nx) each [length/time]; NaN where there is no fluid
    periodic   whether the grid closes on itself along x, along y
    radius     [length] of the sphere on which x and y are longitude and latitude in degrees; 0: a
               plane
    land       (ny, nx) true where there is never fluid, None for nowhere
    units      of "x", "y", "t" and "u"
    edge       what becomes of particles that leave the grid: "stop", or "clamp": the speed at the
               edge carries them on
    memo       what was made of the slices, by number; `first` is the number of the first of them
    """

    times: np.ndarray
    x: np.ndarray
    y: np.ndarray
    take: Taker
    periodic: tuple[bool, bool] = (False, False)
    radius: float = 0.0
    land: np.ndarray | None = None
    units: Mapping[str, str] = field(default_factory=dict)
    edge: str = "stop"
    memo: dict[Any, np.ndarray] = field(default_factory=dict)
    first: int = 0

    def __post_init__(self) -> None:
        for name, least in (("times", 1), ("x", 4), ("y", 4)):
            values = np.asarray(getattr(self, name), dtype=np.float64)
            if values.ndim != 1 or len(values) < least:
                raise BadInput(f"{name} of shape {values.shape}: give at least {least} numbers")
            if not np.isfinite(values).all() or (np.diff(values) <= 0).any():
                raise BadInput(f"{name}: give finite numbers that rise")
            values.flags.writeable = False
            object.__setattr__(self, name, values)
        if self.land is not None and self.land.shape != self.shape:
            raise BadInput(f"land of shape {self.land.shape}: the grid is {self.shape}")
        if any(self.periodic[i] and not even(a) for i, a in enumerate((self.x, self.y))):
            raise BadInput("an axis that closes on itself must be evenly spaced")

    @property
    def squeeze(self) -> float:
        """A unit of x over a unit of y, both as lengths: the cosine of a map's middle latitude."""
        if not self.radius:
            return 1.0
        return max(math.cos(math.radians((self.y[0] + self.y[-1]) / 2)), LEAST_SQUEEZE)

    @property
    def shape(self) -> tuple[int, int]:
        """(ny, nx)."""
        return len(self.y), len(self.x)

    @property
    def span(self) -> tuple[float, float]:
        """First and last instant."""
        return float(self.times[0]), float(self.times[-1])

    @property
    def domain(self) -> Domain:
        """(low, high) along x and y; an axis that closes on itself ends where it begins again."""
        return _side(self.x, self.periodic[0]), _side(self.y, self.periodic[1])

    @property
    def spacing(self) -> float:
        """[time] usual distance of two slices; 1 where there is one alone."""
        return float(np.median(np.diff(self.times))) if len(self.times) > 1 else 1.0

    def window(self, t0: float, t1: float) -> None:
        """BadInput when the slices do not reach from t0 to t1, in either order."""
        first, last = self.span
        slack = 1e-9 * max(abs(first), abs(last), last - first)
        unit = f" {self.units['t']}" if self.units.get("t") else ""
        if min(t0, t1) < first - slack or max(t0, t1) > last + slack:
            raise BadInput(
                f"the window from t = {t0:g} to {t1:g}{unit} leaves the data, which reach from "
                f"{first:g} to {last:g}{unit}: give another t0 or a shorter T"
            )


def _side(axis: np.ndarray, periodic: bool) -> tuple[float, float]:
    low, high = float(axis[0]), float(axis[-1])
    return low, high + (high - low) / (len(axis) - 1) if periodic else high


def sliced(times: Any, x: Any, y: Any, u: Any, v: Any, **more: Any) -> Slices:
    """Slices from arrays u, v (k, ny, nx); axes that fall are turned round, with the arrays.

    more   periodic, radius, land and units of `Slices`; land left out: where u or v of the first
           slice is no number
    """
    times, x, y = (np.asarray(a, dtype=np.float64) for a in (times, x, y))
    u, v = (np.ma.filled(np.ma.asarray(a, dtype=None).astype(float), np.nan) for a in (u, v))
    wanted = (times.size, y.size, x.size)
    for name, values in (("u", u), ("v", v)):
        if values.shape != wanted:
            raise BadInput(f"{name} of shape {values.shape}: the axes t, y, x say {wanted}")
    land = more.pop("land", None)
    if x.size > 1 and x[0] > x[-1]:
        x, u, v = x[::-1], u[..., ::-1], v[..., ::-1]
        land = None if land is None else land[:, ::-1]
    if y.size > 1 and y[0] > y[-1]:
        y, u, v = y[::-1], u[:, ::-1], v[:, ::-1]
        land = None if land is None else land[::-1]
    if land is None and len(u):
        dry = ~(np.isfinite(u[0]) & np.isfinite(v[0]))
        land = dry if dry.any() else None
    return Slices(times, x, y, lambda i: (u[i], v[i]), land=land, **more)


def share_of_land(slices: Slices) -> float:
    """How much of the grid has no fluid, 0 to 1."""
    return 0.0 if slices.land is None else float(slices.land.mean())


def bytes_of(slices: Slices, count: int | None = None) -> int:
    """Memory [bytes] that some slices take while a flow map is made, or all of them."""
    ny, nx = slices.shape
    held = len(slices.times) if count is None else min(count, len(slices.times))
    return math.prod((held, ny + 3, nx + 3, 2, 8))
