"""NetCDF-4 by CF-1.8: named dimensions, units, and the document that repeats the run."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from explorer.engine.recorder import Recording
from explorer.engine.session import RunDocument
from explorer.io import layout, metadata, school, wave
from explorer.io.atomic import atomic
from explorer.io.composed import composed
from explorer.io.document import versions
from explorer.model import BadInput, Profile, Swarm

DOCUMENT = "separatrix_document"
OUTCOME = "separatrix_outcome"
COMPRESS_FROM = 4096  # values; smaller arrays only grow


def save(
    recording: Recording,
    path: str | os.PathLike[str],
    measured: Mapping[str, np.ndarray] | None = None,
    compact: bool = False,
    only: Collection[str] = (),
) -> None:
    """Write every variable with its dimensions and unit, losslessly compressed; atomic.

    A school gets the names that scripts written for dewi-kadita know, see `school`, and a complex
    wave those of simple-idealized-1d-nlse, see `wave`.

    measured   of a school: values of `school.DIAGNOSED`, (k,) each
    compact    of a school: places and velocities in single precision, and nothing twice
    only       names of the variables that are written, under our own names; () for all
    """
    with atomic(path) as sibling, composed(sibling) as file:
        file.attrs.update(_attributes(recording))
        line = None if only else wave.profile(recording)
        if line is not None:
            _save_wave(file, recording, line)
            return
        _put(file, layout.Variable("time", ("time",), recording.t, _time_unit(recording), "time"))
        file.variables["time"].attrs["axis"] = "T"
        swarm = None if only else school.swarm(recording)
        for variable in layout.chosen(recording, only):
            if swarm is None or variable.name not in _theirs(swarm, compact):
                _put(file, variable)
        if swarm is not None:
            for variable, attributes in school.variables(recording, swarm, measured, compact):
                _put(file, variable, attributes)
            file.attrs.update(school.attributes(recording, swarm, measured))


def _theirs(swarm: Swarm, compact: bool) -> frozenset[str]:
    """What a school's file has under the names of dewi-kadita."""
    once = (swarm.at, swarm.toward) if compact else (swarm.at,)
    return frozenset((*once, *school.DERIVED))


def _save_wave(file: Any, recording: Recording, line: Profile) -> None:
    _put(file, layout.Variable("t", ("t",), recording.t, _time_unit(recording), "Time"))
    file.variables["t"].attrs["axis"] = "T"
    for variable in (*layout.variables(recording), *wave.variables(recording, line)):
        _put(file, wave.renamed(variable, line))
    file.attrs.update(wave.attributes(recording))


def _attributes(recording: Recording) -> dict[str, Any]:
    experiment = recording.experiment
    made = ", ".join(f"{name} {version}" for name, version in versions().items())
    return {
        "Conventions": "CF-1.8",
        "title": experiment.title,
        "source": made,
        "references": "; ".join(str(source) for source in experiment.sources) or "none",
        "comment": experiment.about,
        DOCUMENT: metadata.document(recording),
        OUTCOME: metadata.outcome(recording),
    }


def _time_unit(recording: Recording) -> str:
    return recording.experiment.unit("t") or "1"


def _put(file: Any, variable: layout.Variable, attributes: dict[str, Any] | None = None) -> None:
    values = np.asarray(variable.values, order="C")
    for dim, size in zip(variable.dims, values.shape, strict=True):
        if dim not in file.dimensions:
            file.dimensions[dim] = size
    if values.dtype == np.bool_:
        values = values.astype(np.int8)  # NetCDF has no truth values
    packed = {"compression": "gzip", "compression_opts": 4, "shuffle": True}
    for name, part in _parts(variable.name, values):
        made = file.create_variable(
            name,
            variable.dims,
            part.dtype,
            data=part,
            **(packed if part.size > COMPRESS_FROM else {}),
        )
        made.attrs["units"] = variable.unit or "1"
        made.attrs["long_name"] = variable.label or variable.name
        made.attrs.update(attributes or {})


def _parts(name: str, values: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    """NetCDF has no complex numbers: two variables, `psi_real` and `psi_imag`."""
    if values.dtype.kind == "c":
        yield f"{name}_real", values.real.copy()
        yield f"{name}_imag", values.imag.copy()
    else:
        yield name, values


@contextmanager
def opened(path: str | os.PathLike[str]) -> Iterator[Any]:
    """The file as HDF5, which NetCDF-4 is; BadInput for whatever is not or is damaged."""
    import h5py

    file = Path(path)
    if not file.is_file():
        raise BadInput(f"{file}: no such file")
    try:
        # h5py itself: a damaged file leaves h5netcdf's object half made, and loud when it goes
        with h5py.File(file, "r") as handle:
            yield handle
    except BadInput:
        raise
    except Exception as error:  # damaged HDF5 raises nearly anything
        raise BadInput(f"{file}: not a readable NetCDF-4 file ({error})") from None


def arrays(path: str | os.PathLike[str]) -> dict[str, np.ndarray]:
    """Every numeric variable by name; complex pairs joined; `time` is also there as `t`."""
    with opened(path) as file:
        found = {
            name: np.asarray(variable[()])
            for name, variable in file.items()
            if hasattr(variable, "dtype")
            and variable.dtype.kind in "fiub"
            and not dimension_alone(variable)
        }
    for name in [name for name in found if name.endswith("_real")]:
        stem = name.removesuffix("_real")
        if f"{stem}_imag" in found:
            found[stem] = found.pop(name) + 1j * found.pop(f"{stem}_imag")
    if "time" in found:
        found["t"] = found["time"]
    return found


def dimension_alone(variable: Any) -> bool:
    """Whether it only carries the length of a dimension."""
    name = variable.attrs.get("NAME", "")
    text = name.decode(errors="replace") if isinstance(name, bytes) else str(name)
    return text.startswith("This is a netCDF dimension but not")


def texts(path: str | os.PathLike[str]) -> dict[str, Any]:
    """The global attributes; text as str."""
    with opened(path) as file:
        return {
            name: value.decode() if isinstance(value, bytes) else value
            for name, value in file.attrs.items()
        }


def foreign_school(path: str | os.PathLike[str]) -> RunDocument | None:
    """The run of a file that dewi-kadita wrote; None for any other file."""
    with opened(path) as file:
        if DOCUMENT in file.attrs or not {"time", "positions", "velocities"} <= set(file):
            return None
    return school.described_by(arrays(path), texts(path), str(path))


def load(path: str | os.PathLike[str], described: layout.Described) -> Recording:
    """The recording that `save` wrote, or a school that dewi-kadita wrote."""
    where = str(path)
    attributes, named = texts(path), arrays(path)
    if DOCUMENT not in attributes:
        if school.foreign(named):
            return school.adopt(named, attributes, described, where)
        if wave.foreign(named):
            return wave.adopt(named, described, where)
        raise BadInput(f"{where}: no {DOCUMENT}, so nothing says what made this file")
    if "t" not in named:
        raise BadInput(f"{where}: no variable time")
    document = metadata.run(str(attributes[DOCUMENT]), where)
    end = metadata.diverged(str(attributes.get(OUTCOME, "")), where)
    t = named.pop("t")
    named.pop("time", None)
    for show in described(document).shows:
        if isinstance(show, Swarm):
            named = school.own(named, show)
        elif isinstance(show, Profile):
            named = {n: v for n, v in named.items() if n not in (f"{show.name}_abs", "x")}
    return layout.recording(t, named, document, end, described, where)
