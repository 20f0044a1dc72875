"""Schools in NetCDF under the names of dewi-kadita, so that scripts written for its files run.

source  S. H. S. Herho et al., dewi-kadita (package on PyPI): variable and attribute names
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from explorer.engine.recorder import Recording
from explorer.engine.session import RunDocument
from explorer.io.layout import Described, Variable, recording
from explorer.model import BadInput, Swarm

AXES = ("x", "y", "z")
DERIVED = frozenset(
    "positions velocities fish spatial polarization rotation x y z vx vy vz".split()
)
# attributes of a foreign file that are dials of ours under the same name
DIALS = (
    "n_fish", "box_size", "speed", "r_repulsion", "r_orientation", "r_attraction",
    "max_turn", "noise", "blind_angle", "orientation_weight",
)  # fmt: skip
UNIT_RANGE = {"valid_range": np.array([0.0, 1.0])}


def swarm(run: Recording) -> Swarm | None:
    """The swarm in three dimensions that the recording holds, if any."""
    for show in run.experiment.shows:
        if isinstance(show, Swarm) and {show.at, show.toward} <= set(run.arrays):
            shape = run.arrays[show.at].shape
            if len(shape) == 3 and shape[2] == 3:
                return show
    return None


def variables(run: Recording, show: Swarm) -> Iterator[tuple[Variable, dict[str, Any]]]:
    """What dewi-kadita writes besides `time`, with each variable's further attributes."""
    at, head = run.arrays[show.at], run.arrays[show.toward]
    speed = run.params.get("speed", 1.0)
    velocity = head * np.asarray(speed, dtype=float)
    each = ("time", "fish", "spatial")
    length, rate = run.experiment.unit(show.at) or "1", run.experiment.unit("speed") or "1"
    ids, axes = np.arange(at.shape[1], dtype=np.int32), np.arange(3, dtype=np.int32)
    yield Variable("fish", ("fish",), ids, "1", "fish_index"), {}
    which = {"comment": "0=x, 1=y, 2=z (depth)"}
    yield Variable("spatial", ("spatial",), axes, "1", "spatial_dimension"), which
    yield Variable("positions", each, at, length, "fish_positions"), {}
    yield Variable("velocities", each, velocity, rate, "fish_velocities"), {}
    for i, axis in enumerate(AXES):
        yield Variable(axis, each[:2], at[..., i], length, f"fish_{axis}_position"), {}
        yield Variable(f"v{axis}", each[:2], velocity[..., i], rate, f"fish_{axis}_velocity"), {}
    for name, values in _order(run, show).items():
        label = f"school_{name}_order_parameter"
        yield Variable(name, ("time",), values, "1", label), UNIT_RANGE


def attributes(run: Recording, show: Swarm) -> dict[str, Any]:
    """The global attributes: every dial, how the run was made, and the mean order."""
    made = {
        name: np.int8(value) if isinstance(value, bool) else value
        for name, value in run.params.items()
    }
    made |= {
        "scenario_name": run.document.experiment,
        "institution": "not stated",
        "history": f"made by: {run.as_command()}" if _short(run) else "made by separatrix run",
        "n_steps": run.document.steps,
        "dt": run.document.dt,
        "save_interval": run.document.every,
        "seed": run.document.seed,
    }
    for name, values in _order(run, show).items():
        made[f"final_{name}"] = float(values[-1])
        made[f"mean_{name}"] = float(values[len(values) // 2 :].mean())
    return made


def _short(run: Recording) -> bool:
    return not any(np.ndim(value) for value in run.document.start.values())


def _order(run: Recording, show: Swarm) -> dict[str, np.ndarray]:
    """Polarisation and milling of each sample, (k,) each."""
    at, head = run.arrays[show.at], run.arrays[show.toward]
    box = float(run.params.get(show.box, 0.0)) if show.box else 0.0
    if run.params.get("variant") == "compat" or box <= 0:
        out = at - at.mean(axis=1, keepdims=True)
    else:
        out = _from_centre(at, box)
    length = np.linalg.norm(out, axis=2, keepdims=True)
    out = np.divide(out, length, out=np.zeros_like(out), where=length > 1e-10)
    return {
        "polarization": np.linalg.norm(head.mean(axis=1), axis=1),
        "rotation": np.linalg.norm(np.cross(out, head).mean(axis=1), axis=1),
    }


def _from_centre(at: np.ndarray, box: float) -> np.ndarray:
    """Offsets from the circular mean, the shortest way round the periodic box."""
    mean = np.exp(2j * np.pi * at / box).mean(axis=1, keepdims=True)
    circular = np.angle(mean) * box / (2 * np.pi)
    centre = np.where(np.abs(mean) < 1e-3, at.mean(axis=1, keepdims=True), circular)
    out = at - centre
    return out - box * np.round(out / box)


def own(named: dict[str, np.ndarray], show: Swarm) -> dict[str, np.ndarray]:
    """The variables of a file of ours under our own names, without what follows from them."""
    kept = {name: values for name, values in named.items() if name not in DERIVED}
    return kept | {show.at: named["positions"]} if "positions" in named else kept


def foreign(named: Mapping[str, np.ndarray]) -> bool:
    """Whether these are the variables of a dewi-kadita file."""
    return {"t", "positions", "velocities"} <= set(named)


def adopt(
    named: Mapping[str, np.ndarray], given: Mapping[str, Any], described: Described, where: str
) -> Recording:
    """The recording in a dewi-kadita file; what it does not say is taken as that program's own."""
    at, velocity = named["positions"], named["velocities"]
    if at.ndim != 3 or at.shape[2] != 3 or velocity.shape != at.shape or not at.size:
        raise BadInput(f"{where}: positions {at.shape} and velocities {velocity.shape} do not fit")
    params: dict[str, Any] = {"variant": "compat"}
    for name in DIALS:
        if name in given:
            params[name] = np.asarray(given[name]).item()
    params["n_fish"] = at.shape[1]
    if "orientation_weight" not in given:
        warnings.warn(f"{where}: orientation_weight is missing; taken as 1.0", stacklevel=3)
        params["orientation_weight"] = 1.0
    every = int(np.asarray(given.get("save_interval", 1)).item())
    length = np.linalg.norm(velocity, axis=2, keepdims=True)
    head = np.divide(velocity, length, out=np.zeros_like(velocity), where=length > 0)
    document = RunDocument(
        "couzin",
        params,
        start={"pos": at[0], "head": head[0]},
        method="kernel",
        dt=float(np.asarray(given.get("dt", 0.1)).item()),
        steps=every * (len(at) - 1),
        every=every,
    )
    own_names = {"pos": at, "head": head, "step": np.arange(len(at)) * every}
    nobody = np.zeros(3), np.array([1.0, 0.0, 0.0])  # place and heading of no predator
    for name, rest in zip(("predator_at", "predator_toward"), nobody, strict=True):
        own_names |= {name: np.tile(rest, (len(at), 1)), f"final_{name}": rest}
    own_names |= {"final_pos": at[-1], "final_head": head[-1]}
    return recording(named["t"], own_names, document, None, described, where)
