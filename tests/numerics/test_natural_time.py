"""Natural time: waves of known period, and what has none."""

import numpy as np
import pytest

from explorer.numerics import natural_time
from explorer.numerics.ordinal import counts, entropy_complexity


@pytest.mark.parametrize("estimate", natural_time.ESTIMATORS.values())
@pytest.mark.parametrize("scale", (1.0, 1e308, 1e-300))
def test_the_period_of_a_wave_is_found(estimate, scale):
    x = scale * (0.1 + 0.5 * np.sin(2 * np.pi * np.arange(5000) / 123.4 + 0.3))
    assert estimate(x) == pytest.approx(123.4, rel=2e-3)


@pytest.mark.parametrize("estimate", natural_time.ESTIMATORS.values())
def test_fewer_than_three_events_are_no_rhythm(estimate):
    assert np.isnan(estimate(np.arange(100.0)))
    assert np.isnan(estimate(np.zeros(100)))
    assert np.isnan(estimate(np.sin(np.arange(1000) / 400)))


def test_the_time_axis_may_begin_anywhere():
    """The span between events counts, not the last time stamp."""
    t = np.linspace(1000.0, 1010.0, 5001)
    x = np.sin(2 * np.pi * t)
    assert natural_time.by_crossings(x) * 0.002 == pytest.approx(1.0, abs=1e-3)


def test_exact_zeros_are_crossed_once():
    x = np.tile([1.0, 0.0, -1.0, 0.0], 10)
    assert natural_time.crossings(x).tolist() == list(range(1, 38, 2))
    assert natural_time.by_crossings(x) == 4.0


def test_touching_the_mean_is_no_crossing():
    x = np.array([2.0, 0.0, 2.0, -2.0, 0.0, -2.0])
    assert natural_time.crossings(x).tolist() == [2.5]


def test_nothing_is_interpolated_across_a_hole():
    x = np.sin(2 * np.pi * (np.arange(1000) + 0.25) / 50)
    x[100:151] = np.nan
    found = natural_time.crossings(x)
    assert not ((found > 98) & (found < 152)).any()


def test_flat_tops_count_once_at_their_middle():
    assert natural_time.peaks(np.array([0.0, 1, 1, 1, 0, 3, 0])).tolist() == [2.0, 5.0]


@pytest.mark.parametrize(
    ("tau", "H", "C"),
    ((25, 0.2893, 0.2456), (75, 0.4573, 0.3590), (100, 0.5100, 0.3923), (125, 0.5429, 0.4123)),
)
def test_a_sine_reads_as_published_at_each_delay(tau, H, C):
    x = np.sin(2 * np.pi * np.arange(100_000) / 1000.123)
    found = entropy_complexity(counts(x, 5, tau).counts)
    assert found == pytest.approx((H, C), abs=2e-3)


def test_the_advised_delay_spans_two_fifths_of_the_natural_time():
    assert natural_time.advised_delay(1000.123, 5) == 100
    assert natural_time.advised_delay(2.0, 5) == 1
    assert natural_time.advised_delay(np.nan, 5) == 1
