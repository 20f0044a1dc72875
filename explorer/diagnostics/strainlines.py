"""Hyperbolic LCSs: strainlines repel and stretchlines attract, more than any line near them."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.diagnostics import plane_pictures
from explorer.diagnostics.plane_pictures import line, named
from explorer.diagnostics.plane_window import (
    GRADIENT,
    T0,
    Window,
    lasting,
    on_a_plane,
    resolution,
    window,
)
from explorer.model import Curve, Diagnostic, Dots, Expect, Moving, Param, Reading, Source, Value

STEP = 0.5  # of a pixel
MOST_SEEDS = 400


def strain(
    motion: Moving, T: float, t0: float, resolution: int, gradient: str, threshold: float,
    apart: float, longest: float, pool: Any = None, cancel: Any = None, shape: Any = None,
    domain: Any = None,
) -> Reading | None:  # fmt: skip
    """Strainlines at t0; shape and domain as in `ile`."""
    view = window(motion, T, "forward", t0, resolution, shape, domain, pool, cancel)
    return _lines(view, "strainlines", False, gradient, threshold, apart, longest)


def stretch(
    motion: Moving, T: float, t0: float, resolution: int, gradient: str, threshold: float,
    apart: float, longest: float, pool: Any = None, cancel: Any = None, shape: Any = None,
    domain: Any = None,
) -> Reading | None:  # fmt: skip
    """Stretchlines at t0, of the same forward tensor; shape and domain as in `ile`."""
    view = window(motion, T, "forward", t0, resolution, shape, domain, pool, cancel)
    return _lines(view, "stretchlines", True, gradient, threshold, apart, longest)


def _lines(
    view: Window, name: str, along: bool, gradient: str, threshold: float, apart: float,
    longest: float,
) -> Reading | None:  # fmt: skip
    from explorer.numerics import tensor_lines, tensors

    _, slopes = view.spread(gradient)
    if view.cancelled:
        return None
    parts = tensors.of_stretch(slopes)
    # what attracts most is what shrinks most: in an incompressible flow the same places
    strength = -tensors.smallest(parts) if along else tensors.largest(parts)
    ftle = strength * (0.5 / abs(view.flow.T))
    seeds, floor = start(ftle, threshold)
    x, y = view.axes
    spacing = float(min(x[1] - x[0], y[1] - y[0]))
    diagonal = float(np.hypot(*np.ptp(np.asarray(view.domain, float), axis=1)))
    begin = np.column_stack((x[seeds[:, 1]], y[seeds[:, 0]]))
    lines = tensor_lines.follow(
        parts, view.axes, begin, along, STEP * spacing,
        int(longest * diagonal / (2 * STEP * spacing)),
        floor=-np.inf if along else 2.0 * abs(view.flow.T) * floor, patience=4 * spacing,
    )  # fmt: skip
    at_seed = ftle[seeds[:, 0], seeds[:, 1]] if along else None
    kept, mean = strongest(lines, ftle, view.axes, apart * diagonal / 100.0, at_seed)
    chosen = [lines[i] for i in kept]
    lengths = [float(np.linalg.norm(np.diff(one, axis=0), axis=1).sum()) for one in chosen]
    arrays = {
        "ftle": ftle, **view.arrays(), **named(name, chosen),
        "points": np.concatenate([*chosen, np.empty((0, 2))]),
        "first": np.cumsum([0, *map(len, chosen)]),
        "strength": mean[kept], "lengths": np.array(lengths), "seeds": begin[kept],
        "seed_x": begin[kept][:, 0], "seed_y": begin[kept][:, 1],
    }  # fmt: skip
    values = {
        "lines": float(len(kept)),
        "longest": max(lengths, default=0.0),
        "mean": float(mean[kept].mean()) if len(kept) else np.nan,
    }
    rate, length = view.per_time, view.units["x"]
    units = {**view.units, **dict.fromkeys(("ftle", "strength", "mean"), rate)}
    units |= {"longest": length, "lengths": length}
    settings = view.settings(gradient) | {"floor": floor}
    return Reading(values, arrays, notes=(view.note(gradient),), units=units, settings=settings)


def start(ftle: np.ndarray, threshold: float) -> tuple[np.ndarray, float]:
    """Local maxima (k, 2) as (row, column), highest first, and the value they must exceed."""
    from explorer.numerics import tensors

    known = ftle[np.isfinite(ftle)]
    if not known.size or np.ptp(known) <= 1e-9 * np.abs(known).max():
        return np.empty((0, 2), int), np.inf
    floor = float(np.percentile(known, threshold))
    return tensors.peaks(ftle, 2, floor, border=True)[:MOST_SEEDS], floor


def strongest(
    lines: list[np.ndarray], ftle: np.ndarray, axes: Any, apart: float,
    given: np.ndarray | None = None,
) -> tuple[list[int], np.ndarray]:  # fmt: skip
    """Lines whose mean FTLE is a maximum among their neighbours, and the mean of every line.

    A line gives way to a stronger one that runs within `apart` of more than half of it.
    given    strengths in place of the means: a stretchline crosses ridges, so it is as strong as
             the ridge on which it began
    source   Farazmand & Haller 2012, Chaos 22, 013128
    """
    from scipy.ndimage import map_coordinates
    from scipy.spatial import cKDTree

    x, y = axes
    mean = np.full(len(lines), -np.inf)
    for i, one in enumerate(lines):
        if len(one) >= 5 and given is not None:
            mean[i] = given[i]
        elif len(one) >= 5:
            place = (one - (x[0], y[0])) / (x[1] - x[0], y[1] - y[0])
            read = map_coordinates(ftle, place[:, ::-1].T, order=1, mode="nearest")
            mean[i] = float(np.nanmean(read))
    kept: list[int] = []
    known = np.empty((0, 2))
    for i in np.argsort(-mean, kind="stable"):
        if not np.isfinite(mean[i]):
            break
        if len(known):
            near, _ = cKDTree(known).query(lines[i])
            if (near < apart).mean() > 0.5:
                continue
        kept.append(int(i))
        known = np.concatenate((known, lines[i]))
    return kept, mean


def _shared(key: str, title: str, label: str) -> dict[str, Any]:
    """What both declare alike."""
    drawn = (line(key, title, 3), Dots("seed_x", "seed_y", label="where it began", size=3.0))
    return {
        "takes": None, "gives": Curve, "needs": ("flow", "slices"), "renews": "dials",
        "fits": on_a_plane,
        "title": title,
        "values": (Value("lines", "", "lines that are stronger than their neighbours"),
                   Value("longest", "", "length of the longest"),
                   Value("mean", "1/time", "average FTLE along the lines")),
        "params": (
            lasting(15.0), T0, resolution(256), GRADIENT,
            Param("threshold", 80.0, 0.0, 99.0, "lines begin and stay above this share of the "
                  "field", unit="%", hard_min=0.0, hard_max=100.0),
            Param("apart", 2.0, 0.1, 20.0, "of two lines closer than this the weaker one goes",
                  unit="% of the diagonal", hard_min=0.0),
            Param("longest", 1.0, 0.05, 5.0, "greatest length of a line", unit="diagonals",
                  hard_min=1e-3, hard_max=20.0),
        ),
        "pictures": (plane_pictures.field("ftle", label, "forward", *drawn),),
        "sources": (
            Source("M. Farazmand, G. Haller",
                   "Computing Lagrangian coherent structures from their variational theory", 2012,
                   "Chaos 22, 013128", "10.1063/1.3690153"),
            Source("G. Haller", "Lagrangian coherent structures", 2015,
                   "Annu. Rev. Fluid Mech. 47, 137-162"),
        ),
    }  # fmt: skip


def of_a_saddle(along: bool) -> tuple[float, float]:
    """End of the line through the middle of a saddle that doubles lengths, half a unit on."""
    from explorer.numerics import tensor_lines, tensors

    axes = (np.linspace(-1.0, 1.0, 5),) * 2
    slopes = np.ones((2, 2, 5, 5)) * np.diag((2.0, 0.5))[:, :, None, None]
    (found,) = tensor_lines.follow(
        tensors.of_stretch(slopes), axes, np.zeros((1, 2)), along, 0.01, 50
    )
    return abs(float(found[-1, 0])), abs(float(found[-1, 1]))


DIAGNOSTICS = (
    Diagnostic(
        key="strainlines",
        about="Curves at the start of the window that repel more than any curve near them: along "
        "them fluid is squeezed most, across them it is torn apart. They begin on the ridges of "
        "the FTLE.",
        compute=strain,
        expects=(
            Expect(of_a_saddle, (0.0, 0.5 * (3.75 / 4.25) ** 2), 1e-9,
                   "along y, at the speed ((l2 - l1)/(l2 + l1))^2: closed form",
                   options={"along": False}),
        ),
        **_shared("strainlines", "Strainlines", "FTLE, T = {T}"),
    ),
    Diagnostic(
        key="stretchlines",
        about="Curves at the start of the window that attract more than any curve near them: "
        "along them fluid is drawn out most.",
        compute=stretch,
        expects=(
            Expect(of_a_saddle, (0.5 * (3.75 / 4.25) ** 2, 0.0), 1e-9,
                   "along x, at the speed ((l2 - l1)/(l2 + l1))^2: closed form",
                   options={"along": True}),
        ),
        **_shared("stretchlines", "Stretchlines", "-ln l1 / 2T, T = {T}"),
    ),
)  # fmt: skip
