"""H and C along a series: what entropy.md promises for odd data, and the band."""

import numpy as np
import pytest

import explorer as ex
from explorer import api
from explorer.diagnostics.entropy_series import constant, ramp, two_levels, white_noise
from explorer.diagnostics.windowed_track import sizes
from explorer.model import BadInput

NOISE = np.random.default_rng(20260303).normal(size=12_000)


def test_the_whole_is_that_of_permutation_entropy():
    along = ex.measure("windowed_entropy", data=NOISE, band=False)
    whole = ex.measure("permutation_entropy", data=NOISE, band=False)
    assert along.values["H"] == whole.values["H"]
    assert along.values["C"] == whole.values["C"]


@pytest.mark.parametrize("make", [ramp, constant])
def test_a_ramp_and_a_constant_are_exactly_zero(make):
    found = ex.measure("windowed_entropy", data=make())
    assert found.values["H"] == found.values["C"] == found.values["highest"] == 0.0
    assert (found.arrays["H_half_width"] == 0.0).all()


def test_two_levels_look_complex_and_say_so():
    found = ex.measure("windowed_entropy", data=two_levels(), window=10_000, band=False)
    assert found.values["H"] == pytest.approx(0.657, abs=5e-3)  # computed
    assert found.values["C"] == pytest.approx(0.403, abs=5e-3)
    assert any("equal samples" in note for note in found.notes)


def test_holes_break_the_line_and_are_counted():
    x = NOISE.copy()
    x[4000:7000] = np.nan
    found = ex.measure("windowed_entropy", data=x, window=1000, step=1000, band=False)
    H = found.arrays["H_of_t"]
    np.testing.assert_array_equal(np.isnan(H), _within(12, 4, 7))
    assert any("3004 patterns hold samples that are not finite" in note for note in found.notes)
    assert found.values["windows"] == 9


def _within(count, first, last):
    return (np.arange(count) >= first) & (np.arange(count) < last)


def test_the_band_of_noise_holds_what_noise_does():
    # of 200 independent windows the measured spread of H is the band's, within its own error
    found = ex.measure("windowed_entropy", data=white_noise()[:200_000], window=1000, step=1000)
    spread = found.arrays["H_of_t"].std()
    assert found.arrays["H_half_width"].mean() == pytest.approx(spread, rel=0.15)
    low, high = found.arrays["H_low"], found.arrays["H_high"]
    np.testing.assert_allclose((low + high) / 2, found.arrays["H_of_t"], atol=1e-12)


@pytest.mark.parametrize(
    ("x", "options", "word"),
    [
        (np.arange(4.0), {}, "at least 5 are needed"),
        (np.arange(100.0), {"window": 200}, "the series has 100 samples; give 5 to 100"),
        (np.arange(100.0), {"window": 3}, "at least 5 are needed"),
        (np.zeros((4, 4)), {}, "1-D"),
    ],
)
def test_too_little_says_how_much_is_needed(x, options, word):
    with pytest.raises(BadInput, match=word):
        ex.measure("windowed_entropy", data=x, **options)


def test_sizes_suit_the_series_where_none_are_given():
    assert sizes(5, 1, 0, 0, None) == (1204, 602)
    assert sizes(5, 1, 0, 0, 1_000_000) == (10_000, 5000)
    assert sizes(5, 1, 0, 0, 300) == (300, 150)
    assert sizes(4, 2, 500, 7, 300) == (500, 7)


def test_live_windows_are_those_of_the_whole_until_samples_are_lost():
    diagnostic = api.diagnostics()["windowed_entropy"]
    options = dict(diagnostic.options({"window": 1000, "step": 500, "band": False}))
    live = diagnostic.stream(**options, dt=0.5, seed=0)
    for part in np.array_split(NOISE, 41):
        live.feed(part, False)
    whole = ex.measure("windowed_entropy", data=NOISE, dt=0.5, **options)
    np.testing.assert_array_equal(live.read().arrays["H_of_t"], whole.arrays["H_of_t"])
    live.feed(NOISE[:1500], True)
    after = live.read().arrays["H_of_t"]
    assert np.isnan(after[-3])
    assert after[-2] == whole.arrays["H_of_t"][0]


def test_a_cancelled_measurement_keeps_what_it_has():
    diagnostic = api.diagnostics()["windowed_entropy"]
    cancel = np.zeros(1, np.int32)
    options = dict(diagnostic.options({"window": 1000, "band": False}))
    x = np.tile(NOISE, 60)
    readings = diagnostic.compute(x, **options, dt=1.0, seed=0, cancel=cancel)
    first = next(readings)
    cancel[0] = 1
    rest = list(readings)
    assert 0.0 < first.done < 1.0
    assert len(rest) == 1
    assert rest[0].values["windows"] >= first.values["windows"] > 0
