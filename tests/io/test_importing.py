"""Columns of a file as an experiment: gaps of its time, giving up, and being found again."""

import numpy as np
import pytest

from explorer.io import document, importing, series
from explorer.io.column import Cancelled
from explorer.model import BadInput
from tests.io.tables import T, X, table, written


@pytest.fixture
def folder(tmp_path):
    return written(tmp_path)


def test_jumps_of_the_time_become_gaps(tmp_path):
    left = np.r_[0:100, 130:500, 501:4000]
    made = importing.recording(
        series.inspect(table(tmp_path / "b.csv", (T[left], X[left]), ("t", "x")))
    )
    held = made.columns["x"]
    assert np.flatnonzero(np.isnan(held)).tolist() == [*range(100, 130), 500]
    np.testing.assert_array_equal(held[left], X[left])
    assert made.notes == ("The time jumps 2 times: 31 missing samples are gaps.",)
    assert made.experiment.motion.dt == 0.02


def test_uneven_time_is_said(tmp_path):
    uneven = np.cumsum(np.random.default_rng(20260305).uniform(0.5, 2.0, 400))
    made = importing.recording(
        series.inspect(table(tmp_path / "b.csv", (uneven, X[:400]), ("t", "x")))
    )
    np.testing.assert_array_equal(made.columns["x"], X[:400])
    assert "taken as even" in made.notes[0]


def test_reading_can_be_given_up(folder):
    found = series.inspect(folder / "a.csv")
    with pytest.raises(Cancelled):
        importing.recording(found, cancel=lambda: True)


def test_a_session_names_the_file_and_finds_it_changed_or_gone(folder):
    from explorer.engine.batch import begin_document
    from explorer.engine.session import Document

    path = folder / "a.csv"
    made = importing.recording(series.inspect(path), ("u [mV]", "v"), together=("u [mV]", "v"))
    run = begin_document(made.experiment, steps=7)
    read = document.decode(document.encode(Document(runs=(run,)))).run
    assert read == run
    again = importing.reopened(read.definition)
    assert again.key == made.experiment.key
    np.testing.assert_array_equal(again.motion.samples["u"], X)
    path.write_text(path.read_text().replace("0.02", "0.03", 1))
    with pytest.raises(BadInput, match="has changed since"):
        importing.reopened(read.definition)
    path.unlink()
    with pytest.raises(BadInput, match="no longer there"):
        importing.reopened(read.definition)


def test_a_saved_run_of_a_recording_comes_back(folder):
    import explorer as ex

    made = ex.recording(str(folder / "a.h5"))
    run = ex.run(made, steps=300, every=3)
    for ending in (".nc", ".npz"):
        run.save(str(folder / f"b{ending}"))
        again = ex.load(str(folder / f"b{ending}"))
        np.testing.assert_array_equal(again["deep_x"], X[:301:3])
        assert again.experiment.key == made.key


def test_the_python_text_of_a_recording_repeats_it(folder):
    import explorer as ex

    made = ex.recording(str(folder / "a.csv"), together=("u [mV]", "v"))
    run = ex.run(made, steps=50)
    scope = {}
    exec(run.as_python(), scope)  # our own text
    np.testing.assert_array_equal(scope["run"]["path"], run["path"])
