"""Ring: the newest samples of one or several trajectories, on both sides of the bus."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from vispy import gloo

from explorer.views import gl
from explorer.views.camera import Bounds

FLOATS = 5  # x, y, z, stamp, scalar
VERTEX = FLOATS + 1  # and the side of the line; every sample is two vertices, one on either side
BEFORE, AFTER = 1, 2  # samples repeated beyond the two ends
BENT = 500  # newest samples that tell how a line bends
TINY = 1e-6
REBASE = 1 << 22  # float32 counts exactly to 2**24, and the blending needs a few bits more


class Ring:
    """`capacity` samples per start; sample number s lies at s modulo the capacity.

    A sample's stamp is its number plus one per gap before it, so whoever joins only neighbouring
    stamps joins no gap. Samples before the first and after the last repeat the other end, so that
    the wrap shows none either. `generation` grows when stamps were renumbered.
    """

    def __init__(self, axes: tuple[int, ...], capacity: int) -> None:
        self.axes, self.capacity = axes, int(capacity)
        self.starts = 1
        self.generation = 0
        self._mirror = np.zeros((0, 0, FLOATS), dtype=np.float32)
        self._buffer: gloo.VertexBuffer | None = None
        self.clear()

    def clear(self) -> None:
        """Forget every sample."""
        self.total = 0  # samples ever taken since
        self.stamp = 0  # of the newest
        self.generation += 1
        self._sent = 0
        self._low = np.full(3, np.inf)
        self._high = np.full(3, -np.inf)

    @property
    def count(self) -> int:
        """Samples held."""
        return min(self.total, self.capacity)

    def append(
        self, block: np.ndarray, gap: bool = False, value: float | None = None, parts: int = 1
    ) -> None:
        """Take (m, n, d) samples, newest last; their scalar is `value`, or else their speed.

        parts   samples per step of the trajectory
        """
        starts, n, _ = block.shape
        if len(self._mirror) != starts:
            self._resize(starts)
        if n > self.capacity:
            self.total += n - self.capacity
            block, n = block[:, -self.capacity :], self.capacity
        if self.stamp + n + 2 > REBASE:
            self._renumber()
        joined = bool(self.total) and not gap
        rows = np.empty((starts, n, FLOATS), np.float32)
        rows[..., :3] = 0.0
        for place, axis in enumerate(self.axes[:3]):
            if axis < block.shape[2]:
                rows[..., place] = block[..., axis]
        first = self.stamp + (1 if joined or not self.total else 2)
        rows[..., 3] = np.arange(first, first + n)
        rows[..., 4] = self._speed(rows, joined) * parts if value is None else value
        self._write(rows)
        self.stamp = first + n - 1
        columns = np.ascontiguousarray(rows[..., :3].reshape(-1, 3).T)  # ten times as fast
        self._low = np.minimum(self._low, columns.min(1))
        self._high = np.maximum(self._high, columns.max(1))

    def _speed(self, rows: np.ndarray, joined: bool) -> np.ndarray:
        """(m, n) distance covered in the step to each sample."""
        steps = np.zeros(rows.shape[:2], np.float32)
        steps[:, 1:] = _lengths(np.diff(rows[..., :3], axis=1))
        if joined:
            last = self.heads()
            steps[:, 0] = _lengths(rows[:, 0, :3] - last)
        elif rows.shape[1] > 1:
            steps[:, 0] = steps[:, 1]
        return steps

    def _write(self, rows: np.ndarray) -> None:
        n, at = rows.shape[1], self.total % self.capacity
        fits = min(n, self.capacity - at)
        ring = self._samples
        ring[:, at : at + fits] = rows[:, :fits]
        ring[:, : n - fits] = rows[:, fits:]
        self._mirror[:, :BEFORE] = ring[:, -BEFORE:]
        self._mirror[:, -AFTER:] = ring[:, :AFTER]
        self.total += n

    @property
    def _samples(self) -> np.ndarray:
        return self._mirror[:, BEFORE:-AFTER]

    @property
    def _size(self) -> int:
        return self.capacity + BEFORE + AFTER

    def _resize(self, starts: int) -> None:
        self.starts = starts
        self._mirror = np.zeros((starts, self._size, FLOATS), np.float32)
        self._mirror[..., 3] = -9.0  # neighbour of no stamp
        self.release()
        self.clear()

    def _renumber(self) -> None:
        shift = self.stamp - 2 * self.capacity
        if shift > 0:
            self._mirror[..., 3] -= shift
            self.stamp -= shift
        self._sent = 0
        self.generation += 1

    # -- questions ----------------------------------------------------------------------------
    def oldest(self, length: int) -> int:
        """Number of the first sample of a trail of this length."""
        return max(self.total - min(self.count, length), 0)

    def bounds(self) -> Bounds | None:
        """Ranges of every sample seen since the last `clear`."""
        if self.total == 0:
            return None
        low, high = self._low, self._high
        return tuple((float(a), float(b)) for a, b in zip(low, high, strict=True))

    def heads(self) -> np.ndarray:
        """(m, 3) newest sample of each start."""
        return self._samples[:, (self.total - 1) % self.capacity, :3]

    def points(self, length: int) -> np.ndarray:
        """(m, n, 3) newest samples in order of time."""
        numbers = np.arange(self.oldest(length), self.total) % self.capacity
        return self._samples[:, numbers, :3]

    def bend(self) -> float:
        """By how much the line turns from sample to sample, as a rule [rad]."""
        steps = np.diff(self.points(BENT)[0], axis=0)
        lengths = _lengths(steps)
        joined = lengths[1:] * lengths[:-1]
        along = np.einsum("ni,ni->n", steps[1:], steps[:-1])[joined > 0] / joined[joined > 0]
        return float(np.median(np.arccos(np.clip(along, -1, 1)))) + TINY if along.size else TINY

    def scalar_limits(self) -> tuple[float, float]:
        """The 2nd and 98th percentile of the scalars held, or (0, 1)."""
        held = self._samples[:, : self.count : max(1, self.count // 2048), 4]
        if held.size == 0:
            return 0.0, 1.0
        low, high = np.nanpercentile(held, (2, 98))
        return (float(low), float(high)) if high > low else (float(low), float(low) + 1.0)

    # -- the GPU's side -----------------------------------------------------------------------
    @property
    def buffer(self) -> gloo.VertexBuffer:
        """All starts one after the other, `capacity` + 1 vertices each."""
        assert self._buffer is not None
        return self._buffer

    def upload(self) -> None:
        """Queue what the GPU has not got yet: only the new samples, unless it is all new."""
        if self._buffer is None:
            self._buffer = gloo.VertexBuffer(_sided(self._mirror.reshape(-1, FLOATS)))
            self._sent = self.total
            return
        fresh = min(self.total - self._sent, self.capacity)
        if fresh <= 0:
            return
        at = (self.total - fresh) % self.capacity
        fits = min(fresh, self.capacity - at)
        for start in range(self.starts):
            self._send(start, BEFORE + at, BEFORE + at + fits)
            if fits < fresh:
                self._send(start, BEFORE, BEFORE + fresh - fits)
            if at < AFTER or at + fresh >= self.capacity - BEFORE:
                self._send(start, 0, BEFORE)
                self._send(start, self._size - AFTER, self._size)
        self._sent = self.total

    def _send(self, start: int, low: int, high: int) -> None:
        assert self._buffer is not None
        offset = (start * self._size + low) * 2 * VERTEX
        self._buffer.set_subdata(_sided(self._mirror[start, low:high]), offset=offset)

    def runs(self, first: int, last: int) -> Iterator[tuple[int, int, int]]:
        """(start, place, samples) of stretches without a wrap that cover samples first .. last - 1.

        `place` counts samples from the beginning of the buffer; neighbouring stretches share one.
        """
        first = max(first, self.total - self.capacity)
        while first < last - 1:
            at = first % self.capacity
            count = min(last - first, self.capacity - at + 1)
            for start in range(self.starts):
                yield start, start * self._size + BEFORE + at, count
            first += count - 1

    def release(self) -> None:
        """Give the GPU's memory back."""
        gl.release(self._buffer)
        self._buffer = None


def _lengths(vectors: np.ndarray) -> np.ndarray:
    return np.asarray(np.sqrt(np.einsum("...i,...i->...", vectors, vectors)))


def _sided(rows: np.ndarray) -> np.ndarray:
    """Samples (n, FLOATS) as vertices, flat: each twice, with -1 and 1 for its side."""
    vertices = np.empty((len(rows), 2, VERTEX), np.float32)
    vertices[:, :, :FLOATS] = rows[:, None]
    vertices[:, :, FLOATS] = (-1.0, 1.0)
    return vertices.reshape(-1)
