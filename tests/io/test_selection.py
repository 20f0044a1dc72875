"""A part of a run in a file: these variables, from this step, each so many steps, these starts."""

import numpy as np
import pytest

import explorer as ex
from explorer import api
from explorer.engine.batch import begin_document, chosen, record, since
from explorer.io import files
from explorer.model import BadInput

ENDINGS = (".csv", ".npz", ".nc", ".h5")


@pytest.fixture(scope="module")
def run():
    lorenz = api.catalogue()["lorenz"]
    document = begin_document(lorenz, steps=90, every=3, seed=4)
    from dataclasses import replace

    seeded = replace(document, seeds=((1.0, 2.0, 3.0), (-4.0, 0.5, 20.0)))
    return lorenz, seeded


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_read_back_is_the_source_exactly(run, ending, tmp_path):
    lorenz, document = run
    part = since(record(lorenz, chosen(lorenz, document, [0])), 40)
    file = tmp_path / f"a{ending}"
    api.save(part, str(file), comments=True, only=["z", "x"])
    columns = files.arrays(file)
    whole = ex.run("lorenz", steps=90, every=3, seed=4)
    kept = whole.steps >= 40
    t = columns.get("t", columns.get("time"))
    np.testing.assert_array_equal(t, whole.t[kept])
    for name in ("x", "z"):
        np.testing.assert_array_equal(columns[name], whole[name][kept])
    assert "y" not in columns
    assert files.run_document(file).steps == 90


@pytest.mark.parametrize("ending", ENDINGS)
def test_some_of_the_trajectories_and_the_whole_document(run, ending, tmp_path):
    lorenz, document = run
    some = record(lorenz, chosen(lorenz, document, [0, 2]))
    file = tmp_path / f"a{ending}"
    api.save(some, str(file), comments=True)
    back = files.load(file, api.described)
    np.testing.assert_array_equal(back["path"], some["path"])
    assert back["path"].shape == (31, 2, 3)
    np.testing.assert_array_equal(back["path"][0, 1], [-4.0, 0.5, 20.0])
    alone = ex.run("lorenz", steps=90, every=3)
    np.testing.assert_array_equal(back["path"][:, 0], alone["path"])
    np.testing.assert_array_equal(api.repeat(back.document)["path"], some["path"])


def test_fields_and_schools_are_cut_too(tmp_path):
    school = ex.run("couzin", {"n_fish": 9}, steps=12, every=2)
    api.save(since(school, 6), str(tmp_path / "a.nc"), only=["pos"])
    columns = files.arrays(tmp_path / "a.nc")
    np.testing.assert_array_equal(columns["pos"], school["pos"][3:])
    assert "head" not in columns


def test_what_cannot_be_chosen_is_refused(run, tmp_path):
    lorenz, document = run
    made = record(lorenz, document)
    with pytest.raises(BadInput, match="known: x, y, z"):
        api.save(made, str(tmp_path / "a.npz"), only=["w"])
    with pytest.raises(BadInput, match="ends at step 90"):
        since(made, 91)
    for none in ([], [3], [-1]):
        with pytest.raises(BadInput, match="0 to 2"):
            chosen(lorenz, document, none)
    assert not list(tmp_path.iterdir())


def test_the_command_line_cuts_as_the_window_does(tmp_path, capsys):
    from explorer.cli.main import main

    file = str(tmp_path / "a.csv")
    words = ["run", "lorenz", "--steps", "30", "--begin", "10", "--only", "y", "--out", file]
    assert main(words) == 0
    assert "21 samples" in capsys.readouterr().out
    assert list(files.arrays(file)) == ["t", "y"]
    assert main([*words[:-3], "w", "--out", file]) == 2
