"""Regular, complex or random? One signal after another, to be told apart by order alone.

Five samples can come in 120 orders. How evenly a signal uses them (H) and how much structure is
left (C) place it on a plane, where rhythm, chaos and noise live apart - if the samples lie far
enough from each other, and not too far: `every` sets how far.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import pi, radians

import numpy as np

from explorer.experiments.flows import galactic, hamiltonian, lorenz, mechanics
from explorer.experiments.maps import henon, logistic
from explorer.experiments.signals import noises, waves
from explorer.experiments.signals.noises import BANDT, MANY, POINTS, newest
from explorer.model import (
    Array,
    Expect,
    Experiment,
    Kernel,
    Param,
    Preset,
    Profile,
    Series,
    Source,
)

GRAIN = 1 << 40  # the stream of random numbers that the noise on top is taken from
HYMAN = galactic.HYMAN
ROSSO = Source(
    "O. A. Rosso, H. A. Larrondo, M. T. Martin, A. Plastino, M. A. Fuentes",
    "Distinguishing noise from chaos", 2007, "Phys. Rev. Lett. 99, 154102",
    "10.1103/PhysRevLett.99.154102",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Motion:
    """A source that moves by equations of the catalogue.

    heard   which number of the states (n, d) is heard
    dt      [time] step of the integration, of which one raw sample takes `finer`
    size    standard deviation of the signal, roughly: what the noise on top is measured by
    """

    experiment: Experiment
    heard: Callable[[np.ndarray], np.ndarray]
    size: float
    dt: float = 1.0
    finer: int = 1
    dials: dict[str, float] = field(default_factory=dict)
    start: dict[str, float] = field(default_factory=dict)

    @cached_property
    def rule(self):
        """The pressed equations."""
        from explorer.equations.press import press

        return press(self.experiment.system, "map" if self.dt == 1.0 else "rk4")

    def begin(self, past):
        """Put the first state at the head of the memory."""
        first = {**self.experiment.motion.start, **self.start}
        past[: len(first)] = list(first.values())

    def take(self, past, count, n, every, seed):
        """(n,) samples, each `every` raw ones after the last."""
        d = self.rule.dimension
        y, out = past[:d].copy(), np.empty((n, d))
        dials = self.experiment.settings(self.dials).vector
        steps = every * self.finer
        self.rule.advance(y, np.zeros(1), dials, 0.0, self.dt, 0, n * steps, steps, out)
        past[:d] = y
        return self.heard(out)


@dataclass(frozen=True)
class Noise:
    """A source without a rule: a linear noise."""

    weights: Callable[[], np.ndarray]
    size: float

    def begin(self, past):
        """Silence before."""

    def take(self, past, count, n, every, seed):
        """(n,) samples, each `every` raw ones after the last."""
        x = np.empty(n)
        for i in range(n):
            noises.march(past, self.weights(), "gaussian", 0.0, every, count + i * every, seed)
            x[i] = past[(count + (i + 1) * every - 1) % past.size]
        return x


def first(states):
    """The first state."""
    return states[:, 0].copy()


def bob(states):
    """How far aside the lower weight is."""
    return np.sin(states[:, 0]) + np.sin(states[:, 1])


@lru_cache(maxsize=1)
def pink_weights():
    """The filter of pink noise."""
    return noises.weights_of(1.0)


ORIGINS = {
    "sine": Motion(waves.SINE, first, 0.7),
    "two sines": Motion(waves.SUM_OF_SINES, first, 0.5),
    "white noise": Noise(lambda: np.empty(0), 1.0),
    "pink noise": Noise(pink_weights, 1.9),
    "brown noise": Noise(lambda: np.ones(1), 50.0),
    "logistic map": Motion(logistic.EXPERIMENT, first, 0.35, dials={"r": 4.0}),
    "Hénon map": Motion(henon.EXPERIMENT, first, 0.7),
    "Lorenz": Motion(lorenz.EXPERIMENT, first, 7.9, dt=0.01),
    "double pendulum": Motion(
        mechanics.DOUBLE_PENDULUM, bob, 1.0, dt=1 / 512, finer=8, dials={"g": 9.80665},
        start={"th1": pi - radians(120.0), "th2": pi - radians(-10.0)},
    ),
    "Hénon-Heiles orbit": Motion(hamiltonian.HENON_HEILES, first, 0.36, dt=0.05),
    "loop orbit": Motion(galactic.LOGARITHMIC, first, 0.25, dt=0.02),
    "barred orbit": Motion(galactic.ROTATING_BAR, first, 0.3, dt=0.02),
}  # fmt: skip


def advance(origin, noise, every, past, sweep, n, step, seed):
    """Take n samples: the origin's own, and noise on top; both arrays in place.

    past    (points,) what the origin remembers: its state, or its last samples
    sweep   (points,) sample i lies at i % points
    """
    from explorer.numerics.noise import fill_normal

    voice = ORIGINS[origin]
    x = voice.take(past, step * every, n, every, seed)
    if noise > 0.0:
        grain = np.empty((n, 1))
        fill_normal(grain, seed, GRAIN, step)
        x += noise * voice.size * grain[:, 0]
    kept = min(n, sweep.size)
    sweep[np.arange(step + n - kept, step + n) % sweep.size] = x[n - kept :]


def begin(origin, points):
    """The origin at its own start."""
    past = np.zeros(points)
    ORIGINS[origin].begin(past)
    return {"past": past, "sweep": np.zeros(points)}


def heard(origin, noise, every, seed, samples, skipped=0):
    """(samples,) of an origin, the first few skipped."""
    sweep, past = np.zeros(samples + skipped), begin(origin, POINTS)["past"]
    advance(origin, noise, every, past, sweep, samples + skipped, 0, seed)
    return sweep[skipped:]


def orders(origin, noise, every, seed):
    """(H, C, orders that never came) of five samples at a time."""
    from explorer.numerics import ordinal, plane

    counts = ordinal.counts(heard(origin, noise, every, seed, MANY, 1000), 5, 1).counts
    return np.array([*plane.entropy_complexity(counts), (counts == 0).sum()])


def orders_of_swing(origin, noise, every, seed):
    """(H, C) of a hundred seconds of the double pendulum, from its start, `every` samples apart."""
    from explorer.numerics import ordinal, plane

    counts = ordinal.counts(heard(origin, noise, 1, seed, 6401), 5, every).counts
    return plane.entropy_complexity(counts)


S35 = "counted on 5e4 samples, n = 5"
SEED = {"seed": 1}

EXPERIMENT = Experiment(
    key="ordinal_complexity",
    title="Regular, complex or random?",
    about="Waves, noises, maps and orbits by turns, and one question: how can the order of a few "
    "numbers betray chaos? Choose a source, look at its curve, guess, then read H and C. Then "
    "spoil it with noise. The double pendulum is the lesson: read at every sample it seems as "
    "regular as a sine, since five samples see one slope only; read every 13, as the sampling "
    "scheme advises, it is what it is. Read every 100 it passes for noise.",
    sources=(HYMAN, ROSSO, BANDT),
    params=(
        Param("origin", "logistic map", choices=tuple(ORIGINS), help="what is listened to",
              effect="restart"),
        Param("noise", 0.0, 0.0, 1.0, "white noise on top, in standard deviations of the source"),
        Param("every", 1, 1, 200, "samples of the source from one that is kept to the next",
              kind="int", scale="log", hard_min=1, hard_max=10_000, effect="restart"),
        Param("points", POINTS, POINTS, 2048, "samples that one sweep of the picture shows",
              kind="int", scale="log", hard_min=POINTS, hard_max=1 << 16, effect="restart"),
    ),
    motion=Kernel(
        advance,
        {"past": Array("points"), "sweep": Array("points")},
        begin, dt=1.0, pace=400.0,
    ),
    shows=(
        Profile("sweep", of="sweep", axis="sample", span=60.0 * POINTS, signed=True),
        Series("signal", of=newest),
    ),
    diagnostics=("permutation_entropy:signal", "delay_spectrum:signal", "sampling_scheme:signal"),
    presets=(
        Preset("chaos", about="a map of one number, as restless as dice, and yet 89 of 120 orders "
               "never come"),
        Preset("dice", origin="white noise", about="all orders come alike"),
        Preset("rhythm", origin="sine", every=5, about="a sine read at its own pace"),
        Preset("pendulum, read too finely", origin="double pendulum",
               about="every sample: five of them see one slope, and chaos looks regular"),
        Preset("pendulum, read at its own pace", origin="double pendulum", every=13,
               about="as the sampling scheme advises: chaos, high in the middle of the plane"),
        Preset("pendulum, read too coarsely", origin="double pendulum", every=100,
               about="what lies between the samples is forgotten: chaos looks random"),
        Preset("spoilt chaos", origin="Hénon map", noise=0.3, about="noise brings back the orders "
               "that chaos forbids"),
    ),
    expects=(
        Expect(orders, (0.680, 0.399, 89), 5e-3, S35, options=SEED),
        Expect(orders, (0.614, 0.404, 91), 5e-3, S35, params={"origin": "Hénon map"},
               options=SEED),
        Expect(orders, (0.9995, 0.0005, 0), 5e-4, S35, params={"origin": "white noise"},
               options=SEED),
        Expect(orders, (0.915, 0.120, 0), 1e-2, S35, params={"origin": "brown noise"},
               options=SEED),
        Expect(orders, (0.266, 0.229, 106), 1e-2, S35, params={"origin": "sine"}, options=SEED),
        Expect(orders_of_swing, (0.583, 0.364), 0.05, "DOP853 to 1e-11, every 13/64 s; 100 s of "
               "one chaotic orbit: others differ by 0.013",
               params={"origin": "double pendulum", "every": 13}, options=SEED),
        Expect(orders_of_swing, (0.22, 0.20), 0.02, "DOP853 to 1e-11, every 1/64 s, 100 s",
               params={"origin": "double pendulum"}, options=SEED),
    ),
    tags=("chaos", "noise", "entropy", "signal", "complexity"),
    equations=(r"x_i = s_{i \ell} + \sigma \, \xi_i",),
)  # fmt: skip
