"""Lyapunov exponents: how fast neighbouring states part, in every direction of the space."""

from __future__ import annotations

import time

import numpy as np

from explorer.equations.derive import tangent
from explorer.equations.press import press
from explorer.model import (
    BadInput,
    Diagnostic,
    Diverged,
    Expect,
    Map,
    Moving,
    Param,
    Path,
    Reading,
    Source,
    Value,
)
from explorer.numerics.tangent import Growth, kaplan_yorke

SLICE = 0.012  # s of work per look of a live reading
ENOUGH = 100_000  # renewals after which a live reading stands


class Orbit:
    """An orbit of a motion with its tangent vectors.

    every   steps between two renewals of the frame
    """

    def __init__(self, motion: Moving, every: int, rtol: float = 1e-9) -> None:
        if motion.system is None:
            raise BadInput("lyapunov needs equations")
        dimension = motion.system.dimension
        self.motion, self.every, self.rtol = motion, every, rtol
        rule = "map" if isinstance(motion.motion, Map) else motion.method
        self.trajectory = press(tangent(motion.system, dimension), rule)
        self.y = np.zeros(dimension * (dimension + 1))
        self.y[:dimension] = motion.start
        self.growth = Growth(self.y, dimension, dimension)
        self.memory = np.zeros(max(1, self.trajectory.memory_size))
        self.step = 0

    @property
    def time(self) -> float:
        """[time] between two renewals; iterations for a map."""
        return self.every * abs(self.motion.dt)

    def stretch(self, keep: bool, cancel: np.ndarray) -> bool:
        """Move on by `every` steps and renew the frame; False when cancelled.

        raises   Diverged when the orbit or a vector leaves every bound
        """
        motion = self.motion
        self.memory[:] = 0.0  # the frame has turned: an adaptive rule begins afresh
        done = self.trajectory.advance(
            self.y, self.memory, motion.params.vector, motion.t0, motion.dt, self.step, self.every,
            self.every, None, self.rtol, self.rtol * 1e-2, cancel,
        )  # fmt: skip
        self.step += done
        if cancel[0]:
            return False
        if done < self.every or not self.growth.renew(keep):
            t = motion.t0 + self.step * motion.dt
            raise Diverged("the orbit or a tangent vector", self.step, t)
        return True

    def reading(self) -> Reading:
        """What the growth so far says."""
        spectrum, errors = self.growth.spectrum(self.time)
        total = float(np.mean(np.sum(self.growth.logs, axis=1))) / self.time
        time_unit = self.motion.motion.units.get("t", "time")
        unit = f"1/{'iteration' if isinstance(self.motion.motion, Map) else time_unit}"
        return Reading(
            values={
                "largest": float(spectrum[0]),
                "sum": total,
                "kaplan_yorke": float(kaplan_yorke(spectrum)),
            },
            arrays={"spectrum": spectrum, "standard_error": errors},
            uncertainty={"largest": float(errors[0])},
            units=dict.fromkeys(("largest", "sum", "spectrum", "standard_error"), unit),
            settings={
                "time": len(self.growth.logs) * self.time,
                "every": self.every,
                "method": self.trajectory.rule,
            },
            provisional=bool(np.isnan(errors[0])),
        )


def compute(
    motion: Moving,
    until: float,
    transient: int,
    renew: int,
    cancel: np.ndarray,
    stroboscopic: bool,
    rtol: float = 1e-9,
) -> Reading | None:
    """The whole spectrum from one long orbit; None when cancelled.

    rtol    of the adaptive rules
    raises  Diverged when the orbit does
    """
    orbit = Orbit(motion, renew, float(rtol))
    for _ in range(-(-transient // renew)):
        if not orbit.stretch(False, cancel):
            return None
    longest = until / orbit.time if until > 0.0 else 200_000 / renew
    for _ in range(max(1, round(longest))):
        if not orbit.stretch(True, cancel):
            return None
    return _per_period(orbit.reading(), motion) if stroboscopic else orbit.reading()


def _per_period(reading: Reading, motion: Moving) -> Reading:
    """The exponents of the stroboscopic map: per period of the forcing."""
    from dataclasses import replace

    from explorer.model import wiring

    period = getattr(motion.motion, "period", None)
    period = wiring.call(period, motion.params) if callable(period) else period
    if not period:
        raise BadInput("stroboscopic: this motion declares no forcing period")
    scaled = {name: value * period for name, value in reading.values.items()}
    scaled["kaplan_yorke"] = reading.values["kaplan_yorke"]
    return replace(
        reading,
        values=scaled,
        arrays={name: array * period for name, array in reading.arrays.items()},
        uncertainty={name: value * period for name, value in reading.uncertainty.items()},
        units=dict.fromkeys(reading.units, "1/period"),
    )


class Follower:
    """The exponents of a running motion: an orbit of its own, a running mean with its band."""

    def __init__(self, renew: int) -> None:
        self.renew = renew
        self.orbit: Orbit | None = None
        self.settled = False

    def follow(self, moving: Moving, cancel: np.ndarray) -> None:
        """A slice of work from where it stood; the first one begins at the state seen."""
        if self.orbit is None:
            self.orbit = Orbit(moving, self.renew)
        began = time.perf_counter()
        while time.perf_counter() - began < SLICE and len(self.orbit.growth.logs) < ENOUGH:
            # the first stretches turn the frame into the directions it belongs in
            self.settled = self.settled or self.orbit.step >= 100 * self.renew
            if not self.orbit.stretch(self.settled, cancel):
                return

    def read(self) -> Reading:
        """The reading so far."""
        if self.orbit is None or not self.orbit.growth.logs:
            return Reading(provisional=True)
        return self.orbit.reading()


DIAGNOSTIC = Diagnostic(
    key="lyapunov",
    title="Lyapunov exponents",
    about="The mean rates at which neighbouring states part (positive: chaos) or come together. "
    "A flow has one exponent at zero, along its own direction; their sum is the rate at which "
    "volume grows.",
    takes=Path,
    gives=Path,
    compute=compute,
    stream=Follower,
    needs=("flow", "map"),
    values=(
        Value("largest", "1/time", "positive: nearby states part, chaos", r"\lambda_1"),
        Value("sum", "1/time", "growth of volume: below zero on an attractor", r"\sum\lambda_i"),
        Value("kaplan_yorke", "", "dimension of the attractor by its exponents", "D_{KY}"),
    ),
    params=(
        Param("until", 0.0, 0.0, 1e5, "length of the orbit; 0: 200 000 steps", unit="time"),
        Param("transient", 10_000, 0, 1_000_000, "steps left out at first", kind="int"),
        Param("renew", 25, 1, 1000, "steps between orthonormalisations", kind="int"),
        Param("stroboscopic", False, help="per period of the forcing instead of per time"),
    ),
    sources=(
        Source(
            "G. Benettin, L. Galgani, A. Giorgilli, J.-M. Strelcyn",
            "Lyapunov characteristic exponents for smooth dynamical systems",
            1980,
            "Meccanica 15, 9-20",
        ),
    ),
    expects=(
        Expect("largest", np.log(2.0), 1e-4, "ln 2, exact", of="logistic", params={"r": 4.0}),
        Expect("sum", np.log(0.3), 1e-9, "ln b, exact", of="henon"),
    ),
)
