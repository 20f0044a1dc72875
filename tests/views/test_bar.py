"""The colour bar's words: above the strip or the wheel, however low it lies and large its type."""

import numpy as np
import pytest

from explorer.views.bar import CROWN, TOP, Strip, reach
from explorer.views.label import ColourBar
from explorer.views.panel import Panel


def bar(cyclic=False):
    return ColourBar(np.ones((8, 4), np.float32), 0.0, 1.0, "FTLE", "1/s", cyclic=cyclic)


@pytest.mark.parametrize("cyclic", [False, True])
def test_a_sunk_bar_takes_its_words_along(cyclic):
    rect = (100, 50, 800, 1600)
    usual = Strip.labels(bar(cyclic), rect, 2.0)
    sunk = Strip.labels(bar(cyclic), rect, 2.0, 20.0)
    assert usual[0].text == "FTLE [1/s]"
    assert [b.y - a.y for a, b in zip(usual, sunk, strict=True)] == pytest.approx([20] * len(sunk))
    assert usual[0].y == pytest.approx(25 + (CROWN if not cyclic else CROWN + 2))
    assert reach(400, 20.0)[0] == TOP + 20


def test_larger_type_keeps_the_name_off_the_wheels_upper_number():
    for size in (1.0, 1.6):
        name, _, upper, *_ = Strip.labels(bar(True), (0, 0, 400, 400), 1.0, 0.0, size)
        assert upper.text == "90" and upper.y - name.y >= 15 * size
        assert name.y >= CROWN  # and it grows downwards


def test_a_panel_gives_way_to_what_its_bar_lies_under():
    panel = Panel((0, 0, 400, 400))
    panel.colour_bar = bar
    before = panel.labels()[0].y
    panel.sink(24.0)
    assert panel.labels()[0].y - before == pytest.approx(24.0)
