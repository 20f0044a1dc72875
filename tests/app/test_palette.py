"""The command palette in the window: opened, typed into and obeyed by keys."""

import pytest
import stub
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from explorer.app.command_palette import CommandPalette
from explorer.app.tools import KEYS


@pytest.fixture
def palette(window, qtbot):
    """A function that opens it by its key, types, and gives it."""
    qtbot.waitUntil(lambda: len(window.docks.gallery.shelf.entries) == 2)

    def opened(typed=""):
        window.activateWindow()
        window.scenery.widget.setFocus()
        qtbot.waitUntil(window.scenery.widget.hasFocus)
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(window, Qt.Key.Key_P, keys)
        found = window.findChild(CommandPalette, "palette")
        if found.isVisible() and found.field.text():
            qtbot.keyClick(found.field, Qt.Key.Key_Escape)
            qtbot.waitUntil(lambda: not found.isVisible())
            qtbot.keyClick(window, Qt.Key.Key_P, keys)
        qtbot.waitUntil(lambda: found.isVisible() and found.field.text() == "")
        qtbot.keyClicks(found.field, typed)
        return found

    return opened


def rows(palette):
    return [(row.kind, row.key) for row in palette.answers.rows]


def enter(palette, qtbot):
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    QApplication.processEvents()  # what was chosen is done once the popup is gone


def test_it_finds_and_does_what_there_is(window, qtbot, palette):
    found = palette("rho 35")
    assert rows(found)[0] == ("set", "rho")
    enter(found, qtbot)
    assert window.desk.run.params["rho"] == 35.0
    found = palette("rho 9999999999 x")
    assert found.answers.rows[0].fault
    qtbot.keyClick(found.field, Qt.Key.Key_Return)
    assert found.isVisible()  # what cannot be is not done, and can be mended
    qtbot.keyClick(found.field, Qt.Key.Key_Escape)
    assert not found.isVisible()

    enter(palette("sigma"), qtbot)
    box = window.findChild(QLineEdit, "param.sigma.value")
    qtbot.waitUntil(box.hasFocus)
    assert box.selectedText() == box.text()

    enter(palette("period win"), qtbot)
    assert window.desk.run.params["rho"] == 160.0

    found = palette("perm")
    assert rows(found)[0][0] == "measure"
    qtbot.keyClick(found.field, Qt.Key.Key_Down)
    chosen = found.list.currentIndex().row()
    assert chosen == 1
    channel = rows(found)[1][1].partition(":")[2]
    enter(found, qtbot)
    assert ("permutation_entropy", channel, ()) in window.desk.document.measures

    playing = window.desk.run.status().playing
    enter(palette("pause"), qtbot)
    assert window.desk.run.status().playing is not playing

    stock = window.commands.finding.ready()[1]
    qtbot.waitUntil(lambda: any(find.kind == "lesson" for find in stock.finds))
    found = palette("soliton")
    assert rows(found)[0][0] == "lesson"
    qtbot.keyClick(found.field, Qt.Key.Key_Escape)
    enter(palette("every kind of dial"), qtbot)
    assert window.desk.experiment.key == "every_kind"
    found = palette()
    assert rows(found)[0] == ("experiment", "every_kind")  # what was used last
    assert ("dial", "count") in rows(palette("count"))
    assert rows(palette("periodic off"))[0] == ("set", "periodic")
    enter(palette("reduce motion"), qtbot)
    dialog = window.commands.preferring._dialog
    qtbot.waitUntil(lambda: dialog.page.rows["reduce_motion"].editor.hasFocus())
    dialog.close()
    assert window.docks.gallery.keepsakes.asked[0] == "setting:reduce_motion"


def test_every_action_is_found_by_its_text_and_by_its_help(window):
    palette, stock = window.commands.finding.ready()
    stock.renew()
    for name, action in window.actions_by_name.items():
        for words in (action.text(), action.statusTip(), window.keymap[name].about):
            assert words, name
            found = [row.key for row in stock.finds.answers(words)]
            assert name in found[:5], (name, words, found[:5])
        for keys in window.keymap.keys(name):
            assert window.keymap.holder(keys, but=name) is None, (name, keys)
            assert keys not in KEYS.values() or name.startswith("tool."), (name, keys)
            found = stock.finds.answers(keys)
            assert name in [row.key for row in found], (name, keys)


def test_it_is_readable_in_every_theme_and_fits_a_small_window(window, qtbot, palette):
    window.resize(1024, 700)
    for name in ("light", "projector", "dark"):
        stub.wear(window, qtbot, name)
        found = palette("p")
        assert found.width() <= window.width() - 40
        assert found.height() <= window.height()
        picture = found.grab().toImage()
        ground = picture.pixelColor(picture.width() - 20, 12).lightness()
        seen = {picture.pixelColor(x, y).lightness() for x in range(20, 300, 2)
                for y in range(60, 140, 2)}  # fmt: skip
        assert max(abs(one - ground) for one in seen) > 120, name
        qtbot.keyClick(found.field, Qt.Key.Key_Escape)
