"""A school on the Stage as a person meets it: click a fish, follow it, ride it, hunt it."""

from dataclasses import replace

import numpy as np
import pytest
import stub
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.app.school import REST
from explorer.app.verbs.opening import Opening
from explorer.app.window import Window
from explorer.diagnostics.school_members import DIAGNOSTIC as MEMBERS
from explorer.engine.commands import SetLooks
from explorer.engine.session import RunDocument
from explorer.io.document import decode, encode
from explorer.model import Array, Frame, Hunter, Kernel, Param, Reading, Swarm
from explorer.views.colouring import COLOURINGS

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
BOX, COUNT = 20.0, 40
GOAL = ("goal_x", "goal_y", "goal_z")
FISH = replace(
    stub.LORENZ, key="fish", title="Fish", presets=(), diagnostics=(),
    motion=Kernel(
        lambda pos, head, n: None, {"pos": Array(COUNT, 3, unit="L"), "head": Array(COUNT, 3)},
        lambda: dict(zip(("pos", "head"), places(0.0), strict=True)), dt=0.1,
    ),
    params=(
        Param("box", BOX, 0.0, 100.0, "edge"),
        Param("near", 2.0, 0.0, 10.0, "zone"), Param("middle", 5.0, 0.0, 10.0, "zone"),
        Param("far", 8.0, 0.0, 10.0, "zone"), Param("blind", 30.0, 0.0, 180.0, "cone"),
        Param("hunts", "none", choices=("none", "chasing", "driven"), help="predator"),
        *(Param(name, 0.0, -50.0, 50.0, "goal") for name in GOAL),
    ),
    shows=(
        Swarm("school", "pos", "head", "box", zones=("near", "middle", "far"), blind="blind",
              hunter=Hunter("hunter_at", "hunter_toward", "hunts", "none", "driven", GOAL)),
    ),
)  # fmt: skip


def places(t):
    """Places and headings of a ring that goes round and moves on, through the border too."""
    angle = 2 * np.pi * np.arange(COUNT) / COUNT + 0.3 * t
    ring = np.stack([4 * np.cos(angle), 4 * np.sin(angle), 1.5 * np.sin(3 * angle)], 1)
    head = np.stack([-np.sin(angle), np.cos(angle), np.zeros(COUNT)], 1)
    return np.mod(ring + np.array((10.0 + 0.5 * t, 10.0, 10.0)), BOX), head


class FishRun(stub.StubRun):
    """A stub whose frames hold that school."""

    @staticmethod
    def seen(t):
        pos, head = places(t)
        toward = np.array([(1.0, 0.0, 0.0)])
        return {"pos": pos, "head": head, "hunter_at": np.full((1, 3), 8.0),
                "hunter_toward": toward}  # fmt: skip

    def latest(self):
        if not self._playing and self._frame is not None and self._frame.params == self.params:
            return self._frame
        self._step += self._playing
        now, before = (self.seen(0.1 * step) for step in (self._step, self._step - 1))
        self._frame = Frame(
            "fish", self._step, 0.1 * self._step, self.params, now, {}, 1, 0.1, before, 0.1
        )
        return self._frame


class FishObserver(stub.StubObserver):
    """A stub that reads a number per fish."""

    def latest(self, handle):
        if handle.diagnostic.key != MEMBERS.key:
            return super().latest(handle)
        frame = self.run.latest()
        if handle.seen is None or handle.seen.frame is not frame:
            values = np.linspace(0.1, 0.9, COUNT)
            arrays = dict.fromkeys(("alignment", "momentum", "turning", "neighbours"), values)
            handle.seen = type("Seen", (), {"frame": frame, "reading": Reading(arrays=arrays)})()
        return handle.seen


@pytest.fixture(scope="module")
def shared(qapp):
    from explorer.app import style

    style.wear("dark")
    patch = pytest.MonkeyPatch()
    patch.setattr(Opening, "catalogue", lambda self: {"fish": FISH, "lorenz": stub.LORENZ})
    known = {**stub.DIAGNOSTICS, MEMBERS.key: MEMBERS}
    patch.setattr(Opening, "diagnostics", lambda self: known)
    window = Window("dark", FishRun, FishObserver)
    window.show()
    window.furnish("fish")
    yield window
    window.close()
    patch.undo()


