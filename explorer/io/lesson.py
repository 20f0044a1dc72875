"""Lessons from folders: `lesson.json` with a strict schema, a Markdown file for each step.

Nothing in a folder is ever executed, and no text is read from outside of it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import cast

import msgspec

from explorer.io.atomic import atomic
from explorer.io.bounded import whole
from explorer.io.lesson_form import (
    LessonForm,
    LookForm,
    OptionForm,
    QuestionForm,
    SceneForm,
    SketchForm,
    SpanForm,
    StepForm,
)
from explorer.io.setting import Number, number, packed, unpacked
from explorer.model import BadInput
from explorer.model.lesson import Lesson, Look, Option, Question, Scene, Span, Step
from explorer.model.sketch import Sketch

FORMAT = 1
FILE = "lesson.json"
MOST_BYTES = 1_000_000
NEEDED = {
    "choice": "looks and two options or more",
    "number": "looks and a tolerance",
    "task": "looks, right and wrong",
    "sketch": "axes with ends in order, a tolerance, and a channel or looks along a dial",
    "free": "",
}


def lessons(shelf: str | os.PathLike[str]) -> dict[str, Path]:
    """Name -> folder of every lesson on a shelf, in order of their names."""
    folders = sorted(Path(shelf).glob(f"*/{FILE}"))
    return {file.parent.name: file.parent for file in folders}


def folder_of(path: str | os.PathLike[str]) -> Path | None:
    """The folder of the lesson that a path means: the folder itself, or its `lesson.json`."""
    place = Path(path)
    if place.name == FILE and place.is_file():
        return place.parent
    return place if (place / FILE).is_file() else None


def load(folder: str | os.PathLike[str]) -> Lesson:
    """The lesson in a folder; BadInput with file and field for anything that is wrong."""
    place = Path(folder)
    file = place / FILE
    try:
        read = msgspec.json.decode(_text(file), type=LessonForm)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise BadInput(f"{file}: not a lesson: {error}") from None
    if read.format != FORMAT:
        raise BadInput(f"{file}: format {read.format}; allowed is {FORMAT}")
    steps = tuple(_step(step, place) for step in read.steps)
    if steps[0].scene is None:
        raise BadInput(f"{file}: $.steps[0] opens no experiment; give it a scene")
    return Lesson(place.name, read.title, read.about, read.minutes, steps, str(place), read.lock)


def _text(file: Path) -> str:
    try:
        return whole(file, MOST_BYTES).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(f"{file} cannot be read: {error}") from None


def _step(step: StepForm, place: Path) -> Step:
    scene = None if step.scene is None else _scene(step.scene)
    dials = None if step.dials is None else tuple(step.dials)
    question = None if step.question is None else _question(step.question, place, step.title)
    return Step(step.title, _text(place / step.text), scene, dials, step.predict, question)


def _scene(scene: SceneForm) -> Scene:
    measures = tuple(scene.measures)
    params = unpacked(scene.params)
    return Scene(scene.experiment, scene.preset, params, measures, dict(scene.start))


def _question(asked: QuestionForm, place: Path, title: str) -> Question:
    if not _whole(asked):
        raise BadInput(f"{place / FILE}: '{title}': a {asked.kind} needs {NEEDED[asked.kind]}")
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
        sketch=None if asked.sketch is None else _sketch(asked.sketch),
        hint=asked.hint,
        reveal=asked.reveal,
    )


def _span(span: SpanForm) -> Span:
    return Span(float(span.above), float(span.below))


def _whole(asked: QuestionForm) -> bool:
    """Whether a question has what its kind needs."""
    if asked.kind == "sketch":
        drawn = asked.sketch
        if drawn is None or not asked.tolerance > 0.0:
            return False
        ordered = drawn.across[0] < drawn.across[1] and drawn.up[0] < drawn.up[1]
        return ordered and bool(drawn.channel if drawn.along == "t" else asked.looks)
    return {
        "choice": bool(asked.looks and len(asked.options) > 1),
        "number": bool(asked.looks and asked.tolerance > 0.0),
        "task": bool(asked.looks and asked.right and asked.wrong),
        "free": True,
    }[asked.kind]


def _sketch(sketch: SketchForm) -> Sketch:
    names = ("across", "up", "along", "channel", "points", "label", "unit")
    return Sketch(**{name: getattr(sketch, name) for name in names})


# -- and back ------------------------------------------------------------------------------------
def save(lesson: Lesson, folder: str | os.PathLike[str]) -> None:
    """Write a lesson into a folder: a Markdown file for each step, and `lesson.json` last.

    raises  BadInput for what could not be read again, before anything is written
    """
    place = Path(folder)
    form = LessonForm(
        FORMAT, lesson.title, lesson.about, lesson.minutes,
        [_written(step, number) for number, step in enumerate(lesson.steps, 1)], lesson.lock,
    )  # fmt: skip
    whole = msgspec.json.format(msgspec.json.encode(form), indent=1)
    _check(whole, place / FILE)
    place.mkdir(parents=True, exist_ok=True)
    for step, told in zip(lesson.steps, form.steps, strict=True):
        with atomic(place / told.text) as sibling:
            sibling.write_bytes(step.text.encode("utf-8"))
    with atomic(place / FILE) as sibling:
        sibling.write_bytes(whole + b"\n")


def _check(whole: bytes, file: Path) -> None:
    try:
        read = msgspec.json.decode(whole, type=LessonForm)
    except msgspec.MsgspecError as error:
        raise BadInput(f"{file}: this lesson is not complete: {error}") from None
    if read.steps[0].scene is None:
        raise BadInput(f"{file}: the first step opens no experiment; give it a scene")
    for step in read.steps:
        if step.question is not None and not _whole(step.question):
            kind = step.question.kind
            raise BadInput(f"{file}: '{step.title}': a {kind} needs {NEEDED[kind]}")


def _written(step: Step, number: int) -> StepForm:
    scene, asked = step.scene, step.question
    return StepForm(
        step.title,
        f"{number:02d}.md",
        None if scene is None else SceneForm(
            scene.experiment, scene.preset, packed(scene.params),
            [(key, channel) for key, channel in scene.measures], dict(scene.start),
        ),
        None if step.dials is None else list(step.dials),
        step.predict,
        None if asked is None else _asked(asked),
    )  # fmt: skip


def _asked(asked: Question) -> QuestionForm:
    sketch = asked.sketch
    return QuestionForm(
        asked.kind, asked.ask,
        [LookForm(o.diagnostic, o.value, o.channel, packed(o.params), packed(o.options))
         for o in asked.looks],
        [OptionForm(one.text, _ends(one.when)) for one in asked.options],
        asked.unit, asked.tolerance, asked.relative, _ends(asked.within),
        packed(asked.right), packed(asked.wrong),
        None if sketch is None else SketchForm(
            sketch.across, sketch.up, sketch.along, sketch.channel, sketch.points,
            sketch.label, sketch.unit,
        ),
        asked.hint, asked.reveal,
    )  # fmt: skip


def _ends(span: Span) -> SpanForm:
    return SpanForm(cast(Number, number(span.above)), cast(Number, number(span.below)))
