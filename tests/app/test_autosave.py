"""A window that is killed in mid-run, and what the next one offers."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from explorer.io import document as sessions

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def killed(tmp_path):
    """The folder of a program that was killed while Rossler ran."""
    env = {**os.environ, "XDG_STATE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-m", "explorer", "show", "rossler", "--set", "c=9"]
    process = subprocess.Popen(words, env=env, stderr=subprocess.DEVNULL)
    folder = tmp_path / "separatrix" / "recovery"
    end = time.monotonic() + 90
    while not list(folder.glob("*.json")) and time.monotonic() < end:
        assert process.poll() is None
        time.sleep(0.2)
    process.send_signal(signal.SIGKILL)
    process.wait()
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_the_next_start_brings_it_back(killed, window, qtbot):
    from explorer.app.autosave import Autosave
    from explorer.io.recovery import Recovery

    (path,) = killed.glob("*.json")
    before = sessions.load(path)
    assert before.run.params["c"] == 9.0
    offering = Autosave(window, Recovery(killed))
    qtbot.waitUntil(window.card.isVisible, timeout=5000)
    assert "rossler" in window.card.text.text()
    button = window.card.findChild(object, "banner.recover")
    button.click()
    after = window.desk.document
    assert after.run.experiment == "rossler"
    assert dict(after.run.params) == dict(before.run.params)
    assert window.desk.run.how["replay"].steps == before.run.steps > 0
    # of its measurements this window knows one
    known = tuple(one for one in before.measures if one[0] in window.desk.diagnostics)
    assert known
    qtbot.waitUntil(lambda: window.desk.document.measures == known, timeout=10000)
    assert not path.exists()
    offering.end()


def test_links_go_out_and_come_back(window, qtbot):
    window.desk.turn("rho", 31.0)
    window.actions_by_name["copy_link"].trigger()
    window.desk.turn("rho", 12.0)
    window.actions_by_name["paste_link"].trigger()
    assert window.desk.params["rho"] == 31.0


def test_a_clipboard_without_a_link_loses_nothing(window, qtbot):
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().setText("a shopping list")
    window.actions_by_name["paste_link"].trigger()
    assert window.card.isVisible()
    assert "no link" in window.card.text.text()
    assert window.desk.document.run.experiment == "lorenz"
