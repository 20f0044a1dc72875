"""Shift and a click let a trajectory go: where, what a drag shows, and what is refused."""

from dataclasses import replace

import numpy as np
import pytest
import stub
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from explorer.app.seeding import NOWHERE, STATELESS
from explorer.engine.seeds import AHEAD, MOST
from explorer.model import Flow, Path
from explorer.model.typed import typed

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


def shown(window, qtbot, experiment=None):
    """The first panel, with the picture of an experiment in it and its eye at rest."""
    if experiment is not None:
        window.desk.open(experiment)
    window.bridge.wake()
    key = window.desk.experiment.key
    painted = window.scenery
    qtbot.waitUntil(
        lambda: painted._next is None and painted.painted is not None
        and painted.painted.key == key, timeout=20000,
    )  # fmt: skip
    window.desk.run.pause()
    panel = window.scenery.stage.panels[0]
    panel.camera.touch()
    return panel


def middle(panel, window, across=0.0, down=0.0):
    """A pixel of the panel, from its middle."""
    left, top, width, height = panel.rect
    scale = window.scenery.stage.pixel_scale
    x, y = left + width * (0.5 + across), top + height * (0.5 + down)
    return QPoint(round(x / scale), round(y / scale))


def click(window, at, keys=SHIFT):
    QTest.mouseClick(window.scenery.widget, LEFT, keys, at)


def seeds(window):
    return window.desk.document.run.seeds


def ring(window, panel, number=0):
    """Where the ring of a seed is on the widget."""
    scale = window.scenery.stage.pixel_scale
    x, y = panel.pixel(panel.layer("seeds").points)[number] / scale
    return QPoint(round(x), round(y))


def test_a_click_in_space_seeds_on_the_plane_through_the_target(window, qtbot):
    panel = shown(window, qtbot)
    at = middle(panel, window, 0.1, -0.15)
    click(window, at)
    (point,) = seeds(window)
    assert window.desk.run.seeds == (point,)
    pose = panel.camera.pose
    depth = (np.array(point) - pose.target) @ np.array(pose.turn[2])
    assert depth == pytest.approx(0.0, abs=1e-9 * pose.reach)
    seen = panel.pixel(np.array([point]))[0] / window.scenery.stage.pixel_scale
    assert np.abs(seen - (at.x(), at.y())).max() < 1.0, "within a pixel of the click"
    assert np.array_equal(panel.layer("seeds").points, [point])


def test_a_click_in_a_plane_sets_what_is_shown_and_keeps_the_rest(window, qtbot):
    flow = Flow("x' = y\ny' = -x\nz' = -z", start={"x": 1.0, "y": 0.0, "z": 2.0})
    plane = replace(
        stub.LORENZ, key="plane", motion=flow, params=(), presets=(), diagnostics=(),
        shows=(Path("path", of=("x", "y")),),
    )  # fmt: skip
    panel = shown(window, qtbot, plane)
    assert panel.camera.planar
    at = middle(panel, window, -0.1, 0.1)
    click(window, at)
    (point,) = seeds(window)
    # two known points of the plane tell what a pixel is worth
    ends = np.array([(0.0, 0.0, 0.0), (1.0, 1.0, 0.0)])
    origin, one = panel.pixel(ends) / window.scenery.stage.pixel_scale
    wanted = (np.array((at.x(), at.y())) - origin) / (one - origin)
    assert point[:2] == pytest.approx(wanted, abs=1e-9)
    assert point[2] == window.desk.run.latest().arrays["state"][-1, 2]


def test_one_undo_takes_it_away_and_redo_brings_it_back(window, qtbot):
    panel = shown(window, qtbot)
    run = window.desk.run
    click(window, middle(panel, window))
    click(window, middle(panel, window, 0.2))
    both = seeds(window)
    assert len(both) == 2
    window.commands.dials.undo()
    assert seeds(window) == both[:1] == run.seeds
    window.commands.dials.undo()
    assert seeds(window) == () == run.seeds
    assert len(panel.layer("seeds").points) == 0
    window.commands.dials.redo()
    assert seeds(window) == both[:1]
    assert window.desk.run is run and run.restarts == 0, "the run itself went on"


def test_a_drag_with_shift_moves_the_view_and_seeds_nothing(window, qtbot):
    panel = shown(window, qtbot)
    widget, at, before = window.scenery.widget, middle(panel, window), panel.camera.pose
    QTest.mousePress(widget, LEFT, SHIFT, at)
    QTest.mouseMove(widget, at + QPoint(2, 1))
    assert panel.camera.pose.target == before.target, "a tremor moves nothing"
    for step in (20, 40):
        QTest.mouseMove(widget, at + QPoint(step, 10))
    QTest.mouseRelease(widget, LEFT, SHIFT, at + QPoint(40, 10))
    assert panel.camera.pose.target != before.target
    assert seeds(window) == ()
    click(window, at, Qt.KeyboardModifier.NoModifier)
    assert seeds(window) == ()


