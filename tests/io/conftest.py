"""Recordings made by hand, so that files are tested without the engine."""

import numpy as np
import pytest

from explorer.engine.recorder import Divergence, Recording
from explorer.engine.session import RunDocument
from explorer.model import Array, Experiment, Flow, Kernel, Param, Series, Source, Swarm

SPIRAL = Experiment(
    key="spiral",
    title="A spiral",
    about="Made for tests.",
    sources=(Source("Nobody", "No paper", 2000),),
    params=(Param("mu", 0.1, 0.0, 1.0, "damping"),),
    motion=Flow("x' = -mu*x - y\ny' = x - mu*y", start={"x": 1.0, "y": 0.0}, units={"x": "m"}),
    shows=(Series("radius", of=lambda x, y: np.hypot(x, y), unit="m"),),
)


def _swim(pos, head, speed, dt, n):
    pos += n * dt * speed * head


SHOAL = Experiment(
    key="couzin",
    title="A shoal",
    about="Made for tests.",
    params=(
        Param("n_fish", 7, 2, 100, "fish", kind="int", effect="restart"),
        Param("box_size", 25.0, 1.0, 100.0, "edge", unit="L"),
        Param("speed", 1.5, 0.1, 5.0, "speed", unit="L/s"),
        Param("orientation_weight", 1.0, 0.0, 1.0, "weight"),
        Param("r_repulsion", 1.0, 0.0, 10.0, "radius"),
        Param("variant", "explorer", kind="choice", choices=("explorer", "compat")),
    ),
    motion=Kernel(
        _swim,
        state={"pos": Array("n_fish", 3, unit="L"), "head": Array("n_fish", 3)},
        start=lambda n_fish, seed: {"pos": np.zeros((n_fish, 3)), "head": np.ones((n_fish, 3))},
        dt=0.1,
    ),
    shows=(Swarm("school", at="pos", toward="head", box="box_size"), Series("polarisation", of="")),
)
WORLDS = {"spiral": SPIRAL, "couzin": SHOAL}


def described(document):
    """The experiment of a document."""
    return WORLDS[document.experiment]


def trajectory(samples=20, starts=None, seed=1, diverged=None):
    """A recording of the spiral with random states."""
    random = np.random.default_rng(seed)
    shape = (samples, 2) if starts is None else (samples, starts, 2)
    state = random.normal(size=shape) * 10.0 ** random.integers(-300, 300, size=shape)
    start = {"x": state[0, ..., 0]} if starts else {"x": float(state[0, 0])}
    document = RunDocument(
        "spiral", {"mu": 0.1}, start=start, method="rk4", dt=0.01, seed=3,
        steps=5 * (samples - 1), every=5,
    )  # fmt: skip
    steps = np.arange(samples) * 5
    arrays = {"state": state, "path": state, "radius": np.hypot(state[..., 0], state[..., 1])}
    final = {"x": state[-1, ..., 0] + 1, "y": state[-1, ..., 1]}
    return Recording(
        SPIRAL, SPIRAL.settings({"mu": 0.1}), document, steps * 0.01, steps, arrays, diverged, final
    )


def shoal(samples=4, seed=2):
    """A recording of seven fish."""
    random = np.random.default_rng(seed)
    head = random.normal(size=(samples, 7, 3))
    head /= np.linalg.norm(head, axis=2, keepdims=True)
    pos = random.uniform(0, 25, size=(samples, 7, 3))
    document = RunDocument(
        "couzin", dict(SHOAL.settings()), start={"pos": pos[0], "head": head[0]},
        method="kernel", dt=0.1, steps=samples - 1, every=1,
    )  # fmt: skip
    steps = np.arange(samples)
    arrays = {"pos": pos, "head": head, "polarisation": np.linalg.norm(head.mean(axis=1), axis=1)}
    final = {"pos": pos[-1], "head": head[-1]}
    return Recording(SHOAL, SHOAL.settings(), document, steps * 0.1, steps, arrays, None, final)


RECORDINGS = {
    "one start": lambda: trajectory(),
    "five starts": lambda: trajectory(starts=5),
    "one sample": lambda: trajectory(samples=1),
    "diverged": lambda: trajectory(diverged=Divergence("x", 95, 0.95, "mu")),
    "shoal": lambda: shoal(),
}


@pytest.fixture(params=RECORDINGS)
def recording(request):
    return RECORDINGS[request.param]()
