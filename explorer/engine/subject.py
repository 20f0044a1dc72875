"""What is measured: a diagnostic and its source, and what that source gives the diagnostic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from explorer.engine import chain
from explorer.engine import pool as pools
from explorer.engine.batch import begin_document, record
from explorer.engine.channels import Channel, data, earlier, fitting
from explorer.engine.kernel_stepper import KernelStepper
from explorer.engine.moving import motion_of
from explorer.engine.recorder import Recording
from explorer.engine.session import RunDocument
from explorer.engine.tape_stepper import tracks
from explorer.engine.trials import Trials
from explorer.model import BadInput, Diagnostic, Diverged, Experiment, Kernel, Moving, Path
from explorer.model.param import ParamSet
from explorer.model.shows import Series
from explorer.model.signal import Signals
from explorer.model.tape import Tape


@dataclass(frozen=True, eq=False)
class Subject:
    """What to measure: a diagnostic, and one of experiment, recording or data."""

    diagnostic: Diagnostic
    source: Experiment | Recording | None = None
    channel: str | None = None
    params: Mapping[str, Any] | None = None
    data: Any = None
    dt: float = 1.0
    catalogue: Callable[[Experiment, ParamSet], Signals] | None = None
    diagnostics: Mapping[str, Diagnostic] = field(default_factory=dict)


def shared() -> dict[str, Any]:
    """What any compute may ask for."""
    return {"pool": pools.pool(), "cancel": np.zeros(1, np.int32), "live": False, "fresh": True}


def scope(subject: Subject, running: Mapping[str, Any]) -> dict[str, Any]:
    """Its data, or what a run of it shows, under the names that a compute may ask for.

    running   options of that run
    """
    if subject.data is not None:
        return _of_data(subject)
    if isinstance(subject.source, Recording):
        return _of_recording(subject, subject.source)
    if subject.source is not None:
        return _of_experiment(subject, subject.source, running)
    raise BadInput(f"{subject.diagnostic.key}: give an experiment or data")


def _of_data(subject: Subject) -> dict[str, Any]:
    """Plain arrays under the names a compute asks for."""
    if subject.diagnostic.asks_for_motion or subject.diagnostic.asks_for_catalogue:
        raise BadInput(f"{subject.diagnostic.key} needs equations, not data")
    given = subject.data
    if subject.diagnostic.in_blocks and hasattr(given, "blocks"):
        return {"samples": given, "dt": subject.dt}
    if isinstance(given, Mapping):
        arrays = {name: _finite_kind(name, value) for name, value in given.items()}
        return {"dt": subject.dt, "box": 0.0, **arrays}
    array = _finite_kind("data", given)
    wanted = {Series: 1, Path: 2}.get(subject.diagnostic.takes or Series, array.ndim)
    if array.ndim != wanted:
        raise BadInput(f"data of shape {array.shape}: {subject.diagnostic.key} needs {wanted}-D")
    return {"samples": array, "dt": subject.dt}


def _finite_kind(name: str, value: Any) -> np.ndarray:
    try:
        kind = np.complex128 if np.iscomplexobj(value) else np.float64
        return np.ascontiguousarray(value, dtype=kind)
    except (TypeError, ValueError):
        raise BadInput(f"{name}: give numbers, got {type(value).__name__}") from None


def _of_recording(subject: Subject, run: Recording) -> dict[str, Any]:
    channel = _channel(subject, run.experiment)
    made = {"t": float(run.t[-1]), "params": run.params, "seed": run.document.seed,
            "iterated": run.experiment.iterated}  # fmt: skip
    if channel.link is not None:
        scope = {**shared(), **made, "dt": run.spacing}
        numbers = chain.along(run.experiment, channel, run.arrays, scope)
        return {**made, "samples": numbers, "dt": run.spacing * channel.link.every}
    arrays, before = dict(run.arrays), {}
    if channel.kind not in (Path, Series):  # agents and fields: the last instant
        if len(run.t) > 1:
            before = {name: values[-2] for name, values in arrays.items()}
        arrays = {name: values[-1] for name, values in arrays.items()}
    elif next(iter(arrays.values())).ndim == 3:
        arrays = {n: a.transpose(1, 0, 2) if a.ndim == 3 else a for n, a in arrays.items()}
    scope = data(run.experiment, channel, arrays, run.params)
    scope |= earlier(run.experiment, channel, before, run.params)
    scope["tracks"] = tracks(run.experiment)
    if subject.diagnostic.asks_for_trials:
        scope |= _trying(run.experiment, replace(run.document, start=run.final))
    return {**scope, **made, "since": run.spacing, "dt": run.spacing}


def _of_experiment(
    subject: Subject, experiment: Experiment, running: Mapping[str, Any]
) -> dict[str, Any]:
    """The motion itself, or a run long enough to read."""
    given = dict(running)
    until = given.pop("until", None)
    if until is not None:
        given["steps"] = round(until / abs(given.get("dt") or experiment.motion.dt))
    if subject.diagnostic.asks_for_motion:
        return _of_motion(subject, experiment, given)
    if subject.diagnostic.asks_for_catalogue:
        return _of_catalogue(subject, experiment, given)
    if subject.diagnostic.asks_for_trials and subject.diagnostic.takes is None:
        return _of_trials(subject, experiment, given)
    if isinstance(experiment.motion, Tape):
        given.setdefault("steps", experiment.motion.length - 1)
    channel = _channel(subject, experiment)
    link = channel.link
    if link is not None and link.slides:
        given.setdefault("steps", link.needed * given.get("every", 1))
    given.setdefault("steps", 200 if isinstance(experiment.motion, Kernel) else 20_000)
    document = begin_document(experiment, subject.params, **given)
    motion = experiment.motion
    plain = isinstance(motion, Kernel) and not isinstance(motion, Tape) and link is None
    if channel.kind is Series and plain:
        return _of_series(experiment, document, channel)
    run = record(experiment, document)
    return _of_recording(replace(subject, source=run), run)


def _of_series(experiment: Experiment, document: RunDocument, channel: Channel) -> dict[str, Any]:
    """One number per kept step of a Kernel, without its fields, which may be large."""
    params = experiment.settings(document.params)
    live = KernelStepper(experiment, params, document.start, document.dt, document.seed)
    begun = live.origin()[channel.observable]
    rows = [begun, live.advance(document.steps, document.steps)[channel.observable]]
    samples = np.concatenate(rows)[:: document.every]
    spacing = document.dt * document.every
    return {"samples": samples, "params": params, "dt": spacing, "t": live.t,
            "seed": document.seed}  # fmt: skip


def _of_motion(
    subject: Subject, experiment: Experiment, given: Mapping[str, Any]
) -> dict[str, Any]:
    if experiment.system is None and experiment.motion.domain is not None:
        document = begin_document(experiment, subject.params, **given)
        chosen = experiment.settings(document.params)
        return _of_current(subject, experiment, document, chosen)
    moving = motion_of(experiment, subject.params, given, subject.diagnostic.key)
    return {"motion": moving, "params": moving.params, "dt": moving.dt, "t": moving.t0,
            "seed": moving.seed}  # fmt: skip


def _of_current(
    subject: Subject, experiment: Experiment, document: RunDocument, params: ParamSet
) -> dict[str, Any]:
    """The velocity of data, or what a Kernel has shown after as many steps as were asked for."""
    slices, t = getattr(experiment.motion, "slices", None), document.t0
    seen: dict[str, Any] = {}
    runs = slices is None
    if slices is None:
        live = KernelStepper(
            experiment, params, document.start, document.dt, document.seed, carrying=True
        )
        live.advance(document.steps, 0)
        if live.stopped is not None:
            raise Diverged(live.stopped, live.step, live.t)
        slices = live.slices
        if slices is None:
            raise BadInput(f"{experiment.key}: too few steps for a velocity in time; give until")
        t = slices.span[1]  # the last instant that was kept
        if subject.diagnostic.takes is not None:
            seen = data(experiment, _channel(subject, experiment), live.snapshot(), params)
    moving = Moving(
        experiment.motion, None, params, np.zeros(0), slices.spacing, "rk4", t, document.seed,
        experiment.key, slices=slices, movable=runs,
    )  # fmt: skip
    return {**seen, "motion": moving, "params": params, "dt": slices.spacing, "t": t,
            "seed": document.seed}  # fmt: skip


def _of_trials(
    subject: Subject, experiment: Experiment, given: Mapping[str, Any]
) -> dict[str, Any]:
    document = begin_document(experiment, subject.params, **given)
    return {**_trying(experiment, document), "dt": document.dt, "t": document.t0,
            "seed": document.seed}  # fmt: skip


def _trying(experiment: Experiment, document: RunDocument) -> dict[str, Any]:
    """Runs like the one of a document."""
    params = experiment.settings(document.params)
    trials = Trials(experiment, params, document.start, document.dt, document.method,
                    document.seed, document.rtol)  # fmt: skip
    return {"trials": trials, "params": params}


def _of_catalogue(
    subject: Subject, experiment: Experiment, given: Mapping[str, Any]
) -> dict[str, Any]:
    if subject.catalogue is None:
        raise BadInput(f"{subject.diagnostic.key} needs a catalogue to listen to")
    document = begin_document(experiment, subject.params, **given)
    params: ParamSet = experiment.settings(document.params)
    return {"catalogue": subject.catalogue(experiment, params), "params": params,
            "dt": document.dt, "t": document.t0, "seed": document.seed}  # fmt: skip


def _channel(subject: Subject, experiment: Experiment) -> Channel:
    diagnostic = subject.diagnostic
    if subject.channel:
        found = chain.find(experiment, subject.channel, subject.diagnostics)
        chain.check(diagnostic, found)
        return found
    fits = fitting(experiment, diagnostic)
    if not fits:
        raise BadInput(f"{diagnostic.key} fits no channel of {experiment.key}")
    return fits[0]
