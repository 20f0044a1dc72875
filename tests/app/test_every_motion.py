"""Undo, scrub, two sets, record and compare by menu and key on one world of every motion.

One window, in which the kinds are opened in turn, as a person does.
"""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.app.command_palette import CommandPalette
from explorer.engine.batch import record
from explorer.engine.take import part
from tests.app.real import furnished

# Flow, Map, delay, SDE, Kernel swarm, field; and a live dial of each with another value of it
KINDS = (
    ("lorenz", "rho", 35.0),
    ("henon", "a", 1.3),  # some points of its attractor at 1.2 go to infinity when turned to 1.4
    ("mackey_glass", "beta", 0.25),
    ("kramers", "sigma", 0.5),
    ("couzin", "speed", 2.0),
    ("kuramoto_sivashinsky", "damping", 1.1),
)


@pytest.fixture(scope="module")
def window(qapp):
    with furnished("lorenz", (1280, 800)) as made:
        yield made


def key(window, letter, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key over the picture."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.scenery.widget.setFocus()
    QTest.keyClick(window, letter, modifier)
    QApplication.processEvents()


def menu(window, name):
    """An action as the menus hold it."""
    for top in window.menuBar().actions():
        for action in top.menu().actions():
            if action.objectName() == f"action.{name}":
                action.trigger()
                return
    raise AssertionError(f"no menu holds {name}")


def asked(window, qtbot, words):
    """Type it into the palette and take the first answer."""
    key(window, "P", Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    palette = window.findChild(CommandPalette, "palette")
    qtbot.waitUntil(palette.isVisible, timeout=20000)
    qtbot.keyClicks(palette.field, words)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    QApplication.processEvents()


def opened(window, qtbot, name):
    if window.desk.experiment.key != name:
        window.commands.opening.open_key(name)
    panel = window.docks
    qtbot.waitUntil(lambda: panel.filled and not panel.bites.pending, timeout=60000)
    qtbot.waitUntil(lambda: window.desk.run.status().step > 20, timeout=180000)


def paused(window, qtbot):
    """Hold; the step at which it stands."""
    run = window.desk.run
    if run.status().playing:
        key(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not run.status().playing, timeout=20000)
    step = -1
    while step != run.status().step:
        step = run.status().step
        QTest.qWait(40)
    return step


def state(run):
    frame = run.latest()
    names = ("state",) if "state" in frame.arrays else run.experiment.states
    return {n: np.array(frame.arrays[n][-1:] if n == "state" else frame.arrays[n]) for n in names}


def seen(run, name, value, qtbot):
    qtbot.waitUntil(lambda: run.latest().params[name] == value, timeout=20000)


def scrubbed(window, qtbot, share):
    """Drag the scrub bar there; the step at which it stands then."""
    bar, run = window.transport.scrub, window.desk.run
    spot = QPoint(round(bar._x(share * bar.maximum())), bar.height() // 2)
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=spot)
    wanted = round(bar.value() / bar.maximum() * run.status().newest)
    qtbot.waitUntil(lambda: run.latest().step == wanted, timeout=30000)
    return wanted


@pytest.mark.parametrize(("name", "dial", "value"), KINDS)
def test_undo_sets_scrub_and_record_by_menu_and_key(window, qtbot, name, dial, value):
    opened(window, qtbot, name)
    desk, run = window.desk, window.desk.run
    default = desk.params[dial]
    editor = window.docks.panel.dials.rows[dial].editor
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, repr(value))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    seen(run, dial, value, qtbot)
    key(window, "Z", Qt.KeyboardModifier.ControlModifier)
    seen(run, dial, default, qtbot)
    menu(window, "redo")
    seen(run, dial, value, qtbot)

    key(window, "X")  # the other set begins as a copy
    window.commands.dials.turn(dial, default)
    key(window, "X")
    seen(run, dial, value, qtbot)
    menu(window, "swap")
    seen(run, dial, default, qtbot)
    menu(window, "undo")
    seen(run, dial, value, qtbot)
    assert desk.run is run, "nothing began anew"

    key(window, "R")
    begun = run.status().step
    qtbot.waitUntil(lambda: run.status().step > begun + 20, timeout=60000)
    menu(window, "record")
    take = desk.document.run.take
    assert take[0] <= begun + 20 < take[1]
    newest = paused(window, qtbot)
    whole = desk.as_run()
    fresh = part(record(desk.experiment, whole), (0, newest))
    for share in (0.3, 0.9):
        step = scrubbed(window, qtbot, share)
        for which, values in state(run).items():
            again = fresh.arrays[which][step]
            np.testing.assert_allclose(values.reshape(again.shape), again, rtol=1e-12, atol=1e-300)
    key(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: run.status().step > step, timeout=60000)
    assert desk.as_run().take == () or desk.as_run().take[1] <= run.status().newest


@pytest.mark.parametrize(("name", "dial", "value"), KINDS)
def test_undo_sets_scrub_and_export_by_the_palette(window, qtbot, name, dial, value):
    opened(window, qtbot, name)
    desk, run = window.desk, window.desk.run
    default = desk.params[dial]
    asked(window, qtbot, f"{dial} {value}")
    seen(run, dial, value, qtbot)
    asked(window, qtbot, "undo")
    seen(run, dial, default, qtbot)
    asked(window, qtbot, "redo")
    seen(run, dial, value, qtbot)
    asked(window, qtbot, "swap a and b")
    window.commands.dials.turn(dial, default)
    asked(window, qtbot, "swap a and b")
    seen(run, dial, value, qtbot)
    step = paused(window, qtbot)
    asked(window, qtbot, "step back")
    qtbot.waitUntil(lambda: run.latest().step == step - 1, timeout=30000)
    for words, title in (("export figure", "Export figure"), ("export data", "Export data")):
        asked(window, qtbot, words)
        page = window.commands.pages[-1]
        assert page.isVisible()
        assert page.windowTitle() == title
        page.close()
    key(window, Qt.Key.Key_Space)


def test_both_sets_stand_side_by_side_and_change_places(window, qtbot):
    opened(window, qtbot, "lorenz")
    desk, beside = window.desk, window.scenery.beside
    key(window, "X")
    window.commands.dials.turn("rho", 20.0)
    key(window, "K")
    qtbot.waitUntil(lambda: beside.shown and beside.panel is not None, timeout=60000)
    other = beside.run
    assert (desk.run.params["rho"], other.params["rho"]) == (20.0, 28.0)
    titles = [one.text for one in window.scenery.labels() if one.role == "title"]
    assert [text[0] for text in titles] == ["B", "A"]
    key(window, "X")
    qtbot.waitUntil(lambda: beside.run.params["rho"] == 20.0, timeout=20000)
    assert beside.run is other, "it went on with its dials turned"
    assert desk.run.params["rho"] == 28.0
    titles = [one.text for one in window.scenery.labels() if one.role == "title"]
    assert [text[0] for text in titles] == ["A", "B"]
    menu(window, "undo")
    assert (desk.run.params["rho"], beside.run.params["rho"]) == (20.0, 28.0)
    menu(window, "compare")
    assert not beside.shown
