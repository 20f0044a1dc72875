"""Pictures that measures of a flow on a plane share: a field, and curves over it."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np

from explorer.model import Axis, Line, Marks, Picture, Raster

AXES: Any = (Axis("x", of="x"), Axis("y", of="y"))


def field(
    name: str, label: str, map: Literal["forward", "diverging"] = "forward", *more: Any
) -> Picture:
    """A field over the plane, and what lies over it."""
    words = name.replace("_", " ")
    return Picture(words, *AXES, (Raster(name, "x", "y", label=label, map=map), *more), equal=True)


def joined(curves: list[np.ndarray], closed: bool = False) -> np.ndarray:
    """Curves (k, 2) one after the other, NaN between them; closed ones end where they begin."""
    if not curves:
        return np.empty((0, 2))
    if closed:
        curves = [np.concatenate((curve, curve[:1])) for curve in curves]
    gap = np.full((1, 2), np.nan)
    return np.concatenate([part for curve in curves for part in (curve, gap)][:-1])


def named(name: str, curves: list[np.ndarray], closed: bool = False) -> dict[str, np.ndarray]:
    """The arrays NAME_x and NAME_y of some curves."""
    x, y = joined(curves, closed).T
    return {f"{name}_x": x.copy(), f"{name}_y": y.copy()}


def line(name: str, label: str = "", colour: int | None = None, **more: Any) -> Line:
    """The layer that draws curves kept by `named`."""
    return Line(f"{name}_x", f"{name}_y", label=label, colour=colour, **more)


def vortices_over(name: str, label: str, map: Literal["forward", "diverging"]) -> Picture:
    """A field with the edges of its vortices and their middles."""
    return field(name, label, map, line("edge", "vortex", 3), Marks("centres"))
