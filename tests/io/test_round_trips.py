"""What is written comes back, bit for bit, whatever the format."""

import numpy as np
import pytest

from explorer.io import csv, files, netcdf
from explorer.model import BadInput

from .conftest import described, shoal, trajectory

LOSSLESS = (".npz", ".nc", ".h5")


def assert_same(read, written, final=True):
    assert read.document == written.document
    assert read.params == written.params
    assert read.diverged == written.diverged
    np.testing.assert_array_equal(read.t, written.t)
    np.testing.assert_array_equal(read.steps, written.steps)
    assert set(read.arrays) == set(written.arrays)
    for name, values in written.arrays.items():
        np.testing.assert_array_equal(read.arrays[name], values, err_msg=name)
        assert read.arrays[name].dtype == values.dtype
    if final:
        assert set(read.final) == set(written.final)
        for name, values in written.final.items():
            np.testing.assert_array_equal(read.final[name], values, err_msg=name)


@pytest.mark.parametrize("ending", LOSSLESS)
def test_a_saved_recording_loads_without_loss(recording, ending, tmp_path):
    files.save(recording, tmp_path / f"run{ending}")
    assert_same(files.load(tmp_path / f"run{ending}", described), recording)


def test_a_csv_with_comments_loads_every_sample(recording, tmp_path):
    files.save(recording, tmp_path / "run.csv", comments=True)
    assert_same(files.load(tmp_path / "run.csv", described), recording, final=False)


@pytest.mark.parametrize("ending", [*LOSSLESS, ".csv"])
def test_the_document_is_read_without_the_data(recording, ending, tmp_path):
    files.save(recording, tmp_path / f"run{ending}", comments=True)
    assert files.run_document(tmp_path / f"run{ending}") == recording.document


def test_a_plain_csv_is_a_header_and_repr_floats(tmp_path):
    run = trajectory(samples=3)
    files.save(run, tmp_path / "run.csv")
    lines = (tmp_path / "run.csv").read_text().splitlines()
    assert lines[0] == "t,x,y,radius"
    first = [run.t[1], *run.arrays["state"][1], run.arrays["radius"][1]]
    assert lines[2] == ",".join(repr(float(value)) for value in first)
    columns = csv.arrays(tmp_path / "run.csv")
    np.testing.assert_array_equal(columns["x"], run["x"])


def test_a_plain_csv_says_that_it_has_no_document(tmp_path):
    files.save(trajectory(), tmp_path / "run.csv")
    with pytest.raises(BadInput, match="without its document"):
        files.load(tmp_path / "run.csv", described)


def test_a_school_in_csv_has_a_row_for_each_fish(tmp_path):
    run = shoal()
    files.save(run, tmp_path / "run.csv")
    columns = csv.arrays(tmp_path / "run.csv")
    assert list(columns)[:5] == ["t", "fish", "pos_x", "pos_y", "pos_z"]
    np.testing.assert_array_equal(columns["pos_y"], run["pos"][..., 1].ravel())
    np.testing.assert_array_equal(columns["fish"], np.tile(np.arange(7), 4))


def test_npz_holds_plain_arrays_under_the_names_of_the_run(tmp_path):
    run = trajectory()
    files.save(run, tmp_path / "run.npz")
    with np.load(tmp_path / "run.npz", allow_pickle=False) as archive:
        np.testing.assert_array_equal(archive["path"], run["path"])
        np.testing.assert_array_equal(archive["x"], run["x"])
        assert all(archive[name].dtype != object for name in archive.files)


@pytest.mark.parametrize("ending", [".nc", ".h5"])
def test_xarray_opens_the_file_with_named_dimensions_and_units(ending, tmp_path):
    xarray = pytest.importorskip("xarray")
    run = trajectory(starts=5)
    files.save(run, tmp_path / f"run{ending}")
    with xarray.open_dataset(tmp_path / f"run{ending}", engine="h5netcdf") as data:
        assert data["x"].dims == ("time", "start")
        assert data["x"].attrs["units"] == "m"
        assert data.attrs["Conventions"] == "CF-1.8"
        assert data["time"].attrs["axis"] == "T"
        np.testing.assert_array_equal(data["x"].values, run["x"])


def test_another_netcdf_library_reads_the_same_numbers(tmp_path):
    netCDF4 = pytest.importorskip("netCDF4")
    run = shoal()
    files.save(run, tmp_path / "run.nc")
    with netCDF4.Dataset(tmp_path / "run.nc") as data:
        assert data.dimensions["fish"].size == 7
        np.testing.assert_array_equal(data["positions"][...].data, run["pos"])
        assert '"format": 1' in data.getncattr(netcdf.DOCUMENT)


def test_a_document_larger_than_an_hdf5_header_fits_its_attribute(tmp_path):
    run = trajectory(samples=2, starts=20_000)
    files.save(run, tmp_path / "run.nc")
    assert len(netcdf.texts(tmp_path / "run.nc")[netcdf.DOCUMENT]) > 300_000
    assert_same(files.load(tmp_path / "run.nc", described), run)


def test_complex_states_are_two_real_variables(tmp_path):
    run = trajectory()
    psi = np.exp(1j * np.arange(20.0))[:, None] * np.ones(4)
    run.arrays["psi"] = psi
    files.save(run, tmp_path / "run.nc")
    named = netcdf.arrays(tmp_path / "run.nc")
    np.testing.assert_array_equal(named["psi"], psi)


def test_an_unknown_ending_names_those_allowed(tmp_path):
    with pytest.raises(BadInput, match=r"\.csv, \.npz, \.nc, \.h5"):
        files.save(trajectory(), tmp_path / "run.txt")


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(BadInput, match="nowhere"):
        files.save(trajectory(), tmp_path / "nowhere" / "run.nc")
