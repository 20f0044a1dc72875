"""`separatrix lesson`: the checks of every lesson that ships, with right and wrong answers."""

import json

import pytest

from explorer import api
from explorer.engine.channels import find, fitting
from explorer.io import lesson
from explorer.io.assets import asset
from explorer.model.lesson import trials

SHIPPED = sorted(lesson.lessons(asset("lessons")))


@pytest.mark.parametrize("key", SHIPPED)
def test_every_check_tells_right_from_wrong(key):
    read = lesson.load(asset("lessons", key))
    made = [
        trial for at in range(len(read.steps)) for trial in trials(read, at, api.measure, api.run)
    ]
    assert made
    assert {trial.judged for trial in made} == {True, False}
    assert [trial for trial in made if not trial.passed] == []


@pytest.mark.parametrize("key", SHIPPED)
def test_every_scene_opens_and_names_what_there_is(key):
    known = api.diagnostics()
    for step in lesson.load(asset("lessons", key)).steps:
        if step.scene is None:
            continue
        experiment = api.resolve(step.scene.experiment)
        experiment.settings(step.scene.params, step.scene.preset or None)
        for name, channel in step.scene.measures:
            fits = {one.name for one in fitting(experiment, known[name])}
            assert fits, name
            assert not channel or find(experiment, channel).name in fits, (name, channel)
        assert set(step.dials or ()) <= {param.name for param in experiment.params}
        api.run(experiment, step.scene.params, preset=step.scene.preset or None, steps=10)


def test_lessons_are_listed(separatrix):
    done = separatrix("lesson", "list", "--json")
    assert done.returncode == 0
    assert {one["key"] for one in json.loads(done.stdout)} == set(SHIPPED)


def test_a_handout_is_written_and_an_unknown_lesson_refused(separatrix, tmp_path):
    done = separatrix("lesson", "handout", "sensitivity", "--out", "page.html")
    assert done.returncode == 0, done.stderr
    assert "<h2>1. " in (tmp_path / "page.html").read_text("utf-8")
    done = separatrix("lesson", "check", "sensitivty")
    assert done.returncode == 2
    assert "did you mean 'sensitivity'" in done.stderr


def test_start_needs_a_display(separatrix):
    assert separatrix("lesson", "start", "sensitivity").returncode == 2
