"""What a forecast race is run on: a past to learn from, and what really came after each start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.diagnostics.tangent_orbits import Orbit, equations, lost
from explorer.diagnostics.twin_orbits import TwinOrbit
from explorer.equations.augment import clocked
from explorer.equations.press import press, press_ensemble
from explorer.model import BadInput, Map, Moving
from explorer.numerics import natural_time

LOOKED = 20_000  # steps over which rhythm and exponent are taken
PER_SWING = 75  # samples of a swing where nobody says how many
CHAOTIC = 0.03  # growth per swing above which a motion counts as chaotic
HISTORY = 100  # samples that a forecaster is shown before each start


@dataclass(frozen=True, eq=False)
class Sampling:
    """How an orbit is sampled: every `sub` steps of `h`, and how fast it forgets.

    unit    [time] in which the race is measured: Lyapunov time, or a swing where not chaotic
    """

    h: float
    sub: int
    exponent: float
    unit: float

    @property
    def spacing(self) -> float:
        """[time] between samples."""
        return self.h * self.sub


@dataclass(frozen=True, eq=False)
class Course:
    """Standardised data of a race.

    past      (n, d) to learn from, noise included
    history   (starts, HISTORY, d) what is seen before each start
    truth     (starts, steps, d) what comes after
    mean, deviation   (d,) of the past
    times     (starts,) [time] at the starts
    """

    past: np.ndarray
    history: np.ndarray
    truth: np.ndarray
    mean: np.ndarray
    deviation: np.ndarray
    times: np.ndarray
    past_times: np.ndarray


def sampling(motion: Moving, spacing: float, cancel: np.ndarray) -> Sampling | None:
    """The spacing of samples and the Lyapunov time; None when cancelled."""
    is_map = isinstance(motion.motion, Map)
    states = orbit(motion, abs(motion.dt), 1, LOOKED, cancel)[0]
    late = states[LOOKED // 5 :]
    swing = natural_time.natural(late[:, int(late.std(axis=0).argmax())])
    swing = swing if np.isfinite(swing) else 100.0
    exponent = _exponent(motion, cancel)
    if exponent is None:
        return None
    chaotic = exponent * swing * abs(motion.dt) > CHAOTIC
    unit = 1.0 / exponent if chaotic else swing * abs(motion.dt)
    if is_map:
        return Sampling(motion.dt, 1, exponent, unit)
    apart = spacing or swing * abs(motion.dt) / PER_SWING
    sub = max(1, int(np.ceil(apart / abs(motion.dt) - 1e-9)))
    return Sampling(float(np.copysign(apart / sub, motion.dt)), sub, exponent, unit)


def _exponent(motion: Moving, cancel: np.ndarray) -> float | None:
    rule = "map" if isinstance(motion.motion, Map) else motion.method
    jumps = getattr(motion.motion, "nonsmooth", False)
    one = TwinOrbit(motion, 1) if jumps else Orbit(motion, 1, rule)
    if not one.run(LOOKED, 5 * LOOKED, cancel):
        return None
    return float(one.rates.mean())


def orbit(
    motion: Moving, h: float, sub: int, samples: int, cancel: np.ndarray, first: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """States (samples, d), `sub` steps of h apart, and their times, after `first` steps."""
    system = equations(motion)
    rule = "map" if isinstance(motion.motion, Map) else motion.method
    one = press(system, rule)
    y, memory = np.array(motion.start, dtype=float), np.zeros(one.memory_size)
    out = np.empty((samples, system.dimension))
    vector = motion.params.vector
    done = one.advance(y, memory, vector, motion.t0, h, 0, first, cancel=cancel) if first else 0
    if done == first:
        done += one.advance(y, memory, vector, motion.t0, h, first, samples * sub, sub, out,
                            cancel=cancel)  # fmt: skip
    if done < first + samples * sub and not cancel[0]:
        raise lost(motion, y, done)
    return out, motion.t0 + h * (first + sub * np.arange(1.0, samples + 1))


def course(
    motion: Moving, how: Sampling, train: int, starts: int, steps: int, noise: float,
    cancel: np.ndarray,
) -> Course | None:  # fmt: skip
    """Past and starts on one long orbit, the starts after the past; None when cancelled."""
    settle = max(2000, round(getattr(motion.motion, "transient", 0.0) / abs(how.h)))
    settle += -settle % how.sub
    gap = max(steps // 2, HISTORY)
    begin = train + HISTORY + gap * np.arange(starts)
    states, times = orbit(motion, how.h, how.sub, int(begin[-1]) + steps, cancel, settle)
    if cancel[0]:
        return None
    past = states[:train]
    mean, deviation = past.mean(axis=0), past.std(axis=0)
    if not (deviation > 1e-9 * np.maximum(1.0, np.abs(mean))).all():
        raise BadInput(f"forecast_race: {motion.key or 'the orbit'} is at rest; nothing to tell")
    z = (states - mean) / deviation
    random = np.random.default_rng([motion.seed, 20210920])
    seen = z + noise * random.standard_normal(z.shape)
    return Course(
        seen[:train],
        np.stack([seen[b - HISTORY : b] for b in begin]),
        np.stack([z[b : b + steps] for b in begin]),
        mean, deviation, times[begin - 1], times[:train],
    )  # fmt: skip


def physics(
    motion: Moving, how: Sampling, run: Course, dial: str, wrong: float
) -> Callable[..., Any]:
    """The motion's own equations with one dial off by a share, as a step between samples.

    gives   function of standardised states (m, d) and their times (m,) -> the next states
    """
    param = motion.dial(dial)
    off = float(motion.params[param.name]) * (1.0 + wrong) or wrong
    system = equations(motion)
    vector = motion.params.vector.copy()
    vector[system.params.index(param.name)] = off
    rule = "map" if isinstance(motion.motion, Map) else "rk4"
    many = press_ensemble(clocked(system), rule)

    def step(states: np.ndarray, times: np.ndarray) -> np.ndarray:
        y = np.ascontiguousarray(np.vstack([(states * run.deviation + run.mean).T, times[None]]))
        many.advance(y, vector, 0.0, how.h, 0, how.sub)
        return (y[:-1].T - run.mean) / run.deviation

    return step
