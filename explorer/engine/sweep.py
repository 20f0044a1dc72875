"""Sweep: a diagnostic over a grid of dial positions, wherever its points are computed.

The plan is a value that travels to other processes; the table keeps what came back. A point that
fails is recorded with its sentence and does not stop the others; a table that was interrupted goes
on where it ended, and ends as if nothing had happened.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from explorer.model import BadInput

TODO, DONE, FAILED = 0, 1, 2
MOST = 10_000_000  # points of a sweep
LONGEST_CHUNK = 256  # points sent at once
LIVE_CHUNK = 4  # ... while somebody watches them come
SHARES = 24  # chunks for each worker, so that none waits long for the last

Values = dict[str, float]
Point = tuple[int, Values, str]  # index, what was found, why not


@dataclass(frozen=True, eq=False)
class Plan:
    """What is swept and what is read at each point.

    experiment   key of the catalogue, or of a typed system with its `text` and `definition`
    channel      what diagnostics take; "" for the first that fits
    over         dial -> (k,) values; the grid is their product, the last one varying fastest
    measures     (diagnostic, field) pairs; an empty field is every value it gives
    params       the other dials
    options      of the run and of the diagnostics
    """

    experiment: str
    over: Mapping[str, np.ndarray]
    measures: tuple[tuple[str, str], ...]
    params: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    channel: str = ""
    text: str = ""
    definition: Mapping[str, Any] | None = None

    @property
    def shape(self) -> tuple[int, ...]:
        """Points along each dial."""
        return tuple(len(values) for values in self.over.values())

    def __len__(self) -> int:
        return math.prod(self.shape)

    def dials(self, index: int) -> dict[str, float]:
        """The dials of the index-th point."""
        at = np.unravel_index(index, self.shape)
        return {
            name: values[i].item() for (name, values), i in zip(self.over.items(), at, strict=True)
        }


def spaced(name: str, given: Any) -> np.ndarray:
    """Values along a dial from (low, high, count[, "log"]) or from the values themselves."""
    if isinstance(given, tuple) and len(given) in (3, 4) and isinstance(given[2], int):
        low, high, count = float(given[0]), float(given[1]), given[2]
        if count < 1:
            raise BadInput(f"over {name}: {count} points; give 1 or more")
        if count > MOST:
            raise BadInput(f"over {name}: {count} points; at most {MOST} are swept")
        if len(given) == 4:
            if given[3] != "log":
                raise BadInput(f"over {name}: '{given[3]}'; a fourth word may only be 'log'")
            if not (low > 0.0 and high > 0.0):
                raise BadInput(f"over {name}: both ends must be positive for 'log'")
            return np.geomspace(low, high, count)
        values = np.linspace(low, high, count)
    else:
        values = np.atleast_1d(np.asarray(given, dtype=float))
    if values.ndim != 1 or not len(values) or not np.isfinite(values).all():
        raise BadInput(f"over {name}: give (low, high, count) or a list of finite numbers")
    return values


class Table:
    """What came back: (shape) arrays by name, a status for each point, and why some failed."""

    def __init__(self, plan: Plan, names: Sequence[str]) -> None:
        self.plan, self.names = plan, tuple(names)
        self.status = np.zeros(len(plan), dtype=np.int8)
        self.columns = {name: np.full(len(plan), np.nan) for name in names}
        self.failures: dict[int, str] = {}

    @property
    def values(self) -> dict[str, np.ndarray]:
        """Name -> array over the grid; NaN where nothing is known."""
        return {name: column.reshape(self.plan.shape) for name, column in self.columns.items()}

    @property
    def over(self) -> Mapping[str, np.ndarray]:
        """Dial -> its values."""
        return self.plan.over

    @property
    def left(self) -> np.ndarray:
        """Indices of the points still to be computed."""
        return np.flatnonzero(self.status == TODO)

    @property
    def done(self) -> float:
        """Share of the points that are settled."""
        return 1.0 - len(self.left) / max(1, len(self.status))

    def put(self, point: Point) -> None:
        """Take in one point."""
        index, values, why = point
        self.status[index] = FAILED if why else DONE
        if why:
            self.failures[index] = why
        for name in self.names:
            self.columns[name][index] = values.get(name, math.nan)


Work = Callable[[Plan, Sequence[int]], list[Point]]


def fill(
    table: Table,
    work: Work,
    executor: Executor | None = None,
    workers: int = 1,
    cancel: Callable[[], bool] = lambda: False,
    live: bool = False,
) -> Iterator[Table]:
    """Compute what is left of a table, here or by an executor; the table after every chunk.

    live   somebody looks: small chunks, and points far apart before those between
    """
    left = coarse_first(table.left, table.plan.shape) if live else table.left
    longest = LIVE_CHUNK if live else LONGEST_CHUNK
    size = max(1, min(longest, len(left) // (SHARES * max(1, workers))))
    chunks = (left[i : i + size].tolist() for i in range(0, len(left), size))
    if executor is None:
        for chunk in chunks:
            if cancel():
                return
            _take(table, work(table.plan, chunk))
            yield table
        return
    yield from _spread(table, work, executor, 2 * workers + 1, chunks, cancel)


def coarse_first(indices: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """The indices of a grid ordered so that every 8th point comes first, then every 4th, ..."""
    places = np.unravel_index(indices, shape)
    level = np.zeros(len(indices), dtype=int)
    for step in (2, 4, 8):
        level += np.logical_and.reduce([place % step == 0 for place in places])
    return indices[np.argsort(-level, kind="stable")]


def _spread(
    table: Table,
    work: Work,
    executor: Executor,
    ahead: int,
    chunks: Iterator[list[int]],
    cancel: Callable[[], bool],
) -> Iterator[Table]:
    """A few chunks are on their way at a time, so that a sweep can be broken off soon."""
    running: set[Future[list[Point]]] = set()
    try:
        while True:
            while len(running) < ahead and (chunk := next(chunks, None)) is not None:
                running.add(executor.submit(work, table.plan, chunk))
            if not running or cancel():
                return
            ended, running = wait(running, return_when=FIRST_COMPLETED)
            for future in ended:
                _take(table, future.result())
            yield table
    finally:
        for future in running:
            future.cancel()


def _take(table: Table, points: list[Point]) -> None:
    for point in points:
        table.put(point)
