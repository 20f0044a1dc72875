"""Data of one's own: dropped, asked about, read, played, measured; bad files lose nothing."""

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from explorer.app.import_form import NO_TIME
from tests.app.importing import ready
from tests.app.real import furnished

ROOT = Path(__file__).resolve().parents[2]
T = 0.02 * np.arange(3000)
X = np.sin(2.0 * T) + np.random.default_rng(20260307).normal(size=3000)


@pytest.fixture
def folder(tmp_path):
    gap = X.copy()
    gap[700:760] = np.nan
    rows = zip(T.tolist(), gap.tolist(), (X**2).tolist(), strict=True)
    text = "".join(f"{t!r},{'' if u != u else repr(u)},{v!r}\n" for t, u, v in rows)
    (tmp_path / "a.csv").write_text("time (s),u [mV],v\n" + text)
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n3,oops\n")
    np.savez(tmp_path / "bare.npz", x=X)
    return tmp_path


def tick(dialog, name, on):
    item = dialog.columns.findItems(name, Qt.MatchFlag.MatchExactly, 0)[0]
    item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def test_a_file_shows_its_columns_and_what_is_missing(dialog, qtbot, folder):
    ready(dialog, qtbot, folder / "a.csv")
    assert dialog.columns.chosen() == ["u [mV]", "v"]
    assert dialog.form.time.currentText() == "time (s)"
    assert dialog.form.rate.text() == "50"
    assert dialog.form.unit.text() == "s"
    assert "60 of 3,000 samples are missing, in one gap" in dialog.said.text()
    t, shown = dialog.preview._curves[""].getData()
    assert t[-1] == pytest.approx(T[-1], rel=0.01)
    assert np.nanmax(shown) == pytest.approx(np.nanmax(np.delete(X, slice(700, 760))))
    made = dialog.experiment()
    assert made.states == ("u", "v")
    assert made.motion.dt == 0.02


def test_columns_rate_and_unit_are_asked_once(dialog, qtbot, folder):
    ready(dialog, qtbot, folder / "bare.npz")
    assert dialog.form.time.currentText() == NO_TIME
    dialog.form.rate.setText("250")
    dialog.form.rate.textEdited.emit("250")
    dialog.form.unit.setText("s")
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.open_.click()
    experiment, test = told.args
    assert not test
    assert experiment.motion.dt == 1 / 250
    assert experiment.unit("t") == "s"
    np.testing.assert_array_equal(experiment.motion.samples["x"], X)
    dialog.show()
    ready(dialog, qtbot, folder / "bare.npz")
    assert dialog.form.rate.text() == "250"
    assert dialog.form.unit.text() == "s"


def test_channels_are_chosen_by_ticks(dialog, qtbot, folder):
    ready(dialog, qtbot, folder / "a.csv")
    tick(dialog, "u [mV]", False)
    qtbot.waitUntil(lambda: dialog.open_.isEnabled(), timeout=20000)
    assert dialog.experiment().states == ("v",)
    assert not dialog.form.together.isEnabled()
    tick(dialog, "v", False)
    assert not dialog.open_.isEnabled()
    assert "at least one channel" in dialog.said.text()


def test_two_channels_together_are_a_trajectory(dialog, qtbot, folder):
    ready(dialog, qtbot, folder / "a.csv")
    dialog.form.together.setChecked(True)
    assert dialog.experiment().paths[0].of == ("u", "v")


@pytest.mark.parametrize("text", ["0", "-1", "fast", ""])
def test_a_rate_that_cannot_be_is_not_taken(dialog, qtbot, folder, text):
    ready(dialog, qtbot, folder / "bare.npz")
    dialog.form.rate.setText(text)
    dialog.form.rate.textEdited.emit(text)
    assert not dialog.open_.isEnabled()
    assert dialog.experiment() is None


def test_a_bad_file_says_where_and_the_next_one_is_fine(dialog, qtbot, folder):
    dialog.look_at(str(folder / "bad.csv"))
    qtbot.waitUntil(lambda: "line 3, b: 'oops'" in dialog.said.text(), timeout=20000)
    assert not dialog.open_.isEnabled()
    ready(dialog, qtbot, folder / "a.csv")
    dialog.look_at(str(folder / "none.csv"))
    qtbot.waitUntil(lambda: "no such file" in dialog.said.text(), timeout=20000)
    assert not dialog.reader.busy


def test_reading_shows_progress_and_stops_at_once(dialog, qtbot, folder, monkeypatch):
    from explorer.io import series

    def slowly(path, wanted, progress=None, cancel=None):
        for share in np.linspace(0.1, 1.0, 1000):
            if cancel():
                raise series.Cancelled
            progress(float(share))
            time.sleep(0.01)
            yield [np.zeros(3) for _ in wanted]

    monkeypatch.setattr(series, "blocks", slowly)
    dialog.look_at(str(folder / "bare.npz"))
    qtbot.waitUntil(lambda: dialog.progress.value() > 100, timeout=20000)
    assert dialog.stop.isVisible()
    dialog.stop.click()
    assert not dialog.reader.busy
    assert not dialog.progress.isVisible()
    assert "stopped" in dialog.said.text()
    monkeypatch.undo()
    ready(dialog, qtbot, folder / "bare.npz")  # the thread is free again


