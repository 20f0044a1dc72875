"""Cards are seen whole, whatever has a window of its own beside them."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect


@pytest.fixture
def four(live, qtbot):
    live.resize(1400, 900)
    live.middle.arrange("four")
    qtbot.waitUntil(lambda: live.middle.borders["x"].isVisible())
    return live


def on_screen(window, widget):
    """What the screen shows where a widget is, with its neighbours' windows."""
    at = widget.mapToGlobal(QPoint())
    image = window.screen().grabWindow(0, at.x(), at.y(), widget.width(), widget.height())
    image = image.toImage().convertToFormat(image.toImage().Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8)
    return pixels.reshape(image.height(), image.width(), 4)[..., :3].astype(int)


def test_a_message_is_not_cut_by_the_border_between_cells(four, qtbot):
    card, border = four.card, four.middle.borders["x"]
    card.say("x diverged", "The values of x left every bound.", ())
    qtbot.waitUntil(card.isVisible)
    over = QRect(border.mapToGlobal(QPoint()), border.size())
    under = over & QRect(card.mapToGlobal(QPoint()), card.size())
    assert under.width() == border.width() and under.height() > 40
    hole = QRect(border.mapFromGlobal(under.topLeft()), under.size())
    assert not border.mask().intersects(hole)
    assert border.mask().boundingRect().bottom() == border.rect().bottom()

    def whole():
        row = on_screen(four, card)[8]
        return np.ptp(row[20:-20], axis=0).max() < 12  # one ground from side to side

    qtbot.waitUntil(whole)
    four.resize(1300, 860)
    qtbot.waitUntil(whole)
    card.hide()
    assert border.mask().isEmpty()
    qtbot.waitUntil(lambda: not whole())


def test_cards_that_lie_over_each_other_keep_their_holes(four, qtbot):
    border = four.middle.borders["x"]
    for card in (four.card, four.report_card):
        card.say("One", "of two.", ())
    four.report_card.hide()
    assert not border.mask().isEmpty()
    four.card.hide()
    assert border.mask().isEmpty()
