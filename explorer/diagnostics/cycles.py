"""Cycles of maps: found by Newton's method with exact Jacobians, followed along a dial."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from explorer.diagnostics.tangent_orbits import equations
from explorer.equations.derive import tangent
from explorer.equations.press import press
from explorer.model import BadInput, Map, Moving

ROUNDS = 60
CLOSE = 1e-12  # of its size, by which a point of a cycle may miss itself


@dataclass(frozen=True, eq=False)
class Cycle:
    """One point x (d,) of a cycle of a map, and what p steps do to its neighbours.

    multipliers   (d,) eigenvalues of the Jacobian of p steps, largest first
    """

    x: np.ndarray
    period: int
    multipliers: np.ndarray

    @property
    def stable(self) -> bool:
        """Whether neighbours come nearer."""
        return bool(np.abs(self.multipliers[0]) < 1.0)


class Iterates:
    """p steps of a map at one position of a dial, with their Jacobian."""

    def __init__(self, moving: Moving, name: str = "") -> None:
        if not isinstance(moving.motion, Map):
            raise BadInput("cycles are found of maps: this motion is a flow")
        self.system = equations(moving)
        self.d = self.system.dimension
        self.plain = press(self.system, "map")
        self.wide = press(tangent(self.system, self.d), "map")
        self.vector = moving.params.vector.copy()
        self.place = self.system.params.index(name) if name else 0
        self.start = np.array(moving.start, dtype=np.float64)

    def at(self, value: float) -> None:
        """Set the dial."""
        self.vector[self.place] = value

    def settled(self, start: np.ndarray, steps: int) -> np.ndarray | None:
        """The state after `steps`; None when it left."""
        state = start.copy()
        done = self.plain.advance(state, np.zeros(1), self.vector, 0.0, 1.0, 0, steps)
        return state if done == steps else None

    def orbit(self, start: np.ndarray, steps: int) -> np.ndarray:
        """States (k, d) of the next steps, fewer when it leaves."""
        rows, state = np.empty((steps, self.d)), start.copy()
        done = self.plain.advance(state, np.zeros(1), self.vector, 0.0, 1.0, 0, steps, 1, rows)
        return rows[:done]

    def jump(self, x: np.ndarray, period: int) -> tuple[np.ndarray, np.ndarray]:
        """Where x is after `period` steps, and the Jacobian (d, d) of that; NaN when it left.

        The Jacobian is a product of those of single steps, so that nothing overflows early.
        """
        jacobian, state = np.eye(self.d), x.astype(np.float64)
        for _ in range(period):
            y = np.concatenate([state, np.eye(self.d).ravel()])
            if self.wide.advance(y, np.zeros(1), self.vector, 0.0, 1.0, 0, 1) < 1:
                return np.full(self.d, np.nan), jacobian * np.nan
            state, jacobian = y[: self.d], y[self.d :].reshape(self.d, self.d).T @ jacobian
        return state, jacobian

    def cycle(self, guess: np.ndarray, period: int) -> Cycle | None:
        """The cycle near a guess by Newton's method; None where it does not converge.

        Steps that would not bring it nearer are shortened.
        """
        x = np.array(guess, dtype=np.float64)
        after, jacobian = self.jump(x, period)
        for _ in range(ROUNDS):
            miss = after - x
            scale = CLOSE * (1e-2 + np.abs(x).max())
            if not np.isfinite(miss).all():
                return None
            if np.abs(miss).max() <= scale:
                return Cycle(x, period, ordered(jacobian))
            try:
                step = np.linalg.solve(np.eye(self.d) - jacobian, miss)
            except np.linalg.LinAlgError:
                return None
            for share in (1.0, 0.5, 0.25, 0.1, 0.02):
                tried = self.jump(x + share * step, period)
                new = np.abs(tried[0] - x - share * step).max()
                if new < np.abs(miss).max():
                    break
            else:
                near = np.abs(miss).max() <= 100 * scale
                return Cycle(x, period, ordered(jacobian)) if near else None
            x, (after, jacobian) = x + share * step, tried
        return None

    def attractor(self, transient: int, most: int) -> Cycle | None:
        """The stable cycle that the declared start ends on, up to a period; None for another."""
        state = self.settled(self.start, transient)
        if state is None:
            return None
        rows = np.concatenate([state[None], self.orbit(state, 2 * most)])
        if len(rows) <= 2 * most:
            return None
        size = 1e-3 + np.abs(rows).max()
        for p in range(1, most + 1):
            if np.abs(rows[p] - rows[0]).max() < 1e-5 * size:
                found = self.cycle(rows[0], p)
                if found is not None and found.stable:
                    return self.shortest(found)
        return None

    def shortest(self, found: Cycle) -> Cycle:
        """The same cycle under its shortest period."""
        rows = self.orbit(found.x, found.period)
        size = 1e-3 + np.abs(rows).max()
        for p in range(1, found.period):
            if found.period % p == 0 and np.abs(rows[p - 1] - found.x).max() < 1e-9 * size:
                return self.cycle(found.x, p) or found
        return found


def ordered(jacobian: np.ndarray) -> np.ndarray:
    """Eigenvalues, largest first."""
    values = np.linalg.eigvals(jacobian)
    return values[np.argsort(-np.abs(values), kind="stable")]
