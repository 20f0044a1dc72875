"""Dials: what a slider means, what can be typed, what is refused."""

import math

import pytest
import stub
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from explorer.app.dial import Dial, described
from explorer.app.groove import STOPS, Scale
from explorer.app.number import read, written
from explorer.model import Experiment, Flow, Param

PLAIN = Param("rate", 0.5, -2.0, 3.0, "a plain dial")
LOG = Param("size", 1.0, 1e-4, 1e4, "a logarithmic dial", scale="log", hard_min=1e-12)


@pytest.mark.parametrize("param", [PLAIN, LOG])
def test_slider_ends_are_min_and_max(param):
    scale = Scale(param)
    assert scale.value(0) == pytest.approx(param.min, rel=1e-12)
    assert scale.value(STOPS) == pytest.approx(param.max, rel=1e-12)


def test_log_midpoint_is_the_geometric_mean():
    assert Scale(LOG).value(STOPS // 2) == pytest.approx(math.sqrt(LOG.min * LOG.max), rel=1e-12)


def test_every_stop_returns_to_itself():
    for param in (PLAIN, LOG):
        scale = Scale(param)
        for stop in range(0, STOPS + 1, 97):
            assert abs(scale.stop(scale.value(stop)) - stop) <= 1


def test_whole_numbers_stay_whole():
    scale = Scale(Param("count", 100, 1, 500, "fish", kind="int"))
    assert all(scale.value(stop) == int(scale.value(stop)) for stop in range(0, STOPS, 331))


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (1e-9, "1e-9"), (28.0, "28"), (8 / 3, "2.66667"), (1e5, "1e5"),
     (-2.5e-4, "-2.5e-4"), (0.001, "0.001"), (99999.0, "99999"), (7, "7")],
)  # fmt: skip
def test_numbers_are_written_as_people_read_them(value, text):
    assert written(value) == text


@pytest.mark.parametrize(
    ("text", "value"), [("8/3", 8 / 3), ("2,5", 2.5), ("1e-9", 1e-9), ("\u22124", -4.0)]
)
def test_numbers_are_read_with_comma_fraction_and_power(text, value):
    assert read(text) == value


def type_into(qtbot, box, text):
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return)


def test_a_typed_value_survives_to_the_last_digit(qtbot, theme):
    dial = Dial(LOG)
    qtbot.addWidget(dial)
    dial.show()
    with qtbot.waitSignal(dial.turned) as caught:
        type_into(qtbot, dial.editor, "1e-9")
    assert caught.args == ["size", 1e-9]
    assert dial.editor.text() == "1e-9"
    assert dial.scale.low == 1e-9, "the slider widens to hold it"


def test_a_value_outside_the_hard_range_is_refused_with_a_reason(qtbot, theme):
    dial = Dial(LOG)
    qtbot.addWidget(dial)
    dial.show()
    with qtbot.assertNotEmitted(dial.turned), qtbot.waitSignal(dial.refused) as caught:
        type_into(qtbot, dial.editor, "-1")
    assert "1e-12" in caught.args[0]
    assert dial.value == 1.0


def test_letters_are_flagged_and_taken_back_on_leaving(qtbot, theme):
    dial = Dial(PLAIN)
    qtbot.addWidget(dial)
    dial.show()
    type_into(qtbot, dial.editor, "abc")
    assert dial.editor.property("wrong") == "true"
    qtbot.keyClick(dial.editor, Qt.Key.Key_Escape)
    assert dial.editor.text() == "0.5"


def wheel(widget):
    at = QPointF(widget.rect().center())
    turn = QWheelEvent(
        at, widget.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, turn)


def test_the_wheel_over_an_unfocused_slider_changes_nothing(qtbot, theme):
    dial = Dial(PLAIN)
    qtbot.addWidget(dial)
    dial.show()
    dial.dot.setFocus()
    wheel(dial.slider)
    wheel(dial.editor)
    assert dial.value == 0.5


def test_the_dot_shows_when_off_default_and_resets(qtbot, theme):
    dial = Dial(PLAIN)
    qtbot.addWidget(dial)
    dial.show()
    assert not dial.dot.isEnabled()
    dial.show_value(2.0)
    assert dial.dot.isEnabled()
    with qtbot.waitSignal(dial.turned) as caught:
        qtbot.mouseClick(dial.dot, Qt.MouseButton.LeftButton)
    assert caught.args == ["rate", 0.5]


def test_every_declared_kind_has_its_control_in_order(qtbot, theme):
    from explorer.app.panel import ParameterPanel

    panel = ParameterPanel()
    qtbot.addWidget(panel)
    panel.build(stub.EVERY_KIND)
    assert list(panel.dials.rows) == [param.name for param in stub.EVERY_KIND.params]
    kinds = [type(dial.editor).__name__ for dial in panel.dials.rows.values()]
    assert kinds == ["NumberBox", "NumberBox", "NumberBox", "QCheckBox", "Choice"]
    marked = [name for name, dial in panel.dials.rows.items() if dial.symbol.restarts]
    assert marked == ["count"]


def test_the_help_line_follows_the_keyboard(qtbot, theme):
    from explorer.app.panel import ParameterPanel

    panel = ParameterPanel()
    qtbot.addWidget(panel)
    panel.build(stub.EVERY_KIND)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    for dial in panel.dials.rows.values():
        for part in (dial.editor, dial.slider):
            if part is not None:
                part.setFocus()
                qtbot.waitUntil(lambda d=dial: described(d.param) in panel.help.text())
    panel.reset.setFocus()
    qtbot.waitUntil(lambda: panel.help.text() == " ")


def test_many_dials_come_a_dozen_at_a_time_and_in_order(qtbot, theme):
    from explorer.app import panel as paneling

    params = tuple(
        Param(f"k{number}", 0.5, 0.0, 1.0, "", group=f"part {number // 10}") for number in range(30)
    )
    law = "x' = " + " + ".join(param.name for param in params)
    many = Experiment("many", "Many", "", Flow(law, start={"x": 0.0}), params)
    panel = paneling.ParameterPanel()
    qtbot.addWidget(panel)
    pieces, counts = panel.pieces(many), []
    for piece in pieces:
        piece()
        counts.append(len(panel.dials.rows))
    assert counts == [0, 12, 24, 30]
    assert list(panel.dials.rows) == [param.name for param in params]
    assert list(panel.dials._headings) == ["Part 0", "Part 1", "Part 2"]
    caught = []
    panel.menu_asked.connect(caught.append)
    panel.turned.connect(lambda name, value: caught.append((name, value)))
    panel.dials.rows["k29"].symbol.asked.emit()
    panel.dials.rows["k13"].editor.chosen.emit(0.75)
    assert caught == ["k29", ("k13", 0.75)]
