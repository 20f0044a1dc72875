"""LCTI: tracks of particles without names, begun with the help of neighbours that move along."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.diagnostics import flow_window
from explorer.diagnostics.ftle_field import field, picture_of
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
    Shot,
    judged,
    shot,
    tracked,
)
from explorer.diagnostics.plane_pictures import joined
from explorer.diagnostics.plane_window import on_a_plane
from explorer.model import (
    Axis,
    Curve,
    Diagnostic,
    Dots,
    Expect,
    Line,
    Moving,
    Param,
    Picture,
    Raster,
    Reading,
    Value,
)

COLUMNS = 192  # of the FTLE field below the tracks
FIELD_STEPS = 40


def compute(
    motion: Moving, method: str, particles: int, displacement: float, blur: float, ghosts: float,
    lost: float, neighbours: int, T: float, seed: int = 0, pool: Any = None, cancel: Any = None,
    live: bool = False,
) -> Reading | None:  # fmt: skip
    """Four pictures from this instant on, tracked by all three methods; one of them is drawn."""
    taken = shot(motion, particles, displacement, blur, ghosts, lost, seed, pool, cancel)
    seen = _field(motion, T, live, pool, cancel)
    if seen is None:
        return None
    arrays = {name: seen.arrays[name] for name in ("ftle", "x", "y")}
    values: dict[str, float] = {}
    for name in METHODS:
        tracks = tracked(taken, name, neighbours)
        verdict, shares = judged(taken, tracks)
        values[f"true_{name}"], values[f"wrong_{name}"] = shares["true"], shares["wrong"]
        if name == method:
            values |= shares
            arrays |= _drawn(taken, tracks, verdict)
    if cancel is not None and cancel[0]:
        return None
    values["dt"] = taken.dt
    units = {"dt": motion.told.get("t", ""), "ftle": motion.per_time}
    note = (
        f"{NAMED[method]}; pictures {taken.dt:.3g} apart, a first step is looked for within "
        f"{taken.reach / taken.distance:.2f} mean distances; FTLE by its gradient on a grid of "
        f"{len(arrays['x'])} x {len(arrays['y'])}, T = {seen.settings['T']:g}"
    )
    order = ("true", "wrong", "untracked", *(v for v in values if "_" in v), "dt")
    return Reading({name: values[name] for name in order}, arrays, notes=(note,), units=units)


def _field(motion: Moving, T: float, live: bool, pool: Any, cancel: Any) -> Reading | None:
    """The FTLE field over which tracks are drawn."""
    window, _ = flow_window.window(motion, T, "forward", 0.0, live)
    return field(
        motion, **window, shape=picture_of(motion, None, COLUMNS), steps=FIELD_STEPS,
        dtype="float32", pool=pool, cancel=cancel,
    )  # fmt: skip


def _drawn(taken: Shot, tracks: np.ndarray, verdict: np.ndarray) -> dict[str, np.ndarray]:
    """True and wrong tracks as curves, untracked particles as points."""
    made: dict[str, np.ndarray] = {}
    for name, kind in (("right", 1), ("wrong", 2)):
        rows = np.flatnonzero(verdict == kind)
        paths = np.stack(
            [taken.frames[0][rows], *(taken.frames[k + 1][tracks[rows, k]] for k in range(3))],
            axis=1,
        )
        made[f"{name}_x"], made[f"{name}_y"] = joined(list(paths)).T.copy()
    missed = taken.frames[0][(verdict == 0) & (taken.names[0] >= 0)]
    made["missed_x"], made["missed_y"] = missed.T.copy()
    return made


def ftle_of_a_saddle(s: float = 0.3, T: float = 2.0) -> float:
    """FTLE that the fit to neighbours gives in the flow (s x, -s y)."""
    from explorer.numerics import tracks

    before = np.random.default_rng(1).normal(size=(12, 2))
    return tracks.stretching(before, before * np.exp((s * T, -s * T)), T)


DIAGNOSTIC = Diagnostic(
    key="lcti",
    title="Tracks from neighbours (LCTI)",
    about="Four pictures of particles that all look alike: which is which? LCTI asks the "
    "neighbours that move along, and leaves out those across a ridge of the FTLE. Compare it with "
    "always taking the nearest, and with the four-frame best estimate.",
    takes=None,
    gives=Curve,
    compute=compute,
    needs=("flow", "slices"),
    fits=on_a_plane,
    values=(
        Value("true", "", "share of the particles whose track is right in all four pictures",
              range=(0.0, 1.0)),
        Value("wrong", "", "share of the tracks found that mix particles up", range=(0.0, 1.0)),
        Value("untracked", "", "share of the particles without a track", range=(0.0, 1.0)),
        *(Value(f"{what}_{name}", "", f"{what} by {NAMED[name]}", label=f"{what}, {NAMED[name]}")
          for name in METHODS for what in ("true", "wrong")),
        Value("dt", "time", "between two pictures", label="time between pictures"),
    ),
    params=(
        Param("method", "coherent", choices=METHODS, help="whose tracks are drawn"),
        PARTICLES, DISPLACEMENT, BLURRED, GHOSTS, LOST, NEIGHBOURS,
        Param("T", 10.0, 0.5, 40.0, "of the FTLE field below", unit="time", hard_min=1e-6),
    ),
    pictures=(
        Picture(
            "tracks", Axis("x", of="x"), Axis("y", of="y"),
            (Raster("ftle", "x", "y", label="FTLE, T = {T}, forward"),
             Line("right_x", "right_y", label="right", colour=0),
             Line("wrong_x", "wrong_y", label="wrong", colour=3),
             Dots("missed_x", "missed_y", label="untracked", size=2.0)),
            equal=True,
        ),
    ),
    sources=SOURCES,
    expects=(
        Expect(ftle_of_a_saddle, 0.3, 1e-6, "closed form: the rate of stretching itself"),
        Expect("true", 1.0, 0.01, "particles that hardly move are easy: at least 99 %",
               of="double_gyre", options={"displacement": 0.1}),
    ),
)  # fmt: skip
