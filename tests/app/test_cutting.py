"""The plane of a section, dragged and tilted on the Stage, and seeds from its points."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from explorer import api
from explorer.engine.watch import Observation
from explorer.model import Reading

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def plane(live, qtbot):
    """The layer of the plane, with the section of Lorenz open and the eye at rest."""
    qtbot.waitUntil(lambda: "poincare" in live.desk.diagnostics, timeout=40000)
    if not live.pane.cards:
        live.pane.open("poincare", "path")
    panel = live.scenery.stage.panels[0]
    panel.camera.touch()
    layer = panel.layer("cut")
    qtbot.waitUntil(lambda: layer.visible and len(layer.points) > 20, timeout=30000)
    return layer


def options(live):
    return dict(next(m[2] for m in live.desk.document.measures if m[0] == "poincare"))


def card(live):
    return next(c for m, c in live.pane.cards.items() if m[0] == "poincare")


def pixel(live, place):
    panel, scale = live.scenery.stage.panels[0], live.scenery.stage.pixel_scale
    x, y = panel.pixel(np.asarray(place)[None])[0] / scale
    return QPoint(round(x), round(y))


def drag(live, qtbot, begin, *steps):
    widget = live.scenery.widget
    QTest.mousePress(widget, LEFT, pos=begin)
    for step in steps:
        QTest.mouseMove(widget, begin + step)
        qtbot.wait(20)
    QTest.mouseRelease(widget, LEFT, pos=begin + steps[-1])


def follows(live, qtbot, layer):
    """Wait for a section on the plane as it stands."""

    def there():
        reading = card(live).reading
        told = reading.settings
        alike = np.allclose(told["normal"], layer.normal, atol=1e-6)
        return alike and abs(told["level"] - layer.level) < 1e-6 and len(reading.arrays["u"]) > 5

    qtbot.waitUntil(there, timeout=30000)
    heights = card(live).reading.arrays["points"] @ layer.normal - layer.level
    assert np.abs(heights).max() < 1e-9, "every point lies on the plane that is drawn"


def test_dragging_the_handle_moves_the_section_and_one_undo_takes_it_back(live, qtbot, plane):
    before, turn = options(live), live.scenery.stage.panels[0].camera.pose
    normal, level = plane.normal.copy(), plane.level
    towards = pixel(live, plane.tip) - pixel(live, plane.middle)
    begin = pixel(live, plane.middle)
    drag(live, qtbot, begin, towards / 4, towards / 2)
    assert plane.normal == pytest.approx(normal), "it moved along its normal"
    moved = options(live)
    assert moved["at_mean"] is False
    assert moved["level"] == pytest.approx(level + plane.arrow / 2, abs=0.15 * plane.arrow)
    assert live.scenery.stage.panels[0].camera.pose == turn, "the eye stood still"
    follows(live, qtbot, plane)
    live.commands.dials.undo()
    assert options(live) == before, "the whole drag is one command"
    live.commands.dials.redo()
    assert options(live) == moved


def test_dragging_the_tip_tilts_it_about_its_middle(live, qtbot, plane):
    before, middle = options(live), plane.middle.copy()
    drag(live, qtbot, pixel(live, plane.tip), QPoint(0, -15), QPoint(5, -40))
    tilted = options(live)
    assert abs(tilted["tilt"]) > 5.0
    qtbot.waitUntil(lambda: plane.pivot is None)
    live.scenery.cutting.follow()
    assert plane.normal @ middle == pytest.approx(plane.level, abs=1e-2), "it turned in place"
    follows(live, qtbot, plane)
    live.commands.dials.undo()
    assert options(live) == before


def test_a_click_on_a_point_of_the_section_seeds_there(live, qtbot, plane):
    drawing, reading = card(live).drawing, card(live).reading
    u, v = reading.arrays["u"], reading.arrays["v"]
    k = len(u) // 2
    at = QPoint(*(round(p) for p in drawing.pixel(float(u[k]), float(v[k]))))
    QTest.mouseClick(drawing.viewport(), LEFT, pos=at)
    (seed,) = live.desk.document.run.seeds
    reading = card(live).reading
    away = np.linalg.norm(reading.arrays["points"] - seed, axis=1).min()
    assert away < 1e-9, "the state of a point, to the last digit"
    live.commands.dials.undo()
    assert live.desk.document.run.seeds == ()


def test_shift_and_a_click_on_the_plane_seeds_on_it(live, qtbot, plane):
    corners = plane.corners
    spot = 0.7 * corners[0] + 0.3 * corners[2]
    at = pixel(live, spot)
    QTest.mouseClick(live.scenery.widget, LEFT, Qt.KeyboardModifier.ShiftModifier, at)
    (seed,) = live.desk.document.run.seeds
    assert plane.normal @ seed == pytest.approx(plane.level, abs=1e-6)
    live.commands.dials.undo()


def test_the_plane_goes_with_its_measurement(live, qtbot, plane):
    card(live).shut.click()
    live.bridge.wake()
    qtbot.waitUntil(lambda: not plane.visible, timeout=5000)


def test_the_plane_of_the_next_system_waits_for_its_panels(live, plane, monkeypatch):
    """Its first reading can be there before its first frame."""
    cutting, flat = live.scenery.cutting, api.catalogue()["forced_van_der_pol"]
    live.desk.run.pause()
    before = plane.normal.copy()
    measure = cutting.measure()
    two = Reading(
        arrays={"points": np.zeros((3, 2))}, settings={"normal": (1.0, 0.0), "level": 0.5}
    )
    monkeypatch.setattr(live.desk, "experiment", flat)
    monkeypatch.setattr(
        live.desk.watches, "latest", lambda _: Observation(live.scenery.painted, two)
    )
    cutting._shown = ()
    assert cutting.measure() == measure
    assert not cutting.follow()
    assert (plane.normal == before).all()


def test_the_plane_stands_in_pictures_of_its_own_run_alone(live, qtbot, plane):
    """A second run may be of another system, with fewer states or more."""
    scenery = live.scenery
    live.desk.compare()
    qtbot.waitUntil(lambda: scenery.beside.panel is not None)
    guest = scenery.beside.panel.layer("cut")
    guest.states = (0, 1, 7)
    live.bridge.wake()
    qtbot.waitUntil(lambda: scenery.stage.panels[0].layer("cut").visible, timeout=10000)
    assert not guest.visible
    live.desk.compare()
    qtbot.waitUntil(lambda: scenery.beside.panel is None)
