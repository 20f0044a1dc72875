"""A recording as named variables with dimensions: what every file format writes and reads."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import numpy as np

from explorer.engine.positions import positions
from explorer.engine.recorder import Divergence, Recording
from explorer.engine.session import RunDocument
from explorer.model import BadInput, Experiment, Kernel, ParamSet, Swarm, wiring
from explorer.model.param import unknown

Described = Callable[[RunDocument], Experiment]
FINAL = "final_"  # the whole state after the last step, to start another run from


@dataclass(frozen=True, eq=False)
class Variable:
    """One array with a name for each of its dimensions."""

    name: str
    dims: tuple[str, ...]
    values: np.ndarray
    unit: str = ""
    label: str = ""


def chosen(recording: Recording, only: Collection[str]) -> tuple[Variable, ...]:
    """The variables of these names, and the steps; () asks for all. BadInput for no such name."""
    every = variables(recording)
    known = {one.name for one in every if not one.name.startswith(FINAL)} - {"step"}
    for name in only:
        if name not in known:
            raise unknown(name, known, f"variable of {recording.experiment.key}")
    return tuple(v for v in every if not only or v.name in only or v.name == "step")


def variables(recording: Recording) -> tuple[Variable, ...]:
    """Everything in a recording but its paths, which are columns of the states."""
    experiment = recording.experiment
    found = [
        Variable("step", ("time",), recording.steps, "1", "steps done"),
    ]
    if "state" in recording.arrays:
        found += _states(experiment, recording.arrays["state"])
    paths = {"state", *(path.name for path in experiment.paths)}
    for name, values in recording.arrays.items():
        if name not in paths:
            dims = ("time", *dimensions(experiment, name, values.shape[1:]))
            found.append(
                Variable(name, dims, values, unit(experiment, name), _label(experiment, name))
            )
    for name, values in recording.final.items():
        array = np.asarray(values)
        dims = dimensions(experiment, name, array.shape)
        label = f"{name} after the last step"
        found.append(Variable(FINAL + name, dims, array, unit(experiment, name), label))
    return tuple(found)


def _states(experiment: Experiment, state: np.ndarray) -> list[Variable]:
    dims = ("time",) if state.ndim == 2 else ("time", "start")
    return [
        Variable(name, dims, state[..., column], unit(experiment, name), f"state {name}")
        for column, name in enumerate(experiment.states)
    ]


def unit(experiment: Experiment, name: str) -> str:
    """The unit of an observable; "1" when it has none."""
    for show in experiment.shows:
        if show.name == name:
            return getattr(show, "unit", "") or "1"
    return experiment.unit(name) or "1"


def _label(experiment: Experiment, name: str) -> str:
    for show in experiment.shows:
        if show.name == name:
            return getattr(show, "label", "") or name
    return name


def dimensions(experiment: Experiment, name: str, shape: tuple[int, ...]) -> tuple[str, ...]:
    """Names for the axes of one sample: what the shape was declared by, else where it stands."""
    motion = experiment.motion
    swarm = {
        part
        for show in experiment.shows
        if isinstance(show, Swarm)
        for part in (show.at, show.toward)
    }
    if name in swarm and len(shape) == 2:
        return ("fish", "spatial")
    if isinstance(motion, Kernel) and name in motion.state:
        declared = motion.state[name].shape
        if declared == (3,):
            return ("spatial",)
        return tuple(
            size.removeprefix("n_") if isinstance(size, str) else f"{name}_{axis}"
            for axis, size in enumerate(declared)
        )
    if not isinstance(motion, Kernel) and len(shape) == 1:
        return ("start",)
    if len(shape) == 2:
        return (f"{name}_y", f"{name}_x")
    return tuple(f"{name}_{axis}" for axis in range(len(shape)))


def recording(
    t: np.ndarray,
    named: Mapping[str, np.ndarray],
    document: RunDocument,
    diverged: Divergence | None,
    described: Described,
    where: str,
) -> Recording:
    """The recording whose variables are `named`; BadInput when something is missing."""
    experiment = described(document)
    final = {n.removeprefix(FINAL): v for n, v in named.items() if n.startswith(FINAL)}
    arrays = {
        name: np.asarray(values)
        for name, values in named.items()
        if not name.startswith(FINAL) and name not in ("step", *experiment.states)
    }
    if isinstance(experiment.motion, Kernel):
        seen = [name for name, array in experiment.motion.state.items() if array.seen]
        arrays |= {name: _present(named, name, where) for name in seen}
        for path in experiment.paths:
            arrays[path.name] = np.stack([arrays[name] for name in path.of], axis=-1)
    else:
        columns = [_present(named, name, where) for name in experiment.states]
        state = np.stack(np.broadcast_arrays(*columns), axis=-1)
        for name in experiment.delayed:
            columns.append(_present(named, name, where))
        arrays = {"state": state, **_paths(experiment, columns), **arrays}
    steps = np.asarray(_present(named, "step", where), dtype=np.int64)
    for name, values in {"step": steps, **arrays}.items():
        if values.shape[:1] != t.shape:
            raise BadInput(f"{where}: {name} has {values.shape} samples for {t.shape} times")
    params = _params_at_end(experiment, document)
    return Recording(experiment, params, document, t, steps, arrays, diverged, final)


def _paths(experiment: Experiment, columns: list[np.ndarray]) -> dict[str, np.ndarray]:
    known = dict(zip((*experiment.states, *experiment.delayed), columns, strict=True))
    return {
        path.name: np.stack(np.broadcast_arrays(*(known[name] for name in path.of)), axis=-1)
        for path in experiment.paths
    }


def _present(named: Mapping[str, np.ndarray], name: str, where: str) -> np.ndarray:
    if name not in named:
        raise BadInput(f"{where}: no variable {name!r}; it holds {', '.join(sorted(named))}")
    return np.asarray(named[name])


def _params_at_end(experiment: Experiment, document: RunDocument) -> ParamSet:
    """Dial positions after the changes that fell within the run."""
    turned = positions({param.name: param for param in experiment.params}, document)
    params = experiment.settings(turned)
    check = getattr(experiment.motion, "check", None)
    if check is not None:
        wiring.call(check, params)
    return params
