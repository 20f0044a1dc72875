"""Covering: how much of each pixel a line of many samples covers.

With several samples to a column of pixels, a line is what lies between the least and the greatest
of each column. Qt fills the area between two such edges, teeth of hundreds of pixels, in 60 ms;
counted column by column it is 4 ms.
"""

from __future__ import annotations

from collections.abc import Sequence

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
    """(rows, columns) float32 0..1: the share of each pixel that the line lies over.

    x, y    (n,) pixels from the left and the upper edge, x ascending; y NaN where it has no number
    shape   (rows, columns)
    width   of the line [px], drawn with a round pen
    """
    return _shares(*_thick(*columns(FINE * x, y, FINE * shape[1]), width / 2), shape)


def dashed(
    x: np.ndarray,
    y: np.ndarray,
    shape: tuple[int, int],
    width: float,
    pattern: Sequence[float] = (),
) -> np.ndarray:
    """As `covered`, for a line with dashes: the lighter, the more of a column it covers.

    pattern   lengths of dash, gap, dash, ... in widths of the line; seen where the line is smooth
    """
    low, high = columns(FINE * x, y, FINE * shape[1])
    top, bottom = _thick(low, high, width / 2)
    if len(pattern):
        gaps = _gaps(low, high, width, np.asarray(pattern, dtype=np.float64))
        top[gaps] = bottom[gaps] = np.nan
    tall = np.nan_to_num(bottom - top).reshape(shape[1], FINE).mean(axis=1)
    strength = np.clip(WHOLE * width / np.maximum(tall, 1e-9), LIGHT, 1.0)
    return _shares(top, bottom, shape, np.repeat(strength, FINE))


def _gaps(low: np.ndarray, high: np.ndarray, width: float, pattern: np.ndarray) -> np.ndarray:
    """Which columns of 1/FINE pixels lie between two dashes of a line that is one there."""
    middle = (low + high) / 2
    rise = np.nan_to_num(np.diff(middle, prepend=middle[:1]))
    tall = np.fmax.reduce(high.reshape(-1, FINE), axis=1)
    tall = tall - np.fmin.reduce(low.reshape(-1, FINE), axis=1)
    gained = np.abs(rise.reshape(-1, FINE).sum(axis=1))
    single = np.repeat(tall <= 1.5 * gained + width, FINE)  # others are strokes that none can tell
    along = np.cumsum(np.hypot(rise, 1 / FINE)) % (pattern.sum() * width)
    part = np.searchsorted(np.cumsum(pattern) * width, along, side="right")
    return np.asarray(single & (part % 2 == 1))


def _shares(
    top: np.ndarray, bottom: np.ndarray, shape: tuple[int, int], strength: np.ndarray | None = None
) -> np.ndarray:
    """What lies between top and bottom, in columns of 1/FINE pixels."""
    rows, count = shape
    share = np.zeros(shape, dtype=np.float32)
    there = np.isfinite(top) & (bottom > 0) & (top < rows)
    if not there.any():
        return share
    pixel = np.repeat(np.arange(count), FINE)[there]
    each = 1 / FINE if strength is None else strength[there] / FINE
    edges = np.clip(top[there], 0, rows), np.clip(bottom[there], 0, rows)
    first, last = int(edges[0].min()), int(np.ceil(edges[1].max()))
    where, steps = [], []  # of the shares from row to row: a line begins at its top, ends below
    for edge, sign in zip(edges, (each, -each), strict=True):
        row = edge.astype(np.int64)
        part = sign * (edge - row)
        place = (row - first) * count + pixel
        where += [place, place + count]
        steps += [sign - part, part]
    size = (last - first + 2) * count
    found = np.bincount(np.concatenate(where), np.concatenate(steps), size).reshape(-1, count)
    share[first:last] = np.cumsum(found, axis=0, out=found)[: last - first]
    return share


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
