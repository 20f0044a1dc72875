"""The race against closed forms and published bands, and how it behaves when told to stop."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics.forecast_race import DIAGNOSTIC
from explorer.engine.channels import fitting
from tests.diagnostics.test_lyapunov import moving

RACE = {"train": 400, "spacing": 0.025, "starts": 20}


@pytest.fixture(scope="module")
def lorenz():
    return ex.measure("forecast_race", "lorenz", horizon=8.0, **RACE)


def test_persistence_of_a_rotation_fails_when_the_chord_does():
    """x'' = -x: the error is 2 sin(t/2) deviations, 0.4 at t = 2 asin 0.2; a swing lasts 2 pi."""
    circle = ex.flow("x' = w*y\ny' = -w*x", {"w": (1.0, 0.1, 3.0)}, {"x": 1.0, "y": 0.0}, dt=0.005)
    found = ex.measure("forecast_race", circle, spacing=0.005, train=5000, starts=5, horizon=2.0)
    assert found.values["persistence"] == pytest.approx(2 * np.arcsin(0.2) / (2 * np.pi), abs=2e-3)
    assert found.values["climatology"] == 0.0
    assert found.arrays["error_climatology"] == pytest.approx(1.0, abs=0.02)
    assert found.values["lyapunov_time"] == pytest.approx(2 * np.pi, rel=1e-3)
    assert "Not chaotic" in found.notes[0]
    assert found.values["autoregression"] == pytest.approx(2.0, abs=1e-3)  # linear, so to the end


def test_lorenz_is_told_as_long_as_published(lorenz):
    assert 3.5 <= lorenz.values["ngrc"] <= 6.5  # Gauthier et al. 2021: about 5
    assert lorenz.values["autoregression"] <= 0.3
    assert lorenz.values["persistence"] < lorenz.values["analogues"] < lorenz.values["ngrc"]
    assert lorenz.values["lyapunov_time"] == pytest.approx(1 / 0.9056, rel=0.1)
    assert lorenz.arrays["smape"][4] < 5.0 < lorenz.arrays["smape"][2]


def test_a_good_forecast_has_the_right_climate_and_a_mean_has_none(lorenz):
    names = lorenz.words["names"]
    divergence = dict(zip(names, lorenz.arrays["divergence"], strict=True))
    hellinger = dict(zip(names, lorenz.arrays["hellinger"], strict=True))
    good, bad = "next-generation reservoir", "climatology"
    assert divergence[good] < 1.0 < 5.0 < divergence[bad]
    assert hellinger[good] < 0.1 < 0.5 < hellinger[bad]


def test_right_equations_are_right_to_the_end():
    found = ex.measure("forecast_race", "lorenz", horizon=4.0, wrong=0.0, **RACE)
    assert found.values["physics"] == found.values["hybrid"] == pytest.approx(4.0, abs=0.05)


def test_a_correction_helps_faulty_equations(lorenz):
    assert lorenz.values["hybrid"] > lorenz.values["physics"] > 1.0


def test_every_start_is_counted(lorenz):
    valid = lorenz.arrays["valid"]
    assert valid.shape == (8, 20)
    assert lorenz.arrays["mean_valid"] == pytest.approx(valid.mean(axis=1))
    assert lorenz.arrays["spread_valid"] == pytest.approx(valid.std(axis=1, ddof=1))
    assert lorenz.values["ngrc"] == np.median(valid[4])


def test_noise_shortens_what_can_be_told(lorenz):
    noisy = ex.measure("forecast_race", "lorenz", horizon=4.0, noise=0.1, **RACE)
    assert noisy.values["ngrc"] < 0.5 * lorenz.values["ngrc"]


def test_a_forcing_is_met_at_its_time_by_those_that_know_it():
    found = ex.measure("forecast_race", "double_gyre", wrong=0.0, horizon=3.0, starts=8)
    assert found.values["physics"] == pytest.approx(3.0, abs=0.2)
    assert any("forcing" in note for note in found.notes)


def test_it_comes_one_forecaster_at_a_time_and_stops_when_told():
    cancel = np.zeros(1, np.int32)
    options = DIAGNOSTIC.options({"horizon": 2.0, "starts": 3, "train": 200})
    found = DIAGNOSTIC.compute(moving(ex.catalogue()["lorenz"]), cancel=cancel, **options)
    first, second = next(found), next(found)
    assert first.done == 1 / 8 and second.done == 2 / 8
    assert first.provisional and np.isnan(first.arrays["told_ngrc"]).all()
    for picture in DIAGNOSTIC.pictures:
        assert set(picture.arrays()) <= set(first.arrays)
    cancel[0] = 1
    assert next(found, None) is None


def test_one_start_is_enough_and_a_dial_must_exist():
    found = ex.measure("forecast_race", "lorenz", starts=1, train=60, horizon=1.0)
    assert not found.uncertainty
    with pytest.raises(ex.BadInput, match="sigma"):
        ex.measure("forecast_race", "lorenz", dial="sigme")


def test_an_orbit_at_rest_is_refused():
    with pytest.raises(ex.BadInput, match="rest"):
        ex.measure("forecast_race", "lorenz", {"rho": 0.5})


def test_without_dials_nobody_knows_the_equations():
    bare = ex.flow("x' = y\ny' = -x + 0*y", start={"x": 1.0, "y": 0.0})
    found = ex.measure("forecast_race", bare, starts=3, horizon=1.0)
    assert "hybrid" not in found.values and "ngrc" in found.values


def test_angles_are_left_out():
    assert not fitting(ex.flow("a' = 1.0", start={"a": 0.0}, wrap={"a": 6.28}), DIAGNOSTIC)
