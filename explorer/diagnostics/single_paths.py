"""What a single path tells: how it stretches (TSE) and how it turns (TRA).

Neither needs neighbours, so they can be read off a few drifters as well as off a picture.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.diagnostics import plane_pictures
from explorer.diagnostics.plane_window import (
    DIRECTION,
    T0,
    Window,
    lasting,
    on_a_plane,
    resolution,
    window,
)
from explorer.model import Diagnostic, Expect, Image, Moving, Param, Reading, Source, Value

SINGLE = Source(
    "G. Haller, N. Aksamit, A. P. Encinas-Bartos",
    "Quasi-objective coherent structure diagnostics from single trajectories", 2021,
    "Chaos 31, 043131", "10.1063/5.0044151",
)  # fmt: skip
AVERAGED = Param(
    "averaged", True, help="sum what each step adds, whatever its sign; else end against beginning"
)
SLOW = Param(
    "slow", 0.0, 0.0, 10.0, "a speed added in a direction of its own, so that a path that halts "
    "for a moment does not count as stretched without end", hard_min=0.0, unit="length/time",
)  # fmt: skip


def stretching(
    motion: Moving, T: float, direction: str, t0: float, resolution: int, averaged: bool,
    slow: float, pool: Any = None, cancel: Any = None, shape: Any = None, domain: Any = None,
) -> Reading | None:  # fmt: skip
    """TSE of every pixel's path; shape and domain as in `ile`."""
    view = window(motion, T, direction, t0, resolution, shape, domain, pool, cancel)
    total, first, last = np.zeros(view.seeds.shape[1]), None, None
    for t, at in view.walk():
        velocity, _ = view.velocity.at(at, t)
        with np.errstate(divide="ignore"):
            now = 0.5 * np.log((velocity**2).sum(axis=0) + slow**2)
        if last is not None:
            with np.errstate(invalid="ignore"):  # at rest both are -inf
                total += np.abs(now - last)
        first, last = now if first is None else first, now
    with np.errstate(invalid="ignore"):
        field = (total if averaged else np.abs(last - first)) / abs(view.flow.T)
    return _reading(view, "tse", field, view.per_time)


def rotation(
    motion: Moving, T: float, direction: str, t0: float, resolution: int, averaged: bool,
    slow: float, pool: Any = None, cancel: Any = None, shape: Any = None, domain: Any = None,
) -> Reading | None:  # fmt: skip
    """TRA of every pixel's path; shape and domain as in `ile`."""
    view = window(motion, T, direction, t0, resolution, shape, domain, pool, cancel)
    total, first, last = np.zeros(view.seeds.shape[1]), None, None
    for t, at in view.walk():
        velocity, _ = view.velocity.at(at, t)
        now = np.concatenate((velocity, np.full((1, velocity.shape[1]), slow)))
        if last is not None:
            total += _angle(last, now)
        first, last = now if first is None else first, now
    field = total / abs(view.flow.T) if averaged else _angle(first, last) / abs(view.flow.T)
    return _reading(view, "tra", field, f"rad{view.per_time[1:]}")


def _angle(a: Any, b: Any) -> np.ndarray:
    """Between two directions (3, m), from 0 to pi; well-behaved at both ends."""
    return 2.0 * np.arctan2(
        np.linalg.norm(a * _length(b) - b * _length(a), axis=0),
        np.linalg.norm(a * _length(b) + b * _length(a), axis=0),
    )


def _length(a: np.ndarray) -> np.ndarray:
    return np.linalg.norm(a, axis=0, keepdims=True)


def _reading(view: Window, name: str, field: np.ndarray, unit: str) -> Reading | None:
    if view.cancelled:
        return None
    field = np.where(np.isfinite(field), field, np.nan).reshape(view.shape)
    known = field[np.isfinite(field)]
    values = dict.fromkeys(("mean", "max"), np.nan)
    if known.size:
        values = {"mean": float(known.mean()), "max": float(known.max())}
    notes = [f"no gradient is needed: each path by itself; {view.note()}"]
    if known.size < field.size:
        notes.append(f"{100 - 100 * known.size / field.size:.2g} % of the pixels have no value")
    units = {**view.units, **dict.fromkeys((name, "mean", "max"), unit)}
    return Reading(
        values, {name: field, **view.arrays()}, notes=tuple(notes), units=units,
        settings=view.settings() | {"gradient": "none"},
    )  # fmt: skip


def _shared(key: str, unit: str) -> dict[str, Any]:
    """What both declare alike."""
    return {
        "takes": None, "gives": Image, "needs": ("flow", "slices"), "renews": "dials",
        "fits": on_a_plane,
        "values": (Value("mean", unit, "average over the picture"),
                   Value("max", unit, "the largest value of the picture")),
        "params": (lasting(15.0), DIRECTION, T0, resolution(256), AVERAGED, SLOW),
        "pictures": (plane_pictures.field(key, f"{key.upper()}, T = {{T}}, {{direction}}"),),
        "sources": (SINGLE,),
    }  # fmt: skip


def _around(side: float, **more: Any) -> dict[str, Any]:
    """Options that look at a small square in the middle of the left roll."""
    return {"shape": (4, 4), "domain": ((0.5 - side, 0.5 + side),) * 2, **more}


DIAGNOSTICS = (
    Diagnostic(
        key="tse",
        title="Stretching of paths (TSE)",
        about="How the speed along each path grew or shrank: near a hyperbolic wall fluid slows "
        "down and speeds up again. It needs one path at a time, so a few drifters are enough.",
        compute=stretching,
        expects=(
            Expect("mean", 0.0, 1e-4, "round the middle of a roll paths are circles and keep "
                   "their speed", of="double_gyre", preset="steady",
                   options=_around(1e-3, T=5.0)),
        ),
        **_shared("tse", "1/time"),
    ),
    Diagnostic(
        key="tra",
        title="Turning of paths (TRA)",
        about="How far the direction of each path turned, in total: high and smooth within "
        "vortices, low along jets.",
        compute=rotation,
        expects=(
            Expect("mean", np.pi**2 * 0.1, 1e-4, "in the middle of a steady roll paths turn at "
                   "pi^2 A", of="double_gyre", preset="steady", options=_around(1e-3, T=5.0)),
        ),
        **_shared("tra", "rad/time"),
    ),
)  # fmt: skip
