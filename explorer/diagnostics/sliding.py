"""Sliding window: the flow map of one window after another, each from pieces of the last.

Composition is associative, so a window that moves on keeps most of its map. As a queue is kept in
two stacks, the window is cut at times that stand still while it passes: what lies beyond the last
cut grows by one step a frame, what lies before the first is looked up in maps that were made while
the window before went by, one piece a frame. A frame costs three looks into a map and a few steps,
however long the window. Pieces of half a window are the longest: a map over all of it has folds
finer than the grid, and looking it up between grid points blurs them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from explorer.diagnostics.flow_map import SMALLEST_RANGE, FlowMap
from explorer.diagnostics.slice_map import SliceMap
from explorer.numerics import composition, transport

BLOCK = 4  # steps between two kept maps: fewer looks into maps, more steps
PIECES = (2, 3, 5)  # of a window, the first that divides it
Map = np.ndarray  # displacement (rows, columns, 2) on the rimmed grid


@dataclass
class Sliding:
    """Flow maps of the windows that begin at t0, t0 + step, ..., in order.

    flow    of the first window: its rule and its steps over T are used for every piece
    axes    of the picture; its points are the particles
    turns   periods (x, y) [length] along which the domain closes on itself, 0 where it does not
    step    [time] between windows; a whole number of them makes T
    """

    flow: FlowMap | SliceMap
    axes: tuple[np.ndarray, ...]
    step: float
    turns: tuple[float, float] = (0.0, 0.0)
    beyond: int = field(default=0, init=False)  # particles of the last frame that left the maps

    def __post_init__(self) -> None:
        self.count = round(abs(self.flow.T / self.step))
        self.piece = self.count // next((p for p in PIECES if self.count % p == 0), 1)
        self.cells = np.array([len(x) - 1 for x in self.axes])
        self.rim = composition.rimmed(self.axes)
        self.starts = transport.seeds(self.axes, np.float32)
        self.grid = transport.seeds(self.rim, np.float32)
        sides = np.array([x[-1] - x[0] for x in self.axes])
        self.corner = np.array([x[0] for x in self.rim], np.float32)
        self.scale = (self.cells / sides).astype(np.float32)
        self.closed = np.array(self.turns) * self.cells / sides

    def __iter__(self) -> Iterator[np.ndarray]:
        """Where the particles of each window end: (2, ny * nx) float32."""
        return self._onward() if self.flow.T * self.step > 0 else self._against()

    # -- the window looks where it moves ------------------------------------------------------

    def _onward(self) -> Iterator[np.ndarray]:
        n, piece = self.count, self.piece
        cut, ready = piece, self._before(piece, {}, piece // BLOCK)
        whole = [(c, self._between(c, c + piece)) for c in range(cut, n, piece)]
        while True:
            coming: dict[int, Map] = {}
            last = whole[-1][0] + piece if whole else cut
            grown, mapped = self.grid, None
            for k in range(cut - piece, cut):
                ahead = cut - BLOCK * ((cut - k) // BLOCK)  # the next kept map at or after k
                points = self._moved(self.starts, k, ahead)
                if ahead < cut:
                    points = self._looked(ready[ahead], points, ahead, cut)
                for c, one in whole:
                    points = self._looked(one, points, c, c + piece)
                if mapped is not None:
                    points = self._looked(mapped, points, last, k + n)
                yield points
                grown = self._moved(grown, k + n, k + n + 1)
                mapped = composition.displacement(grown, self.rim)
                if (k - cut) % BLOCK == BLOCK - 1:
                    coming = self._before(cut + piece, coming, 1)
                ready.pop(k, None)
            assert mapped is not None
            whole = [*whole[1:], (last, mapped)] if whole else []
            ready, cut = self._before(cut + piece, coming, piece // BLOCK), cut + piece

    def _before(self, cut: int, known: dict[int, Map], more: int) -> dict[int, Map]:
        """So many more maps, a block apart, that end at the cut; each is made from the next."""
        found = dict(known)
        for _ in range(min(more, self.piece // BLOCK - len(found))):
            at = cut - BLOCK * (len(found) + 1)
            ends = self._moved(self.grid, at, at + BLOCK)
            if found:
                ends = self._looked(found[at + BLOCK], ends, at + BLOCK, cut)
            found[at] = composition.displacement(ends, self.rim)
        return found

    # -- the window looks back ----------------------------------------------------------------

    def _against(self) -> Iterator[np.ndarray]:
        n, piece, cut = self.count, self.piece, 0
        whole = [(c, self._between(c, c - piece)) for c in range(0, piece - n, -piece)]
        _, ready = self._retraced(piece - n, self.grid, {}, piece)
        while True:
            coming: dict[int, Map] = {}
            last = cut + piece - n
            trail, near = self.grid, dict[int, Map]()
            for k in range(cut, cut + piece):
                behind = cut + BLOCK * ((k - cut) // BLOCK)  # the last kept map at or before k
                if k == behind > cut:
                    near[k] = self._nearer(near, k, k - BLOCK, cut)
                points = self._moved(self.starts, k, behind)
                if behind > cut:
                    points = self._looked(near[behind], points, behind, cut)
                for c, one in whole:
                    points = self._looked(one, points, c, c - piece)
                points = self._looked(ready.pop(k - n), points, last, k - n)
                yield points
                trail, coming = self._retraced(last + piece, trail, coming, 1)
            if whole:
                at = cut + BLOCK * ((piece - 1) // BLOCK)
                whole = [(cut + piece, self._nearer(near, cut + piece, at, cut)), *whole[:-1]]
            ready, cut = coming, cut + piece

    def _nearer(self, near: dict[int, Map], k: int, by: int, cut: int) -> Map:
        """The map from k to the cut, by way of the kept one before it."""
        ends = self._moved(self.grid, k, by)
        if by > cut:
            ends = self._looked(near[by], ends, by, cut)
        return composition.displacement(ends, self.rim)

    def _retraced(
        self, cut: int, trail: np.ndarray, known: dict[int, Map], steps: int
    ) -> tuple[np.ndarray, dict[int, Map]]:
        """The particles of the cut followed further back, and a map of every step."""
        found, at = known, min(known, default=cut)
        for _ in range(steps):
            trail, at = self._moved(trail, at, at - 1), at - 1
            found[at] = composition.displacement(trail, self.rim)
        return trail, found

    # -- pieces ---------------------------------------------------------------------------------

    def _between(self, begin: int, end: int) -> Map:
        """The map from one instant to another, integrated."""
        return composition.displacement(self._moved(self.grid, begin, end), self.rim)

    def _moved(self, points: np.ndarray, begin: int, end: int) -> np.ndarray:
        """Integrated from one instant to another, in units of the step."""
        if begin == end:
            return points
        span = (end - begin) * self.step
        steps = max(1, math.ceil(abs(span / self.flow.T) * self.flow.steps - 1e-9))
        t0 = self.flow.t0 + begin * self.step
        ends = replace(self.flow, t0=t0, T=span, steps=steps).ends(points)
        return np.ascontiguousarray(ends, np.float32)

    def _looked(self, moved: Map, points: np.ndarray, begin: int, end: int) -> np.ndarray:
        """Carried by a map from one instant to another; what lies beyond it is integrated."""
        out, count = np.empty_like(points), points.shape[1]

        def part(span: tuple[int, int]) -> int:
            return composition.compose(
                moved, self.corner, self.scale, self.closed, points, out, *span
            )

        pool = self.flow.pool
        spans = [(0, count)] if pool is None else pool.ranges(count, 8 * SMALLEST_RANGE)
        self.beyond = sum(map(part, spans) if pool is None else pool.map(part, spans))
        # a map of data has holes where its particles were lost
        if self.beyond or isinstance(self.flow, SliceMap):
            left = np.flatnonzero(np.isnan(out[0]) & ~np.isnan(points[0]))
            if len(left):
                out[:, left] = self._moved(np.ascontiguousarray(points[:, left]), begin, end)
            self._kept_inside(out)
        return out

    def _kept_inside(self, points: np.ndarray) -> None:
        """Put back what a look between grid points led over an edge where data end, in place.

        Who really left has no place in a map, and was followed by itself.
        """
        if not isinstance(self.flow, SliceMap) or self.flow.edge != "stop":
            return
        slices = self.flow.slices
        for row, closed, (low, high) in zip(points, slices.periodic, slices.domain, strict=True):
            if not closed:
                least, most = np.float32(low), np.float32(high)
                if least < low:
                    least = np.nextafter(least, most)
                if most > high:
                    most = np.nextafter(most, least)
                np.clip(row, least, most, out=row)
