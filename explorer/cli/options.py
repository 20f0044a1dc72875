"""Words that several commands share: how a run is made, and NAME=VALUE pairs."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from explorer import api
from explorer.io import currents, files, series
from explorer.model import BadInput, Experiment
from explorer.model.motion import FLOW_RULES
from explorer.model.typed import typed

MOST_CHARACTERS = 10_000


def declare_run(parser: argparse.ArgumentParser, key: bool = True) -> None:
    """Add KEY and the options that make a run."""
    if key:
        parser.add_argument("key", nargs="?", metavar="KEY", help="experiment, see `list`")
    parser.add_argument("--equations", metavar="FILE|-", help="typed equations instead of KEY")
    parser.add_argument("--preset", metavar="P", help="named settings of the experiment")
    for option, help in (
        ("--set", "a parameter; repeat for more"),
        ("--start", "a first value; a,b,c starts several"),
    ):
        parser.add_argument(option, action="append", default=[], metavar="NAME=VALUE", help=help)
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--steps", type=int, metavar="N", help="steps to take")
    length.add_argument("--until", type=float, metavar="T", help="model time to reach")
    parser.add_argument("--every", type=int, default=1, metavar="K", help="keep each K-th step")
    parser.add_argument("--dt", type=float, metavar="H", help="step")
    parser.add_argument("--method", metavar="M", help="for flows: " + ", ".join(FLOW_RULES))
    parser.add_argument("--rtol", type=float, metavar="R", help="tolerance of adaptive rules")
    for option, help in (
        ("--columns", "of a data file given as KEY: the channels, as a,b"),
        ("--together", "2 or 3 of them that span a trajectory"),
        ("--tracks", "of tracked animals: the columns frame,id,x,y or frame,id,x,y,z"),
        ("--time", "the column that holds the time"),
    ):
        parser.add_argument(option, metavar="NAME", help=help)
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="of all random numbers")


def declare_picture(parser: argparse.ArgumentParser) -> None:
    """Add the options of a diagnostic that is drawn."""
    parser.add_argument(
        "--with", dest="given", action="append", default=[], metavar="NAME=VALUE",
        help="an option of the diagnostic; repeat for more",
    )  # fmt: skip
    parser.add_argument("--picture", default="", metavar="NAME", help="which of its pictures")


def experiment(words: argparse.Namespace, key: str | None = None) -> Experiment:
    """The experiment that KEY or --equations names."""
    wanted = words.key if key is None else key
    if (wanted is None) == (words.equations is None):
        raise BadInput("give KEY or --equations FILE, one of the two; `separatrix list` has keys")
    if words.equations is not None:
        return typed(equations(words.equations))
    if wanted is not None and _holds_velocity(wanted):
        return currents.load(wanted)
    if wanted is not None and series.reads(wanted):
        columns, together = (tuple(filter(None, (words.columns or "").split(","))),
                             tuple(filter(None, (words.together or "").split(","))))  # fmt: skip
        tracks = tuple(filter(None, (words.tracks or "").split(",")))
        return api.recording(
            wanted, columns, time=words.time, dt=words.dt, together=together, tracks=tracks
        )
    return api.resolve(wanted)


def _holds_velocity(path: str) -> bool:
    """Whether it is a file with a velocity on a grid."""
    there = path.lower().endswith(".nc") and Path(path).is_file()
    return there and not files.has_document(path) and currents.holds(path)


def equations(source: str) -> str:
    """The text of a file, or of stdin for "-"; at most 10 000 characters."""
    try:
        if source == "-":
            text = sys.stdin.read(MOST_CHARACTERS + 1)
        else:
            with open(source, encoding="utf-8") as stream:
                text = stream.read(MOST_CHARACTERS + 1)
    except UnicodeDecodeError:
        raise BadInput(f"{source}: not a text file in UTF-8") from None
    except OSError as error:
        raise BadInput(f"{source} cannot be read: {error.strerror or error}") from None
    if len(text) > MOST_CHARACTERS:
        raise BadInput(f"{source}: more than {MOST_CHARACTERS} characters of equations")
    return text


def settings(words: argparse.Namespace) -> dict[str, Any]:
    """The keyword arguments of `explorer.run` (without its params)."""
    given = {
        "preset": words.preset,
        "start": starts(words.start) or None,
        "steps": words.steps,
        "until": words.until,
        "every": words.every,
        "dt": words.dt,
        "method": words.method,
        "seed": words.seed,
        "rtol": words.rtol,
    }
    return {name: value for name, value in given.items() if value is not None}


def pairs(texts: Sequence[str], option: str) -> dict[str, str]:
    """{name: text} of NAME=VALUE words."""
    found: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name.strip() or not value.strip():
            raise BadInput(f"{option} {text!r}: write NAME=VALUE")
        found[name.strip()] = value.strip()
    return found


def starts(texts: Sequence[str]) -> dict[str, Any]:
    """First values: a number each, or an array from a,b,c."""
    return {name: _numbers(name, text) for name, text in pairs(texts, "--start").items()}


def _numbers(name: str, text: str) -> float | np.ndarray:
    try:
        values = [float(part) for part in text.split(",")]
    except ValueError:
        raise BadInput(f"--start {name}={text}: give a number, or several as a,b,c") from None
    if not all(map(math.isfinite, values)):
        raise BadInput(f"--start {name}={text}: give finite numbers")
    return values[0] if len(values) == 1 else np.array(values)


def options(texts: Sequence[str]) -> dict[str, Any]:
    """Options of a diagnostic: numbers, a,b,c lists, true and false; else the word itself."""
    return {name: _value(text) for name, text in pairs(texts, "--with").items()}


def _value(text: str) -> Any:
    if "," in text:
        return tuple(_value(part) for part in text.split(",") if part)
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def split(text: str) -> tuple[str, str | None]:
    """(FILE or KEY, what stands after the last colon); a drive letter is no file of its own."""
    if Path(text).exists():
        return text, None
    head, colon, tail = text.rpartition(":")
    if not colon or len(head) == 1 or "/" in tail or "\\" in tail:
        return text, None
    return head, tail
