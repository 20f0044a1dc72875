"""The back of a reading: what it says, how it opens and closes; and provisional numbers."""

import gc
import weakref
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from explorer.app.errand import Errands
from explorer.app.reading_card import EM, HIGH, WIDE, ReadingCard
from explorer.app.readings import FEW, Group
from explorer.diagnostics.permutation_entropy import DIAGNOSTIC as ENTROPY
from explorer.engine.watch import Observation
from explorer.model import Check, Reading


@pytest.fixture
def errands(qtbot):
    made = Errands()
    yield made
    qtbot.waitUntil(lambda: not made.busy, timeout=20000)  # one thread typesets at a time
    made.close()


@pytest.fixture
def place(qtbot, theme):
    """A group of readings in a window of its own."""
    group = Group(ENTROPY, "path.x")
    qtbot.addWidget(group)
    group.show()
    return group


def opened(group, errands, qtbot):
    card = ReadingCard(group.diagnostic, group, errands)
    card.open_beside(group.card_button)
    qtbot.waitUntil(card.isVisible)
    return card


def seen(reading, error=""):
    return SimpleNamespace(reading=reading, error=error)


def test_a_card_says_everything_that_is_declared(place, errands, qtbot):
    card, told = opened(place, errands, qtbot), ENTROPY.card
    for words in (ENTROPY.about, told.range, told.data, *told.lies, ENTROPY.sources[0].title):
        assert words in card.text
    assert [formula.tex for formula in card.formulas] == list(told.formula)
    assert card.area.accessibleName() == card.text
    card.close()


def test_formulas_are_typeset_and_fit_the_card(place, errands, qtbot):
    card = opened(place, errands, qtbot)
    qtbot.waitUntil(lambda: all(f.outline is not None for f in card.formulas), timeout=20000)
    assert card.width() == WIDE and card.height() <= HIGH
    for formula in card.formulas:
        assert formula.outline.glyphs
        assert formula.outline.width * formula.em <= card.width()
        assert 10.0 < formula.em <= EM
    image = card.formulas[0].grab().toImage()
    inked = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert len(inked) > 8, "nothing was painted"
    card.close()


def test_escape_and_a_click_elsewhere_close_it(place, errands, qtbot):
    card = opened(place, errands, qtbot)
    with qtbot.waitSignal(card.destroyed):
        QTest.keyClick(card.area, Qt.Key.Key_Escape)
    card = opened(place, errands, qtbot)
    with qtbot.waitSignal(card.destroyed):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().bottomRight() * 2)


def test_the_outline_may_come_after_the_card_has_gone(place, errands, qtbot):
    card = ReadingCard(ENTROPY, place, errands)
    card.open_beside(place.card_button)
    with qtbot.waitSignal(card.destroyed):
        card.close()
    qtbot.waitUntil(lambda: not errands.busy, timeout=20000)


def test_the_button_is_reached_by_keyboard_and_has_a_name(place):
    button = place.card_button
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert button.accessibleName() == "About Permutation entropy"
    asked = []
    place.card_asked.connect(lambda: asked.append(True))
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert asked == [True]


def test_without_a_card_the_numbers_and_the_source_are_told(window, qtbot):
    qtbot.waitUntil(lambda: bool(window.docks.measures.readings.groups))
    group = next(iter(window.docks.measures.readings.groups.values()))
    assert group.diagnostic.card is None
    group.card_button.click()
    card = next(c for c in window.findChildren(ReadingCard) if c.isVisible())
    assert card.diagnostic is group.diagnostic
    assert group.diagnostic.about in card.text
    assert group.diagnostic.values[0].help in card.text
    labels = [label.text() for label in card.findChildren(QLabel)]
    assert "Range" not in labels and "Numbers" in labels
    card.close()


def test_a_provisional_number_is_greyed_and_says_why(place):
    row = place.rows["H"]
    place.show_observation(seen(Reading({"H": 0.5}, notes=("600 windows needed.",))))
    sure = row.number.palette().color(row.number.foregroundRole())
    assert row.number.toolTip() == ""
    place.show_observation(
        seen(Reading({"H": 0.5}, notes=("600 windows needed.",), provisional=True))
    )
    assert row.number.toolTip() == "600 windows needed."
    assert row.accessibleDescription() == "provisional: 600 windows needed."
    assert row.number.palette().color(row.number.foregroundRole()) != sure
    place.show_observation(seen(Reading({"H": 0.5}, provisional=True)))
    assert row.number.toolTip() == FEW
    place.show_observation(seen(Reading({"H": 0.6})))
    assert (row.number.toolTip(), row.doubt, row.number.text()) == ("", "", "0.6")
    assert row.number.palette().color(row.number.foregroundRole()) == sure


def test_laws_that_hold_get_a_tick_and_those_that_break_a_cross(place, errands, qtbot):
    laws = (
        Check("trace", -13.6667, -13.6666, 0.014, "they add up", "1/time"),
        Check("zero", 0.2, 0.0, 0.01, "one is zero", "1/time"),
    )
    place.show_observation(seen(Reading({"H": 0.5}, checks=laws)))
    assert place.ticks.isVisible()
    assert place.ticks.text() == "\u2713 trace   \u2717 zero"
    card = ReadingCard(place.diagnostic, place, errands, place.checks)
    card.open_beside(place.card_button)
    assert "\u2713 they add up: -13.6667, due -13.6666 within 0.014 1/time" in card.text
    assert "\u2717 one is zero: 0.2, due 0 within 0.01 1/time" in card.text
    card.close()
    place.show_observation(seen(Reading({"H": 0.5})))
    assert not place.ticks.isVisible()


def test_a_group_put_away_goes_without_the_collector(qtbot, theme):
    gc.disable()
    try:
        group = Group(ENTROPY, "path.x")
        group.show_observation(Observation(None, None, "not yet"))
        left = weakref.ref(group)
        group.deleteLater()
        del group
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert left() is None
    finally:
        gc.enable()
