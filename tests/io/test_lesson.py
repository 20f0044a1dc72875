"""Lessons from folders: what is read, what is refused and with which words."""

import copy
import json
import re
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from lessons import STEPS, write

from explorer.io import handout, lesson
from explorer.io.assets import asset
from explorer.model import BadInput


def test_a_lesson_is_read_whole(tmp_path):
    read = lesson.load(write(tmp_path / "try"))
    assert (read.key, read.minutes, len(read.steps)) == ("try", 10, 2)
    assert read.steps[0].predict
    assert read.steps[1].dials == ("rho",)
    assert read.scene(1) == read.steps[0].scene  # goes on with what stands there
    assert read.steps[1].question.within.holds(-1.0)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda s: s[0].update(text="../one.md"), r"steps\[0\]\.text|regex|pattern"),
        (lambda s: s[0].update(text="none.md"), "none.md cannot be read"),
        (lambda s: s[0].update(code="print()"), "unknown field `code`"),
        (lambda s: s[0].pop("scene"), "opens no experiment"),
        (lambda s: s[0]["question"].update(options=[]), "two options"),
        (lambda s: s[1]["question"].update(right={}), "needs looks, right and wrong"),
        (lambda s: s[0]["question"].update(kind="exec"), "Invalid enum value"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, change, words):
    steps = copy.deepcopy(STEPS)
    change(steps)
    with pytest.raises(BadInput, match=words):
        lesson.load(write(tmp_path / "try", steps))


def test_another_format_and_no_json_are_refused(tmp_path):
    with pytest.raises(BadInput, match="format 9; allowed is 1"):
        lesson.load(write(tmp_path / "later", format=9))
    place = write(tmp_path / "cut")
    whole = (place / "lesson.json").read_text()
    (place / "lesson.json").write_text(whole[: len(whole) // 2])
    with pytest.raises(BadInput, match="not a lesson"):
        lesson.load(place)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(at=st.integers(0, 700), byte=st.binary(min_size=1, max_size=3))
def test_mutated_lessons_are_read_or_refused(tmp_path_factory, at, byte):
    place = write(tmp_path_factory.mktemp("fuzz") / "try")
    whole = (place / "lesson.json").read_bytes()
    (place / "lesson.json").write_bytes(whole[:at] + byte + whole[at + 1 :])
    try:
        lesson.load(place)
    except BadInput as error:
        assert str(place) in str(error)


def test_a_handout_is_one_page_with_every_step_and_no_markup_of_the_text(tmp_path):
    read = lesson.load(write(tmp_path / "try"))
    handout.save(read, tmp_path / "try.html")
    page = (tmp_path / "try.html").read_text("utf-8")
    assert [f"<h2>{i}. {s.title}</h2>" in page for i, s in enumerate(read.steps, 1)] == [True] * 2
    assert "&lt;b&gt;plain" in page
    assert "They do." not in page  # answers stay with the teacher
    assert not re.search(r'(src|href)="(?!data:)', page)


@pytest.mark.parametrize("key", sorted(lesson.lessons(asset("lessons"))))
def test_shipped_lessons_have_the_length_of_a_class(key):
    read = lesson.load(asset("lessons", key))
    assert 5 <= len(read.steps) <= 12
    assert 10 <= read.minutes <= 25
    assert any(step.predict and step.question for step in read.steps)
    kinds = {step.question.kind for step in read.steps if step.question}
    assert "number" in kinds
    assert json.loads((asset("lessons", key) / "lesson.json").read_text())["format"] == 1


def test_ten_lessons_ship():
    assert len(lesson.lessons(asset("lessons"))) >= 10
