"""A flow explored by hand: read, turn, look back, lay ridges over it, save what is seen."""

import h5py
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton, QToolTip, QWidget

WORLD = "double_gyre"

LEFT = Qt.MouseButton.LeftButton


def layer(live, name):
    """What draws the measurement of that name."""
    found = (panel.layer(name) for panel in live.scenery.stage.panels)
    return next(one for one in found if one is not None)


def reading(live, key):
    """The newest reading of a measurement, or None."""
    measure = next((m for m in live.desk.document.measures if m[0] == key), None)
    seen = None if measure is None else live.desk.watches.latest(measure)
    return None if seen is None else seen.reading


def made(live, qtbot, key, **settings):
    """Wait for a full reading that was made with these."""

    def there():
        found = reading(live, key)
        return found is not None and not found.provisional and all(
            found.settings.get(name) == value for name, value in settings.items()
        )  # fmt: skip

    qtbot.waitUntil(there, timeout=120_000)
    return reading(live, key)


def dial(live, name):
    """A widget of the parameter panel by its name."""
    return live.findChild(QWidget, name)


def typed(box, text):
    """What a person types into a number's box."""
    edit = box.lineEdit() if hasattr(box, "lineEdit") else box
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def test_the_pointer_reads_values_and_dials_turn_the_window_of_time(live, qtbot):
    qtbot.waitUntil(lambda: live.settled and "ftle" in live.desk.diagnostics, timeout=60_000)
    made(live, qtbot, "ftle")
    qtbot.waitUntil(lambda: layer(live, "ftle").filled, timeout=20_000)
    stage = live.scenery.stage
    panel = stage.panels[0]
    stage.native.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    for _ in range(20):  # pointed at anew while the panel is still being laid out
        px, py = panel.pixel(np.array([[1.5, 0.5, 0.0]]))[0] / stage.pixel_scale
        for aside in (2, 0):
            QTest.mouseMove(stage.native, QPoint(round(px) + aside, round(py)))
        qtbot.wait(400)  # it is told once the pointer rests
        said = dict(line.split("  ") for line in QToolTip.text().split("\n") if "  " in line)
        if "FTLE [1/s]" in said and float(said["x"]) == pytest.approx(1.5, abs=0.02):
            break
    assert float(said["x"]) == pytest.approx(1.5, abs=0.02)
    assert 0.0 <= float(said["FTLE [1/s]"]) < 1.0

    live.commands.time.play()  # held: so that time stands still under the window of time
    qtbot.waitUntil(lambda: not live.desk.run.status().playing, timeout=10_000)
    t = live.desk.run.status().t
    qtbot.waitUntil(lambda: dial(live, "ftle.t0.value") is not None, timeout=20_000)
    typed(dial(live, "ftle.t0.value"), "4")
    ahead = made(live, qtbot, "ftle", T=15.0)
    qtbot.waitUntil(lambda: abs(reading(live, "ftle").settings["t0"] - t - 4.0) < 0.2,
                    timeout=60_000)  # fmt: skip
    choice = dial(live, "ftle.direction.value")
    choice.setCurrentText("backward")
    choice.textActivated.emit("backward")
    back = made(live, qtbot, "ftle", T=-15.0)
    assert not np.allclose(ahead.arrays["ftle"], back.arrays["ftle"])
    qtbot.waitUntil(
        lambda: layer(live, "ftle").colour_bar().title == "FTLE backward, T = 15 s [1/s]",
        timeout=20_000,
    )
    assert layer(live, "ftle").map == "backward"


def test_two_dials_turned_before_the_panel_follows_are_both_turned(live):
    typed(dial(live, "ftle.t0.value"), "3")
    choice = dial(live, "ftle.direction.value")
    choice.textActivated.emit("forward")
    (measure,) = [m for m in live.desk.document.measures if m[0] == "ftle"]
    assert {"t0": 3.0, "direction": "forward"}.items() <= dict(measure[2]).items()
    live.desk.undo()
    live.desk.undo()


def test_a_film_has_the_field_that_the_stage_shows(live, qtbot):
    from explorer.app.film_dialog import FilmDialog

    qtbot.waitUntil(lambda: reading(live, "ftle") is not None, timeout=60000)
    measure = next(m for m in live.desk.document.measures if m[0] == "ftle")
    live.desk.measuring.set_option(measure, "T", 7.0)
    film = FilmDialog(live)
    film.field.setCurrentIndex(1 + film.field.offered.index("ftle"))
    words = film.words("a.separatrix.json", "a.mp4")
    at = words.index("--measure")
    assert words[at + 1] == "ftle"
    assert "T=7.0" in words[at:]
    film.field.setCurrentIndex(0)
    assert "--measure" not in film.words("a.separatrix.json", "a.mp4")
    film.close()
    live.desk.undo()


