"""Settings and keys in the window: what is chosen acts at once, is kept, and can be undone."""

import gc
import json
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTextEdit,
)

from explorer.app.preferences import Preferences
from explorer.io import settings
from explorer.model import BadInput


def test_what_is_set_is_told_written_and_read_again(qtbot, tmp_path):
    path = tmp_path / "config" / "settings.json"
    first, told = Preferences(path), []
    first.changed.connect(told.append)
    first.set(theme="light", scale=100, history=64)
    assert told == ["theme", "history"]
    first.end()
    again = Preferences(path)
    assert (again.now.theme, again.now.history, again.fault) == ("light", 64, "")
    with pytest.raises(BadInput, match="scale"):
        again.set(scale=1000)
    again.reset(["theme"])
    assert again.now.theme == "dark"


def test_a_disk_that_takes_nothing_is_told_and_the_choice_holds(qtbot, tmp_path):
    (tmp_path / "file").write_text("")
    made, said = Preferences(tmp_path / "file" / "settings.json"), []
    made.refused.connect(said.append)
    made.set(scale=120)
    made.write()
    assert made.now.scale == 120
    assert "cannot be made" in said[0]


@pytest.fixture
def dialog(window, qtbot):
    """The settings, opened by their key."""
    window.activateWindow()
    window.scenery.widget.setFocus()
    qtbot.waitUntil(window.scenery.widget.hasFocus)
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    made = window.commands.preferring._dialog
    qtbot.waitUntil(made.isVisible)
    yield made
    made.close()


def part(dialog, name, kind=QPushButton):
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def test_preferences_act_at_once_and_are_searched_reset_and_shared(window, dialog, qtbot, tmp_path):
    from explorer.engine import past, pool
    from explorer.views import palette
    from explorer.views.calm import calm
    from explorer.views.theme import PAPER

    threads = part(dialog, "setting.threads", QSpinBox)
    before = pool.pool().threads
    threads.setValue(3)
    assert pool.pool().threads == 3
    assert window.status_bar.fields["threads"].text().startswith("3 threads")
    part(dialog, "setting.history", QSpinBox).setValue(100)
    assert past.Past().room == 100_000_000
    part(dialog, "setting.reduce_motion", QCheckBox).click()
    assert calm()
    maps = dialog.page.rows["colour_map"].editor
    maps.setCurrentIndex(maps.findData("cividis"))
    maps.activated.emit(maps.currentIndex())
    night = window.scenery.stage.theme
    assert (palette.lut("sequential", night) == palette.lut("cividis", night)).all()
    part(dialog, "setting.autosave", QSpinBox).setValue(7)
    assert window.autosave._timer.interval() == 7000
    theme = dialog.page.rows["theme"].editor
    theme.setCurrentIndex(theme.findData("light"))
    theme.activated.emit(theme.currentIndex())
    assert window.scenery.stage.theme is PAPER
    assert window.actions_by_name["light"].isChecked()

    qtbot.keyClicks(dialog.search, "memory")
    shown = [name for name, row in dialog.page.rows.items() if row.isVisible()]
    assert shown == ["history"]
    dialog.search.clear()

    part(dialog, "setting.figure_dpi", QSpinBox).setValue(450)
    part(dialog, "setting.film_fps", QSpinBox).setValue(24)
    window.commands.leaving.export_figure()
    assert window.commands.pages[-1].dpi.value() == 450
    window.actions_by_name["export_film"].trigger()
    assert window.commands.pages[-1].rate.value() == 24.0
    for page in window.commands.pages:
        page.close()

    dialog.give(str(tmp_path / "mine.json"))
    told = json.loads((tmp_path / "mine.json").read_text())
    assert (told["theme"], told["history"], told["threads"]) == ("light", 100, 3)
    part(dialog, "setting.threads.reset", object).click()
    assert window.preferences.now.threads == 0
    assert pool.pool().threads == before
    part(dialog, "settings.reset").click()
    assert window.preferences.now == settings.Settings()
    assert not calm() and window.scenery.stage.theme is not PAPER
    dialog.take(str(tmp_path / "mine.json"))
    assert window.preferences.now.history == 100
    (tmp_path / "wrong.json").write_text('{"scale": 7}')
    dialog.take(str(tmp_path / "wrong.json"))
    assert "scale" in dialog.said.text()
    part(dialog, "settings.reset").click()
    window.preferences.end()
    assert json.loads(window.preferences.path.read_text()) == {"format": 1}


