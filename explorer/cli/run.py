"""Simulate an experiment or typed equations and write the trajectory."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from explorer import api
from explorer.cli import options
from explorer.cli.output import Progress, print_json
from explorer.engine import dice
from explorer.engine.animation import SHAPES
from explorer.engine.batch import since
from explorer.io import files
from explorer.model import BadInput

REPEATED = (
    "preset",
    "randomise",
    "set",
    "change",
    "animate",
    "start",
    "steps",
    "until",
    "dt",
    "method",
    "equations",
    "key",
)


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of `run`."""
    options.declare_run(parser)
    parser.add_argument(
        "--from", dest="origin", metavar="FILE", help="repeat the run in a session or data file"
    )
    parser.add_argument(
        "--seeds", action="store_true", help="with --from: its seeds too, each from the start"
    )
    parser.add_argument(
        "--recorded", action="store_true", help="with --from: the recorded steps alone"
    )
    parser.add_argument("--randomise", type=int, metavar="SEED", help="throw the dials by a seed")
    parser.add_argument(
        "--change", action="append", default=[], metavar="STEP:NAME=VALUE",
        help="turn a dial on the way; `dt` and `animate` are names too; repeat for more",
    )  # fmt: skip
    parser.add_argument(
        "--animate", action="append", default=[], metavar="NAME=LOW:HIGH:PERIOD[:SHAPE]",
        help=f"animate a dial from the first step on; shapes: {', '.join(SHAPES)}",
    )  # fmt: skip
    parser.add_argument("--out", required=True, metavar="FILE", help=".csv, .npz, .nc or .h5")
    parser.add_argument("--only", default="", metavar="NAMES", help="variables to write, as x,z")
    parser.add_argument("--begin", type=int, default=0, metavar="STEP", help="first step kept")
    parser.add_argument("--comments", action="store_true", help="CSV: the document above the rows")
    parser.add_argument(
        "--compact", action="store_true", help="a school: single precision, and nothing twice"
    )
    parser.add_argument(
        "--companions", action="store_true", help="a school: its tables as dewi-kadita names them"
    )
    parser.add_argument("--json", action="store_true", help="say what was written as JSON")


def run(words: argparse.Namespace) -> int:
    """Write the file; 0, or 3 when the run diverged and the part before was written."""
    files.check(words.out)
    with Progress("simulating") as progress:
        made = _repeated(words, progress) if words.origin else _made(words, progress)
    if words.begin:
        made = since(made, words.begin)
    only = [name.strip() for name in words.only.split(",") if name.strip()]
    api.save(made, words.out, comments=words.comments, compact=words.compact, only=only)
    if words.companions:
        made.companions(str(Path(words.out).with_suffix("")))
    if words.json:
        facts = {"file": words.out, "experiment": made.experiment.key, "samples": len(made),
                 "t": [made.t[0], made.t[-1]], "params": dict(made.params),
                 "method": made.document.method, "dt": made.document.dt,
                 "seed": made.document.seed,
                 "diverged": made.diverged and str(made.diverged)}  # fmt: skip
        print_json(facts)
    else:
        print(f"{words.out}: {len(made)} samples, t = {made.t[0]:g} to {made.t[-1]:g}")
    if made.diverged:
        print(f"separatrix: {made.diverged}; the part before was written", file=sys.stderr)
        return 3
    return 0


def _made(words: argparse.Namespace, progress: Progress) -> api.Recorded:
    for option in ("seeds", "recorded"):
        if getattr(words, option):
            raise BadInput(f"--{option}: they are those of a saved session; give --from FILE")
    chosen = options.experiment(words)
    params: dict[str, Any] = {**options.pairs(words.set, "--set")}
    animations = dict(map(_animation, options.pairs(words.animate, "--animate").items()))
    settings = options.settings(words)
    if words.randomise is not None:
        params = {**dice.thrown(chosen, words.randomise), **params}
    changes = [_change(text) for text in words.change]
    return api.run(
        chosen, params, animate=animations, changes=changes, progress=progress, **settings
    )


def _change(text: str) -> tuple[int, str, str]:
    head, _, value = text.partition("=")
    step, _, name = head.partition(":")
    if not step.strip().isdigit() or not name.strip() or not value.strip():
        raise BadInput(f"--change {text!r}: write STEP:NAME=VALUE")
    return int(step), name.strip(), value.strip()


def _animation(pair: tuple[str, str]) -> tuple[str, tuple[Any, ...]]:
    name, text = pair
    low, _, rest = text.partition(":")
    high, _, rest = rest.partition(":")
    period, _, shape = rest.partition(":")
    try:
        ends = float(low), float(high), float(period)
    except ValueError:
        raise BadInput(f"--animate {name}={text}: write NAME=LOW:HIGH:PERIOD[:SHAPE]") from None
    return name, (*ends, shape) if shape else ends


def _repeated(words: argparse.Namespace, progress: Progress) -> api.Recorded:
    given = [name for name in REPEATED if getattr(words, name)]
    if given:
        raise BadInput(f"--from repeats a run as it was; leave out {', '.join(given)}")
    document = files.run_document(words.origin)
    made = api.repeat(document, progress, words.seeds)
    return api.recorded_part(made) if words.recorded else made