def told(window, data, kind):
    """Whether the window takes what hovers over it, or was let go."""
    plain, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, left, plain, kind)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def dropped(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    enters = told(window, data, QEvent.Type.DragEnter)
    return enters and told(window, data, QEvent.Type.Drop)


def test_a_dropped_file_opens_the_dialog_and_the_run_goes_on(window, qtbot, folder):
    before = window.desk.run
    assert dropped(window, folder / "bad.csv")
    qtbot.waitUntil(lambda: window.commands.opening.importer is not None, timeout=20000)
    dialog = window.commands.opening.importer
    qtbot.waitUntil(lambda: "oops" in dialog.said.text(), timeout=20000)
    assert window.desk.run is before
    assert window.desk.experiment.key == "lorenz"
    assert not window.report_card.isVisible()
    assert dropped(window, folder / "a.csv")
    qtbot.waitUntil(lambda: dialog.open_.isEnabled(), timeout=20000)
    dialog.open_.click()
    assert window.desk.experiment.family == "recorded"
    window.commands.dials.undo()
    assert window.desk.experiment.key == "lorenz"


def test_what_is_no_file_is_not_taken(window):
    data = QMimeData()
    data.setText("words")
    assert not told(window, data, QEvent.Type.Drop)


def test_an_imported_series_plays_is_measured_and_saved(qapp, qtbot, folder):
    from explorer.app.files import read
    from explorer.engine.session import Document
    from explorer.io import document

    with furnished("lorenz") as window:
        qtbot.waitUntil(lambda: window.settled, timeout=20000)
        qtbot.waitUntil(lambda: window.docks.measures.chart is not None, timeout=40000)
        window.commands.opening.open_path(str(folder / "a.csv"))
        qtbot.waitUntil(lambda: window.commands.opening.importer is not None, timeout=20000)
        dialog = window.commands.opening.importer
        qtbot.waitUntil(lambda: dialog.open_.isEnabled(), timeout=20000)
        dialog.test.click()
        desk = window.desk
        assert desk.experiment.states == ("u", "v")

        def measured():
            return [key for key, _, _ in desk.document.measures]

        wanted = ["permutation_entropy", "windowed_entropy", "surrogate_test"]
        qtbot.waitUntil(lambda: measured() == wanted, timeout=20000)
        key = desk.experiment.key
        qtbot.waitUntil(
            lambda: window.scenery.painted is not None and window.scenery.painted.key == key,
            timeout=30000,
        )
        window.commands.time.speed(float("inf"))
        qtbot.waitUntil(lambda: not desk.run.status().playing, timeout=30000)
        assert desk.run.status().step == 2999
        assert desk.run.status().divergence is None
        assert not window.card.isVisible()

        def done(name):
            found = next(m for m in desk.document.measures if m[0] == name)
            seen = desk.watches.latest(found)
            return seen is not None and seen.reading is not None and seen.reading.done >= 1.0

        for name in wanted:
            qtbot.waitUntil(lambda name=name: done(name), timeout=120000)
        along = desk.watches.latest(desk.document.measures[1]).reading
        assert along.settings["samples"] == 3000
        assert "samples that are not finite" in " ".join(along.notes)
        path = folder / "a.separatrix.json"
        document.save(Document(runs=(desk.as_run(),)), path)
        experiment, run = read(str(path))[:2]
        assert experiment.key == key
        assert run.steps == 2999


def test_show_opens_a_data_file_in_the_dialog(folder):
    script = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from explorer.app import shell\n"
        "from explorer.app.window import Window\n"
        "settle = Window.settle\n"
        "def soon(self):\n"
        "    settle(self)\n"
        "    timer = QTimer(self)\n"
        "    def look():\n"
        "        dialog = self.commands.opening.importer\n"
        "        if dialog is not None and dialog.open_.isEnabled():\n"
        "            timer.stop()\n"
        "            print(dialog.file.text(), dialog.columns.chosen())\n"
        "            dialog.close()\n"
        "            self.close()\n"
        "    timer.timeout.connect(look)\n"
        "    timer.start(50)\n"
        "Window.settle = soon\n"
        "sys.exit(shell.launch(sys.argv[1]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder / "bare.npz")], cwd=ROOT, timeout=120,
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "bare.npz ['x']"


def test_it_closes_by_button_by_escape_and_once_opened(dialog, qtbot, folder):
    for leave in (
        dialog.shut.click,
        dialog.close,
        dialog.open_.click,
        lambda: qtbot.keyClick(dialog, Qt.Key.Key_Escape),
    ):
        dialog.show()
        ready(dialog, qtbot, folder / "a.csv")
        leave()
        assert not dialog.isVisible()
