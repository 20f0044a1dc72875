"""Variables of HDF5, NetCDF-4 and NPZ files as columns, read a stretch at a time."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import numpy as np

from explorer.io import netcdf
from explorer.io.column import BLOCK, PREVIEW, Column, unit_of
from explorer.model import BadInput

MOST_COLUMNS = 64  # of one table; a wider one is a field, not a set of channels
PLAIN = "fiub"


def columns(path: str | os.PathLike[str]) -> tuple[Column, ...]:
    """Every numeric variable of one dimension, and every column of a narrow table."""
    found: list[Column] = []
    with _variables(path) as named:
        for name, variable in named:
            if len(variable.shape) not in (1, 2) or not variable.shape[0]:
                continue
            if len(variable.shape) == 2 and not 1 <= variable.shape[1] <= MOST_COLUMNS:
                continue
            first = np.asarray(variable[:PREVIEW], dtype=np.float64)
            found += _columns_of(name, variable, first)
    if not found:
        raise BadInput(
            f"{path}: no series of numbers in it; allowed are variables (n,), "
            f"or (n, up to {MOST_COLUMNS})"
        )
    return tuple(found)


def _columns_of(name: str, variable: Any, first: np.ndarray) -> Iterator[Column]:
    unit = unit_of(name, _said(variable))
    kind, length = str(variable.dtype), int(variable.shape[0])
    if first.ndim == 1:
        yield Column(name, length, kind, first, unit, of=name)
        return
    for i in range(first.shape[1]):
        preview = np.ascontiguousarray(first[:, i])
        yield Column(f"{name}[{i}]", length, kind, preview, unit, of=name, at=i)


def _said(variable: Any) -> str:
    said = getattr(variable, "attrs", {}).get("units", "")
    text = said.decode(errors="replace") if isinstance(said, bytes) else str(said)
    return "" if text == "1" else text


def blocks(
    path: str | os.PathLike[str], wanted: Sequence[Column]
) -> Iterator[tuple[float, list[np.ndarray]]]:
    """(share read, values of each wanted column) again and again, in the file's own precision."""
    lengths = {column.length for column in wanted}
    if len(lengths) > 1:
        listed = ", ".join(f"{column.name} {column.length}" for column in wanted)
        raise BadInput(f"{path}: these differ in length and cannot be read together: {listed}")
    with _variables(path, {column.of for column in wanted}) as variables:
        named = dict(variables)
        total = lengths.pop()
        for begin in range(0, total, BLOCK):
            end = min(total, begin + BLOCK)
            parts = {name: np.asarray(variable[begin:end]) for name, variable in named.items()}
            yield end / total, [_part(parts[column.of], column.at) for column in wanted]


def _part(values: np.ndarray, at: int) -> np.ndarray:
    return values if at < 0 else np.ascontiguousarray(values[:, at])


@contextmanager
def _variables(
    path: str | os.PathLike[str], only: set[str] | None = None
) -> Iterator[Iterator[tuple[str, Any]]]:
    """(name, what can be cut) of the numeric variables; BadInput for a damaged file."""
    if Path(path).suffix.lower() == ".npz":
        with _archive(path) as archive:
            yield _members(archive, only)
        return
    with netcdf.opened(path) as file:
        found: list[tuple[str, Any]] = []

        def visit(name: str, item: Any) -> None:
            kind = getattr(getattr(item, "dtype", None), "kind", "")
            plain = kind and kind in PLAIN and not netcdf.dimension_alone(item)
            if plain and (only is None or name in only):
                found.append((name, item))

        file.visititems(visit)  # follows no link out of the file
        yield iter(found)


@contextmanager
def _archive(path: str | os.PathLike[str]) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except FileNotFoundError:
        raise BadInput(f"{path}: no such file") from None
    except BadInput as error:
        raise BadInput(f"{path}: {error}") from None
    except (OSError, ValueError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise BadInput(f"{path}: not a readable NPZ file of plain arrays ({error})") from None


def _members(archive: zipfile.ZipFile, only: set[str] | None) -> Iterator[tuple[str, Any]]:
    for file in archive.namelist():
        name = file.removesuffix(".npy")
        if file.endswith(".npy") and (only is None or name in only):
            with archive.open(file) as stream:
                shape, fortran, dtype = _header(stream)
            if dtype.kind in PLAIN and not (fortran and len(shape) > 1):
                yield name, Member(archive, file, shape, dtype)


def _header(stream: IO[bytes]) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    version = np.lib.format.read_magic(stream)
    read = np.lib.format.read_array_header_1_0 if version == (1, 0) else (
        np.lib.format.read_array_header_2_0
    )  # fmt: skip
    return read(stream)


class Member:
    """One array of an NPZ archive, cut from the front on: a pickle is never touched."""

    def __init__(
        self, archive: zipfile.ZipFile, file: str, shape: tuple[int, ...], dtype: np.dtype[Any]
    ) -> None:
        self.shape, self.dtype = shape, dtype
        self._archive, self._file = archive, file
        self._stream: IO[bytes] | None = None
        self._at = 0

    def __getitem__(self, part: slice) -> np.ndarray:
        begin, end, _ = part.indices(self.shape[0])
        if self._stream is None or begin < self._at:
            self._stream = self._archive.open(self._file)
            _header(self._stream)
            self._at = 0
        each = int(np.prod(self.shape[1:], dtype=np.int64)) * self.dtype.itemsize
        self._stream.seek((begin - self._at) * each, os.SEEK_CUR)
        raw = self._stream.read((end - begin) * each)
        self._at = end
        if len(raw) < (end - begin) * each:
            raise BadInput(f"{self._file} ends early")
        return np.frombuffer(raw, self.dtype).reshape(end - begin, *self.shape[1:])
