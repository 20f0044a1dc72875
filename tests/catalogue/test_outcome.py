"""What comes out of the experiments: pictures, files, sessions, a headless run.

What costs a tenth of a second or more is run for the specimens of conftest.py; for all of them
with `-m thorough`.
"""

import json

import numpy as np
import pytest

from explorer import api
from explorer.cli.main import main
from explorer.engine.batch import begin_document
from explorer.engine.session import Document
from explorer.io import document as documents
from explorer.io import files
from explorer.model import BadInput
from tests.views import paper


def test_every_experiment_is_listed(capsys):
    assert main(["list", "--json"]) == 0
    listed = {entry["key"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert set(listed) == set(api.catalogue())
    for key, experiment in api.catalogue().items():
        assert listed[key]["title"] == experiment.title
        assert listed[key]["family"] == experiment.family


def test_every_kind_it_shows_has_a_view(experiment):
    from explorer.views.view import views_of

    views = views_of(experiment)
    assert views
    assert {show.name for show in experiment.shows} <= {view.key for view in views}


def test_every_view_on_a_single_column_is_fit_to_print(specimen):
    from explorer.views.figure import figure, inches
    from explorer.views.view import views_of

    run = api.run(specimen, steps=300)
    for view in views_of(specimen):
        made = figure(run, view.key, size=inches("85x64mm", 72), dpi=72)
        assert paper.faults(made) == [], view.key
        made.canvas.draw()
        picture = np.asarray(made.canvas.buffer_rgba())[..., :3]
        # something is drawn inside, not a frame alone
        middle = picture[20:-40, 40:-20].reshape(-1, 3)
        assert len(np.unique(middle, axis=0)) > 8, view.key


def test_a_saved_run_loads_bit_for_bit(experiment, tmp_path):
    same_when_loaded(experiment, tmp_path / "run.npz")


@pytest.mark.parametrize("ending", [".nc", ".h5"])
def test_a_run_of_the_fields_own_formats_loads_bit_for_bit(specimen, ending, tmp_path):
    same_when_loaded(specimen, tmp_path / f"run{ending}")


def same_when_loaded(experiment, path):
    """Every number, its type and every dial, saved and loaded."""
    run = api.run(experiment, steps=30, every=3, seed=3)
    run.save(path)
    back = api.load(path)
    np.testing.assert_array_equal(back.t, run.t)
    assert back.params == run.params
    assert back.arrays.keys() == run.arrays.keys()
    for name, array in run.arrays.items():
        np.testing.assert_array_equal(back.arrays[name], array)
        assert back.arrays[name].dtype == array.dtype


def test_the_columns_of_a_csv_are_the_numbers_of_the_run(specimen, tmp_path):
    run = api.run(specimen, steps=20)
    try:
        run.save(tmp_path / "run.csv")
    except BadInput as error:  # a wake's field and its force on the body: no table holds both
        assert specimen.family == "fields"
        assert "write .nc or .npz" in str(error)
        assert not (tmp_path / "run.csv").exists()
        return
    columns = files.arrays(tmp_path / "run.csv")
    np.testing.assert_array_equal(np.unique(columns["t"]), run.t)  # a school has a row per fish


def test_a_session_comes_back_and_repeats_the_run(experiment, tmp_path):
    run = begin_document(experiment, steps=30, every=2, seed=9)
    path = tmp_path / "a.separatrix.json"
    documents.save(Document(runs=(run,)), path)
    (back,) = documents.load(path).runs
    assert back == run
    first, again = api.repeat(run), api.repeat(back)
    for name in first.arrays:
        np.testing.assert_array_equal(first.arrays[name], again.arrays[name])


def test_the_words_run_and_repeat_it(specimen, tmp_path, capsys):
    made, again = tmp_path / "made.nc", tmp_path / "again.nc"
    assert main(["run", specimen.key, "--steps", "20", "--seed", "2", "--out", str(made)]) == 0
    assert main(["run", "--from", str(made), "--out", str(again)]) == 0
    first, second = api.load(made), api.load(again)
    for name in first.arrays:
        np.testing.assert_array_equal(first.arrays[name], second.arrays[name])
