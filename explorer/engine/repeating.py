"""A run as text that repeats it, bit for bit: Python, a notebook cell, a command line."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.engine.drop import NAME
from explorer.model.motion import FLOW_RULES

if TYPE_CHECKING:
    from explorer.engine.session import Change, RunDocument

RTOL = 1e-9
LONGEST = 120_000  # letters of one word that every shell takes


def python(run: RunDocument) -> str:
    """The Python text that repeats it; its last value is called `run`."""
    lines = ["import explorer as ex", "from numpy import array, inf, nan", *_made(run)]
    what = "system" if len(lines) > 2 else repr(run.experiment)
    method = f", method={run.method!r}" if run.method in FLOW_RULES else ""
    changes = [list(change) for change in _changes(run)]
    turned = f", changes={_literal(changes)}" if changes else ""
    lines.append(
        f"run = ex.run({what}, {_literal(dict(run.initial))}, start={_literal(run.start)}, "
        f"steps={run.steps}, every={run.every}, dt={run.dt!r}{method}, "
        f"seed={run.seed}, t0={run.t0!r}, rtol={run.rtol!r}{turned})"
    )
    return "\n".join(lines)


def cell(run: RunDocument) -> str:
    """A notebook cell that repeats it and shows what came of it."""
    return python(run) + "\nrun.t[-1], run.arrays"


def command(run: RunDocument) -> str:
    """The `separatrix run` line that repeats it; typed equations go in by a pipe.

    Whole arrays that no command line can hold are named, with the way that is left.
    """
    words = ["separatrix", "run", *system(run), *_words(run, run.initial)]
    if run.t0:
        words += ["--t0", repr(run.t0)]
    for step, name, value in _changes(run):
        words += ["--change", f"{step}:{name}={plain(value)}"]
    words += ["--steps", str(run.steps), "--every", str(run.every)]
    long = [word.partition("=")[0] for word in words if len(word) > LONGEST]
    if long:
        return (
            f"# {', '.join(long)} of this run is too large for a command line. Save the session,"
            f" then:\nseparatrix run --from {run.experiment}.separatrix.json"
            f" --out {run.experiment}.nc"
        )
    return line(run, [*words, "--out", f"{run.experiment}.nc"])


def measurement(run: RunDocument, diagnostic: str, channel: str, options: Mapping[str, Any]) -> str:
    """The `separatrix measure` line for a diagnostic of it, with the dials as they are now."""
    words = ["separatrix", "measure", diagnostic, *system(run, channel)]
    words += _words(run, run.params)
    for name, value in options.items():
        words += ["--with", f"{name}={plain(value)}"]
    return line(run, [*words, "--out", f"{run.experiment}-{diagnostic}.csv"])


# -- the system -----------------------------------------------------------------------------------
def _kind(run: RunDocument) -> str:
    return str((run.definition or {}).get("kind", ""))


def _made(run: RunDocument) -> list[str]:
    """The line that makes `system`, where it is none of the catalogue."""
    told = dict(run.definition or {})
    kind = str(told.pop("kind", "flow"))
    if kind == "velocity":
        return [f"system = ex.load({told['file']!r})"]
    if kind == "recording":
        about = {n: v for n, v in told.items() if n not in ("file", "digest", "units")}
        return [f"system = ex.recording({told['file']!r}, {_keywords(about)})"]
    if not run.text:
        return []
    return [f"system = ex.{kind}({run.text!r}, {_keywords(told)})"]


def _keywords(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{name}={_literal(value)}" for name, value in values.items())


def system(run: RunDocument, channel: str = "") -> list[str]:
    """The words that name it."""
    told = run.definition or {}
    if run.text:
        wraps = [f"{name}={plain(value)}" for name, value in told.get("wrap", {}).items()]
        return ["--equations", "-", *(word for one in wraps for word in ("--wrap", one))]
    if _kind(run) == "recording":
        return _recorded(told, channel)
    named = str(told["file"]) if _kind(run) == "velocity" else run.experiment
    return [f"{named}:{channel}" if channel else named]


def _recorded(told: Mapping[str, Any], channel: str) -> list[str]:
    """FILE and the options that choose from it."""
    words = [f"{told['file']}:{channel}" if channel else told["file"]]
    if told.get("tracks"):
        words += ["--tracks", ",".join(told["tracks"])]
        return [*words, "--longest", repr(float(told.get("longest", 0.0)))]
    for name in ("columns", "together"):
        if told.get(name):
            words += [f"--{name}", ",".join(told[name])]
    return [*words, "--time", told.get("time", "")]


# -- the run --------------------------------------------------------------------------------------
def _changes(run: RunDocument) -> list[Change]:
    """What was turned on the way; an ensemble that was dropped beside it moves nothing of it."""
    return [one for one in run.log if one[1] != NAME and one[0] <= run.steps]


def _words(run: RunDocument, params: Mapping[str, Any]) -> list[str]:
    """The words that make the run what it is."""
    words: list[str] = []
    for name, value in params.items():
        words += ["--set", f"{name}={plain(value)}"]
    begins = {} if run.recorded else (run.definition or {}).get("start", {})
    for name, value in {**begins, **run.start}.items():
        words += ["--start", f"{name}={plain(value)}"]
    words += ["--dt", repr(run.dt)]
    if run.method in FLOW_RULES:
        words += ["--method", run.method]
    if run.rtol != RTOL:
        words += ["--rtol", repr(run.rtol)]
    return [*words, "--seed", str(run.seed)]


def line(run: RunDocument, words: list[str]) -> str:
    """Words as a line for a shell; the text of a typed system goes in by a pipe."""
    quoted = " ".join(shlex.quote(word) for word in words)
    return f"printf %s {shlex.quote(run.text)} | {quoted}" if run.text else quoted


def plain(value: Any) -> str:
    """A value as one word: numbers in full, a,b,c for several, rows apart by a semicolon."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, (tuple, list)) and any(isinstance(one, str) for one in value):
        return ",".join(map(str, value))
    array = np.asarray(value)
    if array.ndim > 1:
        return ";".join(plain(row) for row in array)
    if array.ndim == 1:
        return ",".join(plain(one) for one in array)
    one = array.item()
    return repr(one).strip("()") if isinstance(one, (complex, int)) else repr(float(one))


def _literal(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k!r}: {_literal(v)}" for k, v in value.items()) + "}"
    if isinstance(value, np.ndarray):
        return f"array({value.tolist()!r})"
    if isinstance(value, (list, tuple)):
        inside = ", ".join(map(_literal, value))
        return f"[{inside}]" if isinstance(value, list) else f"({inside}{',' * (len(value) == 1)})"
    return repr(value.item() if isinstance(value, np.generic) else value)
