"""The Python interface as a script would use it."""

import subprocess
import sys

import numpy as np
import pytest

import explorer as ex

VAN_DER_POL = "x' = y\ny' = -x - mu*(x**2 - 1)*y"


@pytest.fixture
def van_der_pol():
    return ex.flow(VAN_DER_POL, params={"mu": (1.0, 0.0, 10.0)}, start={"x": 1.0, "y": 0.0})


def in_a_new_process(code):
    """What a script prints, with warnings as errors."""
    made = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    return made.stdout


def test_importing_the_package_costs_no_weight():
    heavy = "PySide6 vispy numba scipy matplotlib pyqtgraph"
    code = f"import sys, explorer; print([m for m in {heavy.split()!r} if m in sys.modules])"
    assert in_a_new_process(code).strip() == "[]"


def test_running_a_flow_needs_neither_window_nor_numba():
    code = (
        "import sys, explorer as ex\nrun = ex.run('lorenz', steps=10)\n"
        "print([m for m in ('PySide6', 'vispy', 'numba', 'scipy') if m in sys.modules])"
    )
    assert in_a_new_process(code).strip() == "[]"


def test_a_run_has_times_columns_and_the_whole_path():
    run = ex.run("lorenz", {"rho": 28.0}, start={"x": 1.0}, steps=10_000, every=10, dt=0.01)
    assert run.t.shape == (1001,)
    assert run["path"].shape == (1001, 3)
    assert np.array_equal(run["x"], run["path"][:, 0])
    assert run.params["rho"] == 28.0
    assert run.experiment.key == "lorenz"
    assert run.diverged is None


def test_an_ensemble_has_a_path_for_each_start():
    xs = np.linspace(-1, 1, 4)
    run = ex.run("lorenz", start={"x": xs, "y": xs + 1, "z": xs + 20}, steps=100)
    assert run["path"].shape == (101, 4, 3)


def test_until_counts_in_model_time():
    assert ex.run("lorenz", until=2.0).t[-1] == pytest.approx(2.0)
    with pytest.raises(ex.BadInput, match="not both"):
        ex.run("lorenz", until=2.0, steps=3)


def test_a_typed_flow_keeps_its_period(van_der_pol):
    run = ex.run(van_der_pol, {"mu": 0.0}, until=2 * np.pi, dt=2 * np.pi / 1000)
    assert run["x"][-1] == pytest.approx(1.0, abs=1e-9)


def test_a_typed_map_iterates():
    logistic = ex.map("x' = r*x*(1 - x)", params={"r": (4.0, 0.0, 4.0)}, start={"x": 0.3})
    x = 0.3
    for value in ex.run(logistic, steps=20)["x"]:
        assert value == x
        x = 4.0 * x * (1 - x)


@pytest.mark.parametrize("suffix", ["csv", "npz", "nc", "h5"])
def test_saving_and_loading_loses_nothing(tmp_path, suffix, van_der_pol):
    for made in (ex.run("lorenz", steps=40), ex.run(van_der_pol, steps=40)):
        made.save(str(tmp_path / f"a.{suffix}"))
        if suffix == "csv":
            continue  # a CSV carries columns only
        again = ex.load(str(tmp_path / f"a.{suffix}"))
        assert np.array_equal(again.t, made.t)
        assert np.array_equal(again["path"], made["path"])
        assert again.params == made.params


@pytest.mark.parametrize("method", ["rk4", "dp5", "dop853"])
def test_the_copied_python_repeats_the_run(van_der_pol, method):
    made = ex.run(van_der_pol, {"mu": 2.5}, steps=50, method=method, start={"x": 0.5})
    scope = {}
    exec(made.as_python(), scope)
    assert np.array_equal(scope["run"]["path"], made["path"])


def test_names_that_do_not_exist_get_the_nearest_one():
    with pytest.raises(ex.BadInput, match="lorenz"):
        ex.run("lorentz")
    with pytest.raises(ex.BadInput, match="rho"):
        ex.run("lorenz", {"roh": 28})
    with pytest.raises(ex.BadInput, match="lyapunov"):
        ex.measure("lyapunow", "lorenz")


def test_an_equation_error_is_bad_input_with_a_place():
    with pytest.raises(ex.BadInput, match=r"line 2.*column 7"):
        ex.flow("x' = y\ny' = -z")


def test_threads_are_at_least_one():
    with pytest.raises(ex.BadInput, match="1"):
        ex.set_threads(0)


def test_the_copied_command_line_names_every_start_of_an_ensemble():
    made = ex.run("lorenz", start={"x": np.array([1.0, 2.5])}, steps=3)
    assert "x=1.0,2.5" in made.as_command()
