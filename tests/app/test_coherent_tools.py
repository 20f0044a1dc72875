"""Tools of coherent structures in the window: opened, read under the pointer, saved for a map."""

import json

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from explorer.app import saving

WORLD = "double_gyre"


def opened(live, qtbot, key, **options):
    """The card of a tool, once its work is done."""
    qtbot.waitUntil(lambda: live.settled and key in live.desk.diagnostics, timeout=60000)
    # what the flow begins with would compile first, and take its time
    live.desk.measuring.observe(())
    live.pane.open(key, "tracers")
    card = next(c for m, c in live.pane.cards.items() if m[0] == key)
    card.options_asked.emit(options)
    live.bridge.wake()
    qtbot.waitUntil(
        lambda: card.reading is not None and card.reading.done == 1.0
        and all(card.reading.settings.get(k, v) == v for k, v in options.items()), timeout=300000,
    )  # fmt: skip
    qtbot.waitUntil(lambda: card.drawing.inside().width() > 50, timeout=10000)
    return card


def hover(card, x, y):
    QTest.mouseMove(card.drawing.viewport(), QPoint(*(round(p) for p in card.drawing.pixel(x, y))))
    return card.readout.text()


@pytest.mark.parametrize(
    ("key", "options", "word"),
    [
        ("ile", {"resolution": 64}, "iLE"),
        ("lavd", {"resolution": 64, "T": 5.0}, "LAVD"),
        ("elliptic_lcs", {"resolution": 96, "T": 5.0, "levels": 1}, "FTLE"),
        ("lcti", {"particles": 300}, "FTLE"),
    ],
)
def test_a_tool_shows_its_field_and_says_what_lies_under_the_pointer(
    live, qtbot, key, options, word
):
    card = opened(live, qtbot, key, **options)
    qtbot.waitUntil(lambda: word in hover(card, 0.7, 0.6))  # it is drawn a moment after it is read
    told = hover(card, 0.7, 0.6)
    assert any(letter.isdigit() for letter in told.split(word)[-1])
    assert card.note.text(), "what made it is said"
    assert card.drawing.picture.equal, "one unit is as long along both axes"
    card.shut.click()


def test_strainlines_are_saved_for_a_map(live, qtbot, tmp_path):
    card = opened(live, qtbot, "strainlines", resolution=64, T=10.0)
    path = tmp_path / "walls.geojson"
    saving.save(live, card, str(path))
    qtbot.waitUntil(path.exists, timeout=20000)
    made = json.loads(path.read_text())
    lines = [f for f in made["features"] if f["geometry"]["type"] == "LineString"]
    assert lines
    told = lines[0]["properties"]
    assert (told["measure"], told["T"], told["experiment"]) == ("strainlines", 10.0, "double_gyre")
    assert told["strength"] > 0.1
    places = np.concatenate([f["geometry"]["coordinates"] for f in lines])
    assert places[:, 0].min() > -0.05
    assert places[:, 0].max() < 2.05
    card.shut.click()
