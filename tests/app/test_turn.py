"""Long turns of the event loop: pictures and cards come in the next ones, and all of them come."""

import time

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QRect, Qt, QTimer
from PySide6.QtGui import QExposeEvent, QPaintEvent, QRegion
from vispy import app

from explorer.app import turn


class Clock:
    """Seconds of the processor, as told."""

    def __init__(self):
        self.ran = 100.0

    def thread_time(self):
        return self.ran


def test_a_turn_is_two_rounds_of_the_event_loop(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(turn, "time", clock)
    monkeypatch.setattr(turn, "_before", [clock.ran])
    monkeypatch.setattr(turn, "_begun", [clock.ran])
    clock.ran += 0.02
    assert turn.spent() == pytest.approx(0.02) and not turn.long()
    turn._waits()
    clock.ran += 0.02
    assert turn.spent() == pytest.approx(0.04) and turn.long()
    turn._waits()
    clock.ran += 0.005
    assert turn.spent() == pytest.approx(0.025) and not turn.long()
    turn._waits()
    assert turn.spent() == pytest.approx(0.005)


def test_the_window_counts_its_turns(live):
    spent = []

    def computes():
        until = time.thread_time() + 0.08
        while time.thread_time() < until:
            pass
        spent.append((turn.spent(), turn.long()))
        loop.quit()

    loop = QEventLoop()
    QTimer.singleShot(200, computes)
    loop.exec()
    assert spent[0][0] >= 0.08 and spent[0][1]


def test_painting_waits_for_one_turn_and_no_longer(live, qtbot, monkeypatch):
    live.desk.run.pause()
    stage, once = live.scenery.stage, live.painting.once
    qtbot.waitUntil(lambda: not live.desk.run.status().playing and not stage.refining)
    monkeypatch.setattr(turn, "long", lambda: True)
    put_off, asked = [], once.waits
    monkeypatch.setattr(once, "waits", lambda: put_off.append(asked()) or put_off[-1])
    before, seen = stage.paints, stage.picture((300, 200), words=False)
    stage.panels[0].camera.orbit(0.7, 0.2)
    stage.update()
    qtbot.waitUntil(lambda: stage.paints > before)
    assert False in put_off
    qtbot.waitUntil(lambda: (live.centre.update(), len(put_off) > 3)[1])
    assert put_off[-4:] in ([True, False] * 2, [False, True] * 2)
    assert np.abs(seen.astype(int) - stage.picture((300, 200), words=False)).max() > 30


def test_widgets_are_painted_though_every_turn_is_long(live, qtbot, monkeypatch):
    monkeypatch.setattr(turn, "long", lambda: True)
    bar = live.transport
    seen = bar.grab().toImage()
    screen = live.screen()
    live.commands.view.wear("light")
    qtbot.waitUntil(lambda: not live.effects.dressing.pending)
    qtbot.waitUntil(lambda: bar.grab().toImage() != seen)
    corner = bar.mapToGlobal(bar.rect().center())

    def shown():
        return screen.grabWindow(0, corner.x(), corner.y(), 4, 4).toImage().pixelColor(1, 1)

    inside = bar.grab().toImage().pixelColor(bar.rect().center())
    qtbot.waitUntil(lambda: shown() == inside)


@pytest.mark.parametrize("which", ["window", "stage"])
def test_what_is_uncovered_in_a_long_turn_is_painted_later(live, qtbot, monkeypatch, which):
    live.desk.run.pause()
    stage = live.scenery.stage
    qtbot.waitUntil(lambda: not live.desk.run.status().playing and not stage.refining)
    handle = (live if which == "window" else live.scenery.widget).windowHandle()
    if handle is None:
        pytest.skip("only under X does the stage have a window of the desktop's")
    uncovered = QRegion(QRect(0, 0, 500, 500))
    qtbot.wait(100)
    for long in (False, True):
        monkeypatch.setattr(turn, "long", lambda long=long: long)
        live.scenery.widget.update()
        before = stage.paints
        QCoreApplication.sendEvent(handle, QPaintEvent(uncovered))
        QCoreApplication.sendEvent(handle, QExposeEvent(uncovered))
        assert (stage.paints == before) is long
        qtbot.waitUntil(lambda before=before: stage.paints > before)


def test_a_stage_that_comes_back_in_a_long_turn_is_painted_later(live, qtbot, monkeypatch):
    live.desk.run.pause()
    stage, widget = live.scenery.stage, live.scenery.widget
    mapped = Qt.WidgetAttribute.WA_Mapped
    qtbot.waitUntil(lambda: not live.desk.run.status().playing and not stage.refining)
    if widget.windowHandle() is None:
        pytest.skip("only under X does the stage have a window of the desktop's")
    qtbot.wait(100)
    for long in (False, True):
        monkeypatch.setattr(turn, "long", lambda long=long: long)
        widget.update()
        widget.setAttribute(mapped, False)
        before = stage.paints
        QCoreApplication.sendEvent(widget.windowHandle(), QExposeEvent(QRegion(widget.rect())))
        assert (stage.paints == before) is long
        qtbot.waitUntil(lambda before=before: stage.paints > before)
        assert widget.testAttribute(mapped)


def test_cards_of_one_act_come_one_after_the_other(live, qtbot, monkeypatch):
    qtbot.waitUntil(lambda: live.settled and "spectrum" in live.desk.diagnostics, timeout=60000)
    monkeypatch.setattr(turn, "long", lambda: True)
    takes = {"spectrum": "path.x", "delay_spectrum": "path.x", "recurrence": "path"}
    asked = [(key, channel, ()) for key, channel in takes.items()]
    live.pane.wanted.update(takes.items())
    live.desk.measuring.observe(tuple(asked))
    assert len(live.pane.cards) == 1
    qtbot.waitUntil(lambda: list(live.pane.cards) == asked)
    qtbot.waitUntil(lambda: all(card in live.middle.cards for card in live.pane.cards.values()))


def test_rows_of_one_act_come_one_after_the_other(live, qtbot, monkeypatch):
    qtbot.waitUntil(lambda: live.settled and "spectrum" in live.desk.diagnostics, timeout=60000)
    readings = live.docks.measures.readings
    live.desk.measuring.observe(())
    qtbot.waitUntil(lambda: not readings.groups)
    told, shows = [], readings.show_measures
    monkeypatch.setattr(
        readings, "show_measures", lambda *what: (shows(*what), told.append(len(readings.groups)))
    )
    monkeypatch.setattr(turn, "long", lambda: True)
    takes = {"spectrum": "path.x", "delay_spectrum": "path.x", "recurrence": "path"}
    asked = tuple((key, channel, ()) for key, channel in takes.items())
    live.desk.measuring.observe(asked)
    qtbot.waitUntil(lambda: len(readings.groups) == 3)
    assert told[:3] == [1, 2, 3]
    assert [measure[:2] for measure in readings.groups] == [one[:2] for one in asked]


def test_after_a_long_turn_widgets_are_painted_before_the_picture(live, qtbot, monkeypatch):
    stage, asked = live.scenery.stage, []
    monkeypatch.setattr(app.Canvas, "update", lambda self, event=None: asked.append(self))
    monkeypatch.setattr(turn, "long", lambda: True)
    qtbot.waitUntil(lambda: not stage.put_off.pending)
    stage.put_off.patience = turn.Patience(3)
    asked.clear()
    stage.update()
    stage.update()
    assert not asked
    qtbot.waitUntil(lambda: bool(asked))  # however long the turns are: it comes
    monkeypatch.setattr(turn, "long", lambda: False)
    qtbot.waitUntil(lambda: not stage.put_off.pending)
    asked.clear()
    stage.update()
    assert asked == [stage]
