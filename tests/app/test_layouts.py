"""Layouts: cells, borders, cameras that stay, and a Stage that keeps its picture throughout."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from explorer.app.arrangement import Arrangement
from explorer.app.border import Border
from explorer.app.deck import Deck, seated
from explorer.app.tiling import TILINGS, WIDE, after, clamped, roomy, spread
from tests import pictures
from tests.app.real import furnished

NOTHING = QSize(0, 0)


def test_cells_of_every_layout_cover_the_whole_once():
    for tiling in TILINGS.values():
        cells = tiling.cells(0.3, 0.7)
        assert len(cells) == tiling.count
        area = sum((right - left) * (bottom - top) for left, top, right, bottom in cells)
        assert area == pytest.approx(1.0)
        assert len(tiling.borders(0.3, 0.7)) == min(tiling.count - 1, 2)
    assert [after(name) for name in TILINGS] == ["two", "one_two", "four", "one"]
    assert (clamped(-1.0), clamped(0.4), clamped(9.0)) == (0.12, 0.4, 0.88)


def test_a_border_leaves_a_card_what_it_needs_where_there_is_so_much():
    assert TILINGS["two"].sides("x", [1]) == (False, True)
    assert TILINGS["two"].sides("y", [1]) == (False, False)
    assert TILINGS["one_two"].sides("x", [0, 2]) == (True, True)
    assert TILINGS["one_two"].sides("y", [0, 2]) == (False, True)
    assert TILINGS["four"].sides("y", [0, 1]) == (True, False)
    assert roomy(0.5, 404, 0, 245) == pytest.approx(159 / 404)
    assert roomy(0.5, 404, 245, 0) == pytest.approx(245 / 404)
    assert roomy(0.5, 800, 245, 245) == 0.5
    assert roomy(0.3, 404, 245, 245) == 0.3  # both cannot be had


def test_what_is_chosen_stands_there_and_the_rest_follows_in_order():
    assert spread(3, ["a", "b", "c", "d"], {}) == ["a", "b", "c"]
    assert spread(3, ["a", "b", "c", "d"], {0: "d", 7: "c"}) == ["d", "a", "b"]
    assert spread(4, ["a", "b"], {2: "a", 1: "gone"}) == ["b", None, "a", None]


def test_an_arrangement_says_what_stands_where_without_any_widget():
    things = ["path", "card:a", "card:b"]
    made = Arrangement(lambda: things)
    assert made.cells() == ["path"] and made.rects(QSize(800, 600), NOTHING).keys() == {0}
    made.become("four")
    assert made.cells() == ["path", "card:a", "card:b", None]
    made.choose(3, "path")  # an empty cell is taken, and one is left
    assert made.cells() == [None, "card:a", "card:b", "path"]
    made.choose(1, "card:b")
    assert made.cells() == [None, "card:b", "card:a", "path"]
    made.present(True)  # three things to see: three cells
    assert made.tiling.name == "one_two" and made.cells() == things
    made.alone = 2
    assert made.rects(QSize(800, 600), NOTHING) == {2: QRect(0, 0, 800, 600)}
    assert made.borders(QSize(800, 600), NOTHING) == {}
    del things[1:]
    made.present(True)
    assert made.alone is None and made.cells() == ["path"]
    made.clear()
    made.present(False)
    assert made.cells() == ["path", None, None, None]


def test_a_border_lies_between_the_cells_and_covers_neither():
    made = Arrangement(lambda: ["path", "card:a"])
    made.become("two")
    left, right = made.rects(QSize(801, 600), NOTHING).values()
    assert right.left() - left.right() - 1 == pytest.approx(WIDE, abs=1)
    made.move_border("x", 0.9)
    assert made.rects(QSize(801, 600), QSize(300, 200))[1].width() == pytest.approx(300, abs=3)


def brightness(window, qtbot):
    """Mean of the stage's own pixels, once it has painted again."""
    stage = window.scenery.stage
    before = stage.paints
    stage.update()
    qtbot.waitUntil(lambda: stage.paints > before, timeout=5000)
    image = window.scenery.widget.grabFramebuffer()
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(-1, 4)[:, :3]
    assert raw.max() > 90, "black"
    return float(raw.mean())


def differing(window):
    """Share of the window's pixels that the screen shows otherwise than the window has them.

    A grabbed window is composed anew, so it looks right whatever the screen shows.
    """
    if QGuiApplication.platformName() != "xcb":  # elsewhere the Stage has no window of its own
        return 0.0
    shown, had = (
        image.toImage().convertToFormat(QImage.Format.Format_RGB32)
        for image in (window.screen().grabWindow(window.winId()), window.grab())
    )
    assert shown.size() == had.size()
    pixels = [np.frombuffer(one.constBits(), np.uint8).astype(int) for one in (shown, had)]
    return float((np.abs(pixels[0] - pixels[1]) > 40).mean())


