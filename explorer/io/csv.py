"""CSV: one row per sample, every number in full so that reading gives back the same bits."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO

import numpy as np

from explorer.engine.recorder import Recording
from explorer.io import layout, metadata
from explorer.io.atomic import atomic
from explorer.model import BadInput, Experiment, Kernel

ROWS = 10_000  # written at a time
AXES = ("x", "y", "z")
MOST_COLUMNS = 1000


def save(
    recording: Recording, path: str | os.PathLike[str], comments: bool = False,
    only: Collection[str] = (),
) -> None:  # fmt: skip
    """Write `t,x,y,z` and a row per sample; several starts or agents: a row for each of them.

    comments   first write `# key: value` lines: the document, units, how the run ended
    only       names of the variables that are written; () for all
    raises     BadInput for fields, which have no columns
    """
    names, columns = table(recording, only)
    with atomic(path) as sibling, open(sibling, "w", encoding="utf-8", newline="\n") as stream:
        if comments:
            stream.writelines(f"# {key}: {value}\n" for key, value in _comments(recording))
        stream.write(",".join(names) + "\n")
        _write(stream, columns)


def table(recording: Recording, only: Collection[str] = ()) -> tuple[list[str], list[np.ndarray]]:
    """Column names and equally long columns; BadInput for what fits no table."""
    kept = [
        v for v in layout.chosen(recording, only) if v.dims[:1] == ("time",) and v.name != "step"
    ]
    many = {dim for v in kept for dim in v.dims[1:2]} - {"spatial"}
    if len(many) > 1:
        listed = ", ".join(sorted(many))
        raise BadInput(f"CSV has one row per sample, but this has {listed}; write .nc or .npz")
    each = next((v.values.shape[1] for v in kept if set(v.dims[1:2]) & many), 1)
    names, columns = ["t"], [np.repeat(recording.t, each)]
    if many:
        names.append(next(iter(many)))
        columns.append(np.tile(np.arange(each), len(recording.t)))
    for variable in kept:
        for name, column in _columns(variable, each):
            names.append(name)
            columns.append(column)
    if len(names) > MOST_COLUMNS:
        raise BadInput(f"CSV with {len(names)} columns; at most {MOST_COLUMNS}: write .nc or .npz")
    return names, columns


def _columns(variable: layout.Variable, each: int) -> Iterator[tuple[str, np.ndarray]]:
    values = variable.values
    if np.iscomplexobj(values):
        for part, suffix in ((values.real, "real"), (values.imag, "imag")):
            yield from _columns(
                replace(variable, name=f"{variable.name}_{suffix}", values=part), each
            )
        return
    if values.ndim == 1:
        yield variable.name, np.repeat(values, each)
        return
    if variable.dims[1] == "spatial":  # one vector, the same for every row of its sample
        for i, axis in enumerate(AXES[:3]):
            yield f"{variable.name}_{axis}", np.repeat(values[:, i], each)
        return
    flat = values.reshape(values.shape[0] * values.shape[1], -1)
    if values.ndim == 2:
        yield variable.name, flat[:, 0]
        return
    for i in range(flat.shape[1]):
        suffix = AXES[i] if flat.shape[1] <= len(AXES) else str(i)
        yield f"{variable.name}_{suffix}", flat[:, i]


def _comments(recording: Recording) -> Iterator[tuple[str, str]]:
    yield "title", recording.experiment.title
    for name in recording.experiment.states:
        unit = recording.experiment.unit(name)
        if unit:
            yield f"unit of {name}", unit
    yield "outcome", metadata.outcome(recording)
    yield "document", metadata.document(recording).replace("\n", " ")


def _write(stream: IO[str], columns: Sequence[np.ndarray]) -> None:
    for begin in range(0, len(columns[0]), ROWS):
        # tolist gives Python numbers, whose repr is the shortest text with the same bits
        lists = [column[begin : begin + ROWS].tolist() for column in columns]
        stream.writelines(",".join(map(repr, row)) + "\n" for row in zip(*lists, strict=True))


def arrays(path: str | os.PathLike[str]) -> dict[str, np.ndarray]:
    """Columns by name, float64; a file without a header gives columns "0", "1", ...

    raises   BadInput with the line that cannot be read
    """
    file = Path(path)
    try:
        with open(file, encoding="utf-8-sig") as stream:
            return _read(stream, str(file))
    except UnicodeDecodeError:
        raise BadInput(f"{file}: not a text file; allowed is CSV in UTF-8") from None
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {error.strerror or error}") from None


def _read(stream: IO[str], where: str) -> dict[str, np.ndarray]:
    number, line = _first_line(stream, where)
    cells = [cell.strip().strip('"') for cell in line.split(",")]
    rows = stream.readlines()
    if all(_is_number(cell) for cell in cells):
        names, rows, number = [str(i) for i in range(len(cells))], [line, *rows], number - 1
    else:
        names = _names(cells, where, number)
    if not any(row.strip() and not row.startswith("#") for row in rows):
        raise BadInput(f"{where}: a header but no rows")
    try:
        values = np.loadtxt(rows, delimiter=",", comments="#", ndmin=2)
    except ValueError:
        values = np.empty((0, 0))
    if values.shape[1] != len(names):
        raise _fault(rows, len(names), where, number)
    return {name: np.ascontiguousarray(values[:, i]) for i, name in enumerate(names)}


def _first_line(stream: IO[str], where: str) -> tuple[int, str]:
    for number, line in enumerate(stream, start=1):
        if line.strip() and not line.startswith("#"):
            return number, line
    raise BadInput(f"{where}: no data; allowed is a header line and rows of numbers")


def _fault(rows: list[str], width: int, where: str, header: int) -> BadInput:
    """The error for the first row that is not `width` numbers."""
    for number, row in enumerate(rows, start=header + 1):
        cells = row.split("#")[0].strip().split(",")
        if cells == [""]:
            continue
        if len(cells) != width:
            return BadInput(f"{where}, line {number}: {len(cells)} values for {width} columns")
        for cell in cells:
            if not _is_number(cell):
                return BadInput(f"{where}, line {number}: {cell[:40]!r} is not a number")
    return BadInput(f"{where}: not a table of {width} columns of numbers")


def _names(cells: list[str], where: str, line: int) -> list[str]:
    if len(set(cells)) < len(cells) or not all(cells):
        raise BadInput(f"{where}, line {line}: every column needs a name of its own")
    return cells


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def load(path: str | os.PathLike[str], described: layout.Described) -> Recording:
    """The recording in a CSV written with comments; its `final` state is not kept there."""
    where = str(path)
    text, outcome = document_text(path)
    document = metadata.run(text, where)
    columns = arrays(path)
    if "t" not in columns:
        raise BadInput(f"{where}: no column t")
    t = columns.pop("t")
    count = _count(columns)
    if len(t) % count:
        raise BadInput(f"{where}: {len(t)} rows are not {count} for each time")
    named = _gathered(columns, described(document), count)
    t = t[::count]
    named["step"] = np.arange(len(t)) * document.every
    end = metadata.diverged(outcome, where)
    return layout.recording(t, named, document, end, described, where)


def _count(columns: dict[str, np.ndarray]) -> int:
    """Rows per time; takes the column that numbers them away."""
    for name in ("start", "fish", *[name for name in columns if name.endswith("_0")]):
        if name in columns:
            return max(1, int(np.nan_to_num(columns.pop(name)).max()) + 1)
    return 1


def _gathered(
    columns: dict[str, np.ndarray], experiment: Experiment, count: int
) -> dict[str, np.ndarray]:
    """Columns as (k, ...) arrays; `pos_x`, `pos_y`, ... become one array again."""
    shape = (-1, count) if count > 1 else (-1,)
    named = {name: column.reshape(shape) for name, column in columns.items()}
    if not isinstance(experiment.motion, Kernel):
        return named
    for show in experiment.series:
        if count > 1 and show.name in named:
            named[show.name] = named[show.name][:, 0]
    for state in experiment.states:
        parts = [name for name in named if name.startswith(f"{state}_")]
        if state not in named and parts:
            named[state] = np.stack([named.pop(name) for name in parts], axis=-1)
    return named


def document_text(path: str | os.PathLike[str]) -> tuple[str, str]:
    """The document and the outcome among the comment lines; BadInput when there are none."""
    found: dict[str, str] = {}
    try:
        with open(path, encoding="utf-8-sig") as stream:
            for line in stream:
                if not line.startswith("#"):
                    break
                key, _, value = line[1:].partition(":")
                found[key.strip()] = value.strip()
    except UnicodeDecodeError:
        raise BadInput(f"{path}: not a text file; allowed is CSV in UTF-8") from None
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}") from None
    if "document" not in found:
        raise BadInput(
            f"{path}: a CSV without its document (written without --comments); "
            f"its columns can be measured with --data"
        )
    return found["document"], found.get("outcome", "")
