"""What lies over the Stage is seen whole, and has no window of its own."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget


@pytest.fixture(autouse=True)
def afresh(live):
    yield
    live.card.hide()
    while live.desk.document.measures:
        live.desk.measuring.forget(live.desk.document.measures[0])
    live.middle.reset()


@pytest.fixture
def four(live, qtbot):
    live.resize(1400, 900)
    live.middle.arrange("four")
    qtbot.waitUntil(lambda: live.middle.borders["x"].isVisible())
    return live


def on_screen(window, rect):
    """What the screen shows there, in coordinates of the screen."""
    image = window.screen().grabWindow(0, rect.x(), rect.y(), rect.width(), rect.height())
    image = image.toImage().convertToFormat(image.toImage().Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8)
    return pixels.reshape(image.height(), image.width(), 4)[..., :3].astype(int)


def place(widget):
    return QRect(widget.mapToGlobal(QPoint()), widget.size())


def like(window, widget):
    """Whether the screen shows the widget as it draws itself."""
    own = widget.grab().toImage().convertToFormat(widget.grab().toImage().Format.Format_RGB32)
    drawn = np.frombuffer(own.constBits(), np.uint8).reshape(own.height(), own.width(), 4)
    return np.abs(on_screen(window, place(widget)) - drawn[..., :3]).mean() < 2


def test_a_message_is_not_cut_by_the_border_between_cells(four, qtbot):
    card, border = four.card, four.middle.borders["x"]
    card.say("x diverged", "The values of x left every bound.", ())
    qtbot.waitUntil(card.isVisible)
    under = place(border) & place(card)
    assert under.width() == border.width() and under.height() > 40

    def whole():
        row = on_screen(four, place(card))[8]
        return np.ptp(row[20:-20], axis=0).max() < 12  # one ground from side to side

    qtbot.waitUntil(whole)
    four.resize(1300, 860)
    qtbot.waitUntil(whole)
    card.hide()
    qtbot.waitUntil(lambda: not whole())


def test_a_card_between_cells_of_the_stage_is_seen(four, qtbot):
    middle = four.middle
    with_card(four, qtbot)
    qtbot.waitUntil(lambda: middle.arrangement.cells()[1].startswith("card:"))
    deck = middle.decks[1]
    assert middle.stage.geometry().contains(deck.geometry())
    at = deck.mapToGlobal(deck.rect().center())
    mask = middle.stage.mask()
    assert not mask.isEmpty() and not mask.contains(middle.stage.mapFromGlobal(at))
    four.desk.run.pause()
    qtbot.waitUntil(lambda: like(four, deck))
    middle.choose(0, middle.arrangement.cells()[1])
    assert middle.decks[0].cards and not middle.decks[1].cards
    qtbot.waitUntil(lambda: like(four, middle.decks[0]))
    middle.arrange("two")
    assert middle.stage.mask().isEmpty()  # it covers one cell, all of it


def with_card(window, qtbot):
    qtbot.waitUntil(lambda: "spectrum" in window.desk.diagnostics)
    window.pane.open("spectrum", "path.x")
    qtbot.waitUntil(lambda: any(deck.isVisible() for deck in window.middle.decks))


def test_only_the_window_and_the_stage_have_windows_of_their_own(four, qtbot):
    four.card.say("One", "of two.", ())
    with_card(four, qtbot)
    for name in ("four", "one_two", "two"):
        four.middle.arrange(name)
    own = [one for one in four.findChildren(QWidget) if one.internalWinId() and one.isVisible()]
    assert own == [four.middle.stage]


def test_cards_that_lie_over_each_other_leave_the_stage_as_it_was(live, qtbot):
    stage = live.middle.stage
    for card in (live.card, live.report_card):
        card.say("One", "of two.", ())
    mask = stage.mask()
    assert not mask.isEmpty()
    assert not mask.contains(stage.mapFromGlobal(place(live.card).center()))
    live.report_card.hide()
    assert not stage.mask().isEmpty()
    live.card.hide()
    assert stage.mask().isEmpty()


def test_a_message_is_seen_where_no_cell_is_drawn_by_the_stage(live, qtbot):
    live.resize(1200, 800)
    live.middle.arrange("two")
    with_card(live, qtbot)
    live.middle.toggle(1)
    qtbot.waitUntil(lambda: not live.middle.stage.isVisible())
    live.card.say("x diverged", "The values of x left every bound.", ())
    qtbot.waitUntil(lambda: like(live, live.card))


def test_a_message_that_covers_the_whole_stage_is_seen(live, qtbot):
    stage = live.middle.stage
    live.card.say("x diverged", "The values of x left every bound.", ())
    at = stage.mapFromGlobal(place(live.card).center())
    live.middle.outline.keep_to([QRect(at.x() - 20, at.y() - 10, 40, 20)])
    assert not stage.mask().isEmpty()
    assert not stage.mask().intersects(stage.rect())
    live.card.hide()
    assert stage.mask().intersects(stage.rect())
