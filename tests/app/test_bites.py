"""Work in bites: in order, one per turn of the loop, the newest only."""

from explorer.app import turn
from explorer.app.bites import Bites


def test_pieces_run_in_order_and_leave_nothing(qtbot):
    done, bites = [], Bites()
    bites.take(lambda: done.append(1), lambda: done.append(2))
    assert bites.pending
    assert done == []
    qtbot.waitUntil(lambda: not bites.pending)
    assert done == [1, 2]


def test_newer_work_takes_the_place_of_older(qtbot):
    done, bites = [], Bites()
    bites.take(lambda: done.append("old"), lambda: done.append("older"))
    bites.take(lambda: done.append("new"))
    qtbot.waitUntil(lambda: not bites.pending)
    assert done == ["new"]


def test_dropped_work_is_never_done(qtbot):
    done, bites = [], Bites()
    bites.take(lambda: done.append(1))
    bites.drop()
    qtbot.wait(60)
    assert done == []


def test_in_a_long_turn_a_piece_waits_once(qtbot, monkeypatch):
    asked, done, bites = [], [], Bites()
    monkeypatch.setattr(turn, "long", lambda: asked.append(len(done)) or True)
    bites.take(lambda: done.append(1), lambda: done.append(2))
    qtbot.waitUntil(lambda: not bites.pending)
    assert done == [1, 2]
    assert asked == [0, 1]  # and was not asked again before either was done
