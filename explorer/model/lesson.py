"""Lesson: steps that show, ask and check. What is right is read off a diagnostic, never stored."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np

from explorer.equations.errors import BadInput
from explorer.model.sketch import Sketch

Kind = Literal["choice", "number", "task", "sketch", "free"]
Measure = Callable[..., Any]  # `api.measure`, or what stands for it
Record = Callable[..., Any]  # `api.run`, or what stands for it


@dataclass(frozen=True)
class Span:
    """Numbers strictly between two ends."""

    above: float = -math.inf
    below: float = math.inf

    def holds(self, value: float) -> bool:
        """Whether a number lies inside; NaN never does."""
        return self.above < value < self.below


@dataclass(frozen=True)
class Scene:
    """What stands on the stage when a step begins.

    start      first values of states that differ from the preset's
    measures   (diagnostic, channel) shown beside it; an empty channel is the first that fits
    """

    experiment: str
    preset: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    measures: tuple[tuple[str, str], ...] = ()
    start: Mapping[str, float] = field(default_factory=dict)

    @property
    def how(self) -> dict[str, Any]:
        """What a run of it is begun with, apart from its dials."""
        found: dict[str, Any] = {"preset": self.preset} if self.preset else {}
        return found | ({"start": dict(self.start)} if self.start else {})


@dataclass(frozen=True)
class Look:
    """A number read off a diagnostic of the scene's system.

    params    dials that differ from the scene's
    options   of the diagnostic and of its run
    """

    diagnostic: str
    value: str
    channel: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)

    def read(self, scene: Scene, dials: Mapping[str, Any], measure: Measure) -> float:
        """The number, with a student's dials on top of the scene's."""
        subject = f"{scene.experiment}:{self.channel}" if self.channel else scene.experiment
        params = {**scene.params, **self.params, **dials}
        reading = measure(self.diagnostic, subject, params, **{**scene.how, **self.options})
        if self.value not in reading.values:
            known = ", ".join(sorted(reading.values))
            raise BadInput(f"{self.diagnostic} gives no '{self.value}'; known: {known}")
        return float(reading.values[self.value])


@dataclass(frozen=True)
class Option:
    """One of several answers, right when the reading lies in its span."""

    text: str
    when: Span


@dataclass(frozen=True)
class Question:
    """What a step asks.

    kind        choice    options, of which the reading decides
                number    a number, right within `tolerance` (a share of the reading if `relative`)
                task      turn dials until the reading lies in `within`
                sketch    a curve drawn on axes, right when its mean distance from the true one is
                          at most `tolerance` of the axis' height
                free      a sentence that nobody judges
    looks       one reading, or two whose ratio (first over second) counts
    right, wrong   of a task: dials that solve it and dials that do not, to try the check itself
    """

    kind: Kind
    ask: str
    looks: tuple[Look, ...] = ()
    options: tuple[Option, ...] = ()
    unit: str = ""
    tolerance: float = 0.0
    relative: bool = False
    within: Span = field(default_factory=Span)
    right: Mapping[str, Any] = field(default_factory=dict)
    wrong: Mapping[str, Any] = field(default_factory=dict)
    sketch: Sketch | None = None
    hint: str = ""
    reveal: str = ""

    def read(self, scene: Scene, measure: Measure, dials: Mapping[str, Any] | None = None) -> float:
        """What the diagnostic says; NaN where nothing is to be read."""
        if not self.looks:
            return math.nan
        first, *others = (look.read(scene, dials or {}, measure) for look in self.looks)
        return first / others[0] if others else first

    def curve(
        self, scene: Scene, measure: Measure, run: Record, dials: Mapping[str, Any] | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """The true curve of a sketch: where across, and how high."""
        sketch = self.sketch
        assert sketch is not None
        params = {**scene.params, **(dials or {})}
        if sketch.along == "t":
            return sketch.recorded(run, scene.experiment, params, scene.how)
        places = sketch.places(sketch.points)
        turned = [{**params, sketch.along: float(place)} for place in places]
        return places, np.array([self.read(scene, measure, one) for one in turned])

    def judge(self, answer: Any, value: float) -> bool:
        """Whether an answer agrees with the reading: an option's index, or a number.

        A task is judged by the reading alone, made with the student's dials; a sketch by how far
        off it is.
        """
        if self.kind == "sketch":
            return value <= self.tolerance
        if self.kind == "choice":
            return self.options[int(answer)].when.holds(value)
        if self.kind == "number":
            allowed = self.tolerance * (abs(value) if self.relative else 1.0)
            return abs(float(answer) - value) <= allowed
        return self.kind == "free" or self.within.holds(value)


@dataclass(frozen=True)
class Step:
    """One page of a lesson.

    text      Markdown
    scene     what it opens; None goes on with what the step before opened
    dials     those that answer in this step; None: all
    predict   time stands still until the question is answered
    """

    title: str
    text: str
    scene: Scene | None = None
    dials: tuple[str, ...] | None = None
    predict: bool = False
    question: Question | None = None


@dataclass(frozen=True)
class Lesson:
    """A class hour or a part of it.

    folder   holds the pictures that the texts name
    lock     what the teacher's phrase has to match, see `model.phrase`; "" locks nothing
    """

    key: str
    title: str
    about: str
    minutes: int
    steps: tuple[Step, ...]
    folder: str = ""
    lock: str = ""

    def scene(self, index: int) -> Scene:
        """What stands on the stage in a step."""
        for step in reversed(self.steps[: index + 1]):
            if step.scene is not None:
                return step.scene
        raise BadInput(f"lesson {self.key}: step 1 opens no experiment")


@dataclass(frozen=True)
class Trial:
    """A reference answer given to a question, and what was said of it."""

    step: int
    title: str
    answer: str
    value: float
    expected: bool
    judged: bool

    @property
    def passed(self) -> bool:
        """Whether the check said what it should."""
        return self.judged == self.expected


def trials(lesson: Lesson, index: int, measure: Measure, run: Record | None = None) -> list[Trial]:
    """Right and wrong answers to a step's question, each judged; [] where nothing is asked.

    A choice must have exactly one right option; a number is tried at the reading and three
    tolerances beside it; a task with its two sets of dials; a sketch with the true curve, and with
    one that goes the other way up.
    """
    step, scene = lesson.steps[index], lesson.scene(index)
    question = step.question
    if question is None or question.kind == "free":
        return []
    blank = Trial(index + 1, step.title, "", math.nan, True, False)
    if question.kind == "task":
        made = []
        for dials, expected in ((question.right, True), (question.wrong, False)):
            value = question.read(scene, measure, dials)
            words = ", ".join(f"{name} = {one}" for name, one in dials.items())
            judged = question.judge(None, value)
            made.append(replace(blank, answer=words, value=value, expected=expected, judged=judged))
        return made
    if question.sketch is not None:
        assert run is not None
        return _sketches(question, question.curve(scene, measure, run), blank)
    value = question.read(scene, measure)
    if question.kind == "number":
        return _numbers(question, value, blank)
    return _choices(question, value, blank)


def _choices(question: Question, value: float, blank: Trial) -> list[Trial]:
    held = [question.judge(at, value) for at in range(len(question.options))]
    single = sum(held) == 1
    made = [
        replace(blank, answer=option.text, value=value, expected=single and good, judged=good)
        for option, good in zip(question.options, held, strict=True)
    ]
    return made if single else [*made, replace(blank, answer="(exactly one)", value=value)]


def _sketches(
    question: Question, truth: tuple[np.ndarray, np.ndarray], blank: Trial
) -> list[Trial]:
    sketch = question.sketch
    assert sketch is not None
    right = np.clip(np.interp(sketch.places(), *truth), *sketch.up)
    made = []
    for name, curve, expected in (
        ("the true curve", right, True),
        ("the same upside down", sum(sketch.up) - right, False),
    ):
        off = sketch.off(curve, truth)
        judged = question.judge(curve, off)
        made.append(replace(blank, answer=name, value=off, expected=expected, judged=judged))
    return made


def _numbers(question: Question, value: float, blank: Trial) -> list[Trial]:
    allowed = question.tolerance * (abs(value) if question.relative else 1.0)
    return [
        replace(
            blank, answer=f"{value + shift:.6g}", value=value, expected=shift == 0.0,
            judged=question.judge(value + shift, value),
        )
        for shift in (0.0, 3.0 * allowed, -3.0 * allowed)
    ]  # fmt: skip
