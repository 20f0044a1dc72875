"""Widgets in a cycle die in the GUI thread, whichever thread makes the garbage."""

import gc
import threading

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

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
