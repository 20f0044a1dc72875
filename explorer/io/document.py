"""Documents as JSON with a strict schema: what is open, and how to make it again.

`{"format": 1, ...}`; a field nobody knows is refused with its path, and reading one never runs
anything. Numbers that JSON cannot hold are the strings "nan", "inf" and "-inf".
"""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import numpy as np

from explorer.engine.session import Document, RunDocument
from explorer.io.atomic import atomic
from explorer.io.setting import Number, Setting, number, pack, packed, unpack, unpacked
from explorer.model import BadInput

FORMAT = 1
MOST_BYTES = 20_000_000
SUFFIX = ".separatrix.json"
RECORDING = "recording"  # kind of a definition that names a file of samples
VELOCITY = "velocity"  # ... and of one that names a velocity on a grid
LIBRARIES = ("separatrix", "numpy", "numba", "llvmlite", "scipy")

Count = Annotated[int, msgspec.Meta(ge=0)]


class _Recording(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """Where the samples of a recording lie, and which of them are shown."""

    file: Annotated[str, msgspec.Meta(max_length=4096)]
    digest: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    columns: list[str]
    time: str = ""
    dt: float = 1.0
    unit: str = ""
    units: dict[str, str] = {}
    together: list[str] = []
    tracks: list[str] = []
    longest: float = 0.0


class _Velocity(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """Where a velocity on a grid lies, and which variables it is."""

    file: Annotated[str, msgspec.Meta(max_length=4096)]
    digest: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    u: Annotated[str, msgspec.Meta(max_length=200)]
    v: Annotated[str, msgspec.Meta(max_length=200)]
    began: Annotated[str, msgspec.Meta(max_length=100)] = ""


class _Definition(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What a typed system has besides its text."""

    kind: Literal["flow", "map"] = "flow"
    params: dict[str, float | list[float]] = {}
    start: dict[str, float] = {}
    dt: float | None = None
    domain: list[tuple[float, float]] | None = None
    wrap: dict[str, float] = {}


class _Run(msgspec.Struct, forbid_unknown_fields=True):
    experiment: Annotated[str, msgspec.Meta(max_length=200)]
    params: dict[str, Setting] = {}
    text: Annotated[str, msgspec.Meta(max_length=10_000)] = ""
    definition: _Definition | None = None
    recording: _Recording | None = None
    velocity: _Velocity | None = None
    start: dict[str, Setting] = {}
    method: str = ""
    dt: Number = 0.0
    seed: int = 0
    t0: Number = 0.0
    steps: Count = 0
    every: Annotated[int, msgspec.Meta(ge=1)] = 1
    rtol: Number = 1e-9
    log: list[tuple[Count, str, Setting]] = []
    begun: dict[str, Setting] | None = None
    seeds: list[list[Number]] = []


class _Measure(msgspec.Struct, forbid_unknown_fields=True):
    diagnostic: str
    channel: str
    options: dict[str, Setting] = {}


class _Camera(msgspec.Struct, forbid_unknown_fields=True):
    panel: str
    numbers: list[Number]


class _Look(msgspec.Struct, forbid_unknown_fields=True):
    name: Annotated[str, msgspec.Meta(max_length=100)]
    value: Setting


class _Session(msgspec.Struct, forbid_unknown_fields=True):
    format: int
    versions: dict[str, str] = {}
    runs: list[_Run] = []
    measures: list[_Measure] = []
    cameras: list[_Camera] = []
    looks: list[_Look] = []


def encode(document: Document) -> str:
    """The document as JSON text, exact to the last bit of every number."""
    session: dict[str, Any] = {
        "format": FORMAT,
        "versions": versions(),
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
        announced = msgspec.json.decode(text, type=dict[str, Any]).get("format")
        if isinstance(announced, int) and announced > FORMAT:
            raise BadInput(
                f"{where}: written by a newer version (format {announced}); this one reads {FORMAT}"
            )
        session = msgspec.json.decode(text, type=_Session)
        if session.format != FORMAT:
            raise BadInput(f"{where}: format {session.format}; allowed is {FORMAT}")
        return _document(session)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise BadInput(f"{where}: not a document of this program: {error}") from None


def save(document: Document, path: str | os.PathLike[str]) -> None:
    """Write a session file; atomic."""
    with atomic(path) as sibling:
        sibling.write_text(encode(document) + "\n", encoding="utf-8")


def load(path: str | os.PathLike[str]) -> Document:
    """Read a session file of at most 20 MB; BadInput for anything else."""
    file = Path(path)
    try:
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise BadInput(f"{file}: {size} bytes; a session has at most {MOST_BYTES}")
        return decode(file.read_bytes(), str(file))
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {error.strerror or error}") from None


def versions() -> dict[str, str]:
    """What made a file: this program, Python, and the libraries that compute."""
    found = {"python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


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
    }


def _tidy(definition: Mapping[str, Any]) -> dict[str, Any]:
    """A definition in plain lists and numbers, without what is empty."""

    def plain(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {name: plain(item) for name, item in value.items()}
        if isinstance(value, (list, tuple, np.ndarray)):
            return [plain(item) for item in value]
        return value.item() if isinstance(value, np.generic) else value

    return {name: plain(value) for name, value in definition.items() if value is not None}


def _document(session: _Session) -> Document:
    return Document(
        runs=tuple(_reread(run) for run in session.runs),
        measures=tuple(
            (m.diagnostic, m.channel, tuple((n, unpack(v)) for n, v in m.options.items()))
            for m in session.measures
        ),
        cameras=tuple((c.panel, tuple(float(n) for n in c.numbers)) for c in session.cameras),
        looks=tuple((look.name, unpack(look.value)) for look in session.looks),
    )


def _reread(run: _Run) -> RunDocument:
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
    )


def _defined(definition: _Definition) -> dict[str, Any]:
    given = {"kind": definition.kind, **msgspec.to_builtins(definition)}
    for name, value in given.get("params", {}).items():
        given["params"][name] = tuple(value) if isinstance(value, list) else value
    if given.get("domain") is not None:
        given["domain"] = tuple(tuple(ends) for ends in given["domain"])
    return given
