"""Presenter mode and lock: a class sees large things, and afterwards everything is as it was."""

import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QMenu

from explorer import api
from explorer.app import style
from explorer.app.command_palette import CommandPalette
from explorer.app.slides import mattering, slides
from tests.app.real import furnished

sys.path.insert(0, str(Path(__file__).parents[1] / "io"))
from lessons import write

from explorer.model.phrase import sealed


@pytest.fixture
def live(theme):
    """One real window for every kind of motion."""
    with furnished("lorenz") as window:
        yield window


def by_menu(window, name):
    """Choose an action in the menu it stands in."""
    action = window.actions_by_name[name]
    menus = [menu for menu in window.menuBar().findChildren(QMenu) if action in menu.actions()]
    assert len(menus) == 1, name
    action.trigger()


def test_a_class_sees_no_vacant_cell(live, qtbot):
    qtbot.waitUntil(lambda: live.settled, timeout=60000)
    live.commands.opening.open_key("sierpinski")
    qtbot.waitUntil(lambda: live.desk.experiment.key == "sierpinski")
    middle = live.middle
    qtbot.waitUntil(lambda: len(middle.scenery.sights) == 1)
    middle.arrange("four")
    assert sum(blank.isVisible() for blank in middle.vacant) == 3
    for _ in range(2):
        live.actions_by_name["present"].trigger()
        assert middle.arrangement.cells() == [middle.scenery.sights[0].key]
        assert not any(blank.isVisible() for blank in middle.vacant)
        qtbot.waitUntil(lambda: middle.stage.geometry() == middle.rect())
        live.actions_by_name["present"].trigger()
        assert middle.arrangement.name == "four"
        assert sum(blank.isVisible() for blank in middle.vacant) == 3


def test_what_was_hidden_when_it_began_is_as_large_when_it_comes(live, qtbot):
    qtbot.waitUntil(lambda: live.settled, timeout=60000)
    live.commands.opening.open_key("lorenz")
    bar = live.scenery.school_bar
    qtbot.waitUntil(lambda: live.desk.experiment.key == "lorenz" and not bar.isVisible())
    live.actions_by_name["present"].trigger()
    live.commands.opening.open_key("couzin")
    qtbot.waitUntil(bar.predator.isVisible, timeout=60000)
    qtbot.waitUntil(lambda: bar.predator.fontInfo().pixelSize() == style.px(style.LABEL))
    assert style.px(style.LABEL) >= 1.5 * style.LABEL
    live.actions_by_name["present"].trigger()
    qtbot.waitUntil(lambda: bar.rest.fontInfo().pixelSize() == style.LABEL)


@pytest.fixture
def tape(tmp_path):
    """A recorded wave, as a file is imported."""
    lines = [f"{0.1 * n:.1f},{np.sin(0.1 * n):.6f}" for n in range(4000)]
    (tmp_path / "wave.csv").write_text("t,u\n" + "\n".join(lines))
    return api.recording(str(tmp_path / "wave.csv"))


def presented(live, qtbot, leave, come):
    """Enter by `come`, look, move the camera, leave by a key: nothing is changed."""
    stage, presenter = live.scenery.stage, live.commands.presenting.presenter
    camera = stage.panels[0].camera
    camera.touch()
    qtbot.waitUntil(lambda: live.size().width() == 1200)

    def now():
        return live.size(), camera.pose, live.docks.bottom.isVisible(), live.theme_name

    before = now()
    come()
    assert presenter.on
    assert stage.theme.name == "auditorium"
    assert (stage.theme.weight, stage.theme.size) == (2.0, 1.6)
    assert not any(d.isVisible() for d in (live.docks.left, live.docks.right, live.menuBar()))
    assert QApplication.overrideCursor() is not None
    strip = presenter.strip
    qtbot.waitUntil(lambda: strip.isVisible() and strip.height() >= 104)
    names = {param.name for param in live.desk.experiment.params}
    assert set(strip.dials) <= names
    dials = list(strip.dials.values())
    presenter.renew()  # as any undo does: the same dials stay, and are not made anew
    assert all(a is b for a, b in zip(dials, strip.dials.values(), strict=True))
    assert bool(strip.dials) == bool(names)
    paints = stage.paints
    stage.update()
    qtbot.waitUntil(lambda: stage.paints > paints, timeout=10000)
    image = live.scenery.widget.grabFramebuffer()
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(-1, 4)[:, :3]
    assert raw.max() > 90
    camera.orbit(0.3, 0.1)
    qtbot.keyClick(live, leave)
    qtbot.waitUntil(lambda: not presenter.on)
    qtbot.waitUntil(lambda: now() == before, timeout=5000)
    assert live.docks.left.isVisible()
    assert live.menuBar().isVisible()
    assert QApplication.overrideCursor() is None
    assert stage.theme.name == "night"


