"""Tracers, streaks and dye on the running double gyre, where the mouse says."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from explorer.engine.drop import NAME, Drop

LEFT = Qt.MouseButton.LeftButton


def ready(live, qtbot):
    """The first panel, with its picture on the screen."""
    qtbot.waitUntil(lambda: live.settled, timeout=30000)
    stage = live.scenery.stage
    qtbot.waitUntil(lambda: stage.painted is not None and stage.painted.key == "double_gyre",
                    timeout=30000)  # fmt: skip
    panel = stage.panels[0]
    panel.camera.touch()
    return panel


def at(live, panel, x, y):
    """A place of the flow as a pixel of the stage."""
    px, py = panel.pixel(np.array([[x, y, 0.0]]))[0] / live.scenery.stage.pixel_scale
    return QPoint(round(px), round(py))


def last(live):
    found = [word for _, name, word in live.desk.document.run.log if name == NAME]
    return Drop.read(found[-1]) if found else Drop(0, 0.0)


def test_a_click_drops_tracers_where_it_is(live, qtbot):
    panel = ready(live, qtbot)
    live.actions_by_name["tracers"].trigger()
    assert "tracers" in live.status_bar.currentMessage()
    QTest.mouseClick(live.scenery.widget, LEFT, pos=at(live, panel, 0.5, 0.75))
    drop = last(live)
    assert drop.form == "ball"
    assert drop.at == pytest.approx((0.5, 0.75), abs=0.02)
    assert live.scenery.dyeing.armed == "", "the next click is an ordinary one"
    stage = live.scenery.stage
    qtbot.waitUntil(lambda: NAME in stage.painted.arrays, timeout=10000)
    assert len(stage.painted.arrays[NAME]) == drop.count
    live.commands.dials.undo()
    assert last(live).count == 0


def test_a_drag_draws_a_line_of_dye_that_stays_fine(live, qtbot):
    panel = ready(live, qtbot)
    live.actions_by_name["dye"].trigger()
    widget, path = live.scenery.widget, [(0.8, 0.3), (1.0, 0.5), (1.2, 0.6)]
    QTest.mousePress(widget, LEFT, pos=at(live, panel, *path[0]))
    for place in path[1:]:
        QTest.mouseMove(widget, at(live, panel, *place))
    QTest.mouseRelease(widget, LEFT, pos=at(live, panel, *path[-1]))
    drop = last(live)
    assert drop.form == "line"
    corners = np.array(drop.at).reshape(-1, 2)
    assert corners[0] == pytest.approx([0.8, 0.3], abs=0.02)
    assert corners[-1] == pytest.approx([1.2, 0.6], abs=0.02)
    stage = live.scenery.stage
    first = len(live.desk.run.latest().arrays.get(NAME, ()))
    qtbot.waitUntil(
        lambda: NAME in stage.painted.arrays and len(stage.painted.arrays[NAME]) > first,
        timeout=20000,
    )  # fmt: skip
    gaps = np.linalg.norm(np.diff(stage.painted.arrays[NAME], axis=0), axis=1)
    assert np.median(gaps) < 2.5 * drop.radius


def test_a_streak_grows_and_esc_lets_it_be(live, qtbot):
    panel = ready(live, qtbot)
    live.actions_by_name["streak"].trigger()
    before = live.desk.document.run.log
    QTest.keyClick(live.scenery.widget, Qt.Key.Key_Escape)
    assert live.scenery.dyeing.armed == ""
    QTest.mouseClick(live.scenery.widget, LEFT, pos=at(live, panel, 1.5, 0.25))
    assert live.desk.document.run.log == before
    live.actions_by_name["streak"].trigger()
    QTest.mouseClick(live.scenery.widget, LEFT, pos=at(live, panel, 1.5, 0.25))
    assert last(live).form == "streak"
    stage = live.scenery.stage

    def streams():
        points = stage.painted.arrays.get(NAME, np.zeros((0, 2)))
        return 3 < len(points) < 1000 and np.hypot(*(points[0] - (1.5, 0.25))) < 0.3

    qtbot.waitUntil(streams, timeout=20000)
