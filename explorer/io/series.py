"""Series in files, whoever wrote them: looked at, read with progress, made into an experiment."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from explorer.io import datasets, text, wav
from explorer.io.column import Cancel, Cancelled, Column, Progress
from explorer.model import BadInput, Experiment
from explorer.model.tape import Recorded
from explorer.model.tracked import opened

FORMATS: dict[str, ModuleType] = {
    ".csv": text, ".tsv": text, ".txt": text, ".npz": datasets, ".nc": datasets, ".h5": datasets,
    ".hdf5": datasets, ".wav": wav,
}  # fmt: skip
MOST_BYTES = 1_200_000_000  # samples held at once; longer ones are measured block by block
COUNTERS = ("t", "time", "step")  # of our own files: not what was recorded
UNEVEN = 0.25  # share of a step by which a time may be off and still belong to it
HASHED = 1 << 22
ROLES = (
    ("frame", "frame_number", "framenumber"),
    ("id", "track", "track_id", "trackid", "fish", "fish_id", "individual", "identity"),
    ("x", "x [cm]", "x_cm", "pos_x"),
    ("y", "y [cm]", "y_cm", "pos_y"),
    ("z", "z [cm]", "z_cm", "pos_z"),
)  # what columns of tracked animals are called


@dataclass(frozen=True, eq=False)
class Contents:
    """What a file holds, before anything is chosen.

    time   the column that looks like time, or None;  dt  [unit] its usual step, 1 where unknown
    """

    path: str
    columns: tuple[Column, ...]
    time: Column | None
    dt: float
    unit: str

    def column(self, name: str) -> Column:
        """The column called `name`; BadInput lists those of numbers."""
        for column in self.columns:
            if column.name == name and column.numeric:
                return column
        listed = ", ".join(c.name for c in self.columns if c.numeric)
        raise BadInput(f"{self.path}: no column {name!r} of numbers; it has {listed[:400]}")

    @property
    def channels(self) -> tuple[Column, ...]:
        """The columns of numbers that are not the time, as long as the longest of them."""
        found = [c for c in self.columns if c.numeric and c is not self.time]
        found = [c for c in found if c.name not in COUNTERS] or found
        longest = max((c.length for c in found), default=0)
        return tuple(c for c in found if c.length == longest)


def reads(path: str | os.PathLike[str]) -> bool:
    """Whether the ending is one of those that are read."""
    return Path(path).suffix.lower() in FORMATS


def _module(path: str | os.PathLike[str]) -> ModuleType:
    if not reads(path):
        allowed = ", ".join(FORMATS)
        raise BadInput(f"{path}: unknown ending {Path(path).suffix!r}; allowed: {allowed}")
    if not Path(path).is_file():
        raise BadInput(f"{path}: no such file")
    if not Path(path).stat().st_size:
        raise BadInput(f"{path}: the file is empty")
    return FORMATS[Path(path).suffix.lower()]


def inspect(path: str | os.PathLike[str]) -> Contents:
    """What there is: names, lengths, units, the first values, and which column is time.

    raises   BadInput for a file that is empty, damaged or holds no series
    """
    columns: tuple[Column, ...] = _module(path).columns(path)
    longest = max(c.length for c in columns)
    time = next((c for c in columns if c.tells_time and c.length == longest), None)
    rate = next((c.rate for c in columns if c.rate), 0.0)
    if time is not None:
        return Contents(str(path), columns, time, time.spacing, time.unit)
    return Contents(str(path), columns, None, 1.0 / rate if rate else 1.0, "s" if rate else "")


def blocks(
    path: str | os.PathLike[str],
    wanted: Sequence[Column],
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> Iterator[list[np.ndarray]]:
    """The samples of some columns, a stretch at a time; Cancelled when asked to stop."""
    for share, part in _module(path).blocks(path, wanted):
        if cancel is not None and cancel():
            raise Cancelled
        if progress is not None:
            progress(share)
        yield part


def read(
    path: str | os.PathLike[str],
    wanted: Sequence[Column],
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> dict[str, np.ndarray]:
    """Every sample of some columns by name, floats in the precision of the file."""
    parts: list[list[np.ndarray]] = [[] for _ in wanted]
    held = 0
    for block in blocks(path, wanted, progress, cancel):
        for place, values in zip(parts, block, strict=True):
            if values.dtype.kind != "f":
                values = values.astype(np.float64)
            place.append(values)
            held += values.nbytes
        if held > MOST_BYTES:
            raise BadInput(
                f"{path}: these columns take more than {MOST_BYTES / 1e9:.1f} GB; "
                "`separatrix measure windowed_entropy --data` reads block by block"
            )
    if not parts[0]:
        raise BadInput(f"{path}: no rows in it")
    return {c.name: np.concatenate(p) for c, p in zip(wanted, parts, strict=True)}


def even(
    t: np.ndarray, columns: Mapping[str, np.ndarray], dt: float
) -> tuple[dict[str, np.ndarray], str]:
    """The columns at even steps, NaN where the time jumps, and a sentence about it.

    dt       [unit of t] the usual step
    """
    steps = np.diff(t)
    if not steps.size or np.allclose(steps, dt, rtol=1e-3, atol=0):
        return dict(columns), ""
    if not np.isfinite(t).all() or steps.min() <= 0:
        return dict(columns), "The time does not always grow: the samples are taken as even."
    place = np.rint((t - t[0]) / dt).astype(np.int64)
    off = np.abs((t - t[0]) / dt - place).max()
    missing = int(place[-1]) + 1 - t.size
    if off > UNEVEN or (np.diff(place) < 1).any() or missing > 4 * t.size:
        return dict(columns), "The time steps differ: the samples are taken as even."
    spread = {}
    for name, values in columns.items():
        spread[name] = np.full(t.size + missing, np.nan, dtype=np.result_type(values, np.float32))
        spread[name][place] = values
    gaps = int((steps > 1.5 * dt).sum())
    where = "once" if gaps == 1 else f"{gaps:,} times"
    return spread, f"The time jumps {where}: {missing:,} missing samples are gaps."


@dataclass(frozen=True, eq=False)
class Import:
    """A finished reading: the experiment, its samples by column, and sentences about them."""

    experiment: Experiment
    about: Recorded
    columns: Mapping[str, np.ndarray]
    notes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Reel:
    """A column that is read anew, block by block, by whoever measures it: never held whole."""

    path: str
    column: Column
    cancel: Cancel | None = None
    progress: Progress | None = None

    @property
    def size(self) -> int:
        """Samples there are."""
        return self.column.length

    def blocks(self) -> Iterator[np.ndarray]:
        """Its samples from the first on."""
        for block in blocks(self.path, [self.column], self.progress, self.cancel):
            yield block[0]


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


def roles(contents: Contents) -> tuple[str, ...]:
    """The columns that look like frame, id, x, y and perhaps z of tracked animals; else ()."""
    known = {c.name.strip().lower(): c.name for c in contents.columns if c.numeric}
    found = [next((known[n] for n in names if n in known), "") for names in ROLES]
    return tuple(filter(None, found)) if all(found[:4]) else ()


def timed(
    columns: Mapping[str, np.ndarray], clock: Column, path: str
) -> tuple[dict[str, np.ndarray], float, str]:
    """The columns but the clock at even steps, that step [unit of it], and a sentence."""
    others = {name: values for name, values in columns.items() if name != clock.name}
    step = _usual(columns[clock.name], path, clock.name)
    spread, note = even(columns[clock.name], others, step)
    return spread, step, note


def _stepped(
    columns: Mapping[str, np.ndarray], clock: Column, path: str, dt: float | None
) -> tuple[dict[str, np.ndarray], float, str]:
    """As `timed`; a `dt` that is not the clock's own makes the samples even at that step."""
    spread, step, note = timed(columns, clock, path)
    if dt is None or np.isclose(step, dt, rtol=1e-9, atol=0):
        return spread, step, note
    return {name: v for name, v in columns.items() if name != clock.name}, dt, ""


def _usual(t: np.ndarray, path: str, name: str) -> float:
    steps = np.diff(t)
    usual = float(np.nanmedian(steps)) if steps.size else 1.0
    if not usual > 0:
        raise BadInput(f"{path}, {name}: time must grow; choose another column or none")
    return float(f"{usual:.12g}")  # what was rounded when it was written


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
