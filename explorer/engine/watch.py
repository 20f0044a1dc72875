"""Watch: one diagnostic on one channel of a live run, and what it saw last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.engine import pool as pools
from explorer.engine.channels import Channel, data, earlier
from explorer.engine.equation_stepper import starts
from explorer.engine.run import Run
from explorer.engine.tape_stepper import tracks, whole
from explorer.engine.trials import Trials
from explorer.model import Diagnostic, Experiment, Frame, Kernel, Moving, Reading
from explorer.model.param import ParamSet
from explorer.model.signal import Signals

if TYPE_CHECKING:
    from explorer.engine.job import Job

Listener = Callable[[Experiment, ParamSet], Signals]  # the catalogue, heard from an open experiment


@dataclass(frozen=True, eq=False)
class Observation:
    """A reading and the frame it was taken from; `error` says why there is none, or no newer."""

    frame: Frame
    reading: Reading | None
    error: str = ""


class Watch:
    """One diagnostic on one channel; the observer's thread, or a job of its own, works on it."""

    def __init__(
        self,
        diagnostic: Diagnostic,
        channel: Channel | None,
        options: ParamSet,
        catalogue: Listener | None = None,
    ) -> None:
        self.diagnostic, self.channel, self.options = diagnostic, channel, options
        self.catalogue = catalogue
        self.cancel = np.zeros(1, dtype=np.int32)
        self.latest: Observation | None = None
        self.shown = True
        self.fresh = True
        self.stream: Any = None
        self.seen, self.due = -1, 0.0  # the last sample fed; when it may be measured again
        self.key: tuple[Any, ...] = ()
        self.job: Job | None = None
        self.stopped = False  # a person ended its job early

    @property
    def working(self) -> bool:
        """Whether a job is under way for it."""
        return self.job is not None and self.job.working

    @property
    def held(self) -> bool:
        """Whether a person holds its job."""
        return self.job is not None and self.job.held


def scope(run: Run, watch: Watch, frame: Frame, motion: Moving | None) -> dict[str, Any]:
    """Everything that the compute of a watched diagnostic may ask for."""
    found: dict[str, Any] = {
        "dt": frame.dt,
        "t": frame.t,
        "params": frame.params,
        "pool": pools.beside(),
        "cancel": watch.cancel,
        "seed": run.seed,
        "live": True,
        "playing": run.playing,
        "fresh": watch.fresh,
        "whole": whole(run.experiment, watch.channel),
        "iterated": run.experiment.iterated,
        "tracks": tracks(run.experiment),
    }
    if watch.diagnostic.asks_for_trials:
        anew = watch.diagnostic.renews == "dials"
        start = run.start_values if anew else present(run.experiment, frame)
        found["trials"] = Trials(
            run.experiment, run.params, start, run.dt, run.method, run.seed, run.rtol
        )
    if motion is not None:
        found["motion"] = motion
    if watch.catalogue is not None:
        found["catalogue"] = watch.catalogue(run.experiment, run.params)
    channel = watch.channel
    if channel is not None and watch.diagnostic.takes is not None and channel.link is None:
        found.update(data(run.experiment, channel, frame.arrays, frame.params))
        found.update(earlier(run.experiment, channel, frame.before, frame.params))
        found["since"] = frame.since
    return {**found, **watch.options}  # an option may have the name of something supplied


def present(experiment: Experiment, frame: Frame) -> dict[str, np.ndarray]:
    """A Kernel's whole state as a frame shows it, to begin another run from."""
    names = experiment.states if isinstance(experiment.motion, Kernel) else ()
    return {name: frame.arrays[name] for name in names if name in frame.arrays}


def moving(run: Run, frame: Frame) -> Moving | None:
    """The motion with its dials as the frame has them, from the frame's last state."""
    if run.experiment.system is None:
        return _carrying(run, frame.params, frame.dt, frame.t)
    state = frame.arrays["state"]
    last = state[0, -1] if state.ndim == 3 else state[-1]
    return _moving(run, frame.params, np.array(last), frame.dt, frame.t)


def begun(run: Run) -> Moving | None:
    """The motion with its dials as they are set, from the start of the run, as `measure` has it."""
    if run.experiment.system is None:
        return _carrying(run, run.params, run.dt, 0.0)
    first, _ = starts(run.experiment, run.start_values)
    return _moving(run, run.params, first[0].copy(), run.dt, 0.0)


def _carrying(run: Run, params: ParamSet, dt: float, t: float) -> Moving | None:
    """The motion of what a velocity on a grid carries; None while nothing shows one."""
    slices = run.slices()
    if slices is None:
        return None
    found = _moving(run, params, np.zeros(0), dt, t)
    return replace(found, slices=slices, dt=slices.spacing, movable=True)


def _moving(run: Run, params: ParamSet, state: np.ndarray, dt: float, t: float) -> Moving:
    experiment = run.experiment
    return Moving(
        experiment.motion, experiment.system, params, state, dt,
        run.method or experiment.motion.method, t, run.seed, experiment.key, experiment.ranges,
        run.rtol,
    )  # fmt: skip