@pytest.fixture
def window(shared, qtbot):
    """The window on a school at rest, as opened; its eye does not drift."""
    qtbot.waitUntil(lambda: shared.settled, timeout=30000)
    qtbot.waitUntil(lambda: MEMBERS.key in shared.desk.diagnostics, timeout=30000)
    if shared.desk.experiment is not FISH:
        shared.commands.opening.open_key("fish")
    shared.desk.turn_many(dict(FISH.settings()))
    shared.desk.look(dict.fromkeys(("school.colour", "school.rest", "school.wake")))
    shared.scenery.school.let_go()
    shared.desk.run.play()
    shared.bridge.wake()
    qtbot.waitUntil(lambda: shared.scenery._next is None and len(flock(shared).shoal) == COUNT)
    shared.desk.run.pause()
    panel = shared.scenery.school.panel
    panel.fit()
    panel.camera.touch()
    qtbot.waitUntil(lambda: shared.scenery.stage.painted is shared.desk.run.latest(), timeout=9000)
    return shared


def flock(window):
    return window.scenery.school.flock


def pixel_of(window, number):
    """The logical pixel where a fish is seen."""
    panel = window.scenery.school.panel
    x, y = panel.pixel(flock(window).shoal.at)[number] / window.scenery.stage.pixel_scale
    return QPoint(round(x), round(y))


def click(window, number):
    QTest.mouseClick(window.scenery.widget, LEFT, NONE, pixel_of(window, number))


