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
ENTROPIES = {  # their name -> ours, and what they say of it
    "school_cohesion_entropy": ("cohesion", "distances to the nearest neighbour"),
    "polarization_entropy": ("polarization", "headings over the sphere"),
    "depth_stratification_entropy": ("depth", "heights in the water"),
    "angular_momentum_entropy": ("angular_momentum", "angular momentum about the middle"),
    "nearest_neighbor_entropy": ("nearest_neighbour", "unevenness of the five nearest"),
    "velocity_correlation_entropy": ("velocity_correlation", "cosines between two headings"),
    "school_shape_entropy": ("shape", "shares of the three principal variances"),
    "oceanic_schooling_index": ("osi", "weighted sum of the seven; high is disorder"),
}
DIAGNOSED = ("order_index", "spread", *ENTROPIES)
CSV_ORDER = ("spread", "order_index", *ENTROPIES)  # of columns, as the library has them
DUPLICATES = ("x", "y", "z", "vx", "vy", "vz")
DERIVED = frozenset(
    "positions velocities fish spatial polarization rotation x y z vx vy vz".split()
) | frozenset(DIAGNOSED)
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


def velocities(run: Recording, show: Swarm) -> np.ndarray:
    """(k, fish, 3): headings times the speed."""
    speed = run.params.get("speed", 1.0)
    return np.asarray(run.arrays[show.toward] * np.asarray(speed, dtype=float))


def variables(
    run: Recording,
    show: Swarm,
    measured: Mapping[str, np.ndarray] | None = None,
    compact: bool = False,
) -> Iterator[tuple[Variable, dict[str, Any]]]:
    """What dewi-kadita writes besides `time`, with each variable's further attributes.

    measured   values of DIAGNOSED, (k,) each;  compact  single precision, nothing twice
    """
    at, velocity = run.arrays[show.at], velocities(run, show)
    if compact:
        at, velocity = at.astype(np.float32), velocity.astype(np.float32)
    each = ("time", "fish", "spatial")
    length, rate = run.experiment.unit(show.at) or "1", run.experiment.unit("speed") or "1"
    ids, axes = np.arange(at.shape[1], dtype=np.int32), np.arange(3, dtype=np.int32)
    yield Variable("fish", ("fish",), ids, "1", "fish_index"), {}
    which = {"comment": "0=x, 1=y, 2=z (depth)"}
    yield Variable("spatial", ("spatial",), axes, "1", "spatial_dimension"), which
    yield Variable("positions", each, at, length, "fish_positions"), {}
    yield Variable("velocities", each, velocity, rate, "fish_velocities"), {}
    for i, axis in enumerate(AXES if not compact else ()):
        yield Variable(axis, each[:2], at[..., i], length, f"fish_{axis}_position"), {}
        yield Variable(f"v{axis}", each[:2], velocity[..., i], rate, f"fish_{axis}_velocity"), {}
    for name, values in order(run, show).items():
        label = f"school_{name}_order_parameter"
        yield Variable(name, ("time",), values, "1", label), UNIT_RANGE
    for name, values in (measured or {}).items():
        yield _diagnosed(name, values, length)


def _diagnosed(name: str, values: np.ndarray, length: str) -> tuple[Variable, dict[str, Any]]:
    """A variable of DIAGNOSED as the library has it."""
    if name == "spread":
        return Variable(name, ("time",), values, length, "school_spread_rms"), {}
    said = "larger of polarization and rotation; high is order"
    if name in ENTROPIES:
        said = ENTROPIES[name][1]
    return Variable(name, ("time",), values, "1", name), {**UNIT_RANGE, "description": said}


def attributes(
    run: Recording, show: Swarm, measured: Mapping[str, np.ndarray] | None = None
) -> dict[str, Any]:
    """The global attributes: every dial, how the run was made, and the mean order."""
    made = {
        name: np.int8(value) if isinstance(value, bool) else value
        for name, value in run.params.items()
    }
    made |= {
        "scenario_name": run.document.experiment,
        **dict.fromkeys(("institution", "author", "email", "license"), "not stated"),
        "history": f"made by: {run.as_command()}" if _short(run) else "made by separatrix run",
        "n_steps": run.document.steps,
        "dt": run.document.dt,
        "save_interval": run.document.every,
        "seed": run.document.seed,
    }
    said = ("order_index", "oceanic_schooling_index")
    means = {name: values for name, values in (measured or {}).items() if name in said}
    for name, values in {**order(run, show), **means}.items():
        made[f"final_{name}"] = float(values[-1])
        made[f"mean_{name}"] = float(values[len(values) // 2 :].mean())
    return made


def _short(run: Recording) -> bool:
    return not any(np.ndim(value) for value in run.document.start.values())


def order(run: Recording, show: Swarm) -> dict[str, np.ndarray]:
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
    if "positions" in named:
        kept[show.at] = np.asarray(named["positions"], dtype=np.float64)
    if show.toward not in kept and "velocities" in named:  # a compact file
        kept[show.toward] = _directed(np.asarray(named["velocities"], dtype=np.float64))
    return kept


def _directed(velocity: np.ndarray) -> np.ndarray:
    length = np.linalg.norm(velocity, axis=-1, keepdims=True)
    return np.divide(velocity, length, out=np.zeros_like(velocity), where=length > 0)


def foreign(named: Mapping[str, np.ndarray]) -> bool:
    """Whether these are the variables of a dewi-kadita file."""
    return {"t", "positions", "velocities"} <= set(named)


def adopt(
    named: Mapping[str, np.ndarray], given: Mapping[str, Any], described: Described, where: str
) -> Recording:
    """The recording in a dewi-kadita file; what it does not say is taken as that program's own."""
    document = described_by(named, given, where)
    at, head = named["positions"], _directed(named["velocities"])
    own_names = {"pos": at, "head": head, "step": np.arange(len(at)) * document.every}
    own_names |= {"final_pos": at[-1], "final_head": head[-1], **no_predator(len(at))}
    own_names |= {name: named[name] for name in DIAGNOSED if name in named}
    return recording(named["t"], own_names, document, None, described, where)


def no_predator(frames: int) -> dict[str, np.ndarray]:
    """Its place and heading in every frame, and after the last: it never hunts."""
    found: dict[str, np.ndarray] = {}
    for name, rest in (("predator_at", np.zeros(3)), ("predator_toward", np.eye(3)[0])):
        found |= {name: np.tile(rest, (frames, 1)), f"final_{name}": rest}
    return found


def described_by(
    named: Mapping[str, np.ndarray], given: Mapping[str, Any], where: str
) -> RunDocument:
    """The run of a dewi-kadita file, from its first frame on."""
    at, velocity = named["positions"], named["velocities"]
    if at.ndim != 3 or at.shape[2] != 3 or velocity.shape != at.shape or not at.size:
        raise BadInput(f"{where}: positions {at.shape} and velocities {velocity.shape} do not fit")
    params: dict[str, Any] = {"variant": "compat"}
    for name in DIALS:
        if name in given:
            params[name] = np.asarray(given[name]).item()
    params["n_fish"] = at.shape[1]
    if "orientation_weight" not in given:
        warnings.warn(f"{where}: orientation_weight is missing; taken as 1.0", stacklevel=4)
        params["orientation_weight"] = 1.0
    every = int(np.asarray(given.get("save_interval", 1)).item())
    return RunDocument(
        "couzin",
        params,
        start={"pos": at[0], "head": _directed(velocity)[0]},
        method="kernel",
        dt=float(np.asarray(given.get("dt", 0.1)).item()),
        steps=every * (len(at) - 1),
        every=every,
    )
