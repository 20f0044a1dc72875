"""What a diagnostic found leaves as CSV, NPZ, NetCDF or JSON, with the settings that made it."""

import json

import numpy as np
import pytest

from explorer.io import csv, reading, table
from explorer.model import Reading
from tests.pictures import ALL, WORDS, arrays


@pytest.fixture(scope="module")
def found():
    return Reading(
        {"mean": 0.5}, arrays(), {"mean": 0.01}, ("few samples",), {"mean": "L", "z": "1/s"},
        {"experiment": "lorenz", "dials": {"rho": 28.0}, "over": "rho"}, words=WORDS, done=0.5,
    )  # fmt: skip


def test_every_array_is_a_column_of_the_csv_and_reads_back(found, tmp_path):
    path = tmp_path / "a.csv"
    reading.save(found, path, ALL.pictures)
    columns = csv.arrays(path)
    given, cells = found.arrays, found.arrays["z"].size
    field = {name: columns[name][:cells] for name in ("x", "y", "z [1/s]")}
    assert np.array_equal(field["z [1/s]"], given["z"].ravel(), equal_nan=True)
    assert np.array_equal(field["x"], np.tile(given["x"], len(given["y"])))
    assert np.array_equal(field["y"], np.repeat(given["y"], len(given["x"])))
    assert np.array_equal(columns["dots_x"], given["dots_x"])
    assert np.isnan(columns["t"][len(given["t"]) :]).all(), "shorter columns end in nan"
    assert np.array_equal(columns["many_1"][: len(given["t"])], given["many"][1])
    assert np.array_equal(columns["points_y"][:3], given["points"][:, 1])
    assert {"c", "n", "r", "pairs_x", "weight", "one", "bar"} <= set(columns)


def test_the_comments_of_a_csv_say_what_made_it(found, tmp_path):
    path = tmp_path / "a.csv"
    reading.save(found, path, ALL.pictures)
    told = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
    assert "# value mean: 0.5 ± 0.01 L" in told
    assert "# words of names: focus; saddle; node" in told
    assert "# note: few samples" in told
    assert any("stopped early" in line for line in told)
    settings = next(line for line in told if line.startswith("# settings: "))
    assert json.loads(settings.removeprefix("# settings: "))["dials"] == {"rho": 28.0}
    assert f"# rows of t one two low_one high_one many_0 many_1 many_2: {60}" in told


def test_a_large_matrix_is_written_out_with_its_indices():
    (block,) = table.blocks(Reading(arrays={"m": np.arange(700.0).reshape(70, 10)}), ())
    columns = dict(block[1])
    assert list(columns) == ["m_index0", "m_index1", "m"]
    assert columns["m_index0"][-1] == 69
    assert columns["m"][13] == 13.0


@pytest.mark.parametrize("ending", [".json", ".npz", ".nc"])
def test_the_other_formats_keep_words_and_settings(found, tmp_path, ending):
    path = tmp_path / f"a{ending}"
    reading.save(found, path)
    if ending == ".json":
        facts = json.loads(path.read_text("utf-8"))
    elif ending == ".npz":
        with np.load(path, allow_pickle=False) as kept:
            facts = json.loads(str(kept["separatrix_reading"]))
            assert np.array_equal(kept["dots_y"], found.arrays["dots_y"])
    else:
        import h5netcdf

        with h5netcdf.File(path) as kept:
            facts = json.loads(kept.attrs["separatrix_reading"])
            assert np.array_equal(kept["dots_y"][:], found.arrays["dots_y"])
    assert facts["words"]["names"] == ["focus", "saddle", "node"]
    assert facts["settings"]["dials"] == {"rho": 28.0}
    assert facts["done"] == 0.5
