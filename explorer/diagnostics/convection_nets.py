"""Two small networks learn a travelling wave: on fixed places, and along characteristics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from explorer.diagnostics.frame_ranks import KEY
from explorer.model import (
    Axis,
    Curve,
    Diagnostic,
    Expect,
    Line,
    Param,
    Picture,
    Profile,
    Raster,
    Reading,
    Source,
    Value,
)

EVERY = 50  # rounds between two looks
SEEN = (0.5, 1.0)  # times at which the answers are drawn


def compute(
    params: Any, rounds: int, rate: float, landscape: bool, seed: int = 0, cancel: Any = None
) -> Iterator[Reading]:
    """Both at once, in turns; then the loss round what they have found."""
    from explorer.numerics import convection_nets as nets

    c = float(params["c"])
    models = (nets.Eulerian(c, seed), nets.Lagrangian(c, seed))
    ways = [nets.trained(model, rounds, EVERY, rate) for model in models]
    for pair in zip(*ways, strict=True):
        if cancel is not None and cancel[0]:
            return
        done = pair[0][0] / rounds
        last = done == 1.0
        found = _reading(models, [losses for _, losses in pair], c)
        values, arrays = found.values, dict(found.arrays)
        if last and landscape:
            yield Reading(values, arrays, done=0.95)
            for model, name in zip(models, ("fixed", "along"), strict=True):
                if cancel is not None and cancel[0]:
                    return
                arrays["a"], arrays[f"hills_{name}"] = nets.landscape(model, seed)
        yield Reading(values, arrays, notes=found.notes, done=1.0 if last else 0.9 * done)


def _reading(models: Any, losses: list[list[float]], c: float) -> Reading:
    from explorer.numerics import convection_nets as nets

    x = nets.LENGTH * np.arange(65) / 64
    arrays = {"round": np.arange(1, len(losses[0]) + 1, dtype=float), "x": x}
    values: dict[str, float] = {}
    for model, past, name in zip(models, losses, ("fixed", "along"), strict=True):
        arrays[f"loss_{name}"] = np.array(past)
        values[f"error_{name}"] = nets.error(model, c)
        where, u = model.told(x, 1.0)
        order = np.argsort(np.mod(where, nets.LENGTH), kind="stable")
        arrays[f"x_{name}"], arrays[f"u_{name}"] = np.mod(where, nets.LENGTH)[order], u[order]
    arrays["exact"] = np.sin(x - c)
    note = (
        f"u(x, 0) = sin x, c = {c:g}, 0 <= t <= 1; each network has layers of "
        f"{' '.join(map(str, nets.SIZES))}, tanh, full-batch Adam"
    )
    return Reading(values, arrays, notes=(note,))


DIAGNOSTIC = Diagnostic(
    key="convection_nets",
    title="Networks that learn a wave",
    about="A network that must find u(x, t) from u_t + c u_x = 0 alone fails when c is large; two "
    "that find x(X, t) and u(X, t) along characteristics do not. Both are trained here, with their "
    "losses, their answers, and the hills that the loss makes round them.",
    takes=Profile,
    gives=Curve,
    compute=compute,
    renews="dials",
    fits=lambda experiment: experiment.key == KEY,
    values=(
        Value("error_fixed", "", "relative error of u learnt on fixed places"),
        Value("error_along", "", "relative error of u learnt along characteristics"),
    ),
    params=(
        Param("rounds", 2000, 100, 10_000, "of training", kind="int", scale="log", hard_min=1,
              hard_max=1_000_000),
        Param("rate", 3e-3, 1e-4, 3e-2, "first step of Adam; it falls to a tenth", scale="log",
              hard_min=1e-8),
        Param("landscape", True, help="the loss round both, along two random directions"),
    ),
    pictures=(
        Picture("answers at t = 1", Axis("x"), Axis("u"),
                (Line("x", "exact", label="exact", quiet=True),
                 Line("x_fixed", "u_fixed", label="learnt on fixed places"),
                 Line("x_along", "u_along", label="learnt along characteristics"))),
        Picture("losses", Axis("round"), Axis("loss", log=True),
                (Line("round", "loss_fixed", label="on fixed places"),
                 Line("round", "loss_along", label="along characteristics"))),
        Picture("hills on fixed places", Axis("a random direction"), Axis("another"),
                (Raster("hills_fixed", "a", "a", label="log10 loss"),)),
        Picture("hills along characteristics", Axis("a random direction"), Axis("another"),
                (Raster("hills_along", "a", "a", label="log10 loss"),)),
    ),
    sources=(
        Source("R. Mojgani, M. Balajewicz, P. Hassanzadeh", "Lagrangian PINNs: a causality-"
               "conforming solution to failure modes of physics-informed neural networks", 2022,
               "arXiv:2205.02902"),
        Source("A. S. Krishnapriyan, A. Gholami, S. Zhe, R. M. Kirby, M. W. Mahoney",
               "Characterizing possible failure modes in physics-informed neural networks", 2021,
               "Advances in Neural Information Processing Systems 34"),
    ),
    expects=(
        Expect("error_fixed", 1.0, 0.3, "Krishnapriyan et al. 2021: at c = 30 it fails, an error "
               "near 1", of=KEY, params={"c": 30.0}, options={"rounds": 3000, "landscape": False},
               thorough=True),
        Expect("error_along", 0.0, 0.15, "the exact solution has error 0", of=KEY,
               params={"c": 30.0}, options={"rounds": 3000, "landscape": False}, thorough=True),
    ),
)  # fmt: skip
