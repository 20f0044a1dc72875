"""Tracked animals by the import dialog: columns named, exchanged ids put right, played."""

import numpy as np
import pytest

from explorer.app.track_form import PLANE
from tests.app.importing import ready
from tests.app.real import furnished
from tests.io.test_tracks import plain_headings, plain_order, swum, written


def test_a_table_of_tracks_is_known_read_and_opened(dialog, qtbot, tmp_path):
    pos = swum(flat=True)
    path = tmp_path / "fish.csv"
    written(path, pos, flat=True)
    ready(dialog, qtbot, path)
    assert dialog.form.tracks.on.isChecked(), "known by the names of its columns"
    assert dialog.form.tracks.chosen == ("frame", "id", "x [cm]", "y [cm]")
    assert dialog.form.tracks.roles["z"].currentText() == PLANE
    assert dialog.form.tracks.unit == "cm"
    assert "exchanged at frame 130" in dialog.said.text()
    dialog.form.rate.setText("25")
    dialog.form.rate.textEdited.emit("25")
    dialog.form.unit.setText("s")
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.open_.click()
    experiment, test = told.args
    assert not test
    assert experiment.motion.dt == 1 / 25
    P, M, _ = plain_order(pos, plain_headings(pos))
    np.testing.assert_allclose(experiment.motion.samples["polarisation"], P, atol=1e-12)
    np.testing.assert_allclose(experiment.motion.samples["milling"], M, atol=1e-12)
    dialog.show()
    ready(dialog, qtbot, path)
    assert dialog.form.rate.text() == "25", "asked once"
    assert dialog.form.unit.text() == "s"


def test_columns_of_other_names_are_chosen_by_hand(dialog, qtbot, tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text("a,b,c,d\n" + "".join(f"{f},{k},{f + k},{2 * k}\n" for f in range(5)
                                          for k in range(3)))  # fmt: skip
    ready(dialog, qtbot, path)
    assert not dialog.form.tracks.on.isChecked()
    dialog.form.tracks.on.click()
    for role, name in (("frame", "a"), ("animal", "b"), ("x", "c"), ("y", "d")):
        dialog.form.tracks.roles[role].setCurrentText(name)
    qtbot.waitUntil(lambda: dialog.open_.isEnabled(), timeout=20000)
    made = dialog.experiment()
    assert made.motion.tracks.pos.shape == (5, 3, 3)
    assert made.motion.samples["polarisation"].tolist() == pytest.approx([1.0] * 5)
    dialog.form.tracks.on.click()
    qtbot.waitUntil(lambda: dialog.open_.isEnabled(), timeout=20000)
    assert dialog.experiment().motion.tracks is None, "columns again"


def test_a_wrong_choice_is_said_and_changes_nothing(dialog, qtbot, tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text("frame,id,x,y\n0,1,0,0\n0,1,1,1\n")
    dialog.look_at(str(path))
    qtbot.waitUntil(lambda: "twice in frame 0" in dialog.said.text(), timeout=20000)
    assert not dialog.open_.isEnabled()


def test_a_film_plays_in_the_window_beside_its_measurements(qtbot, qapp, tmp_path):
    from explorer.io import importing, series

    path = tmp_path / "fish.csv"
    names = written(path, swum(flat=True), flat=True)
    film = importing.tracking(series.inspect(path), names, dt=0.04, unit="s").experiment
    with furnished("lorenz") as window:
        qtbot.waitUntil(lambda: window.settled, timeout=20000)
        qtbot.waitUntil(lambda: window.docks.measures.chart is not None, timeout=40000)
        window.commands.opening.open_recording(film)
        desk = window.desk
        qtbot.waitUntil(lambda: desk.run.status().step > 5, timeout=20000)
        shown = window.scenery.stage
        qtbot.waitUntil(lambda: shown.painted is not None and shown.painted.key == film.key,
                        timeout=20000)  # fmt: skip
        qtbot.waitUntil(lambda: "school_order" in {m[0] for m in desk.document.measures},
                        timeout=20000)  # fmt: skip
        order = next(m for m in desk.document.measures if m[0] == "school_order")
        qtbot.waitUntil(lambda: getattr(desk.watches.latest(order), "reading", None) is not None,
                        timeout=60000)  # fmt: skip
        assert np.isfinite(desk.watches.latest(order).reading.values["P"])
        window.pane.open("neighbour_map", "school", {"reach": 30.0})
        card = next(c for m, c in window.pane.cards.items() if m[0] == "neighbour_map")
        qtbot.waitUntil(lambda: card.reading is not None and card.reading.done == 1.0,
                        timeout=60000)  # fmt: skip
        assert card.drawing.getAxis("top").isVisible(), "in bodies too"
