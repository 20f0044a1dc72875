"""The school's laboratory as a person uses it: sweep, watch, hold, click, take back."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.app.real import furnished

SHORT = {"values": 4, "steps": 40, "replicates": 2, "high": 3.0}


@pytest.fixture
def lab(qtbot, qapp):
    """A real window with Couzin's mill."""
    with furnished("couzin") as window:
        qtbot.waitUntil(lambda: window.settled, timeout=20000)
        qtbot.waitUntil(lambda: window.docks.measures.chart is not None, timeout=40000)
        window.commands.dials.choose_preset("true_mill")
        yield window


def swept(window, qtbot, key, options):
    """The card of a tool, opened, with its first reading drawn."""
    window.pane.open(key, "school", options)
    card = next(c for m, c in window.pane.cards.items() if m[0] == key)
    qtbot.waitUntil(lambda: card.reading is not None, timeout=120000)
    return card


def test_a_sweep_is_watched_held_continued_clicked_and_taken_back(lab, qtbot):
    card = swept(lab, qtbot, "school_hysteresis", {**SHORT, "steps": 2000})
    qtbot.waitUntil(card.work.pause.isVisible, timeout=20000)
    card.work.pause.click()
    qtbot.waitUntil(lambda: "held" in card.work.state.text(), timeout=20000)
    watch = lab.desk.watches.handles[card.measure]

    def still():  # the width that was under way when it was held is still brought to its end
        seen = watch.latest
        qtbot.wait(1000)
        return watch.latest is seen

    qtbot.waitUntil(still, timeout=60000)
    held = watch.latest
    assert held.reading.done < 1.0
    assert np.isnan(held.reading.arrays["P_down"][0]), "the way down is still to come"
    card.work.pause.click()
    qtbot.waitUntil(lambda: card.reading.done == 1.0, timeout=120000)
    qtbot.waitUntil(lambda: not card.work.stop.isVisible(), timeout=20000)
    assert np.isfinite(card.reading.arrays["P_down"]).all()

    before, finished = lab.desk.document.run, card.reading
    spot = finished.spots["loop"][0]
    where = QPoint(*(round(p) for p in card.drawing.pixel(spot.x, spot.y)))
    QTest.mouseClick(card.drawing.viewport(), Qt.MouseButton.LeftButton, pos=where)
    run = lab.desk.run
    assert run.params["r_orientation"] == spot.dials["r_orientation"]
    assert run.params["r_attraction"] == spot.dials["r_attraction"]
    assert np.array_equal(run.start_values["pos"], spot.start["pos"])
    qtbot.wait(300)
    assert lab.desk.watches.latest(card.measure).reading is finished, (
        "a loaded school renews nothing"
    )
    lab.commands.dials.undo()
    assert lab.desk.document.run == before
    assert run.start_values == {}


def test_a_stopped_sweep_keeps_what_it_has(lab, qtbot):
    card = swept(lab, qtbot, "school_hysteresis", {**SHORT, "steps": 5000, "values": 20})
    qtbot.waitUntil(card.work.stop.isVisible, timeout=20000)
    card.work.stop.click()
    qtbot.waitUntil(card.work.again.isVisible, timeout=20000)
    assert "stopped" in card.work.state.text()
    assert np.isfinite(card.reading.arrays["P_up"]).any()
    assert np.isnan(card.reading.arrays["P_down"]).any()


def test_a_click_on_the_map_of_states_loads_that_school(lab, qtbot):
    card = swept(lab, qtbot, "school_phases", {"resolution": 4, "steps": 50})
    qtbot.waitUntil(lambda: card.reading.done == 1.0, timeout=120000)
    x, y = card.reading.arrays["x"][2], card.reading.arrays["y"][1]
    where = QPoint(*(round(p) for p in card.drawing.pixel(x, y)))
    QTest.mouseClick(card.drawing.viewport(), Qt.MouseButton.LeftButton, pos=where)
    params = lab.desk.run.params
    assert params["r_orientation"] == pytest.approx(1.0 + x)
    assert params["r_attraction"] == pytest.approx(1.0 + x + y)
    lab.commands.dials.undo()
    assert lab.desk.run.params["r_orientation"] == 3.5
