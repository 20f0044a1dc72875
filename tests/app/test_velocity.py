"""A newcomer's velocity file: dropped, explained, opened, measured and saved."""

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from tests.app.real import furnished

ASSET = Path(__file__).parents[2] / "assets" / "currents.nc"


def told(window, data, kind):
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, button, keys, kind)
    QApplication.sendEvent(window, event)


def dropped(window, path):
    """What a hand does: over the window, then let go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    told(window, data, QEvent.Type.DragEnter)
    told(window, data, QEvent.Type.Drop)


@pytest.fixture
def inspector(window, qtbot):
    dropped(window, ASSET)
    qtbot.waitUntil(lambda: window.commands.opening.inspector is not None, timeout=20000)
    made = window.commands.opening.inspector
    qtbot.waitUntil(made.isVisible)
    return made


def said(inspector, name):
    return inspector.findChild(QLabel, f"inspector.{name}").text()


def test_land_axes_and_times_are_named_before_anything_runs(inspector):
    assert inspector.file.text() == "currents.nc"
    assert said(inspector, "velocity").startswith("uo, vo [m/s]")
    assert said(inspector, "longitude").startswith("281 to 301 °E")
    assert "stored falling" in said(inspector, "latitude")
    assert "2015-03-01 00:00 to 2015-03-31 00:00" in said(inspector, "time")
    assert said(inspector, "land").startswith("19.6 %")
    assert "MB" in said(inspector, "memory")
    assert inspector.preview.pixmap().width() > 100


def test_opening_it_plays_its_tracers(inspector, window, qtbot):
    inspector.open_.click()
    qtbot.waitUntil(
        lambda: window.desk.experiment is not None and window.desk.experiment.family == "gridded",
        timeout=20000,
    )
    assert not inspector.isVisible()
    experiment = window.desk.experiment
    assert experiment.title == "currents.nc"
    assert experiment.motion.names == ("longitude", "latitude")


def test_a_truncated_file_says_so_and_changes_nothing(window, qtbot, tmp_path):
    short = tmp_path / "short.nc"
    short.write_bytes(ASSET.read_bytes()[:60_000])
    before = window.desk.experiment
    dropped(window, short)
    qtbot.waitUntil(lambda: "ends early" in window.card.text.text(), timeout=20000)
    assert window.desk.experiment is before
    assert window.commands.opening.inspector is None


def picked(text):
    """A click on that line of the menu that is open."""
    menu = QApplication.activePopupWidget()
    (line,) = [one for one in menu.actions() if one.text().startswith(text)]
    line.trigger()
    menu.close()


@pytest.fixture
def real(qapp, qtbot):
    """A window on the real engine."""
    with furnished("lorenz") as made:
        qtbot.waitUntil(lambda: made.settled)
        qtbot.waitUntil(lambda: made.docks.measures.chart is not None)
        yield made


def test_a_newcomer_gets_ftle_and_ridges_and_saves_them_where_they_are(
    real, qtbot, tmp_path, monkeypatch
):
    dropped(real, ASSET)
    qtbot.waitUntil(lambda: real.commands.opening.inspector is not None, timeout=30000)
    inspector = real.commands.opening.inspector
    qtbot.waitUntil(inspector.isVisible)
    assert said(inspector, "land").startswith("19.6 %")
    assert "longitude and latitude" in said(inspector, "grid")
    assert "2015-03-01 00:00 to 2015-03-31 00:00" in said(inspector, "time")
    qtbot.mouseClick(inspector.open_, Qt.MouseButton.LeftButton)
    desk = real.desk
    qtbot.waitUntil(
        lambda: desk.experiment is not None and desk.experiment.family == "gridded", timeout=30000
    )
    qtbot.waitUntil(lambda: {m[0] for m in desk.document.measures} >= {"ftle", "ftle_ridges"},
                    timeout=30000)  # fmt: skip

    def reading(key):
        measure = next(m for m in desk.document.measures if m[0] == key)
        seen = desk.watches.latest(measure)
        return None if seen is None else seen.reading

    qtbot.waitUntil(lambda: reading("ftle") is not None, timeout=90000)
    field = reading("ftle").arrays
    assert field["x"][0] == pytest.approx(281.0)
    assert field["x"][-1] == pytest.approx(301.0)
    real.tools.menu.aboutToShow.emit()
    (tool,) = [one for one in real.tools.menu.actions() if one.text() == "FTLE ridges"]
    tool.trigger()
    qtbot.waitUntil(lambda: reading("ftle_ridges") is not None, timeout=90000)
    card = next(card for card in real.pane.cards.values() if card.diagnostic.key == "ftle_ridges")
    qtbot.waitUntil(lambda: card.reading is not None, timeout=60000)
    stage = real.scenery.stage
    layers = [panel.layer(name) for panel in stage.panels for name in ("ftle", "ftle_ridges")]
    qtbot.waitUntil(lambda: all(one is None or one.visible for one in layers), timeout=30000)
    path = tmp_path / "ridges.geojson"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (str(path), ""))
    QTimer.singleShot(0, lambda: picked("Save picture or numbers"))
    qtbot.mouseClick(card.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(path.exists, timeout=30000)
    found = json.loads(path.read_text())
    lines = [f["geometry"] for f in found["features"] if f["geometry"]["type"] == "LineString"]
    places = np.array([place for line in lines for place in line["coordinates"]])
    assert found["coordinates"] == "longitude, latitude"
    assert -79.0 <= places[:, 0].min() < places[:, 0].max() <= -59.0  # degrees west
    assert 29.0 <= places[:, 1].min() < places[:, 1].max() <= 43.0
