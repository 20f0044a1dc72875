"""Author mode: a teacher makes a lesson of three steps with the mouse, and a student draws."""

import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

sys.path.insert(0, str(Path(__file__).parents[1] / "io"))

from explorer.io import lesson
from explorer.model.lesson import Option, Span


@pytest.fixture
def author(window, qtbot):
    window.actions_by_name["author"].trigger()
    made = window.commands.teaching.author
    qtbot.waitUntil(made.isVisible)
    yield made
    made.close()


def press(author, name):
    button = author.findChild(QPushButton, f"author.{name}")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def write(author, name, text, kind=QLineEdit):
    field = author.findChild(kind, f"author.{name}")
    assert field.isVisible(), name
    if kind is QLineEdit:
        field.setFocus()
        field.clear()
        QTest.keyClicks(field, text)
    else:
        field.setPlainText(text)


def choose(author, name, text):
    box = author.findChild(QComboBox, f"author.{name}")
    at = box.findText(text, Qt.MatchFlag.MatchStartsWith)
    assert at >= 0, [box.itemText(i) for i in range(box.count())]
    box.setCurrentIndex(at)


def test_a_lesson_of_three_steps_without_a_line_of_json(window, author, qtbot, tmp_path):
    press(author, "save")  # nothing to save yet
    assert "needs a step" in author.said.text()
    write(author, "lesson.title", "Butterflies")
    write(author, "lesson.about", "Three looks at one attractor")

    # 1: predict, choose
    window.commands.dials.choose_preset("period window")
    press(author, "add")
    assert "preset period window" in author.findChild(QLabel, "author.scene").text()
    write(author, "title", "A window")
    write(author, "text", "Look at *this*.", QPlainTextEdit)
    press(author, "picture")
    choose(author, "kind", "choose one")
    write(author, "ask", "How much do they spread?")
    author.findChild(QCheckBox, "author.predict").click()
    choose(author, "diagnostic", "Spread")
    write(author, "option.0", "little")
    write(author, "option.0.high", "0,5")
    write(author, "option.1", "much")
    write(author, "option.1.low", "1/2")

    # 2: a sketch on the same scene
    press(author, "add")
    assert author.findChild(QLabel, "author.scene").text().startswith("Goes on with")
    choose(author, "kind", "draw")
    write(author, "ask", "Draw x.")
    choose(author, "along", "path.x against time")
    for name, text in (("across.low", "0"), ("across.high", "1"), ("up.low", "-30"),
                       ("up.high", "30"), ("off", "20")):  # fmt: skip
        write(author, name, text)

    # 3: other dials, and only one of them answers
    window.commands.dials.turn("rho", 33.0)
    press(author, "add")
    write(author, "title", "Calm")
    author.findChild(QCheckBox, "author.all_dials").setChecked(False)
    for name in ("sigma", "beta"):
        author.findChild(QCheckBox, f"author.dial.{name}").click()
    choose(author, "kind", "a sentence")
    write(author, "ask", "What do you see?")
    press(author, "up")
    press(author, "down")
    write(author, "phrase", "let go")
    author.save_to(str(tmp_path / "mine"))

    read = lesson.load(tmp_path / "mine")
    assert [step.title for step in read.steps] == ["A window", "Lorenz 1963", "Calm"]
    first, second, third = read.steps
    assert (first.scene.preset, first.predict) == ("period window", True)
    assert first.question.options == (
        Option("little", Span(below=0.5)), Option("much", Span(above=0.5)),
    )  # fmt: skip
    assert first.question.looks[0].diagnostic == "spread"
    assert "picture-01.png" in first.text
    assert (tmp_path / "mine" / "picture-01.png").stat().st_size > 1000
    assert second.scene is None
    assert (second.question.sketch.up, second.question.tolerance) == ((-30.0, 30.0), 0.2)
    assert (third.scene.params["rho"], third.dials) == (33.0, ("rho",))
    assert read.lock

    # opened again and saved untouched it is the same
    from explorer.io.draft import Draft

    author.show_draft(Draft.of(read))
    for row in range(3):
        author.steps.setCurrentRow(row)
    author.save_to(str(tmp_path / "again"))
    assert lesson.load(tmp_path / "again").steps == read.steps

    # a wrong number is said, and nothing is lost
    author.steps.setCurrentRow(1)
    write(author, "up.high", "high")
    author.steps.setCurrentRow(0)
    assert author.steps.currentRow() == 1
    assert "could not convert" in author.said.text()
    write(author, "up.high", "30")
    press(author, "delete")
    assert len(author.draft.steps) == 2


def test_a_student_draws_and_sees_the_true_curve(window, author, qtbot):
    press(author, "add")
    choose(author, "kind", "draw")
    write(author, "ask", "Draw x.")
    author.findChild(QCheckBox, "author.predict").click()
    choose(author, "along", "path.x against time")
    for name, text in (("across.low", "0"), ("across.high", "1"), ("up.low", "-20"),
                       ("up.high", "20"), ("off", "15")):  # fmt: skip
        write(author, name, text)
    press(author, "try")
    room = window.commands.teaching.room
    qtbot.waitUntil(lambda: room.page.pad is not None)
    pad = room.page.pad
    qtbot.waitUntil(lambda: pad.isVisible() and pad.width() > 150)
    assert not window.transport.play.isEnabled()
    commit = room.page.commit
    QTest.mouseClick(commit, Qt.MouseButton.LeftButton)
    assert "whole width" in room.page.said.text()
    left, right = pad.place(0.0, 1.0).toPoint(), pad.place(1.0, 1.0).toPoint()
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=left)
    QTest.mouseMove(pad, (left + right) / 2 + QPoint(0, -30))
    QTest.mouseMove(pad, right)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=right)
    assert np.isfinite(pad.heights).all()
    assert pad.heights[32] > pad.heights[0] + 1.0
    before = pad.heights[-1]
    QTest.keyClick(pad, Qt.Key.Key_Down)
    assert pad.heights[-1] == pytest.approx(before - 0.8)
    QTest.mouseClick(commit, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: 0 in room.answers, timeout=60000)
    assert "% of the height away" in room.page.said.text()
    assert pad.truth is not None
    assert pad.truth[0][-1] == pytest.approx(1.0)
    assert pad.truth[1][0] == pytest.approx(1.0), "the run's own start"
    assert window.transport.play.isEnabled()
    window.actions_by_name["lesson_leave"].trigger()
