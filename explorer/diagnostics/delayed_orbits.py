"""Tangent vectors of a delay equation: each is a whole stretch of the past, not a point.

A state of x' = f(x, x(t - tau)) is a function on the last tau of time; so are the vectors beside
it. They are carried in the rings of one larger delay equation, and made orthonormal over the nodes
that the longest lag reaches.
"""

from __future__ import annotations

import numpy as np

from explorer.diagnostics.tangent_orbits import Orbit, lost
from explorer.diagnostics.twin_orbits import TwinOrbit
from explorer.equations import past
from explorer.model import Moving
from explorer.numerics.tangent import next_interval


class DelayedOrbit(Orbit):
    """One orbit of a delay equation with the m vectors that grow fastest.

    source  Farmer 1982, Physica D 4, 366-393
    """

    def __init__(self, moving: Moving, vectors: int, rule: str, every: int = 0) -> None:
        super().__init__(moving, vectors, rule, every)
        self.d = len(moving.start)
        self.y[self.d :] = 0.0
        self._advance(0)  # lays the past
        self.rows = past.ring(self.trajectory.system, self.memory)
        grid = past.grid(self.trajectory.system, moving.params.vector, moving.dt)
        self.reach, self.parts = max(grid.backs) + 1, grid.parts
        wave = np.pi * np.arange(len(self.rows)) / self.reach
        for k in range(vectors):
            self.rows[:, 0, self.d * (k + 1) + k % self.d] = np.cos((k // self.d) * wave)
        self._renew()

    def stretch(self, keep: bool, cancel: np.ndarray) -> bool:
        """See Orbit."""
        left = self.every
        logs = np.zeros(len(self.frame))
        while left:
            done = self._advance(left, cancel)
            if cancel[0]:
                return False
            # vectors that reach the machine code's limit end its call early: renew them, go on
            logs += self._renew()
            left -= done
            if done == 0 or not np.isfinite(logs).all():
                raise lost(self.moving, self.y[: self.d], self.step)
        if keep:
            self.blocks.add(logs)
        elif not self.fixed:
            self.every = next_interval(self.every, logs[:, None])
        self.renewals += 1
        return True

    def _advance(self, n: int, cancel: np.ndarray | None = None) -> int:
        moving = self.moving
        done = self.trajectory.advance(
            self.y, self.memory, moving.params.vector, moving.t0, moving.dt, self.step, n,
            cancel=cancel,
        )  # fmt: skip
        self.step += done
        return done

    def _renew(self) -> np.ndarray:
        """Make the vectors orthonormal over the past that counts; logarithms (m,) of their growth.

        What is done to their values over the nodes is done to everything the rings hold of them.
        """
        d, m = self.d, len(self.frame)
        node = self.step * self.parts
        seen = (node - np.arange(self.reach + 1)) % len(self.rows)
        stacked = self.rows[seen, 0, d:].reshape(len(seen), m, d).transpose(1, 0, 2).reshape(m, -1)
        if not np.isfinite(stacked).all():
            return np.full(m, np.nan)
        _, triangle = np.linalg.qr(stacked.T)
        sizes = np.abs(np.diag(triangle))
        if not (sizes > 0.0).all():
            return np.full(m, np.nan)
        turn = np.linalg.inv(triangle) * np.sign(np.diag(triangle))
        vectors = self.rows[:, :, d:].reshape(len(self.rows), 3, m, d)
        self.rows[:, :, d:] = np.einsum("rsid,ij->rsjd", vectors, turn).reshape(
            len(self.rows), 3, m * d
        )
        self.y[d:] = self.rows[node % len(self.rows), 0, d:]
        return np.log(sizes)


def orbit(
    moving: Moving, vectors: int, rule: str, every: int = 0, rtol: float = 1e-9
) -> Orbit | TwinOrbit:
    """The orbit that fits a motion."""
    if moving.system is not None and moving.system.delays:
        return DelayedOrbit(moving, vectors, rule, every)
    if getattr(moving.motion, "nonsmooth", False):
        return TwinOrbit(moving, vectors)
    return Orbit(moving, vectors, rule, every, rtol)
