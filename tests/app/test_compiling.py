"""The line that says that a run is being compiled: late, once, and gone when it is ready."""

from PySide6.QtWidgets import QWidget

from explorer.app import compiling


def test_it_is_said_after_a_while_and_goes_with_the_first_picture(qtbot, monkeypatch):
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(800, 400)
    over.show()
    line = compiling.Compiling(over)
    clock = [100.0]
    monkeypatch.setattr(compiling.time, "perf_counter", lambda: clock[0])
    line.show_state("compiling", "School of fish")
    assert not line.isVisible()
    clock[0] += 1.0
    line.show_state("compiling", "School of fish")
    assert line.isVisible()
    assert line.text().startswith("School of fish is being compiled")
    line.show_state("ready", "School of fish")
    assert not line.isVisible()
