"""Closed curves that stretch evenly, round pairs of wedges: what elliptic LCSs and OECSs share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from explorer.diagnostics.plane_window import Window

Truth = Callable[[np.ndarray, float], bool]
MOST_SEEDS = 60
CLOSER = 0.9  # of its distance from the middle, after a curve that was not true


def orbits(
    view: Window,
    parts: np.ndarray,
    levels: Sequence[float],
    reach: float,
    exponent: bool,
    true: Truth | None = None,
) -> list[list[tuple[float, float, np.ndarray]]]:
    """For each vortex its closed curves as (area, level, curve), the outermost first.

    parts    (3, ny, nx) of the tensor, on the window's grid
    reach    how far from its middle a vortex may extend, in lengths
    true     whether a curve really is what its level says; given, the outermost that is so is
             sought among all levels between the first and the last
    """
    from explorer.numerics import closed_curves, closed_orbits, wedges

    field, axes = view.padded(parts)
    spacing = float(min(a[1] - a[0] for a in axes))

    def round_one(seed: tuple[np.ndarray, np.ndarray, float]) -> Any:
        centre, ahead, _ = seed
        found = []
        for level in levels:
            if view.cancelled:
                return []
            for way in (1.0, -1.0):
                got = closed_orbits.outermost(
                    field, axes, centre, way * ahead, spacing, reach, level, exponent
                )
                if got is not None:
                    curve = got[0]
                    if true is None or true(curve, level):
                        found.append((closed_curves.area(curve), float(level), curve))
                    break
        if true is not None and len(levels) > 1:
            found += _edge(view, field, axes, seed, reach, levels, exponent, true)
        return sorted(found, key=lambda one: -one[0])

    places = [s for s in wedges.seeds(field, axes, reach) if view.within(s[0])][:MOST_SEEDS]
    spread: Callable[..., Any] = map if view.flow.pool is None else view.flow.pool.map
    return _separate([vortex for vortex in spread(round_one, places) if vortex])


def outline(
    view: Window, parts: np.ndarray, levels: Sequence[float], within: np.ndarray, true: Truth,
) -> tuple[float, float, np.ndarray] | None:  # fmt: skip
    """The outermost true curve of any level round what a curve `within` (k, 2) holds, on a finer
    grid; None without one.
    """
    from explorer.numerics import closed_curves, wedges

    half = 0.5 * float(np.ptp(np.asarray(view.domain, float), axis=1).min())
    middle, found = closed_curves.centroid(within)[None], []
    for seed in wedges.seeds(parts, view.axes, half):
        if closed_curves.inside(within, seed[0][None])[0]:
            found += _edge(view, parts, view.axes, seed, CLOSER * half, levels, True, true)
    held = [one for one in found if closed_curves.inside(one[2], middle)[0]]
    return max(held, key=lambda one: one[0], default=None)


def _edge(
    view: Window, field: np.ndarray, axes: Any, seed: Any, reach: float,
    levels: Sequence[float], exponent: bool, true: Truth,
) -> list[tuple[float, float, np.ndarray]]:  # fmt: skip
    """The outermost curve of any level that is true, looked for ever closer to the middle."""
    from explorer.numerics import closed_curves, closed_orbits

    centre, ahead, _ = seed
    spacing = float(min(a[1] - a[0] for a in axes))
    for way in (1.0, -1.0):
        far = reach
        while far > 2.0 * spacing and not view.cancelled:
            got = closed_orbits.edge(
                field, axes, centre, way * ahead, spacing, far, levels, exponent
            )
            if got is None:
                break
            curve, level = got
            if true(curve, level):
                return [(closed_curves.area(curve), float(level), curve)]
            far = CLOSER * float(np.linalg.norm(curve[0] - centre))
    return []


def _separate(vortices: list[Any]) -> list[Any]:
    """Of vortices that hold each other's middles, the largest; largest first."""
    from explorer.numerics import closed_curves

    kept: list[Any] = []
    for vortex in sorted(vortices, key=lambda one: -one[0][0]):
        curve = vortex[0][2]
        middle = closed_curves.centroid(curve)[None]
        others = [(one[0][2], closed_curves.centroid(one[0][2])[None]) for one in kept]
        if not any(
            closed_curves.inside(c, middle)[0] or closed_curves.inside(curve, m)[0]
            for c, m in others
        ):
            kept.append(vortex)
    return kept
