"""Lessons from folders: `lesson.json` with a strict schema, a Markdown file for each step.

Nothing in a folder is ever executed, and no text is read from outside of it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from explorer.io.setting import Number, Setting, unpacked
from explorer.model import BadInput
from explorer.model.lesson import Lesson, Look, Option, Question, Scene, Span, Step

FORMAT = 1
FILE = "lesson.json"
MOST_BYTES = 1_000_000
Name = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]+\.md$")]
Word = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]


class _Span(msgspec.Struct, forbid_unknown_fields=True):
    above: Number = "-inf"
    below: Number = "inf"


class _Look(msgspec.Struct, forbid_unknown_fields=True):
    diagnostic: Word
    value: Word
    channel: str = ""
    params: dict[str, Setting] = {}
    options: dict[str, Setting] = {}


class _Option(msgspec.Struct, forbid_unknown_fields=True):
    text: Word
    when: _Span


class _Question(msgspec.Struct, forbid_unknown_fields=True):
    kind: Literal["choice", "number", "task", "free"]
    ask: Word
    looks: Annotated[list[_Look], msgspec.Meta(max_length=2)] = []
    options: Annotated[list[_Option], msgspec.Meta(max_length=8)] = []
    unit: str = ""
    tolerance: Annotated[float, msgspec.Meta(ge=0.0)] = 0.0
    relative: bool = False
    within: _Span = msgspec.field(default_factory=_Span)
    right: dict[str, Setting] = {}
    wrong: dict[str, Setting] = {}
    hint: str = ""
    reveal: str = ""


class _Scene(msgspec.Struct, forbid_unknown_fields=True):
    experiment: Word
    preset: str = ""
    params: dict[str, Setting] = {}
    measures: list[tuple[str, str]] = []


class _Step(msgspec.Struct, forbid_unknown_fields=True):
    title: Word
    text: Name
    scene: _Scene | None = None
    dials: list[str] | None = None
    predict: bool = False
    question: _Question | None = None


class _Lesson(msgspec.Struct, forbid_unknown_fields=True):
    format: int
    title: Word
    about: Word
    minutes: Annotated[int, msgspec.Meta(ge=1, le=180)]
    steps: Annotated[list[_Step], msgspec.Meta(min_length=1, max_length=50)]


def lessons(shelf: str | os.PathLike[str]) -> dict[str, Path]:
    """Name -> folder of every lesson on a shelf, in order of their names."""
    folders = sorted(Path(shelf).glob(f"*/{FILE}"))
    return {file.parent.name: file.parent for file in folders}


def load(folder: str | os.PathLike[str]) -> Lesson:
    """The lesson in a folder; BadInput with file and field for anything that is wrong."""
    place = Path(folder)
    file = place / FILE
    try:
        read = msgspec.json.decode(_text(file), type=_Lesson)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise BadInput(f"{file}: not a lesson: {error}") from None
    if read.format != FORMAT:
        raise BadInput(f"{file}: format {read.format}; allowed is {FORMAT}")
    steps = tuple(_step(step, place) for step in read.steps)
    if steps[0].scene is None:
        raise BadInput(f"{file}: $.steps[0] opens no experiment; give it a scene")
    return Lesson(place.name, read.title, read.about, read.minutes, steps, str(place))


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise BadInput(f"{file}: {file.stat().st_size} bytes; at most {MOST_BYTES} are read")
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{file} cannot be read: {error}") from None


def _step(step: _Step, place: Path) -> Step:
    scene = None if step.scene is None else _scene(step.scene)
    dials = None if step.dials is None else tuple(step.dials)
    question = None if step.question is None else _question(step.question, place, step.title)
    return Step(step.title, _text(place / step.text), scene, dials, step.predict, question)


def _scene(scene: _Scene) -> Scene:
    measures = tuple(scene.measures)
    return Scene(scene.experiment, scene.preset, unpacked(scene.params), measures)


def _question(asked: _Question, place: Path, title: str) -> Question:
    lacking = {
        "choice": not (asked.looks and len(asked.options) > 1),
        "number": not (asked.looks and asked.tolerance > 0.0),
        "task": not (asked.looks and asked.right and asked.wrong),
        "free": False,
    }
    needed = {
        "choice": "looks and two options or more", "number": "looks and a tolerance",
        "task": "looks, right and wrong", "free": "",
    }  # fmt: skip
    if lacking[asked.kind]:
        raise BadInput(f"{place / FILE}: '{title}': a {asked.kind} needs {needed[asked.kind]}")
    return Question(
        kind=asked.kind,
        ask=asked.ask,
        looks=tuple(
            Look(o.diagnostic, o.value, o.channel, unpacked(o.params), unpacked(o.options))
            for o in asked.looks
        ),
        options=tuple(Option(option.text, _span(option.when)) for option in asked.options),
        unit=asked.unit,
        tolerance=asked.tolerance,
        relative=asked.relative,
        within=_span(asked.within),
        right=unpacked(asked.right),
        wrong=unpacked(asked.wrong),
        hint=asked.hint,
        reveal=asked.reveal,
    )


def _span(span: _Span) -> Span:
    return Span(float(span.above), float(span.below))
