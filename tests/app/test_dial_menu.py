"""What a row's menu does, and the two sets, by mouse, menu and key."""

import pytest
import stub
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton

from explorer.app.groove import STOPS


def row(window, name):
    return window.docks.panel.dials.rows[name]


def menu_of(window, qtbot, name, key=None):
    """The row's menu, opened by a click on its symbol or a key."""
    symbol = row(window, name).symbol
    if key is None:
        qtbot.mouseClick(symbol, Qt.MouseButton.LeftButton)
    else:
        symbol.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(symbol, key)
    menu = window.docks.handling.menu
    qtbot.waitUntil(menu.isVisible)
    return menu


def choose(menu, *names):
    """One entry of a menu, by object names and texts from the outside in."""
    for name in names:
        known = [*menu.actions(), *(sub.menuAction() for sub in menu.findChildren(QMenu))]
        found = next(
            one
            for one in known
            if name in (one.objectName(), one.text())
            or (one.menu() is not None and one.menu().objectName() == name)
        )
        if found.menu() is None:
            found.trigger()
        else:
            menu = found.menu()
    for shown in QApplication.topLevelWidgets():
        if isinstance(shown, QMenu):
            shown.close()


def key(window, letter):
    """Press a key over the picture."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.scenery.widget.setFocus()
    QTest.keyClick(window, letter)
    QApplication.processEvents()


def turn(window, name, share):
    row(window, name).slider.setValue(round(STOPS * share))


def test_a_locked_dial_refuses_hand_number_preset_throw_and_undo(window, qtbot):
    desk, dial = window.desk, row(window, "rho")
    turn(window, "rho", 0.25)
    assert desk.params["rho"] == 50.0
    choose(menu_of(window, qtbot, "rho"), "row.lock")
    assert desk.document.run.locked == ("rho",)
    assert not dial.slider.isEnabled()
    assert not dial.editor.isEnabled()
    assert "lock" in dial.symbol.marks
    assert "locked" in dial.symbol.accessibleName()
    assert dial.isEnabled(), "a lesson's word is another: the row itself answers"
    window.commands.dials.turn("rho", 60.0)
    assert "rho is locked" in window.docks.panel.help.text()
    window.commands.dials.choose_preset("period window")
    window.commands.dials.reset()
    window.actions_by_name["throw"].trigger()
    assert desk.params["rho"] == 50.0
    assert desk.params["sigma"] != 10.0
    for _ in range(2):  # the throw; the reset and the preset turned nothing but locked dials
        window.commands.dials.undo()
    while desk.can_undo and desk.params["rho"] == 50.0:
        before = desk.params
        window.commands.dials.undo()
        if desk.params == before and "locked" in window.docks.panel.help.text():
            break
    assert desk.params["rho"] == 50.0
    assert "unlock it to take this back" in window.docks.panel.help.text()
    choose(menu_of(window, qtbot, "rho"), "row.lock")
    assert dial.slider.isEnabled()
    window.commands.dials.undo()
    assert desk.params["rho"] == 28.0


def test_linked_dials_move_together_and_one_undo_moves_both(window, qtbot):
    desk = window.desk
    choose(menu_of(window, qtbot, "beta"), "row.link.proportional", "sigma")
    assert row(window, "beta").told == "kept in proportion to sigma"
    assert "link" in row(window, "sigma").symbol.marks
    turn(window, "sigma", 0.4)  # 20: twice
    assert desk.params["beta"] == pytest.approx(16 / 3)
    assert row(window, "beta").value == desk.params["beta"]
    window.commands.dials.undo()
    assert (desk.params["sigma"], desk.params["beta"]) == (10.0, 8 / 3)
    choose(menu_of(window, qtbot, "beta"), "row.unlink")
    assert desk.document.run.links == ()
    choose(menu_of(window, qtbot, "beta"), "row.link.equal", "sigma")
    assert desk.params["beta"] == 10.0
    window.commands.dials.undo()
    assert (desk.params["beta"], desk.document.run.links) == (8 / 3, ())


def test_a_dial_is_animated_by_its_form_and_shown_where_the_run_has_it(window, qtbot):
    desk = window.desk
    choose(menu_of(window, qtbot, "rho", Qt.Key.Key_Space), "row.animate")
    form = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "animate")
    for name, text in (("low", "20"), ("high", "40"), ("period", "0")):
        box = form.findChild(QLineEdit, f"animate.{name}")
        box.selectAll()
        qtbot.keyClicks(box, text)
    start = form.findChild(QPushButton, "animate.start")
    qtbot.mouseClick(start, Qt.MouseButton.LeftButton)
    assert "period" in form.said.text(), "refused where it was typed"
    box.selectAll()
    qtbot.keyClicks(box, "5")
    qtbot.mouseClick(start, Qt.MouseButton.LeftButton)
    animation = desk.document.run.animation("rho")
    assert (animation.low, animation.high, animation.period) == (20.0, 40.0, 5.0)
    assert desk.run.animations == {"rho": animation}
    dial = row(window, "rho")
    assert dial.symbol.marks == ("animate",)
    desk.run.params = desk.run.params.with_(rho=35.0)  # the engine turns it
    window.docks.handling.follow(desk.run, numbers=True)
    assert dial.editor.text() == "35"
    assert desk.params["rho"] == 28.0
    turn(window, "rho", 0.1)  # a hand on it ends it
    assert desk.document.run.animations == ()
    assert desk.params["rho"] == 20.0
    window.commands.dials.undo()
    assert desk.document.run.animation("rho") == animation
    window.commands.dials.undo()
    assert desk.document.run.animations == ()
    assert dial.symbol.marks == ()


def test_a_row_is_reset_and_copied(window, qtbot):
    turn(window, "rho", 0.5)
    choose(menu_of(window, qtbot, "rho", Qt.Key.Key_Return), "row.copy")
    assert QApplication.clipboard().text() == "rho = 100.0"
    choose(menu_of(window, qtbot, "rho"), "row.reset")
    assert window.desk.params["rho"] == 28.0


def test_a_throw_can_be_repeated_and_taken_back(window, qtbot, monkeypatch):
    from PySide6.QtWidgets import QInputDialog

    desk = window.desk
    before = dict(desk.params)
    qtbot.mouseClick(window.docks.panel.throw, Qt.MouseButton.LeftButton)
    first = dict(desk.params)
    assert first != before
    assert desk.document.run.thrown == 1
    assert "last seed 1" in window.docks.panel.throw.toolTip()
    window.actions_by_name["throw"].trigger()
    assert desk.document.run.thrown == 2
    monkeypatch.setattr(QInputDialog, "getInt", lambda *args: (1, True))
    window.actions_by_name["throw_again"].trigger()
    assert dict(desk.params) == first
    for _ in range(3):
        window.commands.dials.undo()
    assert dict(desk.params) == before
    assert desk.document.run.thrown == 0


def test_two_sets_are_swapped_compared_copied_and_left(window, qtbot):
    desk, strip = window.desk, window.docks.panel.sets
    assert not strip.isVisible()
    key(window, "X")
    assert strip.isVisible()
    assert strip.sides["B"].isChecked()
    turn(window, "rho", 0.25)
    assert strip.listed.text().split() == ["rho", "28", "|", "50"]
    assert row(window, "rho").slider.other_stop == round(STOPS * 0.14)
    assert desk.run.restarts == 0
    qtbot.mouseClick(strip.sides["A"], Qt.MouseButton.LeftButton)
    assert desk.run.params["rho"] == desk.params["rho"] == 28.0
    assert strip.sides["A"].isChecked()
    assert desk.run.restarts == 0, "live dials need no restart"
    qtbot.mouseClick(strip.sides["A"], Qt.MouseButton.LeftButton)  # it is live already
    assert desk.document.run.side == "A"
    window.actions_by_name["copy_set"].trigger()
    assert strip.count.text() == "no difference yet"
    window.commands.dials.undo()
    assert strip.listed.text().split() == ["rho", "28", "|", "50"]
    window.actions_by_name["forget_set"].trigger()
    assert not strip.isVisible()
    for _ in range(4):
        window.commands.dials.undo()
    assert desk.document.run.other is None
    assert (desk.document.run.side, desk.params["rho"]) == ("A", 28.0)


def test_every_kind_of_dial_has_its_menu_and_what_fits_it(window, qtbot):
    window.commands.opening.open_key("every_kind")
    qtbot.waitUntil(lambda: not window.docks.bites.pending)
    names = {}
    for name in ("rate", "count", "periodic", "variant"):
        menu = menu_of(window, qtbot, name)
        names[name] = {action.objectName() for action in menu.actions()}
        menu.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(window.findChildren(QMenu, "row.menu")) == 1, "one at a time"
    assert "row.animate" in names["rate"]
    assert "row.animate" not in names["count"], "it begins the run anew"
    assert names["periodic"] == names["variant"] == {"row.reset", "row.lock", "row.copy", ""}
    assert stub.EVERY_KIND.params[0].name == "rate"


def test_the_recorded_steps_are_marked_on_the_scrub_bar(window, qtbot):
    desk, bar = window.desk, window.transport
    desk.run.latest()
    begun = desk.run.status().step
    assert begun > 0
    key(window, "R")
    assert bar.record.isChecked()
    for _ in range(3):
        desk.run.latest()
    window._tell()
    assert bar.scrub.take is not None
    assert bar.scrub.take[1] == 1.0
    qtbot.mouseClick(bar.record, Qt.MouseButton.LeftButton)
    assert not bar.record.isChecked()
    take = desk.document.run.take
    assert begun <= take[0] < take[1] <= desk.run.status().step
    window.commands.dials.undo()
    assert desk.dialling.recording
    window.commands.dials.undo()
    window._tell()
    assert bar.scrub.take is None
    status, past = desk.run.status(), window.status_bar.fields["past"]
    window.status_bar.show_run(status, 0, force=True)
    assert past.text() == ""
    status.thinned = True
    window.status_bar.show_run(status, 0, force=True)
    assert past.text() == "past 512 MB, thinned"


def test_a_link_carries_all_that_was_done_with_the_dials(window, qtbot):
    from explorer.engine.animation import Animation

    desk = window.desk
    key(window, "X")
    turn(window, "rho", 0.25)
    desk.dialling.link("offset", "beta", "sigma")
    desk.dialling.throw(5)
    desk.dialling.animate(Animation("rho", 20.0, 30.0, 4.0, "ramp"))
    desk.dialling.lock("beta")
    key(window, "K")
    kept, beside = desk.document.run, desk.document.runs[1]
    desk.look({"path.colour": "speed"})
    window.actions_by_name["copy_link"].trigger()
    window.commands.opening.open_key("every_kind")
    window.actions_by_name["paste_link"].trigger()
    qtbot.waitUntil(lambda: not window.docks.bites.pending)
    run = desk.document.run
    for name in ("params", "locked", "links", "animations", "thrown", "side", "other"):
        assert getattr(run, name) == getattr(kept, name), name
    assert desk.document.runs[1] == beside
    assert desk.document.looks == (("path.colour", "speed"),)
    assert desk.run.how["animations"] == kept.animations
    assert row(window, "beta").symbol.marks == ("link", "lock")
    assert row(window, "rho").symbol.marks == ("animate",)
    assert window.docks.panel.sets.sides["B"].isChecked()


def test_a_preset_ends_the_animations_of_what_it_sets(window):
    from explorer.engine.animation import Animation

    desk = window.desk
    desk.dialling.animate(Animation("rho", 20.0, 30.0, 4.0))
    window.commands.dials.choose_preset("period window")
    assert desk.document.run.animations == ()
    assert desk.params["rho"] == 160.0
    window.commands.dials.undo()
    assert desk.document.run.animation("rho") is not None
    assert desk.params["rho"] == 28.0
