"""Kramers 1940: a grain between two wells, shaken by heat.

    x' = v
    v' = x - x^3 - gamma v + sigma xi(t)

The double well V = x^4/4 - x^2/2 has its bottoms at -1 and 1 and a barrier of 1/4 between them;
xi is white noise. Friction takes what the noise gives: the temperature is sigma^2 / (2 gamma), and
now and then the grain is thrown over the barrier, the more seldom the colder it is.
"""

from math import exp, log, pi, sqrt

import numpy as np

from explorer.equations.press import press_ensemble
from explorer.model import Expect, Experiment, Flow, Look, Param, Path, Preset, Source

BARRIER = 0.25
MEMBERS, SEED = 20_000, 1940


def wells(gamma):
    """The two bottoms and the top between them, as (x, v)."""
    return (-1.0, 0.0), (0.0, 0.0), (1.0, 0.0)


def rate(gamma, sigma):
    """Hops per time out of one well, by Kramers' formula for moderate to strong friction."""
    temperature = sigma * sigma / (2.0 * gamma)
    held = sqrt(gamma * gamma / 4.0 + 1.0) - gamma / 2.0  # share of the passages that stay over
    return held * sqrt(2.0) / (2.0 * pi) * exp(-BARRIER / temperature)


def counted(gamma, sigma, until=100.0):
    """Hops per time out of one well, from many grains that begin at the bottom of the left one."""
    x, _ = grains(gamma, sigma, until)
    return -log(2.0 * (x < 0.0).mean() - 1.0) / (2.0 * until)


def heat(gamma, sigma):
    """Mean square speed and position of many grains after a long time."""
    x, v = grains(gamma, sigma, 400.0)
    return float((v * v).mean()), float((x * x).mean())


def grains(gamma, sigma, until):
    """Positions and speeds (members,) of grains that began at (-1, 0)."""
    y = np.zeros((2, MEMBERS))
    y[0] = -1.0
    motion = EXPERIMENT.motion
    ensemble = press_ensemble(EXPERIMENT.system, "heun")
    p = np.array([gamma, sigma])
    ensemble.advance(y, p, 0.0, motion.dt, 0, round(until / motion.dt), seed=SEED)
    return y


EXPERIMENT = Experiment(
    key="kramers",
    title="Kramers double well 1940",
    about="A grain in one of two wells is shaken by heat and, rarely, thrown over the barrier: the "
    "model of a chemical reaction. Raise sigma from 0.4 to 0.6 and a hop that took a minute's "
    "patience comes every few moments. Drop an ensemble to see how it leaks into the other well.",
    sources=(
        Source(
            "H. A. Kramers",
            "Brownian motion in a field of force and the diffusion model of chemical reactions",
            1940,
            "Physica 7, 284-304",
            "10.1016/S0031-8914(40)90098-2",
        ),
        Source(
            "P. Hänggi, P. Talkner, M. Borkovec",
            "Reaction-rate theory: fifty years after Kramers",
            1990,
            "Rev. Mod. Phys. 62, 251-341",
            "10.1103/RevModPhys.62.251",
        ),
    ),
    params=(
        Param("gamma", 1.0, 0.05, 5.0, "friction: how fast speed is lost", hard_min=0.0),
        Param("sigma", 0.4, 0.0, 1.0, "strength of the shaking (white noise)", hard_min=0.0),
    ),
    motion=Flow(
        """
        x' = v
        v' = x - x**3 - gamma*v
        """,
        start=dict(x=-1.0, v=0.0),
        dt=0.02,
        pace=10.0,
        noise=dict(v="sigma"),
    ),
    shows=(
        Path("path", of=("x", "v"), limits=((-2.0, 2.0), (-1.5, 1.5)), marks=wells, look=Look()),
    ),
    diagnostics=("permutation_entropy:path.x", "lyapunov"),
    presets=(
        Preset("rare hops", about="a barrier of three times the temperature"),
        Preset("hot", sigma=0.8, about="the barrier hardly matters"),
        Preset("little friction", gamma=0.1, sigma=0.13, about="it circles long before it hops"),
        Preset("no noise", gamma=0.2, sigma=0.0, start=dict(x=-1.9, v=1.0), about="it comes to "
               "rest in one of the wells"),
    ),
    expects=(
        Expect(rate, 0.006111914, 1e-9, "the formula by hand, for gamma = 1, sigma = 0.4"),
        Expect(
            counted,
            0.006111914,
            9e-4,
            "Kramers 1940; 20 000 grains counted, the formula is good to a tenth here",
            thorough=True,
        ),
        Expect(
            heat,
            (0.08, 0.893410),
            0.008,
            "Boltzmann's distribution: sigma^2 / (2 gamma), and <x^2> by quadrature",
            thorough=True,
        ),
    ),
    tags=("noise", "double well", "chemistry"),
)  # fmt: skip
