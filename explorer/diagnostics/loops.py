"""What is continued: equilibria and cycles as zeros of functions of themselves and one dial.

Every problem has unknowns z (n + 1,), the dial last, in units of the ranges of what they stand for;
`zeros(z)` gives what must vanish, with exact derivatives. Cycles of flows have a file of their own.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from explorer.diagnostics.velocity_field import Field
from explorer.model import Moving


class Rest:
    """Equilibria of a flow, fixed points of a map.

    spread     (d,) lengths of the states        low, high   ends of the dial
    """

    period = 0.0
    cyclic = False

    def __init__(self, moving: Moving, dial: str, spread: np.ndarray, low: float, high: float):
        self.moving, self.dial, self.spread = moving, dial, spread
        self.low, self.high = low, high
        self.field = Field(moving, dial)
        self.d, self.multiplies = self.field.d, self.field.is_map

    def pack(self, x: np.ndarray, value: float) -> np.ndarray:
        """Unknowns of a state and a dial position."""
        return np.append(x / self.spread, (value - self.low) / (self.high - self.low))

    def value(self, z: np.ndarray) -> float:
        """Position of the dial."""
        return float(self.low + z[-1] * (self.high - self.low))

    def states(self, z: np.ndarray) -> np.ndarray:
        """(1, d) the state."""
        return (z[:-1] * self.spread)[None]

    def size(self, z: np.ndarray) -> float:
        """Largest state, in ranges."""
        return float(np.abs(self.states(z) / self.spread).max())

    def zeros(self, z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The rates, or the distances from the next state."""
        miss, slopes = self.field.at(self.value(z)).miss(self.states(z))
        scale = np.append(self.spread, self.high - self.low)
        return miss[0] / self.spread, slopes[0] * scale / self.spread[:, None]

    def spectrum(self, z: np.ndarray) -> np.ndarray:
        """(d,) eigenvalues: rates of a flow, multipliers of a map."""
        slopes = self.field.at(self.value(z)).one(self.states(z)[0])[1]
        return np.linalg.eigvals(slopes[:, : self.d])

    def anchor(self, z: np.ndarray) -> None:
        """Nothing depends on where the branch was."""

    def shape(self, z: np.ndarray) -> np.ndarray | None:
        """Nothing shrinks to a point."""
        return None

    def shown(self, z: np.ndarray) -> np.ndarray:
        """(1, d) what is drawn."""
        return self.states(z)


class MapCycle(Rest):
    """Cycles of a map: p points, each the image of the one before; p = 1 are fixed points."""

    cyclic = True

    def __init__(
        self, moving: Moving, dial: str, spread: np.ndarray, low: float, high: float,
        period: int,
    ):  # fmt: skip
        super().__init__(moving, dial, spread, low, high)
        self.count = period
        self.scale = spread * np.sqrt(period)
        self.period = float(period)

    def pack(self, x: np.ndarray, value: float) -> np.ndarray:
        """Unknowns of points (p, d) and a dial position."""
        return np.append((x / self.scale).ravel(), (value - self.low) / (self.high - self.low))

    def states(self, z: np.ndarray) -> np.ndarray:
        """(p, d) the points."""
        return z[:-1].reshape(self.count, self.d) * self.scale

    def zeros(self, z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """What each image misses the next point by."""
        x, d, p = self.states(z), self.d, self.count
        f, slopes = self.field.at(self.value(z)).many(x)
        miss = self.field.near(f - np.roll(x, -1, axis=0))
        matrix = np.zeros((p * d, p * d + 1))
        for i in range(p):
            rows, after = slice(i * d, i * d + d), (i + 1) % p
            matrix[rows, rows] += slopes[i, :, :d]
            matrix[rows, after * d : after * d + d] -= np.eye(d)
            matrix[rows, -1] = slopes[i, :, d] * (self.high - self.low)
        scale = np.tile(self.scale, p)
        matrix[:, :-1] *= scale
        return miss.ravel() / scale, matrix / scale[:, None]

    def spectrum(self, z: np.ndarray) -> np.ndarray:
        """(d,) multipliers."""
        slopes = self.field.at(self.value(z)).many(self.states(z))[1][:, :, : self.d]
        product = np.eye(self.d)
        for each in slopes:
            product = each @ product
        return np.linalg.eigvals(product)

    def shape(self, z: np.ndarray) -> np.ndarray | None:
        """What parts the halves of an even cycle: it turns round where they are one."""
        if self.count % 2:
            return None
        half = self.count // 2 * self.d
        return z[:half] - z[half : 2 * half]

    def double(self) -> MapCycle:
        """The problem of cycles twice as long."""
        return MapCycle(self.moving, self.dial, self.spread, self.low, self.high,
                        2 * self.count)  # fmt: skip

    def twice(self, z: np.ndarray) -> np.ndarray:
        """The unknowns of the same cycle, gone through twice; of a tangent, to scale."""
        return np.append(np.tile(z[:-1] / np.sqrt(2.0), 2), z[-1])


def with_dial(moving: Moving, dial: str, value: float) -> Moving:
    """The motion with a dial moved."""
    return replace(moving, params=moving.params.with_(**{dial: value}))
