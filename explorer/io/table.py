"""Readings as one table: a column per array, named with its unit, what made them as comments.

Arrays differ in length, so shorter columns end in `nan`; the comments say how long each block is.
A field over x and y is written out: one row for each of its cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO, Any

import numpy as np

from explorer.model import Picture, Reading
from explorer.model.picture import Marks, Raster

AXES = ("x", "y", "z")
MOST_ROWS_AS_COLUMNS = 64  # curves of one array that get a column each
ROWS = 10_000  # written at a time

Block = tuple[str, list[tuple[str, np.ndarray]]]


def blocks(reading: Reading, pictures: Sequence[Picture]) -> list[Block]:
    """(name, columns) of every array: fields over their axes first, then the rest by length."""
    found: list[Block] = []
    left = {name: np.asarray(array) for name, array in reading.arrays.items()}
    written: set[str] = set()
    fields = [layer for p in pictures for layer in p.layers if isinstance(layer, Raster)]
    for x, y in dict.fromkeys((layer.x, layer.y) for layer in fields):
        if x not in left or y not in left:
            continue
        names = list(dict.fromkeys(f.z for f in fields if (f.x, f.y) == (x, y) and f.z in left))
        across, up = (a.ravel() for a in np.meshgrid(left[x], left[y]))
        named = [(name, left[name].ravel()) for name in names]
        found.append((" ".join(names), [(x, across), (y, up), *named]))
        written |= {*names, x, y}
    left = {name: array for name, array in left.items() if name not in written}
    lengths: dict[int, list[tuple[str, np.ndarray]]] = {}
    for name, array in left.items():
        for column, values in _columns(name, array):
            lengths.setdefault(len(values), []).append((column, values))
    for name, words in _named_points(reading, pictures):
        lengths.setdefault(len(words), []).insert(0, (name, words))
    found += [(" ".join(name for name, _ in named), named) for named in lengths.values()]
    return found


def _named_points(
    reading: Reading, pictures: Sequence[Picture]
) -> Iterator[tuple[str, np.ndarray]]:
    """Of points that stand for experiments: which, and of what family."""
    layers = [layer for p in pictures for layer in p.layers if isinstance(layer, Marks)]
    for layer in dict.fromkeys(layer for layer in layers if layer.opens):
        count = len(np.atleast_2d(reading.arrays.get(layer.points, np.empty((0, 2)))))
        kinds, family = reading.words.get(layer.family, ()), reading.arrays.get(layer.family)
        if kinds and family is not None and len(family) == count:
            yield f"{layer.family} name", np.array([kinds[i] for i in family])
        words = reading.words.get(layer.opens, ())
        if len(words) == count:
            yield layer.opens, np.array(words)


def _columns(name: str, array: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    """An array as columns: itself, one for each row of a few, or written out with its indices."""
    if array.ndim <= 1:
        yield name, np.atleast_1d(array)
    elif array.ndim == 2 and array.shape[1] <= len(AXES):
        for i in range(array.shape[1]):
            yield f"{name}_{AXES[i]}", array[:, i]
    elif array.ndim == 2 and array.shape[0] <= MOST_ROWS_AS_COLUMNS:
        for i, row in enumerate(array):
            yield f"{name}_{i}", row
    else:
        for axis, index in enumerate(np.indices(array.shape)):
            yield f"{name}_index{axis}", index.ravel()
        yield name, array.ravel()


def write(stream: IO[str], reading: Reading, pictures: Sequence[Picture], told: Any) -> None:
    """Comments, a header with units, and the rows."""
    for key, text in told:
        stream.write(f"# {key}: {' '.join(str(text).split())}\n")
    table = blocks(reading, pictures)
    for name, columns in table:
        if columns:
            stream.write(f"# rows of {name}: {len(columns[0][1])}\n")
    names, named = _named(table, reading)
    stream.write(",".join(names) + "\n")
    longest = max((len(column) for column in named), default=0)
    for begin in range(0, longest, ROWS):
        end = min(begin + ROWS, longest)
        lists = [_padded(column, begin, end) for column in named]
        stream.writelines(",".join(row) + "\n" for row in zip(*lists, strict=True))


def _named(table: Sequence[Block], reading: Reading) -> tuple[list[str], list[np.ndarray]]:
    """Header words, each once, and their columns."""
    names: list[str] = []
    columns: list[np.ndarray] = []
    for _, block in table:
        for name, values in block:
            unit = reading.units.get(name, "")
            word = f"{name} [{unit}]" if unit and unit != "1" else name
            while word in names:
                word += "'"
            names.append(word.replace(",", ";"))
            columns.append(values)
    return names, columns


def _padded(column: np.ndarray, begin: int, end: int) -> list[str]:
    """Rows as text, the shortest that reads back to the same bits."""
    if column.dtype.kind == "U":
        words = ['"' + word.replace('"', '""') + '"' for word in column[begin:end].tolist()]
        return words + ['""'] * (end - begin - len(words))
    rows = [repr(value) for value in column[begin:end].tolist()]
    return rows + ["nan"] * (end - begin - len(rows))
