"""The tool pane: a card per picture, what the mouse means on it, and how it shares the room."""

import gc
import re
import weakref
from pathlib import Path

import pytest
import stub
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from explorer.app.saving import save_menu
from explorer.engine.channels import fitting
from tests import pictures

KEY = pictures.ALL.key


def opened(window, qtbot, key=KEY, name="field"):
    """The card of a tool, with its reading drawn."""
    window.pane.open(key, "path")
    card = next(c for m, c in window.pane.cards.items() if m[0] == key)
    qtbot.waitUntil(card.isVisible)
    window.bridge.wake()
    qtbot.waitUntil(lambda: card.reading is not None, timeout=10000)
    card.choose(name)
    qtbot.waitUntil(lambda: card.drawing.inside().width() > 50)
    return card


def at(card, x, y):
    """A place in the numbers of the axes, as a point of the drawing's viewport."""
    return QPoint(*(round(p) for p in card.drawing.pixel(x, y)))


def drag(card, a, b):
    view = card.drawing.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at(card, *a))
    middle = (at(card, *a) + at(card, *b)) / 2
    QTest.mouseMove(view, middle)
    QTest.mouseMove(view, at(card, *b))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at(card, *b))


def options(window):
    return dict(next(m[2] for m in window.desk.document.measures if m[0] == KEY))


def test_no_pane_until_a_picture_is_asked_for(window):
    assert window.middle.arrangement.name == "one"
    assert not any(deck.isVisible() for deck in window.middle.decks)
    assert window.pane.cards == {}


def test_a_tool_opens_beside_the_stage_and_closes_again(window, qtbot):
    card = opened(window, qtbot)
    assert window.middle.arrangement.name == "two"
    assert window.scenery.widget.isVisible()
    assert (KEY, "path", ()) in window.desk.document.measures
    assert card.findChild(QLabel, "tool.note").text() == "" or card.note.isVisible()
    card.shut.click()
    assert window.pane.cards == {}
    assert not any(deck.isVisible() for deck in window.middle.decks)
    assert window.middle.arrangement.name == "one"
    window.commands.dials.undo()
    assert len(window.pane.cards) == 1


