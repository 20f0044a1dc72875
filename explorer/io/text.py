"""Tables of text, whoever wrote them: comma, semicolon or tab, with gaps, a block at a time."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

import numpy as np

from explorer.io.column import PREVIEW, Column, unit_of
from explorer.model import BadInput

CHARACTERS = 1 << 20  # of rows read at a time
MISSING = frozenset(("", "na", "n/a", "nan", "null", "none"))  # what stands for no number
DELIMITERS = ",;\t"


@dataclass(frozen=True)
class Head:
    """How a table begins.

    names    of its columns;  line  of the last one that is not data
    """

    names: tuple[str, ...]
    delimiter: str
    line: int


def columns(path: str | os.PathLike[str]) -> tuple[Column, ...]:
    """The columns, those without a number in their first rows as text; BadInput when none is."""
    where = str(path)
    with _opened(path) as stream:
        try:
            head = _head(stream, where)
            rows = list(islice(_rows(stream, head), PREVIEW))
        except UnicodeDecodeError:
            raise _no_text(where) from None
    if not rows:
        raise BadInput(f"{where}: a header but no rows")
    length = len(rows) if len(rows) < PREVIEW else _count(Path(path)) - head.line
    found = []
    for i, name in enumerate(head.names):
        cells = [row[i] for _, row in rows if i < len(row)]
        values = [_number(cell, head.delimiter) for cell in cells]
        if values and (values[0] is None or all(v is None or v != v for v in values)):
            found.append(Column(name, length, "text", at=i))
        else:
            numbers = np.array([np.nan if v is None else v for v in values])
            found.append(Column(name, length, "float64", numbers, unit_of(name), at=i))
    if not any(column.numeric for column in found):
        raise BadInput(f"{where}: no column of numbers; it has {', '.join(head.names)[:200]}")
    return tuple(found)


def blocks(
    path: str | os.PathLike[str], wanted: Sequence[Column]
) -> Iterator[tuple[float, list[np.ndarray]]]:
    """(share read, values of each wanted column) again and again; NaN where a cell is empty.

    raises  BadInput with the line of the first cell that is no number
    """
    where = str(path)
    size = max(1, Path(path).stat().st_size)
    with _opened(path) as stream:
        try:
            head = _head(stream, where)
            line, read = head.line, 0
            while lines := stream.readlines(CHARACTERS):
                read += sum(map(len, lines))
                block = _block(lines, head, [column.at for column in wanted], where, line)
                line += len(lines)
                if len(block[0]):
                    yield min(1.0, read / size), block
        except UnicodeDecodeError:
            raise _no_text(where) from None


def _no_text(where: str) -> BadInput:
    return BadInput(f"{where}: not a text file; allowed is a table in UTF-8")


def _opened(path: str | os.PathLike[str]) -> IO[str]:
    try:
        return open(path, encoding="utf-8-sig", newline=None)
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}") from None


def _head(stream: IO[str], where: str) -> Head:
    """Names and delimiter; leaves the stream at the first row of data."""
    number = 0
    while True:
        at = stream.tell()
        line = stream.readline(1 << 20)
        if not line:
            raise BadInput(f"{where}: no data; allowed is a header line and rows of numbers")
        number += 1
        if line.strip() and not line.startswith("#"):
            break
    delimiter = max(DELIMITERS, key=lambda d: (line.count(d), -DELIMITERS.index(d)))
    cells = [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter))]
    if all(_number(cell, delimiter) is not None for cell in cells):
        stream.seek(at)
        return Head(tuple(f"column {i + 1}" for i in range(len(cells))), delimiter, number - 1)
    names = [cell or f"column {i + 1}" for i, cell in enumerate(cells)]
    if len(set(names)) < len(names):
        raise BadInput(f"{where}, line {number}: every column needs a name of its own")
    return Head(tuple(names), delimiter, number)


def _rows(stream: IO[str], head: Head) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of the rows from here on."""
    number = head.line
    while line := stream.readline(1 << 20):
        number += 1
        if line.strip() and not line.startswith("#"):
            yield number, next(csv.reader([line.rstrip("\n")], delimiter=head.delimiter))


def _block(lines: list[str], head: Head, at: list[int], where: str, line: int) -> list[np.ndarray]:
    """Some columns of some rows; fast where all is plain, else cell by cell."""
    width = len(head.names)
    plain = all(row.count(head.delimiter) == width - 1 for row in lines)
    if plain and "#" not in lines[0]:
        try:
            values = np.loadtxt(lines, delimiter=head.delimiter, usecols=at, ndmin=2, comments=None)
            return [np.ascontiguousarray(column) for column in values.T]
        except ValueError:
            pass
    made: list[list[float]] = [[] for _ in at]
    for number, row in enumerate(lines, start=line + 1):
        if not row.strip() or row.startswith("#"):
            continue
        cells = next(csv.reader([row.rstrip("\n")], delimiter=head.delimiter))
        if len(cells) != width:
            raise BadInput(f"{where}, line {number}: {len(cells)} values for {width} columns")
        for place, i in enumerate(at):
            value = _number(cells[i], head.delimiter)
            if value is None:
                raise BadInput(
                    f"{where}, line {number}, {head.names[i]}: {cells[i][:40]!r} is not a number; "
                    "allowed are numbers, and nothing or NaN for a gap"
                )
            made[place].append(value)
    return [np.array(values, dtype=np.float64) for values in made]


def _number(cell: str, delimiter: str) -> float | None:
    """The number in a cell, NaN for an empty one, None for a word."""
    text = cell.strip().strip('"')
    if text.lower() in MISSING:
        return np.nan
    if delimiter == ";":
        text = text.replace(",", ".")  # tables with semicolons often write 1,5
    try:
        return float(text) if "_" not in text else None
    except ValueError:
        return None


def _count(path: Path) -> int:
    """Lines of a file."""
    lines, last = 0, b""
    with open(path, "rb") as stream:
        while part := stream.read(1 << 22):
            lines += part.count(b"\n")
            last = part[-1:]
    return lines + (last not in (b"\n", b""))
