"""Fields under the tracers: the FTLE, another laid over it, and how sure the FTLE is."""

import numpy as np
from PySide6.QtWidgets import QLabel

WORLD = "double_gyre"


def layer(live, name):
    """The field of that name on the stage."""
    found = (panel.layer(name) for panel in live.scenery.stage.panels)
    return next(one for one in found if one is not None)


def shown(live, qtbot, name):
    """Wait until that field is the one that is seen."""
    qtbot.waitUntil(lambda: layer(live, name).filled and layer(live, name).visible, timeout=120_000)


def test_the_bar_names_measure_direction_and_time_and_an_overlay_covers_the_field(live, qtbot):
    qtbot.waitUntil(lambda: live.settled, timeout=40_000)
    shown(live, qtbot, "ftle")
    assert layer(live, "ftle").colour_bar().title == "FTLE forward, T = 15 s [1/s]"
    live.desk.measuring.add("okubo_weiss", "")
    shown(live, qtbot, "okubo_weiss")
    over = layer(live, "okubo_weiss")
    assert not layer(live, "ftle").visible
    assert over.colour_bar().title == "Okubo-Weiss [1/s^2]" and over.map == "diverging"
    low, high = over.limits
    assert low == -high < 0
    live.actions_by_name["undo"].trigger()
    shown(live, qtbot, "ftle")
    assert not over.visible


def test_how_sure_recomputes_what_is_shown_with_its_options(live, qtbot):
    shown(live, qtbot, "ftle")
    ftle = next(m for m in live.desk.document.measures if m[0] == "ftle")
    live.desk.measuring.set_options(ftle, {"T": 5.0, "resolution": 128, "direction": "backward"})
    live.actions_by_name["how_sure"].trigger()
    doubt = next(m for m in live.desk.document.measures if m[0] == "ftle_doubt")
    assert dict(doubt[2]) == {"T": 5.0, "resolution": 128, "direction": "backward"}

    def done():
        seen = live.desk.watches.latest(doubt)
        return seen is not None and seen.reading is not None and seen.reading.done == 1.0

    qtbot.waitUntil(done, timeout=120_000)
    reading = live.desk.watches.latest(doubt).reading
    assert reading.settings["T"] == -5.0
    assert 0 < reading.values["steps"] < reading.values["grid"]
    assert np.isfinite(reading.arrays["both"]).all()
    live.actions_by_name["undo"].trigger()


def test_without_an_ftle_it_says_what_to_do(live, qtbot):
    for measure in live.desk.document.measures:
        live.desk.measuring.forget(measure)
    live.actions_by_name["how_sure"].trigger()
    said = live.card.findChild(QLabel, "banner.text").text()
    assert "Measure the FTLE field first" in said
    assert not live.desk.document.measures
    live.card.hide()