def test_every_kind_of_motion_is_presented_and_comes_back(live, qtbot, tape):
    qtbot.waitUntil(lambda: live.settled, timeout=30000)
    qtbot.waitUntil(lambda: live.docks.measures.chart is not None, timeout=40000)
    stage = live.scenery.stage

    def by_key():
        live.activateWindow()
        live.scenery.widget.setFocus()
        qtbot.waitUntil(live.scenery.widget.hasFocus)
        qtbot.keyClick(live, Qt.Key.Key_F11)

    def by_palette():
        live.actions_by_name["palette"].trigger()
        palette = live.findChild(CommandPalette, "palette")
        qtbot.keyClicks(palette.field, "present")
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: live.commands.presenting.presenter.on)

    ways = (
        (Qt.Key.Key_F11, by_key),
        (Qt.Key.Key_Escape, by_palette),
        (Qt.Key.Key_Escape, lambda: by_menu(live, "present")),
        (Qt.Key.Key_F11, by_palette),
    )
    for number, key in enumerate(("lorenz", "henon", "couzin", "")):
        if key:
            live.commands.opening.open_key(key)
        else:
            live.commands.opening.open_recording(tape)
        stage.painted = None
        qtbot.waitUntil(lambda: stage.painted is not None, timeout=60000)
        qtbot.waitUntil(lambda: not live.docks.bites.pending, timeout=30000)
        live.resize(1200, 800)
        live.docks.bottom.setVisible(number % 2 == 0)
        presented(live, qtbot, *ways[number])