def test_dragging_a_ring_shows_a_preview_and_is_one_command(window, qtbot):
    panel = shown(window, qtbot)
    click(window, middle(panel, window))
    (before,), layer = seeds(window), panel.layer("seeds")
    widget, at = window.scenery.widget, ring(window, panel)
    turn = panel.camera.pose
    QTest.mousePress(widget, LEFT, pos=at)
    for step in (10, 25, 40):
        QTest.mouseMove(widget, at + QPoint(step, -step))
        assert layer.foreseen.shape == (AHEAD + 1, 3)
        assert np.array_equal(layer.foreseen[0], layer.points[0]), "it begins in the ring"
        assert seeds(window) == (before,), "the document waits for the hand to open"
    last = layer.points[0]
    QTest.mouseRelease(widget, LEFT, pos=at + QPoint(40, -40))
    assert panel.camera.pose == turn, "the view did not turn with it"
    assert seeds(window)[0] == pytest.approx(last)
    place = panel.pixel(last[None])[0] / window.scenery.stage.pixel_scale
    assert np.abs(place - (at.x() + 40, at.y() - 40)).max() < 1.5
    assert len(layer.foreseen) == 0
    window.commands.dials.undo()
    assert seeds(window) == (before,)


def test_a_drag_keeps_the_depth_of_the_seed(window, qtbot):
    panel = shown(window, qtbot)
    click(window, middle(panel, window))
    panel.camera.orbit(0.8, 0.2)
    panel.camera.pan(0.1, 0.1)
    seeding, (point,) = window.scenery.seeding, seeds(window)
    normal = np.array(panel.camera.pose.turn[2])
    there, why = seeding.state_at(panel, QPointF(ring(window, panel) + QPoint(30, 5)), point)
    assert why == ""
    assert (np.array(there) - point) @ normal == pytest.approx(0.0, abs=1e-9)


def test_delete_takes_the_chosen_seed_away(window, qtbot):
    panel = shown(window, qtbot)
    for across in (-0.2, 0.0, 0.2):
        click(window, middle(panel, window, across))
    first, second, third = seeds(window)
    click(window, ring(window, panel, 1), Qt.KeyboardModifier.NoModifier)
    assert window.scenery.seeding.chosen == 1
    action = window.actions_by_name["remove_seed"]
    assert action.shortcut() == QKeySequence(Qt.Key.Key_Delete)
    action.trigger()
    assert seeds(window) == (first, third)
    action.trigger()
    action.trigger()
    assert seeds(window) == ()
    action.trigger()
    window.commands.dials.undo()
    assert seeds(window) == (first,)


def test_what_is_no_start_is_said_near_the_pointer_and_adds_nothing(window, qtbot):
    panel = shown(window, qtbot, typed("x' = -x(t - 1)\ny' = x"))
    click(window, middle(panel, window))
    assert "whole past" in QToolTip.text()
    assert seeds(window) == ()
    panel = shown(window, qtbot, typed("x' = log(x + 100)*y\ny' = log(-1 - x**2)"))
    click(window, middle(panel, window))
    assert NOWHERE in QToolTip.text()
    panel.layers = [layer for layer in panel.layers if layer.name != "seeds"]
    click(window, middle(panel, window))
    assert STATELESS in QToolTip.text()
    assert seeds(window) == ()


def test_there_are_enough_seeds_at_some_point(window, qtbot):
    panel = shown(window, qtbot)
    for number in range(MOST):
        window.scenery.seeding.add((float(number), 1.0, 1.0))
    window.scenery.seeding.click(panel, QPointF(middle(panel, window, 0.3, 0.3)))
    assert "Delete" in QToolTip.text()
    assert len(seeds(window)) == MOST


def test_another_experiment_has_none_and_undo_brings_them_back(window, qtbot):
    panel = shown(window, qtbot)
    click(window, middle(panel, window))
    kept = seeds(window)
    panel = shown(window, qtbot, typed("x' = y\ny' = -x"))
    assert seeds(window) == ()
    assert len(panel.layer("seeds").points) == 0
    window.commands.dials.undo()
    assert seeds(window) == kept == window.desk.run.seeds
    panel = shown(window, qtbot)
    assert np.array_equal(panel.layer("seeds").points, kept)


def test_the_seed_tool_needs_no_shift(window, qtbot):
    panel = shown(window, qtbot)
    plain = Qt.KeyboardModifier.NoModifier
    action = window.actions_by_name["seed"]
    assert action.shortcut() == QKeySequence("S")
    click(window, middle(panel, window), plain)
    assert seeds(window) == ()
    action.trigger()
    assert action.isChecked()
    click(window, middle(panel, window, 0.1), plain)
    assert len(seeds(window)) == 1
    assert window.scenery.widget.cursor().shape() == Qt.CursorShape.CrossCursor
    action.trigger()
    click(window, middle(panel, window, -0.2), plain)
    assert len(seeds(window)) == 1
    assert not action.isChecked()


def test_ctrl_and_a_click_drop_copies_round_the_place(window, qtbot):
    panel = shown(window, qtbot)
    at = middle(panel, window, 0.1, 0.1)
    click(window, at, Qt.KeyboardModifier.ControlModifier)
    count, radius, place = window.desk.run.dropped
    assert count == 100
    assert radius == pytest.approx(0.01 * window.desk.dropping.extent())
    seen = panel.pixel(np.array([place]))[0] / window.scenery.stage.pixel_scale
    assert np.abs(seen - (at.x(), at.y())).max() < 1.0
    assert seeds(window) == ()
    window.scenery.seeding.copies, window.scenery.seeding.radius = 7, 0.1
    click(window, at, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.run.dropped[0] == 7
    window.commands.dials.undo()
    assert window.desk.run.dropped == (count, radius, place)
    window.commands.dials.undo()
    assert window.desk.run.dropped[0] == 0
