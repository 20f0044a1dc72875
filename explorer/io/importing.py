"""Importing: columns of a file become an experiment, and are found again by who saved it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from explorer.io.column import Cancel, Cancelled, Column, Progress
from explorer.io.series import Contents, inspect, read, timed
from explorer.model import BadInput, Experiment
from explorer.model.tape import Recorded
from explorer.model.tracked import opened

HASHED = 1 << 22  # bytes at a time
ROLES = (
    ("frame", "frame_number", "framenumber"),
    ("id", "track", "track_id", "trackid", "fish", "fish_id", "individual", "identity"),
    ("x", "x [cm]", "x_cm", "pos_x"),
    ("y", "y [cm]", "y_cm", "pos_y"),
    ("z", "z [cm]", "z_cm", "pos_z"),
)  # what columns of tracked animals are called


@dataclass(frozen=True, eq=False)
class Import:
    """A finished reading: the experiment, its samples by column, and sentences about them."""

    experiment: Experiment
    about: Recorded
    columns: Mapping[str, np.ndarray]
    notes: tuple[str, ...]


def recording(
    contents: Contents,
    chosen: Sequence[str] = (),
    *,
    time: str | None = None,
    dt: float | None = None,
    unit: str | None = None,
    together: Sequence[str] = (),
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> Import:
    """The experiment that some columns of a file are.

    chosen     columns that become channels; () takes all there are
    time       column that holds the time; None: the one that looks like it, "" for none
    dt, unit   [unit] between samples, and its unit; None: as the file says
    together   2 or 3 of the chosen that span a trajectory
    raises     BadInput; Cancelled
    """
    names = tuple(chosen) or tuple(c.name for c in contents.channels)
    wanted = [contents.column(name) for name in names]
    said = contents.time.name if time is None and contents.time is not None else time or ""
    clock = contents.column(said) if said and said not in names else None
    every = [*wanted, *([clock] if clock else [])]
    columns = read(contents.path, every, progress, cancel)
    step, notes = dt or contents.dt, ""
    if clock is not None:
        columns, step, notes = _stepped(columns, clock, contents.path, dt)
    about = Recorded(
        str(Path(contents.path).resolve()), digest(contents.path, cancel), names,
        clock.name if clock else "", float(step),
        contents.unit if unit is None else unit,
        {c.name: c.unit for c in wanted if c.unit}, tuple(together),
    )  # fmt: skip
    return Import(opened(about, columns), about, columns, (notes,) if notes else ())


def tracking(
    contents: Contents,
    roles: Sequence[str],
    *,
    dt: float = 1.0,
    unit: str = "",
    length: str = "",
    longest: float = 0.0,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> Import:
    """The experiment that tracked animals in a file are.

    roles      columns of frame, id, x, y and perhaps z
    dt, unit   [unit] between frames;  length  unit of places, "" as the file says
    longest    that an animal comes in a frame; 0: as the file suggests
    raises     BadInput; Cancelled
    """
    names = tuple(roles)
    if len(names) not in (4, 5) or len(set(names)) < len(names):
        raise BadInput(f"tracks = {','.join(names)}: give frame, id, x, y and perhaps z")
    if not (np.isfinite(dt) and dt > 0):
        raise BadInput(f"dt = {dt!r}: give a time above 0 between frames")
    wanted = [contents.column(name) for name in names]
    columns = read(contents.path, wanted, progress, cancel)
    of = length or wanted[2].unit
    about = Recorded(
        str(Path(contents.path).resolve()), digest(contents.path, cancel), names, "", float(dt),
        unit, {n: of for n in names[2:] if of}, tracks=names, longest=longest,
    )  # fmt: skip
    experiment = opened(about, columns)
    return Import(experiment, about, columns, (experiment.about,))


def _stepped(
    columns: Mapping[str, np.ndarray], clock: Column, path: str, dt: float | None
) -> tuple[dict[str, np.ndarray], float, str]:
    """As `timed`; a `dt` that is not the clock's own makes the samples even at that step."""
    spread, step, note = timed(columns, clock, path)
    if dt is None or np.isclose(step, dt, rtol=1e-9, atol=0):
        return spread, step, note
    return {name: v for name, v in columns.items() if name != clock.name}, dt, ""


def roles(contents: Contents) -> tuple[str, ...]:
    """The columns that look like frame, id, x, y and perhaps z of tracked animals; else ()."""
    known = {c.name.strip().lower(): c.name for c in contents.columns if c.numeric}
    found = [next((known[n] for n in names if n in known), "") for names in ROLES]
    return tuple(filter(None, found)) if all(found[:4]) else ()


def reopened(about: Mapping[str, Any]) -> Experiment:
    """The recording that a document names, read again; BadInput when the file is not the same."""
    known: dict[str, Any] = {n: value for n, value in about.items() if n != "kind"}
    for name in ("columns", "together", "tracks"):
        known[name] = tuple(known.get(name, ()))
    made = Recorded(**known)
    if not Path(made.file).is_file():
        raise BadInput(
            f"{made.file}: the recording of this session is no longer there; "
            "put the file back, or import it from where it is now"
        )
    if digest(made.file) != made.digest:
        raise BadInput(
            f"{made.file}: the file has changed since this session was saved; import it anew"
        )
    contents = inspect(made.file)
    clock = contents.column(made.time) if made.time else None
    wanted = [contents.column(name) for name in made.columns]
    columns = read(made.file, [*wanted, *([clock] if clock else [])])
    if clock is not None:
        columns, _, _ = _stepped(columns, clock, made.file, made.dt)
    return opened(replace(made, units=dict(made.units)), columns)


def digest(path: str | os.PathLike[str], cancel: Cancel | None = None) -> str:
    """SHA-256 of a file; Cancelled when asked to stop."""
    found = hashlib.sha256()
    with open(path, "rb") as stream:
        while part := stream.read(HASHED):
            if cancel is not None and cancel():
                raise Cancelled
            found.update(part)
    return found.hexdigest()
