"""Measure an experiment or your own data with a diagnostic."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from explorer import api
from explorer.cli import figure, options
from explorer.cli.output import Progress, number, print_json, print_table
from explorer.io import currents, files, reading, series
from explorer.model import BadInput, Diagnostic, Reading, Series, Swarm

LONG = 1 << 24  # samples above which a column is read block by block where it can be
FEW = 12  # values of an array that are printed for reading


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of `measure`."""
    parser.add_argument("diagnostic", metavar="DIAGNOSTIC", help="see `list diagnostics`")
    parser.add_argument(
        "key",
        nargs="?",
        metavar="KEY[:CHANNEL]",
        help="experiment; a channel may be the number of another diagnostic, as in "
        "lorenz:path.z.permutation_entropy.H",
    )
    options.declare_run(parser, key=False)
    parser.add_argument("--data", metavar="FILE[:COLUMN]", help="measure a file instead")
    options.declare_picture(parser)
    parser.add_argument("--json", action="store_true", help="one JSON document")
    parser.add_argument(
        "--out", metavar="FILE",
        help="values and arrays as .json, .csv, .npz or .nc; curves and contours as .geojson; the "
        "picture as .png, .svg or .pdf",
    )  # fmt: skip


def run(words: argparse.Namespace) -> int:
    """Print the reading; 0."""
    drawn = bool(words.out) and Path(words.out).suffix.lower() in figure.ENDINGS
    if words.out and not drawn:
        reading.check(words.out)
    diagnostic = api.diagnostics()[words.diagnostic]
    if words.picture or (drawn and diagnostic.pictures):
        diagnostic.picture(words.picture)  # before minutes are spent on it
    found = _of_data(words, diagnostic) if words.data else _of_experiment(words, diagnostic)
    if drawn:
        figure.save(_drawn(words, diagnostic, found), words.out)
    elif words.out:
        reading.save(found, words.out, diagnostic.pictures, diagnostic.key)
    if words.json:
        print_json({"diagnostic": diagnostic.key, "of": words.data or words.key, **facts(found)})
    else:
        _print(diagnostic, words.data or words.key or "typed equations", found)
    return 0


def _drawn(words: argparse.Namespace, diagnostic: Diagnostic, found: Reading) -> Any:
    """The picture of a reading, as large as `figure` makes it."""
    key = options.split(words.key)[0] if words.key else None
    of = None if words.data else options.experiment(words, key)
    title = f"{diagnostic.title} of {words.data if of is None else of.title}"
    size = figure.paper("160x120mm", 300.0)
    return figure.figures().figure_of_diagnostic(
        diagnostic, found, title, size, picture=words.picture, experiment=of
    )


def facts(found: Reading) -> dict[str, Any]:
    """A reading as plain names and values."""
    return {
        "values": found.values,
        "uncertainty": found.uncertainty,
        "units": found.units,
        "arrays": found.arrays,
        "settings": found.settings,
        "notes": found.notes,
        "words": found.words,
        "checks": [
            {"name": c.name, "held": c.held, "found": c.found, "due": c.due, "within": c.within,
             "unit": c.unit, "law": c.law}
            for c in found.checks
        ],
    }  # fmt: skip


def _of_experiment(words: argparse.Namespace, diagnostic: Diagnostic) -> Reading:
    key, channel = options.split(words.key) if words.key else (None, None)
    running = options.settings(words)
    if words.every == 1:
        running.pop("every")
    params = options.pairs(words.set, "--set")
    chosen = options.experiment(words, key) if key else options.experiment(words)
    given = options.options(words.given)
    return api.measure(diagnostic, chosen, params, channel=channel, **{**running, **given})


def _of_data(words: argparse.Namespace, diagnostic: Diagnostic) -> Reading:
    if words.key or words.equations or words.set:
        raise BadInput("--data measures a file; leave out KEY and the run's options")
    file, column = options.split(words.data)
    given = options.options(words.given)
    if diagnostic.asks_for_motion and "slices" in diagnostic.needs:
        return api.measure(diagnostic, currents.load(file), **given)
    if diagnostic.takes is Series:
        return _of_series(diagnostic, file, column, given)
    if diagnostic.takes is Swarm:
        return api.measure(diagnostic, data=_swarm(files.arrays(file), file), **given)
    named = files.arrays(file)
    series = _column(named, column, file)
    return api.measure(diagnostic, data=series, dt=given.pop("dt", _spacing(named)), **given)


