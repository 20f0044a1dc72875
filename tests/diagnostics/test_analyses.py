"""Recurrence, dimension, embedding, 0-1 test, SINDy and HAVOK on systems of every sort."""

import numpy as np
import pytest

import explorer as ex
from explorer.model import BadInput

TYPED = "x' = y\ny' = mu*(1 - x**2)*y - x"


@pytest.fixture(scope="module")
def van_der_pol():
    return ex.flow(TYPED, params={"mu": (1.0, 0.0, 5.0)}, start={"x": 2.0, "y": 0.0}, dt=0.01)


def test_a_typed_system_goes_through_all_of_them(van_der_pol):
    steps = {"steps": 20_000}
    assert ex.measure("recurrence", van_der_pol, **steps).values["DET"] > 0.95
    dimension = ex.measure("correlation_dimension", van_der_pol, **steps).values["D2"]
    assert dimension == pytest.approx(1.0, abs=0.05)  # a cycle is a line
    assert ex.measure("embedding", van_der_pol, channel="path.x", **steps).values["dimension"] <= 3
    assert ex.measure("zero_one_test", van_der_pol, channel="path.x", steps=200_000).values[
        "K"
    ] == pytest.approx(0.0, abs=0.1)
    found = ex.measure("sindy", van_der_pol, **steps)
    assert found.values["terms"] == 4
    assert found.words["equations"][0] == "x' = 1*y"
    assert found.values["explained"] > 0.9999


def test_recovered_equations_can_be_typed_in_again(van_der_pol):
    text = "\n".join(ex.measure("sindy", van_der_pol, steps=20_000).words["equations"])
    again = ex.flow(text, start={"x": 2.0, "y": 0.0}, dt=0.01)
    one, other = (ex.run(e, steps=500)["path"] for e in (van_der_pol, again))
    np.testing.assert_allclose(one, other, atol=5e-3)


def test_lorenz_is_a_linear_system_with_bursts():
    calm = ex.measure("havok", "lorenz:path.x", dt=0.001, steps=50_000)
    assert calm.values["explained"] > 0.9
    assert calm.values["kurtosis"] > 1.0
    # bursts go with changes of wing
    t, burst = calm.arrays["t"], calm.arrays["burst"]
    assert burst.max() > 2.5
    assert t.shape == burst.shape


def test_noise_fills_its_space_and_says_so():
    noise = np.random.default_rng(3).standard_normal(5000)
    found = ex.measure("embedding", data=noise)
    assert np.isnan(found.values["dimension"])
    assert any("noise" in note for note in found.notes)


def test_what_is_too_short_is_refused_with_what_is_needed():
    for key in ("zero_one_test", "embedding", "havok"):
        with pytest.raises(BadInput, match=key):
            ex.measure(key, data=np.arange(20.0))
    with pytest.raises(BadInput, match="sindy"):
        ex.measure("sindy", "lorenz", steps=20)


def test_a_constant_is_no_dynamics():
    assert np.isnan(ex.measure("embedding", data=np.ones(1000)).values["delay"])
    with pytest.raises(BadInput, match="constant"):
        ex.measure("havok", data=np.ones(1000))


def test_dt_of_a_measurement_is_the_step_of_its_run():
    coarse = ex.measure("recurrence", "lorenz", dt=0.02, steps=3000)
    fine = ex.measure("recurrence", "lorenz", dt=0.01, steps=3000)
    assert coarse.settings["spacing"] == pytest.approx(2 * fine.settings["spacing"])
