"""Lines of mathematics painted from outlines that are shared."""

import gc

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from explorer.app import glyphs
from explorer.views.mathtext import outline


@pytest.fixture
def painted(theme):
    def paint(*lines, lit=frozenset()):
        image = QImage(400, 60, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        for line in lines:
            glyphs.paint(painter, outline(line), 10.0, 40.0, 20.0, QColor("white"), lit)
        painter.end()
        return image

    return paint


def _ink(image):
    """Left, top, right and bottom of what is not empty."""
    found = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 60
    ]
    across, down = zip(*found, strict=True)
    return min(across), min(down), max(across), max(down)


def test_a_line_stands_on_its_baseline_and_is_as_wide_as_it_says(painted):
    left, _, right, bottom = _ink(painted("xyx"))
    line = outline("xyx")
    assert abs(left - 10) <= 2
    assert abs(right - 10 - 20 * line.width) <= 3
    assert abs(bottom - 40 - 20 * line.descent) <= 2
    assert _ink(painted("x"))[3] in (39, 40)


def test_a_bar_lies_between_what_it_divides(painted):
    line = outline(r"\frac{a}{b}")
    (x, low, width, height) = line.bars[0]
    image = painted(r"\frac{a}{b}")
    middle = image.pixelColor(round(10 + 20 * (x + width / 2)), round(40 - 20 * (low + height / 2)))
    assert middle.alpha() > 60
    highest = 40 - 20 * line.ascent
    assert abs(_ink(image)[1] - highest) <= 2


def test_the_same_letter_has_one_shape_wherever_it_stands(painted):
    gc.collect()
    before = sum(isinstance(one, QPainterPath) for one in gc.get_objects())
    painted(*(rf"x^{{{n}}} y_{{{n}}}" for n in range(100, 200)))
    after = sum(isinstance(one, QPainterPath) for one in gc.get_objects())
    assert after - before <= len("xy0123456789")


def test_what_is_lit_takes_the_accent_and_nothing_else_does(painted):
    plain, lit = painted("xx"), painted("xx", lit=frozenset({0}))
    line = outline("xx")
    edge = round(10 + 20 * line.glyphs[1].x)
    assert plain.copy(0, 0, edge, 60) != lit.copy(0, 0, edge, 60)
    assert plain.copy(edge + 1, 0, 300, 60) == lit.copy(edge + 1, 0, 300, 60)
