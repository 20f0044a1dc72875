"""Widgets in a cycle die in the GUI thread, whichever thread makes the garbage."""

import gc
import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from explorer.app import collector as collecting
from explorer.app.collector import Collector


class _Knot(QWidget):
    """A widget that knows itself, with a timer that must be stopped in its own thread."""

    def __init__(self, died: list[str]) -> None:
        super().__init__()
        self.me = self
        timer = QTimer(self)
        timer.start(5)
        self.destroyed.connect(lambda: died.append(threading.current_thread().name))


def _make_garbage() -> None:
    for _ in range(20_000):
        knot: list[object] = []
        knot.append(knot)


def test_a_widget_in_a_cycle_dies_in_the_gui_thread(qtbot, theme):
    died: list[str] = []
    parent = QWidget()
    collector = Collector(parent)
    for _ in range(4):
        _Knot(died)
    worker = threading.Thread(target=_make_garbage, name="worker")
    worker.start()
    worker.join()
    assert died == []  # the automatic search would have found them there
    qtbot.waitUntil(lambda: len(died) == 4, timeout=5000)
    assert set(died) == {"MainThread"}
    collector.end()
    assert gc.isenabled()


@pytest.fixture
def late(qtbot, theme):
    """A collector that has done its early looks; its timer stands still."""
    gc.unfreeze()  # what earlier tests kept
    parent = QWidget()
    made = Collector(parent)
    made._timer.stop()
    made._kept = collecting.EARLY
    yield made
    made.end()
    parent.deleteLater()


def test_a_look_that_took_long_makes_the_next_one_short(late, monkeypatch):
    for name in ("LONG_S", "HELD", "MANY"):
        monkeypatch.setattr(collecting, name, 1e9)
    late._look_long()
    assert gc.get_freeze_count() == 0
    monkeypatch.setattr(collecting, "LONG_S", 0.0)
    late._look_long()
    assert gc.get_freeze_count() > 10_000
    assert len(gc.get_objects()) < gc.get_freeze_count()


@pytest.fixture
def looks(monkeypatch):
    """Stands in for the search; `looks.alive` have outlived a middle look, `looks.left` a long."""

    class Looks(list):
        alive, left = 0, None

    made = Looks()

    def search(generation=2):
        made.append(generation)
        if generation == 2 and made.left is not None:
            made.alive = made.left
        return 0

    monkeypatch.setattr(collecting.gc, "collect", search)
    monkeypatch.setattr(collecting, "old", lambda: made.alive)
    return made


def test_so_many_that_a_look_would_be_a_stall_are_kept_without_one(late, looks):
    looks.alive = collecting.MANY + 1
    late._look_long()
    assert looks == [] and gc.get_freeze_count() > 10_000
    looks.alive = collecting.MANY
    late._look_long()
    assert looks == [2]


def test_what_outlives_long_looks_is_kept_once_it_is_much(late, looks):
    for _ in range(10):
        looks.alive, looks.left = collecting.MANY, collecting.HELD  # garbage, and not too much
        late._look_long()
    assert looks == [2] * 10 and gc.get_freeze_count() == 0
    looks.left = collecting.HELD + 1
    late._look_long()
    assert looks == [2] * 11 and gc.get_freeze_count() > 10_000


def test_what_was_kept_is_looked_at_once_the_window_is_minimised(late, monkeypatch):
    monkeypatch.setattr(collecting, "LONG_S", 0.0)
    died: list[str] = []
    knot = _Knot(died)
    late._look_long()
    del knot
    late._look_long()
    assert died == []
    late._look_around()
    assert died == []
    late._window.setWindowState(Qt.WindowState.WindowMinimized)
    late._look_around()
    assert died == ["MainThread"]


def _made(monkeypatch, *counts):
    """So many containers have been made since the last search, at each look."""
    left = iter(counts)
    monkeypatch.setattr(collecting.gc, "get_count", lambda: (next(left), 0, 0))


def test_a_middle_look_comes_when_there_is_something_to_look_at(late, looks, monkeypatch):
    monkeypatch.setattr(collecting, "OLD", 10**9)
    monkeypatch.setattr(collecting, "MIDDLE", 40_000)
    _made(monkeypatch, *[15_000] * 6)
    for _ in range(6):
        late._look()
    assert looks == [0, 0, 1, 0, 0, 1]


def test_a_long_look_comes_early_when_much_has_outlived_the_middle_ones(late, looks, monkeypatch):
    late._held, looks.alive = 1000, 1000 + collecting.OLD + 1
    _made(monkeypatch, 21_000, 21_000, 100)
    for _ in range(3):
        late._look()
    assert looks == [1, 1, 2]  # not while somebody is at work


def test_a_long_look_waits_for_who_compiles(late, looks, monkeypatch):
    """What is alive in the middle of a compilation would be kept for good."""
    _made(monkeypatch, 5000, 5000, 100)
    late._last_old = -1e9
    for _ in range(3):
        late._look()
    assert looks == [0, 0, 2]


def test_what_dies_by_itself_is_not_counted(late):
    """Containers whose last reference goes need no search, however many there have been."""
    kept = [[] for _ in range(30_000)]
    gc.collect(1)
    before = collecting.old()
    assert before >= 30_000
    del kept
    assert before - collecting.old() >= 30_000
