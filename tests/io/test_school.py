"""Schools under the names that dewi-kadita's scripts know, in both directions."""

import numpy as np
import pytest

import explorer as ex
from explorer.io import files, kadita_csv, netcdf, school
from explorer.model import BadInput

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


def kadita_file(path, metrics):
    """A file of the library itself, with or without its entropies; (result, metrics)."""
    kadita = pytest.importorskip("dewi_kadita")
    from dewi_kadita.core.metrics import compute_metrics_timeseries

    system = kadita.CouzinSystem(n_fish=30, box_size=25.0, speed=1.2, seed=3)
    solver = kadita.CouzinSolver(dt=0.1, use_numba=False)
    result = solver.solve(system, n_steps=8, save_interval=2, verbose=False)
    found = None
    if metrics:
        histories = result["positions"], result["velocities"], result["time"]
        found = compute_metrics_timeseries(*histories, 25.0)
    kadita.DataHandler.save_netcdf(str(path), result, {"scenario_name": "test"}, found)
    return result, found


def contents(path):
    """(variable -> attribute names, global attribute names)."""
    netCDF4 = pytest.importorskip("netCDF4")
    with netCDF4.Dataset(path) as data:
        inner = {name: set(one.ncattrs()) for name, one in data.variables.items()}
        return inner, set(data.ncattrs())


def test_ours_carry_every_name_that_the_library_writes(tmp_path):
    kadita_file(tmp_path / "theirs.nc", metrics=True)
    run = ex.run("couzin", {"variant": "compat", "n_fish": 30}, steps=8, every=2)
    run.save(str(tmp_path / "ours.nc"))
    theirs, above = contents(tmp_path / "theirs.nc")
    ours, said = contents(tmp_path / "ours.nc")
    assert above <= said
    for name, attributes in theirs.items():
        assert attributes <= ours[name], name
    for name in ("seed", "orientation_weight", "torus_init", "torus_radius", "variant"):
        assert name in said


def test_what_a_file_lacks_is_measured_as_the_library_measures_it(tmp_path):
    _, metrics = kadita_file(tmp_path / "full.nc", metrics=True)
    kadita_file(tmp_path / "bare.nc", metrics=False)
    for name in ("full", "bare"):
        with pytest.warns(UserWarning, match="orientation_weight"):
            run = ex.load(str(tmp_path / f"{name}.nc"))
        for one in school.DIAGNOSED:
            np.testing.assert_allclose(run[one], metrics[one], atol=2e-9, err_msg=one)


def test_entropies_survive_our_own_file_and_its_reload(tmp_path):
    run = ex.run("couzin", {"n_fish": 40}, steps=6, every=2)
    run.save(str(tmp_path / "a.nc"))
    named = netcdf.arrays(tmp_path / "a.nc")
    last = ex.measure("school_entropies", run)
    assert named["oceanic_schooling_index"][-1] == pytest.approx(last.values["osi"], abs=1e-12)
    again = ex.load(str(tmp_path / "a.nc"))
    np.testing.assert_array_equal(again["head"], run["head"])
    assert again.document == run.document


def test_a_compact_file_is_smaller_and_loads(tmp_path):
    run = ex.run("couzin", {"n_fish": 200, "speed": 2.0}, steps=40, every=2)
    run.save(str(tmp_path / "a.nc"))
    run.save(str(tmp_path / "b.nc"), compact=True)
    big, small = ((tmp_path / f"{n}.nc").stat().st_size for n in "ab")
    assert small < 0.45 * big
    assert not {"x", "vx", "head"} & set(netcdf.arrays(tmp_path / "b.nc"))
    again = ex.load(str(tmp_path / "b.nc"))
    np.testing.assert_allclose(again["pos"], run["pos"], atol=2e-6)
    np.testing.assert_allclose(again["head"], run["head"], atol=1e-6)
    assert ex.measure("school_order", again).values["P"] == pytest.approx(
        ex.measure("school_order", run).values["P"], abs=1e-6
    )


def test_tables_have_the_columns_of_the_library(tmp_path):
    kadita = pytest.importorskip("dewi_kadita")
    result, metrics = kadita_file(tmp_path / "a.nc", metrics=True)
    handler = kadita.DataHandler
    handler.save_order_parameters_csv(tmp_path / "order.csv", result)
    handler.save_entropy_metrics_csv(tmp_path / "entropy.csv", metrics)
    handler.save_trajectory_csv(tmp_path / "state.csv", result)
    with pytest.warns(UserWarning, match="orientation_weight"):
        run = ex.load(str(tmp_path / "a.nc"))
    paths = run.companions(str(tmp_path / "ours"))
    for ours, theirs in zip(paths, ("order", "entropy", "state"), strict=True):
        with open(ours) as a, open(tmp_path / f"{theirs}.csv") as b:
            assert a.readline() == b.readline()
        a = np.loadtxt(ours, delimiter=",", skiprows=1)
        b = np.loadtxt(tmp_path / f"{theirs}.csv", delimiter=",", skiprows=1)
        np.testing.assert_allclose(a, b, atol=1e-6)


def test_a_final_state_of_the_library_is_a_start(tmp_path):
    kadita = pytest.importorskip("dewi_kadita")
    result, _ = kadita_file(tmp_path / "a.nc", metrics=False)
    kadita.DataHandler.save_trajectory_csv(tmp_path / "state.csv", result)
    assert files.has_document(tmp_path / "state.csv")
    with pytest.warns(UserWarning, match="box_size"):
        run = ex.load(str(tmp_path / "state.csv"))
    np.testing.assert_allclose(run["pos"][0], result["positions"][-1], atol=1e-6)
    assert run.params["speed"] == pytest.approx(1.2, abs=1e-6)
    (tmp_path / "bad.csv").write_text(",".join(kadita_csv.STATE) + "\n0,1,2,nan,0,0,1\n")
    with pytest.raises(BadInput, match="all of them numbers"):
        ex.load(str(tmp_path / "bad.csv"))


def test_the_window_opens_a_file_of_the_library(tmp_path):
    """As `show FILE.nc` and a file dropped on the window do: by the document it amounts to."""
    from explorer.app.files import read

    result, _ = kadita_file(tmp_path / "a.nc", metrics=False)
    with pytest.warns(UserWarning, match="orientation_weight"):
        found = read(str(tmp_path / "a.nc"))
    assert found.experiment.key == "couzin"
    assert found.run.params["n_fish"] == 30
    np.testing.assert_array_equal(found.run.start["pos"], result["positions"][0])
