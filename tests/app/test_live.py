"""The window on the real engine: every world moves, answers its dials, and ends in time."""

import math
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from explorer import api

ROOT = Path(__file__).resolve().parents[2]
# experiment, dial, another value
WORLDS = (
    ("lorenz", "rho", 60.0),
    ("double_gyre", "A", 0.3),
    ("couzin", "speed", 3.0),
    ("logistic", "r", 3.2),
)


def settled(live, qtbot):
    qtbot.waitUntil(lambda: live.settled, timeout=20000)
    qtbot.waitUntil(lambda: live.docks.measures.chart is not None, timeout=40000)


def pixels(live):
    image = live.scenery.widget.grabFramebuffer()
    image = image.convertToFormat(image.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return raw[..., :3].astype(int)


@pytest.mark.parametrize(("key", "dial", "value"), WORLDS)
def test_turning_one_dial_changes_picture_data_and_reading(live, qtbot, key, dial, value):
    settled(live, qtbot)
    desk, stage = live.desk, live.scenery.stage
    live.commands.opening.open_key(key)
    stage.painted = None
    qtbot.waitUntil(lambda: shown(stage) == key, timeout=30000)
    qtbot.waitUntil(lambda: not live.docks.bites.pending, timeout=30000)
    first = next(iter(desk.document.measures))
    qtbot.waitUntil(lambda: read(desk, first) is not None, timeout=120000)
    before_reading = read(desk, first)
    painted = stage.painted
    before = pixels(live)
    live.commands.dials.turn(dial, value)

    def held():
        frame = live.scenery.stage.painted
        return frame is not None and frame.key == key and frame.params[dial] == value

    qtbot.waitUntil(held, timeout=30000)
    qtbot.waitUntil(lambda: np.abs(pixels(live) - before).max() > 30, timeout=30000)
    name = next(iter(painted.first or painted.arrays))
    frame = live.scenery.stage.painted
    assert not np.array_equal(frame.arrays[name], painted.arrays[name])
    qtbot.waitUntil(lambda: read(desk, first) != before_reading, timeout=60000)


def read(desk, measure):
    """The finite values of the newest reading, or None."""
    observation = desk.watches.latest(measure)
    if observation is None or observation.reading is None:
        return None
    values = {k: v for k, v in observation.reading.values.items() if math.isfinite(v)}
    return values or None


def test_lorenz_with_a_step_of_one_halts_and_offers_a_way_back(live, qtbot):
    from explorer.engine.commands import SetRun

    settled(live, qtbot)
    live.commands.opening.open_key("lorenz")
    live.desk.do(SetRun({"dt": 1.0}))
    began = time.monotonic()
    qtbot.waitUntil(lambda: live.card.isVisible(), timeout=20000)
    assert time.monotonic() - began < 20
    text = live.card.text.text()
    assert "dt = 1" in text
    assert any(f"of {name} " in text or name in live.card.title.text() for name in "xyz")
    assert not live.desk.run.status().playing
    live.findChild(object, "banner.reset").click()
    qtbot.waitUntil(lambda: live.desk.run.status().t > 0, timeout=20000)
    assert not live.card.isVisible()


@pytest.mark.parametrize("name", ["Van der Pol", "Lorenz-96, eight places", "Tinkerbell map"])
def test_a_typed_system_runs(live, qtbot, name):
    from explorer.app.editor import EXAMPLES

    settled(live, qtbot)
    experiment = live.commands.opening.parse(EXAMPLES[name])
    live.commands.opening.run_typed(experiment, EXAMPLES[name])
    qtbot.waitUntil(lambda: live.desk.run.status().step > 10, timeout=20000)
    status = live.desk.run.status()
    assert status.state == "ready"
    assert status.divergence is None


def ran(*words, **environment):
    """A program of its own, ended: what it printed, and how it went."""
    return subprocess.run(
        [sys.executable, *words],
        capture_output=True, text=True, timeout=90, cwd=ROOT, check=False,
        env=environment or {**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def test_closing_in_mid_run_ends_quietly_within_two_seconds(qapp):
    script = (
        "import sys, time\n"
        "from PySide6.QtCore import QTimer\n"
        "from explorer.app import shell\n"
        "from explorer.app.window import Window\n"
        "settle = Window.settle\n"
        "def soon(self):\n"
        "    settle(self)\n"
        "    def shut():\n"
        "        begun = time.monotonic(); self.close()\n"
        "        sys.stdout.write(f'{time.monotonic() - begun} {time.time()}')\n"
        "        sys.stdout.flush()\n"
        "    QTimer.singleShot(1500, shut)\n"
        "Window.settle = soon\n"
        "sys.exit(shell.launch('lorenz'))\n"
    )
    done = ran("-c", script)
    ended = time.time()
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    closing, closed_at = map(float, done.stdout.split())
    assert closing < 2.0
    assert ended - closed_at < 2.0


def test_without_a_display_one_sentence_names_the_headless_command():
    shut = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    shut["QT_QPA_PLATFORM"] = "xcb"
    done = ran("-m", "explorer", "show", "lorenz", **shut)
    assert done.returncode == 2
    assert "separatrix tour" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_nothing_heavy_is_imported_before_the_first_picture():
    script = (
        "import sys\n"
        "from explorer.app import shell\n"
        "from explorer.app.window import Window\n"
        "heavy = ('numba', 'scipy', 'matplotlib', 'pyqtgraph', 'av')\n"
        "def settle(self):\n"
        "    print([name for name in heavy if name in sys.modules])\n"
        "    self.close()\n"
        "Window.settle = settle\n"
        "sys.exit(shell.launch('lorenz'))\n"
    )
    done = ran("-c", script)
    assert done.stdout.strip() == "[]", done.stderr


def shown(stage):
    """The key of the frame on the screen, or ""."""
    return "" if stage.painted is None else stage.painted.key


def test_an_ensemble_is_dropped_drawn_and_taken_away(live, qtbot):
    settled(live, qtbot)
    desk, stage = live.desk, live.scenery.stage
    live.commands.opening.open_key("lorenz")
    qtbot.waitUntil(lambda: shown(stage) == "lorenz", timeout=30000)
    live.actions_by_name["ensemble"].trigger()
    qtbot.waitUntil(lambda: "ensemble" in stage.painted.arrays, timeout=10000)
    assert desk.dropping.dropped
    label = live.status_bar.fields["ensemble"]
    qtbot.waitUntil(lambda: label.text().startswith("spread"), timeout=10000)
    live.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: "ensemble" not in stage.painted.arrays, timeout=10000)
    assert not desk.dropping.dropped


def test_another_rule_is_a_command_and_its_error_is_told(live, qtbot):
    settled(live, qtbot)
    desk, stage = live.desk, live.scenery.stage
    live.commands.opening.open_key("halvorsen")
    qtbot.waitUntil(lambda: shown(stage) == "halvorsen", timeout=30000)
    told = live.status_bar.fields["error"]
    qtbot.waitUntil(lambda: told.text().endswith("time units"), timeout=20000)
    live.actions_by_name["rule"].trigger()
    dialog = live.commands.pages[-1]
    names = [dialog.method.itemText(i) for i in range(dialog.method.count())]
    assert "rodas4" in names and "verlet" not in names
    dialog.method.setCurrentText("dp5")
    assert dialog.rtol.isEnabled()
    dialog.rtol.setText("none")
    dialog.apply()
    assert "give a number" in dialog.fault.text()
    dialog.rtol.setText("1e-6")
    dialog.apply()
    assert desk.document.run.method == "dp5" and desk.run.rtol == 1e-6
    qtbot.waitUntil(lambda: desk.run.status().method == "dp5", timeout=10000)
    dialog.close()
    live.actions_by_name["undo"].trigger()
    assert desk.document.run.method == "rk4"


@pytest.mark.parametrize("key", ["lorenz", "henon", "couzin", "mackey_glass"])
def test_dragging_back_shows_what_a_fresh_run_reaches(live, qtbot, key):
    settled(live, qtbot)
    live.commands.opening.open_key(key)
    run = live.desk.run
    qtbot.waitUntil(lambda: run.latest() is not None, timeout=60000)
    start = run.status().step
    qtbot.waitUntil(lambda: run.status().step > start + 40, timeout=60000)
    scrub = live.transport.scrub
    qtbot.waitUntil(lambda: scrub.isEnabled(), timeout=5000)
    middle = QPoint(scrub.width() // 2, scrub.height() // 2)
    qtbot.mousePress(scrub, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseRelease(scrub, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.waitUntil(lambda: run.status().behind, timeout=10000)
    status = run.status()
    assert not status.playing
    assert abs(status.step - status.newest / 2) < 0.1 * status.newest
    fresh = api.run(key, dict(live.desk.params), steps=status.step, every=max(1, status.step))
    name = "pos" if key == "couzin" else "path"
    seen = run.latest().arrays[name]
    np.testing.assert_allclose(
        seen if key == "couzin" else seen[-1], fresh[name][-1], rtol=1e-12, atol=1e-12
    )
    live.actions_by_name["step_back"].trigger()
    qtbot.waitUntil(lambda: run.status().step == status.step - 1, timeout=10000)
    live.actions_by_name["step"].trigger()
    qtbot.waitUntil(lambda: run.status().step == status.step, timeout=10000)
    assert run.status().newest == status.newest  # still only looking
    live.actions_by_name["play"].trigger()
    qtbot.waitUntil(lambda: run.status().playing and not run.status().behind, timeout=10000)


def test_the_predator_swims_to_the_pointer(live, qtbot):
    from PySide6.QtCore import QPoint
    from PySide6.QtTest import QTest

    settled(live, qtbot)
    desk, stage, school = live.desk, live.scenery.stage, live.scenery.school
    live.commands.opening.open_key("couzin", None, {"n_fish": 60, "predator_speed": 15.0})
    qtbot.waitUntil(lambda: shown(stage) == "couzin" and school.flock is not None, timeout=60000)
    school.panel.camera.touch()
    live.actions_by_name["hunt"].trigger()
    qtbot.waitUntil(lambda: school.flock.hunter is not None, timeout=30000)
    widget = live.scenery.widget
    at = QPoint(widget.width() // 2 + 60, widget.height() // 2 + 30)
    QTest.mouseMove(widget, at)

    def there():
        seen = school.panel.pixel(school.flock.hunter[:1])[0] / stage.pixel_scale
        return np.abs(seen - (at.x(), at.y())).max() < 12

    qtbot.waitUntil(there, timeout=30000)
    school.colour_by("turning")
    qtbot.waitUntil(lambda: school.flock.values is not None, timeout=60000)
    assert np.isfinite(school.flock.values).all()
    live.actions_by_name["undo"].trigger()
    live.actions_by_name["hunt"].trigger()
    qtbot.waitUntil(lambda: desk.run.params["predator"] == "none", timeout=10000)