def _of_series(
    diagnostic: Diagnostic, file: str, column: str | None, given: dict[str, Any]
) -> Reading:
    """A column as a series; `rate` [1/time] or `dt` where the file does not say how fast."""
    contents = series.inspect(file)
    wanted = contents.column(column) if column else contents.channels[0]
    rate, dt = given.pop("rate", None), given.pop("dt", None)
    if rate is not None and not (isinstance(rate, (int, float)) and rate > 0):
        raise BadInput(f"--with rate={rate}: give the samples per unit of time, above 0")
    step = 1.0 / rate if rate is not None else dt
    notes: tuple[str, ...] = ()
    clock = contents.time if step is None and contents.time is not wanted else None
    with Progress("measuring") as progress:
        if wanted.length > LONG and diagnostic.in_blocks:
            data: Any = series.Reel(file, wanted, progress=progress)
        else:
            columns = series.read(file, [wanted, *([clock] if clock else [])], progress)
            if clock is not None:
                columns, step, said = series.timed(columns, clock, file)
                notes = (said,) if said else ()
            data = columns[wanted.name]
        found = api.measure(diagnostic, data=data, dt=step or contents.dt, **given)
    made = {"file": Path(file).name, "column": wanted.name, "dt": step or contents.dt}
    return replace(found, notes=(*notes, *found.notes), settings={**found.settings, **made})


def _column(named: Mapping[str, np.ndarray], column: str | None, file: str) -> np.ndarray:
    kept = [name for name in named if name not in ("t", "time", "step")] or list(named)
    wanted = kept[0] if column is None else column
    if wanted not in named:
        raise BadInput(f"{file}: no column {wanted!r}; it has {', '.join(named)}")
    return named[wanted]


def _swarm(named: Mapping[str, np.ndarray], file: str) -> dict[str, np.ndarray]:
    """Positions and headings of the last frame."""
    at = named.get("pos", named.get("positions"))
    toward = named.get("head", named.get("velocities"))
    if at is None or toward is None:
        raise BadInput(f"{file}: a school needs pos and head; it has {', '.join(named)}")
    at, toward = (array if array.ndim == 2 else array[-1] for array in (at, toward))
    length = np.linalg.norm(toward, axis=-1, keepdims=True)
    return {"pos": at, "head": toward / np.where(length > 0, length, 1.0)}


def _spacing(named: Mapping[str, np.ndarray]) -> float:
    """[time] between rows where a time column is even, else 1."""
    t = named.get("t")
    if t is None or t.ndim != 1 or len(t) < 2:
        return 1.0
    gaps = np.diff(t)
    even = gaps[0] > 0 and np.allclose(gaps, gaps[0], rtol=1e-6, atol=0)
    return float(gaps.mean()) if even else 1.0


def _print(diagnostic: Diagnostic, of: str, found: Reading) -> None:
    print(f"{diagnostic.title} of {of}")
    help_of = {value.name: value.help for value in diagnostic.values}
    rows = []
    for name, value in found.values.items():
        spread = found.uncertainty.get(name)
        band = f"± {number(spread, 2)}" if spread is not None else ""
        rows.append(
            [name, number(value, 8), band, found.units.get(name, ""), help_of.get(name, "")]
        )
    print_table(rows, "  ")
    longer = []
    for name, array in found.arrays.items():
        if _is_short(array):
            shown = " ".join(number(float(v)) for v in array)
            print(f"  {name} {shown} {found.units.get(name, '')}".rstrip())
        else:
            size = "x".join(map(str, np.shape(array)))
            longer.append(f"{name} {size} {found.units.get(name, '')}".rstrip())
    if longer:
        print(f"  arrays: {', '.join(longer)}")
    made = ", ".join(
        f"{name} = {value}" for name, value in found.settings.items()
        if not isinstance(value, Mapping) and name != "experiment"
    )  # fmt: skip
    if made:
        print(f"  with {made}")
    for line in (*found.checks, *found.notes):
        print(f"  {line}")


def _is_short(array: np.ndarray) -> bool:
    few = array.ndim == 1 and 0 < len(array) <= FEW and array.dtype.kind in "fiu"
    return few and bool(np.isfinite(array).all())
