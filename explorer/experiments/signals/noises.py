"""Noises: signals without a rule to find, and walks that add them up.

The picture is an oscilloscope that sweeps again and again, each sweep a row of the history above
it. Every sample is a pure function of the seed and its own number, so a run repeats exactly.
"""

from functools import lru_cache
from math import asin, log, pi

import numpy as np

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

POINTS = 256  # samples of one sweep, all that a noise remembers
MANY = 50_000  # samples of the numbers that are promised
SEED = {"seed": 1}  # of the noise behind the numbers
READ = ("permutation_entropy:signal", "delay_spectrum:signal", "sampling_scheme:signal")
SHOCKS = ("gaussian", "uniform", "cauchy")
SHOCK = Param(
    "shock", "gaussian", choices=SHOCKS,
    help="how the fresh numbers are spread: a bell, a box, or a bell with endless tails",
)  # fmt: skip
BANDT = Source(
    "C. Bandt, F. Shiha", "Order patterns in time series", 2007, "J. Time Ser. Anal. 28, 646-665",
    "10.1111/j.1467-9892.2007.00528.x",
)  # fmt: skip
KASDIN = Source(
    "N. J. Kasdin", "Discrete simulation of colored noise and stochastic processes and 1/f^alpha "
    "power law noise generation", 1995, "Proc. IEEE 83, 802-827", "10.1109/5.381848",
)  # fmt: skip
PEARSON = Source("K. Pearson", "The problem of the random walk", 1905, "Nature 72, 294")
YULE = Source(
    "G. U. Yule", "On a method of investigating periodicities in disturbed series", 1927,
    "Phil. Trans. R. Soc. A 226, 267-298",
)  # fmt: skip


def march(sweep, weights, shock, drift, n, step, seed):
    """Take n steps of a linear noise, in place."""
    from explorer.numerics import autoregression

    kind = SHOCKS.index(shock)
    autoregression.march(sweep, weights, kind, drift, n, step, seed)


def newest(sweep, step):
    """The last sample."""
    return float(sweep[(step - 1) % sweep.size])


def at_rest():
    """Nothing has happened yet."""
    return {"sweep": np.zeros(POINTS)}


def motion(advance):
    """A noise whose last samples stand in `sweep`."""
    return Kernel(advance, {"sweep": Array(POINTS)}, at_rest, dt=1.0, pace=400.0)


SHOWS = (
    Profile("sweep", of="sweep", axis="sample", span=60.0 * POINTS, signed=True),
    Series("signal", of=newest),
)


def measured(advance, seed, n=5, **dials):
    """(H, C, missing orders) of 50 000 samples taken after a thousand, and the shares."""
    from explorer.numerics import ordinal, plane

    sweep, x = np.zeros(POINTS), np.empty(MANY)
    advance(sweep=sweep, n=1000, step=0, seed=seed, **dials)
    for i in range(0, MANY, POINTS):
        here = min(POINTS, MANY - i)
        advance(sweep=sweep, n=here, step=1000 + i, seed=seed, **dials)
        x[i : i + here] = sweep[np.arange(1000 + i, 1000 + i + here) % POINTS]
    counts = ordinal.counts(x, n, 1).counts
    H, C = plane.entropy_complexity(counts)
    return np.array([H, C, (counts == 0).sum()])


# -- white ----------------------------------------------------------------------------------------
def white(sweep, shock, n, step, seed):
    """Fresh numbers alone."""
    march(sweep, np.empty(0), shock, 0.0, n, step, seed)


def white_orders(shock, seed):
    """(H, C, missing orders) at n = 5."""
    return measured(white, seed, shock=shock)


WHITE = Experiment(
    key="white_noise",
    title="White noise",
    about="Every sample a fresh throw of dice: all orders are equally likely, so that H is 1 and C "
    "is 0, the lower right corner of the entropy plane. Change how the numbers are spread: the "
    "picture changes, H and C do not move, for they see nothing but order.",
    sources=(BANDT, KASDIN),
    params=(SHOCK,),
    motion=motion(white),
    shows=SHOWS,
    diagnostics=READ,
    presets=(
        Preset("bell", about="Gaussian: mostly near the middle"),
        Preset("box", shock="uniform", about="anywhere between two ends alike"),
        Preset("endless tails", shock="cauchy", about="now and then enormous"),
    ),
    expects=(
        Expect(white_orders, (0.9995, 0.0005, 0.0), 5e-4, "H above .999, C below .001, no order "
               "absent in 5e4 samples", options=SEED),
        Expect(white_orders, (0.9995, 0.0005, 0.0), 5e-4, "the same: only order counts",
               params={"shock": "cauchy"}, options=SEED),
    ),
    tags=("noise", "signal", "stochastic"),
    equations=(r"x_i = \xi_i",),
)  # fmt: skip


# -- coloured -------------------------------------------------------------------------------------
@lru_cache(maxsize=8)
def weights_of(k):
    """The filter of a colour."""
    from explorer.numerics import autoregression

    return autoregression.colour(k, POINTS)


def coloured(sweep, k, shock, n, step, seed):
    """Noise whose power falls as frequency to the -k."""
    march(sweep, weights_of(k), shock, 0.0, n, step, seed)


def coloured_orders(k, shock, seed):
    """(H, C) at n = 5."""
    return measured(coloured, seed, k=k, shock=shock)[:2]


