"""The sliding FTLE of the double gyre, 512x256, T = 15: frames per second, evenness, accuracy."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter, process_time

import numpy as np

from explorer.cli.bench.measure import Figure, summary
from explorer.diagnostics import ftle_window
from explorer.diagnostics.ftle_field import field
from explorer.engine.moving import motion_of
from explorer.engine.pool import Pool
from explorer.experiments.transport.double_gyre import EXPERIMENT
from explorer.numerics import transport

SHAPE, T, STEP, FRAMES = (256, 512), 15.0, 0.5, 80
LIMITS = (5e-4, 1.5e-2)  # mean error and its 99th percentile, 1/s
TARGET, UNEVEN = 60.0, 2.5


def figures(pool: Pool) -> dict[str, Figure]:
    """Both ways of sliding; no frame is met twice, and every tenth is compared."""
    found = {}
    for scheme in ("queue", "whole"):
        found.update(_slid(scheme, pool))
    return found


def _slid(scheme: str, pool: Pool) -> dict[str, Figure]:
    moving = motion_of(EXPERIMENT, None, {}, "ftle")
    slid = ftle_window.frames(
        moving, T=T, step=STEP, frames=FRAMES + 1, shape=SHAPE, scheme=scheme, pool=pool
    )
    next(slid)  # the maps of the first window are made before it
    walls, errors, cpu = list[float](), list[tuple[float, float, float]](), 0.0
    for k in range(FRAMES):
        begun, used = perf_counter(), process_time()
        reading = next(slid)
        walls.append(perf_counter() - begun)
        cpu += process_time() - used
        if k % 10 == 5:
            t0 = reading.settings["t0"]
            exact = field(moving, T=T, t0=t0, shape=SHAPE, method="rk8", steps=60, pool=pool)
            assert exact is not None
            errors.append(transport.deviation(reading.arrays["ftle"], exact.arrays["ftle"]))
    mean, p99, _ = np.max(errors, axis=0)
    middle = float(np.median(walls))
    said = f"{FRAMES} frames, {1e3 * cpu / FRAMES:.1f} ms of CPU each, worst errors mean "
    said += f"{mean:.1e}, 99 % {p99:.1e} 1/s"
    rate = summary([1.0 / wall for wall in walls], "frames/s", TARGET, said)
    good = mean <= LIMITS[0] and p99 <= LIMITS[1]
    return {
        f"ftle.{scheme}_frames_per_s": rate if good else replace(rate, met=False),
        f"ftle.{scheme}_unevenness": summary(
            [max(walls) / middle], "", UNEVEN, "slowest frame over the median", "at most"
        ),
        f"ftle.{scheme}_mean_error": summary([float(mean)], "1/s", LIMITS[0], said, "at most"),
        f"ftle.{scheme}_p99_error": summary([float(p99)], "1/s", LIMITS[1], said, "at most"),
    }
