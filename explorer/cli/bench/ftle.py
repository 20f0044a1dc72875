"""FTLE of the double gyre, 512x256, T = 15: against a plain loop, NumbaCS, and the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from explorer.cli.bench import ftle_frames, ftle_live, ftle_ratios
from explorer.cli.bench.measure import Figure, interleave, ratio, summary
from explorer.diagnostics.flow_map import FlowMap
from explorer.engine.pool import Pool
from explorer.experiments.transport import plain_gyre
from explorer.experiments.transport.double_gyre import EXPERIMENT
from explorer.numerics import transport

SHAPE, T, STEPS, THREADS = (256, 512), 15.0, 60, 2
WORST_MEAN_ERROR = 3e-5  # what the eye cannot see, 1/s


def figures(rounds: int = 5) -> dict[str, Figure]:
    """The figures of the double gyre's field; accuracy is measured in the same call."""
    pool = Pool(THREADS)
    system = EXPERIMENT.system
    assert system is not None and EXPERIMENT.motion.domain is not None
    params = EXPERIMENT.settings()
    axes = transport.axes(EXPERIMENT.motion.domain, SHAPE)
    seeds = transport.seeds(axes)
    ours = FlowMap(system, params.vector, 0.0, T, STEPS, dtype="float32", pool=pool)
    exact = replace(ours, steps=1000, dtype="float64")

    def plain() -> np.ndarray:
        return plain_gyre.ends(seeds, params, 0.0, T, STEPS, pool)

    def picture(ends: Callable[[], np.ndarray]) -> np.ndarray:
        return transport.ftle(transport.differences(ends().reshape(2, *SHAPE), axes), T)

    converged = picture(lambda: exact.ends(seeds))
    error, *_ = transport.deviation(picture(lambda: ours.ends(seeds)), converged)
    peer_error, *_ = transport.deviation(picture(plain), converged)
    if not peer_error <= WORST_MEAN_ERROR:  # then the two did not do the same work
        raise ArithmeticError(f"the plain loop is off by {peer_error:.1e} 1/s")
    contenders = {
        "pressed": lambda: picture(lambda: ours.ends(seeds)),
        "plain": lambda: picture(plain),
    }
    times = interleave(contenders, rounds)
    speeds = [seeds.shape[1] * STEPS / seconds for seconds in times["pressed"]]
    against = f"{THREADS} threads, float32, mean error {error:.1e} 1/s"
    loop = "numba RK4, one particle at a time, library sine, float64, the same threads"
    found = {
        "ftle.particle_steps_per_s": summary(speeds, "steps/s", 100e6, against),
        "ftle.ratio_to_plain_loop": ratio(times, "pressed", "plain", 15.0, loop),
    }
    accuracy = summary(
        [error], "1/s", WORST_MEAN_ERROR, "float64, N = 1000, the same differences", "at most"
    )
    if not accuracy.met:  # speed without accuracy counts for nothing
        found = {name: replace(figure, met=False) for name, figure in found.items()}
    found = {**found, "ftle.mean_error": accuracy}
    found |= ftle_ratios.figures(pool, rounds)
    return {**found, **ftle_frames.figures(pool), **ftle_live.figures(rounds)}
