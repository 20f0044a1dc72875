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

SLICE = 0.012  # s of work per look of a live reading
BITE = 64  # renewals between two looks at the clock
ENOUGH = 200_000  # renewals after which a live reading stands
STEPS = 1_000_000  # of an orbit whose length nobody gave


class Orbit:
    """An orbit of a motion with as many tangent vectors as it has dimensions."""

    def __init__(self, motion: Moving, renew: int, rtol: float = 1e-9) -> None:
        if motion.system is None:
            raise BadInput("lyapunov needs equations")
        dimension = motion.system.dimension
        self.motion, self.rtol = motion, rtol
        rule = "map" if isinstance(motion.motion, Map) else motion.method
        self.trajectory = press(tangent(motion.system, dimension), rule)
        self.y = np.zeros(dimension * (dimension + 1))
        self.y[:dimension] = motion.start
        self.frame = self.y[dimension:].reshape(dimension, dimension)
        self.frame[:] = np.eye(dimension)
        self.memory = np.zeros(max(1, self.trajectory.memory_size))
        self.place = np.array([0, renew], dtype=np.int64)
        self.logs: list[np.ndarray] = []
        self.spans: list[np.ndarray] = []

    @property
    def step(self) -> int:
        """Steps done."""
        return int(self.place[0])

    def stretch(self, count: int, keep: bool, cancel: np.ndarray) -> bool:
        """Go on for `count` renewals of the frame; False when cancelled.

        raises   Diverged when the orbit or a vector leaves every bound
        """
        from explorer.numerics.tangent import renewals

        motion, d = self.motion, len(self.frame)
        logs, spans = np.empty((count, d)), np.empty(count, dtype=np.int64)
        done = renewals(
            self.trajectory.address, self.y, self.memory, np.array(motion.params.vector),
            float(motion.t0), float(motion.dt), self.place, self.rtol, self.rtol * 1e-2, cancel,
            self.frame, logs, spans,
        )  # fmt: skip
        if keep:
            self.logs.append(logs[:done])
            self.spans.append(spans[:done])
        if done < count and not cancel[0]:
            t = motion.t0 + self.step * motion.dt
            raise Diverged("the orbit or a tangent vector", self.step, t)
        return done == count

    def reading(self) -> Reading:
        """What the growth so far says."""
        from explorer.numerics.tangent import kaplan_yorke, spectrum

        times = np.concatenate(self.spans) * abs(self.motion.dt)
        logs = np.concatenate(self.logs)
        exponents, errors = spectrum(logs, times)
        is_map = isinstance(self.motion.motion, Map)
        unit = f"1/{'iteration' if is_map else self.motion.motion.units.get('t', 'time')}"
        return Reading(
            values={
                "largest": float(exponents[0]),
                "sum": float(logs.sum() / times.sum()),
                "kaplan_yorke": float(kaplan_yorke(exponents)),
            },
            arrays={"spectrum": exponents, "standard_error": errors},
            uncertainty={"largest": float(errors[0])} if np.isfinite(errors[0]) else {},
            units=dict.fromkeys(("largest", "sum", "spectrum", "standard_error"), unit),
            settings={"time": float(times.sum()), "method": self.trajectory.rule},
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
    steps = until / abs(motion.dt) if until > 0.0 else STEPS
    while orbit.step < transient:
        if not orbit.stretch(BITE, False, cancel):
            return None
    begun = orbit.step
    while (left := begun + steps - orbit.step) > 0:
        if not orbit.stretch(max(1, min(10_000, round(left / orbit.place[1]))), True, cancel):
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
        while time.perf_counter() - began < SLICE and len(self.orbit.logs) * BITE < ENOUGH:
            # the first stretches turn the frame into the directions it belongs in
            self.settled = self.settled or self.orbit.step >= 100 * self.renew
            if not self.orbit.stretch(BITE, self.settled, cancel):
                return

    def read(self) -> Reading:
        """The reading so far."""
        if self.orbit is None or not self.orbit.logs:
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
        Param("until", 0.0, 0.0, 1e5, "length of the orbit; 0: a million steps", unit="time"),
        Param("transient", 10_000, 0, 1_000_000, "steps left out at first", kind="int"),
        Param("renew", 25, 1, 1000, "steps between renewals, at most", kind="int", hard_min=1),
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
