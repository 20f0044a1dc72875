"""The spectrum against numpy's own transform, known sines and hard input."""

import math

import numpy as np
import pytest

import explorer as ex
from explorer import api
from explorer.engine.channels import channels, fitting
from explorer.model import BadInput, Series

NOISE = np.random.default_rng(20260301).standard_normal(6000)


def spectrum(x, **options):
    return api.measure("spectrum", data=np.asarray(x, float), **options)


def by_numpy(x):
    """2 |sum of w x exp| / sum of w over the bins of one Hann segment, the mean taken off."""
    n = len(x)
    w = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(n) / n)
    found = 2 * np.abs(np.fft.rfft((x - x.mean()) * w)) / w.sum()
    found[-1] /= 2 if n % 2 == 0 else 1
    return found[1:]


@pytest.mark.parametrize("n", [1000, 1001])
def test_the_periodogram_is_numpys_transform(n):
    found = spectrum(NOISE[:n], estimate="periodogram")
    assert found.arrays["amplitude"] == pytest.approx(by_numpy(NOISE[:n]), abs=1e-12)
    assert found.arrays["frequency"] == pytest.approx(np.fft.rfftfreq(n)[1:])


def test_welch_is_the_mean_power_of_overlapping_segments():
    found = spectrum(NOISE, segment=512)
    parts = [by_numpy(NOISE[a : a + 512]) for a in range(0, len(NOISE) - 511, 256)]
    wanted = np.sqrt(np.mean(np.square(parts), axis=0))
    assert found.arrays["amplitude"] == pytest.approx(wanted, abs=1e-12)


def test_the_squares_of_noise_sum_to_its_variance():
    power = np.square(spectrum(NOISE, segment=256).arrays["amplitude"]) / 2
    # a Hann window lets one and a half bins into each
    assert power.sum() / 1.5 == pytest.approx(NOISE.var(), rel=0.02)


@pytest.mark.parametrize("number", range(12))
def test_any_sine_reads_its_own_frequency_and_amplitude(number):
    random = np.random.default_rng([20260302, number])
    dt, amplitude = random.uniform(0.01, 2.0), 10 ** random.uniform(-6, 6)
    cycles = random.uniform(0.01, 0.45)  # per sample
    t = dt * np.arange(8000)
    x = amplitude * np.sin(2 * np.pi * cycles / dt * t + random.uniform(0, 6)) + 5 * amplitude
    found = spectrum(x, dt=dt)
    assert found.values["frequency"] == pytest.approx(cycles / dt, rel=1e-5)
    assert found.values["amplitude"] == pytest.approx(amplitude, rel=1e-5)
    assert found.values["period"] * found.values["frequency"] == pytest.approx(1.0)
    assert found.values["rms"] == pytest.approx(amplitude / math.sqrt(2), rel=1e-2)
    assert found.values["resolution"] == pytest.approx(1 / (2048 * dt))
    assert not found.provisional


def test_peaks_are_labelled_largest_first():
    t = np.arange(8192.0)
    x = 2 * np.sin(2 * np.pi * 0.1 * t) + 5 * np.sin(2 * np.pi * 0.23 * t) + 1e-3 * np.sin(2 * t)
    found = spectrum(x, peaks=2)
    assert found.arrays["peaks"] == pytest.approx(np.array([(0.23, 5.0), (0.1, 2.0)]), rel=1e-6)
    assert found.words["peaks"] == ("0.23 (T = 4.348)", "0.1 (T = 10)")
    assert len(spectrum(x, peaks=0).arrays["peaks"]) == 0
    assert len(spectrum(x, peaks=9).arrays["peaks"]) == 3


def test_noise_has_no_peak_that_is_a_line():
    found = spectrum(NOISE, segment=256)
    assert math.isnan(found.values["frequency"])
    assert "No peak" in found.notes[0]


def test_a_swing_that_is_hardly_there_once_is_provisional():
    found = spectrum(np.sin(2 * np.pi * np.arange(1000) / 450), estimate="periodogram")
    assert found.provisional
    assert "fewer than 3 periods" in " ".join(found.notes) or "No peak" in found.notes[0]


def test_hard_input():
    flat = spectrum(np.full(500, 3.7))
    assert math.isnan(flat.values["amplitude"]) and "constant" in flat.notes[0]
    with pytest.raises(BadInput, match="16 finite"):
        spectrum([1.0, 2.0])
    with pytest.raises(BadInput):
        spectrum(np.full(500, np.nan))
    holes = np.where(np.arange(6000) % 97 == 0, np.nan, NOISE)
    found = spectrum(holes)
    assert np.isfinite(found.arrays["amplitude"]).all() and "62" in found.notes[0]
    for size in (1e300, 1e-300):
        found = spectrum(size * np.sin(0.3 * np.arange(5000.0)))
        assert found.values["amplitude"] == pytest.approx(size, rel=1e-5)


def test_an_oscillator_that_is_typed_rings_at_its_own_frequency():
    ringing = ex.flow("x' = y\ny' = -4*x", start={"x": 1.5, "y": 0.0}, dt=0.02)
    found = ex.measure("spectrum", ringing, channel="x", steps=20_000)
    assert found.values["frequency"] == pytest.approx(1 / np.pi, rel=1e-6)
    assert found.values["amplitude"] == pytest.approx(1.5, rel=1e-5)


@pytest.mark.parametrize("key", ["spectrum", "time_series"])
def test_it_fits_every_signal_of_the_catalogue(key):
    diagnostic = api.diagnostics()[key]
    for experiment in api.catalogue().values():
        signals = {n for n, c in channels(experiment).items() if c.kind is Series}
        assert {c.name for c in fitting(experiment, diagnostic)} == signals


# -- the signal itself ----------------------------------------------------------------------------
def test_the_time_series_is_the_end_of_the_run():
    run = ex.run("lorenz", steps=3000)
    found = ex.measure("time_series", run, channel="path.z", window=500)
    assert found.arrays["t"] == pytest.approx(run.t[-500:])
    assert np.array_equal(found.arrays["x"], run["z"][-500:])
    assert found.values["now"] == run["z"][-1]
    assert found.values["high"] == run["z"][-500:].max()


def test_plain_data_begin_at_zero_and_holes_stay_holes():
    x = np.array([1.0, np.nan, 3.0, 5.0])
    found = ex.measure("time_series", data=x, dt=0.5, window=10)
    assert found.arrays["t"].tolist() == [0.0, 0.5, 1.0, 1.5]
    assert np.array_equal(found.arrays["x"], x, equal_nan=True)
    assert found.values["mean"] == 3.0
    assert found.notes == ("Samples that are not finite leave gaps: 1.",)
    for bad in (np.full(3, np.inf), np.zeros(0)):
        with pytest.raises(BadInput, match="1 finite"):
            ex.measure("time_series", data=bad)
