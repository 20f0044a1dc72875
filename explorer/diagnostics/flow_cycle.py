"""Cycles of a flow as zeros: pieces of equal time, carried with the variational equation."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.diagnostics.loops import Rest
from explorer.diagnostics.tangent_orbits import equations
from explorer.diagnostics.velocity_field import turned
from explorer.equations.augment import driven
from explorer.equations.derive import tangent
from explorer.equations.press import press
from explorer.model import Moving, wiring

PIECES = 8  # of a cycle of a flow, at least
RTOL = 1e-11
SAMPLES = 160  # of a cycle of a flow, for pictures


class FlowCycle(Rest):
    """Cycles of a flow: pieces of equal time, each of which ends where the next begins.

    unit     [time] from which the period is counted, as a logarithm; that of a driven flow is no
             unknown but `turns` periods of the forcing
    born     "hopf", "doubling" or "": what the branch shrinks to where its shape turns round
    """

    cyclic = multiplies = True

    def __init__(
        self, moving: Moving, dial: str, spread: np.ndarray, low: float, high: float,
        unit: float, pieces: int = PIECES, born: str = "", turns: int = 1,
    ):  # fmt: skip
        super().__init__(moving, dial, spread, low, high)
        self.multiplies = True
        self.unit, self.pieces, self.born, self.turns = unit, pieces, born, turns
        self.free = not driven(equations(moving))
        self.scale = spread * np.sqrt(pieces)
        wide = self.d + 1
        self.code = press(tangent(turned(equations(moving), dial), wide), "dop853")
        self.seed = np.eye(wide).ravel()
        self.memory = np.zeros(self.code.memory_size)
        self.phase = np.zeros(self.d)  # of the first point: it may not move along this
        self.at_phase = 0.0
        self._last: tuple[np.ndarray, Any] | None = None

    # -- unknowns -------------------------------------------------------------------------------
    def pack(self, x: np.ndarray, value: float, period: float = 0.0) -> np.ndarray:
        """Unknowns of points (pieces, d), the period, and a dial position."""
        free = [np.log(period / self.unit)] if self.free else []
        share = (value - self.low) / (self.high - self.low)
        return np.concatenate([(x / self.scale).ravel(), free, [share]])

    def states(self, z: np.ndarray) -> np.ndarray:
        """(pieces, d) where the pieces begin."""
        return z[: self.pieces * self.d].reshape(self.pieces, self.d) * self.scale

    def time(self, z: np.ndarray) -> float:
        """[time] of the period."""
        if self.free:
            return float(self.unit * np.exp(min(z[-2], 50.0)))
        own = self.moving.motion.period
        params = self.moving.params.with_(**{self.dial: self.value(z)})
        own = wiring.call(own, params) if callable(own) else own
        return self.turns * float(own or self.unit)

    # -- equations ------------------------------------------------------------------------------
    def carried(self, z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Ends (pieces, d) of the pieces, and their derivatives (pieces, d, d + 1)."""
        if self._last is None or not np.array_equal(self._last[0], z):
            self._last = (z.copy(), self._carried(z))
        return self._last[1]

    def _carried(self, z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        d, value = self.d, self.value(z)
        lasts = self.time(z) / self.pieces
        ends, slopes = np.full((self.pieces, d), np.nan), np.zeros((self.pieces, d, d + 1))
        if not 0.0 < lasts < 1e9:
            return ends, slopes
        for i, x in enumerate(self.states(z)):
            y = np.concatenate([x, [value], self.seed])
            self.memory[:] = 0.0
            begin = self.moving.t0 + i * lasts
            done = self.code.advance(y, self.memory, self.field.vector, begin, lasts, 0, 1,
                                     rtol=RTOL, atol=RTOL * 1e-2)  # fmt: skip
            if done:
                ends[i] = y[:d]
                slopes[i] = y[d + 1 :].reshape(d + 1, d + 1).T[:d]
        return ends, slopes

    def zeros(self, z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """What each piece misses the next one by; the shift of the first point along its phase."""
        d, n = self.d, self.pieces
        ends, slopes = self.carried(z)
        x = self.states(z)
        miss = self.field.near(ends - np.roll(x, -1, axis=0))
        matrix = np.zeros((n * d + self.free, n * d + self.free + 1))
        for i in range(n):
            rows, after = slice(i * d, i * d + d), (i + 1) % n * d
            matrix[rows, rows] += slopes[i, :, :d]
            matrix[rows, after : after + d] -= np.eye(d)
            matrix[rows, -1] = slopes[i, :, d] * (self.high - self.low)
        scale = np.tile(self.scale, n)
        matrix[: n * d, : n * d] *= scale
        f = miss.ravel() / scale
        if self.free:
            rates = self.field.at(self.value(z)).many(ends)[0]
            matrix[: n * d, -2] = rates.ravel() * self.time(z) / n
            matrix[n * d, :d] = self.phase
            f = np.append(f, self.phase @ z[:d] - self.at_phase)
        matrix[: n * d] /= scale[:, None]
        if not self.free:
            matrix[:, -1] = self._by_dial(z)
        return f, matrix

    def _by_dial(self, z: np.ndarray) -> np.ndarray:
        """Derivative by the dial where it may change the period of the forcing: a difference."""
        step, found = 1e-6, []
        for side in (-step, step):
            moved = z.copy()
            moved[-1] += side
            found.append(self._carried(moved)[0].ravel())
        return (found[1] - found[0]) / (2 * step) / np.tile(self.scale, self.pieces)

    def anchor(self, z: np.ndarray) -> None:
        """Let the first point move only across the flow, as it is here."""
        if self.free:
            rates = self.field.at(self.value(z)).one(self.states(z)[0])[0] / self.scale
            self.phase = rates / (np.linalg.norm(rates) or 1.0)
            self.at_phase = float(self.phase @ z[: self.d])

    # -- what it is -----------------------------------------------------------------------------
    def spectrum(self, z: np.ndarray) -> np.ndarray:
        """Floquet multipliers, without the one that is 1 along the flow itself.

        Across the flow: what two neighbours differ by along it does not count.
        """
        slopes = self.carried(z)[1][:, :, : self.d]
        if self.free:
            rates = self.field.at(self.value(z)).many(self.states(z))[0]
            bases = [across(rate / self.spread) for rate in rates]
            scaled = slopes * self.spread / self.spread[:, None]
            after = [*bases[1:], bases[0]]
            slopes = [b.T @ a @ c for a, b, c in zip(scaled, after, bases, strict=True)]
        found = np.eye(len(slopes[0]))
        for each in slopes:
            found = each @ found
        return np.linalg.eigvals(found)

    def shape(self, z: np.ndarray) -> np.ndarray | None:
        """What shrinks to nothing where the branch ends."""
        x = z[: self.pieces * self.d].reshape(self.pieces, self.d)
        if self.born == "hopf":
            return (x - x.mean(axis=0)).ravel()
        if self.born == "doubling":
            return (x[: self.pieces // 2] - x[self.pieces // 2 :]).ravel()
        return None

    def shown(self, z: np.ndarray) -> np.ndarray:
        """(samples, d) all round the cycle."""
        rows, d, each = [], self.d, SAMPLES // self.pieces + 1
        code = press(equations(self.moving), "dop853")
        vector = np.insert(self.field.vector, self.field.place, self.value(z))
        lasts = self.time(z) / self.pieces
        for i, x in enumerate(self.states(z)):
            out, state = np.empty((each, d)), x.copy()
            done = code.advance(state, np.zeros(code.memory_size), vector,
                                self.moving.t0 + i * lasts, lasts / each, 0, each, 1, out,
                                1e-8, 1e-10)  # fmt: skip
            rows.append(out[:done])
        return np.concatenate(rows)

    def like(self, **changes: Any) -> FlowCycle:
        """The same motion and dial with other pieces."""
        given = dict(unit=self.unit, pieces=self.pieces, born=self.born, turns=self.turns)
        return FlowCycle(self.moving, self.dial, self.spread, self.low, self.high,
                         **{**given, **changes})  # fmt: skip

    def double(self) -> FlowCycle:
        """The problem of cycles twice as long."""
        return self.like(unit=2 * self.unit, pieces=2 * self.pieces, born="doubling",
                         turns=2 * self.turns)  # fmt: skip

    def twice(self, z: np.ndarray) -> np.ndarray:
        """The unknowns of the same cycle, gone through twice; of a tangent, to scale."""
        n = self.pieces * self.d
        return np.concatenate([np.tile(z[:n] / np.sqrt(2.0), 2), z[n:]])


def across(direction: np.ndarray) -> np.ndarray:
    """(d, d - 1) directions at right angles to one, and to each other: a reflection's columns."""
    d = len(direction)
    unit = direction / (np.linalg.norm(direction) or 1.0)
    first = int(np.argmax(np.abs(unit)))
    mirror = unit.copy()
    mirror[first] += np.copysign(1.0, unit[first])
    whole = np.eye(d) - 2.0 * np.outer(mirror, mirror) / (mirror @ mirror)
    return np.delete(whole, first, axis=1)
