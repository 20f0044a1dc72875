"""Permutation entropy as a user meets it: any series, any option, live or whole."""

from math import factorial

import numpy as np
import pytest
from scipy.signal import lfilter

import explorer as ex
from explorer.diagnostics.entropy_stream import EntropyStream
from explorer.diagnostics.permutation_entropy import DIAGNOSTIC
from explorer.numerics import plane
from explorer.numerics.ordinal import counts, entropy_complexity

RANDOM = np.random.default_rng(20260102)


def measured(x, **options):
    return ex.measure("permutation_entropy", data=x, **options)


def coloured(k, seed, size=1 << 17):
    """Noise whose power falls as frequency to the -k."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).normal(size=size))
    f = np.arange(spectrum.size, dtype=float)
    f[0] = np.inf
    return np.fft.irfft(spectrum * f ** (-k / 2), size)


@pytest.mark.parametrize("n", plane.DIMENSIONS)
def test_permutation_entropy_of_a_constant_is_zero(n):
    reading = measured(np.full(5000, 1e300), n=n)
    assert (reading.values["H"], reading.values["C"]) == (0.0, 0.0)
    assert reading.values["tied"] == 1.0
    assert "equal samples" in " ".join(reading.notes)


def test_the_exact_distribution_of_the_logistic_map_gives_its_published_point():
    p = np.array([1 / 3, 1 / 15, 4 / 15, 2 / 15, 1 / 5, 0.0])
    assert entropy_complexity(p) == pytest.approx((0.831445, 0.165767), abs=1e-6)
    walk = np.array([1 / 4, 1 / 8, 1 / 8, 1 / 8, 1 / 8, 1 / 4])
    assert entropy_complexity(walk) == pytest.approx((0.967132, 0.030602), abs=1e-6)


def test_the_first_iterates_of_the_logistic_map_agree_with_published_packages():
    x = np.empty(100_000)
    x[0] = 0.1
    for i in range(1, x.size):
        x[i] = 4.0 * x[i - 1] * (1.0 - x[i - 1])
    reading = measured(x, n=6)
    assert reading.values["H"] == pytest.approx(0.628827, abs=1e-6)
    assert reading.values["C"] == pytest.approx(0.483962, abs=1e-6)


@pytest.mark.parametrize(
    ("k", "H", "C"), ((0.5, 0.9948, 0.0092), (1, 0.9772, 0.0384), (2, 0.8797, 0.1622))
)
def test_coloured_noise_lies_on_its_published_arc(k, H, C):
    found = [measured(coloured(k, seed), band=False).values for seed in range(4)]
    assert np.mean([v["H"] for v in found]) == pytest.approx(H, abs=0.003)
    assert np.mean([v["C"] for v in found]) == pytest.approx(C, abs=0.003)


def test_units_counts_and_shares_come_with_the_reading():
    x = RANDOM.normal(size=3000)
    reading = measured(x, n=4, tau=2)
    assert set(reading.units) >= {"H", "C", "span"}
    assert reading.arrays["counts"].sum() == 3000 - 3 * 2
    assert reading.arrays["probabilities"].sum() == pytest.approx(1.0)
    assert reading.values["patterns"] + reading.values["missing"] == 24
    assert reading.settings["tau"] == 2
    assert reading.values["span"] == 6


def test_patterns_missing_by_chance_are_as_many_as_in_noise():
    x = RANDOM.normal(size=(200, 120 + 4))
    found = [measured(row, band=False).values["missing"] for row in x]
    predicted = measured(x[0], band=False).values["missing_by_chance"]
    assert predicted == pytest.approx(120 * (1 - 1 / 120) ** 120)
    assert np.mean(found) == pytest.approx(predicted, rel=0.05)


def test_the_bias_of_white_noise_is_the_predicted_one():
    """E[1 - H] is about (N - 1)/(2 M ln N); overlap makes it a little smaller."""
    found = [1.0 - measured(RANDOM.normal(size=4100), band=False).values["H"] for _ in range(100)]
    assert np.mean(found) == pytest.approx(119 / (2 * 4096 * np.log(120)), rel=0.1)
    corrected = measured(RANDOM.normal(size=4100), band=False, correction=True).values["H"]
    assert abs(1.0 - corrected) < np.mean(found) / 2


@pytest.mark.parametrize("memory", (0.0, 0.9))
def test_the_band_covers_the_mean_of_many_series_in_two_of_three(memory):
    """200 series of white noise, and of AR(1): a 68 % band that is neither wishful nor timid."""
    found = []
    for seed in range(200):
        noise = np.random.default_rng(1000 + seed).normal(size=4096 + 500)
        reading = measured(lfilter([1.0], [1.0, -memory], noise)[500:])
        found.append((reading.values["H"], reading.uncertainty["H"]))
    H, width = np.transpose(found)
    assert 0.58 <= np.mean(np.abs(H - H.mean()) <= width) <= 0.78


def test_the_band_of_white_noise_is_the_spread_of_many_runs():
    reading = measured(RANDOM.normal(size=4100))
    assert reading.uncertainty["H"] == pytest.approx(4.8e-4, rel=0.4)


def test_a_short_series_says_that_it_is_short():
    reading = measured(RANDOM.normal(size=300))
    assert "few" in reading.notes[0]
    assert "from 604 samples" in reading.notes[0]
    assert reading.provisional
    assert not measured(RANDOM.normal(size=604)).provisional
    with pytest.raises(ex.BadInput, match="at least 5"):
        measured(np.zeros(4))


def test_holes_are_left_out_and_counted():
    x = RANDOM.normal(size=4000)
    x[[100, 2000]] = np.nan, np.inf
    reading = measured(x)
    assert reading.arrays["counts"].sum() == 3996 - 10
    assert any("10 patterns" in note for note in reading.notes)
    assert np.isnan(measured(np.full(50, np.nan)).values["H"])


@pytest.mark.parametrize(
    "options", ({"n": 8}, {"n": 2}, {"n": 4.5}, {"tau": 0}, {"tau": -1}, {"ties": "random"})
)
def test_options_out_of_range_are_refused_with_what_is_allowed(options):
    with pytest.raises(ex.BadInput, match=next(iter(options))):
        measured(np.arange(100.0), **options)


@pytest.mark.parametrize("data", (np.zeros((5, 5)), ["a", "b"], np.array(3.0)))
def test_data_of_another_shape_are_refused(data):
    with pytest.raises(ex.BadInput):
        measured(data)


def test_a_smooth_signal_is_told_which_delay_suits_it():
    x = np.sin(2 * np.pi * np.arange(20_000) / 1000.123)
    assert any("tau = 100" in note for note in measured(x).notes)
    assert measured(x, scheme="always").settings["tau"] == 100
    assert measured(x, scheme="always", tau=25).settings["tau"] == 25
    assert not measured(x, tau=100).notes


def streamed(x, pieces=50, **options):
    params = DIAGNOSTIC.options({"scheme": "never", **options})
    stream = DIAGNOSTIC.stream(**params, dt=0.5, seed=0)
    for piece in np.array_split(x, pieces):
        stream.feed(piece, False)
    return stream


@pytest.mark.parametrize("n", (3, 5, 7))
def test_the_live_reading_equals_the_whole_one_on_its_window(n):
    x = RANDOM.normal(size=30_000).cumsum()
    live = streamed(x, n=n, tau=2, window=5000).read()
    whole = measured(x[-(5000 + (n - 1) * 2) :], n=n, tau=2, dt=0.5)
    for name in ("H", "C", "patterns", "missing", "span"):
        assert live.values[name] == pytest.approx(whole.values[name], abs=1e-10)
    assert live.uncertainty["H"] == pytest.approx(whole.uncertainty["H"], rel=0.5)
    assert live.provisional == (n == 7)  # 5000 patterns are too few for 5040


def test_a_live_reading_is_provisional_until_its_window_is_full_and_after_a_gap():
    stream = streamed(RANDOM.normal(size=300), n=3, window=256)
    assert not stream.read().provisional
    stream.feed(RANDOM.normal(size=50), True)
    reading = stream.read()
    assert reading.provisional
    assert reading.arrays["counts"].sum() == 48


def test_an_empty_live_reading_is_undefined_not_zero():
    reading = streamed(np.empty(0)).read()
    assert np.isnan(reading.values["H"])
    assert reading.provisional


def test_the_live_reading_finds_the_delay_that_suits_the_signal():
    x = np.sin(2 * np.pi * np.arange(60_000) / 1000.123)
    params = DIAGNOSTIC.options({})
    stream = EntropyStream(**params, dt=1.0)
    for piece in np.array_split(x, 200):
        stream.feed(piece, False)
    reading = stream.read()
    assert reading.settings["tau"] == pytest.approx(100, abs=2)
    expected = entropy_complexity(counts(x[-10_000:], 5, reading.settings["tau"]).counts)
    assert reading.values["H"] == pytest.approx(expected[0], abs=0.01)


def test_a_map_keeps_a_live_delay_of_one():
    x = ex.run("logistic", steps=5000)["x"]
    stream = EntropyStream(**DIAGNOSTIC.options({}), dt=1.0)
    for piece in np.array_split(x, 20):
        stream.feed(piece, False)
    assert stream.read().settings["tau"] == 1
    assert not stream.listening


def test_every_reading_lies_between_the_borders():
    for key in ("lorenz:path.x", "rossler:path.z", "logistic", "henon:x"):
        for tau in (1, 7, 40):
            reading = ex.measure("permutation_entropy", key, n=4, tau=tau, band=False)
            H, C = reading.values["H"], reading.values["C"]
            least, most = plane.bounds(H, 4)
            assert least - 1e-9 <= C <= most + 1e-9
            assert reading.arrays["counts"].size == factorial(4)
