"""Instants of a school, gathered: live ones as they come, of a film all that there are.

And the scale on which they are read: every axis has the run's own unit and another one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import degrees
from typing import Any, Protocol

import numpy as np

from explorer.diagnostics.school_order import school
from explorer.model import BadInput, Reading
from explorer.model.picture import worded
from explorer.model.tracks import Tracks

SLICE = 200  # frames of a film between two readings
ALSO_LENGTH = ("{other_length}", "per_length")


class Tally(Protocol):
    """What is counted."""

    def add(self, pos: np.ndarray, head: np.ndarray, box: float) -> None:
        """One instant of a school: places and unit headings (N, 3)."""

    def reading(self) -> Reading:
        """What it says so far; "{length}" in its units is that of places."""


class Gathering:
    """A Stream that looks at agents."""

    def __init__(self, tally: Any, tracks: Tracks | None, params: Any) -> None:
        self.tally, self.tracks = tally, tracks
        self.scale = scale(params, tracks)
        self._next = 0

    def look(self, instant: Mapping[str, Any]) -> None:
        """The school as it is now; of a film the next stretch."""
        if self.tracks is None:
            if hasattr(self.tally, "watch"):
                self.tally.watch(instant)
            else:
                self.tally.add(*measurable(instant["pos"], instant["head"], instant["box"]))
            return
        last = min(self._next + SLICE, len(self.tracks.pos))
        for row in range(self._next, last):
            take(self.tally, self.tracks, row)
        self._next = last

    def read(self) -> Reading:
        """See Stream."""
        found = self.tally.reading()
        done = 1.0 if self.tracks is None else self._next / len(self.tracks.pos)
        units = {name: worded(unit, self.scale) for name, unit in found.units.items()}
        return replace(found, settings={**self.scale, **found.settings}, units=units, done=done)


def gathered(tally: Any, pos: Any, head: Any, box: float, tracks: Any, params: Any) -> Reading:
    """The reading of one instant, of a history (k, N, 3), or of all frames of a film."""
    found = Gathering(tally, tracks, params)
    if tracks is not None:
        while found.read().done < 1.0:
            found.look({})
        return found.read()
    at, toward = np.asarray(pos, dtype=float), np.asarray(head, dtype=float)
    if at.ndim == 3 and toward.shape == at.shape:
        for one, way in zip(at, toward, strict=True):
            tally.add(*measurable(one, way, box))
    else:
        tally.add(*measurable(pos, head, box))
    return found.read()


def measurable(pos: Any, head: Any, box: float) -> tuple[np.ndarray, np.ndarray, float]:
    """Places, unit headings and the box, checked."""
    pos, head, edge = school(pos, head, box)
    length = np.linalg.norm(head, axis=1, keepdims=True)
    return pos, head / np.where(length > 0.0, length, 1.0), edge


def take(tally: Any, tracks: Tracks, row: int) -> None:
    """One frame of a film."""
    if hasattr(tally, "film"):
        tally.film(tracks, row)
        return
    pos, head = tracks.pos[row], tracks.head[row]
    seen = np.isfinite(pos).all(axis=1) & np.isfinite(head).all(axis=1)
    if seen.any():
        tally.add(pos[seen], head[seen], 0.0)


def scale(params: Any, tracks: Tracks | None) -> dict[str, Any]:
    """Words and factors of the second unit of every axis.

    A simulation counts in bodies and its own time: the other units are cm and s. A film has units
    of its own: the other ones are bodies and frames.
    """
    dials = dict(params or {})
    body, second = float(dials.get("body_length", 1.0)), float(dials.get("second", 1.0))
    if tracks is not None:
        rate = f"deg/{tracks.unit or 'time'}"
        return {
            "length": tracks.length or "1", "other_length": "BL", "per_length": 1.0 / body,
            "other_time": "frames", "per_time": 1.0 / tracks.dt, "other_rate": rate,
            "per_rate": degrees(1.0),
        }  # fmt: skip
    return {
        "length": "L", "other_length": "cm", "per_length": body, "other_time": "s",
        "per_time": second, "other_rate": "deg/s", "per_rate": degrees(1.0) / second,
    }  # fmt: skip


def above(name: str, value: float) -> float:
    """The value; BadInput below 0."""
    if not value >= 0.0:
        raise BadInput(f"{name} = {value:g}: give a number from 0")
    return value


def density(samples: np.ndarray, edges: np.ndarray) -> np.ndarray:
    """Probability density of samples between the edges; zeros of none."""
    counts = np.histogram(samples, edges)[0]
    return np.asarray(counts / (max(1, len(samples)) * np.diff(edges)))
