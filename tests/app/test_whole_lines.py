"""A scrolled text ends at whole lines, wherever it is scrolled to."""

import pytest
from PySide6.QtWidgets import QTextBrowser

from explorer.app.whole_lines import WholeLines, cut, lines_of

ROWS = [(0, 20), (20, 50), (50, 70)]


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        (0, 70, (0, 0)),  # all of it
        (0, 60, (0, 10)),  # the last one is cut in the middle
        (0, 50, (0, 0)),
        (10, 70, (10, 0)),  # the first one is
        (10, 60, (10, 10)),
        (20, 45, (0, 0)),  # higher than the room: as far as it goes
        (0, 300, (0, 0)),
        (0, 49.5, (0, 0)),  # half a pixel is no cut
    ],
)
def test_a_line_that_is_cut_is_covered(begin, end, expected):
    assert cut(ROWS, begin, end) == expected


def test_nothing_is_cut_of_no_lines():
    assert cut([], 0, 100) == (0, 0)


def test_a_page_shows_whole_lines_wherever_it_is_scrolled_to(qtbot):
    page = QTextBrowser()
    qtbot.addWidget(page)
    page.setMarkdown("\n\n".join(f"Paragraph {n} of several words, and more." for n in range(9)))
    page.resize(160, 133)
    whole = WholeLines(page, lambda: lines_of(page.document()))
    page.show()
    qtbot.waitExposed(page)
    bar, high = page.verticalScrollBar(), page.viewport().height()
    lines = lines_of(page.document())
    assert len(lines) >= 18 and bar.maximum() > 100
    covered = set()
    for value in range(bar.maximum() + 1):
        bar.setValue(value)
        upper, lower = (0 if one.isHidden() else one.height() for one in whole.covers)
        for top, low in ((a - value, b - value) for a, b in lines):
            seen = min(low, high - lower) - max(top, upper)
            assert seen <= 1 or seen >= low - top - 1.5, (value, top, low)
        covered.add(lower > 0)
    assert covered == {True, False}
