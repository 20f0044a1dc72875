"""Everything that leaves the window, by menu and key, on every motion in one window."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from explorer import api
from explorer.app.film_process import FilmProcess
from explorer.io import files, picture

SVG = "{http://www.w3.org/2000/svg}text"
# experiment, the view that is chosen, an ending, words that the figure must hold
FIGURES = (
    ("lorenz", "path", ".svg", {"x", "y", "z"}),
    ("double_gyre", "tracers", ".png", {"x [L]"}),
    ("henon", "path", ".pdf", set()),
    ("couzin", "school", ".svg", {"x [L]", "heading [°]"}),
    ("burgers", "u.history", ".png", {"x", "t"}),
)


def opened(live, qtbot, key):
    """An experiment that has moved and then holds still."""
    qtbot.waitUntil(lambda: live.settled, timeout=20000)
    live.commands.opening.open_key(key)
    qtbot.waitUntil(lambda: live.desk.run.latest() is not None, timeout=60000)
    qtbot.waitUntil(lambda: live.desk.run.latest().key == key, timeout=60000)
    qtbot.waitUntil(lambda: live.desk.run.status().step > 20, timeout=60000)
    live.desk.run.pause()
    qtbot.waitUntil(lambda: not live.desk.run.status().playing)


def dialog(live, qtbot, keys):
    """The dialog that a key opens."""
    before = list(live.commands.pages)
    live.activateWindow()
    live.setFocus()
    qtbot.waitUntil(live.isActiveWindow, timeout=5000)
    qtbot.keySequence(live, keys)
    qtbot.waitUntil(lambda: live.commands.pages != before, timeout=5000)
    made = live.commands.pages[-1]
    qtbot.waitUntil(made.isVisible)
    return made


def drawn(made, qtbot):
    """The preview once nothing more is to come."""
    qtbot.waitUntil(
        lambda: not made.preview.pixmap().isNull() and not made.progress.isVisible()
        and made.sketch._wanted is None, timeout=60000,
    )  # fmt: skip
    return made.preview.pixmap().toImage()


def written(made, qtbot, monkeypatch, path, press=True):
    """Save by the button, answering the question for a name."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), "(*.x)"))
    qtbot.mouseClick(made.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "ritten" in made.said.text(), timeout=60000)
    return made.said.text()


