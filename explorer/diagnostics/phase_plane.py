"""Phase plane: where a flow points, where it stands still, and the curves that part its fates."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from explorer.diagnostics import manifolds, stationary
from explorer.diagnostics.basins import plane_of, state_range
from explorer.diagnostics.orbit import Slopes
from explorer.diagnostics.stationary import Equilibrium
from explorer.diagnostics.velocity_field import Field
from explorer.model import (
    Arrows,
    Axis,
    Curve,
    Diagnostic,
    Expect,
    Experiment,
    Kernel,
    Line,
    Map,
    Marks,
    Moving,
    Param,
    Picture,
    Reading,
    Source,
    Value,
)
from explorer.numerics import contours

SLICE = (
    "Field and nullclines are those of the slice in which the other states stand where the run "
    "began; equilibria are those of the whole."
)
CROWD = 24  # equilibria in the window from which on words and curves would hide each other
CROWDED = "More than {0} equilibria: a smaller window names them and shows what enters and leaves"


def compute(
    motion: Moving, horizontal: str, vertical: str, left_end: float, right_end: float,
    low_end: float, high_end: float, arrows: int, resolution: int, separatrices: bool,
    cancel: np.ndarray,
) -> Iterator[Reading]:  # fmt: skip
    """Field and nullclines first, then the equilibria, then what leaves and enters the saddles."""
    i, j = plane_of(motion, horizontal, vertical)
    names = list(motion.motion.start)
    window = np.array([state_range(motion, names[i], left_end, right_end),
                       state_range(motion, names[j], low_end, high_end)])  # fmt: skip
    view = _View(motion, (i, j), window)
    arrays = {**view.arrows(arrows), **view.nullclines(resolution)}
    yield view.reading(arrays, [], [], 0.2)
    box = stationary.surroundings(motion, cancel)
    box[[i, j]] = window
    field = Field(motion)
    found = stationary.search(field, box, cancel)
    if cancel[0]:
        return
    inside = [one for one in found if view.shown(one.x)]
    separatrices = separatrices and len(inside) <= CROWD
    yield view.reading(arrays, found, [], 1.0 if not separatrices else 0.4)
    if separatrices:
        saddles = [one for one in inside if one.isolated]
        curves = manifolds.curves(motion, field, saddles, box, cancel)
        if not cancel[0]:
            yield view.reading(arrays, found, curves, 1.0)


class _View:
    """A window of two states; the others stay where the run began."""

    def __init__(self, moving: Moving, plane: tuple[int, int], window: np.ndarray) -> None:
        self.moving, self.plane, self.window = moving, plane, window
        self.slopes = Slopes(moving)
        self.is_map = isinstance(moving.motion, Map)
        self.names = list(moving.motion.start)

    def rates(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """(2, ny, nx) of both states on a grid; of a map, the way to the next state."""
        grid = np.stack([part.ravel() for part in np.meshgrid(x, y)], axis=1)
        states = np.repeat(np.array(self.moving.start)[None], len(grid), axis=0)
        states[:, self.plane] = grid
        times = np.full(len(grid), self.moving.t0)
        with np.errstate(all="ignore"):
            found = self.slopes(states, times, self.moving.params.vector)[:, self.plane]
            found = found - grid if self.is_map else found
        for k in (0, 1) if self.is_map else ():
            modulus = self._modulus(k)
            found[:, k] -= np.round(found[:, k] / modulus) * modulus if modulus else 0.0
        return found.T.reshape(2, len(y), len(x))

    def _modulus(self, k: int) -> float:
        """Of an angle along axis k; 0 for a length."""
        return float(self.moving.motion.wrap.get(self.names[self.plane[k]], 0.0))

    def arrows(self, count: int) -> dict[str, np.ndarray]:
        """The direction field on an even grid."""
        x, y = (low + (np.arange(count) + 0.5) * (high - low) / count for low, high in self.window)
        u, v = (part.ravel() for part in self.rates(x, y))
        px, py = (part.ravel() for part in np.meshgrid(x, y))
        good = np.isfinite(u) & np.isfinite(v) & ((u != 0.0) | (v != 0.0))
        return {"arrow_x": px[good], "arrow_y": py[good], "u": u[good], "v": v[good]}

    def nullclines(self, count: int) -> dict[str, np.ndarray]:
        """Where one of the two states does not change."""
        x, y = (np.linspace(low, high, count) for low, high in self.window)
        across, up = self.rates(x, y)
        jumps = [0.5 * self._modulus(k) or math.inf for k in (0, 1)]
        null_x = contours.contour(across, x, y, jump=jumps[0])
        null_y = contours.contour(up, x, y, jump=jumps[1])
        return {"across_x": null_x[0], "across_y": null_x[1], "up_x": null_y[0],
                "up_y": null_y[1]}  # fmt: skip

    def shown(self, x: np.ndarray) -> bool:
        """Whether a state lies in the window."""
        at = x[list(self.plane)]
        return bool(((at >= self.window[:, 0]) & (at <= self.window[:, 1])).all())

    def reading(
        self, arrays: dict[str, np.ndarray], found: list[Equilibrium], curves: list[manifolds.Side],
        done: float,
    ) -> Reading:  # fmt: skip
        """What is known so far."""
        i, j = self.plane
        d = len(self.names)
        inside = [one for one in found if self.shown(one.x)]
        kinds = tuple(one.kind for one in inside)
        named = kinds if len(inside) <= CROWD else ()
        kept = {
            "equilibria": np.array([one.x for one in inside]).reshape(-1, d),
            "at": np.array([one.x[[i, j]] for one in inside]).reshape(-1, 2),
            "hollow": np.array([not one.stable for one in inside], dtype=int),
            "eigenvalues_real": np.array([one.values.real for one in inside]).reshape(-1, d),
            "eigenvalues_imag": np.array([one.values.imag for one in inside]).reshape(-1, d),
        }
        for name, unstable in (("out", True), ("in", False)):
            lines = [c.points[:, [i, j]] for c in curves if c.unstable == unstable]
            kept[f"{name}_x"], kept[f"{name}_y"] = joined(lines).T
        saddles = sum(one.kind.startswith("saddle") for one in inside)
        values = {
            "equilibria": float(len(inside)), "saddles": float(saddles),
            "stable": float(sum(one.stable for one in inside)),
            "beyond": float(len(found) - len(inside)),
        }  # fmt: skip
        notes = stationary.notes_on(self.moving, inside) if done > 0.2 else []
        if len(inside) > CROWD:
            notes.append(CROWDED.format(CROWD))
        if d > 2:
            notes.append(SLICE)
        settings = {"horizontal": self.names[i], "vertical": self.names[j]}
        if done <= 0.2:
            values = dict.fromkeys(values, math.nan)
        return Reading(values, {**arrays, **kept},
                       notes=tuple(notes), settings=settings, done=done, provisional=done < 0.4,
                       words={"equilibria": kinds, "named": named})  # fmt: skip


def joined(lines: list[np.ndarray]) -> np.ndarray:
    """Curves (n, k) one after the other, NaN between them."""
    if not lines:
        return np.empty((0, 2))
    gap = np.full((1, lines[0].shape[1]), np.nan)
    return np.concatenate([part for line in lines for part in (line, gap)][:-1])


def _fits(experiment: Experiment) -> bool:
    """Two states or more; a map of just two, since its slices say nothing."""
    if isinstance(experiment.motion, Kernel):
        return False
    count = len(experiment.states)
    return count == 2 if isinstance(experiment.motion, Map) else count > 1


_AXES: Any = (
    Axis("{horizontal}", of="{horizontal}", zoom=("left_end", "right_end")),
    Axis("{vertical}", of="{vertical}", zoom=("low_end", "high_end")),
)

DIAGNOSTIC = Diagnostic(
    key="phase_plane",
    title="Phase plane",
    about="Arrows say where the motion goes next; on a nullcline one of the two states stands "
    "still, and where nullclines cross both do. The curves that enter a saddle part the starts "
    "that go one way from those that go the other. A click starts the run there.",
    takes=None,
    gives=Curve,
    compute=compute,
    needs=("flow", "map"),
    renews="dials",
    fits=_fits,
    values=(
        Value("equilibria", "", "states in the window that stay as they are"),
        Value("stable", "", "how many of them draw all their neighbours in"),
        Value("saddles", "", "how many draw neighbours in and push others out"),
        Value("beyond", "", "equilibria outside the window that were found too"),
    ),
    params=(
        Param("horizontal", "", help="state to the right", kind="name", names="states"),
        Param("vertical", "", help="state upwards", kind="name", names="states"),
        Param("left_end", 0.0, -100.0, 100.0, "least value to the right; both 0: as it is framed"),
        Param("right_end", 0.0, -100.0, 100.0, "greatest value to the right"),
        Param("low_end", 0.0, -100.0, 100.0, "least value upwards; both 0: as it is framed"),
        Param("high_end", 0.0, -100.0, 100.0, "greatest value upwards"),
        Param("arrows", 24, 8, 60, "a side", kind="int", hard_min=1, hard_max=500),
        Param("resolution", 240, 40, 1000, "of the grid on which nullclines are found", kind="int",
              hard_min=2, hard_max=4096),
        Param("separatrices", True, help="the curves that leave and enter the saddles"),
    ),
    pictures=(
        Picture(
            "phase plane", *_AXES,
            (Arrows("arrow_x", "arrow_y", "u", "v"),
             Line("across_x", "across_y", label="{horizontal} stands still", colour=0),
             Line("up_x", "up_y", label="{vertical} stands still", colour=1),
             Line("out_x", "out_y", label="leaves a saddle", colour=2),
             Line("in_x", "in_y", label="enters a saddle", dashed=True, colour=2),
             Marks("at", "named", hollow="hollow", tells="equilibria")),
            click="start",
        ),
    ),
    sources=(
        Source("S. H. Strogatz", "Nonlinear Dynamics and Chaos", 1994, "Addison-Wesley, chapter 6"),
        Source("D. Hobson", "An efficient method for computing invariant manifolds of planar maps",
               1993, "J. Comput. Phys. 104, 14-22"),
    ),
    expects=(
        Expect("at", (-12.0, -12.0, 0.0, 0.0, 12.0, 12.0), 1e-10, "+-sqrt(beta (rho - 1)), exact",
               of="lorenz", params={"rho": 55.0}),
        Expect("eigenvalues_real", (-1.92373886, 0.15594632), 1e-7,
               "-a x -+ sqrt((a x)^2 + b), x = (b - 1 + sqrt((1 - b)^2 + 4a))/2a", of="henon",
               options={"left_end": 0.0, "right_end": 1.0, "low_end": -0.5, "high_end": 0.5}),
        Expect("saddles", 2, 0, "Hénon 1976: both fixed points are", of="henon",
               options={"left_end": -2.0, "right_end": 2.0, "low_end": -1.0, "high_end": 1.0}),
    ),
)  # fmt: skip
