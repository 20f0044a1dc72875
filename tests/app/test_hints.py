"""The line of hints: what it offers, that it goes for good, and that it never forces the width."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from explorer.app.hints import Hints, fitting, usual_place
from explorer.model.typed import typed

MANY = tuple((f"key {number}", "does a thing that takes words") for number in range(6))


@pytest.fixture
def place(tmp_path):
    return tmp_path / "state" / "hints-read"


def test_once_read_they_stay_away(qtbot, theme, place):
    first = Hints(place)
    qtbot.addWidget(first)
    first.show()
    assert not first.read
    first.button.setFocus()
    QTest.keyClick(first.button, Qt.Key.Key_Space)
    assert not first.isVisible() and place.exists()
    assert Hints(place).read


def test_where_nothing_can_be_written_they_only_hide(qtbot, theme, tmp_path):
    (tmp_path / "file").write_text("")
    made = Hints(tmp_path / "file" / "hints-read")
    qtbot.addWidget(made)
    made.show()
    made.dismiss()
    assert not made.isVisible() and not made.read


def test_as_many_hints_as_fit_whole(qtbot, theme, place):
    made = Hints(place)
    qtbot.addWidget(made)
    made.show_hints(MANY)
    made.show()
    shown = {}
    for width in (1600, 700, 300, 120):
        made.resize(width, made.height())
        qtbot.waitUntil(lambda wide=width: made.width() == wide)
        QCoreApplication.sendPostedEvents(made)
        seen = [label for label in made.labels if label.isVisible()]
        shown[width] = len(seen)
        assert seen == made.labels[: len(seen)], "the first ones stay"
        qtbot.waitUntil(lambda labels=seen: all(o.width() >= o.sizeHint().width() for o in labels))
        assert width < 200 or made.button.geometry().right() <= width
    assert shown[1600] == 6 and 1 < shown[700] < 6 and shown[120] == 0
    made.resize(1600, made.height())
    qtbot.waitUntil(lambda: all(label.isVisible() for label in made.labels))


def test_the_window_greets_until_it_is_told_not_to(window, qtbot):
    place = usual_place()
    assert window.hints.read == place.exists()
    assert ("Space", "pauses") in window.hints.hints
    assert window.hints.hints[0][0] == "Shift + click"
    letters = {key for key, _ in window.hints.hints if len(key) == 1}
    assert letters == {"P"}, "the stub has a section and no orbit diagram"
    window.actions_by_name["hints"].trigger()
    assert window.hints.isVisible()
    window.hints.button.click()
    assert not window.hints.isVisible() and place.exists()
    place.unlink()


def test_the_hints_follow_the_experiment(window):
    window.desk.open(typed("x' = -x(t - 1)"))
    assert fitting(window) == window.hints.hints
    assert "Shift + click" not in dict(window.hints.hints)
