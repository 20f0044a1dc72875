"""Drafts: steps come and go, what is open becomes a scene, what is saved reads back the same."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from lessons import write

from explorer import api
from explorer.engine.session import RunDocument
from explorer.io import answers, handout, lesson
from explorer.io.assets import asset
from explorer.io.draft import Draft, captured
from explorer.model import BadInput
from explorer.model.lesson import Lesson, Look, Option, Question, Scene, Span, Step, trials
from explorer.model.phrase import opens, sealed
from explorer.model.sketch import COLUMNS, Sketch, drawn_share

PREY = Sketch((0.0, 2.0), (-2.0, 2.0), channel="path.x", label="x")


@pytest.mark.parametrize("key", sorted(lesson.lessons(asset("lessons"))))
def test_every_shipped_lesson_is_written_as_it_was_read(key, tmp_path):
    read = lesson.load(asset("lessons", key))
    Draft.of(read).save(tmp_path / key)
    again = lesson.load(tmp_path / key)
    assert again.steps == read.steps
    assert (again.title, again.about, again.minutes) == (read.title, read.about, read.minutes)


WORDS = st.text(min_size=1, max_size=30).filter(str.strip)
NUMBERS = st.floats(allow_nan=False, allow_infinity=True)
SPANS = st.builds(Span, NUMBERS, NUMBERS)
LOOKS = st.builds(Look, WORDS, WORDS, params=st.dictionaries(WORDS, st.booleans() | NUMBERS))
QUESTIONS = st.one_of(
    st.builds(Question, st.just("free"), WORDS, hint=WORDS),
    st.builds(Question, st.just("number"), WORDS, st.tuples(LOOKS), tolerance=st.floats(0.1, 9)),
    st.builds(Question, st.just("choice"), WORDS, st.tuples(LOOKS),
              st.tuples(st.builds(Option, WORDS, SPANS), st.builds(Option, WORDS, SPANS))),
    st.builds(Question, st.just("sketch"), WORDS, tolerance=st.floats(0.1, 1.0),
              sketch=st.just(PREY), reveal=st.text(max_size=20)),
)  # fmt: skip
SCENES = st.builds(Scene, WORDS, WORDS, st.dictionaries(WORDS, NUMBERS),
                   st.tuples(st.tuples(WORDS, WORDS)),
                   st.dictionaries(WORDS, st.floats(-9, 9)))  # fmt: skip
STEPS = st.builds(Step, WORDS, st.text(max_size=80), SCENES, st.none() | st.tuples(WORDS),
                  st.booleans(), st.none() | QUESTIONS)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(steps=st.lists(STEPS, min_size=1, max_size=4))
def test_any_lesson_survives_the_disk(tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("drafts") / "one"
    made = Lesson("one", "T", "A", 5, tuple(steps), str(folder), sealed("let go", "ab"))
    try:
        lesson.save(made, folder)
    except UnicodeEncodeError:
        return  # half a character cannot stand in a file
    assert lesson.load(folder) == made


def test_what_could_not_be_read_again_is_not_written(tmp_path):
    bad = Question("number", "How much?", (Look("lyapunov", "largest"),))
    for steps, words in (
        ([Step("a", "")], "opens no experiment"),
        ([Step("a", "", Scene("lorenz"), question=bad)], "needs looks and a tolerance"),
        ([Step("", "", Scene("lorenz"))], "not complete"),
    ):
        with pytest.raises(BadInput, match=words):
            Draft(steps=steps).save(tmp_path / "bad")
        assert not (tmp_path / "bad").exists()
    with pytest.raises(BadInput, match="needs a step"):
        Draft().lesson()


def test_steps_move_and_go_and_a_scene_is_never_lost():
    first, last = Scene("lorenz"), Scene("henon")
    draft = Draft(steps=[Step("a", "", first), Step("b", ""), Step("c", "", last)])
    assert draft.move(1, -1) == 0
    assert [step.title for step in draft.steps] == ["b", "a", "c"]
    assert draft.steps[0].scene == first
    assert draft.move(2, 1) == 2
    draft = Draft(steps=[Step("a", "", first), Step("b", ""), Step("c", "", last)])
    draft.delete(0)
    assert (draft.steps[0].title, draft.steps[0].scene) == ("b", first)
    draft.add(Step("d", ""), 1)
    assert [step.title for step in draft.steps] == ["b", "d", "c"]


def test_pictures_are_kept_and_come_along_to_another_folder(tmp_path):
    draft = Draft(steps=[Step("a", "", Scene("lorenz"))])
    name = draft.paste(b"\x89PNG picture")
    draft.put(0, text=f"See ![it]({name}).")
    draft.paste(b"never named")
    draft.save(tmp_path / "one")
    assert sorted(f.name for f in (tmp_path / "one").iterdir()) == ["01.md", "lesson.json", name]
    assert draft.paste(b"another") == "picture-02.png"
    Draft.of(lesson.load(tmp_path / "one")).save(tmp_path / "two")
    assert (tmp_path / "two" / name).read_bytes() == b"\x89PNG picture"
    assert "data:image/png" in handout.page(lesson.load(tmp_path / "two"))


def test_what_is_open_becomes_a_scene():
    lorenz = api.catalogue()["lorenz"]
    named = next(preset for preset in lorenz.presets if preset.values and not preset.start)
    run = RunDocument("lorenz", dict(lorenz.settings(preset=named.name)))
    assert captured(lorenz, run, (("lyapunov", "path", ()),)) == Scene(
        "lorenz", named.name, {}, (("lyapunov", "path"),)
    )
    run = RunDocument("lorenz", dict(lorenz.settings({"rho": 33.25})), start={"x": np.float64(2)})
    assert captured(lorenz, run, ()) == Scene("lorenz", "", {"rho": 33.25}, (), {"x": 2.0})
    typed = RunDocument("mine", {}, text="x' = -x")
    with pytest.raises(BadInput, match="typed equations"):
        captured(lorenz, typed, ())


def test_a_lesson_is_meant_by_its_folder_or_its_file(tmp_path):
    folder = write(tmp_path / "try")
    assert lesson.folder_of(folder) == lesson.folder_of(folder / "lesson.json") == folder
    assert lesson.folder_of(tmp_path) is None
    assert lesson.folder_of(tmp_path / "no" / "lesson.json") is None


# -- sketches ------------------------------------------------------------------------------------
def test_how_far_off_a_sketch_is_in_shares_of_the_height():
    sketch = Sketch((0.0, 1.0), (0.0, 10.0))
    truth = np.linspace(0, 1, 5), np.linspace(0, 10, 5)
    straight = sketch.places() * 10
    assert sketch.off(straight, truth) == pytest.approx(0.0, abs=1e-12)
    assert sketch.off(np.clip(straight + 1.0, 0, 10), truth) == pytest.approx(0.095, abs=2e-3)
    # against a rising line, a level one at the middle lies a quarter of the height away
    assert sketch.off(np.full(COLUMNS, 5.0), truth) == pytest.approx(0.25, abs=5e-3)
    gaps = np.where(sketch.places() < 0.5, straight, np.nan)
    assert sketch.off(gaps, truth) == pytest.approx(0.0, abs=1e-12)
    assert drawn_share(gaps) == 0.5
    assert sketch.off(np.full(COLUMNS, np.nan), truth) == np.inf


def test_a_sketch_is_judged_against_a_run_or_against_readings_along_a_dial():
    # x'' = -x by hand: x = cos t
    mine = api.flow("x' = y\ny' = -x", start={"x": 1.0, "y": 0.0})
    asked = Question("sketch", "Draw.", sketch=PREY, tolerance=0.05)
    scene = Scene(mine)  # type: ignore[arg-type]  # an experiment stands for its key
    t, x = asked.curve(scene, api.measure, api.run)
    assert t[-1] == pytest.approx(2.0)
    assert x == pytest.approx(np.cos(t), abs=1e-6)
    turned = Sketch((0.5, 2.0), (0.0, 3.0), along="k", points=3)
    asked = Question("sketch", "Draw.", (Look("toy", "twice"),), sketch=turned, tolerance=0.05)

    def measure(key, subject, params, **how):
        class Reading:
            values = {"twice": 2 * params["k"]}

        return Reading

    places, heights = asked.curve(Scene("toy"), measure, api.run)
    assert places.tolist() == [0.5, 1.25, 2.0]
    assert heights.tolist() == [1.0, 2.5, 4.0]
    lesson_ = Lesson("k", "t", "a", 5, (Step("s", "", Scene("toy"), question=asked),))
    made = trials(lesson_, 0, measure, api.run)
    assert [(one.expected, one.judged) for one in made] == [(True, True), (False, False)]


def test_a_drawn_answer_is_saved_and_printed_as_empty_axes(tmp_path):
    asked = Question("sketch", "Draw x.", sketch=PREY, tolerance=0.1)
    made = Lesson("k", "t", "a", 5, (Step("s", "", Scene("lorenz"), question=asked),))
    answers.save(made, {0: ([0.5, 1.0], True)}, tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text().splitlines()[1] == "1,s,Draw x.,0.5 1,yes"
    page = handout.page(made)
    assert "<svg" in page
    assert ">-2<" in page.replace("</text>", "<")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"across": [1.0, 1.0]}, "ends in order"),
        ({"channel": ""}, "a channel or looks"),
        ({"along": "rho"}, "a channel or looks"),
        ({"points": 1}, "points"),
    ],
)
def test_a_sketch_that_lacks_something_is_refused(tmp_path, change, words):
    sketch = {"across": [0.0, 1.0], "up": [0.0, 1.0], "channel": "path.x", **change}
    question = {"kind": "sketch", "ask": "Draw", "tolerance": 0.1, "sketch": sketch}
    step = {"title": "a", "text": "one.md", "scene": {"experiment": "lorenz"}}
    folder = write(tmp_path / "try", [{**step, "question": question}])
    with pytest.raises(BadInput, match=words):
        lesson.load(folder)


def test_a_phrase_opens_whatever_its_spaces_and_capitals():
    lock = sealed("Open  Sesame")
    assert "sesame" not in lock.lower()
    assert opens("open sesame", lock)
    assert not opens("open barley", lock)
    assert sealed("a", "00") == sealed("A ", "00")
    assert lock != sealed("Open Sesame"), "two locks of one phrase look different"


def test_a_lock_is_read_from_the_file(tmp_path):
    folder = write(tmp_path / "try", lock=sealed("let go"))
    assert opens("let go", lesson.load(folder).lock)
    told = json.loads((folder / "lesson.json").read_text()) | {"lock": "plain words"}
    (folder / "lesson.json").write_text(json.dumps(told))
    with pytest.raises(BadInput, match="lock"):
        lesson.load(folder)
