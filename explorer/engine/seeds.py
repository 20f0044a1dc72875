"""Seeds: further trajectories beside the main one, let go at a point while it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from explorer.engine import pool as pools
from explorer.engine.window import Window
from explorer.equations.press import press
from explorer.equations.trajectory import Trajectory
from explorer.model import BadInput, Experiment, ParamSet
from explorer.model.tape import Tape

NAME = "seeds"  # of the array (m, n, d) in a Frame, and of the change in an inbox
POINTS = "seeds.points"  # of the array (m, d): where they were let go
MOST = 16
KEPT = 4096  # samples of each that travel with a frame
AHEAD = 200  # points of a preview
Point = tuple[float, ...]


def checked(experiment: Experiment, points: Sequence[Sequence[float]]) -> tuple[Point, ...]:
    """The points as plain numbers; BadInput where a point is no start of a trajectory."""
    refusal = refused(experiment)
    if points and refusal:
        raise BadInput(refusal)
    if len(points) > MOST:
        raise BadInput(f"{len(points)} seeds: at most {MOST} move beside a run")
    d = len(experiment.states)
    made = tuple(tuple(float(x) for x in point) for point in points)
    for point in made:
        if len(point) != d or not np.isfinite(point).all() or np.abs(point).max() > 1e12:
            raise BadInput(f"seed {point}: give {d} finite numbers")
    return made


def refused(experiment: Experiment) -> str:
    """Why no trajectory can be let go at a point of this experiment; "" where it can."""
    if isinstance(experiment.motion, Tape):
        return f"{experiment.title} is a recording: it begins where it begins"
    if experiment.system is None:
        return f"{experiment.title} moves as a whole: a point of the picture is no start"
    if experiment.system.delays:
        return f"{experiment.title} needs a whole past to start from, and a point has none"
    return ""


class Seeds:
    """Trajectories under the rule and the dials of a run; it never feels them."""

    def __init__(self, trajectory: Trajectory) -> None:
        self._trajectory = trajectory
        self.points: tuple[Point, ...] = ()
        self.memory: list[np.ndarray] = []
        self._y: list[np.ndarray] = []
        self._alive: list[bool] = []
        self._ever = 0
        self._places = np.zeros((0, trajectory.dimension))
        self._window = Window(KEPT, (0, trajectory.dimension))

    def place(
        self, points: tuple[Point, ...], step: int, remember: Callable[[int], np.ndarray]
    ) -> None:
        """Exactly these from now on: those already under way go on, the others begin here.

        In the window a seed rests at its point until it was let go.

        remember   makes the memory of the rule for the k-th that was ever let go
        """
        past, _ = self._window.snapshot()
        rows = max(1, len(past))
        window = np.empty((rows, len(points), self._trajectory.dimension))
        left = list(range(len(self.points)))
        y, memory, alive = [], [], []
        for k, point in enumerate(points):
            old = next((i for i in left if self.points[i] == point), None)
            if old is None:
                window[:, k] = point
                y.append(np.array(point))
                memory.append(remember(self._ever))
                self._ever += 1
                alive.append(True)
            else:
                left.remove(old)
                window[:, k] = past[:, old]
                y.append(self._y[old])
                memory.append(self.memory[old])
                alive.append(self._alive[old])
        self.points, self._y, self.memory, self._alive = points, y, memory, alive
        self._places = np.array(points).reshape(-1, self._trajectory.dimension)
        self._window = Window(KEPT, window.shape[1:])
        self._window.extend(window, step)

    def keep(self) -> dict[str, Any]:
        """Everything that decides how they go on, in copies."""
        return {
            "points": list(self.points),
            "y": [y.copy() for y in self._y],
            "memory": [memory.copy() for memory in self.memory],
            "alive": list(self._alive),
            "ever": self._ever,
        }

    def resume(self, kept: Mapping[str, Any], step: int) -> None:
        """Stand again where `keep` was called; their tracks begin anew there."""
        self.points, self._ever = tuple(kept["points"]), kept["ever"]
        self._y = [y.copy() for y in kept["y"]]
        self.memory = [memory.copy() for memory in kept["memory"]]
        self._alive = list(kept["alive"])
        shape = (len(self.points), self._trajectory.dimension)
        self._places = np.array(self.points).reshape(shape)
        if self._window.last != step or self._window.shape != shape:
            self._window = Window(KEPT, shape)
            self._window.extend(np.array(self._y).reshape(1, *shape), step)

    def advance(
        self, n: int, last: int, p: np.ndarray, t: float, dt: float, first: int, rtol: float
    ) -> None:
        """Take the n steps of the run up to step `last`, i from `first` since t."""
        if not self.points or n < 1:
            return
        keep = min(n, KEPT)
        rows = np.empty((len(self.points), keep, self._trajectory.dimension))

        def part(k: int, first: int, n: int, out: np.ndarray | None) -> int:
            if not self._alive[k] or n < 1:
                return 0
            done = self._trajectory.advance(
                self._y[k], self.memory[k], p, t, dt, first, n, 1, out, rtol, rtol * 1e-2
            )
            self._alive[k] = done >= n
            return done

        def one(k: int) -> None:
            part(k, first, n - keep, None)
            done = part(k, first + n - keep, keep, rows[k])
            rows[k, done:] = self._y[k]  # one that diverged rests where it was last finite

        pools.pool().map(one, range(len(self.points)))
        self._window.extend(rows.transpose(1, 0, 2), last)

    def seen(self, wrapped: Callable[[np.ndarray], np.ndarray]) -> dict[str, np.ndarray]:
        """Their last samples (m, n, d) and where they were let go; {} without any.

        wrapped   brings angles of an array (..., d) into their range, in place
        """
        if not self.points:
            return {}
        window, _ = self._window.snapshot()
        return {NAME: wrapped(window.copy()).transpose(1, 0, 2), POINTS: self._places}


def preview(
    experiment: Experiment,
    params: ParamSet,
    point: Sequence[float],
    rule: str,
    dt: float,
    t: float = 0.0,
    n: int = AHEAD,
) -> np.ndarray:
    """(k, d) the first n steps from a point, the point included; fewer where they diverge."""
    assert experiment.system is not None
    trajectory = press(experiment.system, rule)
    y = np.array(point, dtype=np.float64)
    out = np.empty((n + 1, trajectory.width))
    out[0] = y
    memory = trajectory.remembered(params.vector, dt)
    done = trajectory.advance(y, memory, params.vector, t, dt, 0, n, 1, out[1:])
    return out[: done + 1]
