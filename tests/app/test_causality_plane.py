"""The plane of all systems in the real window: hover names, click opens, dials move the point."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

WORLD = "sine_wave"

KEY = "causality_plane"


def plane_of(live, qtbot, here):
    """The card with all points of the family, `here` being the open one."""
    qtbot.waitUntil(lambda: live.settled, timeout=20000)
    qtbot.waitUntil(lambda: live.docks.measures.chart is not None, timeout=40000)
    qtbot.waitUntil(lambda: live.desk.experiment.key == here, timeout=20000)
    if not any(m[0] == KEY for m in live.pane.cards):
        live.pane.open(KEY, "path", {"whom": "family"})

    def card():
        return next((c for m, c in live.pane.cards.items() if m[0] == KEY), None)

    def whole():
        live.bridge.wake()
        reading = card().reading if card() else None
        return reading is not None and reading.done == 1.0 and reading.words["keys"][0] == here

    qtbot.waitUntil(whole, timeout=480000)  # kernels compile once on a new machine
    qtbot.waitUntil(lambda: card().drawing.inside().width() > 100)
    return card()


def pixel(card, key):
    """Where a system stands in the drawing's viewport."""
    place = card.reading.arrays["systems"][card.reading.words["keys"].index(key)]
    return QPoint(*(round(p) for p in card.drawing.pixel(*place)))


def marks(card):
    return next(ink for ink in card.drawing.inks if getattr(ink.layer, "opens", ""))


def hover(view, at):
    """The pointer comes to a place, as the window system would say it."""
    where = QPointF(at)
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, view.mapToGlobal(where), Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def test_hover_names_click_opens_and_the_dial_moves_the_point(live, qtbot):
    card = plane_of(live, qtbot, "sine_wave")
    assert "click opens a system" in card.readout.text()
    hover(card.drawing.viewport(), pixel(card, "random_walk"))
    assert "Random walk: H = 0.9" in card.readout.text()
    assert marks(card).labelled.pointed == card.reading.words["keys"].index("random_walk")
    card._hovered(None)
    assert marks(card).labelled.pointed is None

    empty = QPoint(*(round(p) for p in card.drawing.pixel(0.5, 0.05)))
    QTest.mouseClick(card.drawing.viewport(), Qt.MouseButton.LeftButton, pos=empty)
    assert live.desk.experiment.key == "sine_wave", "a click beside all points opens nothing"

    at = pixel(card, "random_walk")
    QTest.mouseClick(card.drawing.viewport(), Qt.MouseButton.LeftButton, pos=at)
    card = plane_of(live, qtbot, "random_walk")
    assert card.isVisible()
    assert dict(card.measure[2])["whom"] == "family"
    assert marks(card).labelled.marked.is_bold(0)
    before = tuple(card.reading.arrays["systems"][0])

    live.desk.turn("drift", 1.5)

    def moved():
        live.bridge.wake()
        reading = card.reading
        return reading.done == 1.0 and tuple(reading.arrays["systems"][0]) != before

    qtbot.waitUntil(moved, timeout=60000)
    assert card.reading.arrays["systems"][0, 0] < before[0] - 0.1, "a driven walk is a ramp"


def test_words_on_the_plane_do_not_collide(live, qtbot):
    card = plane_of(live, qtbot, live.desk.experiment.key)
    card.drawing.grab()
    boxes = marks(card).labelled.boxes
    assert len(boxes) >= 6
    for i, a in enumerate(boxes):
        for b in boxes[:i]:
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])
