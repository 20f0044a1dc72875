"""Two runs side by side: kept, changed, turned as one, taken back; a film beside a simulation."""

from dataclasses import replace

import numpy as np
import pytest

from explorer.io import document as sessions
from explorer.views.camera import Camera
from explorer.views.link import Link, carried
from explorer.views.panel import Panel
from tests.app.real import furnished
from tests.io.test_tracks import swum, written


@pytest.fixture
def school(qtbot, qapp):
    with furnished("couzin") as window:
        qtbot.waitUntil(lambda: window.settled, timeout=180000)
        qtbot.waitUntil(lambda: window.desk.run.status().step > 0, timeout=180000)  # compiled
        yield window


def compared(window, qtbot):
    """The second run, drawn."""
    window.actions_by_name["compare"].trigger()
    beside = window.scenery.beside
    qtbot.waitUntil(lambda: beside.shown and beside.panel is not None, timeout=180000)
    qtbot.waitUntil(lambda: beside.panel.fitted is not None, timeout=180000)
    return beside


def own(window):
    return next(panel for panel in window.scenery.stage.panels if not panel.guest)


def test_a_run_is_kept_beside_the_next_and_taken_away_again(school, qtbot):
    beside = compared(school, qtbot)
    desk = school.desk
    assert len(desk.document.runs) == 2
    left, right = own(school), beside.panel
    assert left.visible
    assert right.visible
    assert left.rect[0] + left.rect[2] <= right.rect[0]
    school.commands.dials.choose_preset("highly_parallel")
    assert desk.run.params["n_fish"] == 250
    assert beside.run.params["n_fish"] == 150, "the second run keeps its own dials"
    qtbot.waitUntil(lambda: len(left.layer("school").shoal) == 250, timeout=180000)
    assert len(right.layer("school").shoal) == 150
    words = [label.text for label in school.scenery.labels() if label.role == "title"]
    assert [word[0] for word in words] == ["A", "B"]
    told = [label.text for label in school.scenery.labels() if "polarisation P 0." in label.text]
    assert len(told) == 2
    school.commands.dials.undo()  # the preset
    school.commands.dials.undo()  # the comparison
    assert len(desk.document.runs) == 1
    assert not beside.shown
    assert not any(panel.guest for panel in school.scenery.stage.panels)
    school.commands.dials.redo()
    assert beside.shown


def test_both_runs_travel_with_a_session(school, qtbot, tmp_path):
    compared(school, qtbot)
    school.commands.dials.turn("speed", 2.0)
    path = str(tmp_path / "two.separatrix.json")
    qtbot.waitUntil(lambda: school.scenery.beside.run.status().step > 5, timeout=180000)
    saved = school.desk.as_document()
    sessions.save(saved, path)
    school.desk.compare()
    school.commands.opening.open_key("lorenz")
    school.commands.opening.open_path(path)
    beside = school.scenery.beside
    qtbot.waitUntil(lambda: beside.shown and beside.panel is not None, timeout=180000)
    assert school.desk.experiment.key == "couzin"

    def stand():
        """Where each run is, and whether it goes on."""
        runs = (run.status() for run in (school.desk.run, beside.run))
        return [(status.step, status.playing) for status in runs]

    asked = [(document.steps, False) for document in saved.runs]
    qtbot.waitUntil(lambda: stand() == asked, timeout=180000)
    assert (school.desk.run.params["speed"], beside.run.params["speed"]) == (2.0, 1.0)


def test_whoever_stops_on_the_way_back_stops_both(school, qtbot, tmp_path):
    compared(school, qtbot)
    qtbot.waitUntil(lambda: school.scenery.beside.run.status().step > 5, timeout=180000)
    saved = school.desk.as_document()
    far = tuple(replace(run, steps=10_000_000) for run in saved.runs)
    path = str(tmp_path / "far.separatrix.json")
    sessions.save(replace(saved, runs=far), path)
    school.desk.compare()
    school.commands.opening.open_path(path)
    beside = school.scenery.beside
    qtbot.waitUntil(lambda: beside.shown and beside.run.status().step > 20, timeout=180000)
    qtbot.waitUntil(lambda: school.desk.run.status().step > 20, timeout=180000)
    school.commands.time.stay()
    runs = (school.desk.run, beside.run)
    qtbot.waitUntil(lambda: not any(run.status().until for run in runs), timeout=180000)
    assert all(20 < run.status().step < 10_000_000 for run in runs)
    assert not any(run.status().playing for run in runs)


def test_cameras_turn_as_one_whichever_is_moved(school, qtbot):
    beside = compared(school, qtbot)
    for mover, other in ((own(school), beside.panel), (beside.panel, own(school))):
        mover.camera.touch()
        mover.camera.orbit(0.4, 0.1)
        school.bridge.wake()
        qtbot.waitUntil(lambda m=mover, o=other: m.camera.pose.turn == o.camera.pose.turn,
                        timeout=20000)  # fmt: skip


def test_both_stop_and_go_together(school, qtbot):
    beside = compared(school, qtbot)
    school.commands.time.toggle()
    qtbot.waitUntil(lambda: not beside.run.status().playing, timeout=180000)
    school.commands.time.toggle()
    qtbot.waitUntil(lambda: beside.run.status().playing, timeout=180000)


def test_a_film_stands_beside_a_simulation(school, qtbot, tmp_path):
    from explorer.io import importing, series

    path = tmp_path / "fish.csv"
    names = written(path, swum(flat=False), flat=False)
    film = importing.tracking(series.inspect(path), names, dt=0.04, unit="s").experiment
    school.commands.opening.open_recording(film)
    stage = school.scenery.stage
    qtbot.waitUntil(lambda: stage.painted is not None and stage.painted.key == film.key,
                    timeout=180000)  # fmt: skip
    beside = compared(school, qtbot)
    school.commands.opening.open_key("couzin", "true_mill")
    qtbot.waitUntil(lambda: stage.painted is not None and stage.painted.key == "couzin",
                    timeout=180000)  # fmt: skip
    qtbot.waitUntil(lambda: beside.panel is not None and beside.panel.fitted is not None,
                    timeout=180000)  # fmt: skip
    assert beside.experiment is film
    assert len(own(school).layer("school").shoal) == 100
    assert 0 < len(beside.panel.layer("school").shoal) <= 9


def test_a_linked_camera_sees_its_own_data_as_the_other_sees_its():
    small, large = ((0.0, 2.0),) * 3, ((100.0, 120.0),) * 3
    camera = Camera()
    camera.fit(small)
    camera.zoom(2.0)
    pose = carried(camera, small, large)
    assert pose.reach == pytest.approx(10 * camera.pose.reach)
    shift = (np.array(pose.target) - 110.0) / 10
    assert shift == pytest.approx(np.array(camera.pose.target) - 1.0)


def test_a_plane_is_not_linked_to_a_space():
    link = Link(Panel((0, 0, 9, 9), Camera()), Panel((0, 0, 9, 9), Camera(planar=True)))
    assert not link.fits
    link.panels[0].camera.touch()
    link.panels[0].camera.orbit(0.1, 0.1)
    assert not link.follow()