def test_ridges_lie_over_the_field_and_a_threshold_leaves_the_highest(live, qtbot):
    live.tools.menu.aboutToShow.emit()
    (action,) = [one for one in live.tools.menu.actions() if one.text() == "FTLE ridges"]
    action.trigger()
    first = made(live, qtbot, "ftle_ridges")
    floor, ridges = first.settings["floor"], layer(live, "ftle_ridges")
    qtbot.waitUntil(lambda: ridges.visible, timeout=20_000)
    card = next(c for m, c in live.pane.cards.items() if m[0] == "ftle_ridges")
    qtbot.mouseClick(card.settings, LEFT)
    popup = live.findChild(QWidget, "tool.options")
    qtbot.waitUntil(popup.isVisible)
    typed(popup.findChild(QWidget, "tool.ftle_ridges.threshold.value"), "97")
    popup.close()
    (measure,) = [m for m in live.desk.document.measures if m[0] == "ftle_ridges"]
    assert dict(measure[2]) == {"threshold": 97.0}
    qtbot.waitUntil(lambda: reading(live, "ftle_ridges").settings["floor"] > floor,
                    timeout=60_000)  # fmt: skip
    fewer = reading(live, "ftle_ridges")
    assert 0 < fewer.values["length"] < 0.7 * first.values["length"]
    assert fewer.arrays["ftle"].min() > np.percentile(fewer.arrays["field"], 96.5)
    card.shut.click()
    qtbot.waitUntil(lambda: reading(live, "ftle_ridges") is None or not card.isVisible())


def chosen(monkeypatch, path):
    """The next file dialog gives this path; a list of what was asked."""
    asked = []

    def ask(parent, title, name, filters, *rest):
        asked.append((title, name, filters))
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return asked


def test_the_field_leaves_as_numbers_by_the_menu_and_by_its_button(
    live, qtbot, monkeypatch, tmp_path
):
    path = tmp_path / "field.nc"
    asked = chosen(monkeypatch, path)
    live.actions_by_name["save_field"].trigger()
    qtbot.waitUntil(path.exists, timeout=20_000)
    assert asked[0][1] == "double_gyre-ftle"
    with h5py.File(path) as file:
        field = file["ftle"][:]
        assert file["ftle"].attrs["units"] == b"1/s" or file["ftle"].attrs["units"] == "1/s"
        assert field.shape == (len(file["y"]), len(file["x"]))
    np.testing.assert_allclose(field, reading(live, "ftle").arrays["ftle"])

    button = live.findChild(QToolButton, "reading.ftle.save")
    path = tmp_path / "field.csv"
    chosen(monkeypatch, path)
    button.clicked.emit()
    menu = QApplication.activePopupWidget()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    (save,) = [one for one in menu.actions() if one.text().startswith("Save picture")]
    save.trigger()
    menu.close()
    qtbot.waitUntil(path.exists, timeout=20_000)
    head = [line for line in path.read_text().splitlines()[:60] if line.startswith("#")]
    assert any("direction" in line and "backward" in line for line in head)
    for forgotten in [m for m in live.desk.document.measures if m[0] == "ftle"]:
        live.desk.measuring.forget(forgotten)
    live.actions_by_name["save_field"].trigger()
    assert "No field is shown" in live.card.title.text() + live.card.text.text()
    live.card.hide()


def test_ftle_in_space_stands_on_the_stage_with_its_level_as_a_dial(live, qtbot):
    live.commands.opening.open_key("arnold_beltrami_childress")
    qtbot.waitUntil(lambda: live.desk.experiment.key == "arnold_beltrami_childress")
    qtbot.waitUntil(lambda: any(p.layer("ftle_volume") for p in live.scenery.stage.panels),
                    timeout=30_000)  # fmt: skip
    live.pane.open("ftle_volume", "tracers", {"resolution": 16, "T": 2.0})
    live.bridge.wake()
    first = made(live, qtbot, "ftle_volume", shape=[16, 16, 16])
    volume = layer(live, "ftle_volume")
    qtbot.waitUntil(lambda: volume.filled and volume.visible, timeout=20_000)
    assert volume.colour_bar().title == "FTLE forward, T = 2 [1/time]"
    qtbot.waitUntil(lambda: dial(live, "ftle_volume.level.value") is not None, timeout=20_000)

    typed(dial(live, "ftle_volume.level.value"), "60")
    qtbot.waitUntil(lambda: not live.docks.bites.pending)
    typed_in = [("level", 60.0) in measure[2] for measure in live.desk.document.measures]
    assert any(typed_in), "the panel of a system just opened keeps what was typed meanwhile"
    assert dial(live, "ftle_volume.level.value").value == 60.0
    high = first.values["height"]
    qtbot.waitUntil(lambda: reading(live, "ftle_volume").values["height"] < high, timeout=60_000)
    lower = reading(live, "ftle_volume")
    qtbot.waitUntil(lambda: volume.surface.count == len(lower.arrays["faces"]), timeout=20_000)
    stage = live.scenery.stage
    before = picture(stage)
    panel = stage.panels[0]
    panel.camera.touch()
    panel.camera.orbit(0.9, 0.2)
    assert np.abs(picture(stage) - before).mean() > 2.0, "it turns with the camera"


def picture(stage):
    """The stage as it looks, (h, w, 3)."""
    return stage.picture((400, 300), words=False)[..., :3].astype(int)
