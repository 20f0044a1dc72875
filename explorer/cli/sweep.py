"""A diagnostic over a grid of dial positions: in local processes, or on a dask scheduler."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from explorer import api
from explorer.cli import options
from explorer.cli.output import Progress, number
from explorer.engine.crew import processes
from explorer.engine.sweep import FAILED, Plan, Table, fill
from explorer.io import sweep as files
from explorer.model import BadInput

SAVE_EVERY_S = 1.5


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of `sweep`."""
    options.declare_run(parser)
    parser.add_argument(
        "--over", action="append", default=[], metavar="NAME=LO:HI:COUNT[:log]",
        help="a dial and its values; repeat for a grid",
    )  # fmt: skip
    parser.add_argument(
        "--measure", action="append", default=[], metavar="DIAGNOSTIC[.FIELD]",
        help="what is read at each point; repeat for more",
    )  # fmt: skip
    parser.add_argument(
        "--with", dest="given", action="append", default=[], metavar="NAME=VALUE",
        help="an option of the diagnostic; repeat for more",
    )  # fmt: skip
    parser.add_argument("--workers", type=int, metavar="N", help="processes; as many as cores")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of a dask scheduler that runs")
    parser.add_argument("--resume", action="store_true", help="go on with an interrupted sweep")
    parser.add_argument("--out", required=True, metavar="FILE.nc", help="where the table goes")


def run(words: argparse.Namespace) -> int:
    """Sweep; an interruption leaves FILE.partial.nc for --resume."""
    plan = planned(words)
    table = Table(plan, api.fields_of(plan))
    target, kept = _places(words.out)
    if words.resume:
        known = next((path for path in (kept, target) if path.exists()), None)
        if known is not None:
            files.resumed(table, known)
    units = _units(words, plan)
    try:
        with _executor(words) as (executor, workers), Progress("sweeping") as progress:
            saved = time.monotonic()
            for _ in fill(table, api.points, executor, workers):
                progress(table.done)
                if time.monotonic() - saved > SAVE_EVERY_S:
                    _keep(table, kept, units)
                    saved = time.monotonic()
    except BaseException:
        if table.done > 0.0 and _keep(table, kept, units):
            print(f"separatrix: {kept} holds what was done; --resume goes on", file=sys.stderr)
        raise
    files.save(table, target, units)
    kept.unlink(missing_ok=True)
    _say(table, target)
    return 0


def _keep(table: Table, kept: Path, units: dict[str, str]) -> bool:
    """Write what is done so far; a full disk must not end a sweep that it may yet make room for."""
    try:
        files.save(table, kept, units)
    except BadInput:
        return False
    return True


def planned(words: argparse.Namespace) -> Plan:
    """The plan that the words describe; BadInput for what they get wrong."""
    if not words.over or not words.measure:
        raise BadInput("sweep: give --over NAME=LO:HI:COUNT and --measure DIAGNOSTIC[.FIELD]")
    key, channel = options.split(words.key) if words.key else (None, None)
    given = {**options.settings(words), **options.options(words.given)}
    given.pop("every", None) if words.every == 1 else None
    over = {name: _values(name, text) for name, text in options.pairs(words.over, "--over").items()}
    params = options.pairs(words.set, "--set")
    found: Any = options.experiment(words, key)
    if words.equations is None and channel:
        found = f"{key}:{channel}"
    return api.plan(found, over, words.measure, params, given)


def _values(name: str, text: str) -> tuple[Any, ...]:
    parts = text.split(":")
    try:
        low, high, count = float(parts[0]), float(parts[1]), int(parts[2])
    except (ValueError, IndexError):
        raise BadInput(f"--over {name}={text}: write NAME=LO:HI:COUNT, or with :log") from None
    return (low, high, count, *parts[3:])


def _places(out: str) -> tuple[Path, Path]:
    target = Path(out)
    if target.suffix != ".nc":
        raise BadInput(f"--out {out}: a sweep is written as NetCDF, FILE.nc")
    if not target.parent.is_dir():
        raise BadInput(f"--out {out}: there is no folder {target.parent}")
    return target, files.partial(target)


def _units(words: argparse.Namespace, plan: Plan) -> dict[str, str]:
    """Units of dials and values, by name."""
    key = options.split(words.key)[0] if words.key else None
    units = {param.name: param.unit for param in options.experiment(words, key).params} \
        if words.equations != "-" else {}  # fmt: skip
    for diagnostic, _ in plan.measures:
        for value in api.diagnostics()[diagnostic].values:
            units[f"{diagnostic}.{value.name}"] = value.unit
    return units


@contextmanager
def _executor(words: argparse.Namespace) -> Iterator[tuple[Executor | None, int]]:
    if words.scheduler:
        with _scheduler(words.scheduler) as found:
            yield found
        return
    workers = os.cpu_count() or 1 if words.workers is None else words.workers
    with processes(workers) as pool:
        yield pool, workers


@contextmanager
def _scheduler(address: str) -> Iterator[tuple[Executor, int]]:
    try:
        from distributed import Client
    except ImportError:
        raise BadInput(
            "--scheduler needs the package distributed: pip install separatrix[cluster]"
        ) from None
    try:
        client = Client(address, timeout=10)
    except (OSError, TimeoutError, ValueError) as error:
        raise BadInput(f"--scheduler {address}: no scheduler answers there ({error})") from None
    with client:
        workers = max(1, sum(client.nthreads().values()))
        yield client.get_executor(retries=3), workers


def _say(table: Table, target: Path) -> None:
    failed = int((table.status == FAILED).sum())
    for name, values in table.values.items():
        good = values[table.status.reshape(values.shape) != FAILED]
        ends = f"{number(float(good.min()))} to {number(float(good.max()))}" if good.size else "-"
        print(f"{name}: {ends}")
    print(f"{len(table.status)} points, {failed} failed, in {target}")
    for index, why in list(table.failures.items())[:3]:
        print(f"  {table.plan.dials(index)}: {why}")
