"""The stepper of Flows and Maps: pressed trajectories, and the tracers a flow carries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from explorer.engine import pool as pools
from explorer.engine.clouds import Clouds
from explorer.engine.drop import Drop
from explorer.engine.seeds import Seeds, checked
from explorer.equations.fitting import fits
from explorer.equations.press import press
from explorer.model import BadInput, Experiment, Map, ParamSet
from explorer.model.motion import FLOW_RULES
from explorer.model.param import unknown

LIMIT = 1e12


class EquationStepper:
    """One trajectory, or one per start, moved by machine code pressed from the equations."""

    ended = False

    def __init__(
        self,
        experiment: Experiment,
        params: ParamSet,
        start: Mapping[str, Any] | None,
        dt: float | None,
        method: str | None,
        seed: int,
        t0: float = 0.0,
        tracers: bool = False,
        rtol: float = 1e-9,
    ) -> None:
        assert experiment.system is not None
        self.experiment, self.params, self.seed = experiment, params, seed
        self.dt = experiment.motion.dt if dt is None or isinstance(experiment.motion, Map) else dt
        self.method = rule(experiment, method)
        self.rtol = rtol
        self.step = 0
        self.stopped: str | None = None
        self.why = ""
        self._base = (0, t0)
        self.y, self.single = starts(experiment, start)
        self.trajectory = press(experiment.system, self.method)
        self.memory = [
            self.trajectory.remembered(params.vector, self.dt, seed, member)
            for member in range(len(self.y))
        ]
        self._delayed = {
            name: len(experiment.states) + experiment.system.delays.index(node)
            for name, node in experiment.delayed.items()
        }
        self._alive = np.ones(len(self.y), dtype=bool)
        self.seeds = Seeds(self.trajectory)
        self.clouds = Clouds(experiment, self.method, seed)
        if tracers:
            self.clouds.scatter(params.vector, self.t, self.dt, self.step)

    @property
    def t(self) -> float:
        """Model time reached; iterations for a map."""
        step, t = self._base
        return t + (self.step - step) * self.dt

    def origin(self) -> dict[str, np.ndarray]:
        """See Stepper."""
        step, t = self._base
        rows = [
            self.trajectory.seen(y, memory, self.params.vector, t, self.dt, self.step - step)
            for y, memory in zip(self.y, self.memory, strict=True)
        ]
        return self._named(np.array(rows)[:, None])

    def advance(self, n: int, keep: int) -> dict[str, np.ndarray]:
        """See Stepper."""
        before, keep = self.step, min(n, keep)
        self._move(n - keep, None, 1)
        out = np.full((len(self.y), keep, self.trajectory.width), np.nan)
        if self.stopped is None:
            done = self._move(keep, out, 1)
            out = out[:, :done]
        else:
            out = out[:, :0]
        self._carry(self.step - before, before)
        return self._named(out)

    def sample(self, n: int, every: int) -> dict[str, np.ndarray]:
        """See Stepper."""
        rows = (self.step + n) // every - self.step // every
        before = self.step
        if self._base[0] % every:  # machine code counts from the last change of dt
            out = np.full((len(self.y), n, self.trajectory.width), np.nan)
            self._move(n, out, 1)
            out = out[:, every - 1 - before % every :: every].copy()
        else:
            out = np.full((len(self.y), rows, self.trajectory.width), np.nan)
            self._move(n, out, every)
        good = self.step // every - before // every
        return self._named(out[:, :good])

    def snapshot(self) -> dict[str, np.ndarray]:
        """See Stepper."""
        return {**self.clouds.seen(self._wrapped), **self.seeds.seen(self._wrapped)}

    def state(self) -> dict[str, np.ndarray]:
        """See Stepper."""
        columns = self.y[0] if self.single else self.y.T
        return dict(zip(self.experiment.states, np.array(columns), strict=True))

    def keep(self) -> dict[str, Any]:
        """See Stepper."""
        return {
            "step": self.step,
            "base": self._base,
            "dt": self.dt,
            "params": self.params,
            "y": self.y.copy(),
            "memory": [memory.copy() for memory in self.memory],
            "alive": self._alive.copy(),
            "clouds": self.clouds.keep(),
            "seeds": self.seeds.keep(),
        }

    def resume(self, kept: Mapping[str, Any]) -> None:
        """See Stepper."""
        self.step, self._base, self.dt = kept["step"], kept["base"], kept["dt"]
        self.params, self.stopped, self.why = kept["params"], None, ""
        self.y[...] = kept["y"]
        self.memory = [memory.copy() for memory in kept["memory"]]
        self._alive[...] = kept["alive"]
        self.clouds.resume(kept["clouds"])
        self.seeds.resume(kept["seeds"], self.step)

    def turn(self, params: ParamSet) -> None:
        """See Stepper."""
        self.params = params
        first = self.step - self._base[0]
        self._remember(first, first)

    def retime(self, dt: float) -> None:
        """See Stepper."""
        first = self.step - self._base[0]
        self._base, self.dt = (self.step, self.t), dt
        self._remember(first, 0)

    def drop(self, drop: Drop) -> None:
        """Copies of the present state that move beside it from now on; a count of 0 takes them."""
        self.clouds.drop(drop, self.y[int(np.argmax(self._alive))], self.step)

    def place(self, points: tuple[tuple[float, ...], ...]) -> None:
        """See Stepper."""
        self.seeds.place(checked(self.experiment, points), self.step, self._new_memory)

    def _new_memory(self, beside: int) -> np.ndarray:
        """What the rule knows of the k-th trajectory beside the run: nothing yet."""
        member = len(self.y) + beside
        p, ahead = self.params.vector, self._base[0]
        return self.trajectory.remembered(p, self.dt, self.seed, member, ahead)

    def _remember(self, first: int, then: int) -> None:
        """What the rule knows, fitted to new dials or another step."""
        p, ahead = self.params.vector, self._base[0]
        for kept in (self, self.seeds):
            kept.memory = [
                self.trajectory.turned(memory, p, self.dt, first, then, ahead)
                for memory in kept.memory
            ]

    def _move(self, n: int, out: np.ndarray | None, every: int) -> int:
        """Advance every start; (m, rows, d) `out` receives samples. Returns the steps done."""
        if n < 1 or self.stopped is not None:
            return 0
        step, t = self._base
        first, vector = self.step - step, self.params.vector

        def one(i: int) -> int:
            if not self._alive[i]:
                return n
            return self.trajectory.advance(
                self.y[i], self.memory[i], vector, t, self.dt, first, n,
                every, None if out is None else out[i], self.rtol, self.rtol * 1e-2,
            )  # fmt: skip

        done = pools.pool().map(one, range(len(self.y)))
        return self._settle(n, done)

    def _settle(self, n: int, done: list[int]) -> int:
        """Note which starts diverged; the run stops when the last one did."""
        before = self._alive.copy()
        for i, steps in enumerate(done):
            self._alive[i] &= steps >= n
        taken = (
            n
            if self._alive.any()
            else max((s for s, alive in zip(done, before, strict=True) if alive), default=0)
        )
        self.step += taken
        if not self._alive.any():
            self.stopped = self._culprit(int(np.argmax(done)))
        return taken

    def _culprit(self, member: int) -> str:
        """The state that would leave every bound at the next step: the one that moves most."""
        return self.experiment.states[int(np.argmax(np.abs(self.y[member])))]

    def _carry(self, n: int, first: int) -> None:
        step, t = self._base
        vector = self.params.vector
        self.seeds.advance(n, first + n, vector, t, self.dt, first - step, self.rtol)
        self.clouds.advance(n, first, vector, self._base, self.dt)

    def _wrapped(self, array: np.ndarray) -> np.ndarray:
        for name, modulus in getattr(self.experiment.motion, "wrap", {}).items():
            places = {**dict(zip(self.experiment.states, range(99), strict=False)), **self._delayed}
            array[..., places[name]] %= modulus
        return array

    def _named(self, out: np.ndarray) -> dict[str, np.ndarray]:
        """Samples (m, k, d) under the names of the paths and series: time first."""
        samples = self._wrapped(out[0] if self.single else out.transpose(1, 0, 2))
        states = self.experiment.states
        columns = {name: samples[..., i] for i, name in enumerate(states)}
        columns |= {name: samples[..., i] for name, i in self._delayed.items()}
        named = {"state": samples[..., : len(states)]}
        for path in self.experiment.paths:
            named[path.name] = np.stack([columns[name] for name in path.of], axis=-1)
        named |= {name: columns[name] for name in self._delayed}
        for show in self.experiment.series:
            named[show.name] = _series(show.of, columns, self.params)
        return named


def _series(of: Any, columns: Mapping[str, np.ndarray], params: ParamSet) -> np.ndarray:
    from explorer.model import wiring

    return wiring.call(of, {**params, **columns}) if callable(of) else columns[of]


def rule(experiment: Experiment, method: str | None) -> str:
    """The stepping rule asked for, or the declared one; BadInput for one that does not exist."""
    if isinstance(experiment.motion, Map):
        if method not in (None, "", "map"):
            raise BadInput(f"method {method!r}: a map has no stepping rule; leave it out")
        return "map"
    chosen = method or experiment.motion.method
    if chosen not in FLOW_RULES:
        raise BadInput(f"method {chosen!r}: choose one of {', '.join(FLOW_RULES)}")
    assert experiment.system is not None
    fits(experiment.system, chosen)
    return chosen


def starts(experiment: Experiment, start: Mapping[str, Any] | None) -> tuple[np.ndarray, bool]:
    """(m, d) first states, and whether it is one trajectory given by plain numbers."""
    motion = experiment.motion
    declared = dict(getattr(motion, "start", {}))
    for name, value in (start or {}).items():
        if name not in declared:
            raise unknown(name, set(declared), f"state of {experiment.key}")
        try:
            declared[name] = np.asarray(value, dtype=np.float64)
        except (TypeError, ValueError):
            raise BadInput(f"start of {name} = {value!r}: give a number") from None
    single = all(np.ndim(value) == 0 for value in declared.values())
    try:
        columns = np.broadcast_arrays(*[np.atleast_1d(v) for v in declared.values()])
    except ValueError:
        sizes = {name: np.size(value) for name, value in declared.items()}
        raise BadInput(
            f"starts of different lengths: {sizes}; give one length or a number"
        ) from None
    y = np.array(columns, dtype=np.float64).T.copy()
    if y.ndim != 2 or not len(y):
        raise BadInput("starts are numbers or arrays of one dimension with at least one value")
    if not np.isfinite(y).all() or (np.abs(y) > LIMIT).any():
        raise BadInput(f"starts must be finite and within +-{LIMIT:g}")
    return y, single
