"""Typeset equations and the editor: what is under the pointer, what is wrong and where."""

import numpy as np
import pytest
import stub
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea

from explorer import api
from explorer.app import style
from explorer.app.editor import EXAMPLES, Editor
from explorer.app.equations import Equations
from explorer.app.errand import Errands
from explorer.app.sheet import typeset
from explorer.equations.grammar import parse
from explorer.model import Experiment, Flow, Param


@pytest.fixture(scope="module")
def sheet():
    return typeset(stub.LORENZ)


def test_every_dial_and_state_has_a_symbol_and_a_place(sheet):
    assert {"sigma", "rho", "beta", "x", "y", "z"} <= set(sheet.symbols)
    found = {name for places in sheet.places for name in places.values()}
    assert {"sigma", "rho", "beta", "x", "y", "z"} <= found


def test_the_symbol_under_the_pointer_is_named(qtbot, theme, sheet):
    widget = Equations(lambda name: name)
    qtbot.addWidget(widget)
    widget.resize(320, 100)
    widget.show_sheet(sheet)
    line, places = sheet.lines[0], sheet.places[0]
    number = next(i for i, name in places.items() if name == "sigma")
    glyph = line.glyphs[number]
    at = QPointF((glyph.x + 0.2) * widget._size, widget._top(0) + 10)
    assert widget.name_at(at) == "sigma"
    assert widget.name_at(QPointF(310, 5)) is None


def test_a_long_equation_breaks_to_fit(qtbot, theme):
    terms = " + ".join(f"a{i}*x**{i}" for i in range(1, 9))
    params = tuple(Param(f"a{i}", 1.0, 0.0, 2.0, "a coefficient") for i in range(1, 9))
    long = Experiment("long", "Long", "", Flow(f"x' = {terms}", start={"x": 1.0}), params)
    widget = Equations(lambda name: name)
    qtbot.addWidget(widget)
    widget.resize(240, 100)
    widget.show_sheet(typeset(long))
    assert len(widget._rows) > 1
    assert all((row.end - row.start) * widget._size <= 240 for row in widget._rows)


def shown(widget, name):
    """(height, width, 4) of the equations with this symbol lit."""
    widget.lit = name
    image = widget._picture(widget.sheet).toImage()
    shape = image.height(), image.width(), 4
    return np.frombuffer(image.constBits(), np.uint8).reshape(shape).copy()


@pytest.mark.parametrize("key", ["lorenz", "three_tones", "interior_squirmer"])
def test_a_lit_symbol_is_drawn_as_if_everything_were_drawn_anew(qtbot, theme, key):
    sheet, pictures = typeset(api.catalogue()[key]), []
    names = sorted({name for places in sheet.places for name in places.values()})[:4]
    for asked in ([None, *names, None], *([name] for name in (None, *names))):
        widget = Equations(lambda name: name)
        qtbot.addWidget(widget)
        widget.resize(300, 100)
        widget.show_sheet(sheet)
        pictures.append([shown(widget, name) for name in asked])
    one, fresh = pictures[0], [made for (made,) in pictures[1:]]
    for after, alone in zip(one, [*fresh, fresh[0]], strict=True):
        assert np.array_equal(after, alone)
    assert all(not np.array_equal(one[0], lit) for lit in one[1:-1])
    inked = [(made[..., 3] > 128) for made in one]
    assert all((ink != inked[0]).mean() < 1e-3 for ink in inked), "the same letters in all"


def test_a_scroll_bar_does_not_come_and_go_without_end(qtbot, theme):
    sheet = typeset(api.catalogue()["three_tones"])
    widget, area = Equations(lambda name: name), QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(widget)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    qtbot.addWidget(area)
    arrange, broken = widget._arrange, []

    def counted():
        broken.append(widget.width())
        assert len(broken) < 8, f"{area.width()} x {area.height()}: broken for {broken}"
        arrange()

    widget._arrange = counted
    area.show()
    for width in range(380, 430, 5):  # at 405 x 139 it did
        for height in range(120, 160, 3):
            broken.clear()
            area.resize(width, height + height % 2)
            widget.show_sheet(sheet)
            area.resize(width, height)
            widget.show_sheet(sheet)
            QApplication.processEvents()


@pytest.fixture
def editor(qtbot, theme):
    errands = Errands()
    made = Editor(lambda text: parse(text) and STUBBED, errands)
    qtbot.addWidget(made)
    made.show()
    yield made
    errands.close()


STUBBED = stub.LORENZ


