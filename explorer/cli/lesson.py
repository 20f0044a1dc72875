"""Lessons: list them, try their checks with right and wrong answers, print a handout."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from explorer import api
from explorer.cli.output import print_json, print_table
from explorer.io import handout, lesson
from explorer.io.assets import asset
from explorer.model import BadInput
from explorer.model.lesson import Lesson, Trial, trials
from explorer.model.param import unknown


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of `lesson`."""
    parser.add_argument("what", choices=("list", "start", "check", "handout"))
    parser.add_argument("name", nargs="?", metavar="NAME|FOLDER", help="default of check: all")
    parser.add_argument("--json", action="store_true", help="one JSON document")
    parser.add_argument("--out", metavar="FILE.html", help="where the handout goes")


def run(words: argparse.Namespace) -> int:
    """0; 1 when a check misjudged an answer."""
    if words.what == "list":
        return _list(words.json)
    if words.what == "handout":
        if not words.name or not words.out:
            raise BadInput("lesson handout: give NAME and --out FILE.html")
        handout.save(found(words.name), words.out)
        return 0
    if words.what == "check":
        return _check([found(words.name)] if words.name else shelved(), words.json)
    raise BadInput("lesson start: give the NAME of a lesson; `lesson list` shows them")


def shelved() -> list[Lesson]:
    """Every lesson that ships."""
    return [lesson.load(folder) for folder in lesson.lessons(asset("lessons")).values()]


def found(name: str) -> Lesson:
    """The lesson of that name, or in that folder."""
    if (Path(name) / lesson.FILE).is_file():
        return lesson.load(name)
    known = lesson.lessons(asset("lessons"))
    if name not in known:
        raise unknown(name, known, "lesson")
    return lesson.load(known[name])


def _list(as_json: bool) -> int:
    known = shelved()
    if as_json:
        names = ("key", "title", "about", "minutes")
        print_json(
            [{n: getattr(one, n) for n in names} | {"steps": len(one.steps)} for one in known]
        )
        return 0
    rows = [(one.key, one.title, f"{one.minutes} min", f"{len(one.steps)} steps") for one in known]
    print_table(rows)
    return 0


def _check(chosen: list[Lesson], as_json: bool) -> int:
    made: list[tuple[str, Trial]] = []
    for one in chosen:
        for index in range(len(one.steps)):
            for trial in trials(one, index, api.measure, api.run):
                made.append((one.key, trial))
                if not as_json:
                    _print(one.key, trial)
    missed = sum(not trial.passed for _, trial in made)
    if as_json:
        print_json([{"lesson": key, "passed": t.passed, **vars(t)} for key, t in made])
    else:
        print(f"{len(made) - missed} of {len(made)} answers judged as they should be")
    if missed:
        print(f"separatrix: {missed} misjudged", file=sys.stderr)
    return 1 if missed else 0


def _print(key: str, trial: Trial) -> None:
    said = "right" if trial.judged else "wrong"
    verdict = "met" if trial.passed else "MISSED"
    print(
        f"{verdict:<7}{key}, step {trial.step}: '{trial.answer}' is {said}; read {trial.value:.6g}"
    )
