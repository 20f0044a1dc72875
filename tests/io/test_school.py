"""Schools under the names that dewi-kadita's scripts know, in both directions."""

import numpy as np
import pytest

from explorer.io import files, netcdf

from .conftest import described, shoal

NAMES = "positions velocities x y z vx vy vz polarization rotation time fish spatial".split()


def test_a_school_is_written_under_the_known_names(tmp_path):
    run = shoal()
    files.save(run, tmp_path / "a.nc")
    named = netcdf.arrays(tmp_path / "a.nc")
    assert set(NAMES) <= set(named)
    np.testing.assert_array_equal(named["vy"], 1.5 * run["head"][..., 1])
    np.testing.assert_allclose(
        named["polarization"], np.linalg.norm(run["head"].mean(axis=1), axis=1), rtol=1e-14
    )
    attributes = netcdf.texts(tmp_path / "a.nc")
    assert attributes["n_fish"] == 7
    assert attributes["orientation_weight"] == 1.0
    assert attributes["variant"] == "explorer"
    assert attributes["final_polarization"] == pytest.approx(named["polarization"][-1])


def test_a_perfect_mill_across_the_border_rotates_fully(tmp_path):
    run = shoal(samples=1)
    angle = 2 * np.pi * np.arange(7) / 7
    zero = np.zeros(7)
    run.arrays["pos"][0] = np.stack([3 * np.cos(angle), 3 * np.sin(angle), zero], 1) % 25
    run.arrays["head"][0] = np.stack([-np.sin(angle), np.cos(angle), zero], 1)
    files.save(run, tmp_path / "a.nc")
    named = netcdf.arrays(tmp_path / "a.nc")
    assert named["rotation"][0] == pytest.approx(1.0, abs=1e-12)
    assert named["polarization"][0] == pytest.approx(0.0, abs=1e-12)


def foreign_file(path, weight=None):
    netCDF4 = pytest.importorskip("netCDF4")
    random = np.random.default_rng(5)
    at = random.uniform(0, 25, size=(3, 7, 3))
    head = random.normal(size=(3, 7, 3))
    head /= np.linalg.norm(head, axis=2, keepdims=True)
    with netCDF4.Dataset(path, "w") as data:
        for name, size in (("time", 3), ("fish", 7), ("spatial", 3)):
            data.createDimension(name, size)
        data.createVariable("time", "f8", ("time",), zlib=True)[:] = [0.0, 0.5, 1.0]
        for name, values in (("positions", at), ("velocities", 1.5 * head)):
            data.createVariable(name, "f8", ("time", "fish", "spatial"), zlib=True)[:] = values
        data.setncatts({"n_fish": 7, "speed": 1.5, "dt": 0.1, "save_interval": 5, "n_steps": 10})
        if weight is not None:
            data.orientation_weight = weight
    return at, head


def test_a_file_of_dewi_kadita_is_adopted(tmp_path):
    at, head = foreign_file(tmp_path / "a.nc", weight=0.4)
    run = files.load(tmp_path / "a.nc", described)
    np.testing.assert_array_equal(run["pos"], at)
    np.testing.assert_allclose(run["head"], head, rtol=1e-14)
    assert run.params["variant"] == "compat"
    assert run.params["orientation_weight"] == 0.4
    assert run.document.steps == 10
    assert run.document.every == 5
    assert run.t.tolist() == [0.0, 0.5, 1.0]


def test_a_missing_weight_is_taken_as_one_with_a_warning(tmp_path):
    foreign_file(tmp_path / "a.nc")
    with pytest.warns(UserWarning, match="orientation_weight is missing"):
        run = files.load(tmp_path / "a.nc", described)
    assert run.params["orientation_weight"] == 1.0


def test_a_file_written_by_dewi_kadita_itself_loads_and_its_order_agrees(tmp_path):
    kadita = pytest.importorskip("dewi_kadita")
    import explorer as ex

    system = kadita.CouzinSystem(
        n_fish=20, box_size=25.0, speed=1.2, orientation_weight=0.7, seed=3
    )
    solver = kadita.CouzinSolver(dt=0.1, use_numba=False)
    result = solver.solve(system, n_steps=6, save_interval=2, verbose=False)
    kadita.DataHandler.save_netcdf(str(tmp_path / "a.nc"), result, {"scenario_name": "test"})
    with pytest.warns(UserWarning, match="orientation_weight"):
        run = ex.load(str(tmp_path / "a.nc"))
    np.testing.assert_array_equal(run["pos"], result["positions"])
    assert run.params["speed"] == 1.2
    run.save(str(tmp_path / "b.nc"))
    ours = netcdf.arrays(tmp_path / "b.nc")
    np.testing.assert_allclose(ours["velocities"], result["velocities"], rtol=1e-13)
    np.testing.assert_allclose(ours["polarization"], result["polarization"], rtol=1e-12)
    np.testing.assert_allclose(ours["rotation"], result["rotation"], rtol=1e-9)