COLOURED = Experiment(
    key="coloured_noise",
    title="Coloured noise",
    about="Noise that favours slow swings: its power falls as frequency to the -k. White at 0, "
    "pink at 1, brown at 2, blue below 0. Turn k from -1 to 3 and follow the arc that noises draw "
    "at the lower right of the entropy plane. A causal filter of 256 samples makes it, so k may be "
    "turned while it runs.",
    sources=(KASDIN, BANDT),
    params=(
        Param("k", 1.0, -1.0, 3.0, "steepness of the spectrum: power goes as frequency to the -k",
              hard_min=-2.0, hard_max=3.0),
        SHOCK,
    ),
    motion=motion(coloured),
    shows=SHOWS,
    diagnostics=READ,
    presets=(
        Preset("pink", about="k = 1: equal power in every octave"),
        Preset("brown", k=2.0, about="k = 2: slow swings, a little smoother than a random walk"),
        Preset("blue", k=-1.0, about="k = -1: each sample pushes the next one away"),
        Preset("black", k=2.7, about="k = 2.7: smooth and drifting"),
    ),
    expects=tuple(
        Expect(coloured_orders, (H, C), width, "rfft shaping of white noise, mean of 10 series of "
               "2^17", params={"k": k}, options=SEED)
        for k, H, C, width in (
            (0.5, 0.9948, 0.0092, 3e-3), (1.0, 0.9772, 0.0384, 3e-3), (2.0, 0.8797, 0.1622, 3e-3),
            (2.5, 0.7585, 0.2457, 8e-3), (3.0, 0.497, 0.282, 0.042),
        )
    ),
    tags=("noise", "signal", "stochastic", "1/f"),
    equations=(
        r"x_i = \xi_i - \sum_{j=1}^{256} a_j \, x_{i-j}",
        r"\sum_j a_j B^j = \exp\left(-\frac{k}{\pi} \sum_j \frac{\mathrm{Si}(\pi j)}{j} B^j\right)",
    ),
)  # fmt: skip


# -- walks ----------------------------------------------------------------------------------------
def walk(sweep, drift, shock, n, step, seed):
    """The last sample, and a step."""
    march(sweep, np.ones(1), shock, drift, n, step, seed)


def walk_orders(drift, shock, seed):
    """(H, C) at n = 5."""
    return measured(walk, seed, drift=drift, shock=shock)[:2]


def walk_of_three(drift, shock, seed):
    """(H, C) at n = 3."""
    return measured(walk, seed, n=3, drift=drift, shock=shock)[:2]


WALK = Experiment(
    key="random_walk",
    title="Random walk",
    about="A drunkard's way home: every step a fresh throw of dice. It looks like a signal with "
    "slow swings and has none; its orders of three come a quarter up, a quarter down, an eighth "
    "each of the rest. With drift it climbs, and in the end looks like a ramp.",
    sources=(PEARSON, BANDT),
    params=(
        Param("drift", 0.0, -2.0, 2.0, "mean step, in standard deviations of a step"),
        SHOCK,
    ),
    motion=motion(walk),
    shows=SHOWS,
    diagnostics=READ,
    presets=(
        Preset("fair", about="up as likely as down"),
        Preset("driven", drift=1.0, about="mostly up"),
        Preset("flights", shock="cauchy", about="long rests near one place, and leaps"),
    ),
    expects=(
        Expect(walk_of_three, (0.967132, 0.030602), 3e-3, "exact: shares 1/4, 1/8, 1/8, 1/8, 1/8, "
               "1/4", options=SEED),
        Expect(walk_orders, (0.91572, 0.11942), 1e-2, "one walk of 1e6 steps", options=SEED),
    ),
    tags=("noise", "signal", "stochastic"),
    equations=(r"x_i = x_{i-1} + \mu + \xi_i",),
)  # fmt: skip


def remembered(sweep, phi, shock, n, step, seed):
    """A share of the last sample, and a fresh number."""
    march(sweep, np.array([phi]), shock, 0.0, n, step, seed)


def remembered_of_three(phi, shock, seed):
    """H at n = 3."""
    return measured(remembered, seed, n=3, phi=phi, shock=shock)[0]


def exact_of_three(phi):
    """H at n = 3 of the Gaussian autoregression, from the angle between two neighbouring steps."""
    straight = 0.25 + asin(-(1.0 - phi) / 2.0) / (2.0 * pi)
    bent = (1.0 - 2.0 * straight) / 4.0
    return -(2 * straight * log(straight) + 4 * bent * log(bent)) / log(6)


AUTOREGRESSION = Experiment(
    key="autoregression",
    title="Autoregression AR(1)",
    about="Noise with a short memory: a share phi of the last sample and a fresh number. At 0 "
    "white noise, at 1 a random walk; below 0 it swings from side to side. Its orders never say "
    "more than phi, whatever the delay.",
    sources=(YULE, BANDT),
    params=(
        Param("phi", 0.9, -0.98, 0.98, "share of the last sample that is kept", hard_min=-0.999,
              hard_max=0.999),
        SHOCK,
    ),
    motion=motion(remembered),
    shows=SHOWS,
    diagnostics=READ,
    presets=(
        Preset("sluggish", about="remembers ten samples or so"),
        Preset("forgetful", phi=0.3, about="hardly more than white noise"),
        Preset("contrary", phi=-0.8, about="up and down by turns"),
    ),
    expects=tuple(
        Expect(remembered_of_three, exact_of_three(phi), 3e-3, "Bandt & Shiha 2007: exact shares",
               params={"phi": phi}, options=SEED)
        for phi in (0.9, 0.3, -0.8)
    ),
    tags=("noise", "signal", "stochastic"),
    equations=(r"x_i = \varphi \, x_{i-1} + \xi_i",),
)  # fmt: skip

EXPERIMENTS = (WHITE, COLOURED, WALK, AUTOREGRESSION)
