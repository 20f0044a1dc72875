"""A lesson in the window: predict, then run; locked dials; starting over."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton

sys.path.insert(0, str(Path(__file__).parents[1] / "io"))
from lessons import write

from explorer.engine.animation import Animation
from explorer.io import answers
from explorer.model import BadInput


@pytest.fixture
def room(window, qtbot, tmp_path):
    window.commands.teaching.start(str(write(tmp_path / "try")))
    qtbot.waitUntil(lambda: window.commands.teaching.room is not None)
    qtbot.waitUntil(lambda: not window.docks.bites.pending)
    return window.commands.teaching.room


def click(qtbot, window, name):
    def shown():
        return [b for b in window.findChildren(QAbstractButton, name) if b.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    qtbot.mouseClick(shown()[0], Qt.MouseButton.LeftButton)


def press(window, key):
    """What a key does in an active window."""
    wanted = QKeySequence(key)
    found = [one for one in window.actions_by_name.values() if wanted in one.shortcuts()]
    assert len(found) == 1, key
    found[0].trigger()


def test_time_waits_for_a_prediction(window, room, qtbot):
    assert not window.transport.play.isEnabled()
    assert not window.actions_by_name["play"].isEnabled()
    gallery, desk = window.docks.gallery, window.desk
    for again in (lambda: gallery.chosen.emit("lorenz"), desk.begin_anew):
        again()  # the same system anew waits on
        assert not window.transport.play.isEnabled()
        assert not desk.run.status().playing
    gallery.chosen.emit("every_kind")  # another one stands beside the lesson
    assert desk.run.status().playing
    assert window.transport.play.isEnabled()
    gallery.chosen.emit("lorenz")
    assert not desk.run.status().playing
    click(qtbot, window, "lesson.commit")  # nothing chosen yet
    assert "first" in room.page.said.text()
    click(qtbot, window, "lesson.option.0")
    click(qtbot, window, "lesson.commit")
    qtbot.waitUntil(lambda: 0 in room.answers, timeout=60000)
    assert room.answers[0] == (0, True)
    assert window.transport.play.isEnabled()
    assert room.page.said.text().startswith("Right. The program reads 0.9")
    assert "They do." in room.page.said.text()


def test_only_the_named_dials_answer_and_all_do_after_the_lesson(window, room, qtbot):
    lesson = room.lesson
    press(window, "PgDown")
    assert room.index == 1
    rows = window.docks.panel.dials.rows
    qtbot.waitUntil(lambda: not rows["sigma"].isEnabled())
    assert rows["rho"].isEnabled()
    window.actions_by_name["lesson_leave"].trigger()
    assert all(row.isEnabled() for row in rows.values())
    assert window.docks.left.isVisible()
    window.middle.arrange("two")  # a lesson has one view and its cards, and gives the rest back
    window.commands.teaching.give(lesson)
    qtbot.waitUntil(lambda: room.lesson is lesson)
    assert None not in window.middle.arrangement.cells()
    window.actions_by_name["lesson_leave"].trigger()
    assert window.middle.arrangement.name == "two"


def test_no_command_turns_a_dial_that_the_step_does_not_name(window, room, qtbot):
    window.commands.dials.turn("rho", 20.0)
    press(window, "X")  # a second set, of which sigma and rho differ
    window.commands.dials.turn_many({"sigma": 5.0, "rho": 21.0})
    press(window, "PgDown")  # rho alone from here on

    def dials():
        return {name: window.desk.params[name] for name in ("sigma", "rho", "beta")}

    before = dials()
    for verb in ("throw", "reset", "swap", "swap"):
        window.actions_by_name[verb].trigger()
        now = dials()
        assert now["rho"] != before["rho"], verb
        assert {**now, "rho": 0} == {**before, "rho": 0}, verb
        before = now
    for again in (lambda: window.docks.gallery.chosen.emit("lorenz"), window.desk.begin_anew):
        window.commands.dials.turn("rho", 22.0)
        window.desk.start_at({"x": 3.0})
        again()
        assert dials() == {**before, "rho": 28.0}  # its default, the others stay
        assert dict(window.desk.document.run.start) == {"x": 3.0}
    qtbot.waitUntil(lambda: not window.docks.bites.pending)
    window.commands.dials.turn("sigma", 11.0)
    assert "sigma does not answer in this step" in window.docks.panel.help.text()
    with pytest.raises(BadInput, match="not answer"):
        window.desk.dialling.animate(Animation("sigma", 5.0, 9.0, 3.0))
    with pytest.raises(BadInput, match="not answer"):
        window.desk.dialling.link("equal", "rho", "sigma") or window.desk.turn("rho", 9.0)
    window.actions_by_name["lesson_leave"].trigger()
    window.actions_by_name["reset"].trigger()
    assert window.desk.params["sigma"] == 10.0


def test_undo_stops_at_what_an_earlier_step_allowed(window, room, qtbot):
    window.commands.dials.turn("sigma", 5.0)
    press(window, "PgDown")
    window.commands.dials.turn("rho", 21.0)
    for _ in range(2):
        press(window, "Ctrl+Z")
    assert (window.desk.params["rho"], window.desk.params["sigma"]) == (28.0, 5.0)
    assert "not in this step" in window.docks.panel.help.text()


def test_a_task_is_judged_with_the_students_dials(window, room, qtbot, tmp_path):
    window.actions_by_name["lesson_next"].trigger()
    click(qtbot, window, "lesson.commit")
    qtbot.waitUntil(lambda: 1 in room.answers, timeout=60000)
    assert room.answers[1][1] is False
    window.commands.dials.turn("rho", 15.0)
    click(qtbot, window, "lesson.commit")
    qtbot.waitUntil(lambda: room.answers[1][1], timeout=60000)
    answers.save(room.lesson, room.answers, tmp_path / "answers.csv")
    lines = (tmp_path / "answers.csv").read_text().splitlines()
    assert lines[1].endswith("yes")


def test_one_key_begins_again_for_the_next_class(window, room, qtbot):
    room.answers[0] = (1, False)
    press(window, "PgDown")
    assert room.index == 1
    press(window, "Ctrl+Shift+Home")
    assert (room.index, room.answers) == (0, {})
    assert not window.transport.play.isEnabled()


def test_the_shelf_starts_a_lesson(window, qtbot):
    window.actions_by_name["lessons"].trigger()
    chooser = window.commands.teaching.chooser
    assert chooser.shelf.count() >= 10
    chooser.shelf.setCurrentRow(
        next(i for i in range(chooser.shelf.count()) if "forecast" in chooser.shelf.item(i).text())
    )
    qtbot.keyClick(chooser.shelf, Qt.Key.Key_Return)
    assert window.commands.teaching.room.lesson.key == "sensitivity"