def key(window, letter, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key over the picture."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.scenery.widget.setFocus()
    QApplication.processEvents()
    QTest.keyClick(window, letter, modifier)
    QApplication.processEvents()


def play(window, qtbot, frames=5):
    """Let some frames be painted."""
    stage = window.scenery.stage
    window.desk.run.play()
    window.bridge.wake()
    seen = window.desk.run.status().step
    qtbot.waitUntil(lambda: window.desk.run.status().step > seen + frames, timeout=9000)
    window.desk.run.pause()
    qtbot.waitUntil(lambda: stage.painted is window.desk.run.latest(), timeout=9000)


def lonely(window):
    """A fish that no other covers on the screen."""
    panel = window.scenery.school.panel
    at = panel.pixel(flock(window).shoal.at)
    away = np.linalg.norm(at[None] - at[:, None], axis=2) + 1e9 * np.eye(COUNT)
    return int(np.argmax(away.min(axis=1)))


# -- picking ------------------------------------------------------------------------------------
def test_a_click_picks_the_fish_and_its_card_tells_its_numbers(window, qtbot):
    number = lonely(window)
    click(window, number)
    assert flock(window).chosen == number
    card = window.scenery.fish_card
    assert card.isVisible()
    assert card.title.text() == f"Fish {number}"
    # on a ring of radius 4 with a ripple, each fish meets the same company
    pos, head = window.desk.run.latest().arrays["pos"], window.desk.run.latest().arrays["head"]
    way = pos - pos[number]
    way -= BOX * np.rint(way / BOX)
    r = np.linalg.norm(way, axis=1)
    r[number] = np.inf
    seen = way @ head[number] > -np.cos(np.radians(30)) * np.where(np.isfinite(r), r, 0)
    assert card.numbers["nearest"].text().startswith(f"{r.min():.3f}"[:4])
    assert card.numbers["repulsion"].text() == str(int((seen & (r < 2)).sum()))
    assert card.numbers["orientation"].text() == str(int((seen & (r >= 2) & (r < 5)).sum()))
    assert card.numbers["attraction"].text() == str(int((seen & (r >= 5) & (r < 8)).sum()))
    assert card.numbers["turning"].text() == "0.30 rad/time"


def test_a_click_on_water_lets_it_go_and_a_drag_keeps_it(window, qtbot):
    click(window, lonely(window))
    chosen = flock(window).chosen
    widget, corner = window.scenery.widget, QPoint(300, window.scenery.widget.height() - 60)
    QTest.mousePress(widget, LEFT, NONE, corner)
    for step in (10, 30, 60):
        QTest.mouseMove(widget, corner + QPoint(step, 0))
    QTest.mouseRelease(widget, LEFT, NONE, corner + QPoint(60, 0))
    assert flock(window).chosen == chosen, "the view was turned, nothing was clicked"
    QTest.mouseClick(widget, LEFT, NONE, corner)
    assert flock(window).chosen is None
    assert not window.scenery.fish_card.isVisible()


def test_escape_lets_go(window, qtbot):
    click(window, lonely(window))
    assert flock(window).chosen is not None
    QTest.keyClick(window.scenery.widget, Qt.Key.Key_Escape)
    assert flock(window).chosen is None


# -- cameras ------------------------------------------------------------------------------------
def test_f_follows_the_chosen_fish_and_fits_without_one(window, qtbot):
    panel = window.scenery.school.panel
    number = lonely(window)
    click(window, number)
    key(window, "F")
    assert window.scenery.school.way == "follow"
    play(window, qtbot)
    assert panel.camera.pose.target == pytest.approx(flock(window).shoal.at[number], abs=1e-4)
    assert "followed" in window.scenery.fish_card.title.text()
    QTest.keyClick(window.scenery.widget, Qt.Key.Key_Escape)
    panel.camera.zoom(5.0)
    near = panel.camera.pose.reach
    key(window, "F")
    assert panel.camera.goal.reach > 2 * near, "the whole again"


def test_shift_r_rides_on_its_back_and_esc_comes_down(window, qtbot):
    panel = window.scenery.school.panel
    number = lonely(window)
    click(window, number)
    key(window, "R", Qt.KeyboardModifier.ShiftModifier)
    play(window, qtbot, 8)
    shoal = flock(window).shoal
    forward = -np.array(panel.camera.pose.turn[2])
    assert forward @ shoal.toward[number] > 0.8
    assert np.linalg.norm(panel.camera.eye - shoal.at[number]) < 4 * flock(window).body
    QTest.keyClick(window.scenery.widget, Qt.Key.Key_Escape)
    assert window.scenery.school.way == "free"
    assert panel.camera.goal.reach > BOX


def test_m_lets_the_school_rest_and_it_never_leaves_the_picture(window, qtbot):
    key(window, "M")
    assert window.scenery.school.look("school.rest") == "school"
    assert window.scenery.school_bar.rest.text() == "At rest: school"
    for _ in range(3):
        play(window, qtbot, 8)
        assert np.abs(flock(window).shoal.at.mean(axis=0)).max() < 0.5
    assert any("x\u0304" in text for text in window.scenery.overlay.texts)
    window.commands.dials.undo()
    assert window.scenery.school.look("school.rest") == "water"


@pytest.mark.parametrize(("width", "parts"), [(1500, 4), (1150, 2), (1040, 1)])
def test_in_a_cell_the_bar_leaves_the_button_and_the_wheel_free(window, qtbot, width, parts):
    scenery, before = window.scenery, window.size()
    bar, corner = scenery.school_bar, window.middle.corners[0]
    window.resize(width, 900)
    window.middle.arrange("two")
    qtbot.waitUntil(lambda: abs(window.width() - width) < 3 and corner.isVisible())
    qtbot.waitUntil(lambda: scenery.school.panel.rect[2] < 0.6 * window.middle.width())
    cell = scenery.clearing._rect(scenery.school.panel)
    assert bar.isVisible() and cell.contains(bar.geometry())
    assert not bar.geometry().intersects(corner.geometry())
    assert (bar.predator.isVisible(), bar.rest.isVisible()) == (parts > 1, parts > 2)
    name = next(label for label in scenery.labels() if label.role == "bar")
    assert name.y - scenery.overlay.fontMetrics().height() > corner.geometry().bottom()
    if bar.geometry().right() > cell.right() - 150:
        assert name.y - 12 > bar.geometry().bottom()
    window.middle.arrange("one")
    window.resize(before)
    qtbot.waitUntil(lambda: window.size() == before)
    assert scenery.clearing.corners == []


# -- colours and trails ---------------------------------------------------------------------------
def test_c_goes_through_the_colourings_and_undo_goes_back(window, qtbot):
    names = list(COLOURINGS)
    for name in (*names[1:], names[0]):
        key(window, "C")
        assert flock(window).colouring.name == name
        assert window.scenery.school_bar.colour.currentData() == name
    window.commands.dials.undo()
    assert flock(window).colouring.name == names[-1]


@pytest.mark.parametrize("name", list(COLOURINGS))
def test_a_colouring_from_the_box_is_named_on_the_stage_and_has_numbers(window, qtbot, name):
    box = window.scenery.school_bar.colour
    box.setFocus()
    number = box.findData(name)
    box.setCurrentIndex(number)
    box.activated.emit(number)
    assert dict(window.desk.document.looks).get("school.colour", "heading") == name
    qtbot.waitUntil(lambda: flock(window).shares().min() >= 0.0, timeout=5000)
    play(window, qtbot, 2)
    label = COLOURINGS[name].label
    qtbot.waitUntil(lambda: any(label in text for text in window.scenery.overlay.texts))


def test_the_slider_sets_the_trails_and_they_are_kept_in_the_document(window, qtbot):
    window.scenery.school_bar.wake.setValue(30)
    assert dict(window.desk.document.looks)["school.wake"] == pytest.approx(3.0)
    wakes = window.scenery.school.panel.layer("school.wakes")
    play(window, qtbot, 12)
    assert len(wakes.lines(10_000)[2]) > 8
    saved = decode(encode(window.desk.document))
    assert dict(saved.looks) == dict(window.desk.document.looks)
    run = RunDocument("fish", dict(FISH.settings()), dt=0.01)
    window.desk.open_document(FISH, run, (), (("school.colour", "id"), ("school.wake", 1.0)))
    qtbot.waitUntil(lambda: window.scenery._next is None, timeout=5000)
    assert flock(window).colouring.name == "id"


def test_looks_are_commands_with_inverses():
    from explorer.engine.session import Document

    before = Document(looks=(("school.colour", "id"),))
    command = SetLooks({"school.colour": "turning", "school.wake": 2.0})
    after = command.apply(before)
    assert dict(after.looks) == {"school.colour": "turning", "school.wake": 2.0}
    assert command.inverse(before).apply(after) == before


# -- the predator -------------------------------------------------------------------------------
def test_h_and_the_mouse_drive_the_predator_and_h_takes_it_away(window, qtbot):
    panel, widget = window.scenery.school.panel, window.scenery.widget
    key(window, "H")
    assert window.desk.params["hunts"] == "driven"
    assert window.scenery.school_bar.predator.isChecked()
    at = QPoint(widget.width() // 2 + 70, widget.height() // 2 - 40)
    QTest.mouseMove(widget, at)

    def there():
        goal = np.array([[window.desk.params[name] for name in GOAL]])
        seen = panel.pixel(flock(window).shoal.drawn(goal))[0] / window.scenery.stage.pixel_scale
        return np.abs(seen - (at.x(), at.y())).max() < 1.5

    qtbot.waitUntil(there, timeout=5000)
    assert window.desk.run.params["hunts"] == "driven", "the run was told"
    key(window, "H")
    assert window.desk.params["hunts"] == "none"
    assert not window.scenery.school_bar.predator.isChecked()


def test_the_predator_is_there_as_long_as_ctrl_and_the_button_are_held(window, qtbot):
    widget = window.scenery.widget
    at, control = (
        QPoint(widget.width() // 2, widget.height() // 2),
        Qt.KeyboardModifier.ControlModifier,
    )
    pose = window.scenery.school.panel.camera.pose
    QTest.mousePress(widget, LEFT, control, at)
    assert window.desk.params["hunts"] == "driven"
    QTest.mouseMove(widget, at + QPoint(50, 20))
    qtbot.waitUntil(lambda: window.desk.params["goal_x"] != 0.0, timeout=5000)
    QTest.mouseRelease(widget, LEFT, control, at + QPoint(50, 20))
    assert window.desk.params["hunts"] == "none"
    assert window.scenery.school.panel.camera.pose.turn == pose.turn, "the view stood still"


def test_another_world_has_no_bar_and_its_keys_do_no_harm(window, qtbot, monkeypatch):
    school, flock = window.scenery.school, window.scenery.school.flock
    window.commands.opening.open_key("lorenz")
    qtbot.waitUntil(lambda: window.scenery.school.flock is None, timeout=9000)
    assert not window.scenery.school_bar.isVisible()
    for letter in "CRMWHF":
        key(window, letter)
    assert dict(window.desk.document.looks) == {}
    # while a world is being opened its dials are there and the fish of the last one still are
    monkeypatch.setattr(type(school), "flock", property(lambda self: flock))
    assert school.look(REST) == "water"
