"""The form of `lesson.json`: what fields there are, and what each may hold."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from explorer.io.setting import Number, Setting

Name = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]+\.md$")]
Word = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
Lock = Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]+:[0-9a-f]+)?$", max_length=200)]
Ends = tuple[float, float]


class SpanForm(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """Numbers between two ends."""

    above: Number = "-inf"
    below: Number = "inf"


class LookForm(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A number read off a diagnostic."""

    diagnostic: Word
    value: Word
    channel: str = ""
    params: dict[str, Setting] = {}
    options: dict[str, Setting] = {}


class OptionForm(msgspec.Struct, forbid_unknown_fields=True):
    """One of several answers."""

    text: Word
    when: SpanForm


class SketchForm(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """Axes to draw on."""

    across: Ends
    up: Ends
    along: Word = "t"
    channel: str = ""
    points: Annotated[int, msgspec.Meta(ge=2, le=64)] = 9
    label: str = ""
    unit: str = ""


class QuestionForm(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What a step asks."""

    kind: Literal["choice", "number", "task", "sketch", "free"]
    ask: Word
    looks: Annotated[list[LookForm], msgspec.Meta(max_length=2)] = []
    options: Annotated[list[OptionForm], msgspec.Meta(max_length=8)] = []
    unit: str = ""
    tolerance: Annotated[float, msgspec.Meta(ge=0.0)] = 0.0
    relative: bool = False
    within: SpanForm = msgspec.field(default_factory=SpanForm)
    right: dict[str, Setting] = {}
    wrong: dict[str, Setting] = {}
    sketch: SketchForm | None = None
    hint: str = ""
    reveal: str = ""


class SceneForm(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What stands on the stage."""

    experiment: Word
    preset: str = ""
    params: dict[str, Setting] = {}
    measures: list[tuple[str, str]] = []
    start: dict[str, float] = {}


class StepForm(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One page."""

    title: Word
    text: Name
    scene: SceneForm | None = None
    dials: list[str] | None = None
    predict: bool = False
    question: QuestionForm | None = None


class LessonForm(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """The whole file."""

    format: int
    title: Word
    about: Word
    minutes: Annotated[int, msgspec.Meta(ge=1, le=180)]
    steps: Annotated[list[StepForm], msgspec.Meta(min_length=1, max_length=50)]
    lock: Lock = ""
