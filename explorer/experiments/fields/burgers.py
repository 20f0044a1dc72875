"""Viscous Burgers equation: how a smooth wave becomes a shock, and how the shock dies.

    u_t + u u_x = nu u_xx

Every point of the wave runs at its own height, so crests overtake troughs; viscosity keeps the
front from tumbling over. J. D. Cole and E. Hopf turned it into the heat equation, so all of it is
known.
"""

import numpy as np

from explorer.model import (
    Array,
    BadInput,
    Expect,
    Experiment,
    Kernel,
    Param,
    Preset,
    Profile,
    Series,
    Source,
)

LENGTH = 2.0 * np.pi
TERMS = 120  # of the Cole-Hopf series
COLE = "Cole-Hopf solution for u = sin x"


def advance(u, points, viscosity, dt, n):
    """Take n steps of ETDRK4 in place. u (points,) float64."""
    from explorer.numerics import etdrk4

    etdrk4.march(u, *etdrk4.coefficients(points, LENGTH, dt, viscosity, 0.0, 0.0), n)


def positions(points):
    """(points,) places from 0 to 2 pi."""
    return LENGTH / points * np.arange(points)


def begin(points, wave, seed):
    """The first wave."""
    x = positions(points)
    if wave == "sine":
        return {"u": np.sin(x)}
    if wave == "two humps":
        return {"u": np.sin(x) + 1.5 * np.sin(2.0 * x + 1.0)}
    if wave == "hill":
        return {"u": 2.0 * np.exp(-3.0 * (x - 2.0) ** 2)}
    chance = np.random.RandomState(seed % 2**32)  # promised never to change
    k = np.arange(1, 9)
    size, phase = chance.randn(8) / k, LENGTH * chance.rand(8)
    return {"u": (size[:, None] * np.cos(k[:, None] * x + phase[:, None])).sum(axis=0)}


def check(points):
    """Refuse a circle that cannot be halved."""
    if points % 2:
        raise BadInput(f"points = {points}: give an even number")


def energy(u):
    """Mean of u^2/2: what viscosity eats."""
    return float((u * u).mean() / 2.0)


def steepest(u, points):
    """The steepest descent of the wave: the shock."""
    k = 1j * np.arange(points // 2 + 1)
    return float(np.fft.irfft(k * np.fft.rfft(u), points).min())


def cole_hopf(x, t, viscosity):
    """The solution that begins as sin x, by a Bessel series; fails below a viscosity of 0.05."""
    from scipy.special import ive

    z = 1.0 / (2.0 * viscosity)
    n = np.arange(1, TERMS)[:, None]
    decay = ive(n, z) * np.exp(-viscosity * n**2 * t)
    phi = ive(0, z) + 2.0 * (decay * np.cos(n * x)).sum(axis=0)
    slope = -2.0 * (n * decay * np.sin(n * x)).sum(axis=0)
    return -2.0 * viscosity * slope / phi


def error(points, viscosity, dt, until):
    """Greatest distance from the Cole-Hopf solution."""
    u = np.sin(positions(points))
    advance(u, points, viscosity, dt, round(until / dt))
    return float(np.abs(u - cole_hopf(positions(points), until, viscosity)).max())


def loss(points, viscosity, dt):
    """How far the loss of energy is from nu <u_x^2>, relative."""
    u = np.sin(positions(points))
    advance(u, points, viscosity, dt, round(0.7 / dt))
    before, middle = energy(u), u.copy()
    advance(middle, points, viscosity, dt, 1)
    after = middle.copy()
    advance(after, points, viscosity, dt, 1)
    slope = np.fft.irfft(1j * np.arange(points // 2 + 1) * np.fft.rfft(middle), points)
    eaten = viscosity * (slope**2).mean()
    return float(((before - energy(after)) / (2.0 * dt) - eaten) / eaten)


EXPERIMENT = Experiment(
    key="burgers",
    title="Burgers shock",
    about="The plainest model of a shock wave, of traffic running into a jam, of fluid without "
    "pressure. A sine steepens until at t = 1 its front stands upright, then the shock wears away. "
    "Lower nu: the front gets thinner, and soon the grid cannot hold it.",
    sources=(
        Source("J. M. Burgers", "A mathematical model illustrating the theory of turbulence", 1948,
               "Adv. Appl. Mech. 1, 171-199", "10.1016/S0065-2156(08)70100-5"),
        Source("E. Hopf", "The partial differential equation u_t + u u_x = mu u_xx", 1950,
               "Commun. Pure Appl. Math. 3, 201-230", "10.1002/cpa.3160030302"),
        Source("J. D. Cole", "On a quasi-linear parabolic equation occurring in aerodynamics",
               1951, "Q. Appl. Math. 9, 225-236", "10.1090/qam/42889"),
    ),
    params=(
        Param("viscosity", 0.05, 0.01, 0.5, "how fast differences even out", tex=r"\nu",
              scale="log", hard_min=1e-6),
        Param("wave", "sine", choices=("sine", "two humps", "hill", "random"), effect="restart",
              help="what it begins as"),
        Param("points", 512, 128, 2048, "points of the grid; a shock needs eight across",
              tex="N", kind="int", scale="log", effect="restart", hard_min=8, hard_max=65536),
    ),
    motion=Kernel(
        advance, state={"u": Array("points")}, start=begin, dt=2e-3, check=check, pace=0.4
    ),
    shows=(
        Profile("u", over=positions, span=6.0, signed=True),
        Series("energy", of=energy, label="mean of u²/2", help="what viscosity eats"),
        Series("steepest", of=steepest, label="steepest descent", help="slope of the shock"),
    ),
    diagnostics=("field_spectrum", "field_entropies"),
    presets=(
        Preset("sine", source="Cole 1951", about="steepens, breaks at t = 1, wears away"),
        Preset("two humps", wave="two humps", about="two shocks run after each other and merge"),
        Preset("honey", viscosity=0.5, about="so viscous that no shock forms"),
        Preset("random", wave="random", viscosity=0.02, points=1024, about="a sea of shocks"),
    ),
    expects=(
        *(
            Expect(error, 0.0, 1e-11, COLE, params={"viscosity": 0.1, "points": 256},
                   options={"dt": 1e-3, "until": until})
            for until in (1.0, 2.0)
        ),
        Expect(error, 0.0, 1e-8, COLE, options={"dt": 1e-3, "until": 1.0}),
        Expect(error, 0.0, 1e-8, COLE, options={"dt": 1e-3, "until": 2.0}),
        Expect(loss, 0.0, 1e-5, "d/dt <u^2/2> = -nu <u_x^2>", params={"viscosity": 0.1},
               options={"dt": 1e-3}),
    ),
    tags=("shock", "partial differential equation", "exactly solvable"),
    equations=(r"u_t + u\,u_x = \nu\,u_{xx}",),
)  # fmt: skip
