"""The curve that leaves a saddle, followed until it comes back or is gone."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from explorer.diagnostics.manifolds import BITE, LONGEST, PACE, SLOW, evenly, lone
from explorer.diagnostics.stationary import Equilibrium, equilibrium
from explorer.diagnostics.tangent_orbits import equations
from explorer.diagnostics.velocity_field import Field
from explorer.equations.press import press
from explorer.model import Moving

OFF = 1e-6  # of the box, at which a curve begins beside the saddle
AWAY = 0.02  # of the box, beyond which it has left
BACK = 0.7  # of its greatest distance, within which it has come back
ROOM = 2.0  # boxes by which a curve may leave on each side


@dataclass(frozen=True, eq=False)
class Return:
    """A curve (n, d) from a saddle up to its first return, and the side of the saddle it comes to.

    side   component along the way out, at the nearest point: 0 for a homoclinic orbit; NaN where
           the curve does not come back
    """

    points: np.ndarray
    side: float
    distance: float


class Leaver:
    """One side of the one-dimensional manifold along which a saddle is left, for any dial.

    backwards   the stable manifold, gone through backwards
    """

    def __init__(
        self, moving: Moving, dial: str, box: np.ndarray, backwards: bool, side: float,
        cancel: np.ndarray,
    ) -> None:  # fmt: skip
        self.moving, self.field, self.box = moving, Field(moving, dial), box
        self.wide, self.backwards, self.side, self.cancel = (
            box[:, 1] - box[:, 0],
            backwards,
            side,
            cancel,
        )
        self.code = press(evenly(equations(moving)), "dop853")

    def saddle(self, value: float, near: np.ndarray) -> Equilibrium | None:
        """The equilibrium near a state, if just one way leads out of it."""
        x = near.copy()
        self.field.at(value)
        for _ in range(40):
            miss, slopes = self.field.miss(x[None])
            try:
                step = np.linalg.solve(slopes[0, :, : self.field.d], -miss[0])
            except np.linalg.LinAlgError:
                return None
            x = x + step
            if not np.isfinite(x).all():
                return None
            if np.abs(step / self.wide).max() < 1e-13:
                found = equilibrium(self.field, x)
                return found if lone(found, not self.backwards) is not None else None
        return None

    def back(self, value: float, saddle: Equilibrium) -> Return:
        """Follow the curve until its distance from the saddle is least again."""
        rate, vector = lone(saddle, not self.backwards)
        size = np.linalg.norm(self.wide)
        state = np.append(saddle.x + self.side * OFF * size * vector, self.moving.t0)
        params = np.insert(self.field.vector, self.field.place, value)
        params = np.concatenate([params, 1.0 / self.wide, [SLOW * abs(rate.real)]])
        step = -PACE if self.backwards else PACE
        memory, left, last = np.zeros(self.code.memory_size), False, 0.0
        farthest = 0.0
        rows, d = [state[None, :-1].copy()], len(saddle.x)
        dual = self._dual(saddle, rate)
        for at in range(0, round(LONGEST / PACE), BITE):
            out = np.empty((BITE, d + 1))
            done = self.code.advance(state, memory, params, 0.0, step, at, BITE, 1, out, 1e-11,
                                     1e-14 * size, self.cancel)  # fmt: skip
            out = out[:, :d]
            for i, row in enumerate(out[:done]):
                distance = float(np.linalg.norm((row - saddle.x) / self.wide))
                if left and distance > last:
                    points = np.concatenate([*rows, out[: i + 1]])
                    here = points[-2]
                    return Return(points, float(dual @ (here - saddle.x)), last)
                farthest = max(farthest, distance)
                left = farthest > AWAY and distance < min(last, BACK * farthest)
                last = distance
            rows.append(out[:done])
            beyond = np.abs(out[-1] - self.box.mean(axis=1)) > (0.5 + ROOM) * self.wide
            if done < BITE or beyond.any() or self.cancel[0]:
                break
        return Return(np.concatenate(rows), math.nan, math.nan)

    def _dual(self, saddle: Equilibrium, rate: complex) -> np.ndarray:
        """The left eigenvector: it measures how far a state is along the way out."""
        slopes = self.field.one(saddle.x)[1][:, : self.field.d]
        values, vectors = np.linalg.eig(slopes.T)
        left = vectors[:, np.argmin(np.abs(values - rate))].real
        return left / (left @ lone(saddle, not self.backwards)[1])
