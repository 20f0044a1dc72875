"""Four pictures of particles without names in a flow, and how many tracks are right."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.diagnostics.flow_map import flow_map
from explorer.diagnostics.ftle_field import checked_domain
from explorer.model import BadInput, Moving, Param, Source

METHODS = ("nearest", "best_estimate", "coherent")
NAMED = {
    "nearest": "nearest neighbour",
    "best_estimate": "four-frame best estimate",
    "coherent": "LCTI",
}
GLANCE = 1e-6  # of the domain's diagonal over the speed: a window that shows velocity
WIDE = 1.1  # times the largest displacement is how far a first step is looked for
NEAR = 0.5  # mean distances of neighbours: how far from a prediction is looked
BLUR = 4.0  # standard deviations of noise more than that

PARTICLES = Param(
    "particles", 2000, 200, 10_000, "in each picture", kind="int", scale="log", hard_min=20,
    hard_max=100_000,
)  # fmt: skip
DISPLACEMENT = Param(
    "displacement", 1.0, 0.05, 3.0, "mean way from picture to picture, over the mean distance of "
    "nearest neighbours", scale="log", hard_min=1e-3, hard_max=20.0, tex="p",
)  # fmt: skip
BLURRED = Param(
    "blur", 0.0, 0.0, 0.3, "standard deviation of positions, in mean distances of neighbours",
    hard_min=0.0, hard_max=5.0, tex=r"\sigma",
)  # fmt: skip
GHOSTS = Param(
    "ghosts", 0.0, 0.0, 1.0, "points that are in one picture only, per particle", hard_min=0.0,
    hard_max=10.0, tex="q",
)  # fmt: skip
LOST = Param(
    "lost", 0.0, 0.0, 0.3, "share of the particles that a picture misses", hard_min=0.0,
    hard_max=0.9,
)  # fmt: skip
NEIGHBOURS = Param(
    "neighbours", 12, 4, 32, "that LCTI asks how they move", kind="int", hard_min=4, hard_max=200,
)  # fmt: skip
SOURCES = (
    Source(
        "A. Rahimi Khojasteh, Y. Yang, D. Heitz, S. Laizet",
        "Lagrangian coherent track initialization", 2021, "Phys. Fluids 33, 095113",
    ),
    Source(
        "N. T. Ouellette, H. Xu, E. Bodenschatz",
        "A quantitative study of three-dimensional Lagrangian particle tracking algorithms", 2006,
        "Exp. Fluids 40, 301-313", "10.1007/s00348-005-0068-7",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Shot:
    """Points of four pictures, and who they are: what a tracker must not know.

    frames    4 arrays (n_f, 2)     names  4 arrays (n_f,), -1 for a ghost
    distance  mean distance of nearest neighbours     dt  [time] between pictures
    reach     how far a first step is looked for      near  how far from a prediction
    """

    frames: tuple[np.ndarray, ...]
    names: tuple[np.ndarray, ...]
    distance: float
    dt: float
    reach: float
    near: float
    particles: int


def shot(
    moving: Moving, particles: int, displacement: float, blur: float, ghosts: float, lost: float,
    seed: int, pool: Any = None, cancel: Any = None,
) -> Shot:  # fmt: skip
    """Particles scattered over the domain, carried by the flow, blurred, lost and mixed."""
    sides = np.asarray(checked_domain(moving), dtype=float)
    if len(sides) != 2:
        raise BadInput("particles are tracked in a plane flow")
    chance = np.random.default_rng([seed, particles])
    low, high = sides.T
    start = chance.uniform(low, high, (particles, 2))
    distance = 0.5 * float(np.sqrt(np.prod(high - low) / particles))
    brief = GLANCE * abs(moving.dt)
    given = {"t0": _begun(moving, brief), "pool": pool, "cancel": cancel}
    moved = flow_map(moving, T=brief, steps=1, **given).ends(start.T.copy()).T
    wet = np.isfinite(moved).all(axis=1)  # where there is fluid at all
    start, moved, particles = start[wet], moved[wet], int(wet.sum())
    speed = np.linalg.norm(moved - start, axis=1) / brief
    mean = float(speed.mean()) if particles else 0.0
    if not mean > 0.0:
        raise BadInput("nothing moves here: there are no tracks to find")
    dt = displacement * distance / mean
    given["t0"] = _begun(moving, 3 * dt)
    places = [start]
    places += [
        flow_map(moving, T=k * dt, steps=_steps(k * dt, moving), **given).ends(start.T.copy()).T
        for k in (1, 2, 3)
    ]
    frames, names = [], []
    for place in places:
        seen = np.flatnonzero((chance.random(particles) >= lost) & np.isfinite(place).all(axis=1))
        noise = blur * distance * chance.standard_normal((particles, 2))
        false = chance.uniform(low, high, (round(ghosts * particles), 2))
        mixed = chance.permutation(len(seen) + len(false))
        points = np.concatenate(((place + noise)[seen], false))[mixed]
        frames.append(np.ascontiguousarray(points))
        names.append(np.concatenate((seen, np.full(len(false), -1)))[mixed])
    ways = [np.linalg.norm(b - a, axis=1) for a, b in itertools.pairwise(places)]
    widest = float(np.nanmax(np.concatenate(ways)))
    reach = WIDE * widest + BLUR * blur * distance
    near = (NEAR + BLUR * blur) * distance
    return Shot(tuple(frames), tuple(names), distance, dt, reach, near, particles)


def _begun(moving: Moving, T: float) -> float:
    """When the first picture is taken: now, in slices early enough for all four."""
    if moving.slices is None:
        return moving.t0
    first, last = moving.slices.span
    if last - first < T:
        raise BadInput(
            f"four pictures take {T:.4g}, the data reach over {last - first:.4g}: give a smaller "
            "displacement, or more particles"
        )
    return min(max(moving.t0, first), last - T)


def _steps(T: float, moving: Moving) -> int:
    return max(4, int(np.ceil(abs(T / moving.dt))))


def tracked(taken: Shot, method: str, neighbours: int) -> np.ndarray:
    """Tracks (n_0, 3) by one of METHODS."""
    from explorer.numerics import tracks

    if method == "nearest":
        return tracks.nearest(taken.frames, taken.reach)
    if method == "best_estimate":
        return tracks.best_estimate(taken.frames, taken.reach, taken.near)
    return tracks.coherent(taken.frames, taken.reach, taken.near, neighbours, taken.dt)[0]


def judged(taken: Shot, tracks: np.ndarray) -> tuple[np.ndarray, dict[str, float]]:
    """Of each point of frame 0: 1 true, 2 wrong, 0 untracked; and the shares of them.

    true        of the particles that all four pictures show
    wrong       of the tracks that were found
    untracked   of the particles that all four pictures show
    """
    found = tracks[:, 0] >= 0
    right = found & (taken.names[0] >= 0)
    for k in range(3):
        right &= taken.names[k + 1][tracks[:, k]] == taken.names[0]
    whole = np.ones(taken.particles, bool)
    for names in taken.names:
        there = np.zeros(taken.particles, bool)
        there[names[names >= 0]] = True
        whole &= there
    count = max(1, int(whole.sum()))
    there = (taken.names[0] >= 0) & whole[np.maximum(taken.names[0], 0)]
    shares = {
        "true": float(right.sum()) / count,
        "wrong": float((found & ~right).sum()) / max(1, int(found.sum())),
        "untracked": float((there & ~found).sum()) / count,
    }
    return np.where(right, 1, np.where(found, 2, 0)), shares
