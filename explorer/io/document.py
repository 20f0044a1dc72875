"""Documents as JSON with a strict schema: what is open, and how to make it again.

`{"format": 1, ...}`; a field nobody knows is refused with its path, and reading one never runs
anything. Numbers that JSON cannot hold are the strings "nan", "inf" and "-inf".
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import metadata
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec
import numpy as np

from explorer.engine.animation import Animation
from explorer.engine.camera import FILM
from explorer.engine.camera import checked as placed
from explorer.engine.link import Link
from explorer.engine.session import Document, RunDocument
from explorer.io import migration, schema
from explorer.io.atomic import atomic
from explorer.io.bounded import whole
from explorer.io.setting import number, pack, packed, unpack, unpacked
from explorer.model import BadInput

FORMAT = 1
MOST_BYTES = 20_000_000
SUFFIX = ".separatrix.json"
RECORDING = "recording"  # kind of a definition that names a file of samples
VELOCITY = "velocity"  # ... and of one that names a velocity on a grid
LIBRARIES = ("separatrix", "numpy", "numba", "llvmlite", "scipy")


def encode(document: Document) -> str:
    """The document as JSON text, exact to the last bit of every number."""
    session: dict[str, Any] = {
        "format": FORMAT,
        "versions": dict(versions()),
        "runs": [_run(run) for run in document.runs],
        "measures": [
            {"diagnostic": key, "channel": channel, "options": packed(dict(options))}
            for key, channel, options in document.measures
        ],
        "cameras": [
            {"panel": panel, "numbers": [number(n) for n in numbers]}
            for panel, numbers in document.cameras
        ],
    }
    if document.looks:
        session["looks"] = [{"name": n, "value": pack(v)} for n, v in document.looks]
    return msgspec.json.format(msgspec.json.encode(session), indent=1).decode()


def decode(text: str | bytes, where: str = "document") -> Document:
    """The document in JSON text; BadInput names the field that is wrong and its path."""
    if len(text) > MOST_BYTES:
        raise BadInput(f"{where}: {len(text)} bytes; at most {MOST_BYTES} are read")
    try:
        plain = msgspec.json.decode(text, type=dict[str, Any])
        announced = plain.get("format")
        if isinstance(announced, int) and announced > FORMAT:
            raise BadInput(
                f"{where}: written by a newer version (format {announced}); this one reads {FORMAT}"
            )
        if isinstance(announced, int) and announced in migration.STEPS:
            session = msgspec.convert(migration.upgraded(plain, FORMAT), type=schema.Session)
        else:
            session = msgspec.json.decode(text, type=schema.Session)
        if session.format != FORMAT:
            raise BadInput(f"{where}: format {session.format}; allowed is up to {FORMAT}")
        with _at(where):
            return _document(session)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        said = str(error)
        if isinstance(error, msgspec.ValidationError) and "`$" not in said:
            said = f"{said} - at `$`"  # its path is left out where it is the whole
        raise BadInput(f"{where}: not a document of this program: {said}") from None


@contextmanager
def _at(path: str) -> Iterator[None]:
    """What is wrong inside is said with its path."""
    try:
        yield
    except (BadInput, OverflowError) as error:
        raise BadInput(f"{path}: {error}") from None


def save(document: Document, path: str | os.PathLike[str]) -> None:
    """Write a session file; atomic."""
    with atomic(path) as sibling:
        sibling.write_text(encode(document) + "\n", encoding="utf-8")


def load(path: str | os.PathLike[str]) -> Document:
    """Read a session file of at most 20 MB; BadInput for anything else."""
    file = Path(path)
    return decode(whole(file, MOST_BYTES, "a session has at most {0}"), str(file))


@cache
def versions() -> Mapping[str, str]:
    """What made a file: this program, Python, and the libraries that compute."""
    found = {"python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return MappingProxyType(found)


def _run(run: RunDocument) -> dict[str, Any]:
    begun = None if run.begun is None else packed(run.begun)
    definition, data = run.definition, {}
    if definition and definition.get("kind") in (RECORDING, VELOCITY):
        kind = str(definition["kind"])
        data = {kind: {n: v for n, v in _tidy(definition).items() if n != "kind"}}
        definition = None
    seeds = {"seeds": [[number(x) for x in point] for point in run.seeds]} if run.seeds else {}
    return {
        "experiment": run.experiment,
        "params": packed(run.params),
        "text": run.text,
        "definition": _tidy(definition) if definition else None,
        **data,
        "start": packed(run.start),
        "method": run.method,
        "dt": number(run.dt),
        "seed": int(run.seed),
        "t0": number(run.t0),
        "steps": int(run.steps),
        "every": int(run.every),
        "rtol": number(run.rtol),
        "log": [[int(step), name, pack(value)] for step, name, value in run.log],
        "begun": begun,
        **seeds,
        **_dials(run),
    }


def _dials(run: RunDocument) -> dict[str, Any]:
    """What was done with the dials; nothing of what was not done."""
    take = [int(step) for step in run.take]
    found: dict[str, Any] = {
        "locked": list(run.locked),
        "links": [
            {"kind": link.kind, "at": {name: number(value) for name, value in link.at}}
            for link in run.links
        ],
        "animations": [
            {"name": one.name, "low": number(one.low), "high": number(one.high),
             "period": number(one.period), "shape": one.shape, "scale": one.scale}
            for one in run.animations
        ],
        "thrown": int(run.thrown),
        "side": "" if run.side == "A" else run.side,
        "take": take,
    }  # fmt: skip
    found = {name: value for name, value in found.items() if value}
    return found if run.other is None else {**found, "other": packed(run.other)}


def _tidy(definition: Mapping[str, Any]) -> dict[str, Any]:
    """A definition in plain lists and numbers, without what is empty."""

    def plain(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {name: plain(item) for name, item in value.items()}
        if isinstance(value, (list, tuple, np.ndarray)):
            return [plain(item) for item in value]
        return value.item() if isinstance(value, np.generic) else value

    return {name: plain(value) for name, value in definition.items() if value is not None}


def _document(session: schema.Session) -> Document:
    runs = []
    for index, run in enumerate(session.runs):
        with _at(f"$.runs[{index}]"):
            runs.append(_reread(run))
    with _at("$.measures"):
        measures = tuple(
            (m.diagnostic, m.channel, tuple((n, unpack(v)) for n, v in m.options.items()))
            for m in session.measures
        )
    cameras = tuple(_camera(one, index) for index, one in enumerate(session.cameras))
    with _at("$.looks"):
        looks = tuple((look.name, unpack(look.value)) for look in session.looks)
    return Document(tuple(runs), measures, cameras, looks)


def _camera(camera: schema.Camera, index: int) -> tuple[str, tuple[float, ...]]:
    with _at(f"$.cameras[{index}]"):
        numbers = tuple(float(number) for number in camera.numbers)
        return camera.panel, placed(numbers) if camera.panel.startswith(FILM) else numbers


def _reread(run: schema.Run) -> RunDocument:
    definition = None if run.definition is None else _defined(run.definition)
    if run.recording is not None:
        definition = {"kind": RECORDING, **msgspec.structs.asdict(run.recording)}
    if run.velocity is not None:
        definition = {"kind": VELOCITY, **msgspec.structs.asdict(run.velocity)}
    return RunDocument(
        experiment=run.experiment,
        params=unpacked(run.params),
        text=run.text,
        definition=definition,
        start=unpacked(run.start),
        method=run.method,
        dt=float(run.dt),
        seed=run.seed,
        t0=float(run.t0),
        steps=run.steps,
        every=run.every,
        rtol=float(run.rtol),
        log=tuple((step, name, unpack(value)) for step, name, value in run.log),
        begun=None if run.begun is None else unpacked(run.begun),
        seeds=tuple(tuple(float(x) for x in point) for point in run.seeds),
        locked=tuple(run.locked),
        links=tuple(_link(one, index) for index, one in enumerate(run.links)),
        animations=tuple(_animation(one, index) for index, one in enumerate(run.animations)),
        thrown=run.thrown,
        side=run.side,
        other=None if run.other is None else unpacked(run.other),
        take=_take(run.take),
    )


def _link(link: schema.Link, index: int) -> Link:
    with _at(f".links[{index}]"):
        return Link(link.kind, tuple((name, float(v)) for name, v in link.at.items())).checked()


def _animation(one: schema.Animation, index: int) -> Animation:
    with _at(f".animations[{index}]"):
        ends = float(one.low), float(one.high)
        return Animation(one.name, *ends, float(one.period), one.shape, one.scale).checked()


def _take(steps: list[int]) -> tuple[int, ...]:
    if not steps:
        return ()
    if len(steps) == 2 and steps[0] >= 0 and (steps[1] == -1 or steps[1] >= steps[0]):
        return tuple(steps)
    raise BadInput(f".take {steps}: give the first step and the last, or -1 while it goes on")


def _defined(definition: schema.Definition) -> dict[str, Any]:
    given = {"kind": definition.kind, **msgspec.to_builtins(definition)}
    for name, value in given.get("params", {}).items():
        given["params"][name] = tuple(value) if isinstance(value, list) else value
    if given.get("domain") is not None:
        given["domain"] = tuple(tuple(ends) for ends in given["domain"])
    return given
