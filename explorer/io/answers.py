"""Answers to a lesson as CSV: written only when somebody asks, and sent nowhere."""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping
from typing import Any

from explorer.io.atomic import atomic
from explorer.model.lesson import Lesson, Question


def save(
    lesson: Lesson, answers: Mapping[int, tuple[Any, bool]], path: str | os.PathLike[str]
) -> None:
    """A line for each answered step: what was asked, what was said, whether it agrees."""
    with atomic(path) as sibling, sibling.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(("step", "title", "question", "answer", "agrees"))
        for index, (answer, right) in sorted(answers.items()):
            step = lesson.steps[index]
            asked = step.question
            assert asked is not None
            told = said(asked, answer)
            table.writerow((index + 1, step.title, asked.ask, told, "yes" if right else "no"))


def said(question: Question, answer: Any) -> Any:
    """An answer in words: an option's text, the heights of a sketch one after another."""
    if question.kind == "choice":
        return question.options[answer].text
    if question.kind == "sketch":
        return " ".join(f"{height:.4g}" for height in answer)
    return answer
