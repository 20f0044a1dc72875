"""Ratios against peers and limits, measured side by side in one run."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from explorer import api
from explorer.cli import bench
from explorer.cli.bench.measure import Figure, absent, machine
from explorer.cli.output import Progress, number, print_json, print_table
from explorer.cli.program import bundled
from explorer.model import BadInput

THREADS = 2  # on which headless targets are stated


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of `bench`."""
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"default: all of {', '.join(bench.words())}"
    )
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="repeats of each")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(words: argparse.Namespace) -> int:
    """Print every figure; 0, or 1 when a target was missed. What could not run is no miss."""
    if bundled():
        raise BadInput("bench: the bundle measures no ratios; use an installed package (pip)")
    wanted = words.names or list(bench.words())
    loaded = {name: bench.load(name) for name in wanted}
    api.set_threads(THREADS)
    before = machine()
    figures: dict[str, Figure] = {}
    with Progress("measuring") as progress:
        for done, (name, measure) in enumerate(loaded.items()):
            progress(done / len(loaded))
            found = _measured(name, measure, words.rounds)
            figures.update(found)
            if not words.json:
                print_table(_row(*item) for item in found.items())
    if words.json:
        print_json({"machine": {**before, "threads": THREADS}, "figures": figures})
    else:
        print("on " + ", ".join(f"{name} {value}" for name, value in before.items()))
    missed = [name for name, figure in figures.items() if figure.met is False]
    if missed:
        print(f"separatrix: missed {', '.join(missed)}", file=sys.stderr)
    return 1 if missed else 0


def _measured(name: str, measure: Any, rounds: int) -> dict[str, Figure]:
    try:
        return dict(measure(rounds))
    except Exception as error:  # one broken peer must not hide the other figures
        return {name: absent("", f"{type(error).__name__}: {error}")}


def _row(name: str, figure: Figure) -> list[str]:
    verdict = {True: "met", False: "MISSED", None: ""}[figure.met]
    if figure.value is None:
        return [name, "-", "", figure.unit, verdict, figure.against]
    target = "" if figure.target is None else f"target {number(figure.target, 4)}"
    spread = f"{number(figure.low, 3)} to {number(figure.high, 3)}, {figure.repeats} repeats"
    detail = "; ".join(word for word in (spread, target, figure.against) if word)
    return [name, number(figure.value, 4), "", figure.unit, verdict, detail]
