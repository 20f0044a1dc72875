"""Surrogates keep what they promise, and the rank among them is an honest one."""

import numpy as np
import pytest
from scipy.signal import lfilter

from explorer.numerics.surrogates import MAKERS, iaaft, meeting, phases, shuffled, two_sided

RANDOM = np.random.default_rng(20260109)
LINEAR = lfilter([1.0], [1.0, -0.9], RANDOM.normal(size=3001))


def spectrum(x):
    return np.abs(np.fft.rfft(x - x.mean()))


@pytest.mark.parametrize("make", MAKERS.values())
def test_a_surrogate_has_the_same_values_and_repeats_with_its_seed(make):
    first, again, other = (make(LINEAR, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert np.array_equal(np.sort(first), np.sort(LINEAR))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_the_iterated_surrogate_has_nearly_the_same_spectrum():
    x = np.tanh(LINEAR)  # far from Gaussian: the values and the spectrum pull apart
    found = iaaft(x, np.random.default_rng(3))
    missed = np.linalg.norm(spectrum(found) - spectrum(x)) / np.linalg.norm(spectrum(x))
    plain = shuffled(x, np.random.default_rng(3))
    assert missed < 0.05
    assert np.linalg.norm(spectrum(plain) - spectrum(x)) / np.linalg.norm(spectrum(x)) > 0.3


def test_random_phases_keep_the_spectrum_of_gaussian_noise():
    found = phases(LINEAR, np.random.default_rng(3))
    x, y = (spectrum(one)[1:200] for one in (LINEAR, found))
    assert np.linalg.norm(x - y) / np.linalg.norm(x) < 0.05


def test_the_part_whose_ends_meet_has_no_jump_at_its_seam():
    t = np.arange(1000.0)
    first, last = meeting(np.sin(2 * np.pi * t / 300.0))
    assert (last - first) % 300 in (0, 1, 299)
    assert first < 100 and last > 900
    assert meeting(np.full(100, 2.0)) == (0, 100)
    assert meeting(np.arange(5.0)) == (0, 5)


def test_constants_and_pairs_have_surrogates_too():
    assert iaaft(np.full(50, 3.0), RANDOM).tolist() == [3.0] * 50
    assert sorted(iaaft(np.array([1.0, 2.0]), RANDOM)) == [1.0, 2.0]


def test_a_cancelled_surrogate_is_still_a_permutation():
    assert np.array_equal(np.sort(iaaft(LINEAR, RANDOM, np.ones(1))), np.sort(LINEAR))


def test_the_two_sided_p_value_counts_ranks_as_extreme():
    others = np.arange(39.0)
    assert two_sided(-1.0, others) == (1, 0.05)
    assert two_sided(99.0, others) == (40, 0.05)
    assert two_sided(18.5, others) == (20, 1.0)
    assert two_sided(0.5, others) == (2, pytest.approx(0.1))
    assert two_sided(0.0, others) == (1, pytest.approx(0.1))  # a tie counts against it
    assert two_sided(0.0, np.zeros(39)) == (1, 1.0)
