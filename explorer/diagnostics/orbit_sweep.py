"""One orbit diagram: columns of orbits in every way asked for, counted into a picture."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from explorer.diagnostics.orbit_columns import Columns, Events
from explorer.model import Map, Moving, Reading

SMALLEST = 64  # columns worth a thread's trip


class Sweep:
    """One pass over the dial in the ways asked for, counted into a picture."""

    def __init__(
        self, motion: Moving, name: str, values: np.ndarray, events: Events, transient: int,
        samples: int, follow: str, pool: Any, cancel: np.ndarray,
    ) -> None:  # fmt: skip
        self.motion, self.values, self.events = motion, values, events
        self.pool, self.cancel = pool, cancel
        self.is_map = isinstance(motion.motion, Map)
        self.ways = ("up", "down") if follow == "both" else (follow,)
        self.passes = {
            way: Columns(motion, name, values, events, transient, samples, cancel)
            for way in self.ways
        }

    def run(self, rows: int, side: tuple[float, float] | None) -> tuple[float, float]:
        """Count what is visited within `side`, or within what is found; gives the side."""
        count = len(self.values)
        self._settle()
        if side is None:  # a look at the extremes first
            before = {way: one.ends.copy() for way, one in self.passes.items()}
            self._sample(0, (0.0, 0.0))
            side = framed(self.extremes)
            for way, one in self.passes.items():
                one.ends[:] = before[way]
        if not self.cancel[0] and count:
            self._sample(rows, side)
        self.side = side
        return side

    def _settle(self) -> None:
        """Bring every orbit of a map to where it stays."""
        if not self.is_map:
            return

        def one(way: str) -> None:
            self.passes[way].follow(way == "up")

        if self.ways == ("fixed",):
            columns = self.passes["fixed"]
            spans = self.pool.ranges(len(self.values), SMALLEST)
            self.pool.map(lambda span: columns.settle(*span), spans)
        else:
            self.pool.map(one, self.ways)

    def _sample(self, rows: int, side: tuple[float, float]) -> None:
        """Count what each orbit visits; rows = 0 for the extremes alone."""
        from explorer.numerics import tally

        count = len(self.values)
        self.counts = {w: np.zeros((count, rows), np.int32) for w in self.ways}
        self.extremes = {w: np.full((2, count), np.nan) for w in self.ways}

        def work(job: tuple[str, int, int]) -> None:
            way, begin, end = job
            counts, extremes = self.counts[way], self.extremes[way]

            def take(first: int, last: int, seen: np.ndarray) -> None:
                tally.columns(seen, *side, counts[first:last], extremes[:, first:last])

            one, order = self.passes[way], range(begin, end)
            if self.is_map:
                one.sample(begin, end, take)
            else:
                one.visit(reversed(order) if way == "down" else order, way != "fixed", take)

        apart = self.is_map or self.ways == ("fixed",)
        small = SMALLEST if self.is_map else 8
        spans = self.pool.ranges(count, small) if apart else [(0, count)]
        self.pool.map(work, [(way, *span) for way in self.ways for span in spans])
        for way, one in self.passes.items():
            left = np.isnan(one.ends).any(axis=0)
            self.counts[way][left], self.extremes[way][:, left] = 0, np.nan

    def exponents(self, steps: int) -> np.ndarray:
        """Largest exponent (ways, columns) from where the orbits ended."""
        from explorer.diagnostics.growth import largest

        settle = 0 if self.is_map else steps // 4
        found = []
        for way in self.ways:
            one = self.passes[way]
            ends = one.ends.copy()
            found.append(
                largest(self.motion, one.vectors, ends, settle, steps, self.pool, self.cancel)
            )
        return np.stack(found)

    def reading(self, both: np.ndarray, names: dict[str, Any], done: float) -> Reading:
        """Counts as a raster, the exponents (ways, columns) as curves."""
        rates = both[0]
        low, high = self.side
        rows = next(iter(self.counts.values())).shape[1]
        y = low + (np.arange(rows) + 0.5) * (high - low) / rows
        counts = sum(self.counts.values())
        extremes = np.stack(list(self.extremes.values()))
        empty = np.isnan(extremes[0]).all(axis=0)
        seen = extremes[:, :, ~np.isnan(extremes).any(axis=(0, 1))]
        known = rates[np.isfinite(rates)]
        values = {
            "lowest": float(seen.min()) if seen.size else math.nan,
            "highest": float(seen.max()) if seen.size else math.nan,
            "chaotic": float((known > 0.0).mean()) if known.size else math.nan,
            "exponent_at_end": float(rates[-1]),
            "escaped": float(empty.mean()),
            "two_ways": self._two_ways(),
        }
        arrays = {
            "dial": self.values, "value": y, "density": np.ascontiguousarray(counts.T),
            "ways": self._sides().T, "exponent": rates,
            "exponent_down": both[1] if len(both) > 1 else np.full(len(rates), np.nan),
            "zero": np.zeros(len(self.values)),
            "chaos": np.where(rates > 0.0, rates, np.where(np.isfinite(rates), 0.0, np.nan)),
        }  # fmt: skip
        unit = "1/step" if self.is_map else "1/time"
        notes = ("The orbit leaves every bound where nothing is drawn.",) if empty.any() else ()
        units = dict.fromkeys(("exponent", "exponent_down", "exponent_at_end"), unit)
        return Reading(values, arrays, notes=notes, settings=names, done=done, units=units)

    def _sides(self) -> np.ndarray:
        """-1 nothing, 0 visited both ways, 1 only upwards, 2 only downwards; (columns, rows)."""
        seen = [counts > 0 for counts in self.counts.values()]
        if len(seen) == 1:
            return np.where(seen[0], 0, -1)
        up, down = seen
        return np.where(up & down, 0, np.where(up, 1, np.where(down, 2, -1)))

    def _two_ways(self) -> float:
        """Share of the columns in which the two directions end on different orbits."""
        if len(self.counts) < 2:
            return math.nan
        up, down = self.extremes.values()
        known = ~np.isnan(up + down).any(axis=0)
        up, down = up[:, known], down[:, known]
        # chaos seen for a while differs at its edges each time: a tenth of its width is no other
        near = 0.1 * np.maximum(np.ptp(up, axis=0), np.ptp(down, axis=0))
        near += (self.side[1] - self.side[0]) / 200
        apart = np.abs(up - down).max(axis=0, initial=0.0) > near
        return float(apart.mean()) if known.any() else 0.0


def framed(extremes: dict[str, np.ndarray]) -> tuple[float, float]:
    """Limits with some room round what was visited."""
    seen = np.concatenate(list(extremes.values()), axis=1)
    seen = seen[:, np.isfinite(seen).all(axis=0)]
    if not seen.size:
        return 0.0, 1.0
    low, high = float(seen[0].min()), float(seen[1].max())
    room = 0.03 * (high - low) or 0.1 * (abs(low) or 1.0)
    return low - room, high + room
