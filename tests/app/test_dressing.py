"""A theme comes over the widgets in bites: seen ones first, hidden ones later, none left out."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtOpenGLWidgets import QOpenGLWidget
from PySide6.QtWidgets import QLabel, QStyleFactory, QVBoxLayout, QWidget

from explorer.app import dressing, style
from explorer.app.dressing import Dressing

POLISHED = Qt.WidgetAttribute.WA_WState_Polished


def inked(label):
    return label.palette().color(label.foregroundRole()).name().upper()


@pytest.fixture
def page(qtbot, theme):
    """A window with a label that is seen and one that is not; all wear Night."""
    made = QWidget()
    column = QVBoxLayout(made)
    made.labels = [QLabel(word) for word in ("seen", "hidden")]
    for label in made.labels:
        column.addWidget(label)
    qtbot.addWidget(made)
    made.show()
    made.labels[1].hide()
    return made


@pytest.fixture
def slow(monkeypatch):
    """One widget a bite."""
    monkeypatch.setattr(dressing, "BITE_S", 1e-9)


def test_what_is_seen_comes_first_and_nothing_is_painted_before(page, qtbot, slow):
    seen, hidden = page.labels
    change = Dressing(page)
    told = []

    def piece():
        told.append((inked(seen), inked(hidden), page.updatesEnabled()))

    change.change(lambda: style.wear("light"), [piece])
    night, paper = style.THEMES["dark"].text.upper(), style.THEMES["light"].text.upper()
    assert change.pending
    assert not page.updatesEnabled()
    assert inked(seen) == night
    qtbot.waitUntil(page.updatesEnabled)
    assert told == [(paper, night, False)]
    qtbot.waitUntil(lambda: not change.pending)
    assert inked(hidden) == paper
    assert all(label.testAttribute(POLISHED) for label in page.labels)


class Told(QWidget):
    """How often it was told that the style is another."""

    times = 0

    def changeEvent(self, event):
        super().changeEvent(event)
        self.times += event.type() == QEvent.Type.StyleChange


def test_a_widget_is_told_once_and_in_its_bite(page, qtbot, slow):
    told = Told(page)
    told.show()
    own = QLabel("of its own", page)
    own.setStyle(QStyleFactory.create("Fusion"))
    told.times = 0
    change = Dressing(page)
    change.change(lambda: style.wear("light"), [])
    assert told.times == 0
    change.finish()
    assert told.times == 1
    assert not told.testAttribute(dressing.STYLED) and own.testAttribute(dressing.STYLED)


def test_a_picture_is_painted_after_the_window_round_it(page, qtbot, slow):
    picture = QOpenGLWidget(page)
    picture.show()
    change = Dressing(page)
    change.change(lambda: style.wear("light"), [])
    change._timer.stop()
    assert not page.updatesEnabled() and not picture.updatesEnabled()
    while not page.updatesEnabled():
        change._next()
    assert not picture.updatesEnabled() and change.pending
    change._next()
    assert picture.updatesEnabled()
    change.change(lambda: style.wear("dark"), [])
    change.finish()
    assert page.updatesEnabled() and picture.updatesEnabled()


def test_a_second_change_takes_over_what_the_first_had_left(page, qtbot, slow):
    change, told = Dressing(page), []
    change.change(lambda: style.wear("light"), [lambda: told.append("light")])
    change.change(lambda: style.wear("projector"), [lambda: told.append("projector")])
    qtbot.waitUntil(lambda: not change.pending)
    assert told == ["projector"]
    assert page.updatesEnabled()
    assert {inked(label) for label in page.labels} == {style.THEMES["projector"].text.upper()}
    left = [
        w for w in page.findChildren(QWidget) if w.isVisible() and not w.testAttribute(POLISHED)
    ]
    assert left == []


def test_widgets_that_go_and_come_meanwhile(page, qtbot, slow):
    change = Dressing(page)
    change.change(lambda: style.wear("light"), [])
    page.labels[1].deleteLater()
    new = QLabel("new", page)
    new.show()
    assert inked(new) == style.THEMES["light"].text.upper()
    qtbot.waitUntil(lambda: not change.pending)


def test_an_error_in_a_piece_leaves_the_window_painted(page, qtbot, slow):
    change = Dressing(page)

    def fault():
        raise ValueError("of a piece")

    with qtbot.captureExceptions() as caught:
        change.change(lambda: style.wear("light"), [fault])
        qtbot.waitUntil(lambda: not change.pending)
    assert [str(error[1]) for error in caught] == ["of a piece"]
    assert page.updatesEnabled()


def test_at_once_where_nobody_waits(page, slow):
    change = Dressing(page)
    change.change(lambda: style.wear("light"), [])
    change.finish()
    assert not change.pending
    assert page.updatesEnabled()


def test_nothing_holds_a_style_in_python():
    """It would outlive the style that a change of theme deletes, and be taken for another thing."""
    files = Path(dressing.__file__).parent.rglob("*.py")
    assert [file.name for file in files if ".style()." in file.read_text(encoding="utf-8")] == []
