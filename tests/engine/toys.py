"""Small experiments with known solutions, one of each motion."""

import numpy as np

from explorer.model import Array, Cloud, Experiment, Flow, Kernel, Map, Param, Path, Series, Source

SOURCE = (Source("nobody", "a test", 2000),)

DECAY = Experiment(
    key="decay",
    title="Decay",
    about="x' = -k x, a spiral beside it.",
    motion=Flow(
        "x' = -k*x\ny' = -k*y",
        start={"x": 1.0, "y": 2.0},
        dt=0.01,
        domain=((0, 1), (0, 1)),
    ),
    params=(Param("k", 1.0, -50.0, 50.0, "rate of decay"),),
    shows=(Path("path", of=("x", "y")), Cloud("tracers", of=("x", "y"), count=3000)),
    sources=SOURCE,
)

DOUBLING = Experiment(
    key="growth",
    title="Growth",
    about="x' = a x.",
    motion=Map("x' = a*x", start={"x": 1.0}),
    params=(Param("a", 2.0, 0.0, 4.0, "growth per step"),),
    sources=SOURCE,
)


def drift(pos, speed, dt, n, step):
    """Move n steps; a step remembers its own index so that slicing shows."""
    for i in range(step, step + n):
        pos += speed * dt * (i % 7 - 2.5)


def scattered(n_walkers, seed):
    """Walkers at random places."""
    return {"pos": np.random.default_rng(seed).uniform(size=(n_walkers, 2))}


def mean(pos):
    """Mean of all coordinates."""
    return float(pos.mean())


WALKERS = Experiment(
    key="walkers",
    title="Walkers",
    about="Points that drift.",
    motion=Kernel(drift, state={"pos": Array("n_walkers", 2, unit="m")}, start=scattered, dt=0.5),
    params=(
        Param("speed", 1.0, 0.0, 5.0, "drift", unit="m/s"),
        Param("n_walkers", 6, 1, 100, "how many", kind="int", effect="restart"),
    ),
    shows=(Series("mean", of=mean, unit="m"),),
    sources=SOURCE,
)
