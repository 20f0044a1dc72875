"""F1 opens the guide where it fits; it is read with mouse and keys, and its links open things."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction

from explorer.api import diagnostics
from explorer.app import whereabouts
from explorer.app.tools import group
from explorer.io.assets import asset as guides_asset
from explorer.io.guide import pages

ROOT = Path(__file__).resolve().parents[2]
PAGES = pages()


def f1(qtbot, widget):
    qtbot.keyClick(widget, Qt.Key.Key_F1)


def shown(window, qtbot):
    qtbot.waitUntil(lambda: window.commands.help._guide is not None, timeout=30000)
    return window.commands.help._guide


def test_f1_opens_at_the_place_and_the_way_back_is_a_key(window, qtbot):
    docks = window.docks
    docks.gallery.search.setFocus()
    window.actions_by_name["guide"].trigger()
    guide = shown(window, qtbot)
    assert guide.place == "finding"
    guide.open("dials")
    guide.open("time#go-back")
    assert guide.reader.verticalScrollBar().value() > 0
    assert "Drag it and the run stands" in guide.reader.toPlainText()
    qtbot.keyClick(guide.reader, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert guide.place == "dials"
    qtbot.mouseClick(guide.forward, Qt.MouseButton.LeftButton)
    assert guide.place == "time#go-back"
    assert guide.list.currentItem().text() == "Time"

    qtbot.keyClicks(guide.search, "nozzle dye")
    assert guide.list.count() >= 1
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.place.startswith("flows")
    guide.search.clear()
    assert guide.list.count() == len(PAGES)

    # links between pages, and one that opens something
    guide.open("index")
    guide.reader.anchorClicked.emit(QUrl("guide:/tools.md#orbit-diagram"))
    assert guide.place == "tools#orbit-diagram"
    guide.reader.anchorClicked.emit(QUrl("try:lorenz?rho=24.5"))
    assert window.desk.params["rho"] == 24.5
    guide.reader.anchorClicked.emit(QUrl("try:lorenz?nosuchdial=1"))
    assert "nosuchdial" in docks.panel.help.text()
    assert window.desk.params["rho"] == 24.5
    for theme in ("light", "dark"):
        window.commands.view.wear(theme)
    guide.close()


def test_pictures_of_a_page_shrink_to_its_width(qtbot, theme):
    from PySide6.QtGui import QTextDocument

    from explorer.app.guide import Guide

    guide = Guide()
    qtbot.addWidget(guide)
    guide.resize(640, 500)
    guide.show()
    guide.open("index")
    kind = QTextDocument.ResourceType.ImageResource.value
    picture = guide.reader.loadResource(kind, QUrl("guide:/window.png"))
    assert 200 <= picture.width() <= guide.reader.viewport().width()
    assert guide.reader.loadResource(kind, QUrl("file:///etc/passwd")).isNull()


def test_a_page_that_nobody_sees_takes_the_theme_when_it_is_shown(qtbot, theme, monkeypatch):
    from explorer.app.guide import Guide

    guide = Guide()
    qtbot.addWidget(guide)
    guide.show()
    guide.open("time#go-back")
    loads: list[bool] = []
    monkeypatch.setattr(guide.reader, "reload", lambda: loads.append(True))
    guide.restyle()
    assert len(loads) == 1
    guide.hide()
    guide.restyle()
    guide.restyle()
    assert len(loads) == 1
    guide.show()
    assert len(loads) == 2 and guide.place == "time#go-back"
    guide.hide()
    guide.show()
    assert len(loads) == 2


def test_pictures_are_read_once_for_a_width(qtbot, theme, monkeypatch):
    from explorer.app import guide as guides

    read = []
    monkeypatch.setattr(guides, "asset", lambda *parts: read.append(parts) or guides_asset(*parts))
    reader = guides.Reader(PAGES)
    qtbot.addWidget(reader)
    first = reader._picture("window.png", 400)
    assert reader._picture("window.png", 400) == first and first.width() == 400
    assert len(read) == 1
    for room in range(300, 300 + guides.PICTURES):
        assert reader._picture("window.png", room).width() == room
    assert len(reader._pictures) == guides.PICTURES and ("window.png", 400) not in reader._pictures


@pytest.mark.parametrize(
    ("name", "place"),
    [("gallery.search", "finding"), ("param.rho.slider", "dials"), ("scrub", "time#go-back"),
     ("param.presets", "dials#presets"), ("tool.poincare", "tools#poincaré-section"),
     ("tool.open.basins", "tools#basins-of-attraction"),
     ("seeds.table", "seeds#the-table-of-seeds"),
     ("reading.permutation_entropy.card", "entropies#beside-the-run"), ("stage", "")],
)  # fmt: skip
def test_every_part_of_the_window_has_its_place(name, place):
    assert whereabouts.named(name, PAGES) == place


def test_every_place_of_the_table_is_in_the_guide():
    places = {section.place for page in PAGES.values() for section in page.sections}
    assert set(whereabouts.PLACES.values()) <= places
    assert {"school", "flows", "first"} <= set(PAGES)


def test_a_dialog_beckons_too(window, qtbot):
    window.commands.opening.new_equations()
    editor = window.commands.opening._editor
    editor.activateWindow()
    qtbot.waitUntil(lambda: bool(editor.property("beckons")), timeout=30000)
    qtbot.waitUntil(lambda: bool(editor.isActiveWindow()), timeout=30000)
    qtbot.waitUntil(lambda: bool(editor.text.hasFocus()), timeout=30000)
    f1(qtbot, editor.text)
    guide = shown(window, qtbot)
    assert guide.place == "equations"
    guide.close()
    editor.hide()


def test_every_action_and_every_family_is_told(window):
    told = "\n".join(page.text for page in PAGES.values())
    names = {action.text().rstrip("\u2026") for action in window.findChildren(QAction)
             if action.objectName().startswith("action.")}  # fmt: skip
    assert len(names) > 50
    assert sorted(name for name in names if f"**{name}" not in told) == []
    families = {group(one) for one in diagnostics().values()}
    assert sorted(name for name in families if f"**{name}**" not in told) == []


def test_the_tables_are_as_the_program_would_write_them():
    script = ROOT / "packaging" / "guide_tables.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True)
    assert done.returncode == 0, f"{done.stdout}: run packaging/guide_tables.py"
