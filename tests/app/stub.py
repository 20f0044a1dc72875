"""A run and an observer that need no engine: enough of both for widgets to be tested."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import numpy as np

from explorer.model import (
    Diagnostic,
    Experiment,
    Flow,
    Frame,
    Param,
    Path,
    Preset,
    Reading,
    Series,
    Source,
    Value,
)
from tests import pictures

LORENZ = Experiment(
    key="lorenz",
    title="Lorenz 1963",
    about="Three modes of convection; the first strange attractor found by computer.",
    sources=(Source("E. N. Lorenz", "Deterministic nonperiodic flow", 1963, "J. Atmos. Sci. 20"),),
    params=(
        Param("sigma", 10.0, 0.0, 50.0, "Prandtl number: viscosity over heat conduction"),
        Param("rho", 28.0, 0.0, 200.0, "Rayleigh number over its critical value"),
        Param("beta", 8 / 3, 0.0, 10.0, "aspect ratio of the rolls"),
    ),
    motion=Flow(
        "x' = sigma*(y - x)\ny' = x*(rho - z) - y\nz' = x*y - beta*z",
        start={"x": 1.0, "y": 1.0, "z": 1.0},
    ),
    shows=(Path("path", of=("x", "y", "z")),),
    diagnostics=("spread", "permutation_entropy:path.x"),
    presets=(
        Preset("butterfly"),
        Preset("period window", rho=160.0, source="Sparrow 1982"),
        Preset("published", rho=45.0, published={"sigma": 16.0}),
    ),
    family="flows",
)
EVERY_KIND = Experiment(
    key="every_kind",
    title="Every kind of dial",
    about="One dial of each kind, for tests.",
    sources=(Source("A. Author, B. Other", "Dials", 1999),),
    params=(
        Param("rate", 0.5, 0.0, 1.0, "a plain dial", unit="1/s", hard_min=0.0, hard_max=100.0),
        Param("size", 1.0, 1e-4, 1e4, "a logarithmic dial", scale="log", hard_min=1e-12),
        Param("count", 100, 1, 500, "a whole number", kind="int", effect="restart"),
        Param("periodic", True, help="a switch", group="box"),
        Param("variant", "one", help="a choice", choices=("one", "two"), group="box"),
    ),
    motion=Flow("x' = rate*size*count*periodic*variant", start={"x": 0.0}),
    family="maps",
)


def _compute(samples: np.ndarray) -> Reading:
    return Reading({"mean": float(np.mean(samples))})


SPREAD = Diagnostic(
    "spread", "Spread", "Mean of the path.", Path, Series, _compute, (Value("mean", "L", "mean"),)
)
ENTROPY = Diagnostic(
    "permutation_entropy", "Permutation entropy", "Order of a signal.", Series, Series, _compute,
    (Value("H", "", "disorder, 0 to 1"), Value("C", "", "complexity")),
)  # fmt: skip
DIAGNOSTICS = {one.key: one for one in (SPREAD, ENTROPY, pictures.ALL, pictures.ENDLESS)}


class StubRun:
    """Answers like `engine.run.Run`, from the thread that asks."""

    def __init__(self, experiment: Experiment, params: Any = None, **how: Any) -> None:
        self.experiment, self.how = experiment, how
        self.params = experiment.settings(params)
        self.dt = how.get("dt") or experiment.motion.dt
        self.closed, self.log, self.seeds = False, (), ()
        self.speed = 1.0
        self.restarts = self.steps_asked = self._step = 0
        self._playing, self.divergence, self.error = False, None, ""
        self._frame: Frame | None = None

    def start(self) -> None:
        """Ready at once."""

    def play(self) -> None:
        self._playing = True

    def pause(self) -> None:
        self._playing = False

    def step(self, n: int = 1) -> None:
        self.steps_asked += n

    def restart(self) -> None:
        self.restarts += 1
        self.divergence = None

    def set_many(self, values: dict[str, Any]) -> None:
        self.params = self.experiment.settings({**self.params, **values})

    def set_start(self, start: dict[str, Any]) -> None:
        self.start_values = dict(start)
        self.restarts += 1

    def animate(self, values: dict[str, Any]) -> None:
        self.animations = {**getattr(self, "animations", {}), **values}

    def place(self, points: Any) -> None:
        from explorer.engine.seeds import checked

        self.seeds = checked(self.experiment, points)

    def drop(self, count: int, radius: float, form: str = "ball", at: Any = ()) -> None:
        self.dropped = (count, radius, at)

    def set_speed(self, speed: float) -> None:
        self.speed = speed

    def latest(self) -> Frame:
        if not self._playing and self._frame is not None and self._frame.params == self.params:
            return self._frame
        self._step += 50 * self._playing
        n = np.arange(max(0, self._step - 4000), self._step + 1)
        s = n * self.dt
        path = np.stack([12 * np.sin(2.1 * s), 16 * np.sin(1.3 * s), 24 + 12 * np.cos(0.7 * s)], 1)
        of = len(self.experiment.states)
        arrays = {"path": path[:, :of], "state": path[:, :of]}
        first = dict.fromkeys(arrays, int(n[0]))
        t = self._step * self.dt
        self._frame = Frame(
            self.experiment.key, self._step, t, self.params, arrays, first, 1, self.dt
        )
        return self._frame

    def status(self) -> SimpleNamespace:
        return SimpleNamespace(
            step=self._step, t=self._step * self.dt, steps_per_s=3000.0, playing=self._playing,
            state="ready", error=self.error, divergence=self.divergence, method="rk4", dt=self.dt,
            newest=self._step, behind=False, budget=512_000_000, thinned=False, until=0,
        )  # fmt: skip

    def close(self, timeout: float = 2.0) -> bool:
        self.closed = True
        return True


class StubObserver:
    """Answers like `engine.observer.Observer`."""

    def __init__(self, run: StubRun) -> None:
        self.run, self.watched, self.busy, self.closed = run, [], False, False

    def watch(self, diagnostic: Any, channel: str | None = None, options: Any = None) -> Any:
        handle = SimpleNamespace(diagnostic=diagnostic, channel=channel, options=options or {})
        handle.shown, handle.seen = True, None
        handle.working = handle.stopped = False
        self.watched.append(handle)
        return handle

    def unwatch(self, handle: Any) -> None:
        self.watched.remove(handle)

    def set_options(self, handle: Any, values: dict[str, Any]) -> None:
        handle.options = {**handle.options, **values}

    def stop(self, handle: Any) -> None:
        handle.working, handle.stopped = False, True

    def renew(self, handle: Any) -> None:
        handle.working, handle.stopped = True, False

    def show(self, handle: Any, shown: bool) -> None:
        handle.shown = shown

    def latest(self, handle: Any) -> Any:
        frame = self.run.latest()
        if handle.seen is not None and handle.seen.frame is frame:
            return handle.seen
        values = {v.name: 0.5 + 0.1 * math.sin(frame.t) for v in handle.diagnostic.values}
        if handle.diagnostic.pictures:
            reading = Reading(values, arrays=pictures.arrays(), words=pictures.WORDS)
            handle.seen = SimpleNamespace(frame=frame, reading=reading, error="")
            return handle.seen
        reading = Reading(values, uncertainty=dict.fromkeys(values, 0.003))
        handle.seen = SimpleNamespace(frame=frame, reading=reading, error="")
        return handle.seen

    def leave_off(self) -> None:
        self.busy = False

    def close(self, timeout: float = 2.0) -> bool:
        self.closed = True
        return True


def wear(window: Any, qtbot: Any, name: str) -> None:
    """Change the theme, and wait until everything wears it."""
    window.commands.view.wear(name)
    qtbot.waitUntil(lambda: not window.effects.dressing.pending)
