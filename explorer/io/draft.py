"""Draft: a lesson that is being written; steps come and go until it is saved."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from explorer.engine.session import RunDocument
from explorer.io import lesson as lessons
from explorer.io.atomic import atomic
from explorer.model import BadInput, Experiment
from explorer.model.lesson import Lesson, Scene, Step

PICTURE = re.compile(r"!\[[^\]]*\]\(([A-Za-z0-9_-]+\.(?:png|svg|jpg))\)")


@dataclass
class Draft:
    """What the author has so far.

    folder     where it was read from or saved to, "" before either
    pictures   PNG files that the texts name and that are not in the folder yet
    """

    title: str = "A new lesson"
    about: str = "What a student learns here."
    minutes: int = 15
    lock: str = ""
    steps: list[Step] = field(default_factory=list)
    folder: str = ""
    pictures: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, lesson: Lesson) -> Draft:
        """A draft that begins with a finished lesson."""
        return cls(lesson.title, lesson.about, lesson.minutes, lesson.lock, list(lesson.steps),
                   lesson.folder)  # fmt: skip

    def lesson(self) -> Lesson:
        """The lesson as it stands."""
        if not self.steps:
            raise BadInput("a lesson needs a step; add one from what is open")
        key = Path(self.folder).name or "draft"
        return Lesson(key, self.title, self.about, self.minutes, tuple(self.steps), self.folder,
                      self.lock)  # fmt: skip

    # -- steps ----------------------------------------------------------------------------------
    def add(self, step: Step, at: int | None = None) -> int:
        """Put a step in, at the end unless told otherwise; gives its place."""
        place = len(self.steps) if at is None else at
        self.steps.insert(place, step)
        return place

    def put(self, index: int, **changes: Any) -> None:
        """Change a step."""
        self.steps[index] = replace(self.steps[index], **changes)

    def move(self, index: int, by: int) -> int:
        """One place up or down; gives the place where it is then.

        A step that goes on with the scene before it takes that scene along when it comes first.
        """
        to = index + by
        if not 0 <= to < len(self.steps):
            return index
        self.steps[index], self.steps[to] = self.steps[to], self.steps[index]
        self._open_first()
        return to

    def delete(self, index: int) -> None:
        """Take a step out; the scene it brought stays with those that go on with it."""
        gone = self.steps.pop(index)
        if index < len(self.steps) and self.steps[index].scene is None:
            self.put(index, scene=gone.scene)

    def _open_first(self) -> None:
        if self.steps and self.steps[0].scene is None:
            scene = next((step.scene for step in self.steps if step.scene is not None), None)
            self.put(0, scene=scene)

    def paste(self, png: bytes) -> str:
        """Keep a picture; gives the name by which a text shows it."""
        taken = set(self.pictures)
        if self.folder:
            taken |= {file.name for file in Path(self.folder).glob("*.png")}
        number = 1
        while f"picture-{number:02d}.png" in taken:
            number += 1
        name = f"picture-{number:02d}.png"
        self.pictures[name] = png
        return name

    # -- to the disk ----------------------------------------------------------------------------
    def save(self, folder: str | os.PathLike[str]) -> None:
        """Write lesson and pictures into a folder; those of an earlier folder come along."""
        place, before = Path(folder), self.folder
        lessons.save(self.lesson(), place)
        for name, png in self._named(before, place).items():
            with atomic(place / name) as sibling:
                sibling.write_bytes(png)
        self.folder, self.pictures = str(place), {}

    def _named(self, before: str, place: Path) -> dict[str, bytes]:
        """The pictures that the texts name and the folder lacks."""
        found: dict[str, bytes] = {}
        for name in (name for step in self.steps for name in PICTURE.findall(step.text)):
            old = Path(before) / name if before else None
            if name in self.pictures:
                found[name] = self.pictures[name]
            elif old is not None and old.is_file() and not (place / name).exists():
                found[name] = old.read_bytes()
        return found


def captured(
    experiment: Experiment, run: RunDocument, measures: tuple[tuple[Any, ...], ...]
) -> Scene:
    """The scene that opens what is open now: preset or dials, start, measurements.

    raises  BadInput for what a lesson cannot open by its name
    """
    if run.text or run.definition:
        raise BadInput("typed equations and imported data cannot stand in a lesson; open one of "
                       "the catalogue")  # fmt: skip
    now = dict(run.params)
    presets = {one.name: dict(experiment.settings(preset=one.name)) for one in experiment.presets}
    preset = next((name for name, dials in presets.items() if _same(dials, now)), "")
    start = {n: float(np.ravel(v)[0]) for n, v in run.start.items() if np.size(v) == 1}
    if preset:
        own = dict(experiment.preset(preset).start)
        start = {n: v for n, v in start.items() if own.get(n) != v}
    defaults = dict(experiment.settings())
    params = {} if preset else {n: v for n, v in now.items() if defaults.get(n) != v}
    pairs = tuple((str(one[0]), str(one[1])) for one in measures)
    return Scene(experiment.key, preset, params, pairs, start)


def _same(dials: dict[str, Any], now: dict[str, Any]) -> bool:
    return all(dials.get(name) == value for name, value in now.items())
