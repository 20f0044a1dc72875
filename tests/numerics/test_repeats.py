"""Repeating sequences, and how much like a curve pairs of numbers lie."""

import numpy as np
import pytest

from explorer.numerics import repeats


@pytest.mark.parametrize("p", (1, 2, 3, 7, 32))
def test_a_repeated_pattern_has_its_length_as_period(p):
    pattern = np.random.default_rng(1).random((p, 2))
    points = np.tile(pattern, (200 // p + 1, 1))
    assert repeats.period(points, 1.0) == p
    points[-1] += 1e-3
    assert repeats.period(points, 1.0) == 0


def test_too_few_points_tell_nothing():
    assert repeats.period(np.zeros((2, 3)), 1.0) == 0
    assert repeats.period(np.zeros((0, 3)), 1.0) == 0


def test_a_curve_is_thin_and_noise_is_as_thick_as_can_be():
    rng = np.random.default_rng(5)
    x = rng.random(20_000)
    assert repeats.thickness(x, np.sin(5 * x)) < 1e-6
    assert repeats.thickness(x, rng.random(20_000)) == pytest.approx(1.0, abs=0.02)
