"""Sweeps: every point as by itself, failures recorded, interruptions without a trace."""

import numpy as np
import pytest

from explorer import api
from explorer.engine.sweep import FAILED, Table, fill, spaced
from explorer.io import sweep as files
from explorer.model import BadInput


def plan(count=12):
    return api.plan(
        "logistic", {"r": (3.2, 4.0, count)}, ("lyapunov.largest",), None, {"steps": 500}
    )


def test_every_point_is_what_measuring_it_alone_gives():
    swept = api.sweep("logistic", over={"r": (2.5, 4.0, 7)}, measure="lyapunov.largest")
    for r, value in zip(swept.over["r"], swept.values["lyapunov.largest"], strict=True):
        assert value == api.measure("lyapunov", "logistic", {"r": r}).values["largest"]
    assert swept.values["lyapunov.largest"][-1] == pytest.approx(np.log(2.0), abs=1e-3)


def test_a_grid_of_two_dials_and_two_diagnostics():
    swept = api.sweep(
        "henon", {"a": [1.0, 1.4], "b": [0.1, 0.2, 0.3]}, ["lyapunov.sum", "zero_one_test"],
        steps=3000,
    )  # fmt: skip
    assert swept.values["lyapunov.sum"].shape == (2, 3)
    # the map contracts areas by b everywhere
    expected = np.log(np.abs([[0.1, 0.2, 0.3]] * 2))
    np.testing.assert_allclose(swept.values["lyapunov.sum"], expected, atol=1e-9)
    assert "zero_one_test.K" in swept.values


def test_a_point_that_fails_is_recorded_and_the_others_are_there():
    swept = api.sweep("henon", {"a": [1.4, 4.0]}, "lyapunov.largest", steps=2000)
    good, bad = swept.values["lyapunov.largest"]
    assert good > 0.3
    assert np.isnan(bad)
    assert list(swept.status) == [1, FAILED]
    assert swept.failures[1]


def test_an_interrupted_sweep_goes_on_as_if_nothing_had_happened(tmp_path):
    whole, half = Table(plan(), api.fields_of(plan())), Table(plan(), api.fields_of(plan()))
    for _ in fill(whole, api.points):
        pass
    steps = fill(half, api.points, cancel=lambda: half.done >= 0.5)
    for _ in steps:
        pass
    assert 0.4 < half.done < 0.8
    files.save(half, tmp_path / "a.nc", {})
    again = Table(plan(), api.fields_of(plan()))
    files.resumed(again, tmp_path / "a.nc")
    assert again.done == half.done
    for _ in fill(again, api.points):
        pass
    name = "lyapunov.largest"
    np.testing.assert_array_equal(again.values[name], whole.values[name])
    other = Table(plan(13), api.fields_of(plan(13)))
    with pytest.raises(BadInput, match="other settings"):
        files.resumed(other, tmp_path / "a.nc")


def test_the_file_opens_elsewhere_with_names_and_units(tmp_path):
    xarray = pytest.importorskip("xarray")
    swept = api.sweep("lorenz", {"rho": (20.0, 30.0, 3)}, "lyapunov.largest", until=20.0)
    files.save(swept, tmp_path / "a.nc", {"lyapunov.largest": "1/time"})
    with xarray.open_dataset(tmp_path / "a.nc", engine="h5netcdf") as read:
        assert read["lyapunov.largest"].dims == ("rho",)
        assert read["lyapunov.largest"].attrs["units"] == "1/time"
        np.testing.assert_array_equal(read["rho"], swept.over["rho"])


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({}, "at least one dial"),
        ({"nothing": (0.0, 1.0, 3)}, "nothing"),
        ({"r": (0.0, 1.0, 0)}, "1 or more"),
        ({"r": (-1.0, 1.0, 3, "log")}, "positive"),
        ({"r": [float("nan")]}, "finite"),
        ({"r": (0.0, 1.0, 100_000_000)}, "at most"),
    ],
)
def test_what_cannot_be_swept_is_said(over, words):
    with pytest.raises(BadInput, match=words):
        api.sweep("logistic", over, "lyapunov.largest")


def test_unknown_diagnostics_and_values_are_named():
    with pytest.raises(BadInput, match="lyapunov"):
        api.sweep("logistic", {"r": (3.0, 4.0, 2)}, "lyapunv")
    with pytest.raises(BadInput, match="largest"):
        api.sweep("logistic", {"r": (3.0, 4.0, 2)}, "lyapunov.larges")


def test_values_between_two_ends():
    np.testing.assert_allclose(spaced("r", (1.0, 100.0, 3, "log")), [1.0, 10.0, 100.0])
    np.testing.assert_array_equal(spaced("r", [3.0, 1.0]), [3.0, 1.0])