def test_any_key_is_changed_taken_over_and_given_back(window, dialog, qtbot):
    table, said = dialog.keys.tree, dialog.keys.said
    dialog.close()
    window.activateWindow()
    window.scenery.widget.setFocus()
    qtbot.waitUntil(window.scenery.widget.hasFocus)
    qtbot.keyClick(window, Qt.Key.Key_Question)
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and table.isVisible())

    qtbot.keyClicks(dialog.search, "one step forward")
    seen = [item.text(0) for item in dialog.keys._items() if not item.isHidden()]
    assert seen == ["Step"]
    dialog.keys.choose("step")
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert "Step" in said.text()
    qtbot.keyClick(table, Qt.Key.Key_J)
    assert window.keymap.keys("step") == ("J",)
    assert "(J)" in window.transport.step.toolTip()
    assert "(J)" in window.actions_by_name["step"].toolTip()

    swap = window.docks.panel.swap
    assert swap.toolTip().endswith(" (X)")
    window.keymap.choose("swap", ["Ctrl+Alt+X"])
    assert swap.toolTip().endswith(" (Ctrl+Alt+X)")
    window.keymap.reset("swap")

    dialog.search.clear()
    dialog.keys.choose("fit")
    part(dialog, "keys.add").click()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert "Play or pause" in said.text()  # whose key it is
    assert window.keymap.keys("fit") == ("0",)
    qtbot.keyClick(part(dialog, "keys.take"), Qt.Key.Key_Space)
    assert window.keymap.keys("fit") == ("0", "Space")
    assert window.keymap.keys("play") == ()
    assert not any(hint[0] == "Space" for hint in window.hints.hints)
    window.preferences.end()
    kept = json.loads(window.preferences.path.read_text())["keys"]
    assert kept == {"step": ["J"], "fit": ["0", "Space"], "play": []}

    dialog.close()
    window.activateWindow()
    window.scenery.widget.setFocus()
    qtbot.waitUntil(window.scenery.widget.hasFocus)
    steps, playing = window.desk.run.steps_asked, window.desk.run.status().playing
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert window.desk.run.status().playing is playing
    qtbot.keyClick(window, Qt.Key.Key_J)
    assert window.desk.run.steps_asked == steps + 1

    dialog.show()
    dialog.keys.choose("play")
    part(dialog, "keys.reset").click()
    assert window.keymap.keys("play") == ("Space",)
    assert window.keymap.keys("fit") == ("0",)
    dialog.keys.choose("step")
    dialog.keys.ask("step")
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert window.keymap.keys("step") == ("J",)
    part(dialog, "settings.reset").click()
    assert window.keymap.keys("step") == (".",)
    assert window.preferences.now.keys == {}


def test_a_closed_dialog_is_gone_when_the_next_one_opens(window, qtbot):
    leaving, filming, known = window.commands.leaving, window.commands.filming, []
    for opens in (leaving.export_figure, leaving.export_data, filming.export_film):
        for _ in range(2):
            opens()
            known.append(weakref.ref(window.commands.pages[-1]))
            window.commands.pages[-1].close()
    qtbot.waitUntil(lambda: not window.slow_errands.busy)
    leaving.export_data()

    def gone():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return all(one() is None for one in known)

    qtbot.waitUntil(gone, timeout=20000)
    window.commands.pages[-1].close()


def test_single_letters_are_text_in_every_field_of_every_dialog(window, dialog, qtbot):
    from explorer.app.seed_table import SeedTable

    window.commands.opening.new_equations()
    window.commands.finding.palette()
    window.commands.leaving.export_figure()
    window.commands.show(SeedTable(window))
    fields = [
        field
        for kind in (QLineEdit, QPlainTextEdit, QTextEdit)
        for field in window.findChildren(kind)
        if not field.isReadOnly()
    ]
    assert {field.objectName() for field in fields} >= {
        "gallery.search", "param.rho.value", "settings.search", "palette.field",
    }  # fmt: skip
    single = [
        sequence[0]
        for action in window.actions_by_name.values()
        for sequence in action.shortcuts()
        if sequence.count() == 1 and plain(sequence[0])
    ]
    assert len(single) > 15
    for field in fields:
        if isinstance(field.parent(), QAbstractSpinBox):
            continue  # a number takes digits, and lets letters pass to nobody: it is no typing
        for keys in single:
            text = QKeySequence(keys).toString()
            event = QKeyEvent(
                QEvent.Type.ShortcutOverride, keys.key(), keys.keyboardModifiers(), text
            )
            event.ignore()
            field.event(event)
            assert event.isAccepted(), (field.objectName(), text)
    window.commands.finding.ready()[0].hide()
    for page in (window.commands.opening._editor, *window.commands.pages):
        page.close()


def plain(keys: QKeyCombination) -> bool:
    """A key that types a sign when it is pressed."""
    held = keys.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return held == Qt.KeyboardModifier.NoModifier and int(keys.key()) < 0x1000000


PLUGIN = """
from explorer.model import Experiment, Flow, Param, Path
HOP = Experiment(key="hop", title="Hop", about="It hops.", motion=Flow("x' = -k*x", start={"x": 1}),
                 params=(Param("k", 1.0, 0.0, 2.0),), shows=(Path("path", of=("x",)),))
"""


def test_a_plugin_is_ticked_used_and_taken_away(window, dialog, qtbot, tmp_path, monkeypatch):
    from explorer import api

    info = tmp_path / "hopping-0.3.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: hopping\nVersion: 0.3\n")
    points = "[separatrix.experiments]\nhop = hopping_about:HOP\nlame = hopping_about:NOTHING\n"
    (info / "entry_points.txt").write_text(points)
    (tmp_path / "hopping_about.py").write_text(PLUGIN)
    monkeypatch.syspath_prepend(str(tmp_path))
    dialog.turn_to("plugins")
    items = {dialog.plugins.list.item(n).text().split()[0]: dialog.plugins.list.item(n)
             for n in range(dialog.plugins.list.count())}  # fmt: skip
    assert items["hopping"].text() == "hopping 0.3\noffers hop, lame"
    assert "hop" not in api.catalogue()
    items["hopping"].setCheckState(Qt.CheckState.Checked)
    assert window.preferences.now.plugins == ["hopping"]
    assert api.catalogue()["hop"].family == "plugins"
    assert "lame" in window.card.text.text()
    texts = [dialog.plugins.list.item(n).text() for n in range(dialog.plugins.list.count())]
    assert any("brings hop\nlame: AttributeError" in text for text in texts)
    window.preferences.reset(["plugins"])
    assert "hop" not in api.catalogue()
