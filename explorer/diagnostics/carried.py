"""A dial turned up and down again while the state is carried along, by several runs at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.model import BadInput, Experiment, Param, Spot, Trials
from explorer.model.param import unknown

PIECE = 250  # steps between two looks at `cancel`
WAYS = ("up", "down")
STATISTICS: Mapping[str, Callable[..., Any]] = {
    "mean": np.mean,
    "highest": np.max,
    "lowest": np.min,
    "deviation": np.std,
}


@dataclass(frozen=True, eq=False)
class Course:
    """What is turned, and what is read on the way.

    values      (k,) positions upwards; they come again downwards
    dials       position -> the dials to turn
    channels    names of Series
    statistic   how the samples at one position become a number, one of STATISTICS
    steps       at each position; the last `kept` of them are read, every `every`-th
    """

    values: np.ndarray
    dials: Callable[[float], Mapping[str, Any]]
    channels: Sequence[str]
    statistic: str
    steps: int
    kept: int
    every: int


class Loop:
    """The sweep: `found` (2 ways, k positions, channels, replicates), NaN where nothing is yet.

    states   (way, position) -> the state in which the first replicate left it
    """

    def __init__(self, trials: Trials, course: Course, replicates: int) -> None:
        self.trials, self.course = trials, course
        shape = (2, len(course.values), len(course.channels), replicates)
        self.found = np.full(shape, np.nan)
        self.states: dict[tuple[int, int], dict[str, np.ndarray]] = {}
        first = course.dials(float(course.values[0]))
        seeds = range(trials.seed, trials.seed + replicates)
        self._runs = [trials.begin(first, seed) for seed in seeds]

    def run(self, pool: Any, cancel: np.ndarray) -> Iterator[float]:
        """Go up and down; after each position, the share that is done."""
        k = len(self.course.values)
        order = [(0, i) for i in range(k)] + [(1, i) for i in reversed(range(k - 1))]
        for number, (way, place) in enumerate(order):
            dials = self.course.dials(float(self.course.values[place]))
            read = pool.map(lambda run, d=dials: self._stay(run, d, cancel), self._runs)
            if cancel[0]:
                return
            self.found[way, place] = np.array(read).T
            self.states[way, place] = self._runs[0].state()
            if place == k - 1:  # where it turns round both ways meet
                self.found[1, place] = self.found[0, place]
            yield (number + 1) / len(order)

    def _stay(self, run: Any, dials: Mapping[str, Any], cancel: np.ndarray) -> np.ndarray:
        """One number for each channel, (channels,)."""
        course = self.course
        run.turn(dials)
        self._settle(run, course.steps - course.kept, cancel)
        rows = self._read(run, course.kept, cancel)
        if cancel[0] or not run.alive or not len(rows):
            return np.full(len(course.channels), np.nan)
        return np.asarray(STATISTICS[course.statistic](rows, axis=0))

    def _settle(self, run: Any, steps: int, cancel: np.ndarray) -> None:
        while steps > 0 and not cancel[0] and run.alive:
            run.advance(min(PIECE, steps))
            steps -= PIECE

    def _read(self, run: Any, steps: int, cancel: np.ndarray) -> np.ndarray:
        every = self.course.every
        piece, rows = max(every, PIECE // every * every), []
        while steps > 0 and not cancel[0] and run.alive:
            n = min(piece, steps)
            rows.append(run.watch(self.course.channels, n, every))
            steps -= n
        return np.concatenate(rows) if rows else np.empty((0, len(self.course.channels)))

    # -- what it says ---------------------------------------------------------------------------
    def curves(self, names: Sequence[str]) -> dict[str, np.ndarray]:
        """Mean over the replicates, their deviation, least and greatest, by channel and way."""
        arrays: dict[str, np.ndarray] = {"dial": self.course.values}
        for c, name in enumerate(names):
            for w, way in enumerate(WAYS):
                each = self.found[w, :, c]
                mean, deviation = each.mean(axis=1), _deviation(each)
                arrays[f"{name}_{way}"] = mean
                arrays[f"{name}_{way}_deviation"] = deviation
                arrays[f"{name}_{way}_median"] = np.median(each, axis=1)
                arrays[f"{name}_{way}_low"] = each.min(axis=1)
                arrays[f"{name}_{way}_high"] = each.max(axis=1)
        return arrays

    def spots(self) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
        """What a click opens over the dial, each channel's curve, and in the plane of the first
        two channels.
        """
        over, plane = [], []
        for (way, place), state in self.states.items():
            at = float(self.course.values[place])
            dials, read = self.course.dials(at), self.found[way, place].mean(axis=1)
            over += [Spot(at, float(value), dials, state) for value in read]
            if len(read) > 1:
                plane.append(Spot(float(read[0]), float(read[1]), dials, state))
        return tuple(over), tuple(plane)


def _deviation(each: np.ndarray) -> np.ndarray:
    """Standard deviation over the replicates (k, replicates) -> (k,); 0 of a single one."""
    return each.std(axis=1, ddof=1) if each.shape[1] > 1 else 0.0 * each[:, 0]


def gap(up: np.ndarray, down: np.ndarray, values: np.ndarray) -> float:
    """Area between two curves over the values, NaN where nothing is known of both."""
    both = np.isfinite(up) & np.isfinite(down)
    if both.sum() < 2:
        return float("nan")
    return float(np.trapezoid(np.abs(up - down)[both], values[both]))


def turned(experiment: Experiment, over: str) -> Param:
    """The dial called `over`, "" for the first that turns gradually while a run goes on."""
    free = {
        p.name: p for p in experiment.params if p.kind == "float" and p.effect == "live"
    }  # fmt: skip
    if not free:
        raise BadInput(f"{experiment.key} has no dial that turns gradually while it runs")
    if not over:
        return next(iter(free.values()))
    if over not in free:
        raise unknown(over, free, f"dial of {experiment.key} that can be turned while it runs")
    return free[over]
