"""Series in files, whoever wrote them: looked at, and read with progress."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np

from explorer.io import datasets, text, wav
from explorer.io.column import Cancel, Cancelled, Column, Progress
from explorer.model import BadInput

FORMATS: dict[str, ModuleType] = {
    ".csv": text, ".tsv": text, ".txt": text, ".npz": datasets, ".nc": datasets, ".h5": datasets,
    ".hdf5": datasets, ".wav": wav,
}  # fmt: skip
MOST_BYTES = 1_200_000_000  # samples held at once; longer ones are measured block by block
COUNTERS = ("t", "time", "step")  # of our own files: not what was recorded
UNEVEN = 0.25  # share of a step by which a time may be off and still belong to it


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


def timed(
    columns: Mapping[str, np.ndarray], clock: Column, path: str
) -> tuple[dict[str, np.ndarray], float, str]:
    """The columns but the clock at even steps, that step [unit of it], and a sentence."""
    others = {name: values for name, values in columns.items() if name != clock.name}
    step = _usual(columns[clock.name], path, clock.name)
    spread, note = even(columns[clock.name], others, step)
    return spread, step, note


def _usual(t: np.ndarray, path: str, name: str) -> float:
    steps = np.diff(t)
    usual = float(np.nanmedian(steps)) if steps.size else 1.0
    if not usual > 0:
        raise BadInput(f"{path}, {name}: time must grow; choose another column or none")
    return float(f"{usual:.12g}")  # what was rounded when it was written
