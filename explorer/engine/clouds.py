"""Clouds: many points carried beside a trajectory by its own rule: tracers, an ensemble, dye."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from explorer.engine import dye
from explorer.engine import pool as pools
from explorer.engine.drop import NAME, PIECE, Drop, ball, side_by_side
from explorer.engine.scattered import Renewal, Scatter, still
from explorer.model import Experiment

Carried = tuple[np.ndarray, Any]  # points (d, m), and the machine code that moves them


class Clouds:
    """Clouds by name, moved with a run; it never feels them."""

    def __init__(self, experiment: Experiment, method: str, seed: int) -> None:
        self._experiment, self._method, self._seed = experiment, method, seed
        self._carried: dict[str, Carried] = {}
        self._scatters: dict[str, Scatter] = {}
        self._dye: Drop | None = None

    def scatter(self, p: np.ndarray, t: float, dt: float, step: int) -> None:
        """Begin the tracers that the experiment shows on its plane."""
        if self._experiment.motion.domain is None:
            return
        beside = self._beside()
        unmoved = still(beside, p, t, dt, self._seed, step)
        self._scatters = {
            cloud.name: Scatter(self._experiment, cloud, self._seed, unmoved)
            for cloud in self._experiment.clouds
        }
        self._carried = {name: (one.begun(), beside) for name, one in self._scatters.items()}

    def drop(self, drop: Drop, here: np.ndarray, step: int) -> None:
        """An ensemble round a state, or dye, in place of the one before; a count of 0: none."""
        self._carried.pop(NAME, None)
        self._dye = None
        if drop.checked().count:
            drop.fitted(len(self._experiment.states))
            beside = self._beside()
            if drop.form == "ball":
                centre = np.array(drop.at) if drop.at else here
                points = ball(centre, drop, self._seed, step)
            else:
                self._dye, points = drop, dye.begun(drop, len(self._experiment.states))
            self._carried[NAME] = points, beside

    def advance(
        self, n: int, first: int, p: np.ndarray, base: tuple[int, float], dt: float
    ) -> None:
        """Take n steps of the run from step `first` on.

        base   a step and its time, from which machine code counts
        """
        step, t = base

        def move(points: np.ndarray, beside: Any, done: int, n: int) -> None:
            def part(span: tuple[int, int]) -> None:
                beside.advance(points, p, t, dt, done - step, n, *span, seed=self._seed, ahead=step)

            pools.pool().map(part, pools.pool().ranges(points.shape[1], PIECE))

        for name in self._carried:
            self._in_stretches(name, n, first, move)

    def seen(self, wrapped: Callable[[np.ndarray], np.ndarray]) -> dict[str, np.ndarray]:
        """Copies (m, d) of their points; `wrapped` brings angles into their range, in place."""
        return {name: wrapped(points.T.copy()) for name, (points, _) in self._carried.items()}

    def keep(self) -> dict[str, Carried]:
        """Where they are, in copies."""
        return {name: (points.copy(), beside) for name, (points, beside) in self._carried.items()}

    def resume(self, kept: Mapping[str, Carried]) -> None:
        """Stand again where `keep` was called."""
        self._carried = {name: (points.copy(), beside) for name, (points, beside) in kept.items()}

    def _beside(self) -> Any:
        assert self._experiment.system is not None
        return side_by_side(self._experiment.system, self._method)

    def _renewal(self, name: str) -> tuple[int, Renewal | None]:
        """(steps, how): a cloud that is made anew after so many; 0 for one that is not."""
        line, scatter = self._dye, self._scatters.get(name)
        if name == NAME and line is not None:
            return dye.EVERY, lambda points, step: dye.renewed(points, line)
        return (scatter.cloud.renewed, scatter.renewed) if scatter is not None else (0, None)

    def _in_stretches(
        self, name: str, n: int, first: int, move: Callable[[np.ndarray, Any, int, int], None]
    ) -> None:
        """A stretch at a time, made anew at whole multiples of the steps that it lasts."""
        every, renew = self._renewal(name)
        done = first
        while done < first + n:
            following = min(first + n, (done // every + 1) * every) if every else first + n
            points, beside = self._carried[name]
            move(points, beside, done, following - done)
            done = following
            if renew is not None and every and done % every == 0:
                self._carried[name] = renew(points, done), beside
