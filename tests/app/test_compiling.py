"""What is said while a run is compiled or goes to where it was saved: late, and gone when ready."""

from types import SimpleNamespace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

from explorer.app import compiling, returning


def test_it_is_said_after_a_while_and_goes_with_the_first_picture(qtbot, monkeypatch):
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(800, 400)
    over.show()
    line = compiling.Compiling(over)
    clock = [100.0]
    monkeypatch.setattr(compiling.time, "perf_counter", lambda: clock[0])
    line.show_state("compiling", "School of fish")
    assert not line.isVisible()
    clock[0] += 1.0
    line.show_state("compiling", "School of fish")
    assert line.isVisible()
    assert line.text().startswith("School of fish is being compiled")
    line.show_state("ready", "School of fish")
    assert not line.isVisible()


def test_it_covers_nothing_that_stands_under_the_picture(qtbot):
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(800, 400)
    below = QWidget(over)
    below.setGeometry(0, 340, 800, 60)
    over.show()
    line = compiling.Compiling(over, below)
    line._since = 1e-9
    line.show_state("compiling", "School of fish")
    assert line.isVisible()
    assert line.geometry().bottom() < below.y()


class Room(QWidget):
    """As much of a window as a way back needs."""

    opened = Signal()

    def __init__(self):
        super().__init__()
        self.resize(800, 400)
        self.done = []
        self.state = SimpleNamespace(until=400, step=0)
        run = SimpleNamespace(
            status=lambda: self.state,
            play=lambda: self.done.append("play"),
        )
        self.centre, self.desk = self, SimpleNamespace(opened=self.opened, run=run, saved_at=400)
        self.transport = SimpleNamespace(clock=QLabel("t = 1.00"))
        self.keymap = SimpleNamespace(keys=lambda name: ("Space",))
        self.status_bar = QStatusBar(self)
        time = SimpleNamespace(
            stay=lambda: self.done.append("stay"), restart=lambda: self.done.append("restart")
        )
        self.commands = SimpleNamespace(time=time)


def test_a_long_way_back_says_how_far_and_can_be_left(qtbot, theme, monkeypatch):
    room = Room()
    qtbot.addWidget(room)
    room.show()
    clock = [100.0]
    monkeypatch.setattr(returning.time, "perf_counter", lambda: clock[0])
    way = returning.Returning(room)
    room.opened.emit()
    way.tell(room.state)
    assert not way.card.isVisible()
    clock[0] += 1.0
    room.state.step = 100
    way.tell(room.state)
    assert way.card.isVisible()
    assert "25 %" in way.card.text.text()
    room.state.step = 200
    way.tell(room.state)
    assert "50 %" in way.card.text.text()
    for name in ("stay", "anew"):
        button = way.card.findChild(QPushButton, f"returning.{name}")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert room.done == ["stay", "restart", "play"]
    room.opened.emit()
    room.state.until = 0
    way.tell(room.state)
    assert not way.card.isVisible()
    assert "t = 1.00" in room.status_bar.currentMessage()