def test_a_card_is_made_without_another_window(window, qtbot):
    shown = []

    class Watcher(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Show and watched.isWidgetType() and watched.isWindow():
                shown.append(watched.objectName())
            return False

    watcher, app = Watcher(), QApplication.instance()
    app.installEventFilter(watcher)
    opened(window, qtbot)
    app.removeEventFilter(watcher)
    assert shown == []  # what is shown before it has a parent flashes on the desktop


def test_a_measurement_put_away_leaves_nothing_behind(window, qtbot):
    card = opened(window, qtbot)
    measure = card.measure
    dock, stage = window.docks.measures, window.scenery.onstage
    qtbot.waitUntil(lambda: measure in dock._seen and measure in stage._read)
    left = [weakref.ref(one) for one in (card, dock._seen[measure].reading)]
    left.append(weakref.ref(stage._read[measure].reading))
    menu = save_menu(window, card)
    menu.popup(window.pos())
    menu.close()
    del card, menu
    window.desk.measuring.forget(measure)
    dock.tell()
    stage.pull()

    def gone():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return all(one() is None for one in left)

    qtbot.waitUntil(gone, timeout=3000)


def test_a_rectangle_computes_a_part_and_back_returns(window, qtbot):
    card = opened(window, qtbot)
    assert not card.back.isEnabled()
    drag(card, (1.0, -1.0), (3.0, 1.0))
    low, high = options(window)["low"], options(window)["high"]
    assert (low, high) == pytest.approx((1.0, 3.0), abs=0.05)
    assert card.drawing.box.viewRange()[0] == pytest.approx([low, high])
    assert card.reading is not None, "the old picture stays"
    drag(card, (1.5, -1.0), (2.0, 1.0))
    inner = options(window)
    assert inner["low"] == pytest.approx(1.5, abs=0.05)
    card.back.click()
    assert options(window)["low"] == low
    card.forward.click()
    assert options(window) == inner
    window.commands.dials.undo()
    assert options(window)["low"] == low, "one rectangle is one command"
    assert card.forward.isEnabled()


def test_a_double_click_and_esc_show_the_whole_again(window, qtbot):
    card = opened(window, qtbot)
    for ask in (
        lambda: QTest.mouseDClick(card.drawing.viewport(), Qt.MouseButton.LeftButton),
        lambda: QTest.keyClick(card.drawing, Qt.Key.Key_Escape),
        card.whole.click,
    ):
        drag(card, (1.0, -1.0), (3.0, 1.0))
        assert options(window)["high"] > 0
        ask()
        assert (options(window)["low"], options(window)["high"]) == (0.0, 0.0)


def test_a_click_sets_the_dial_that_the_axis_stands_for(window, qtbot):
    card = opened(window, qtbot)
    assert "click sets" in card.readout.text()
    QTest.mouseClick(card.drawing.viewport(), Qt.MouseButton.LeftButton, pos=at(card, 4.0, 0.0))
    assert window.desk.run.params["sigma"] == pytest.approx(4.0, abs=0.03)
    line = card.drawing._present[0]
    assert line.isVisible()
    assert line.value() == pytest.approx(window.desk.run.params["sigma"])
    window.commands.dials.turn("sigma", 2.0)
    assert line.value() == pytest.approx(2.0)


def test_a_click_starts_the_same_run_elsewhere(window, qtbot):
    card = opened(window, qtbot, name="start")
    run = window.desk.run
    QTest.mouseClick(card.drawing.viewport(), Qt.MouseButton.LeftButton, pos=at(card, 1.0, 0.5))
    assert window.desk.run is run
    assert run.start_values == pytest.approx({"x": 1.0, "z": 0.5}, abs=0.05)
    assert window.desk.document.run.start == run.start_values
    assert window.pane.cards, "the tools stay"
    window.commands.dials.undo()
    assert run.start_values == {}


def test_a_click_sets_two_options(window, qtbot):
    card = opened(window, qtbot, name="few")
    QTest.mouseClick(card.drawing.viewport(), Qt.MouseButton.LeftButton, pos=at(card, 1.2, -0.9))
    assert options(window)["at_x"] == pytest.approx(1.2, abs=0.05)
    assert options(window)["at_y"] == -1, "a whole number stays whole"


def test_a_rectangle_without_zoom_options_only_enlarges(window, qtbot):
    card = opened(window, qtbot, name="signed")
    before = window.desk.document
    drag(card, (1.0, -1.0), (3.0, 1.0))
    assert window.desk.document is before
    assert card.drawing.enlarged
    assert card.drawing.box.viewRange()[0] == pytest.approx([1.0, 3.0], abs=0.05)
    card.whole.click()
    assert not card.drawing.enlarged


def test_the_pointer_says_what_lies_under_it(window, qtbot):
    card = opened(window, qtbot)

    def told():
        QTest.mouseMove(card.drawing.viewport(), at(card, 3.0, 0.02))
        QTest.mouseMove(card.drawing.viewport(), at(card, 1.5, 0.02))
        said = re.search(r"σ ([\d.]+) .*growth", card.readout.text())
        return said is not None and abs(float(said[1]) - 1.5) < 0.02  # a pixel is 0.01

    qtbot.waitUntil(told)


def test_options_offer_the_names_of_the_experiment(window, qtbot):
    from explorer.app.popover import Options

    card = opened(window, qtbot)
    card.settings.click()
    popover = window.findChild(Options)
    assert popover is not None
    box = popover.dials.rows["over"].editor
    assert [box.itemText(i) for i in range(box.count())] == ["sigma", "rho", "beta"]
    box.textActivated.emit("rho")
    assert options(window)["over"] == "rho"
    assert card.drawing._titles["bottom"][0] == "ρ"
    popover.close()


def test_two_tools_share_the_pane_by_tabs_or_side_by_side(window, qtbot):
    first = opened(window, qtbot)
    second = opened(window, qtbot, pictures.ENDLESS.key)
    assert window.middle.decks[1].tabs.count() == 2
    assert second.isVisible()
    assert not first.isVisible()
    window.middle.arrange("one_two")
    assert first.isVisible()
    assert second.isVisible()
    window.pane.open(KEY, "path")
    assert len(window.pane.cards) == 2, "a tool that is open is not opened twice"


def test_a_small_window_has_room_for_a_tool(window, qtbot):
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: window.middle.width() < 660)
    card = opened(window, qtbot)
    opened(window, qtbot, pictures.ENDLESS.key)
    window.middle.arrange("two")
    window.middle.raise_card(card)
    qtbot.waitUntil(card.isVisible)
    for layout in ("four", "two"):
        window.middle.arrange(layout)
        window.resize(1024, 700)
        qtbot.waitUntil(lambda: (window.width(), window.height()) == (1024, 700))
    window.middle.raise_card(card)
    qtbot.waitUntil(card.isVisible)
    assert card.width() >= 240
    assert card.drawing.inside().width() > 80
    window.middle.toggle(1)
    qtbot.waitUntil(lambda: card.drawing.inside().width() > 250)
    for button in card.findChildren(QToolButton):
        if button.isVisible():
            corner = button.mapTo(card, button.rect().bottomRight())
            assert corner.x() <= card.width()


