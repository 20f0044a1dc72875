"""One orbit followed in bites by its own rule, and events on it located to rounding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from explorer.diagnostics.tangent_orbits import equations, lost
from explorer.equations.augment import clocked
from explorer.equations.press import press, press_ensemble
from explorer.model import Map, Moving

BITE = 4096  # steps between two looks at what came

Event = Callable[[np.ndarray, np.ndarray], np.ndarray]


class Orbit:
    """An orbit of a flow or map that keeps every sample of its last bite.

    rows    (n + 1, d) samples of the last bite, the first being the last of the bite before
    first   step that rows[0] belongs to
    """

    def __init__(self, moving: Moving, rtol: float = 1e-9) -> None:
        self.moving, self.rtol = moving, rtol
        self.system = equations(moving)
        rule = "map" if isinstance(moving.motion, Map) else moving.method
        self.trajectory = press(self.system, rule)
        self.y = np.array(moving.start, dtype=np.float64)
        self.memory = np.zeros(max(1, self.trajectory.memory_size))
        self.step = self.first = 0
        self.rows = self.y[None].copy()
        self._slopes: Slopes | None = None

    def skip(self, steps: int, cancel: np.ndarray) -> bool:
        """Move on without keeping anything; False when cancelled. Raises Diverged."""
        done = self._advance(steps, None, cancel)
        self.rows, self.first = self.y[None].copy(), self.step
        return done

    def bite(self, steps: int, cancel: np.ndarray) -> bool:
        """Move on and keep the samples; False when cancelled. Raises Diverged."""
        rows = np.empty((steps + 1, len(self.y)))
        rows[0], self.first = self.y, self.step
        done = self._advance(steps, rows[1:], cancel)
        self.rows = rows
        return done

    def _advance(self, steps: int, out: np.ndarray | None, cancel: np.ndarray) -> bool:
        moving = self.moving
        done = self.trajectory.advance(
            self.y, self.memory, moving.params.vector, moving.t0, moving.dt, self.step, steps, 1,
            out, self.rtol, 0.01 * self.rtol, cancel,
        )  # fmt: skip
        self.step += done
        if done < steps and not cancel[0]:
            raise lost(moving, self.y, self.step)
        return not cancel[0]

    def time(self, step: int | np.ndarray) -> float | np.ndarray:
        """[time] of a step."""
        return self.moving.t0 + step * self.moving.dt

    def part(self, row: int, share: float) -> np.ndarray:
        """The state a share of a step after rows[row], by the rule itself with a smaller step."""
        moving, state = self.moving, self.rows[row].copy()
        if share > 0.0:
            self.trajectory.advance(
                state, np.zeros(max(1, self.trajectory.memory_size)), moving.params.vector,
                float(self.time(self.first + row)), share * moving.dt, 0, 1,
                rtol=self.rtol, atol=0.01 * self.rtol,
            )  # fmt: skip
        return state

    def rates(self, states: np.ndarray, times: np.ndarray) -> np.ndarray:
        """The right-hand sides (n, d) at states (n, d) and times (n,)."""
        if self._slopes is None:
            self._slopes = Slopes(self.moving)
        return self._slopes(states, times, self.moving.params.vector)

    def locate(self, event: Event, row: int) -> tuple[float, np.ndarray]:
        """(time, state) where `event` is zero in the step after rows[row]; it changes sign there.

        source  Hénon 1982, Physica D 5, 412-414, for landing on the surface itself; here the step
                is shortened until it does, by Brent's method
        """
        from scipy.optimize import brentq

        start = float(self.time(self.first + row))

        def miss(share: float) -> float:
            state = self.rows[row + 1] if share == 1.0 else self.part(row, share)
            when = np.array([start + share * self.moving.dt])
            return float(event(state[None], when)[0])

        ends = miss(0.0), miss(1.0)
        if ends[0] * ends[1] > 0.0:  # the two evaluations differ in the last digit from the scan
            share = 0.0 if abs(ends[0]) < abs(ends[1]) else 1.0
        else:
            share = brentq(miss, 0.0, 1.0, xtol=4e-16, rtol=1e-15)
        return start + share * self.moving.dt, self.part(row, share)


class Slopes:
    """The right-hand sides of a motion at many states at once."""

    def __init__(self, moving: Moving) -> None:
        system = clocked(equations(moving))
        self.ensemble = press_ensemble(replace(system, kind="map"), "map")

    def __call__(self, states: np.ndarray, times: np.ndarray, vector: np.ndarray) -> np.ndarray:
        """(n, d) at states (n, d) and times (n,), with dials `vector`."""
        y = np.empty((states.shape[1] + 1, len(states)))
        y[:-1], y[-1] = states.T, times
        self.ensemble.advance(y, vector, 0.0, 1.0, 0, 1)
        return np.ascontiguousarray(y[:-1].T)


def changes(values: np.ndarray, direction: int) -> np.ndarray:
    """Places i where values go through zero between i and i + 1.

    direction   1 upwards, -1 downwards, 0 both
    """
    up = (values[:-1] < 0.0) & (values[1:] >= 0.0)
    down = (values[:-1] >= 0.0) & (values[1:] < 0.0)
    return np.flatnonzero(up if direction > 0 else down if direction < 0 else up | down)


def settling(moving: Moving, transient: float, steps: int = 20_000) -> int:
    """Steps to leave out: `transient` [time] where given, else the system's own, else `steps`."""
    own = getattr(moving.motion, "transient", 0.0)
    chosen = transient if transient > 0.0 else own
    return round(chosen / abs(moving.dt)) if chosen > 0.0 else steps
