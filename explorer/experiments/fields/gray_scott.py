"""Gray-Scott model: spots that divide, stripes that grow, from two substances and one reaction.

    u_t = D_u lap u - u v^2 + F (1 - u)
    v_t = D_v lap v + u v^2 - (F + k) v

v feeds on u and makes more of itself; u is supplied, v is taken away. All that is needed for
patterns is that u spreads faster.
"""

import numpy as np

from explorer.model import (
    Array,
    Expect,
    Experiment,
    Image,
    Kernel,
    Param,
    Preset,
    Series,
    Source,
)

PEARSON = "J. E. Pearson 1993, Science 261, 189-192"


def advance(u, v, feed, kill, spread_u, spread_v, dt, n):
    """Take n Euler steps in place; u, v (size, size) float64 on a torus of unit cells."""
    from explorer.numerics import reaction

    reaction.gray_scott(u, v, feed, kill, spread_u, spread_v, dt, n)


def begin(size, seeds, seed):
    """Full of u, with a few squares of v and a little noise."""
    chance = np.random.RandomState(seed % 2**32)  # promised never to change
    u, v = np.ones((size, size)), np.zeros((size, size))
    half = max(2, size // 24)
    for _ in range(seeds):
        row, column = chance.randint(0, size, 2)
        near = np.ix_(*((np.arange(c - half, c + half) % size) for c in (row, column)))
        u[near], v[near] = 0.5, 0.25
    u += 0.01 * chance.randn(size, size)
    v += 0.01 * np.abs(chance.randn(size, size))
    return {"u": u, "v": v}


def amount(v):
    """Mean of v."""
    return float(v.mean())


def washed_out(feed, kill):
    """(u, v) of the state without v, which is always at rest."""
    from explorer.numerics import reaction

    u, v = np.ones((8, 8)), np.zeros((8, 8))
    reaction.gray_scott(u, v, feed, kill, 0.16, 0.08, 1.0, 100)
    return float(u.mean()), float(v.mean())


def mixed(feed, kill):
    """(u, v) of the even state that is left when it is well stirred, found by running."""
    from explorer.numerics import reaction

    u, v = np.full((4, 4), 0.4), np.full((4, 4), 0.3)
    reaction.gray_scott(u, v, feed, kill, 0.16, 0.08, 0.5, 40_000)
    return float(u[0, 0]), float(v[0, 0])


def decay(spread_u, wave, size):
    """Rate [1/time] at which a faint wave of u dies where there is no v and no supply."""
    from explorer.numerics import reaction

    x = 2 * np.pi * wave / size * np.arange(size)
    u, v = np.tile(1.0 + 0.01 * np.cos(x), (size, 1)), np.zeros((size, size))
    reaction.gray_scott(u, v, 0.0, 0.0, spread_u, 0.0, 0.05, 2000)
    return float(np.log(np.ptp(u) / 0.02) / 100.0)


K = 2 * np.pi * 2 / 64
MIXED_F, MIXED_K = 0.04, 0.05
ROOT = np.sqrt(1 - 4 * (MIXED_F + MIXED_K) ** 2 / MIXED_F)

EXPERIMENT = Experiment(
    key="gray_scott",
    title="Gray-Scott patterns",
    about="Two substances in a dish. Spots grow and divide like cells, or stretch into stripes, or "
    "send waves round, and which of it depends on two numbers alone. Turn k from 0.060 to 0.065: "
    "the labyrinth breaks into spots.",
    sources=(
        Source("P. Gray, S. K. Scott", "Autocatalytic reactions in the isothermal, continuous "
               "stirred tank reactor", 1984, "Chem. Eng. Sci. 39, 1087-1097",
               "10.1016/0009-2509(84)87017-7"),
        Source("J. E. Pearson", "Complex patterns in a simple system", 1993,
               "Science 261, 189-192", "10.1126/science.261.5118.189"),
    ),
    params=(
        Param("feed", 0.037, 0.0, 0.1, "rate at which u is supplied and all is washed out",
              tex="F", unit="1/time", hard_min=0.0),
        Param("kill", 0.06, 0.03, 0.08, "rate at which v is taken away besides", tex="k",
              unit="1/time", hard_min=0.0),
        Param("spread_u", 0.16, 0.05, 0.2, "how fast u spreads", tex="D_u", unit="cells²/time",
              hard_min=0.0, hard_max=0.24),
        Param("spread_v", 0.08, 0.02, 0.16, "how fast v spreads", tex="D_v", unit="cells²/time",
              hard_min=0.0, hard_max=0.24),
        Param("size", 128, 64, 256, "cells along each side", kind="int", effect="restart",
              hard_min=8, hard_max=2048),
        Param("seeds", 12, 1, 60, "squares of v at first", kind="int", effect="restart",
              hard_min=0),
    ),
    motion=Kernel(
        advance, state={"u": Array("size", "size"), "v": Array("size", "size")}, start=begin,
        dt=1.0, pace=600.0,
    ),
    shows=(
        Image("v", label="v"),
        Series("amount", of=amount, label="mean of v", help="how much of v there is"),
    ),
    diagnostics=("ordinal_image", "permutation_entropy:amount"),
    presets=(
        Preset("labyrinth", source=PEARSON, about="stripes fill the dish"),
        Preset("dividing spots", feed=0.0367, kill=0.0649, source=PEARSON,
               about="spots grow, pinch and divide until there is no room"),
        Preset("solitons", feed=0.03, kill=0.062, source=PEARSON, about="spots that hold still"),
        Preset("restless", feed=0.026, kill=0.051, source=PEARSON,
               about="waves that break up for ever"),
        Preset("washed out", feed=0.01, kill=0.07, about="v dies"),
    ),
    expects=(
        Expect(washed_out, (1.0, 0.0), 1e-12, "u = 1, v = 0 is at rest"),
        Expect(mixed, ((1 - ROOT) / 2, MIXED_F / (MIXED_F + MIXED_K) * (1 + ROOT) / 2), 1e-6,
               "root of the even state", params={"feed": MIXED_F, "kill": MIXED_K}),
        Expect(decay, -0.16 * K * K, 2e-4, "-D k^2", options={"wave": 2}, params={"size": 64}),
    ),
    tags=("patterns", "reaction and diffusion", "partial differential equation"),
    equations=(
        r"u_t = D_u \nabla^2 u - u v^2 + F\,(1 - u)",
        r"v_t = D_v \nabla^2 v + u v^2 - (F + k)\,v",
    ),
)  # fmt: skip
