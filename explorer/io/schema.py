"""Format 1 of a session, field by field. It is frozen: files of it are kept.

A new field needs a default that means what was meant without it. Anything else is a new format:
raise `document.FORMAT` and give `migration.STEPS` the function that brings the old one up.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from explorer.io.setting import Number, Setting

Count = Annotated[int, msgspec.Meta(ge=0)]
Name = Annotated[str, msgspec.Meta(max_length=200)]


class Recording(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
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


class Velocity(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """Where a velocity on a grid lies, and which variables it is."""

    file: Annotated[str, msgspec.Meta(max_length=4096)]
    digest: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    u: Annotated[str, msgspec.Meta(max_length=200)]
    v: Annotated[str, msgspec.Meta(max_length=200)]
    began: Annotated[str, msgspec.Meta(max_length=100)] = ""


class Definition(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What a typed system has besides its text."""

    kind: Literal["flow", "map"] = "flow"
    params: dict[str, float | list[float]] = {}
    start: dict[str, float] = {}
    dt: float | None = None
    domain: list[tuple[float, float]] | None = None
    wrap: dict[str, float] = {}


class Link(msgspec.Struct, forbid_unknown_fields=True):
    """Dials that move together, with their values when they were linked."""

    kind: Literal["equal", "proportional", "offset"]
    at: dict[str, Number]


class Animation(msgspec.Struct, forbid_unknown_fields=True):
    """A dial that the run animates."""

    name: Name
    low: Number
    high: Number
    period: Number
    shape: Literal["triangle", "sine", "ramp"] = "triangle"
    scale: Literal["linear", "log"] = "linear"


class Run(msgspec.Struct, forbid_unknown_fields=True):
    """One run; see `engine.session.RunDocument`."""

    experiment: Annotated[str, msgspec.Meta(max_length=200)]
    params: dict[str, Setting] = {}
    text: Annotated[str, msgspec.Meta(max_length=10_000)] = ""
    definition: Definition | None = None
    recording: Recording | None = None
    velocity: Velocity | None = None
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
    locked: list[Name] = []
    links: list[Link] = []
    animations: list[Animation] = []
    thrown: Count = 0
    side: Literal["A", "B"] = "A"
    other: dict[str, Setting] | None = None
    take: Annotated[list[Annotated[int, msgspec.Meta(ge=-1)]], msgspec.Meta(max_length=2)] = []


class Measure(msgspec.Struct, forbid_unknown_fields=True):
    """A diagnostic on a channel."""

    diagnostic: str
    channel: str
    options: dict[str, Setting] = {}


class Camera(msgspec.Struct, forbid_unknown_fields=True):
    """Where one looks from."""

    panel: str
    numbers: list[Number]


class Look(msgspec.Struct, forbid_unknown_fields=True):
    """How a picture is drawn."""

    name: Annotated[str, msgspec.Meta(max_length=100)]
    value: Setting


class Session(msgspec.Struct, forbid_unknown_fields=True):
    """A whole file."""

    format: int
    versions: dict[str, str] = {}
    runs: list[Run] = []
    measures: list[Measure] = []
    cameras: list[Camera] = []
    looks: list[Look] = []
