"""The sampling scheme: natural times and traffic lights of signals one can judge by eye."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics.sampling_scheme import light


def told(x, **options):
    reading = ex.measure("sampling_scheme", data=x, **options)
    return reading.values, reading.settings["lights"], reading.notes


@pytest.mark.parametrize(
    ("tau", "colour"), ((25, "red"), (50, "amber"), (90, "green"), (160, "amber"))
)
def test_the_light_of_a_pattern_follows_its_share_of_the_period(tau, colour):
    x = np.sin(2 * np.pi * np.arange(20_000) / 1000)
    values, lights, notes = told(x, tau=tau, dt=0.5)
    assert values["t_nat"] == pytest.approx(500.0, rel=1e-3)
    assert values["tau"] == 100
    assert values["pattern_share"] == pytest.approx(tau * 4 / 1000, rel=1e-3)
    assert lights["pattern_share"] == colour
    assert bool(notes) == (colour != "green")


def test_a_map_is_sampled_as_well_as_it_can_be():
    values, lights, notes = told(ex.run("logistic", steps=4000)["x"])
    assert values["tau"] == 1
    assert lights["pattern_share"] == "green"
    assert not notes


def test_a_ramp_has_no_rhythm_and_says_so():
    values, lights, notes = told(np.arange(100.0))
    assert np.isnan(values["t_nat"])
    assert lights["pattern_share"] == "red"
    assert "rhythm" in notes[0]


def test_a_series_without_samples_is_refused():
    with pytest.raises(ex.BadInput, match="3 samples"):
        ex.measure("sampling_scheme", data=np.zeros(2))


def test_lights_change_at_the_limits_and_at_twice_their_distance():
    assert [light(s, 0.3, 0.5) for s in (0.14, 0.15, 0.3, 0.5, 1.0, 1.01)] == [
        "red", "amber", "green", "green", "amber", "red",
    ]  # fmt: skip
    assert light(float("nan"), 0.3, 0.5) == "red"


def test_the_picture_shows_the_ratios_of_all_three_natural_times_over_their_good_ranges():
    x = np.sin(2 * np.pi * np.arange(20_000) / 1000)
    reading = ex.measure("sampling_scheme", data=x, tau=100, dt=0.5)
    arrays = reading.arrays
    for name in ("crossings", "extremes", "spectrum"):
        np.testing.assert_allclose(arrays[f"{name}_ratios"], (0.4, 20.0, 50.0), rtol=2e-3)
    assert (arrays["band_low1"][0], arrays["band_high1"][0]) == (0.3, 0.5)
    assert (arrays["band_low2"][0], arrays["band_low3"][0]) == (1.5, 3.0)
    assert arrays["band_high2"][0] > 20.0
    assert [word.split(": ")[1] for word in reading.words["ratios"]] == ["green"] * 3
    assert arrays["pattern_t"].tolist() == [0.0, 50.0, 100.0, 150.0, 200.0]
    np.testing.assert_array_equal(arrays["pattern"], x[:401:100])


def test_a_series_of_one_swing_is_provisional_and_says_how_long_it_should_be():
    x = np.sin(2 * np.pi * np.arange(1400) / 1000)
    reading = ex.measure("sampling_scheme", data=x, tau=100)
    assert reading.provisional
    assert any("1500" in note for note in reading.notes)
    nothing = ex.measure("sampling_scheme", data=x[:900], tau=100)
    assert nothing.provisional
    assert "3 swings" in nothing.notes[0]
