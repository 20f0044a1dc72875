"""TraceLayer: a recorded series over time, all of it, and how far it has been played."""

from __future__ import annotations

import math

import numpy as np

from explorer.model.frame import Frame
from explorer.views.camera import Bounds
from explorer.views.shot import Shot
from explorer.views.strokes import Strokes

PARTS = 1600  # across what is seen: more would fall on the same pixels
TOUCHED = 1 << 22  # samples looked at for one drawing; of more, every second one, or third, ...


class TraceLayer:
    """Lines through the samples, broken at gaps; of many samples the least and greatest are kept.

    samples   (n,) of the recording, NaN in gaps;  dt  [time] between two
    """

    def __init__(self, name: str, samples: np.ndarray, dt: float) -> None:
        self.name, self.visible = name, True
        self._samples, self._dt = samples, dt
        self._strokes, self._head = Strokes(), Strokes()
        self._range: tuple[float, float] | None = None
        self._seen: tuple[int, int] | None = None
        self._segments = np.zeros((0, 2, 2))
        self._t, self._coloured = 0.0, (-1, "")

    def ingest(self, frame: Frame) -> None:
        """How far it has been played; the samples are known."""
        self._t = frame.step * self._dt

    def bounds(self) -> Bounds | None:
        """The whole recording."""
        if self._range is None:
            x = self._samples[:: 1 + self._samples.size // TOUCHED]
            x = x[np.isfinite(x)]
            low, high = (float(x.min()), float(x.max())) if x.size else (-1.0, 1.0)
            self._range = (low, high) if high > low else (low - 0.5, high + 0.5)
        end = max(self._samples.size - 1, 1) * self._dt
        return (0.0, end), self._range

    def clear(self) -> None:
        """The recording stays; nothing of it is played yet."""
        self._t = 0.0

    def draw(self, shot: Shot) -> None:
        """What was played in the accent, what is to come quietly, a mark between."""
        self._cut(shot)
        played = int(np.searchsorted(self._segments[:, 1, 0], self._t, side="right"))
        if self._coloured != (played, shot.theme.name):
            quiet, loud = (*shot.theme.rgb("muted"), 0.45), (*shot.theme.rgb("accent"), 0.95)
            colours = np.tile(quiet, (len(self._segments), 1))
            colours[:played] = loud
            self._strokes.set(self._segments, colours)
            self._coloured = played, shot.theme.name
        width = 1.3 * shot.scale * shot.theme.weight
        self._strokes.draw(shot.matrix, shot.size, width)
        if shot.window is not None:
            mark = np.array([[(self._t, y) for y in shot.window[1]]])
            self._head.set(mark, np.array([*shot.theme.rgb("accent"), 0.35]))
            self._head.draw(shot.matrix, shot.size, shot.scale)

    def release(self) -> None:
        """Give the GPU's memory back."""
        self._strokes.release()
        self._head.release()

    def _cut(self, shot: Shot) -> None:
        """The segments of what is seen, anew when that has changed."""
        (low, high), _ = shot.window or self.bounds() or ((0.0, 1.0), (0.0, 1.0))
        first = max(0, math.floor(low / self._dt) - 1)
        last = min(self._samples.size, math.ceil(high / self._dt) + 2)
        if self._seen != (first, last):
            self._seen, self._coloured = (first, last), (-1, "")
            points = envelope(self._samples, first, last, self._dt)
            segments = np.stack([points[:-1], points[1:]], axis=1)
            self._segments = segments[np.isfinite(segments).all(axis=(1, 2))]


def envelope(samples: np.ndarray, first: int, last: int, dt: float) -> np.ndarray:
    """(k, 2) points (t, value) of samples first .. last - 1: all, or least and greatest of parts.

    NaN stands where a gap breaks the line.
    """
    count = max(last - first, 0)
    stride = 1 + count // TOUCHED
    x = np.asarray(samples[first:last:stride], dtype=np.float64)
    t = (first + np.arange(x.size) * stride) * dt
    size = x.size // PARTS
    if size < 4:
        return np.stack([t, x], axis=1)
    parts = x.size // size
    whole = x[: parts * size].reshape(parts, size)
    ends = np.stack([np.fmin.reduce(whole, axis=1), np.fmax.reduce(whole, axis=1)], axis=1)
    ends[1::2] = ends[1::2, ::-1]  # down one part, up the next: a line without needless strokes
    middles = np.repeat(t[: parts * size].reshape(parts, size).mean(axis=1), 2)
    rest = np.stack([t, x], axis=1)[parts * size :]
    return np.concatenate([np.stack([middles, ends.reshape(-1)], axis=1), rest])
