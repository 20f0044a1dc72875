"""Complex waves in the layout of simple-idealized-1d-nlse: written so, and read back."""

import netCDF4
import numpy as np
import pytest

from explorer import api
from explorer.model import BadInput


@pytest.fixture
def run():
    return api.run("nlse_solitons", {"points": 128, "length": 40.0}, steps=200, every=20)


@pytest.fixture
def foreign(tmp_path):
    """A file as that package writes it: its names, and nothing of ours."""
    path = tmp_path / "theirs.nc"
    x, t = -20 + 40 / 128 * np.arange(128), np.linspace(0.0, 1.0, 11)
    psi = 1 / np.cosh(x - t[:, None]) * np.exp(1j * x)
    with netCDF4.Dataset(path, "w") as file:
        file.createDimension("x", 128)
        file.createDimension("t", 11)
        for name, dims, values in (
            ("x", ("x",), x),
            ("t", ("t",), t),
            ("psi_real", ("t", "x"), psi.real),
            ("psi_imag", ("t", "x"), psi.imag),
            ("psi_abs", ("t", "x"), np.abs(psi)),
        ):
            file.createVariable(name, "f8", dims)[:] = values
        file.scenario = "Single Soliton"
    return path, t, psi


def test_a_wave_is_written_under_their_names(run, tmp_path):
    path = tmp_path / "wave.nc"
    run.save(path)
    with netCDF4.Dataset(path) as file:
        assert file["x"].dimensions == ("x",)
        assert file["t"].dimensions == ("t",)
        for name in ("psi_real", "psi_imag", "psi_abs"):
            assert file[name].dimensions == ("t", "x")
        psi = file["psi_real"][:] + 1j * file["psi_imag"][:]
        np.testing.assert_array_equal(psi, run["psi"])
        np.testing.assert_array_equal(file["psi_abs"][:], np.abs(run["psi"]))
        np.testing.assert_allclose(file["x"][:], -20 + 40 / 128 * np.arange(128), atol=1e-12)
        assert file["mass"].dimensions == ("t",)
        assert (file.scenario, file.points, file.length) == ("two_soliton", 128, 40.0)


def test_a_wave_comes_back_bit_for_bit(run, tmp_path):
    run.save(tmp_path / "wave.nc")
    back = api.load(tmp_path / "wave.nc")
    assert back.arrays.keys() == run.arrays.keys()
    for name in run.arrays:
        np.testing.assert_array_equal(back[name], run[name])


def test_their_file_opens_as_a_run(foreign):
    path, t, psi = foreign
    run = api.load(path)
    np.testing.assert_array_equal(run["psi"], psi)
    np.testing.assert_array_equal(run.t, t)
    assert run.params["points"] == 128
    assert run.params["length"] == pytest.approx(40.0)


def test_their_file_can_be_carried_on(foreign):
    path, t, psi = foreign
    run = api.load(path)
    again = api.repeat(run.document)
    moved = 1 / np.cosh(-20 + 40 / 128 * np.arange(128) - 1.0)
    assert np.abs(np.abs(again["psi"][-1]) - moved).max() < 1e-4


def test_a_file_whose_wave_fits_no_grid_is_refused(tmp_path):
    path = tmp_path / "odd.nc"
    with netCDF4.Dataset(path, "w") as file:
        file.createDimension("x", 33)
        file.createDimension("t", 2)
        file.createVariable("x", "f8", ("x",))[:] = np.arange(33.0)
        file.createVariable("t", "f8", ("t",))[:] = (0.0, 1.0)
        for name in ("psi_real", "psi_imag"):
            file.createVariable(name, "f8", ("t", "x"))[:] = np.ones((2, 33))
    with pytest.raises(BadInput, match="even"):
        api.load(path)
