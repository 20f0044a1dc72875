"""What measures of a flow on a plane share: a grid, a window of time, and how they say so."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from explorer.diagnostics import flow_window
from explorer.diagnostics.eulerian import Eulerian, Sliced, eulerian
from explorer.diagnostics.flow_map import FlowMap, flow_map
from explorer.diagnostics.ftle_field import SAID, checked_domain, checked_shape, picture_of
from explorer.diagnostics.slice_map import SliceMap
from explorer.model import Experiment, Moving, Param
from explorer.numerics import transport

NAMES = ("x", "y")
TINY = 1e-6  # [time] a window that nobody looks into: an instant is meant
DIRECTION = Param(
    "direction", "forward", choices=("forward", "backward"),
    help="forward looks ahead in time, backward at what has been",
)  # fmt: skip
T0 = Param("t0", 0.0, -20.0, 20.0, "start of the window after the run's time", unit="time")
GRADIENT = Param(
    "gradient", "tangent", choices=("grid", "auxiliary", "tangent"),
    help="of the flow map: differences of neighbouring pixels, of close neighbours of each point, "
    "or the exact tangent equations",
)  # fmt: skip


def lasting(T: float, most: float = 100.0, help: str = "how long fluid is followed") -> Param:
    """The length of the window."""
    return Param("T", T, 0.1, most, help, unit="time", hard_min=1e-6)


def resolution(columns: int) -> Param:
    """Points along x."""
    return Param(
        "resolution", columns, 32, 1024, "points along x; as many per length along y", kind="int",
        hard_min=3, hard_max=8192, scale="log", unit="pixels",
    )  # fmt: skip


DETAIL = Param(
    "detail", 0, 0, 64, "fewest points from the middle of a vortex to its edge: where there are "
    "less, fluid round it is followed again on a finer grid; 0: never", kind="int", hard_min=0,
    hard_max=256, unit="pixels",
)  # fmt: skip
AROUND = 2.5  # radii of a vortex that a closer look reaches to each side


def on_a_plane(experiment: Experiment) -> bool:
    """Whether it is a flow of two states with a domain."""
    return len(getattr(experiment.motion, "domain", None) or ()) == 2


@dataclass(frozen=True)
class Window:
    """A grid over the domain of a plane flow, followed from t0 to t0 + T.

    periodic   whether each axis closes on itself at the ends of the domain
    moved      in words, where the window had to be moved or cut to what data reach over
    """

    moving: Moving
    flow: FlowMap | SliceMap
    velocity: Eulerian | Sliced
    domain: tuple[tuple[float, float], ...]
    axes: tuple[np.ndarray, np.ndarray]
    periodic: tuple[bool, bool]
    moved: str = ""

    @property
    def shape(self) -> tuple[int, int]:
        """(ny, nx)."""
        return len(self.axes[1]), len(self.axes[0])

    @property
    def seeds(self) -> np.ndarray:
        """(2, ny nx) a particle per pixel."""
        return transport.seeds(self.axes)

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self.flow.cancelled

    def spread(self, gradient: str = "tangent") -> tuple[np.ndarray, np.ndarray]:
        """Ends (2, ny, nx) of the flow map and its gradient (2, 2, ny, nx), by the mode named."""
        if gradient == "grid":
            ends = self.flow.ends(self.seeds).reshape(2, *self.shape).astype(np.float64)
            slopes = transport.differences(ends, self.axes)
            return ends, self.flow.measured(slopes, self.seeds, ends.reshape(2, -1))
        if gradient == "tangent":
            ends, slopes = self.flow.tangent(self.seeds)
        else:
            sides = np.ptp(np.asarray(self.domain, float), axis=1)
            ends, slopes = self.flow.stencil(self.seeds, sides)
        slopes = self.flow.measured(slopes, self.seeds, ends)
        return ends.reshape(2, *self.shape), slopes.reshape(2, 2, *self.shape)

    def walk(self, points: np.ndarray | None = None) -> Iterator[tuple[float, np.ndarray]]:
        """(t, positions (2, m)) at every step of the flow map, the start included."""
        flow, steps = self.flow, self.flow.steps
        at = self.seeds if points is None else points
        yield flow.t0, at
        h = flow.T / steps
        for k in range(steps):
            if self.cancelled:
                return
            piece = replace(flow, t0=flow.t0 + k * h, T=h, steps=1)
            at = piece.ends(at).astype(np.float64)
            yield flow.t0 + (k + 1) * h, at

    def closer(self, area: float, middle: np.ndarray, detail: int) -> Window | None:
        """The flow round a vortex, `detail` points from its middle to its edge; None where the
        grid is as fine as that already. Beyond the ends of a periodic axis it goes on.
        """
        radius = math.sqrt(area / math.pi)
        if radius >= detail * min(float(a[1] - a[0]) for a in self.axes):
            return None
        reach, sides = AROUND * radius, []
        for at, (low, high), turns in zip(middle, self.domain, self.periodic, strict=True):
            a, b = at - reach, at + reach
            sides.append((a, b) if turns else (max(a, low), min(b, high)))
        counts = [max(9, round((b - a) * detail / radius) + 1) for a, b in sides]
        axes = transport.axes(sides, counts[::-1])
        return replace(
            self, flow=replace(self.flow, pool=None), domain=tuple(sides), axes=tuple(axes),
            velocity=eulerian(self.moving), periodic=(False, False),
        )  # fmt: skip

    def arrays(self) -> dict[str, np.ndarray]:
        """The axes under their names."""
        return dict(zip(NAMES, self.axes, strict=True))

    @property
    def units(self) -> dict[str, str]:
        """Of both axes."""
        given = self.moving.told
        states = self.moving.system.states if self.moving.system else NAMES
        return {name: given.get(s, "") for name, s in zip(NAMES, states, strict=True)}

    @property
    def per_time(self) -> str:
        """The unit of a rate."""
        return self.moving.per_time

    @property
    def exactly(self) -> str:
        """What the velocity is where it is read: that of equations, or between nodes."""
        return "exact" if self.moving.slices is None else "interpolated"

    def settings(self, gradient: str = "") -> dict[str, Any]:
        """What made a field, for its reading."""
        flow = self.flow
        made: dict[str, Any] = {"T": flow.T, "t0": flow.t0, "method": flow.method}
        made |= {"steps": flow.steps, "shape": list(self.shape)}
        made["domain"] = [list(side) for side in self.domain]
        return made | ({"gradient": gradient} if gradient else {})

    def note(self, gradient: str = "") -> str:
        """A sentence on mode, grid and window."""
        ny, nx = self.shape
        said = f"{SAID[gradient]}; " if gradient else ""
        t0, t1 = self.flow.t0, self.flow.t0 + self.flow.T
        moved = f"; {self.moved}" if self.moved else ""
        steps = f"{self.flow.steps} RK4 steps"
        return f"{said}grid {nx} x {ny}, t = {t0:.6g} to {t1:.6g}, {steps}{moved}"

    def padded(self, field: np.ndarray) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray]]:
        """A field (..., ny, nx) with half of itself again beyond each end of a periodic axis."""
        axes = []
        for axis, x in enumerate(self.axes):
            along = field.ndim - 1 - axis
            if self.periodic[axis]:
                n = len(x) - 1  # the last pixel is the first again
                rows = np.arange(-(n // 2), n + n // 2 + 1)
                field = np.take(field, rows % n, axis=along)
                x = x[0] + rows * (x[1] - x[0])
            axes.append(x)
        return np.ascontiguousarray(field), (axes[0], axes[1])

    def within(self, point: np.ndarray) -> bool:
        """Whether a point lies in the domain, so that of periodic copies one is kept."""
        sides = np.asarray(self.domain)
        return bool(((point >= sides[:, 0]) & (point < sides[:, 1])).all())


def window(
    moving: Moving,
    T: float,
    direction: str = "forward",
    t0: float = 0.0,
    resolution: int = 256,
    shape: Any = None,
    domain: Any = None,
    pool: Any = None,
    cancel: Any = None,
    steps: int | None = None,
) -> Window:
    """The grid and the flow map of a measure, every setting checked."""
    rows = picture_of(moving, domain, resolution)
    counts = rows if shape is None else checked_shape(shape, 2)
    sides = checked_domain(moving, domain)
    if T <= TINY and moving.slices is not None:
        first, last = moving.slices.span
        signed = min(T, last - first)
        begin = min(max(moving.t0 + t0, first), last - signed) if moving.movable else moving.t0 + t0
        moved = ""
    else:
        given, moved = flow_window.window(moving, T, direction, t0)
        signed, begin = given["T"], given["t0"]
    dt = flow_window.step(moving, "float64", begin, signed)
    flow = flow_map(moving, T=signed, t0=begin, dt=dt, steps=steps, pool=pool, cancel=cancel)
    axes = transport.axes(sides, counts)
    return Window(
        moving, flow, eulerian(moving, pool), sides, (axes[0], axes[1]), _periodic(moving, sides),
        moved,
    )  # fmt: skip


def _periodic(moving: Moving, sides: Any) -> tuple[bool, bool]:
    """Axes along which the domain is one turn of an angle or one period of a channel."""
    if moving.slices is not None:
        turns = [
            (high - low) * closed
            for closed, (low, high) in zip(
                moving.slices.periodic, moving.slices.domain, strict=True
            )
        ]
    else:
        wrap = getattr(moving.motion, "wrap", {})
        states = list(moving.motion.start)  # type: ignore[union-attr]
        turns = [float(wrap.get(name, 0.0)) for name in states]
    closed = [
        bool(turn) and abs((high - low) - turn) < 1e-6 * turn
        for turn, (low, high) in zip(turns, sides, strict=True)
    ]
    return closed[0], closed[1]