def arrays(image):
    """(height, width, 3) of a QImage."""
    image = image.convertToFormat(image.Format.Format_RGB888)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return raw[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


@pytest.mark.parametrize(("key", "view", "ending", "words"), FIGURES, ids=lambda v: str(v)[:12])
def test_a_figure_is_seen_turned_and_written(
    live, qtbot, monkeypatch, tmp_path, key, view, ending, words
):
    opened(live, qtbot, key)
    made = dialog(live, qtbot, "Ctrl+E")
    made.view.setCurrentText(view)
    made.dpi.setValue(120)
    first = drawn(made, qtbot)
    made.parts["caption"].setChecked(False)
    made.unit.setCurrentText("pixel")
    assert made.width_box.value() == round(85 / 25.4 * 120)
    made.width_box.setValue(400)
    made.height_box.setValue(300)
    made.font_size.setValue(8.0)
    second = drawn(made, qtbot)
    assert made.preset.currentText() == "Own size"
    assert (first.width(), first.height()) != (second.width(), second.height())
    assert "Written" in written(made, qtbot, monkeypatch, tmp_path / f"a{ending}")
    (file,) = tmp_path.iterdir()
    if ending == ".svg":
        shown = {"".join(node.itertext()).strip() for node in ElementTree.parse(file).iter(SVG)}
        assert words <= shown
    if ending == ".png":
        with Image.open(file) as shown:
            assert shown.size == (400, 300)
            assert shown.info["dpi"] == pytest.approx((120, 120), abs=0.1)
            pixels = np.asarray(shown.convert("RGB")).astype(int)
        assert np.array_equal(pixels, arrays(second))  # at this size the preview is the file
        assert picture.session(file).run.experiment == key
    if ending == ".pdf":
        assert b"/Type3" not in file.read_bytes()
    made.close()


def test_a_preview_is_the_file_made_smaller_and_an_impossible_size_is_not_written(
    live, qtbot, monkeypatch, tmp_path
):
    opened(live, qtbot, "lorenz")
    made = dialog(live, qtbot, "Ctrl+E")
    made.preset.setCurrentText("Double column, 174 mm")
    for theme in ("dark", "projector", "light"):
        made.theme.setCurrentText(theme)
        preview = arrays(drawn(made, qtbot))
    live.actions_by_name["top"].trigger()  # what a hand turns is on paper too
    camera = live.scenery.stage.panels[0].camera
    qtbot.waitUntil(lambda: not camera.moving)
    made.theme.setCurrentText("dark")
    made.theme.setCurrentText("light")
    turned = arrays(drawn(made, qtbot))
    assert np.abs(turned.astype(int) - preview).mean() > 1.0
    preview = turned
    written(made, qtbot, monkeypatch, tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as whole:
        assert whole.size == made.wish().pixels
        coarse = whole.convert("RGB").resize((65, 41), Image.Resampling.BOX)
    seen = Image.fromarray(preview).resize((65, 41), Image.Resampling.BOX)
    assert np.abs(np.asarray(coarse, dtype=float) - np.asarray(seen)).mean() < 2.0
    made.preset.setCurrentText("Poster, A2")
    made.dpi.setValue(1200)
    assert not made.go.isEnabled()
    assert "at most 20000" in made.said.text()
    made.close()


def test_data_leave_by_selection_and_a_full_disk_is_told(live, qtbot, monkeypatch, tmp_path):
    opened(live, qtbot, "lorenz")
    live.desk.dropping.seed([(1.0, 2.0, 20.0)])
    made = dialog(live, qtbot, "Ctrl+Shift+E")
    made.samples.setValue(60)
    made.first.setValue(20)
    made.every.setValue(4)
    made.variables.item(1).setCheckState(Qt.CheckState.Unchecked)
    made.comments.setChecked(True)
    assert "11 samples" in made.said.text()
    assert "Written" in written(made, qtbot, monkeypatch, tmp_path / "a.csv")
    columns = files.arrays(tmp_path / "a.csv")
    assert list(columns) == ["t", "start", "x", "z"]
    run = api.run("lorenz", start={"x": [1, 1.0], "y": [1, 2.0], "z": [1, 20.0]}, steps=60, every=4)
    np.testing.assert_array_equal(columns["z"], run["z"][5:].ravel())
    made.trajectories.item(0).setCheckState(Qt.CheckState.Unchecked)
    made.trajectories.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert not made.go.isEnabled()

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    made.trajectories.item(0).setCheckState(Qt.CheckState.Checked)
    monkeypatch.setattr("numpy.savez", full)
    (tmp_path / "a.npz").write_text("old")
    assert "No space left" in written(made, qtbot, monkeypatch, tmp_path / "a.npz")
    assert (tmp_path / "a.npz").read_text() == "old"
    assert sorted(path.name for path in Path(tmp_path).iterdir()) == ["a.csv", "a.npz"]
    made.close()


def test_a_film_follows_its_keys_and_a_cancelled_one_leaves_nothing(
    live, qtbot, qapp, monkeypatch, tmp_path
):
    av = pytest.importorskip("av")
    opened(live, qtbot, "rossler")
    filming, camera = live.commands.filming, live.scenery.stage.panels[0].camera
    camera.touch()
    live.actions_by_name["film_key"].trigger()
    camera.orbit(1.2, 0.3)
    live.actions_by_name["film_key"].trigger()
    assert [key.at for key in filming.camera_keys()] == [0.0, 2.0]
    made = dialog(live, qtbot, "Ctrl+Alt+E")
    made.moment.setValue(0.5)
    made.keys.setCurrentRow(1)
    qtbot.mouseClick(button(made, "move_key"), Qt.MouseButton.LeftButton)
    assert [key.at for key in filming.camera_keys()] == [0.0, 0.5]
    qtbot.mouseClick(button(made, "remove_key"), Qt.MouseButton.LeftButton)
    assert made.keys.count() == 1
    live.desk.undo()
    assert made.keys.count() == 2
    made.keys.setCurrentRow(0)
    qtbot.mouseClick(button(made, "see_key"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not live.scenery.stage.panels[0].camera.moving, timeout=10000)
    assert camera.pose == filming.camera_keys()[0].pose
    made.width_box.setValue(160)
    made.height_box.setValue(121)
    made.rate.setValue(12.5)
    made.seconds.setValue(0.56)
    assert "7 frames" in made.said.text()
    assert "Written" in written(made, qtbot, monkeypatch, tmp_path / "a.mp4")
    with av.open(str(tmp_path / "a.mp4")) as container:
        images = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
        assert float(container.streams.video[0].average_rate) == pytest.approx(12.5)
    assert len(images) == 7
    assert images[0].shape == (120, 160, 3)
    assert np.abs(images[0].astype(int) - images[-1]).max() > 60
    made.seconds.setValue(600.0)
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "b.gif"), "")
    )
    qtbot.mouseClick(made.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: made.progress.value() > 0, timeout=60000)
    qtbot.mouseClick(made.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "nothing was left" in made.said.text(), timeout=120000)
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp4"]
    qtbot.mouseClick(made.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: made.progress.value() > 0, timeout=60000)
    made.close()  # in the middle: the same, and nobody waits for it
    assert qapp.findChildren(FilmProcess)
    qtbot.waitUntil(lambda: not qapp.findChildren(FilmProcess), timeout=20000)
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp4"]