def test_the_tools_menu_lists_what_fits_with_help_and_keys(window, qtbot):
    menu = window.tools.menu
    menu.aboutToShow.emit()
    found = {action.text(): action for action in menu.actions() if action.isEnabled()}
    assert "Toy of every layer." in found["Basins"].toolTip()
    assert found["Basins"].shortcut().toString() == "A"
    assert found["Poincare"].shortcut().toString() == "P"
    assert "Spread" not in found, "it has no picture"
    headings = [action.text() for action in menu.actions() if not action.isEnabled()]
    assert "Equations: dials and starts" in headings
    assert menu.title() in [action.text() for action in window.menuBar().actions()]
    found["Basins"].trigger()
    assert len(window.pane.cards) == 1


def test_a_key_opens_its_tool(window, qtbot):
    window.activateWindow()
    window.scenery.widget.setFocus()
    qtbot.waitUntil(window.scenery.widget.hasFocus)
    qtbot.keyClick(window, Qt.Key.Key_A)
    assert [m[0] for m in window.pane.cards] == ["basins"]


def test_another_experiment_closes_the_pane(window, qtbot):
    opened(window, qtbot)
    window.commands.opening.open_key("every_kind")
    qtbot.waitUntil(lambda: not window.docks.bites.pending)
    assert window.pane.cards == {}
    assert window.middle.arrangement.name == "one"


@pytest.mark.parametrize("ending", [".csv", ".npz", ".json", ".nc", ".png", ".svg", ".pdf"])
def test_a_card_is_saved_with_what_made_it(window, qtbot, tmp_path, ending):
    from explorer.app.saving import save

    card = opened(window, qtbot)
    path = tmp_path / f"a{ending}"
    save(window, card, str(path))
    qtbot.waitUntil(lambda: path.exists() and not window.slow_errands.busy, timeout=20000)
    content = Path(path).read_bytes()
    assert len(content) > 1000
    if ending in (".csv", ".npz", ".json", ".nc"):
        assert b'"rho":28.0' in content.replace(b" ", b"").replace(b"\0", b"")


def test_a_card_can_be_repeated_by_a_line_of_text(window, qtbot):
    from explorer.app.saving import command

    card = opened(window, qtbot)
    drag(card, (1.0, -1.0), (3.0, 1.0))
    line = command(window, card)
    assert line.startswith("separatrix measure basins lorenz --set sigma=10.0")
    assert f"--with low={options(window)['low']!r}" in line


def test_every_theme_reaches_the_cards(window, qtbot):
    card = opened(window, qtbot)
    stub.wear(window, qtbot, "light")
    assert card.drawing.theme is window.scenery.stage.theme
    window.commands.view.wear("dark")


def test_a_reading_in_the_dock_opens_its_picture(window, qtbot):
    window.desk.measuring.add(KEY, "path")
    card = next(iter(window.pane.cards.values()))
    assert card.diagnostic is pictures.ALL
    groups = window.docks.measures.readings
    qtbot.waitUntil(lambda: (KEY, "path", ()) in groups.groups)
    group = groups.groups[(KEY, "path", ())]
    assert group.picture_button.isVisibleTo(group)
    window.middle.arrange("one")
    group.picture_button.click()
    assert window.middle.arrangement.name == "two"


