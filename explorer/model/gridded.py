"""Gridded: a motion that plays a velocity known on a grid, with tracers that it carries."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from explorer.equations import drift
from explorer.equations.errors import BadInput
from explorer.model.experiment import Experiment
from explorer.model.motion import Array, Kernel
from explorer.model.param import Param
from explorer.model.shows import Cloud, Image
from explorer.model.slices import Domain, Slices

TRACERS = 3000
LIFE = 240  # steps after which a tracer begins anew somewhere else: so none is missing anywhere
WATCHED_S = 30.0  # seconds in which the data are played through
STEPS = 4  # of the tracers between two slices
SHARE = 3.0  # a first window reaches over a third of the data


@dataclass(frozen=True)
class Origin:
    """Where a velocity came from: what a document keeps of it.

    file, digest   where it lies, and the SHA-256 of that file
    u, v           names of its components there
    began          the instant of t = 0 in words, "" where none is told
    """

    file: str
    digest: str
    u: str
    v: str
    began: str = ""


@dataclass(frozen=True, eq=False)
class Gridded(Kernel):
    """A velocity on a grid; t counts from its first slice and ends with the last."""

    slices: Slices | None = None
    about: Origin | None = None

    @property
    def domain(self) -> Domain | None:
        """The extent of the grid."""
        return None if self.slices is None else self.slices.domain

    @property
    def ends(self) -> float:
        """[time] of the last slice."""
        assert self.slices is not None
        return self.slices.span[1]

    @property
    def names(self) -> tuple[str, str]:
        """What the axes are called."""
        sphere = self.slices is not None and self.slices.radius
        return ("longitude", "latitude") if sphere else ("x", "y")


def definition(about: Origin) -> dict[str, Any]:
    """What a document keeps of a velocity in a file, in plain words."""
    return {"kind": "velocity", **asdict(about)}


def gridded(
    slices: Slices, title: str = "Velocity data", about: Origin | None = None
) -> Experiment:
    """The experiment that a velocity on a grid is: its speed, tracers, FTLE and ridges."""
    if len(slices.times) < 2:
        slices = _held(slices)
    slices = replace(slices, times=slices.times - slices.times[0])
    span, unit = slices.span[1], slices.units.get("t", "")
    dt = slices.spacing / STEPS
    motion = Gridded(
        advance=_carrier(slices),
        state={"tracers": Array(TRACERS, 2)},
        start=lambda seed: {"tracers": _scattered(slices, TRACERS, seed)},
        dt=dt,
        pace=span / WATCHED_S,
        units=dict(slices.units),
        method="rk4",
        slices=slices,
        about=about,
    )
    length = span / SHARE
    return Experiment(
        key=_key(slices, about),
        title=title,
        about=_about(slices, about),
        motion=motion,
        shows=(
            Image("speed", _speed(slices), slices.domain, slices.units.get("u", ""), "speed"),
            Cloud("tracers", count=TRACERS, limits=slices.domain),
        ),
        diagnostics=("ftle", "ftle_ridges"),
        family="gridded",
        suits=(
            Param("T", length, min(slices.spacing, length / 4.0), span,
                  "how long neighbours are followed", unit=unit, hard_min=0.0),
            Param("t0", 0.0, -span, span, "start of the window after the run's time", unit=unit),
            Param("after", min(2.0 * slices.spacing, span / 4.0),
                  min(slices.spacing, span / 8.0), span / 2.0,
                  "how long a ridge is carried", unit=unit, hard_min=0.0),
            Param("resolution", 256, 64, 2048, "points along x", kind="int", hard_min=3,
                  hard_max=8192, scale="log", unit="pixels"),
        ),
    )  # fmt: skip


def _held(slices: Slices) -> Slices:
    """A single slice, as a velocity that stays as it is: for as long as ten grids are crossed."""
    u, v = slices.take(0)
    fastest = float(np.nanmax(np.hypot(u, v), initial=0.0))
    width = slices.x[-1] - slices.x[0]
    width *= np.radians(slices.radius) if slices.radius else 1.0
    span = 10.0 * width / fastest if fastest else 1.0
    return replace(
        slices, times=np.linspace(0.0, span, 41), take=lambda i: (u, v), memo={},
    )  # fmt: skip


def _key(slices: Slices, about: Origin | None) -> str:
    """The same whenever the same velocity is shown."""
    if about is not None:
        made: Any = (about.digest, about.u, about.v)
    else:
        made = [a.tobytes() for a in (slices.times, slices.x, slices.y, *slices.take(0))]
    return "velocity_" + hashlib.sha256(repr(made).encode()).hexdigest()[:10]


def _about(slices: Slices, about: Origin | None) -> str:
    ny, nx = slices.shape
    where = f"{about.u}, {about.v} of {about.file}" if about else "A velocity"
    began = f", t = 0 at {about.began}" if about and about.began else ""
    return f"{where}: {len(slices.times)} slices of {nx} x {ny} nodes{began}."


def _carrier(slices: Slices) -> Callable[..., None]:
    """The `advance` of the tracers: those that are lost, or old, begin anew in the water."""

    def advance(tracers: np.ndarray, t: float, dt: float, n: int, step: int, seed: int) -> None:
        from explorer.numerics.interpolation import LINEAR
        from explorer.numerics.levels import Levels

        levels, last = Levels(slices, LINEAR, np.float64), slices.span[1]
        place, count = levels.cells(tracers.T), len(tracers)
        how = (*slices.periodic, levels.land, LINEAR, False)
        parts = np.empty((3, *levels.shape))
        for i in range(n):
            begin = t + i * dt
            for k in range(3):
                levels.at(min(max(begin + 0.5 * k * dt, 0.0), last), parts[k])
            state = np.zeros(count, np.uint8)
            drift.march(place, state, parts, dt, 0, count, *how)
            anew = (state != 0) | ((np.arange(count) + step + i) % LIFE == 0)
            if anew.any():
                fresh = _scattered(slices, count, [seed, step + i + 1])
                place[:, anew] = levels.cells(fresh.T)[:, anew]
        tracers[:] = _wrapped(levels.points(place), slices).T

    return advance


def _wrapped(points: np.ndarray, slices: Slices) -> np.ndarray:
    for axis, ((low, high), closed) in enumerate(zip(slices.domain, slices.periodic, strict=True)):
        if closed:
            points[axis] = low + (points[axis] - low) % (high - low)
    return points


def _scattered(slices: Slices, count: int, seed: Any) -> np.ndarray:
    """Places (count, 2) in cells round nodes of water, within the grid."""
    random = np.random.default_rng(seed)
    ny, nx = slices.shape
    wet = np.arange(ny * nx) if slices.land is None else np.flatnonzero(~slices.land)
    if not wet.size:
        raise BadInput("the data have no fluid anywhere: every node of the first slice is land")
    chosen = random.choice(wet, count)
    cell = np.stack([chosen % nx, chosen // nx]) + random.uniform(-0.49, 0.49, (2, count))
    cell = np.clip(cell, 0.01, np.array([[nx - 1.01], [ny - 1.01]]))
    axes = (slices.x, slices.y)
    return np.stack(
        [np.interp(c, np.arange(len(axis)), axis) for c, axis in zip(cell, axes, strict=True)], -1
    )


def _speed(slices: Slices) -> Callable[..., np.ndarray]:
    """The observable `speed`, (ny, nx), NaN on land; between slices in a straight line."""

    def speed(t: float) -> np.ndarray:
        at = int(np.clip(np.searchsorted(slices.times, t, "right") - 1, 0, len(slices.times) - 2))
        share = np.clip((t - slices.times[at]) / (slices.times[at + 1] - slices.times[at]), 0, 1)
        (u0, v0), (u1, v1) = slices.take(at), slices.take(at + 1)
        found = np.hypot(u0 + share * (u1 - u0), v0 + share * (v1 - v0))
        if slices.land is not None:
            found = np.where(slices.land, np.nan, found)
        if slices.periodic[0]:
            found = np.concatenate([found, found[:, :1]], axis=1)
        if slices.periodic[1]:
            found = np.concatenate([found, found[:1]], axis=0)
        return found

    return speed