def button(made, name):
    """A button of a dialog by its name."""
    from PySide6.QtWidgets import QPushButton

    return made.findChild(QPushButton, f"export.{name}")


def test_a_picture_that_was_dragged_out_opens_where_it_is_dropped(
    live, qtbot, monkeypatch, tmp_path
):
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QGuiApplication

    opened(live, qtbot, "lorenz")
    live.desk.turn("rho", 44.5)
    carried = []
    handle = live.commands.copying.handle
    monkeypatch.setattr(handle, "lift", carried.append)
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert not carried
    moved(handle, 60)
    qtbot.waitUntil(lambda: bool(carried), timeout=5000)
    (data,) = carried
    (url,) = data.urls()
    assert picture.session(url.toLocalFile()).run.params["rho"] == 44.5
    assert picture.found(bytes(data.data("image/png").data())).run.experiment == "lorenz"
    opened(live, qtbot, "henon")
    copy = tmp_path / "from a mail.png"
    copy.write_bytes(bytes(data.data("image/png").data()))
    dropped(live, copy)
    qtbot.waitUntil(lambda: live.desk.document.run.experiment == "lorenz", timeout=20000)
    assert live.desk.document.run.params["rho"] == 44.5
    opened(live, qtbot, "henon")
    live.actions_by_name["copy_picture"].trigger()
    qtbot.waitUntil(lambda: not live.errands.busy)
    opened(live, qtbot, "lorenz")
    live.actions_by_name["paste_link"].trigger()
    qtbot.waitUntil(lambda: live.desk.document.run.experiment == "henon", timeout=20000)
    live.commands.opening.open_key(str(copy))  # as `separatrix show FILE.png` does
    qtbot.waitUntil(lambda: live.desk.document.run.experiment == "lorenz", timeout=20000)
    opened(live, qtbot, "henon")
    Image.new("RGB", (8, 8)).save(tmp_path / "holiday.png")
    dropped(live, tmp_path / "holiday.png")
    qtbot.waitUntil(lambda: live.card.isVisible(), timeout=20000)
    assert "without a session" in live.card.text.text()
    assert live.desk.document.run.experiment == "henon"
    QGuiApplication.clipboard().clear()


def moved(widget, x):
    """The pressed pointer moves over a widget."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    button, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    at, keys = QPointF(x, 4), Qt.KeyboardModifier.NoModifier
    there = QPointF(widget.mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseMove, at, there, none, button, keys)
    QApplication.sendEvent(widget, event)


def dropped(live, file):
    """Let a file go over the window."""
    from PySide6.QtCore import QEvent, QMimeData, QPointF, QUrl
    from PySide6.QtGui import QDropEvent
    from PySide6.QtWidgets import QApplication

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    for kind in (QEvent.Type.DragEnter, QEvent.Type.Drop):
        event = QDropEvent(
            QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier, kind,
        )  # fmt: skip
        QApplication.sendEvent(live, event)
