"""Readings as files: every number and array, with the settings that made them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from explorer.io import geojson, table
from explorer.io.atomic import atomic
from explorer.io.composed import composed
from explorer.io.setting import pack
from explorer.model import BadInput, Picture, Reading

ENDINGS = (".json", ".csv", ".npz", ".nc", ".geojson")


def check(path: str | os.PathLike[str]) -> str:
    """The file's ending; BadInput lists those there are."""
    ending = Path(path).suffix.lower()
    if ending not in ENDINGS:
        raise BadInput(f"{path}: unknown ending {ending!r}; allowed: {', '.join(ENDINGS)}")
    return ending


def save(
    reading: Reading,
    path: str | os.PathLike[str],
    pictures: Sequence[Picture] = (),
    measure: str = "",
) -> None:
    """Write values, uncertainties, units, arrays, words and settings; atomic.

    pictures   say which arrays of a CSV are fields over which axes, and what GeoJSON draws
    measure    key of the diagnostic, which GeoJSON names in every feature
    """
    ending = check(path)
    with atomic(path) as sibling:
        if ending == ".json":
            facts = {**_facts(reading), "arrays": _plain(dict(reading.arrays))}
            sibling.write_bytes(msgspec.json.format(msgspec.json.encode(facts), indent=1))
        elif ending == ".csv":
            with open(sibling, "w", encoding="utf-8", newline="\n") as lines:
                table.write(lines, reading, pictures, _comments(reading))
        elif ending == ".geojson":
            made = _plain(geojson.collection(reading, pictures, measure))
            sibling.write_bytes(msgspec.json.encode(made))
        elif ending == ".npz":
            text = msgspec.json.encode(_facts(reading)).decode()
            with open(sibling, "wb") as stream:
                named = {**reading.values, **reading.arrays, "separatrix_reading": text}
                np.savez(stream, allow_pickle=False, **{n: np.asarray(v) for n, v in named.items()})
        else:
            _netcdf(reading, sibling)


def _facts(reading: Reading) -> dict[str, Any]:
    return {
        "values": _plain(dict(reading.values)),
        "uncertainty": _plain(dict(reading.uncertainty)),
        "units": dict(reading.units),
        "settings": _plain(dict(reading.settings)),
        "notes": list(reading.notes),
        "done": reading.done,
        "words": {name: list(words) for name, words in reading.words.items()},
    }


def _comments(reading: Reading) -> Iterator[tuple[str, str]]:
    """What a table cannot hold as columns."""
    for name, value in reading.values.items():
        error = reading.uncertainty.get(name)
        spread = "" if error is None else f" \u00b1 {error!r}"
        unit = reading.units.get(name, "")
        yield f"value {name}", f"{float(value)!r}{spread} {unit}"
    for name, words in reading.words.items():
        yield f"words of {name}", "; ".join(words)
    for note in reading.notes:
        yield "note", note
    if reading.done < 1.0:
        yield "done", f"{reading.done:.3g} of the work: stopped early"
    yield "settings", msgspec.json.encode(_plain(dict(reading.settings))).decode()


def _plain(value: Any) -> Any:
    """JSON types; numbers it lacks are words, as in documents."""
    if isinstance(value, dict):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, np.ndarray):
        return _plain(value.tolist())
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    packed = pack(value)
    return packed if isinstance(packed, (bool, int, float, str, type(None), dict)) else str(value)


def _netcdf(reading: Reading, path: Path) -> None:
    sizes = {name: array.shape[0] for name, array in reading.arrays.items() if array.ndim == 1}
    with composed(path) as file:
        file.attrs["Conventions"] = "CF-1.8"
        file.attrs["separatrix_reading"] = msgspec.json.encode(_facts(reading)).decode()
        for name, array in reading.arrays.items():
            dims = _dims(name, array.shape, sizes)
            for dim, size in zip(dims, array.shape, strict=True):
                if dim not in file.dimensions:
                    file.dimensions[dim] = size
            made = file.create_variable(name, dims, array.dtype, data=array)
            made.attrs["units"] = reading.units.get(name) or "1"
        for name, value in reading.values.items():
            made = file.create_variable(f"value_{name}", (), np.float64, data=float(value))
            made.attrs["units"] = reading.units.get(name) or "1"


def _dims(name: str, shape: tuple[int, ...], sizes: dict[str, int]) -> tuple[str, ...]:
    """A field over y and x takes their names; an axis is its own dimension."""
    if len(shape) == 2 and (sizes.get("y"), sizes.get("x")) == shape:
        return ("y", "x")
    if len(shape) == 1:
        return (name,)
    return tuple(f"{name}_{axis}" for axis in range(len(shape)))
