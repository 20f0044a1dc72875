"""The texts that repeat a run: a line for the command line, Python, a notebook cell."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.engine.drop import NAME as DROP
from explorer.model.motion import FLOW_RULES

if TYPE_CHECKING:
    from explorer.engine.session import RunDocument

RTOL = 1e-9


def command(run: RunDocument) -> str:
    """The `separatrix run` line that repeats it; typed equations go in by a pipe."""
    words = ["separatrix", "run", *_system(run), *_made(run, run.initial)]
    for step, name, value in _changes(run):
        words += ["--change", f"{step}:{name}={_plain(value)}"]
    words += ["--steps", str(run.steps), "--every", str(run.every)]
    return _line(run, [*words, "--out", f"{run.experiment}.nc"])


def measurement(run: RunDocument, diagnostic: str, channel: str, options: Mapping[str, Any]) -> str:
    """The `separatrix measure` line for a diagnostic of it, with the dials as they are now."""
    words = ["separatrix", "measure", diagnostic, *_system(run, channel)]
    words += _made(run, run.params)
    for name, value in options.items():
        words += ["--with", f"{name}={_plain(value)}"]
    return _line(run, [*words, "--out", f"{run.experiment}-{diagnostic}.csv"])


def python(run: RunDocument) -> str:
    """The Python text that repeats it; its last value is called `run`."""
    lines = ["import explorer as ex", "from numpy import array"]
    what = repr(run.experiment)
    if run.recorded:
        given = ", ".join(
            f"{name}={value!r}"
            for name, value in (run.definition or {}).items()
            if name not in ("kind", "file", "digest", "units")
        )
        lines.append(f"system = ex.recording({(run.definition or {})['file']!r}, {given})")
        what = "system"
    if run.text:
        made = dict(run.definition or {})
        kind = made.pop("kind", "flow")
        given = ", ".join(f"{name}={_literal(value)}" for name, value in made.items())
        lines.append(f"system = ex.{kind}({run.text!r}, {given})")
        what = "system"
    method = f", method={run.method!r}" if run.method in FLOW_RULES else ""
    lines.append(
        f"run = ex.run({what}, {_literal(dict(run.initial))}, start={_literal(run.start)}, "
        f"steps={run.steps}, every={run.every}, dt={run.dt!r}{method}, "
        f"seed={run.seed}, t0={run.t0!r}, rtol={run.rtol!r}{_told(run)})"
    )
    return "\n".join(lines)


def _changes(run: RunDocument) -> list[tuple[int, str, Any]]:
    """The log without what moves beside the run, and without what came after its last step."""
    return [change for change in run.log if change[1] != DROP and change[0] <= run.steps]


def _told(run: RunDocument) -> str:
    changes = ", ".join(f"({s}, {n!r}, {_literal(v)})" for s, n, v in _changes(run))
    return f", changes=[{changes}]" if changes else ""


def _system(run: RunDocument, channel: str = "") -> list[str]:
    if run.text:
        return ["--equations", "-"]
    if run.recorded:
        return _recorded(run.definition or {}, channel)
    return [f"{run.experiment}:{channel}" if channel else run.experiment]


def _made(run: RunDocument, params: Mapping[str, Any]) -> list[str]:
    """The words that make the run what it is."""
    words: list[str] = []
    for name, value in params.items():
        words += ["--set", f"{name}={_plain(value)}"]
    begins = {} if run.recorded else (run.definition or {}).get("start", {})
    for name, value in {**begins, **run.start}.items():
        words += ["--start", f"{name}={_plain(value)}"]
    words += ["--dt", repr(run.dt)]
    if run.method in FLOW_RULES:
        words += ["--method", run.method]
    if run.rtol != RTOL:
        words += ["--rtol", repr(run.rtol)]
    return [*words, "--seed", str(run.seed)]


def _line(run: RunDocument, words: list[str]) -> str:
    line = " ".join(shlex.quote(word) for word in words)
    return f"printf %s {shlex.quote(run.text)} | {line}" if run.text else line


def _recorded(definition: Mapping[str, Any], channel: str) -> list[str]:
    """FILE and the options that choose from it."""
    words = [f"{definition['file']}:{channel}" if channel else definition["file"]]
    if definition.get("tracks"):
        return [words[0], "--tracks", ",".join(definition["tracks"])]
    for name in ("columns", "together"):
        if definition.get(name):
            words += [f"--{name}", ",".join(definition[name])]
    return [*words, "--time", definition.get("time", "")]


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if np.ndim(value) == 1:
        return ",".join(repr(float(one)) for one in value)
    return value if isinstance(value, str) else repr(float(value))


def _literal(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k!r}: {_literal(v)}" for k, v in value.items()) + "}"
    if isinstance(value, np.ndarray):
        return f"array({value.tolist()!r})"
    return repr(value.item() if isinstance(value, np.generic) else value)
