"""Yield of track initialisation against displacement, density or noise, for three methods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from explorer.diagnostics.particle_shot import (
    BLURRED,
    DISPLACEMENT,
    GHOSTS,
    LOST,
    METHODS,
    NAMED,
    NEIGHBOURS,
    PARTICLES,
    SOURCES,
    judged,
    shot,
    tracked,
)
from explorer.diagnostics.plane_window import on_a_plane
from explorer.model import (
    Axis,
    Curve,
    Diagnostic,
    Expect,
    Line,
    Moving,
    Param,
    Picture,
    Reading,
    Value,
)

OVER = {  # option -> (its values, words)
    "displacement": np.geomspace(0.1, 3.0, 9),
    "particles": np.round(np.geomspace(250, 8000, 6)),
    "ghosts": np.linspace(0.0, 1.0, 6),
    "blur": np.linspace(0.0, 0.3, 7),
}
COLOURS = {"nearest": 2, "best_estimate": 3, "coherent": 0}


def compute(
    motion: Moving, over: str, particles: int, displacement: float, blur: float, ghosts: float,
    lost: float, neighbours: int, shots: int, seed: int = 0, pool: Any = None, cancel: Any = None,
    values: Any = None,
) -> Iterator[Reading]:  # fmt: skip
    """One value after the other, each the mean over `shots` scatterings.

    values   for scripts: those of `over` instead of its usual ones
    """
    swept = OVER[over] if values is None else np.asarray(values, dtype=float)
    given = {"particles": particles, "displacement": displacement, "blur": blur, "ghosts": ghosts}
    found = np.full((len(METHODS), 3, shots, len(swept)), np.nan)
    for i, value in enumerate(swept):
        here = {**given, over: int(value) if over == "particles" else float(value)}
        for k in range(shots):
            taken = shot(motion, **here, lost=lost, seed=seed + k, pool=pool, cancel=cancel)
            for m, method in enumerate(METHODS):
                if cancel is not None and cancel[0]:
                    return
                shares = judged(taken, tracked(taken, method, neighbours))[1]
                found[m, :, k, i] = shares["true"], shares["wrong"], shares["untracked"]
        yield _reading(swept, found, over, shots, (i + 1) / len(swept))


def _reading(swept: np.ndarray, found: np.ndarray, over: str, shots: int, done: float) -> Reading:
    count = round(done * len(swept))
    arrays: dict[str, np.ndarray] = {"value": swept[:count]}
    values: dict[str, float] = {}
    for m, method in enumerate(METHODS):
        for k, what in enumerate(("true", "wrong", "untracked")):
            rows = found[m, k, :, :count]
            arrays[f"{what}_{method}"] = rows.mean(axis=0)
            if shots > 1:
                arrays[f"{what}_{method}_error"] = rows.std(axis=0, ddof=1) / np.sqrt(shots)
        values[f"true_{method}"] = float(arrays[f"true_{method}"].mean())
    gain = arrays["true_coherent"] - arrays["true_best_estimate"]
    values["gain"] = float(gain.max())
    note = f"mean over {shots} scatterings of particles, seeds one after the other"
    return Reading(values, arrays, notes=(note,), settings={"over": over}, done=done)


def _lines(what: str) -> tuple[Line, ...]:
    return tuple(Line("value", f"{what}_{m}", label=NAMED[m], colour=COLOURS[m]) for m in METHODS)


DIAGNOSTIC = Diagnostic(
    key="lcti_yield",
    title="Yield of track initialisation",
    about="How many tracks of four pictures are right, for particles that move further, lie "
    "closer, or hide among ghosts and noise: the nearest neighbour, the four-frame best estimate, "
    "and LCTI.",
    takes=None,
    gives=Curve,
    compute=compute,
    needs=("flow", "slices"),
    renews="dials",
    fits=on_a_plane,
    values=(
        *(Value(f"true_{m}", "", f"mean share of right tracks by {NAMED[m]}", label=NAMED[m])
          for m in METHODS),
        Value("gain", "", "the most that LCTI is ahead of the four-frame best estimate"),
    ),
    params=(
        Param("over", "displacement", choices=tuple(OVER), help="what is swept"),
        PARTICLES, DISPLACEMENT, BLURRED, GHOSTS, LOST, NEIGHBOURS,
        Param("shots", 3, 1, 20, "scatterings averaged over", kind="int", hard_min=1),
    ),
    pictures=(
        Picture("true", Axis("{over}"), Axis("share of true tracks"), _lines("true")),
        Picture("wrong", Axis("{over}"), Axis("share of wrong tracks"), _lines("wrong")),
        Picture("untracked", Axis("{over}"), Axis("share untracked"), _lines("untracked")),
    ),
    sources=SOURCES,
    expects=(
        Expect("true_coherent", 1.0, 0.01, "particles that hardly move are easy: at least 99 %",
               of="double_gyre", options={"values": (0.1,), "shots": 1}),
    ),
)  # fmt: skip