def settle(window, qtbot):
    """Untouched, still cameras, and a run that stands still."""
    window.desk.run.pause()
    for panel in window.scenery.stage.panels:
        panel.camera.touch()
    qtbot.waitUntil(lambda: not any(p.camera.moving for p in window.scenery.stage.panels))
    qtbot.waitUntil(lambda: window.scenery.painted is window.desk.run.latest())


def test_new_views_get_nothing_of_the_run_before(qtbot, theme):
    with furnished("lorenz") as window:
        qtbot.waitUntil(lambda: window.settled)
        qtbot.waitUntil(window.scenery.moving)
        window.actions_by_name["layout_four"].trigger()
        given, stage = [], window.scenery.stage
        window.scenery.staged.connect(lambda: given.extend(panel._frame for panel in stage.panels))
        window.commands.opening.open_key("rossler")
        qtbot.waitUntil(window.scenery.moving)
        # of the run before they would draw its curve, until this run is as far, or join the two
        assert given == [None] * 4
        assert {panel._frame.key for panel in stage.panels} == {"rossler"}


def test_the_layout_key_keeps_cameras_and_the_picture(window, qtbot):
    window.move(0, 0)
    window.resize(1400, 900)
    middle, scenery = window.middle, window.scenery
    stage, parent = scenery.widget, scenery.widget.parentWidget()
    settle(window, qtbot)
    pose = scenery.stage.panels[0].camera.pose
    window.activateWindow()
    stage.setFocus()
    qtbot.waitUntil(stage.hasFocus)
    names = []
    for _ in range(4):
        qtbot.keyClick(stage, Qt.Key.Key_L)
        names.append(middle.arrangement.name)
        brightness(window, qtbot)
        shown = [panel for panel in scenery.stage.panels if panel.visible]
        assert len(shown) == TILINGS[middle.arrangement.name].count
        assert stage.parentWidget() is parent
        qtbot.waitUntil(lambda: differing(window) < 0.002)
    assert names == ["two", "one_two", "four", "one"]
    assert scenery.stage.panels[0].camera.pose == pose
    window.actions_by_name["layout_four"].trigger()
    top = next(sight for sight in scenery.sights if sight.key == "path@7")
    assert top.panels[0].camera.look.elevation == 90.0
    assert middle.arrangement.cells() == ["path", "path@1", "path@3", "path@7"]

    # another thing in a cell: what stood there takes its place
    menu = opened_menu(window, qtbot, middle.corners[1])
    next(one for one in menu.actions() if one.data() == "path@7").trigger()
    menu.close()
    assert middle.arrangement.cells() == ["path", "path@7", "path@3", "path@1"]

    # a border moves both of its sides
    upright = next(one for one in window.findChildren(Border) if one.axis == "x")
    QTest.mousePress(upright, Qt.MouseButton.LeftButton, pos=QPoint(2, 40))
    QTest.mouseMove(upright, QPoint(-middle.width() // 5, 40))
    QTest.mouseRelease(upright, Qt.MouseButton.LeftButton, pos=QPoint(2, 40))
    assert middle.arrangement.splits["four"]["x"] < 0.45
    rects = middle.rects()
    assert rects[0].width() == rects[2].width() < rects[1].width()

    # a double click gives one cell all the room, Esc brings the others back
    at = stage.mapFrom(middle, rects[3].center())
    QTest.mouseDClick(stage, Qt.MouseButton.LeftButton, pos=at)
    assert middle.arrangement.alone == 3
    assert [panel.visible for panel in scenery.stage.panels].count(True) == 1
    brightness(window, qtbot)
    qtbot.keyClick(stage, Qt.Key.Key_Escape)
    assert middle.arrangement.alone is None
    window.actions_by_name["reset_layout"].trigger()
    assert middle.arrangement.name == "one"
    assert middle.arrangement.splits["four"]["x"] == 0.5


def opened_menu(window, qtbot, corner):
    QTest.mouseClick(corner, Qt.MouseButton.LeftButton)
    found = []

    def there():
        found[:] = [m for m in window.findChildren(QMenu, "cell.menu") if m.isVisible()]
        return bool(found)

    qtbot.waitUntil(there)
    return found[0]


def test_decks_go_along_with_their_cards(qtbot):
    decks = [Deck() for _ in range(4)]
    for deck in decks:
        qtbot.addWidget(deck)
    a, b, c, d = (QWidget() for _ in range(4))
    decks[0].stack.addWidget(a)
    decks[0].stack.addWidget(b)
    decks[2].stack.addWidget(c)
    qtbot.addWidget(d)
    assert seated(decks, {1: [a, b]})[1] is decks[0]
    assert seated(decks, {0: [c], 1: [b], 3: [d]}) == [decks[2], decks[0], decks[1], decks[3]]
    assert seated(decks, {0: [a], 1: [b], 2: [c]}) == decks
    assert set(map(id, seated(decks, {0: [c], 2: [a, b, d]}))) == set(map(id, decks))


def test_a_card_takes_part_and_keeps_its_part(window, qtbot):
    window.resize(1400, 900)
    window.pane.open(pictures.ALL.key, "path")
    card = window.middle.cards[0]
    qtbot.waitUntil(card.isVisible)
    assert window.middle.arrangement.name == "two"
    parent = card.parent()
    window.resize(1000, 700)  # no room for both: the card stays whole
    qtbot.waitUntil(lambda: window.middle.arrangement.name == "one")
    assert card.isVisible() and card.width() == window.middle.width()
    window.resize(1400, 900)
    qtbot.waitUntil(lambda: window.middle.arrangement.name == "two")
    assert card.parent() is parent  # its deck went along: another one would dress it anew
    window.middle.arrange("two")  # as a person wishes: it stays, and the card is whole
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: window.middle.width() < 620)
    assert window.middle.arrangement.name == "two"
    assert card.minimumWidth() <= card.width() == window.middle.rects()[1].width()
    window.resize(1400, 900)
    window.bridge.wake()
    qtbot.waitUntil(lambda: card.reading is not None, timeout=10000)
    card.choose("signed")
    qtbot.waitUntil(lambda: card.drawing.inside().width() > 50)
    card.drawing.enlarge((1.0, 3.0), (-1.0, 1.0))
    window.middle.arrange("four")
    cells = window.middle.arrangement.cells()
    assert cells[:2] == ["path", "card:" + pictures.ALL.key + ":path"]
    # cells interlock here: the stage lies below the card, and both are seen
    assert window.scenery.widget.geometry().contains(window.middle.decks[1].geometry())
    window.middle.choose(0, cells[1])
    assert window.middle.arrangement.cells()[:2] == [cells[1], "path"]
    assert card.isVisible()
    assert card.drawing.box.viewRange()[0] == pytest.approx([1.0, 3.0], abs=0.05)
    image = window.grab().toImage()
    at = window.middle.mapTo(window, window.middle.decks[0].geometry().bottomLeft())
    surface = window.scenery.stage.theme.surface
    assert image.pixelColor(at.x() + 2, at.y() - 2).name().upper() == surface
    QTest.mouseDClick(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    assert window.middle.arrangement.alone == 0
    assert not window.scenery.widget.isVisible()
    window.middle.restore()
    card.shut.click()
    assert "path" in window.middle.arrangement.cells()


def test_docks_float_and_come_back_round_a_living_picture(window, qtbot):
    window.resize(1400, 900)
    settle(window, qtbot)
    first = brightness(window, qtbot)
    for dock in (window.docks.left, window.docks.right, window.docks.bottom):
        dock.setFloating(True)
        qtbot.waitUntil(dock.isWindow)
        brightness(window, qtbot)
        dock.setFloating(False)
        dock.close()
        brightness(window, qtbot)
        window.actions_by_name[f"dock_{dock.objectName().partition('.')[2]}"].trigger()
        assert dock.isVisible()
    window.tabifyDockWidget(window.docks.left, window.docks.right)
    brightness(window, qtbot)
    window.showMaximized()
    brightness(window, qtbot)
    window.showNormal()
    window.actions_by_name["reset_layout"].trigger()
    window.resize(1400, 900)
    qtbot.waitUntil(lambda: window.size().width() == 1400)
    assert not window.tabifiedDockWidgets(window.docks.left)
    qtbot.waitUntil(
        lambda: brightness(window, qtbot) == pytest.approx(first, rel=0.05), timeout=5000
    )


def test_the_layout_is_kept_and_an_unreadable_one_is_passed_over(window, qtbot, tmp_path):
    from explorer.app import keeping

    place = tmp_path / "layout.json"
    window.middle.arrange("four")
    window.middle.move_border("x", 0.3)
    window.docks.bottom.hide()
    keeping.save(window, place)
    window.actions_by_name["reset_layout"].trigger()
    assert window.docks.bottom.isVisible()
    assert keeping.restore(window, place)
    assert window.middle.arrangement.name == "four"
    assert window.middle.arrangement.splits["four"]["x"] == 0.3
    assert not window.docks.bottom.isVisible()
    for spoilt in ("", "[]", '{"version": 99}', place.read_text()[:-20],
                   '{"version": 1, "docks": "AA", "window": 3}'):  # fmt: skip
        (tmp_path / "spoilt").write_text(spoilt)
        assert not keeping.restore(window, tmp_path / "spoilt")
    assert window.middle.arrangement.name == "four"
    assert not keeping.restore(window, tmp_path / "nowhere")
