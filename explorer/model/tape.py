"""Tape: a motion that plays recorded samples, and the Experiment that shows them."""

from __future__ import annotations

import hashlib
import inspect
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from explorer.equations.errors import BadInput
from explorer.model.experiment import Experiment
from explorer.model.motion import Array, Kernel
from explorer.model.param import unknown
from explorer.model.shows import Path, Series, Show
from explorer.model.tracks import Tracks

RESERVED = frozenset(("t", "dt", "n", "step", "seed", "params", "pool", "path", "time"))
UNIT = re.compile(r"\S\s*(\(|\[)(?!\d+\])[^()\[\]]{1,20}(\)|\])\s*$")
WATCHED_S = 60.0  # seconds in which a long recording is played through
SLOWEST = 30.0  # samples per second of watching, where it is short


@dataclass(frozen=True)
class Recorded:
    """What an imported series is, beside its samples: what a document keeps.

    file, digest   where the samples lie, and the SHA-256 of that file
    columns        names in the file of the channels, in order
    time           name in the file of the column that holds the time, "" for none
    dt             [unit] between samples; unit  of time
    units          column -> unit, where known
    together       columns, 2 or 3, that span a trajectory
    tracks         instead: columns frame, id, x, y and perhaps z of tracked animals
    longest        [unit of x] that one comes in a frame; 0: as the file suggests
    """

    file: str
    digest: str
    columns: tuple[str, ...]
    time: str = ""
    dt: float = 1.0
    unit: str = ""
    units: Mapping[str, str] = field(default_factory=dict)
    together: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    longest: float = 0.0


@dataclass(frozen=True, eq=False)
class Tape(Kernel):
    """Samples one step apart; step i shows sample i. NaN is a gap, and the last sample the end.

    samples   state name -> (n,) real numbers, in the precision they were read in; (n, m, 3) of
              tracked animals
    about     where they came from, None for samples that lie in no file
    """

    samples: Mapping[str, np.ndarray] = field(default_factory=dict)
    about: Recorded | None = None
    tracks: Tracks | None = None

    @property
    def length(self) -> int:
        """Samples there are of each channel."""
        return len(next(iter(self.samples.values())))


def definition(about: Recorded) -> dict[str, Any]:
    """What a document keeps of a recording, in plain lists and words."""
    names = {name: list(getattr(about, name)) for name in ("columns", "together", "tracks")}
    kept = {**asdict(about), **names}
    return {"kind": "recording", **kept}


def tape(
    samples: Mapping[str, np.ndarray],
    dt: float,
    units: Mapping[str, str],
    about: Recorded | None = None,
) -> Tape:
    """The motion over some channels of equal length; units by channel, and of "t"."""
    lengths = {name: len(values) for name, values in samples.items()}
    if not samples or len(set(lengths.values())) > 1 or not min(lengths.values()):
        raise BadInput(f"channels of one length, at least one sample, are needed: {lengths}")
    if not math.isfinite(dt) or dt <= 0:
        raise BadInput(f"dt = {dt!r}: give a time above 0 between samples")
    for values in samples.values():
        if values.flags.writeable:  # nothing else may change what is being played
            values.flags.writeable = False
    count = next(iter(lengths.values()))
    first = {name: np.array(values[0], dtype=np.float64) for name, values in samples.items()}
    return Tape(
        advance=_reader(samples),
        state={n: Array(*x.shape[1:], unit=units.get(n, "")) for n, x in samples.items()},
        start=lambda: first,
        dt=float(dt),
        pace=max(count / WATCHED_S, SLOWEST) * dt,
        units={"t": units.get("t", "")},
        method="recorded",
        samples=dict(samples),
        about=about,
    )


def _reader(samples: Mapping[str, np.ndarray]) -> Callable[..., None]:
    """The `advance` of a tape: asks for its channels by their names, as every kernel does."""

    def advance(*given: Any) -> None:
        *present, n, step = given
        for array, values in zip(present, samples.values(), strict=True):
            array[...] = values[min(step + n, len(values) - 1)]

    kind = inspect.Parameter.POSITIONAL_ONLY
    signature = inspect.Signature([inspect.Parameter(n, kind) for n in (*samples, "n", "step")])
    advance.__signature__ = signature  # type: ignore[attr-defined]
    return advance


def recorded(about: Recorded, columns: Mapping[str, np.ndarray]) -> Experiment:
    """The experiment that an imported series is: a channel per column, a path where asked for.

    columns   name in the file -> (n,) samples, at the even steps of `about.dt`
    raises    BadInput for a column or a step that cannot be
    """
    for name in (*about.columns, *about.together):
        if name not in columns:
            raise unknown(name, set(columns), f"column of {about.file}")
    if about.together and len(about.together) not in (2, 3):
        raise BadInput(f"{len(about.together)} columns together: a trajectory takes 2 or 3")
    names = channel_names(about.columns)
    units = {names[column]: unit for column, unit in about.units.items() if column in names}
    samples = {names[column]: columns[column] for column in about.columns}
    motion = tape(samples, about.dt, {**units, "t": about.unit}, about)
    shows: list[Show] = []
    if about.together:
        shows.append(Path("path", of=tuple(names[column] for column in about.together)))
    shows += [Series(names[c], names[c], units.get(names[c], ""), bare(c)) for c in about.columns]
    first = next(iter(names.values()))
    return Experiment(
        key=key(about),
        title=re.split(r"[/\\]", about.file)[-1],
        about=_about(about, motion),
        motion=motion,
        shows=tuple(shows),
        diagnostics=(f"permutation_entropy:{first}", f"windowed_entropy:{first}"),
        family="recorded",
    )


def channel_names(columns: Sequence[str]) -> dict[str, str]:
    """Column -> name of its channel: letters, digits and underscores, each a name of its own."""
    found: dict[str, str] = {}
    for column in columns:
        name = re.sub(r"\W+", "_", bare(column)).strip("_") or "channel"
        name = f"x{name}" if name[0].isdigit() else name
        while name in found.values() or name in RESERVED:
            name += "_"
        found[column] = name
    return found


def bare(column: str) -> str:
    """A column's name without the unit that it ends in: "u [mV]" is u."""
    return re.sub(r"\s*[(\[][^()\[\]]*[)\]]\s*$", "", column) if UNIT.search(column) else column


def key(about: Recorded) -> str:
    """The same whenever the same samples are shown in the same way."""
    units = sorted(about.units.items())
    made: tuple[Any, ...] = (
        about.digest, about.columns, about.time, about.dt, about.unit, units, about.together
    )  # fmt: skip
    made += (about.tracks, about.longest) if about.tracks else ()
    return "recorded_" + hashlib.sha256(repr(made).encode()).hexdigest()[:10]


def _about(about: Recorded, motion: Tape) -> str:
    count = len(motion.samples)
    channels = "one channel" if count == 1 else f"{count} channels"
    each = f"{about.dt:.6g} {about.unit}".strip()
    return f"A recording: {motion.length:,} samples of {channels}, one every {each}."
