"""An error where Qt calls Python is told, and the program goes on."""

import gc

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

import explorer.app  # noqa: F401  sees to the classes below

KINDS = {
    "raised by C": lambda: [][1],
    "raised by C, of a number": lambda: int("x"),
    "raised by Python": lambda: raises(),
}


def raises():
    raise ValueError("wrong")


class Fails(QWidget):
    def __init__(self, where, how):
        super().__init__()
        self.where, self.how, self.seen = where, how, 0

    def fail(self, where):
        if where == self.where:
            self.seen += 1
            self.how()

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.drawLine(0, 0, 10, 10)
        self.fail("paintEvent")

    def event(self, event):
        if event.type() == QEvent.Type.Paint:
            self.fail("event")
        return super().event(event)


class Filter(QObject):
    def __init__(self, widget):
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        watched.fail("eventFilter")
        return False


@pytest.mark.parametrize("how", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("where", ["paintEvent", "event", "eventFilter"])
def test_an_error_where_qt_calls_is_told(qtbot, where, how):
    with qtbot.captureExceptions() as caught:
        widget = Fails(where, how)
        qtbot.addWidget(widget)
        kept = Filter(widget)
        widget.show()
        qtbot.waitUntil(lambda: widget.seen > 2 or (widget.update(), False)[1])
        widget.where = ""
        gc.collect()
        for _ in range(3):
            widget.repaint()
    assert kept.parent() is widget
    assert len(caught) == widget.seen
    assert {kind for kind, _, _ in caught} <= {IndexError, ValueError}


def test_what_python_calls_still_raises():
    class Box(QWidget):
        def open(self):
            raise ValueError("no such place")

    with pytest.raises(ValueError, match="no such place"):
        Box.open(None)
