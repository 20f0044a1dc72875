"""Drawing very many dots stays far under what a scatter plot of them takes."""

import time

import pytest

from explorer.model import Reading
from tests.pictures import PICTURES, arrays

pytestmark = pytest.mark.timing


def test_a_hundred_thousand_dots_are_drawn_in_a_blink(qtbot):
    from explorer.views.drawing import Drawing
    from explorer.views.theme import NIGHT

    picture = next(picture for picture in PICTURES if picture.name == "start")
    drawing = Drawing(picture, NIGHT)
    qtbot.addWidget(drawing)
    drawing.resize(900, 700)
    drawing.show()
    drawing.show_reading(Reading(arrays=arrays()))
    took = []
    for _ in range(9):
        began = time.perf_counter()
        drawing.viewport().repaint()
        took.append(time.perf_counter() - began)
    assert sorted(took)[4] < 0.06, "a scatter plot of so many takes 0.4 s"