def put(editor, qtbot, text):
    editor.text.setPlainText(text)
    assert not editor.findChild(QPushButton, "editor.run").isEnabled()


def test_a_fault_is_located_underlined_and_cannot_be_run(editor, qtbot):
    put(editor, qtbot, "x' = y\ny' = -x + qq*y")
    fault = editor.findChild(QLabel, "editor.fault")
    qtbot.waitUntil(lambda: "Line 2, column 11" in fault.text(), timeout=8000)
    (mark,) = editor.text.extraSelections()
    assert mark.cursor.selectedText() == "qq"
    assert not editor.run.isEnabled()


@pytest.mark.parametrize(
    "text", ["x' = __import__('os')", "x' = x.__class__", "x' = (x", "x' = " + "(" * 500 + "x"]
)
def test_hostile_and_broken_texts_are_refused(editor, qtbot, text):
    put(editor, qtbot, text)
    fault = editor.findChild(QLabel, "editor.fault")
    qtbot.waitUntil(lambda: fault.text().startswith("Line 1"), timeout=8000)
    assert not editor.run.isEnabled()


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_can_be_run(editor, qtbot, name):
    put(editor, qtbot, EXAMPLES[name])
    qtbot.waitUntil(editor.run.isEnabled, timeout=15000)
    with qtbot.waitSignal(editor.written) as caught:
        qtbot.mouseClick(editor.run, Qt.MouseButton.LeftButton)
    assert caught.args[1] == EXAMPLES[name]


def test_a_line_breaks_after_a_wide_gap_and_nothing_of_the_next_piece_is_seen(theme):
    from explorer.app.sheet import pieces, sides
    from explorer.views.mathtext import outline

    line = outline(r"\mathrm{heed\ the\ nearest}\,:\quad j \in k\ \mathrm{nearest\ seen}")
    signs = frozenset()
    assert len(pieces(line, 0, line.width, signs)) == 1
    first, second = pieces(line, 0, 0.7 * line.width, signs)
    assert first.last == second.first
    assert first.end < sides(line, second.first)[0]  # the tail of j stays with j
    assert first.end >= max(sides(line, number)[1] for number in range(first.last))
    assert second.last == len(line.glyphs)


def test_equations_are_set_once_and_again_for_every_change(qtbot, theme, sheet, monkeypatch):
    rows, widget = [], Equations(lambda name: name)
    qtbot.addWidget(widget)
    paint_row = widget._paint_row
    monkeypatch.setattr(widget, "_paint_row", lambda *a: rows.append(1) or paint_row(*a))
    widget.resize(320, 100)
    widget.show_sheet(sheet)

    def seen():
        rows.clear()
        return widget.grab().toImage(), len(rows)

    first, painted = seen()
    assert painted == len(widget._rows) > 0
    assert seen() == (first, 0)
    widget.set_lit("sigma")
    lit, painted = seen()
    assert painted > 0
    assert lit != first
    style.wear("light")
    light, painted = seen()
    assert painted > 0
    assert light != lit
    widget.show_sheet(None)
    assert seen()[0] != light


@pytest.mark.parametrize("room", [5.0, 8.0, 10.0, 12.0])
def test_no_fraction_is_cut_between_two_lines(room):
    """A numerator is narrower than its bar: what is below the bar begins before it."""
    from explorer.app import sheet
    from explorer.views.mathtext import outline

    line = outline(r"u = \min\left(a, \frac{R_1}{0.39 + R_1},\;\;\; \frac{R_4}{0.31 + R_4}\right)")
    signs = frozenset(glyph.code for glyph in outline("+-").glyphs)
    found = sheet.pieces(line, 0, room, signs)
    ends = [piece.end for piece in found[:-1]]
    assert ends and line.bars
    assert not [x for x, _, wide, _ in line.bars for end in ends if x < end < x + wide]


@pytest.mark.parametrize("key", ["mac_arthur", "multi_chua", "lid_driven_cavity_flow"])
def test_long_brackets_are_broken_within_so_that_no_row_runs_out_of_the_panel(qtbot, theme, key):
    widget = Equations(str)
    qtbot.addWidget(widget)
    widget.resize(300, 100)
    widget.show_sheet(typeset(api.catalogue()[key]))
    room = widget.width() / widget._size
    assert max(row.end - row.start for row in widget._rows) <= room
    for number, line in enumerate(widget.sheet.lines):
        parts = [(row.first, row.last) for row in widget._rows if row.line == number]
        glyphs = [glyph for first, last in parts for glyph in range(first, last)]
        assert glyphs == list(range(len(line.glyphs)))  # all of them, none twice
