"""A sweep from the menu: it fills, a click opens a cell, the table and the command line agree."""

import shlex

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QSpinBox

import explorer as ex
from explorer.app.choice import Choice
from tests.app.real import furnished


@pytest.fixture
def real(qtbot, theme):
    """The real window on the Henon map."""
    with furnished("henon") as made:
        qtbot.waitUntil(lambda: made.settled and bool(made.desk.diagnostics))
        qtbot.waitUntil(lambda: not made.docks.bites.pending)
        yield made


def _set(dialog, way, dial, low, high, count):
    box = dialog.findChild(Choice, f"sweep.{way}.dial")
    box.setCurrentIndex(box.findData(dial))
    dialog.findChild(QLineEdit, f"sweep.{way}.low").setText(low)
    dialog.findChild(QLineEdit, f"sweep.{way}.high").setText(high)
    dialog.findChild(QSpinBox, f"sweep.{way}.count").setValue(count)


def test_a_phase_diagram_fills_and_its_cells_open(real, qtbot, tmp_path, monkeypatch):
    real.actions_by_name["sweep"].trigger()
    dialog = real.commands.pages[-1]
    go, said = (dialog.findChild(QPushButton, "sweep.go"), dialog.findChild(QLabel, "sweep.said"))
    _set(dialog, "up", "b", "0,1", "0.3", 3)  # a comma is a point
    _set(dialog, "across", "a", "0.2", "1.2", 4)
    dialog.findChild(QLineEdit, "sweep.across.low").setText("two")
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    assert "two" in said.text()
    dialog.findChild(QLineEdit, "sweep.across.low").setText("0.2")
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.filling is not None, timeout=10_000)
    qtbot.waitUntil(lambda: not dialog.filling.running and go.text() == "Start", timeout=120_000)
    assert "12 of 12 points" in said.text()

    table = dialog.filling.table
    alone = ex.measure("lyapunov", "henon", {"a": 1.2, "b": 0.3})
    assert table.values["lyapunov.largest"][-1, -1] == alone.values["largest"]

    at = QPoint(*map(round, dialog.drawing.pixel(1.2 - 0.01, 0.3 - 0.001)))
    view = dialog.drawing.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert (real.desk.params["a"], real.desk.params["b"]) == (1.2, 0.3)
    real.commands.dials.undo()
    assert real.desk.params["a"] == 1.4

    target = tmp_path / "grid.nc"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    QTest.mouseClick(dialog.findChild(QPushButton, "sweep.save"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: str(target) in said.text(), timeout=20_000)
    QTest.mouseClick(dialog.findChild(QPushButton, "sweep.copy"), Qt.MouseButton.LeftButton)
    _repeats(QGuiApplication.clipboard().text(), target, tmp_path / "again.nc")


def _repeats(line, target, out):
    """The copied line computes the same table."""
    import h5py

    from explorer.cli.main import main

    words = shlex.split(line)
    assert words[:3] == ["separatrix", "sweep", "henon"]
    words[words.index("--out") + 1] = str(out)
    assert main([*words[1:], "--workers", "1"]) == 0
    with h5py.File(target) as first, h5py.File(out) as second:
        np.testing.assert_array_equal(first["lyapunov.largest"], second["lyapunov.largest"])
        assert first["lyapunov.largest"].shape == (3, 4)


def test_a_sweep_that_is_stopped_keeps_what_it_has(real, qtbot):
    real.actions_by_name["sweep"].trigger()
    dialog = real.commands.pages[-1]
    go = dialog.findChild(QPushButton, "sweep.go")
    _set(dialog, "across", "a", "0.2", "1.2", 48)
    dialog.findChild(QLineEdit, "sweep.until").setText("300000")
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.filling.table.done > 0, timeout=120_000)
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: go.isEnabled() and go.text() == "Start", timeout=60_000)
    assert 0 < dialog.filling.table.done < 1
    assert np.isfinite(dialog.drawing.reading.arrays["value"]).any()
