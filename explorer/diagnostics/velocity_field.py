"""The right-hand side of a motion with its exact derivatives, one state at a time."""

from __future__ import annotations

from ctypes import CFUNCTYPE, c_double, c_void_p
from dataclasses import replace
from typing import Any

import numpy as np

from explorer.diagnostics.tangent_orbits import equations
from explorer.equations.press import press_velocity
from explorer.equations.tree import Name, Number, System
from explorer.model import Map, Moving

_TAKES = CFUNCTYPE(None, c_double, c_void_p, c_void_p, c_void_p)


class Field:
    """f and df/dx, and df/d dial where a dial is named; of a map, f is the next state.

    A state in which f does not move: `miss` is zero there, for flows and maps alike.
    """

    def __init__(self, moving: Moving, dial: str = "") -> None:
        plain = equations(moving)
        self.moving, self.dial, self.d = moving, dial, plain.dimension
        self.is_map = isinstance(moving.motion, Map)
        system = turned(plain, dial) if dial else plain
        vector = moving.params.vector
        self.place = plain.params.index(dial) if dial else 0
        self.vector = np.delete(vector, self.place) if dial else vector.copy()
        self.value = float(vector[self.place]) if dial else 0.0
        self.width = system.dimension
        code = press_velocity(system)
        self._code = code  # keeps the machine code alive
        self._rates, self._slopes = _TAKES(code.address), _TAKES(code.jacobian_address)
        names = list(moving.motion.start)
        self.wraps = [(names.index(k), float(m)) for k, m in moving.motion.wrap.items()]

    def at(self, value: float) -> Field:
        """The same with the dial at a value."""
        self.value = float(value)
        return self

    def many(self, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(f (m, d), df/dx (m, d, width)) at states x (m, d); the last column is that of a dial."""
        m, wide = len(x), self.width
        y = np.empty((m, wide))
        y[:, : self.d], y[:, self.d :] = x, self.value
        f, slopes = np.empty((m, wide)), np.empty((m, wide, wide))
        p, t = self.vector.ctypes.data, self.moving.t0
        at, to, along = y.ctypes.data, f.ctypes.data, slopes.ctypes.data
        for i in range(m):
            self._rates(t, at + 8 * wide * i, p, to + 8 * wide * i)
            self._slopes(t, at + 8 * wide * i, p, along + 8 * wide * wide * i)
        return f[:, : self.d], slopes[:, : self.d]

    def one(self, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(f (d,), df/dx (d, width)) at one state."""
        f, slopes = self.many(np.asarray(x, dtype=np.float64)[None])
        return f[0], slopes[0]

    def miss(self, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(m, d) and (m, d, width): what is zero at rest, and its derivatives; at x (m, d)."""
        f, slopes = self.many(x)
        if self.is_map:
            f, slopes = self.near(f - x), slopes.copy()
            slopes[:, :, : self.d] -= np.eye(self.d)
        return f, slopes

    def near(self, difference: np.ndarray) -> np.ndarray:
        """Differences of states (..., d), angles by the short way round."""
        for place, modulus in self.wraps:
            turn = np.round(difference[..., place] / modulus)
            difference[..., place] -= modulus * turn
        return difference


def turned(system: System, dial: str) -> System:
    """The system with a dial as one more state, the last, that stays as it is."""
    stays: Any = Name(dial) if system.kind == "map" else Number(0.0)
    return replace(
        system,
        states=(*system.states, dial),
        params=tuple(name for name in system.params if name != dial),
        rates=(*system.rates, stays),
    )
