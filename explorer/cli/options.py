"""Words that several commands share: how a run is made, and NAME=VALUE pairs."""

from __future__ import annotations

import argparse
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
        ("--start", "a first value; a,b,c starts several; rows of a whole array apart by ;"),
    ):
        parser.add_argument(option, action="append", default=[], metavar="NAME=VALUE", help=help)
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--steps", type=int, metavar="N", help="steps to take")
    length.add_argument("--until", type=float, metavar="T", help="model time to reach")
    parser.add_argument("--every", type=int, default=1, metavar="K", help="keep each K-th step")
    parser.add_argument("--dt", type=float, metavar="H", help="step")
    parser.add_argument("--method", metavar="M", help="for flows: " + ", ".join(FLOW_RULES))
    parser.add_argument("--t0", type=float, metavar="T", help="model time of the start")
    parser.add_argument(
        "--wrap", action="append", default=[], metavar="NAME=MODULUS",
        help="with --equations: a state that is an angle",
    )  # fmt: skip
    parser.add_argument("--rtol", type=float, metavar="R", help="tolerance of adaptive rules")
    for option, help in (
        ("--columns", "of a data file given as KEY: the channels, as a,b"),
        ("--together", "2 or 3 of them that span a trajectory"),
        ("--tracks", "of tracked animals: the columns frame,id,x,y or frame,id,x,y,z"),
        ("--time", "the column that holds the time"),
    ):
        parser.add_argument(option, metavar="NAME", help=help)
    parser.add_argument(
        "--longest", type=float, default=0.0, metavar="L",
        help="of tracked animals: the longest way from one frame to the next",
    )  # fmt: skip
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
        wraps = {n: float(v) for n, v in pairs(words.wrap, "--wrap").items()}
        return typed(equations(words.equations), wrap=wraps)
    if words.wrap:
        raise BadInput("--wrap belongs to --equations; an experiment knows its angles")
    chosen = words.columns or words.tracks
    if wanted is not None and not chosen and _is_velocity(wanted):
        return currents.load(wanted)
    if wanted is not None and series.reads(wanted):
        columns, together = (tuple(filter(None, (words.columns or "").split(","))),
                             tuple(filter(None, (words.together or "").split(","))))  # fmt: skip
        tracks = tuple(filter(None, (words.tracks or "").split(",")))
        return api.recording(
            wanted, columns, time=words.time, dt=words.dt, together=together, tracks=tracks,
            longest=words.longest,
        )  # fmt: skip
    return api.resolve(wanted)


def _is_velocity(name: str) -> bool:
    """Whether it names a file with a velocity on a grid."""
    if not name.lower().endswith(currents.ENDINGS) or not Path(name).is_file():
        return False
    return not files.has_document(name) and currents.holds(name)


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
        "t0": words.t0,
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


def _numbers(name: str, text: str) -> Any:
    """A number, or an array: a,b,c, or rows of it apart by semicolons; 1+2j is complex."""
    try:
        rows = [[_number(part) for part in row.split(",")] for row in text.split(";")]
        values = np.array(rows if ";" in text else rows[0])
    except ValueError:
        raise BadInput(f"--start {name}={text}: give a number, or several as a,b,c") from None
    if not np.isfinite(values).all():
        raise BadInput(f"--start {name}={text}: give finite numbers")
    return values[0].item() if values.shape == (1,) else values


def _number(text: str) -> float | complex:
    return complex(text) if "j" in text else float(text)


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
