"""Poincaré section: a flow seen only when it crosses a plane, or once per period of its forcing."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from explorer.diagnostics.section import Section, Strobe, forcing_period, plane
from explorer.model import (
    Axis,
    Curve,
    Cut,
    Diagnostic,
    Diverged,
    Dots,
    Expect,
    Experiment,
    Line,
    Map,
    Moving,
    Param,
    Picture,
    Reading,
    Source,
    Value,
    cut,
)
from explorer.numerics import repeats

FIRST = 64  # crossings in the first picture; each later one has twice as many


def compute(
    motion: Moving,
    section: str,
    axis: str,
    level: float,
    at_mean: bool,
    toward: str,
    tilt: float,
    direction: str,
    forcing: float,
    phase: float,
    thickness: float,
    crossings: int,
    transient: float,
    across: str,
    up: str,
    value: str,
    turn: float,
    cancel: np.ndarray,
    normal: Any = None,
) -> Iterator[Reading]:
    """Sections with more and more points until there are `crossings`.

    normal   (d,) for scripts, instead of `axis`, `toward`, `tilt` and `turn`
    """
    # every name is checked before anything runs
    columns = _columns(motion, axis, across, up, value)
    if section == "plane":
        surface = plane(motion, axis, level, at_mean, toward, tilt, direction, normal, turn)
        source = Section(motion, surface, columns[2], transient, thickness)
    else:
        every = forcing_period(motion, forcing)
        source = Strobe(motion, every, phase, columns[2], transient)
    wanted, lost = min(FIRST, crossings), ""
    while True:
        try:
            going = source.gather(wanted, cancel)
        except Diverged as error:
            going, lost = False, f"The orbit ended: {error}."
        if cancel[0]:
            return
        over = not going or wanted >= crossings
        found = _reading(source, columns, across or up, crossings)
        notes = (*found.notes, lost) if lost else found.notes
        yield replace(found, notes=notes, done=1.0 if over else wanted / crossings)
        if over:
            return
        wanted = min(2 * wanted, crossings)


def _columns(motion: Moving, axis: str, across: str, up: str, value: str) -> tuple[int, int, int]:
    """Places of the two states drawn and of the one in the return map."""
    d = len(motion.start)
    cut = motion.state(axis)
    others = [i for i in range(d) if i != cut] or [0]
    x = motion.state(across) if across else others[0]
    left = [i for i in others if i != x] or [cut]
    return x, motion.state(up) if up else left[0], motion.state(value) if value else x


def _reading(source: Any, columns: tuple[int, int, int], chosen: str, most: int) -> Reading:
    """What the crossings so far say."""
    motion, k = source.moving, min(len(source.times), most)
    points, times = source.points[:k], source.times[:k]
    x, y, of = columns
    u, v = points[:, x], points[:, y]
    names = list(motion.motion.start)
    settings: dict[str, Any] = {"across": names[x], "up": names[y], "value": names[of]}
    held = source.plane.normal
    along = np.stack([cut.along(held, x, (y,)), cut.along(held, y, (x,))])
    if source.in_plane is not None and not chosen:
        along = source.in_plane
        u, v = (points @ along.T).T
        settings |= {"across": "along the plane", "up": "across it"}
    gaps, tops = np.diff(times), np.asarray(source.tops)
    turn = repeats.period(points, source.extent)
    values = {
        "crossings": float(k),
        "return_time": float(gaps.mean()) if len(gaps) else math.nan,
        "period": float(turn) if turn else math.nan,
        "cycle_time": float(times[-1] - times[-1 - turn]) if turn else math.nan,
        "residual": source.residual(points),
    }
    ends = _ends(points[:, of]) if k else np.full(2, np.nan)
    edges = _ends(tops) if len(tops) else np.full(2, np.nan)
    arrays = {
        "points": points, "times": times, "u": u, "v": v, "along": along,
        "now": points[:-1, of], "next": points[1:, of], "diagonal": ends,
        "top": tops[:-1], "next_top": tops[1:], "top_diagonal": edges,
    }  # fmt: skip
    spread = gaps.std(ddof=1) / math.sqrt(len(gaps)) if len(gaps) > 7 else math.nan
    time = motion.motion.units.get("t") or ("step" if isinstance(motion.motion, Map) else "time")
    return Reading(
        values, arrays, {"return_time": float(spread)} if len(gaps) > 7 else {},
        notes=_notes(source, k, turn),
        units=dict.fromkeys(("return_time", "cycle_time", "times"), time),
        settings={**settings, **source.settings},
    )  # fmt: skip


def _ends(values: np.ndarray) -> np.ndarray:
    return np.array([values.min(), values.max()])


def _notes(source: Any, k: int, turn: int) -> tuple[str, ...]:
    if not k:
        return ("The orbit does not cross here: move the level, or turn the direction.",)
    if turn:
        what = "one point" if turn == 1 else f"{turn} points in turn"
        return (f"A periodic orbit: {what}.",)
    return ()


def _fits(experiment: Experiment) -> bool:
    """Flows, and maps with room for a slice."""
    return not isinstance(experiment.motion, Map) or len(experiment.states) > 2


_STROGATZ = "Strogatz 1994, Nonlinear Dynamics and Chaos, section 12.3"


def _rossler(c: float, period: int) -> Expect:
    return Expect(
        "period", period, 0, _STROGATZ, params={"c": c}, of="rossler",
        options={"transient": 3000.0, "crossings": 256},
    )  # fmt: skip


DIAGNOSTIC = Diagnostic(
    key="poincare",
    title="Poincaré section",
    about="The flow as a map: where the orbit goes through a plane, again and again. A closed "
    "curve in space becomes a few points, a torus a ring, a strange attractor a thin layered line.",
    takes=None,
    gives=Curve,
    compute=compute,
    needs=("flow", "map"),
    renews="dials",
    fits=_fits,
    cut=Cut(),
    values=(
        Value("crossings", "", "crossings found"),
        Value("return_time", "time", "mean time between two crossings", r"\langle T\rangle"),
        Value("period", "", "crossings after which the orbit repeats; none while it does not"),
        Value("cycle_time", "time", "time after which the orbit repeats", "T"),
        Value("residual", "", "largest distance of a point from the plane"),
    ),
    params=(
        Param(
            "section", "plane", choices=("plane", "stroboscopic"),
            help="a plane in space, or the same phase of the forcing each time",
        ),
        Param("axis", "", help="state along which the plane is cut", kind="name", names="states"),
        Param("level", 0.0, -100.0, 100.0, "value of that state on the plane"),
        Param("at_mean", True, help="put the plane through the middle of the orbit instead"),
        Param("toward", "", help="state towards which the plane leans", kind="name",
              names="states"),
        Param("tilt", 0.0, -90.0, 90.0, "how far it leans", unit="degrees",
              hard_min=-180.0, hard_max=180.0),
        Param("turn", 0.0, -180.0, 180.0, "how far the lean goes on from there to the next state",
              unit="degrees", hard_min=-180.0, hard_max=180.0),
        Param("direction", "up", choices=("up", "down", "both"), help="crossings that count"),
        Param("forcing", 0.0, 0.0, 100.0, "period of the forcing; 0: as the system declares",
              unit="time", hard_min=0.0),
        Param("phase", 0.0, 0.0, 1.0, "of the forcing at which the flow is seen, in periods",
              hard_min=0.0, hard_max=1.0),
        Param("thickness", 0.01, 1e-4, 1.0, "of the slice through a map, which jumps over a plane",
              scale="log", hard_min=1e-12),
        Param("crossings", 2000, 100, 20_000, "how many are wanted", kind="int", scale="log",
              hard_min=1, hard_max=1_000_000),
        Param("transient", 0.0, 0.0, 1e4, "time left out at first; 0: as the system asks",
              unit="time", hard_min=0.0),
        Param("across", "", help="state drawn to the right", kind="name", names="states"),
        Param("up", "", help="state drawn upwards", kind="name", names="states"),
        Param("value", "", help="state of the return map", kind="name", names="states"),
    ),
    pictures=(
        Picture(
            "section", Axis("{across}"), Axis("{up}"),
            (Dots("u", "v", states="points", along="along"),),
            title="where the orbit crosses", click="seed",
        ),
        Picture(
            "return map", Axis("{value} now"), Axis("{value} at the next crossing"),
            (Line("diagonal", "diagonal", quiet=True, dashed=True), Dots("now", "next")),
            equal=True,
        ),
        Picture(
            "successive maxima", Axis("a maximum of {value}"), Axis("the next maximum"),
            (Line("top_diagonal", "top_diagonal", quiet=True, dashed=True),
             Dots("top", "next_top")),
            equal=True,
        ),
    ),
    sources=(
        Source("M. Hénon", "On the numerical computation of Poincaré maps", 1982,
               "Physica D 5, 412-414", "10.1016/0167-2789(82)90034-3"),
        Source("E. N. Lorenz", "Deterministic nonperiodic flow", 1963, "J. Atmos. Sci. 20, 130-141",
               "10.1175/1520-0469(1963)020<0130:DNF>2.0.CO;2"),
    ),
    expects=(
        _rossler(2.5, 1),
        _rossler(3.5, 2),
        _rossler(4.0, 4),
        Expect("residual", 0.0, 1e-10, "the plane z = 27 itself", of="lorenz",
               options={"axis": "z", "level": 27.0, "at_mean": False, "crossings": 300}),
        Expect("return_time", 10.0, 1e-9, "the period of the forcing, 2 pi / omega",
               of="double_gyre", options={"section": "stroboscopic", "crossings": 20}),
    ),
)  # fmt: skip
