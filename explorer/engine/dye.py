"""Dye beside a run: a line of it that is kept fine as it stretches, or a streak from a nozzle.

Both are renewed at whole multiples of EVERY steps, so that how a run is cut into batches changes
nothing.
"""

from __future__ import annotations

import numpy as np

from explorer.engine.drop import Drop
from explorer.numerics import material_line

EVERY = 5  # steps between two renewals
FINER = 2.0  # spacings from which on a gap of a line is filled


def begun(drop: Drop, dimension: int) -> np.ndarray:
    """(d, m) the dye at first: points a spacing apart along the line, or the nozzle."""
    corners = np.array(drop.at).reshape(-1, dimension)
    if drop.form == "streak":
        return np.ascontiguousarray(corners[:1].T)
    length = np.concatenate(([0.0], np.linalg.norm(np.diff(corners, axis=0), axis=1).cumsum()))
    count = int(np.clip(np.ceil(length[-1] / drop.radius) + 1, 2, drop.count))
    along = np.linspace(0.0, length[-1], count)
    return np.stack([np.interp(along, length, column) for column in corners.T])


def renewed(points: np.ndarray, drop: Drop) -> np.ndarray:
    """The dye (d, m) with what the flow has drawn apart filled in, or a fresh drop added."""
    if drop.form == "streak":
        fresh = np.array(drop.at).reshape(-1, 1)
        return np.ascontiguousarray(np.concatenate((fresh, points), axis=1)[:, : drop.count])
    return material_line.filled(points, FINER * drop.radius, drop.count)