def test_what_a_clicker_and_a_pointer_do(window, qtbot):
    window.resize(1024, 768)
    window.activateWindow()
    stage = window.scenery.widget
    stage.setFocus()
    qtbot.waitUntil(stage.hasFocus)
    window.docks.gallery.keepsakes.favourites[:] = ["every_kind"]
    step_keys = window.actions_by_name["step"].shortcuts()
    by_menu(window, "present")
    presenter = window.commands.presenting.presenter
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_PageDown)
    assert window.desk.params["rho"] == 45.0
    assert presenter.strip.where.text() == "3 / 4  published"
    assert presenter.strip.dials["rho"].value == 45.0
    qtbot.keyClick(window, Qt.Key.Key_PageUp)
    assert window.desk.params["rho"] == 160.0
    QTest.mouseClick(presenter.strip.made["next"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(presenter.strip.made["next"], Qt.MouseButton.LeftButton)
    assert window.desk.experiment.key == "every_kind"
    qtbot.waitUntil(lambda: "rate" in presenter.strip.dials)
    qtbot.keyClick(window, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: "rho" in presenter.strip.dials)

    # a dial of the strip is a dial
    presenter.strip.dials["rho"].slider.setValue(5000)
    assert window.desk.params["rho"] == 100.0

    # freeze: the picture stands while dials are turned behind it
    assert window.width() == 1024, "nothing in the strip asks for more than there is"
    qtbot.keyClick(window, Qt.Key.Key_Z)
    frozen = presenter.frozen
    still = frozen.pixmap().toImage()
    window.commands.dials.turn("rho", 10.0)
    qtbot.waitUntil(lambda: window.scenery.stage.pulled.params["rho"] == 10.0)
    assert frozen.isVisible()
    assert frozen.pixmap().toImage() == still
    assert frozen.geometry() == window.middle.rect()
    shown = window.grab().toImage()
    at = window.middle.mapTo(window, QPoint(300, 200))
    assert shown.pixelColor(at) == still.pixelColor(300, 200)
    assert presenter.strip.made["freeze"].isChecked()
    by_menu(window, "freeze")
    assert presenter.frozen is None

    # black: any key ends it and does nothing else
    rho = window.desk.params["rho"]
    qtbot.keyClick(window, Qt.Key.Key_Period)
    assert window.desk.run.steps_asked == 0
    assert presenter.darkness.isVisible()
    assert window.grab().toImage().pixelColor(300, 300).name() == "#000000"
    qtbot.keyClick(presenter.darkness, Qt.Key.Key_PageDown)
    assert presenter.darkness is None
    assert window.desk.params["rho"] == rho

    # the spot: as long as the right button or X is held
    laser = presenter.laser
    turn = window.scenery.stage.panels[0].camera.pose.turn
    QTest.mousePress(stage, Qt.MouseButton.RightButton, pos=QPoint(100, 100))
    assert laser.isVisible()
    QTest.mouseMove(stage, QPoint(160, 140))
    assert (laser.at.x(), laser.at.y()) == (160, 140)
    picture = laser.grab().toImage().pixelColor(163, 140)
    assert picture.red() > 200
    QTest.mouseRelease(stage, Qt.MouseButton.RightButton, pos=QPoint(160, 140))
    assert not laser.isVisible()
    assert window.scenery.stage.panels[0].camera.pose.turn == turn
    QTest.keyPress(window, Qt.Key.Key_X)
    assert laser.isVisible()
    QTest.keyRelease(window, Qt.Key.Key_X)
    assert not laser.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.actions_by_name["step"].shortcuts() == step_keys == [QKeySequence(".")]
    assert window.actions_by_name["black"].shortcuts() == []
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    assert window.desk.params["rho"] == rho, "outside of presenter mode the key does nothing"


def test_the_talk_is_presets_then_favourites_and_the_dials_that_matter():
    import stub

    lorenz, other = stub.LORENZ, stub.EVERY_KIND
    known = {"lorenz": lorenz, "every_kind": other}
    assert slides(lorenz, ["lorenz", "every_kind", "gone"], known) == [
        ("lorenz", "butterfly"), ("lorenz", "period window"), ("lorenz", "published"),
        ("every_kind", ""),
    ]  # fmt: skip
    assert mattering(lorenz, None, 2) == ("sigma", "rho")
    assert mattering(lorenz, None, 1) == ("rho",)
    assert mattering(lorenz, ("beta",), 3) == ("beta",)
    assert mattering(lorenz, (), 3) == ()


def test_a_lock_leaves_only_what_is_allowed_until_the_phrase(window, qtbot):
    by_menu(window, "lock")
    dialog = window.commands.pages[-1]
    qtbot.waitUntil(dialog.isVisible)
    for name in ("sigma", "beta"):
        dialog.findChild(QCheckBox, f"lock.dial.{name}").setChecked(False)
    assert not dialog.go.isEnabled()
    QTest.keyClicks(dialog.findChild(QLineEdit, "lock.phrase"), "Let it go")
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    rows = window.docks.panel.dials.rows
    assert [name for name, row in rows.items() if row.isEnabled()] == ["rho"]
    assert window.actions_by_name["play"].isEnabled()
    for name in ("new_equations", "undo", "seed", "open_file", "lesson_leave", "author", "dark"):
        assert not window.actions_by_name[name].isEnabled(), name
    assert not window.docks.gallery.isEnabled()
    stage = window.scenery.widget
    place = QPoint(stage.width() // 2, stage.height() // 2)
    QTest.mouseClick(stage, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, place)
    assert window.desk.document.run.seeds == ()
    rows["rho"].slider.setValue(2500)
    assert window.desk.params["rho"] == 50.0
    by_menu(window, "present")
    assert set(window.commands.presenting.presenter.strip.dials) == {"rho"}
    by_menu(window, "present")

    by_menu(window, "unlock")
    dialog = window.commands.pages[-1]
    for phrase in ("please", "LET IT  GO"):
        dialog.phrase.clear()
        QTest.keyClicks(dialog.phrase, phrase)
        QTest.keyClick(dialog.phrase, Qt.Key.Key_Return)
        assert window.commands.presenting.locked.shut == (phrase == "please")
    assert not dialog.isVisible()
    assert all(row.isEnabled() for row in rows.values())
    assert window.docks.gallery.isEnabled()
    assert all(one.isEnabled() for name, one in window.actions_by_name.items() if name != "redo")
    QTest.mouseClick(stage, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, place)
    assert len(window.desk.document.run.seeds) == 1


def test_a_lesson_brings_its_lock_and_is_presented_with_its_page(window, qtbot, tmp_path):
    window.resize(1024, 768)
    window.commands.teaching.start(str(write(tmp_path / "try", lock=sealed("let go"))))
    qtbot.waitUntil(lambda: window.commands.teaching.room is not None)
    room = window.commands.teaching.room
    qtbot.waitUntil(lambda: window.commands.presenting.locked.shut)
    qtbot.waitUntil(lambda: not window.docks.bites.pending)
    window.activateWindow()
    window.scenery.widget.setFocus()
    qtbot.waitUntil(window.scenery.widget.hasFocus)
    by_menu(window, "present")
    assert room.dock.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    assert room.index == 1
    strip = window.commands.presenting.presenter.strip
    qtbot.waitUntil(lambda: set(strip.dials) == {"rho"})
    rows = window.docks.panel.dials.rows
    assert not rows["sigma"].isEnabled()
    assert not window.actions_by_name["lesson_leave"].isEnabled()
    by_menu(window, "present")
    assert room.dock.isVisible()
    assert room.index == 1
    assert not rows["sigma"].isEnabled()
    assert window.commands.presenting.locked.open("let go")
    assert window.actions_by_name["lesson_leave"].isEnabled()
    assert not rows["sigma"].isEnabled(), "the lesson itself still says which dials answer"
    window.actions_by_name["lesson_leave"].trigger()
    assert rows["sigma"].isEnabled()