def test_a_saved_session_opens_with_its_tools(window, qtbot, tmp_path, monkeypatch):
    from explorer import api
    from explorer.io import document

    card = opened(window, qtbot)
    drag(card, (1.0, -1.0), (3.0, 1.0))
    low = options(window)["low"]
    path = tmp_path / "a.separatrix.json"
    document.save(window.desk.document, path)
    window.commands.opening.open_key("every_kind")
    qtbot.waitUntil(lambda: not window.docks.bites.pending)
    assert window.pane.cards == {}
    monkeypatch.setattr(api, "described", lambda run: stub.LORENZ)
    window.commands.opening.open_key(str(path))
    qtbot.waitUntil(lambda: bool(window.pane.cards), timeout=10000)
    assert options(window)["low"] == low


# -- on the real engine ---------------------------------------------------------------------------
@pytest.fixture
def live(qtbot, theme, monkeypatch):
    """A window on the real engine, with the toys."""
    from explorer.app.verbs.opening import Opening
    from explorer.app.window import Window

    monkeypatch.setattr(Opening, "catalogue", lambda self: {"lorenz": stub.LORENZ})
    monkeypatch.setattr(Opening, "diagnostics", lambda self: stub.DIAGNOSTICS)
    made = Window("dark")
    qtbot.addWidget(made)
    made.show()
    made.furnish("lorenz")
    qtbot.waitUntil(lambda: made.settled, timeout=20000)
    qtbot.waitUntil(lambda: made.docks.measures.chart is not None, timeout=30000)
    qtbot.waitUntil(lambda: not made.docks.bites.pending)
    yield made
    made.close()


def test_a_long_job_shows_its_coarse_form_and_stops_in_time(live, qtbot):
    card = opened(live, qtbot, pictures.ENDLESS.key)
    qtbot.waitUntil(lambda: card.work.state.text() == "25 %")
    assert card.work.progress.share > 0.0
    step = live.desk.run.status().step
    qtbot.waitUntil(lambda: live.desk.run.status().step > step)
    card.work.stop.click()
    watch = live.desk.watches.handles[card.measure]
    qtbot.waitUntil(lambda: not watch.working, timeout=500)
    qtbot.waitUntil(lambda: card.work.state.text() == "stopped at 50 %")
    assert card.work.progress.share == 0.0
    assert card.work.again.isVisible()
    card.work.again.click()
    qtbot.waitUntil(lambda: card.work.stop.isVisible())


def test_closing_a_card_ends_its_job(live, qtbot):
    card = opened(live, qtbot, pictures.ENDLESS.key)
    watch = live.desk.watches.handles[card.measure]
    card.shut.click()
    qtbot.waitUntil(lambda: not watch.working, timeout=500)


def test_a_dragged_zoom_is_computed_anew(live, qtbot):
    card = opened(live, qtbot)
    before = card.reading
    drag(card, (1.0, -1.0), (3.0, 1.0))
    qtbot.waitUntil(lambda: card.reading is not before, timeout=5000)
    assert card.reading.settings["low"] == options(live)["low"]


def test_turning_the_dial_of_the_axis_leaves_the_picture(live, qtbot):
    card = opened(live, qtbot)
    before = card.reading
    QTest.mouseClick(card.drawing.viewport(), Qt.MouseButton.LeftButton, pos=at(card, 4.0, 0.0))
    qtbot.waitUntil(lambda: live.desk.run.latest().params["sigma"] != 10.0)
    live.commands.dials.turn("beta", 2.0)
    qtbot.waitUntil(lambda: card.reading is not before, timeout=5000)
    assert card.reading.settings["dials"]["sigma"] == pytest.approx(4.0, abs=0.03)


def test_a_tool_asked_for_before_the_docks_are_filled_stays(window, qtbot):
    window.commands.opening.open_key("every_kind")
    assert window.docks.bites.pending
    assert window.desk.document.measures == (), "what was measured before is not measured here"
    (channel, *_) = fitting(window.desk.experiment, pictures.ALL)
    window.pane.open(KEY, channel.name)
    qtbot.waitUntil(lambda: not window.docks.bites.pending, timeout=5000)
    assert any(m[0] == KEY for m in window.desk.document.measures)
    assert [c.diagnostic.key for c in window.pane.cards.values()] == [KEY]
    window.commands.opening.open_key("lorenz")
    qtbot.waitUntil(lambda: not window.docks.bites.pending, timeout=5000)
    keys = [m[0] for m in window.desk.document.measures]
    assert keys == ["spread", "permutation_entropy"]
    assert window.pane.cards == {}
