"""Covering: how much of each pixel a line of many samples covers.

With several samples to a column of pixels, a line is what lies between the least and the greatest
of each column. Qt fills the area between two such edges, teeth of hundreds of pixels, in 60 ms;
counted column by column it is 4 ms.
"""

from __future__ import annotations

import numpy as np

LIGHT = 0.4  # how strong a line with dashes is where it covers much of a column ...
WHOLE = 24.0  # ... and widths of the line that are drawn in full
FINE = 8  # columns that a pixel is counted in: as many steps has a steep edge


def columns(x: np.ndarray, y: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """(count,) least and greatest y of the line in each column, NaN where there is none.

    x   (n,) ascending, in columns: 0 is the left edge of the first one
    y   (n,) of anything; NaN where there is no number
    """
    at_edges = np.interp(np.arange(count + 1.0), x, y, np.nan, np.nan)
    low, high = (which(at_edges[:-1], at_edges[1:]) for which in (np.fmin, np.fmax))
    inside = (x >= 0) & (x < count)
    if inside.any():
        place, held = x[inside].astype(np.int64), y[inside]
        starts = np.flatnonzero(np.diff(place, prepend=-1))
        met = place[starts]
        low[met] = np.fmin(low[met], np.fmin.reduceat(held, starts))
        high[met] = np.fmax(high[met], np.fmax.reduceat(held, starts))
    return low, high


def covered(x: np.ndarray, y: np.ndarray, shape: tuple[int, int], width: float) -> np.ndarray:
    """(rows, columns) float64 0..1: the share of each pixel that the line lies over.

    x, y    (n,) pixels from the left and the upper edge, x ascending; y NaN where it has no number
    shape   (rows, columns)
    width   of the line [px], drawn with a round pen
    """
    return _shares(*_thick(*columns(FINE * x, y, FINE * shape[1]), width / 2), shape)


def dashed(x: np.ndarray, y: np.ndarray, shape: tuple[int, int], width: float) -> np.ndarray:
    """As `covered`, for a line with dashes: the lighter, the more of a column it covers."""
    top, bottom = _thick(*columns(FINE * x, y, FINE * shape[1]), width / 2)
    share = _shares(top, bottom, shape)
    tall = np.nan_to_num(bottom - top).reshape(shape[1], FINE).mean(axis=1)
    share *= np.clip(WHOLE * width / np.maximum(tall, 1e-9), LIGHT, 1.0)
    return share


def _shares(top: np.ndarray, bottom: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """What lies between top and bottom, in columns of 1/FINE pixels."""
    rows, count = shape
    there = np.isfinite(top)
    pixel = np.repeat(np.arange(count), FINE)[there]
    where, steps = [], []  # of the shares from row to row: a line begins at its top, ends below
    for edge, sign in ((top, 1 / FINE), (bottom, -1 / FINE)):
        at = np.clip(edge[there], 0, rows)
        row = at.astype(np.int64)
        part = sign * (at - row)
        where += [row * count + pixel, (row + 1) * count + pixel]
        steps += [sign - part, part]
    size = (rows + 2) * count
    share = np.bincount(np.concatenate(where), np.concatenate(steps), size)
    share = share.reshape(rows + 2, count).astype(np.float64, copy=False)
    np.cumsum(share, axis=0, out=share)
    return np.clip(share[:rows], 0, 1, out=share[:rows])


def _thick(top: np.ndarray, bottom: np.ndarray, radius: float) -> tuple[np.ndarray, np.ndarray]:
    """What a disc covers whose middle runs between top and bottom, in columns of 1/FINE pixels."""
    size = len(top)
    reach = min(int(radius * FINE - 0.25), size - 1)  # half a column more lies at either end
    outer = [np.full_like(top, np.nan), np.full_like(bottom, np.nan)]
    for off in range(-reach, reach + 1):
        high = np.sqrt(max(radius**2 - (off / FINE) ** 2, 0.0))
        to, of = slice(max(off, 0), size + min(off, 0)), slice(max(-off, 0), size - max(off, 0))
        outer[0][to] = np.fmin(outer[0][to], top[of] - high)
        outer[1][to] = np.fmax(outer[1][to], bottom[of] + high)
    return outer[0], outer[1]
