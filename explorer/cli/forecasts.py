"""How long forecasts hold, over the catalogue: `separatrix atlas --forecasts`."""

from __future__ import annotations

import argparse
import math
from dataclasses import replace
from pathlib import Path

from explorer import __version__, api
from explorer.cli.output import number, print_json, print_table
from explorer.engine.channels import fitting
from explorer.model import BadInput, Diverged, Experiment, Map, forecasts
from explorer.model.atlas import made_of
from explorer.model.forecasts import METHODS, Race

TRAIN, STARTS, HORIZON, THRESHOLD = 1000, 10, 10.0, 0.4


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of forecasts."""
    parser.add_argument("--forecasts", action="store_true",
                        help="valid prediction times of eight forecasters instead")  # fmt: skip
    parser.add_argument("--show", action="store_true", help="print the table, compute nothing")
    parser.add_argument("--json", action="store_true", help="with --show: as JSON")


def races(experiment: Experiment) -> bool:
    """Whether forecasters can be raced on it."""
    return bool(fitting(experiment, api.diagnostics()["forecast_race"]))


def tried(key: str) -> Race | str:
    """The row of a system, or why there is none."""
    api.set_threads(1)
    try:
        return raced(api.catalogue()[key])
    except (BadInput, Diverged) as error:
        return str(error) or type(error).__name__


def raced(experiment: Experiment) -> Race:
    """The row of a system at its usual dials."""
    found = api.measure(
        "forecast_race", experiment, train=TRAIN, starts=STARTS, horizon=HORIZON,
        threshold=THRESHOLD,
    )  # fmt: skip
    valid = {name: float(found.values.get(name, math.nan)) for name in METHODS}
    return Race(
        key=experiment.key, title=experiment.title,
        kind="map" if isinstance(experiment.motion, Map) else "flow",
        **valid,
        errors=tuple(float(found.uncertainty.get(name, math.nan)) for name in METHODS),
        lyapunov_time=float(found.values["lyapunov_time"]),
        spacing=float(found.settings["spacing"]), chaotic=int(found.settings["chaotic"]),
        train=TRAIN, starts=STARTS, horizon=HORIZON, threshold=THRESHOLD,
        version=__version__, made_of=made_of(experiment),
    )  # fmt: skip


def show(path: Path, keys: list[str], as_json: bool) -> int:
    """Print the table in a file, longest first."""
    rows = [row for row in forecasts.load(path).values() if not keys or row.key in keys]
    if not rows:
        raise BadInput(f"{path}: no forecasts of {', '.join(keys) or 'anything'} in it")
    rows.sort(key=lambda row: -best(row))
    if as_json:
        print_json({row.key: replace(row) for row in rows})
        return 0
    head = ["system", *METHODS, "Lyapunov time"]
    cells = [
        [row.key, *(number(getattr(row, name), 3) for name in METHODS), number(row.lyapunov_time)]
        for row in rows
    ]
    print_table([head, *cells])
    print(f"Lyapunov times, median of {rows[0].starts} starts; at most {rows[0].horizon:g} told")
    return 0


def best(row: Race) -> float:
    """How long the best of those that know no equations holds."""
    learners = (getattr(row, name) for name in METHODS[:6])
    return max((value for value in learners if math.isfinite(value)), default=0.0)
