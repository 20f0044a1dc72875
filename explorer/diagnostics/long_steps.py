"""How many long steps a picture needs: a few particles are moved twice, and the two compared.

A smooth flow bears steps of order 8 that are twenty times those of its paths. How long they may be
depends on dials and window, so it is measured: the FTLE of some hundred pixels, with n steps and
with 2n, until the two agree as well as the eye can tell.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from explorer.diagnostics.flow_map import FlowMap, flow_map
from explorer.model import Moving
from explorer.numerics import transport

SAMPLE = 192  # pixels looked at
FEWEST = 4  # steps that are tried first
STAGES = {"rk4": 4, "rk8": 11}  # slopes per step
SHARE = 2e-4  # the mean error that a picture at rest bears: less than one colour in twenty
MOVING = 1e-3  # and one of many that follow each other
SLOWEST = 2.0  # order that is trusted when the steps are drawn out to the error borne


def long_steps(
    moving: Moving, T: float, t0: float, domain: Any, shape: tuple[int, ...], plain: int,
    cancel: Any = None, share: float = SHARE,
) -> tuple[str, int, float]:  # fmt: skip
    """(rule, steps, error): rk8 with as few steps as the eye bears, or rk4 with `plain` steps.

    share   mean error that is borne, of the mean FTLE
    plain   steps of rk4 that would be taken otherwise: they are kept where they cost no more
    error   mean error of the FTLE that the steps leave, measured; NaN for `plain` ones

    At equal cost the better of the two is taken where neither is good enough.
    """
    cloud, widths = _cloud(domain, shape)
    most = STAGES["rk4"] * plain // STAGES["rk8"]

    def looked(steps: int, rule: str = "rk8") -> np.ndarray:
        flow = flow_map(moving, T=T, t0=t0, method=rule, steps=steps, cancel=cancel)
        return _ftle(flow, cloud, widths)

    steps, before, coarse = FEWEST, math.nan, looked(FEWEST)
    while steps <= most:
        fine = looked(2 * steps)
        error = _apart(coarse, fine)
        if math.isnan(error):  # every particle was lost
            return "rk4", plain, math.nan
        borne = share * float(np.abs(fine[np.isfinite(fine)]).mean())
        if error <= borne:
            fewer = _drawn_out(steps, error, before, borne)
            return ("rk8", fewer, error if fewer == steps else borne)
        steps, before, coarse = 2 * steps, error, fine
    best = looked(2 * max(most, 1))
    ours, theirs = looked(max(most, 1)), looked(plain, "rk4")
    error = _apart(ours, best)
    if most and error < _apart(theirs, best):
        return "rk8", most, error
    return "rk4", plain, math.nan


def _drawn_out(steps: int, error: float, before: float, borne: float) -> int:
    """Fewer steps, when those before last were not good enough and these are better than needed."""
    if math.isnan(before) or error <= 0.0:
        return steps
    order = math.log2(before / error)
    if order < SLOWEST:
        return steps
    return max(steps // 2 + 1, math.ceil(steps * (error / borne) ** (1.0 / order)))


def _cloud(domain: Any, shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Points spread evenly over the domain, each with a neighbour one pixel off along each axis."""
    sides = np.asarray(domain, dtype=np.float64)
    d = len(sides)
    root = 1.5  # of x^(d+1) = x + 1: the quasi-random sequence that fills d dimensions evenly
    for _ in range(40):
        root = (1.0 + root) ** (1.0 / (d + 1))
    share = (0.5 + np.outer(root ** -(np.arange(d) + 1.0), np.arange(1, SAMPLE + 1))) % 1.0
    widths = np.ptp(sides, axis=1) / (np.array(shape[::-1]) - 1)
    points = sides[:, :1] + share * (np.ptp(sides, axis=1) - widths)[:, None]
    cloud = np.repeat(points[:, None, :], 1 + d, axis=1)
    for axis in range(d):
        cloud[axis, 1 + axis] += widths[axis]
    return np.ascontiguousarray(cloud.reshape(d, -1)), widths


def _ftle(flow: FlowMap, cloud: np.ndarray, widths: np.ndarray) -> np.ndarray:
    ends = flow.ends(cloud).reshape(len(cloud), 1 + len(cloud), -1)
    slopes = (ends[:, 1:] - ends[:, :1]) / widths[:, None]
    with np.errstate(over="ignore"):  # steps too long by far may lead anywhere
        return np.asarray(transport.ftle(slopes, flow.T))


def _apart(one: np.ndarray, two: np.ndarray) -> float:
    """Mean difference where both are known; NaN where none is."""
    gap = np.abs(one - two)
    known = np.isfinite(gap)
    return float(gap[known].mean()) if known.any() else math.nan
