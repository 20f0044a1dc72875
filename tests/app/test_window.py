"""The real window on a stub engine: what a person does reaches the run, and comes back."""

import sys

import pytest
import stub
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QComboBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from explorer.app import style
from explorer.app.docks import LEFT
from explorer.app.groove import STOPS
from explorer.engine.recorder import Divergence


def child(window, name, kind=QWidget):
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def test_a_slider_reaches_the_run(window):
    child(window, "param.rho.slider").setValue(STOPS // 2)
    assert window.desk.run.params["rho"] == 100.0
    assert window.desk.document.run.params["rho"] == 100.0
    assert child(window, "param.rho.value").text() == "100"


def test_a_drag_is_one_undo(window):
    slider = child(window, "param.sigma.slider")
    for stop in range(2100, 2400, 20):
        slider.setValue(stop)
    window.commands.dials.undo()
    assert window.desk.run.params["sigma"] == 10.0
    assert child(window, "param.sigma.value").text() == "10"
    window.commands.dials.redo()
    assert window.desk.run.params["sigma"] == pytest.approx(11.9)


def test_a_preset_turns_every_dial(window):
    child(window, "param.sigma.slider").setValue(0)
    menu = child(window, "param.presets").menu()
    action = next(a for a in menu.actions() if a.data() == "period window")
    assert "Sparrow 1982" in action.toolTip()
    action.trigger()
    assert window.desk.run.params["rho"] == 160.0
    assert window.desk.run.params["sigma"] == 10.0
    assert child(window, "param.rho.value").text() == "160"


def test_reset_puts_every_dial_back(window):
    child(window, "param.rho.slider").setValue(STOPS)
    child(window, "param.reset").click()
    assert window.desk.run.params["rho"] == 28.0
    assert not child(window, "param.rho.reset").isEnabled()


def test_choosing_another_experiment_builds_its_dials_and_ends_the_old_run(window, qtbot):
    old = window.desk.run
    window.docks.gallery.chosen.emit("every_kind")
    qtbot.waitUntil(lambda: not window.docks.bites.pending)
    assert list(window.docks.panel.dials.rows) == [p.name for p in stub.EVERY_KIND.params]
    qtbot.waitUntil(lambda: old.closed)
    assert window.findChild(QWidget, "header.title").text() == "Every kind of dial"
    window.commands.dials.undo()
    assert window.desk.experiment.key == "lorenz"


def test_space_plays_and_pauses_and_point_steps(window, qtbot):
    with qtbot.waitActive(window):
        window.activateWindow()
    window.scenery.widget.setFocus()
    qtbot.waitUntil(window.scenery.widget.hasFocus)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert not window.desk.run.status().playing
    qtbot.keyClick(window, Qt.Key.Key_Period)
    assert window.desk.run.steps_asked == 1
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert window.desk.run.status().playing
    qtbot.keyClick(window, Qt.Key.Key_Home)
    assert window.desk.run.restarts == 1


def test_letters_typed_into_a_field_are_text_not_commands(window, qtbot):
    box = child(window, "gallery.search", QLineEdit)
    window.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClicks(box, "f 5.")
    assert box.text() == "f 5."
    assert window.desk.run.steps_asked == 0


def test_speed_is_logarithmic_snaps_to_one_and_ends_without_a_limit(window):
    from explorer.app.transport import factor_at, stop_of

    slider = child(window, "speed")
    slider.setValue(STOPS)
    assert window.desk.run.speed == float("inf")
    slider.setValue(stop_of(10.0))
    assert factor_at(stop_of(10.0)) == pytest.approx(10.0, rel=1e-3)
    assert factor_at(stop_of(1.0) + 12) == 1.0


def test_a_diverged_run_offers_ways_back(window, qtbot):
    child(window, "param.rho.slider").setValue(STOPS)
    run = window.desk.run
    run.pause()
    run.divergence = Divergence("x", 41, 0.41, "rho = 200.0")
    window.bridge.wake()
    qtbot.waitUntil(lambda: window.card.isVisible())
    text = child(window, "banner.text").text()
    for told in ("x", "41", "0.41", "rho = 200"):
        assert told in text
    child(window, "banner.undo", QPushButton).click()
    assert run.params["rho"] == 28.0
    assert run.restarts == 1
    assert not window.card.isVisible()


def test_halving_the_step_begins_anew_with_half_of_it(window, qtbot):
    window.desk.run.divergence = Divergence("x", 1, 0.0)
    window.bridge.wake()
    qtbot.waitUntil(lambda: window.card.isVisible())
    child(window, "banner.halve_dt", QPushButton).click()
    assert window.desk.run.how["dt"] == 0.005


def test_readings_show_value_error_and_unit(window, qtbot):
    groups = window.docks.measures.readings
    qtbot.waitUntil(lambda: ("spread", "path", ()) in groups.groups)
    row = groups.groups[("spread", "path", ())].rows["mean"]
    qtbot.waitUntil(lambda: row.number.text().startswith("0."))
    assert row.error.text() == "\u00b1 0.0030"
    assert row.unit.text() == "L"
    row.clicked.emit()  # plotted, and said so by its colour
    rows = [one for group in groups.groups.values() for one in group.rows.values()]
    inks = {one: one.name.palette().color(one.name.foregroundRole()).name() for one in rows}
    lit = [one for one, ink in inks.items() if ink == style.colour("accent").name()]
    assert lit == [row]


def test_any_diagnostic_drops_on_any_channel_of_its_kind(window):
    menu = window.docks.measures.menu_button.menu()
    for _ in range(2):
        menu.aboutToShow.emit()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    direct = [one for one in menu.findChildren(QMenu) if one.parent() is menu]
    assert len(direct) == sum(one.menu() is not None for one in menu.actions())
    below = {a.text(): a.menu() for a in menu.actions() if a.menu()}
    offered = {
        title: [one.text() for one in menu.actions() if not one.menu()]
        for title, menu in below.items()
    }
    assert offered["Permutation entropy"] == ["path.x", "path.y", "path.z"]
    below = next(a for a in menu.actions() if a.text() == "Permutation entropy").menu()
    below.actions()[2].trigger()
    assert ("permutation_entropy", "path.z", ()) in window.desk.document.measures
    window.docks.measures.readings.dropped.emit(("permutation_entropy", "path.z", ()))
    assert ("permutation_entropy", "path.z", ()) not in window.desk.document.measures


def test_the_menu_offers_the_numbers_of_a_measurement_to_the_next(window, qtbot):
    qtbot.waitUntil(lambda: window.docks.measures.chart is not None, timeout=20000)
    window.desk.measuring.add("permutation_entropy", "path.z")
    menu = window.docks.measures.menu_button.menu()
    menu.aboutToShow.emit()
    entropy = _below(menu, "Permutation entropy")
    numbers = _below(entropy, "Permutation entropy of path.z")
    next(action for action in numbers.actions() if action.text() == "H").trigger()
    name = "path.z.permutation_entropy.H"
    assert any(m[:2] == ("permutation_entropy", name) for m in window.desk.document.measures)
    for measure in [m for m in window.desk.document.measures if m[1] in (name, "path.z")]:
        window.docks.measures.readings.dropped.emit(measure)


def _below(menu, title):
    return next(action.menu() for action in menu.actions() if action.text() == title)


def test_a_hidden_dock_measures_nothing(window, qtbot):
    window.docks.bottom.hide()
    qtbot.waitUntil(
        lambda: not any(handle.shown for handle in window.desk.watches.handles.values())
    )
    window.docks.bottom.show()
    qtbot.waitUntil(lambda: all(handle.shown for handle in window.desk.watches.handles.values()))


@pytest.mark.parametrize("name", ["light", "projector", "dark"])
def test_every_theme_reaches_stage_and_widgets(window, qtbot, name):

    stub.wear(window, qtbot, name)
    theme = style.THEMES[name]
    assert window.scenery.stage.theme is theme
    at = window.docks.right.widget().mapTo(window, window.docks.panel.rect().bottomLeft())
    image = window.grab().toImage()
    assert image.pixelColor(at.x() + 3, at.y() - 3).name().upper() == theme.surface


def test_every_control_has_a_name_for_a_screen_reader(window):
    kinds = (QAbstractButton, QAbstractSlider, QLineEdit, QComboBox)
    silent = []
    for widget in window.findChildren(QWidget):
        if isinstance(widget, kinds) and not widget.objectName().startswith("qt_"):
            own = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            if not own and not type(widget).__name__.startswith("QScrollBar"):
                silent.append(f"{type(widget).__name__} {widget.objectName()}")
    assert silent == []


def test_every_action_has_text_and_help_and_no_two_share_a_key(window):
    taken: dict[str, str] = {}
    for name, action in window.actions_by_name.items():
        assert action.text() and action.toolTip() and action.statusTip(), name
        for keys in action.shortcuts():
            word = keys.toString(QKeySequence.SequenceFormat.PortableText)
            assert word, name
            assert taken.setdefault(word, name) == name, f"{word}: {name} and {taken[word]}"


def test_an_exception_nobody_caught_becomes_a_report(window, qtbot, reported):
    try:
        raise RuntimeError("a dropped stitch")
    except RuntimeError:
        sys.excepthook(*sys.exc_info())
    qtbot.waitUntil(lambda: window.report_card.isVisible(), timeout=3000)
    assert "a dropped stitch" in child(window, "report.text").text()
    child(window, "report.copy", QPushButton).click()
    assert "Traceback" in window.reports.last
    assert "a dropped stitch" in reported.pop()
    child(window, "param.rho.slider").setValue(STOPS // 2)
    assert window.desk.run.params["rho"] == 100.0


def test_an_idle_window_runs_no_timer(window, qtbot):
    window.desk.run.pause()
    for panel in window.scenery.stage.panels:
        panel.camera.touch()
    qtbot.waitUntil(lambda: not window.bridge.running)
    window.commands.time.play()
    assert window.bridge.running


def test_docks_can_be_closed_and_laid_out_again(window):
    window.docks.left.close()
    window.docks.right.setFloating(True)
    window.commands.layout.reset_layout()
    assert window.docks.left.isVisible()
    assert not window.docks.right.isFloating()


def test_a_window_made_narrow_or_wide_is_laid_out_before_it_is_painted(window, qtbot):
    def widths():
        docks = window.docks
        return [part.width() for part in (docks.left, window.middle, docks.right)]

    for width in (1400, 1024, 1400):
        window.resize(width, 800)
        at_once = widths()
        qtbot.wait(100)
        assert widths() == at_once
    assert window.docks.left.width() == style.length(LEFT)


def test_closing_ends_run_and_observer(window):
    run, observer = window.desk.run, window.desk.watches.observer
    window.close()
    assert run.closed
    assert observer.closed
    assert not window.bridge.running
